"""Jobs that leave the process: cards, messages to the sender, and the life of idle drafts.

Each is at least once, carries ids only, and renders from the database when it runs.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial

from sqlalchemy.exc import SQLAlchemyError

from bot import logs
from bot.channel_check import ChannelCheck
from bot.jobs import Jobs, RetryLaterError
from bot.metrics import Metrics
from bot.sides import Clock, Profiles
from bot.troubles import Troubles
from bot.unheard import UNHEARD, Unheard
from dialogs.engine.inbound import Go, Move
from dialogs.engine.views import Action, CaseCard, Notice
from dialogs.force.profile import Profile
from dialogs.intake import hours, promises, reminders
from dialogs.intake.amend import NAME as AMEND
from dialogs.intake.asides import SENT
from dialogs.intake.promises import PROMISE
from dialogs.intake.reminders import NUDGE, private
from dialogs.intake.script import NAME as INTAKE
from dialogs.ports import (
    CaseState,
    Destination,
    DraftRecord,
    Entry,
    MessageGone,
    Outbound,
    PlatformBusy,
    Purpose,
    Work,
)
from dialogs.triage import outcomes
from dialogs.triage.card import case_card
from dialogs.triage.tell import tell_view
from dialogs.workspaces import probing
from dialogs.workspaces.changes import PROBE, RESUME
from dialogs.workspaces.facts import Directory
from dialogs.workspaces.pages import NAME as SETTINGS
from storage.unit_of_work import Database
from storage.work import SqlWork

CARD, TELL, WARN, DRAFTS, EVENTS = "card", "tell", "warn", "drafts", "events"
CHANNELS = "channels"
NAMES = frozenset(
    {CARD, TELL, WARN, DRAFTS, EVENTS, CHANNELS, PROMISE, NUDGE, PROBE, RESUME, UNHEARD}
)
DRAFTS_EVERY = 900.0
EVENTS_EVERY = 3600.0
CHANNELS_EVERY = 300.0
KEEP_EVENTS = timedelta(days=7)
KEEP_POSTS = timedelta(days=14)
"""References of messages stay as long as a draft could change them, and no less than this."""

_log = logs.get(__name__)

Message = tuple[Destination, Notice] | None
"""What goes to one person, and where; None if there is nothing to say any more."""


class NoPlatform(LookupError):
    """A message is for a platform that this process does not serve."""


class Delivery:
    """The handlers of the jobs. ``platforms``: platform name to its outbound port."""

    def __init__(
        self,
        database: Database,
        platforms: Mapping[str, Outbound],
        profiles: Profiles,
        metrics: Metrics,
        clock: Clock,
        directories: Mapping[str, Directory] | None = None,
    ) -> None:
        self._database = database
        self._platforms = platforms
        self._profiles = profiles
        self._metrics = metrics
        self._clock = clock
        self._troubles = Troubles(database, platforms, clock)
        self._directories = {} if directories is None else directories
        self._check = ChannelCheck(database, self._directories, self._troubles)
        self._unheard = Unheard(database, platforms, self._directories, profiles, self._troubles)

    def register(self, jobs: Jobs) -> None:
        """Says who runs which job."""
        jobs.register(CARD, self.card)
        jobs.register(TELL, self.tell)
        jobs.register(WARN, self.warn)
        jobs.register(PROMISE, self.promise)
        jobs.register(NUDGE, self.nudge)
        jobs.register(PROBE, self.probe)
        jobs.register(RESUME, partial(jobs.hurry, CARD))
        jobs.register(UNHEARD, self.unheard)
        jobs.register(DRAFTS, self.look_after_drafts, every=DRAFTS_EVERY)
        jobs.register(EVENTS, self.forget_events, every=EVENTS_EVERY)
        jobs.register(CHANNELS, self.look_at_channels, every=CHANNELS_EVERY)

    async def card(self, case_id: str) -> None:
        """Posts the case's card, or brings the posted one up to date.

        The reference is looked up before and written right after posting. A process that dies in
        between posts a second card: both are of the same case, and each press is checked there. In Slack
        the first one loses its buttons when it is used.
        """
        where, view, ref = await self._database.read(lambda work: self._card(work, case_id))
        if where is None or view is None:
            raise NoDestination(case_id)
        async with self._troubles.watch(where):
            with later_if_busy():
                await self._check.before_card(where)
            await self._put(case_id, where, view, ref)
        self._metrics.delivered.labels(CARD, where.platform).inc()

    async def _put(self, case_id: str, where: Destination, view: CaseCard, ref: str) -> None:
        platform = self._platform(where)
        if ref:
            try:
                with later_if_busy():
                    await platform.update(where, ref, view)
            except MessageGone:
                ref = ""
        if not ref:
            with later_if_busy():
                posted = await platform.post(where, view)
            await self._database.write(lambda work: work.cases.set_message_ref(case_id, posted))

    async def tell(self, submission_id: str, state: str) -> None:
        """Tells the sender what became of a submission. Safe on a locked screen."""
        await self._private(TELL, lambda work: self._told(work, submission_id, state))

    async def warn(self, draft_id: str) -> None:
        """Warns the owner of an idle draft that it will be deleted."""
        await self._private(WARN, lambda work: self._warning(work, draft_id))

    async def promise(self, submission_id: str) -> None:
        """Asks whether a promised referral or report was made."""
        await self._private(PROMISE, lambda work: self._promise(work, submission_id))

    async def nudge(self, member_id: str, seen_at: str) -> None:
        """Asks someone who saw the 999 page, and did nothing since, whether everyone is safe."""
        seen = datetime.fromisoformat(seen_at)
        await self._private(NUDGE, lambda work: self._nudge(work, member_id, seen))

    async def probe(self, force_id: str, key: str) -> None:
        """Posts the test card to a handlers' channel that was chosen, if it waits for one still.

        Where the platform says that the channel is not fit, nothing is posted and an admin has to choose
        again. Where it does not answer, the job is tried again like any other.
        """
        found = await self._database.read(lambda work: probing.waiting(work, force_id, key))
        if found is None:
            return
        where, now = found, self._clock()
        directory = self._directories.get(where.platform)
        problem = None
        if directory is not None:
            there = await directory.channel(where.workspace_id, where.channel)
            problem = probing.fit(there)
        if problem is None:
            await self._platform(where).post(where, probing.TEST_CARD)
            self._metrics.delivered.labels(PROBE, where.platform).inc()
        told = probing.Probe(where, problem)
        await self._database.write(lambda work: probing.settle(work, told, now))

    async def unheard(self, workspace_id: str, user: str) -> None:
        """Asks someone to write again from whom nothing could be taken."""
        with later_if_busy():
            await self._unheard.tell(workspace_id, user)

    async def _private(self, kind: str, find: Callable[[Work], Message]) -> None:
        found = await self._database.read(find)
        if found is not None:
            where, view = found
            async with self._troubles.reaching(where):
                with later_if_busy():
                    await self._platform(where).post(where, view)
                self._metrics.delivered.labels(kind, where.platform).inc()

    async def look_after_drafts(self, _span: str) -> None:
        """Warns the owners of idle drafts one working day before, and deletes what is past its time.

        Each in a transaction of its own, so that one draft that cannot be opened keeps no other
        from its end. Raises SomeLeft, once it has been through them all.
        """
        now, left = self._clock(), 0
        for script in (INTAKE, AMEND, SETTINGS, *outcomes.scripts()):
            for draft_id in await self._database.read(partial(_idle, script=script, now=now)):
                try:
                    await self._database.write(partial(self._age, draft_id=draft_id, now=now))
                except SQLAlchemyError:
                    raise
                except Exception as error:  # noqa: BLE001 - the others have their time as well
                    left += 1
                    _log.error("draft not aged", draft=draft_id, error=type(error).__name__)
        if left:
            raise SomeLeft(left)

    async def forget_events(self, _span: str) -> None:
        """Deletes the ids of inbound events that no platform sends again, and what points to messages
        that nobody changes any more.
        """
        now = self._clock()

        def use_case(work: SqlWork) -> None:
            work.forget_events(now - KEEP_EVENTS)
            work.posts.forget_old(now - KEEP_POSTS)

        await self._database.write(use_case)

    async def look_at_channels(self, _span: str) -> None:
        """Notices a handlers' channel that guests or another organisation see by now."""
        await self._check.look_at_all()

    def _platform(self, where: Destination) -> Outbound:
        try:
            return self._platforms[where.platform]
        except KeyError:
            raise NoPlatform(where.platform) from None

    def _card(self, work: Work, case_id: str) -> tuple[Destination | None, CaseCard | None, str]:
        case = work.cases.get(case_id)
        submission = work.submissions.get(case.submission_id) if case else None
        if case is None or submission is None:
            return None, None, ""
        holder = work.members.get(case.holder_id) if case.holder_id else None
        names = {holder.id: holder.name} if holder else {}
        additions = tuple(work.submissions.additions(submission.id))
        view = case_card(self._profiles(case.force_id), case, submission, names, additions)
        where = work.members.destination(case.force_id, Purpose.HANDLERS)
        return where, view, case.message_ref or ""

    def _told(self, work: Work, submission_id: str, state: str) -> Message:
        submission = work.submissions.get(submission_id)
        case = work.cases.by_submission(submission_id) if submission else None
        workspace = work.members.workspace(submission.workspace_id) if submission else None
        if submission is None or case is None or workspace is None:
            return None
        view = tell_view(self._profiles(submission.force_id), submission, case, state)
        if case.state is not CaseState.WITHDRAWN:
            amend = Action("Add or correct", Go(Move.AMEND, submission.id), typed="add")
            view = replace(view, actions=(amend,))
        return private(workspace, submission.member_id), view

    def _warning(self, work: Work, draft_id: str) -> Message:
        record = work.drafts.get(draft_id)
        workspace = work.members.workspace(record.workspace_id) if record else None
        if record is None or workspace is None or record.warned_at is None:
            return None
        view = draft_warning(self._profiles(workspace.force_id), record)
        return private(workspace, record.member_id), view

    def _promise(self, work: Work, submission_id: str) -> Message:
        submission = work.submissions.get(submission_id)
        workspace = work.members.workspace(submission.workspace_id) if submission else None
        if submission is None or workspace is None:
            return None
        profile = self._profiles(submission.force_id)
        view = promises.reminder(work, submission, self._clock(), profile)
        return (private(workspace, submission.member_id), view) if view else None

    def _nudge(self, work: Work, member_id: str, seen_at: datetime) -> Message:
        member = work.members.get(member_id)
        workspace = work.members.workspace(member.workspace_id) if member else None
        if member is None or workspace is None:
            return None
        view = reminders.nudge(work, member, seen_at, self._profiles(member.force_id))
        return (private(workspace, member.id), view) if view else None

    def _age(self, work: SqlWork, draft_id: str, now: datetime) -> None:
        record = work.drafts.get(draft_id)
        workspace = work.members.workspace(record.workspace_id) if record else None
        if record is None or workspace is None:
            return
        profile = self._profiles(workspace.force_id)
        if _is_due(profile, record, now):
            if work.drafts.mark_warned(record, now):
                key = private(workspace, record.member_id).key
                work.jobs.enqueue(WARN, key, work.new_id(), record.id)
            return
        ended = now >= _ends(profile, record) and work.drafts.expire(record)
        if ended and not record.draft.notes.get(SENT):
            work.audit.append(Entry(workspace.force_id, "draft.expired", record.id, "system", now))


