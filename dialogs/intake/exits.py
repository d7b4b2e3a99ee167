"""What every reply does beside being shown: exits are counted, and danger pages are remembered."""

from dataclasses import replace
from datetime import datetime

from dialogs.engine.draft import Draft, page_id
from dialogs.engine.turn import Turn
from dialogs.engine.views import Signpost, View
from dialogs.intake.reminders import nudge_later
from dialogs.ports import DraftRecord, Member, Reply, Work

URGENT_PAGES = frozenset({"X-999", "X-101"})


def reply_of(record: DraftRecord, views: tuple[View, ...]) -> Reply:
    """What to show, and the draft that it shows."""
    return Reply(views, record.id, record.version)


def note_exit(
    work: Work, member: Member, before: Draft, record: DraftRecord, taken: Turn, now: datetime
) -> None:
    """An exit that is newly shown is counted; the 999 and 101 pages are remembered for a day."""
    shown = next((view for view in taken.views if isinstance(view, Signpost)), None)
    if shown is None or (shown.revision == before.revision and record.version):
        return
    if page_id(shown.page) in URGENT_PAGES:
        work.members.save(replace(member, urgent_at=now))
        nudge_later(work, member, now)
    workspace = work.members.workspace(member.workspace_id)
    area = str(record.draft.answers.get("G4a", {}).get("answer") or "")
    sector = workspace.sector if workspace else ""
    work.counts.signpost(member.force_id, now.date(), shown.page, area, sector)
