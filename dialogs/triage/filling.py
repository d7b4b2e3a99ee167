"""Outcome forms as they are filled in: opened, kept half-filled, and recorded when they are sent in."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from dialogs.engine.draft import Draft
from dialogs.engine.inbound import Answered, Filled, Go, Inbound, Move, Said
from dialogs.engine.journey import travel
from dialogs.engine.page import Ended
from dialogs.engine.plain import fold
from dialogs.engine.present import waiting_field
from dialogs.engine.script import Script
from dialogs.engine.turn import COMMANDS, Turn, current_view, take_turn
from dialogs.engine.views import Action
from dialogs.force.profile import Profile
from dialogs.ports import Case, CaseState, DraftRecord, Member, Outcome, StaleCase, Work
from dialogs.triage import case as machine
from dialogs.triage import recording, words
from dialogs.triage.case import Refused, already, live
from dialogs.triage.forms import Facts
from dialogs.triage.outcomes import (
    AMEND,
    OUTCOME,
    VERSION,
    FormName,
    decision,
    form_of_page,
    form_of_script,
    outcome_script,
)
from dialogs.triage.reading import Desk, DeskReply, button, desk, notice, stale

NO_FORM = "No form is open. Open the case and choose a result."
FORM_CLOSED = "That form is closed."


def current(
    work: Work, handler: Member, now: datetime, profile: Profile, case_id: str = ""
) -> DeskReply:
    """The outcome form this handler has open (about ``case_id``, if given), as it stands.

    Nothing, if there is none, or the case is not theirs to decide any more.
    """
    record = _open_record(work, handler, case_id)
    if record is None:
        return DeskReply(())
    at = desk(work, handler, now, profile)
    try:
        case = at.case(record.subject)
        machine.ready(case, handler.id)
        script = _script(at, case, record)
    except Refused:
        return DeskReply(())
    return DeskReply(current_view(script, record.draft, at.now), record.id, record.version)


def turn(
    work: Work,
    handler: Member,
    inbound: Inbound,
    now: datetime,
    profile: Profile,
    case_id: str = "",
    page: str = "",
) -> DeskReply:
    """What a handler did in an outcome form. Never raises for anything a person can do.

    A submitted form names its case, and so does a move that was made on a ``page``; text and other
    moves go to the form last used (about ``case_id``, if given). Raises StaleDraft if another turn saved the form in between.
    """
    at = desk(work, handler, now, profile)
    if isinstance(inbound, Answered | Filled):
        page = inbound.page
    named = form_of_page(page)
    case: Case | None = None
    try:
        if named is not None:
            case = at.case(named[1])
            record = work.drafts.find(handler.id, named[0].script, case.id)
        else:
            record = _open_record(work, handler, case_id) if not page else None
        if record is None:
            return _closed(case)
        case = at.case(record.subject)
        return _turn(at, case, record, inbound)
    except Refused as refused:
        return at.refuse(refused, case)
    except StaleCase:
        fresh = work.cases.get(case.id) if case else None
        return at.refuse(how_it_stands(fresh), fresh)


def _turn(at: Desk, case: Case, record: DraftRecord, inbound: Inbound) -> DeskReply:
    script = _script(at, case, record)
    move = _move(inbound)
    if move is Move.DELETE:
        at.work.drafts.delete(record.id)
        return notice("The form is closed. Nothing was recorded.", button("Open", "open", case))
    if move is Move.BACK and not record.draft.here:
        return at.open(case)
    if move is Move.SKIP:
        inbound = _skipped(script, record.draft, at.now)
    taken = take_turn(script, record.draft, inbound, at.now)
    if taken.ended is Ended.SENT:
        return _finish(at, case, record, taken)
    if taken.ended is Ended.SAVED:
        kept = _keep(at, record, taken.draft)
        again = button("Carry on", _verb(record), case)
        said = notice("Saved. Nothing is recorded yet.", again, name="FORM-SAVED")
        return replace(said, draft_id=kept.draft_id, version=kept.version)
    return replace(_keep(at, record, taken.draft), views=taken.views)


def _move(inbound: Inbound) -> Move | None:
    if isinstance(inbound, Go):
        return inbound.move
    if isinstance(inbound, Said):
        return COMMANDS.get(fold(inbound.text)) if len(inbound.text) <= 40 else None
    return None


def _skipped(script: Script, draft: Draft, now: datetime) -> Answered:
    """A skipped field is an empty one: a preset is a suggestion, and only a handler grades."""
    journey = travel(script, draft, now)
    only = waiting_field(journey, draft)
    key = journey.current.key if journey.current else ""
    return Answered(key, {only.name: ""} if only else {}, draft.revision)


def _finish(at: Desk, case: Case, record: DraftRecord, taken: Turn) -> DeskReply:
    name = _name(record)
    key = name.page(case.id)
    facts = _facts(at, case, record)
    decided = decision(name.kind, facts, taken.draft.answers[key])
    try:
        recorded = recording.record(at, facts, decided)
    except (Refused, StaleCase) as error:
        fresh = at.work.cases.get(case.id) or case
        kept = _keep(at, record, taken.draft.reopen(key))
        refused = error if isinstance(error, Refused) else how_it_stands(fresh)
        return replace(at.refuse(refused, fresh), draft_id=kept.draft_id, version=kept.version)
    at.work.drafts.delete(record.id)
    at.drop_untouched(case)
    if recorded.waits:
        return notice(
            "Recorded. It stays with you until a second handler has opened and confirmed it.",
            *next_case(at, case),
            name="WAITS",
        )
    queue = (*_queued(record.draft), *decided.also)
    return _open_next(at, recorded.case, queue) if queue else saved(at, recorded.case)


def _queued(draft: Draft) -> tuple[str, ...]:
    kinds = draft.notes.get("next")
    return tuple(str(kind) for kind in kinds) if isinstance(kinds, list) else ()


def _open_next(at: Desk, case: Case, queue: Sequence[str]) -> DeskReply:
    first, rest = queue[0], list(dict.fromkeys(queue[1:]))
    reply = open_form(at, case, FormName(OUTCOME, first), None, rest)
    label = words.outcome_words(first)
    said = notice(f"Recorded. Next is the form you ticked: {label}.", name="RECORDED")
    return replace(reply, views=(*said.views, *reply.views))


def saved(at: Desk, case: Case) -> DeskReply:
    left = at.waiting(case)
    copy = button("Copy for the records", "copy", case)
    if not left:
        return notice("Recorded. Nothing else is waiting.", copy, name="RECORDED")
    first = left[0]
    seconds = (first.look_by - at.now).total_seconds()
    when = words.span(seconds) if seconds >= 0 else f"{words.span(-seconds)} late"
    said = f"Recorded. {len(left)} left, next is {first.reference}, {when}."
    return notice(said, *next_case(at, case), copy, name="RECORDED")


def next_case(at: Desk, case: Case) -> tuple[Action, ...]:
    return tuple(button("Next case", "take", first) for first in at.waiting(case)[:1])


def _closed(case: Case | None) -> DeskReply:
    if case is None:
        return notice(NO_FORM, name="NO-FORM")
    if case.state is CaseState.DECIDED:
        raise already(case)
    return notice(FORM_CLOSED, button("Open", "open", case), name="NO-FORM")


def how_it_stands(case: Case | None) -> Refused:
    if case is None:
        return Refused("Someone else has just changed it.")
    return already(case) if case.state is CaseState.DECIDED else stale(case)


def open_form(
    at: Desk, case: Case, name: FormName, amends: Outcome | None, queue: list[str]
) -> DeskReply:
    """The form, new or as it was left, with what opens after it."""
    found = at.work.drafts.find(at.handler.id, name.script, case.id)
    if found is not None and found.draft.script_version != VERSION:
        at.work.drafts.delete(found.id)
        found = None
    draft = found.draft if found else Draft(name.script, VERSION).begun(at.now)
    draft = draft.noted("next", list(queue)).noted("amends", amends.id if amends else None)
    if found is None:
        found = DraftRecord(
            id=at.work.new_id(),
            member_id=at.handler.id,
            workspace_id=at.handler.workspace_id,
            subject=case.id,
            draft=draft,
            version=1,
            sent_version=0,
            created_at=at.now,
            updated_at=at.now,
        )
        at.work.drafts.add(found)
        kept = DeskReply((), found.id, found.version)
    else:
        kept = _keep(at, found, draft)
    script = _script(at, case, replace(found, draft=draft))
    return replace(kept, views=current_view(script, draft, at.now))


def _keep(at: Desk, record: DraftRecord, draft: Draft) -> DeskReply:
    """Saves the form if it changed."""
    if draft == record.draft:
        return DeskReply((), record.id, record.version)
    at.work.drafts.save(replace(record, draft=draft, updated_at=at.now))
    return DeskReply((), record.id, record.version + 1)


def _open_record(work: Work, handler: Member, case_id: str) -> DraftRecord | None:
    """The outcome form that this handler used last."""
    mine = (
        record
        for record in work.drafts.of_member(handler.id)
        if form_of_script(record.draft.script) and case_id in {"", record.subject}
    )
    return max(mine, key=lambda record: record.updated_at, default=None)


def _name(record: DraftRecord) -> FormName:
    name = form_of_script(record.draft.script)
    if name is None:
        raise Refused(NO_FORM)
    return name


def _verb(record: DraftRecord) -> str:
    name = _name(record)
    amends = record.draft.notes.get("amends")
    return f"amend.{name.kind}.{amends}" if name.group == AMEND else name.kind


def _facts(at: Desk, case: Case, record: DraftRecord) -> Facts:
    outcomes = at.work.cases.outcomes(case.id)
    if case.state is CaseState.TAKEN:
        return at.facts(case, outcomes, at.primary(case))
    wanted = record.draft.notes.get("amends")
    amends = next((o for o in live(tuple(outcomes)) if o.id == wanted), None)
    if amends is None and _name(record).group == AMEND:
        raise Refused("That result has been changed already. Open the case again.")
    return at.facts(case, outcomes, amends)


def _script(at: Desk, case: Case, record: DraftRecord) -> Script:
    return outcome_script(_name(record), _facts(at, case, record))
