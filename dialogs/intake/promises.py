"""A promise made at the gate: to make a referral or to report a crime today, and what became of it.

Sources: conversation.md, STATES (*promise*); domain.md 6 (followed up the next working day).
"""

from datetime import datetime

from dialogs.engine.inbound import Go, Move
from dialogs.engine.plain import fold
from dialogs.engine.views import Action, Notice
from dialogs.force.profile import NOT_KNOWN, Profile
from dialogs.intake import hours, routes
from dialogs.intake.reminders import private
from dialogs.ports import Member, Submission, Work

PROMISE = "promise"
"""The job that asks."""
KEPT, NOT_NEEDED = "promise_kept", "promise_not_needed"
"""The additions that settle a promise."""
_PROMISES = frozenset({"referral_today", "crime_promised"})
_TYPED = {
    "made": Move.KEPT,
    "ihavemadeit": Move.KEPT,
    "ihavedoneit": Move.KEPT,
    "notneeded": Move.NOT_NEEDED,
    "remindmelater": Move.LATER,
}


def promised(submission: Submission) -> frozenset[str]:
    """The flags of what was promised; empty where nothing was, or the content is gone."""
    return _PROMISES & set((submission.content or {}).get("flags", ()))


def is_open(work: Work, submission: Submission) -> bool:
    """Whether something was promised and is neither done nor given up."""
    settled = {KEPT, NOT_NEEDED}
    return bool(promised(submission)) and not any(
        one.kind in settled for one in work.submissions.additions(submission.id)
    )


def ask_later(work: Work, submission: Submission, now: datetime, profile: Profile) -> None:
    """Enqueues the reminder for the next working morning, where something was promised."""
    workspace = work.members.workspace(submission.workspace_id)
    if not promised(submission) or workspace is None:
        return
    wait = hours.next_working_morning(profile, now) - now
    key = private(workspace, submission.member_id).key
    work.jobs.enqueue(
        PROMISE, key, work.new_id(), submission.id, delay_seconds=wait.total_seconds()
    )


def reminder(work: Work, submission: Submission, now: datetime, profile: Profile) -> Notice | None:
    """The reminder, or None if the promise was settled meanwhile or the content is gone."""
    content = submission.content
    if content is None or not is_open(work, submission):
        return None
    found = []
    if "referral_today" in promised(submission):
        who: routes.Who = content.get("who_at_risk") or "child"
        area = content.get("referral_area") or NOT_KNOWN
        found.append(f"tell {routes.contact(profile, who, area, now).team}")
    if "crime_promised" in promised(submission):
        found.append("report the crime")
    words = f"{submission.reference}: you said you would {' and '.join(found)}. Have you?"
    return Notice(
        (words,),
        actions=(
            Action("I have done it", Go(Move.KEPT, submission.id), typed="made"),
            Action("Not needed", Go(Move.NOT_NEEDED, submission.id), typed="not needed"),
            Action("Remind me later", Go(Move.LATER, submission.id), typed="remind me later"),
        ),
        name="STATE-promise",
    )


def kept(reference: str) -> Notice:
    """The answer to [I have made it]."""
    return Notice((f"Thank you. We have added that to {reference}.",), name="PROMISE-KEPT")


def not_needed(reference: str) -> Notice:
    """The answer to [Not needed]."""
    words = f"Thank you. We have added to {reference} that it is not needed. I will not ask again."
    return Notice((words,), name="PROMISE-NOT-NEEDED")


def later(profile: Profile, now: datetime) -> Notice:
    """The answer to [Remind me later]."""
    again = hours.say_time(profile, hours.next_working_morning(profile, now), now)
    return Notice((f"I will ask you again at {again}.",), name="PROMISE-LATER")


def settled(reference: str) -> Notice:
    """The answer where nothing is left to be reminded of."""
    words = f"There is nothing left to do for {reference}. I will not ask again."
    return Notice((words,), name="PROMISE-SETTLED")


def answer_typed(work: Work, member: Member, text: str) -> Go | None:
    """The move that a typed word means for the newest open promise of this person; None for other words."""
    move = _TYPED.get(fold(text))
    if move is None:
        return None
    open_ = (one for one in work.submissions.of_member(member.id) if is_open(work, one))
    newest = next(open_, None)
    return Go(move, newest.id) if newest else None
