"""A channel that takes no cards, or a workspace whose people cannot be looked up: its admins are told once
what to do, and `cpi doctor` says it.

That it fails, and that it works again, stands in the audit trail, so that every process knows. It is
written once the admins are told: a process that dies in between tells them after its restart.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib import import_module

from bot import logs
from bot.sides import Clock
from dialogs.engine.views import Action, Notice
from dialogs.intake.reminders import private
from dialogs.ports import (
    Destination,
    Entry,
    Outbound,
    PlatformBusy,
    PlatformFailed,
    Purpose,
    Work,
    Workspace,
)
from dialogs.workspaces.changes import resume
from dialogs.workspaces.roles import admins
from dialogs.workspaces.seat import SEND_TEST
from storage.unit_of_work import Database

FAILED, RESUMED = "delivery.failed", "delivery.resumed"

_log = logs.get(__name__)


@dataclass(frozen=True, slots=True)
class Trouble:
    """What fails, for the log and for admins, and what becomes of it once it is mended."""

    log: str
    what: str
    then: tuple[str, ...]
    actions: tuple[Action, ...] = ()


CARDS = Trouble(
    "no cards get there, see cpi doctor",
    "Cards do not reach the handlers' channel.",
    (
        "New cases are safe, and their cards wait until then.",
        "Then press Send a test card: if it gets there, the others follow at once.",
    ),
    (SEND_TEST,),
)
PEOPLE = Trouble(
    "nobody new is heard, see cpi doctor",
    "I cannot look up who people are. From anyone I have not met I take nothing.",
    ("Those who wrote are asked to write again then.",),
)
UNREACHED = Trouble(
    "a person is not reached",
    "Someone here does not get my messages.",
    (
        "What became of what they sent stands under My submissions.",
        "Once they write to me again, so do I to them.",
    ),
)


class Troubles:
    """What goes wrong with destinations. ``platforms``: platform name to its outbound port."""

    def __init__(self, database: Database, platforms: Mapping[str, Outbound], clock: Clock) -> None:
        self._database = database
        self._platforms = platforms
        self._clock = clock
        self._telling = asyncio.Lock()

    @asynccontextmanager
    async def watch(self, where: Destination, what: Trouble = CARDS) -> AsyncIterator[None]:
        """Around a delivery: notes that it fails or works again. What it raises goes on.

        With `PEOPLE`, around looking someone up; ``where`` has no channel then.
        """
        try:
            yield
        except PlatformBusy:
            raise
        except PlatformFailed as error:
            if not error.by_itself:
                await self._failed(where, what, error)
            raise
        if await self._database.read(lambda work: standing(work, where)) is not None:
            await self._database.write(lambda work: self._resumed(work, where))

    @asynccontextmanager
    async def reaching(self, person: Destination) -> AsyncIterator[None]:
        """Around a message to one person: who cannot be reached is told of once, without a name, and not
        tried again. What else goes wrong goes on.
        """
        try:
            yield
        except PlatformFailed as error:
            if not error.lost:
                raise
            await self._failed(person, UNREACHED, error)
            return
        if await self._database.read(lambda work: standing(work, person)) is not None:
            await self._database.write(lambda work: self._note(work, person, RESUMED, ""))

    async def _failed(self, where: Destination, what: Trouble, error: PlatformFailed) -> None:
        name = type(error).__name__
        _log.error(what.log, platform=where.platform, error=name)

        def query(work: Work) -> tuple[Destination, ...] | None:
            workspace, told = work.members.workspace(where.workspace_id), standing(work, where)
            if workspace is None or told == name or (error.lost and told is not None):
                return None
            return tuple(private(workspace, admin.id) for admin in admins(work, workspace))

        words = Notice((what.what, error.mend, *what.then), actions=what.actions, name="TROUBLE")
        async with self._telling:
            found = await self._database.read(query)
            if found is None:
                return
            for admin in found:
                try:
                    await self._platforms[admin.platform].post(admin, words)
                except PlatformFailed as failed:
                    _log.warning("admin not told", error=type(failed).__name__)
            await self._database.write(lambda work: self._note(work, where, FAILED, name))

    def _resumed(self, work: Work, where: Destination) -> None:
        self._note(work, where, RESUMED, "")
        resume(work, where.key)

    def _note(self, work: Work, where: Destination, event: str, error: str) -> None:
        workspace: Workspace | None = work.members.workspace(where.workspace_id)
        if workspace is not None:
            detail = {"error": error} if error else {}
            row = Entry(workspace.force_id, event, where.key, "system", self._clock(), detail)
            work.audit.append(row)


def standing(work: Work, where: Destination) -> str | None:
    """The name of the error that stands at a destination; None if nothing is wrong."""
    rows = [e for e in work.audit.of_subject(where.key) if e.event in {FAILED, RESUMED}]
    return rows[-1].detail.get("error", "") if rows and rows[-1].event == FAILED else None


def try_again(work: Work, force_id: str) -> None:
    """Something was mended, perhaps: the cards that the handlers' channel did not take are tried at once."""
    where = work.members.destination(force_id, Purpose.HANDLERS)
    if where is not None and standing(work, where) is not None:
        resume(work, where.key)


def how_to_mend(platform: str, error: str) -> str:
    """What an admin can do about an error, by its name."""
    from bot.channel_check import ChannelOpenToOthers  # noqa: PLC0415  (it notes its own troubles here)

    if error == ChannelOpenToOthers.__name__:
        return ChannelOpenToOthers.mend
    kind = getattr(_errors_of(platform), error, None)
    if isinstance(kind, type) and issubclass(kind, PlatformFailed):
        return kind.mend
    return "The log says why."


def _errors_of(platform: str) -> object:
    """The module with a platform's errors; a platform is loaded only where it is used."""
    if platform not in {"slack", "teams"}:
        return None
    return import_module(f"adapters.{platform}.errors")
