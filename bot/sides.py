"""The two sides of the desk as platforms call them: each call is one use case in one transaction."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from time import perf_counter

from sqlalchemy.exc import SQLAlchemyError

from bot import logs
from bot.metrics import Metrics
from dialogs.engine.inbound import Go, Inbound, Move
from dialogs.engine.views import Press
from dialogs.force.profile import Profile
from dialogs.intake import intake
from dialogs.ports import Member, Reply, Role, StaleCase, StaleDraft, Work
from dialogs.triage import desk
from dialogs.workspaces import admin
from dialogs.workspaces.facts import NO_FACTS, Facts, Person, Wanted
from dialogs.workspaces.probing import Probe
from dialogs.workspaces.roles import meet
from storage.ahead import Wants
from storage.unit_of_work import Database

Clock = Callable[[], datetime]
Profiles = Callable[[str], Profile]
"""Force id to its profile."""

MARK_EVERY = 0.5
"""Seconds between writes of the marks that replies were shown."""
_TRIES = 3
_DATABASE_BACK = 1.0

_log = logs.get(__name__)


def utc_now() -> datetime:
    return datetime.now(UTC)


class UnknownMember(LookupError):
    """There is no member with this id."""


class UnknownWorkspace(LookupError):
    """There is no workspace with this id."""


class Marks:
    """Which drafts' replies were shown; written together every `MARK_EVERY` seconds."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._shown: dict[str, int] = {}
        self._task: asyncio.Task[None] | None = None
        self._writing = asyncio.Lock()

    def add(self, reply: Reply) -> None:
        """Notes that a reply reached the person."""
        if not reply.draft_id:
            return
        self._shown[reply.draft_id] = max(reply.version, self._shown.get(reply.draft_id, 0))
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._later())

    async def flush(self, *, patient: bool = False) -> None:
        """Writes what was noted, after what is being written already; if nobody waits for it, with what
        else is written soon. Raises what the database raises; nothing is forgotten then.
        """
        async with self._writing:
            shown, self._shown = self._shown, {}

            if not shown:
                return
            try:
                await self._database.write(
                    lambda work: work.drafts.mark_sent(shown), patient=patient
                )
            except SQLAlchemyError:
                for draft, version in shown.items():
                    self._shown[draft] = max(version, self._shown.get(draft, 0))
                raise

    async def close(self) -> None:
        """Writes what was noted, and stops."""
        if self._task is not None:
            self._task.cancel()
        await self.flush()

    async def _later(self) -> None:
        """Ends with nothing noted; what is noted during a write is written by the next."""
        while self._shown:
            await asyncio.sleep(MARK_EVERY)
            try:
                await self.flush(patient=True)
            except SQLAlchemyError as error:
                _log.warning("marks wait", error=type(error).__name__)
                await asyncio.sleep(_DATABASE_BACK)


class _Side:
    name = ""

    def __init__(
        self,
        database: Database,
        profiles: Profiles,
        metrics: Metrics,
        marks: Marks,
        platform: str,
        clock: Clock,
    ) -> None:
        self._database = database
        self._profiles = profiles
        self._turns = metrics.turns.labels(platform, self.name)
        self._turn_seconds = metrics.turn_seconds.labels(platform, self.name)
        self._marks = marks
        self._clock = clock

    async def delivered(self, reply: Reply) -> None:
        """The reply has reached the person."""
        self._marks.add(reply)

    async def _write(self, use_case: Callable[[Work], Reply], wants: Wants | None = None) -> Reply:
        """The use case, committed; tried again if another process saved the same draft or case in between."""
        started = perf_counter()
        for left in reversed(range(_TRIES)):
            try:
                reply = await self._database.write(use_case, wants)
            except (StaleDraft, StaleCase):
                if not left:
                    raise
            else:
                break
        self._turns.inc()
        self._turn_seconds.observe(perf_counter() - started)
        return reply

    def _member(self, work: Work, member_id: str) -> tuple[Member, Profile]:
        member = work.members.get(member_id)
        if member is None:
            raise UnknownMember(member_id)
        return member, self._profiles(member.force_id)


class PractitionerSide(_Side):
    """Turns of practitioners (``persona`` is a member's id)."""

    name = "practitioner"

    async def turn(self, persona: str, inbound: Inbound, event_id: str) -> Reply:
        """One thing a practitioner did, once; what goes on with an admin's settings is left alone.

        Raises UnknownMember.
        """
        now = self._clock()

        def use_case(work: Work) -> Reply:
            member, profile = self._member(work, persona)
            if admin.goes_on(work, member, inbound):
                return Reply(for_settings=True)
            return intake.turn(work, member, inbound, event_id, now, profile)

        return await self._write(use_case, Wants(event_id, persona))

    async def current(self, persona: str) -> Reply:
        """What waits for this practitioner. Raises UnknownMember."""
        now = self._clock()

        def query(work: Work) -> Reply:
            member, profile = self._member(work, persona)
            return intake.current(work, member, now, profile)

        return await self._database.read(query)

    async def refused(self, member: Member, inbound: Inbound) -> Reply:
        """The safety words, where this member may not submit or nothing is set up; else nothing."""

        def query(work: Work) -> Reply:
            profile = self._profiles(member.force_id)
            return Reply(intake.refuse(work, member, inbound, profile))

        return await self._database.read(query)


