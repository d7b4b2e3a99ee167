"""A whole turn in Slack against the simplest Bolt bot, on the same Web API, in one run."""

import asyncio
from collections.abc import Mapping

from tests.bench.process import folder, postgresql, served
from tests.bench.result import Row
from tests.bench.slack_load import AT_ONCE, Round, drive, settings, web_api

PEOPLE, ROUNDS = 500, 4


class Unanswered(RuntimeError):
    """Something that was acknowledged was never answered: the measurement means nothing."""


def slack_turn_sqlite() -> Row:
    """A turn through ``/slack/events``, on SQLite at ``synchronous=FULL``."""
    with folder() as home:
        return _slack("slack-turn-sqlite", {**_key(home), **_url(f"sqlite:///{home}/cpi.db")})


def slack_turn_postgresql() -> Row:
    """The same on an embedded PostgreSQL with its own defaults."""
    with folder() as home, postgresql() as url:
        return _slack("slack-turn-postgresql", {**_key(home), **_url(url)})


def _slack(name: str, own: Mapping[str, str]) -> Row:
    ours: list[Round] = []
    theirs: list[Round] = []
    with web_api() as api:
        told = settings(api)
        with (
            served("slack-ours", PEOPLE, {**own, **told}) as port,
            served("slack-theirs", 0, told) as other,
        ):
            asyncio.run(drive(port, api, PEOPLE))
            asyncio.run(drive(other, api, PEOPLE))
            for _ in range(ROUNDS):
                ours.append(asyncio.run(drive(port, api, PEOPLE)))
                theirs.append(asyncio.run(drive(other, api, PEOPLE)))
    if any(each.unanswered for each in ours):
        raise Unanswered(name)
    mine, peer = (sorted(rounds, key=lambda r: r.rate)[ROUNDS // 2] for rounds in (ours, theirs))
    note = (
        f"{len(mine.acknowledged)} turns a round, {AT_ONCE} at once, {PEOPLE} people; verified,"
        f" committed, acknowledged and answered, answered questions redrawn at Slack's pace;"
        f" acknowledged p50 {mine.percentile(0.5):.0f} ms,"
        f' p99 {mine.percentile(0.99):.0f} ms; theirs: Bolt\'s say("hello"), nothing stored,'
        f" p99 {peer.percentile(0.99):.0f} ms"
    )
    return Row(name, mine.rate, peer.rate, mine.rate / peer.rate, "turns/s", note)


def _key(home: object) -> dict[str, str]:
    return {"CPI_KEY_FILE": f"{home}/master.key"}


def _url(url: str) -> dict[str, str]:
    return {"CPI_DATABASE_URL": url}
