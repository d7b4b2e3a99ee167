"""After sending: what the sender may see, add, correct and take back. Only their own."""

from dataclasses import replace
from datetime import datetime

from dialogs.engine.inbound import Move
from dialogs.engine.page import Sight
from dialogs.engine.views import Copyable, Listing, Notice
from dialogs.force.profile import Profile
from dialogs.intake import promises, receipts
from dialogs.intake.amend import change_of
from dialogs.intake.sending import enqueue_card
from dialogs.ports import Addition, Case, CaseState, Entry, Member, Submission, Work
from dialogs.triage import case as desk_case
from dialogs.triage.risk import may_withdraw
from dialogs.triage.submitted import read

NOT_YOURS = Notice(
    ("I cannot find that among what you sent. Type mine to see your submissions.",),
    name="NOT-YOURS",
)
WITHDRAWN = Notice(("It was withdrawn already. Its details are removed.",), name="WITHDRAWN")
_ADDED = "Thank you. We have added that to {ref} and told the handler."
_CORRECTED = "Thank you. We have added the correction to {ref} and told the handler."


def own(work: Work, member: Member, submission_id: str) -> Submission | None:
    """The submission, if this person sent it."""
    submission = work.submissions.get(submission_id)
    return submission if submission is not None and submission.member_id == member.id else None


def mine(work: Work, member: Member, profile: Profile) -> Listing:
    """My submissions, newest first."""
    sent = [
        (submission, case)
        for submission in work.submissions.of_member(member.id)
        if (case := work.cases.by_submission(submission.id)) is not None
    ]
    return receipts.mine(profile, sent)


def note(work: Work, member: Member, submission_id: str, profile: Profile) -> Copyable | Notice:
    """The note for the sender's own records."""
    submission = own(work, member, submission_id)
    return receipts.note(profile, submission) if submission else NOT_YOURS


def answer_promise(
    work: Work, member: Member, submission_id: str, move: Move, now: datetime, profile: Profile
) -> Notice:
    """[I have made it], [Not needed] or [Remind me later]: the referral or report that was promised."""
    submission = own(work, member, submission_id)
    case = work.cases.by_submission(submission_id) if submission else None
    if submission is None or case is None:
        return NOT_YOURS
    reference = submission.reference
    if move is Move.LATER:
        if not promises.is_open(work, submission):
            return promises.settled(reference)
        promises.ask_later(work, submission, now, profile)
        return promises.later(profile, now)
    kind = promises.KEPT if move is Move.KEPT else promises.NOT_NEEDED
    if not any(one.kind == kind for one in work.submissions.additions(submission.id)):
        _add(work, case, Addition(work.new_id(), submission.id, kind, now, {}), member.id)
        enqueue_card(work, case)
    return promises.kept(reference) if move is Move.KEPT else promises.not_needed(reference)


def record_change(
    work: Work, member: Member, submission_id: str, sight: Sight, now: datetime, profile: Profile
) -> Notice:
    """Adds a change to a submission; what was sent stays as it was.

    A wrong person marks the card and asks to read a decided case again. Withdrawal destroys the
    content only of a new case without alarm, at-risk answer or person at risk (domain.md 6).
    """
    submission = own(work, member, submission_id)
    case = work.cases.by_submission(submission_id) if submission else None
    if submission is None or case is None:
        return NOT_YOURS
    if case.state is CaseState.WITHDRAWN:
        return WITHDRAWN
    kind, content = change_of(sight)
    _add(work, case, Addition(work.new_id(), submission.id, kind, now, content), member.id)
    if content["alarms"]:
        case = replace(case, high=True)
    if kind == "withdraw":
        return _withdraw(work, submission, case, now, profile, member.id)
    step = desk_case.correct(case, now) if kind == "wrong_person" else desk_case.add_to(case)
    work.cases.save(step.case)
    enqueue_card(work, case)
    words = _ADDED if kind == "add" else _CORRECTED
    return Notice((words.format(ref=submission.reference),), name="ADDED")


def _withdraw(
    work: Work, submission: Submission, case: Case, now: datetime, profile: Profile, actor: str
) -> Notice:
    try:
        additions = tuple(work.submissions.additions(submission.id))
        safe = may_withdraw(read(submission.content, additions)) and not case.high
        step = desk_case.withdraw(case, safe=safe)
    except desk_case.Refused as refused:
        work.cases.save(desk_case.add_to(case).case)
        enqueue_card(work, case)
        return Notice((refused.say({}, profile, now),), name="WITHDRAW-ASKED")
    work.cases.save(step.case)
    work.submissions.destroy_content(submission.id)
    detail = {"reference": submission.reference}
    work.audit.append(Entry(case.force_id, "content.destroyed", case.id, actor, now, detail))
    enqueue_card(work, case)
    return withdrawn(submission)


def is_withdrawn(work: Work, submission_id: str) -> bool:
    """Whether the sender took it back."""
    case = work.cases.by_submission(submission_id)
    return case is not None and case.state is CaseState.WITHDRAWN


def withdrawn(submission: Submission) -> Notice:
    """The state of what was withdrawn (conversation.md 2, STATES)."""
    words = f"{submission.reference}: it has been withdrawn and its details removed."
    return Notice((words,), name="STATE")


def _add(work: Work, case: Case, addition: Addition, actor: str) -> None:
    work.submissions.add_addition(addition)
    detail = {"kind": addition.kind}
    entry = Entry(case.force_id, "sender.changed", case.id, actor, addition.at, detail)
    work.audit.append(entry)
