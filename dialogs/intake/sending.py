"""*Send to police*: the submission, the case and the jobs, all in the transaction of the turn."""

from datetime import datetime

from dialogs.engine.draft import Draft
from dialogs.engine.journey import travel
from dialogs.force.profile import Profile
from dialogs.intake import hours
from dialogs.intake.content import assemble
from dialogs.intake.promises import ask_later
from dialogs.intake.reference import new_reference
from dialogs.intake.script import intake_script
from dialogs.ports import Case, CaseState, Entry, Member, Purpose, Submission, Work, cards_key
from dialogs.triage.risk import starts_high
from dialogs.triage.submitted import read


def send(
    work: Work, member: Member, draft: Draft, now: datetime, profile: Profile, *, typed_here: bool
) -> Submission:
    """Stores the submission and its case, and enqueues the card. ``now`` is local to the force."""
    journey = travel(intake_script(profile), draft, now)
    content = assemble(draft, journey) | {"typed_here": typed_here}
    workspace = work.members.workspace(member.workspace_id)
    submission = Submission(
        id=work.new_id(),
        force_id=member.force_id,
        workspace_id=member.workspace_id,
        member_id=member.id,
        reference=_unused_reference(work, member.force_id),
        sent_at=now,
        area=str(content["referral_area"] or ""),
        sector=workspace.sector if workspace else "",
        topic=str(content["topic"] or ""),
        content=content,
    )
    case = Case(
        id=work.new_id(),
        force_id=member.force_id,
        submission_id=submission.id,
        reference=submission.reference,
        state=CaseState.NEW,
        look_by=hours.look_by(profile, now),
        created_at=now,
        high=starts_high(read(content)),
    )
    work.submissions.add(submission)
    work.cases.add(case)
    about = journey.sight.answers.get("C6", {})
    work.members.keep_about(member.id, dict(about))
    detail = {"reference": submission.reference, "submission": submission.id}
    work.audit.append(Entry(member.force_id, "submitted", case.id, member.id, now, detail))
    enqueue_card(work, case)
    ask_later(work, submission, now, profile)
    return submission


def enqueue_card(work: Work, case: Case) -> None:
    """The case's card is posted, or brought up to date, after the commit."""
    where = work.members.destination(case.force_id, Purpose.HANDLERS)
    key = cards_key(where, case.force_id)
    work.jobs.enqueue("card", key, work.new_id(), case.id)


def _unused_reference(work: Work, force_id: str) -> str:
    reference = new_reference()
    while work.submissions.by_reference(force_id, reference) is not None:
        reference = new_reference()
    return reference
