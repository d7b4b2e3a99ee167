"""A whole turn in Teams against the simplest botbuilder bot, on the same connector, in one run."""

import asyncio
from collections.abc import Mapping

from tests.bench.process import folder, postgresql, served
from tests.bench.result import Row
from tests.bench.slack_load import AT_ONCE, Round
from tests.bench.slack_rows import Unanswered
from tests.bench.teams_load import bot_connector, drive

PEOPLE, ROUNDS = 500, 4


def teams_turn_sqlite() -> Row:
    """A turn through ``/api/messages``, on SQLite at ``synchronous=FULL``."""
    with folder() as home:
        own = {"CPI_KEY_FILE": f"{home}/master.key", "CPI_DATABASE_URL": f"sqlite:///{home}/cpi.db"}
        return _teams("teams-turn-sqlite", own)


def teams_turn_postgresql() -> Row:
    """The same on an embedded PostgreSQL with its own defaults."""
    with folder() as home, postgresql() as url:
        own = {"CPI_KEY_FILE": f"{home}/master.key", "CPI_DATABASE_URL": url}
        return _teams("teams-turn-postgresql", own)


def _teams(name: str, own: Mapping[str, str]) -> Row:
    ours: list[Round] = []
    theirs: list[Round] = []
    with (
        bot_connector() as api,
        served("teams-ours", PEOPLE, {**own, **api.settings}) as port,
        served("teams-theirs", 0, api.settings) as other,
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
        f"{len(mine.acknowledged)} turns a round, {AT_ONCE} at once, {PEOPLE} people; token verified,"
        f" committed, acknowledged and answered; acknowledged p50 {mine.percentile(0.5):.0f} ms,"
        f' p99 {mine.percentile(0.99):.0f} ms; theirs: botbuilder\'s send_activity("hello"), nothing'
        f" stored, p99 {peer.percentile(0.99):.0f} ms"
    )
    return Row(name, mine.rate, peer.rate, mine.rate / peer.rate, "turns/s", note)
