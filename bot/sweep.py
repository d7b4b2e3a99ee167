"""The sweep: a reply that was committed but not shown is shown (design.md, *One turn*).

Nothing of a reply is stored. Where a draft's version is past the one that was shown, what waits now is
rendered again from the draft.
"""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

from sqlalchemy.exc import SQLAlchemyError

from bot import logs
from bot.metrics import Metrics
from bot.sides import Clock, Marks, Profiles
from dialogs.engine.views import View
from dialogs.intake import intake
from dialogs.intake.amend import NAME as AMEND
from dialogs.intake.script import NAME as INTAKE
from dialogs.ports import Destination, DraftRecord, Outbound, PlatformFailed, Work
from dialogs.workspaces import admin
from dialogs.workspaces.pages import NAME as SETTINGS
from storage.unit_of_work import Database

SWEEP_EVERY = 1.0
"""Seconds between looks."""
SHOWN_WITHIN = timedelta(seconds=2)
"""A reply has this long to be shown and marked before the sweep takes it for lost."""
TRIED_AGAIN = timedelta(seconds=30)
"""After a platform refused a reply (the app uninstalled, say), it is tried again so much later."""
"""The database does not answer: the next look may succeed."""

_CURRENT = {INTAKE: intake.current, AMEND: intake.current, SETTINGS: admin.current}
"""Script to what shows how it stands. A handler's forms are shown where they are opened."""

_log = logs.get(__name__)


class Sweep:
    """Looks for lost replies of the platforms that this process serves.

    ``showing``: by platform, whether a reply to a member is still on its way in this process; such a
    reply is not lost. ``marks``: what was shown is written before anything is taken for lost.
    """

    def __init__(
        self,
        database: Database,
        platforms: Mapping[str, Outbound],
        profiles: Profiles,
        metrics: Metrics,
        clock: Clock,
        showing: Mapping[str, Callable[[str], bool]] | None = None,
        marks: Marks | None = None,
    ) -> None:
        self._database = database
        self._platforms = platforms
        self._profiles = profiles
        self._metrics = metrics
        self._clock = clock
        self._showing = showing or {}
        self._marks = marks
        self._given_up: set[tuple[str, int]] = set()
        self._waits: dict[tuple[str, int], datetime] = {}

    async def run(self) -> None:
        """Looks again and again, until it is cancelled."""
        while True:
            try:
                for name, platform in self._platforms.items():
                    await self.look(name, platform)
            except (SQLAlchemyError, OSError) as error:
                _log.warning("sweep missed", error=type(error).__name__)
            await asyncio.sleep(SWEEP_EVERY)

    async def look(self, name: str, platform: Outbound) -> int:
        """Shows what was lost on one platform; gives how many drafts it was.

        What cannot be shown at all is logged once and passed over.
        """
        now = self._clock()
        before = now - SHOWN_WITHIN
        self._waits = {reply: until for reply, until in self._waits.items() if until > now}
        lost = await self._database.read(lambda work: work.drafts.unsent(name, before))
        shown = 0
        for draft_id, version in lost:
            reply = (draft_id, version)
            if reply in self._given_up or reply in self._waits:
                continue
            try:
                shown += await self._heal(name, platform, reply)
            except PlatformFailed as error:
                self._waits[reply] = now + TRIED_AGAIN
                _log.warning("reply waits", draft=draft_id, error=type(error).__name__)
            except SQLAlchemyError:
                raise
            except OSError as error:
                _log.warning("reply not shown yet", draft=draft_id, error=type(error).__name__)
            except Exception as error:  # noqa: BLE001 - one draft must not keep the others from people
                self._given_up.add(reply)
                _log.error("reply not healed", draft=draft_id, error=type(error).__name__)
        return shown

    async def _heal(self, name: str, platform: Outbound, reply: tuple[str, int]) -> bool:
        """Shows what stands, unless the reply was shown or followed by another since it was found.

        What is not on its way any more was noted as shown: the notes are written before the last look.
        """
        draft_id, version = reply
        now = self._clock()
        record, _ = await self._database.read(lambda work: self._waiting(work, draft_id, now))
        if record is None or self._is_showing(name, record):
            return False
        if self._marks is not None:
            await self._marks.flush()
        record, views = await self._database.read(lambda work: self._waiting(work, draft_id, now))
        if record is None or record.version != version or record.sent_version >= version:
            return False
        where = Destination(name, record.workspace_id, record.member_id)
        for view in views:
            await platform.post(where, view)
        await self._database.write(lambda work: work.drafts.mark_sent({draft_id: version}))
        if views:
            self._metrics.healed.labels(name).inc()
            _log.info("reply healed", draft=draft_id, platform=name)
        return bool(views)

    def _is_showing(self, name: str, record: DraftRecord) -> bool:
        showing = self._showing.get(name)
        return showing is not None and showing(record.member_id)

    def _waiting(
        self, work: Work, draft_id: str, now: datetime
    ) -> tuple[DraftRecord | None, tuple[View, ...]]:
        record = work.drafts.get(draft_id)
        member = work.members.get(record.member_id) if record else None
        current = _CURRENT.get(record.draft.script) if record else None
        if record is None or member is None or current is None:
            return record, ()
        return record, current(work, member, now, self._profiles(member.force_id)).views
