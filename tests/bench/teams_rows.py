"""A whole turn in Teams against the simplest botbuilder bot, on the same connector, in one run."""

import asyncio
from collections.abc import Mapping

from tests.bench.process import folder, postgresql, served
from tests.bench.result import Row
from tests.bench.teams_load import bot_connector, drive
from tests.bench.turns import side_by_side

PEOPLE = 500


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
    with (
        bot_connector() as api,
        served("teams-ours", PEOPLE, {**own, **api.settings}) as port,
        served("teams-theirs", 0, api.settings) as other,
    ):
        return side_by_side(
            name,
            lambda ours: asyncio.run(drive(port if ours else other, api, PEOPLE)),
            f"{PEOPLE} people; token verified, committed, acknowledged and answered; theirs:"
            ' botbuilder\'s send_activity("hello"), nothing stored',
            rounds=4,
        )
