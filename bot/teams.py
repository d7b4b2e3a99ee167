"""Teams as a process runs it."""

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import logs
from bot.beside import DatabaseBeside
from bot.delivery import Delivery
from bot.posts import DatabasePosts
from bot.settings import Settings
from bot.sides import AdminSide, Clock, HandlerSide, PractitionerSide, Profiles
from bot.teams_people import DatabasePeople
from bot.teams_places import DatabasePlaces
from bot.teams_settings import teams_registration
from storage.unit_of_work import Database

if TYPE_CHECKING:
    from adapters.teams.served import Parts
    from adapters.teams.served import Teams as Outgoing

REFRESHED_WITHIN = 3.0
"""Seconds that a press on a case waits for its card; the card's own job brings it up to date anyway."""

_log = logs.get(__name__)


@dataclass(slots=True)
class Teams:
    """Teams as this process runs it."""

    parts: "Parts"
    out: "Outgoing"
    posts: DatabasePosts

    async def close(self) -> None:
        """Shows what is still to be shown, writes what waits, and ends the connections."""
        await self.out.chat.drain()
        await self.posts.close()
        await self.parts.connector.close()


def build_teams(
    settings: Settings,
    database: Database,
    profiles: Profiles,
    sides: tuple[PractitionerSide, HandlerSide, AdminSide],
    force_id: str,
    clock: Clock,
    delivery: Delivery,
) -> Teams:
    """Teams by the settings: one tenant. Raises BadCertificate, OSError."""
    from adapters.teams import served as teams  # noqa: PLC0415  (a platform is loaded only where it is served)
    from adapters.teams.connector import TeamsConnector  # noqa: PLC0415

    async def refresh(case_id: str) -> None:
        task = asyncio.create_task(delivery.card(case_id))
        task.add_done_callback(_noted)
        await asyncio.wait([task], timeout=REFRESHED_WITHIN)

    posts = DatabasePosts(database)
    parts = teams.Parts(
        practice=sides[0],
        desk=sides[1],
        settings=sides[2],
        people=DatabasePeople(database, force_id, clock),
        places=DatabasePlaces(database),
        beside=DatabaseBeside(database, profiles),
        posts=posts,
        connector=TeamsConnector(teams_registration(settings)),
        refresh=refresh,
        clock=clock,
    )
    return Teams(parts, teams.outgoing(parts), posts)


def _noted(task: asyncio.Task[None]) -> None:
    """The card's job comes after it: nothing is lost."""
    if not task.cancelled() and (error := task.exception()) is not None:
        _log.info("card not brought up to date at once", error=type(error).__name__)
