"""A whole turn in Slack against the simplest Bolt bot, on the same Web API, in one run."""

import asyncio
from collections.abc import Mapping

from tests.bench.process import folder, postgresql, served
from tests.bench.result import Row
from tests.bench.slack_load import drive, settings, web_api
from tests.bench.turns import side_by_side

PEOPLE = 500


def slack_turn_sqlite() -> Row:
    """A turn through ``/slack/events``, on SQLite at ``synchronous=FULL``."""
    with folder() as home:
        return _slack("slack-turn-sqlite", {**_key(home), **_url(f"sqlite:///{home}/cpi.db")})


def slack_turn_postgresql() -> Row:
    """The same on an embedded PostgreSQL with its own defaults."""
    with folder() as home, postgresql() as url:
        return _slack("slack-turn-postgresql", {**_key(home), **_url(url)})


def _slack(name: str, own: Mapping[str, str]) -> Row:
    with web_api() as api:
        told = settings(api)
        with (
            served("slack-ours", PEOPLE, {**own, **told}) as port,
            served("slack-theirs", 0, told) as other,
        ):
            return side_by_side(
                name,
                lambda ours: asyncio.run(drive(port if ours else other, api, PEOPLE)),
                f"{PEOPLE} people; verified, committed, acknowledged and answered, answered questions"
                " redrawn at Slack's pace; theirs: Bolt's say(\"hello\"), nothing stored",
            )


def _key(home: object) -> dict[str, str]:
    return {"CPI_KEY_FILE": f"{home}/master.key"}


def _url(url: str) -> dict[str, str]:
    return {"CPI_DATABASE_URL": url}