class HandlerSide(_Side):
    """Presses and forms of handlers (``persona`` is a member's id)."""

    name = "handler"

    async def press(self, persona: str, press: Press, event_id: str) -> Reply:
        """A button of a case. A repeated ``event_id`` shows how things stand. Raises UnknownMember."""
        now = self._clock()

        def use_case(work: Work) -> Reply:
            member, profile = self._member(work, persona)
            if not work.claim(event_id):
                return replace(_reply(desk.current(work, member, now, profile)), repeated=True)
            return _reply(desk.press(work, member, press, now, profile))

        return await self._write(use_case)

    async def turn(self, persona: str, inbound: Inbound, event_id: str, page: str = "") -> Reply:
        """An outcome form's page; ``page``: where a move was made. Raises UnknownMember."""
        now = self._clock()

        def use_case(work: Work) -> Reply:
            member, profile = self._member(work, persona)
            if not work.claim(event_id):
                return replace(_reply(desk.current(work, member, now, profile)), repeated=True)
            return _reply(desk.turn(work, member, inbound, now, profile, page=page))

        return await self._write(use_case)

    async def is_stray(self, persona: str, case_id: str, ref: str) -> bool:
        """Whether another card than this stands for a case of the handler's. Raises UnknownMember."""

        def query(work: Work) -> bool:
            member, _ = self._member(work, persona)
            case = work.cases.get(case_id)
            ours = Role.HANDLER in member.roles and case and case.force_id == member.force_id
            return bool(ours and case and case.message_ref and case.message_ref != ref)

        return await self._database.read(query)

    async def current(self, persona: str) -> Reply:
        """The form that this handler has open, if any. Raises UnknownMember."""
        now = self._clock()

        def query(work: Work) -> Reply:
            member, profile = self._member(work, persona)
            return _reply(desk.current(work, member, now, profile))

        return await self._database.read(query)


class AdminSide(_Side):
    """The settings of a workspace (``persona`` is a member's id). All raise UnknownMember."""

    name = "admin"

    async def is_open(self, persona: str) -> bool:
        """Whether the settings are what this admin used last."""
        return await self._database.read(
            lambda work: admin.goes_on(work, self._member(work, persona)[0], Go(Move.FORM))
        )

    async def wanted(self, persona: str, inbound: Inbound) -> Wanted:
        """What to look up before the turn."""
        now = self._clock()

        def query(work: Work) -> Wanted:
            member, profile = self._member(work, persona)
            return admin.wanted(work, member, inbound, now, profile)

        return await self._database.read(query)

    async def turn(
        self, persona: str, inbound: Inbound, event_id: str, facts: Facts = NO_FACTS
    ) -> Reply:
        """One thing an admin did, once. ``facts``: what was found of what was wanted."""
        now = self._clock()

        def use_case(work: Work) -> Reply:
            member, profile = self._member(work, persona)
            return admin.turn(work, member, inbound, event_id, now, profile, facts)

        return await self._write(use_case)

    async def current(self, persona: str) -> Reply:
        """The settings as this admin left them, or how the workspace stands."""
        now = self._clock()

        def query(work: Work) -> Reply:
            member, profile = self._member(work, persona)
            return admin.current(work, member, now, profile)

        return await self._database.read(query)

    async def probed(self, persona: str, probe: Probe) -> Reply:
        """What came of the test card that a reply asked for."""
        now = self._clock()

        def use_case(work: Work) -> Reply:
            member, profile = self._member(work, persona)
            return admin.probed(work, member, probe, now, profile)

        return await self._write(use_case)

    async def meet(self, workspace_id: str, person: Person) -> Member:
        """The member that someone is, from what the platform says of them now. Raises UnknownWorkspace.

        Someone new who may do nothing here has no id: show them `PractitionerSide.refused`.
        """
        now = self._clock()

        def use_case(work: Work) -> Member:
            workspace = work.members.workspace(workspace_id)
            if workspace is None:
                raise UnknownWorkspace(workspace_id)
            return meet(work, workspace, person, now)

        return await self._database.write(use_case)


def _reply(found: desk.DeskReply) -> Reply:
    return Reply(found.views, found.draft_id or "", found.version or 0)
