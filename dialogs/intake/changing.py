"""A change to what was sent, turn by turn: opened, put aside for a call, closed, or added."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from dialogs.engine.inbound import Inbound
from dialogs.engine.journey import travel
from dialogs.engine.page import Ended
from dialogs.engine.turn import current_view, take_turn
from dialogs.engine.views import Notice
from dialogs.force.profile import Profile
from dialogs.intake import after
from dialogs.intake.amend import NAME as AMEND
from dialogs.intake.amend import PAUSED, amend_script
from dialogs.intake.exits import note_exit, reply_of
from dialogs.ports import DraftRecord, Member, Reply, Work

CALLED = Notice(
    (
        "Thank you. Nothing has been added to what you sent. When everyone is safe, you can carry on: type mine.",
    ),
    name="CALLED",
)


def open_change(drafts: Iterable[DraftRecord]) -> DraftRecord | None:
    """The change to a submission that waits for an answer now; not one put aside for a call."""
    return next(
        (
            record
            for record in drafts
            if record.draft.script == AMEND and not record.draft.notes.get(PAUSED)
        ),
        None,
    )


def start_change(
    work: Work, member: Member, submission_id: str, now: datetime, profile: Profile
) -> Reply:
    """Opens a change to one of the member's own submissions, or the one that was put aside."""
    submission = after.own(work, member, submission_id)
    if submission is None:
        return Reply((after.NOT_YOURS,))
    if after.is_withdrawn(work, submission.id):
        return Reply((after.WITHDRAWN,))
    script = amend_script(profile)
    record = work.drafts.find(member.id, AMEND, submission_id)
    if record is not None:
        woken = replace(record, draft=record.draft.noted(PAUSED, None).moved(), updated_at=now)
        work.drafts.save(woken)
        record = replace(woken, version=record.version + 1)
    else:
        record = DraftRecord(
            id=work.new_id(),
            member_id=member.id,
            workspace_id=member.workspace_id,
            subject=submission_id,
            draft=script.start().begun(now),
            version=1,
            sent_version=0,
            created_at=now,
            updated_at=now,
        )
        work.drafts.add(record)
    return reply_of(record, current_view(script, record.draft, now))


def change_turn(
    work: Work,
    member: Member,
    record: DraftRecord,
    inbound: Inbound,
    now: datetime,
    profile: Profile,
) -> Reply:
    """One turn of an open change: saved, put aside, closed, or added to what was sent."""
    script = amend_script(profile)
    taken = take_turn(script, record.draft, inbound, now)
    changed = replace(record, draft=taken.draft, updated_at=now)
    note_exit(work, member, record.draft, changed, taken, now)
    match taken.ended:
        case Ended.DELETED:
            work.drafts.delete(record.id)
            return Reply((Notice(("Closed. Nothing was changed.",), name="CLOSED"),))
        case Ended.SAVED:
            work.drafts.save(changed)
            return Reply((CALLED,))
        case Ended.SENT:
            sight = travel(script, taken.draft, now).sight
            words = after.record_change(work, member, record.subject, sight, now, profile)
            work.drafts.delete(record.id)
            return Reply((words,))
        case None:
            if taken.draft != record.draft:
                work.drafts.save(changed)
                return reply_of(replace(changed, version=record.version + 1), taken.views)
            return reply_of(record, taken.views)
