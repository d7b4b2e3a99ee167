"""The nudge to a person who saw a danger page and did nothing after it.

Sources: conversation.md, STATES (*nudge*); domain.md 4 (after 5 and 30 minutes, no content).
"""

from datetime import datetime, timedelta

from dialogs.engine.inbound import Go, Move
from dialogs.engine.views import Action, Notice
from dialogs.force.profile import Profile
from dialogs.ports import Destination, Member, Work, Workspace

NUDGE = "nudge"
NUDGE_AFTER = (timedelta(minutes=5), timedelta(minutes=30))
SOON = timedelta(seconds=1)


def private(workspace: Workspace, member_id: str) -> Destination:
    """Where one person is written to."""
    return Destination(workspace.platform, workspace.id, member_id)


def nudge_later(work: Work, member: Member, now: datetime) -> None:
    """Enqueues the nudges of someone who saw the 999 or 101 page at ``now``."""
    workspace = work.members.workspace(member.workspace_id)
    if workspace is None:
        return
    key = private(workspace, member.id).key
    for wait in NUDGE_AFTER:
        seconds = wait.total_seconds()
        work.jobs.enqueue(
            NUDGE, key, work.new_id(), member.id, now.isoformat(), delay_seconds=seconds
        )


def nudge(work: Work, member: Member, seen_at: datetime, profile: Profile) -> Notice | None:
    """The nudge, or None if the person has done anything here since, or saw the page anew."""
    if member.urgent_at is None or abs(member.urgent_at - seen_at) > SOON:
        return None
    if any(record.updated_at > seen_at + SOON for record in work.drafts.of_member(member.id)):
        return None
    emergency, advice = profile.numbers.emergency.number, profile.numbers.non_emergency.number
    return Notice(
        (
            f"You saw the {emergency} page a few minutes ago. Is everyone safe?",
            f"If anyone is in danger, call {emergency}. For advice, call {advice}.",
        ),
        actions=(Action("Carry on", Go(Move.START), typed="start"),),
        name="STATE-nudge",
    )
