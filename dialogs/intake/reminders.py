"""Two reminders to the person: a promise to keep, and a danger page that was never followed up.

Sources: conversation.md, STATES (*promise*, *nudge*); domain.md 4 (after 5 and 30 minutes, no content)
and 6 (next working day).
"""

from datetime import datetime, timedelta

from dialogs.engine.inbound import Go, Move
from dialogs.engine.views import Action, Notice
from dialogs.force.profile import NOT_KNOWN, Profile
from dialogs.intake import hours, routes
from dialogs.ports import Destination, Member, Submission, Work, Workspace

PROMISE, NUDGE = "promise", "nudge"
NUDGE_AFTER = (timedelta(minutes=5), timedelta(minutes=30))
PROMISES = frozenset({"referral_today", "crime_promised"})
SOON = timedelta(seconds=1)


def private(workspace: Workspace, member_id: str) -> Destination:
    """Where one person is written to."""
    return Destination(workspace.platform, workspace.id, member_id)


def remind_of_promise(work: Work, submission: Submission, now: datetime, profile: Profile) -> None:
    """Enqueues the reminder for the next working morning, where something was promised."""
    flags = set((submission.content or {}).get("flags", ()))
    workspace = work.members.workspace(submission.workspace_id)
    if not PROMISES & flags or workspace is None:
        return
    wait = hours.next_working_morning(profile, now) - now
    key = private(workspace, submission.member_id).key
    work.jobs.enqueue(
        PROMISE, key, work.new_id(), submission.id, delay_seconds=wait.total_seconds()
    )


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


def promise(work: Work, submission: Submission, now: datetime, profile: Profile) -> Notice | None:
    """The reminder, or None if the promise was kept meanwhile or the content is gone."""
    if submission.content is None:
        return None
    if any(one.kind == "promise_kept" for one in work.submissions.additions(submission.id)):
        return None
    flags = set(submission.content.get("flags", ()))
    if "referral_today" in flags:
        who: routes.Who = submission.content.get("who_at_risk") or "child"
        area = submission.content.get("referral_area") or NOT_KNOWN
        team = routes.contact(profile, who, area, now).team
        words = f"you said you would tell {team}. Have you?"
    else:
        words = "you said you would report the crime. Have you?"
    return Notice(
        (f"{submission.reference}: {words}",),
        actions=(Action("I have done it", Go(Move.KEPT, submission.id), typed="made"),),
        name="STATE-promise",
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