@contextmanager
def later_if_busy() -> Iterator[None]:
    """A platform that asks for a pause is no failure: the job runs again when the pause is over."""
    try:
        yield
    except PlatformBusy as busy:
        raise RetryLaterError(busy.seconds) from None


class NoDestination(LookupError):
    """A case has no handlers' channel to go to: an admin has to choose one."""


class SomeLeft(Exception):
    """Drafts that could be neither warned about nor deleted; the log names each."""


def _idle(work: Work, script: str, now: datetime) -> Sequence[str]:
    return work.drafts.idle(script, now - timedelta(hours=24))


def draft_warning(profile: Profile, record: DraftRecord) -> Notice:
    """DRAFT-WARN (conversation.md 2)."""
    until = hours.say_date(profile, _ends(profile, record))
    emergency = profile.numbers.emergency.number
    return Notice(
        (
            f"You have a form that is not sent. We will delete it on {until}. Nothing has gone to the police. In danger? Call {emergency}.",
        ),
        actions=(
            Action("Carry on", Go(Move.START), typed="start"),
            Action("Delete it", Go(Move.DELETE), typed="delete"),
        ),
        name="DRAFT-WARN",
    )


def _ends(profile: Profile, record: DraftRecord) -> datetime:
    """When a draft is deleted: on its last day, and if the warning came late, a working day after it."""
    ends = hours.draft_expiry(profile, record.updated_at)
    if record.warned_at is None:
        return ends
    return max(ends, hours.end_of_next_working_day(profile, record.warned_at))


def _is_due(profile: Profile, record: DraftRecord, now: datetime) -> bool:
    if (
        record.warned_at is not None
        or record.draft.notes.get(SENT)
        or record.draft.script != INTAKE
    ):
        return False
    return now >= hours.draft_warning(profile, record.updated_at)
