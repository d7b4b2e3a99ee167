"""The handlers' use cases: what a press on a case does, and a turn in an outcome form.

Each is one transaction: load, decide, save. The role is checked first, every read and every decision
leaves an audit row, and a second click only says how things stand (domain.md 5).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from dialogs.engine.views import Copyable, Listing, Press, Row
from dialogs.force.profile import Profile
from dialogs.ports import Case, CaseState, Member, Outcome, StaleCase, Work
from dialogs.triage import case as machine
from dialogs.triage import recording, words
from dialogs.triage.case import Refused, already, live
from dialogs.triage.filling import current, how_it_stands, next_case, open_form, saved, turn
from dialogs.triage.outcomes import AMEND, OUTCOME, FormName, lines
from dialogs.triage.reading import Desk, DeskReply, button, desk, notice

__all__ = ["DeskReply", "current", "press", "turn"]


def press(
    work: Work, handler: Member, pressed: Press, now: datetime, profile: Profile
) -> DeskReply:
    """What a button on a case does. Never raises for anything a person can do."""
    at = desk(work, handler, now, profile)
    case: Case | None = None
    try:
        case = at.case(pressed.case)
        verb, _, rest = pressed.verb.partition(".")
        return _VERBS.get(verb, _not_a_verb)(at, case, replace(pressed, verb=rest or verb))
    except Refused as refused:
        return at.refuse(refused, case)
    except StaleCase:
        fresh = work.cases.get(pressed.case)
        return at.refuse(how_it_stands(fresh), fresh)


def _take(at: Desk, case: Case, pressed: Press) -> DeskReply:
    by = at.handler.id
    if case.holder_id == by and case.state in {CaseState.TAKEN, CaseState.DECIDED}:
        return _open(at, case, pressed)
    if case.state is CaseState.DECIDED and _is_old(case, pressed):
        raise already(case)
    step = machine.take(case, by, at.now)
    first = all(e.event != "case.taken" for e in at.work.audit.of_subject(case.id))
    kept = at.save(machine.open_by(step.case, by, at.now).case, step.event)
    at.record(kept, "case.read")
    if first and step.event == "case.taken":
        at.tell(at.submission(case), "taken")
    return DeskReply((at.detail(kept),))


def _open(at: Desk, case: Case, _pressed: Press) -> DeskReply:
    return at.open(case)


def _release(at: Desk, case: Case, _pressed: Press) -> DeskReply:
    step = machine.release(case, at.handler.id)
    at.save(step.case, step.event)
    at.drop_drafts(case)
    return notice(f"Released. {case.reference} is back in the queue.", *next_case(at, case))


def _show_source(at: Desk, case: Case, _pressed: Press) -> DeskReply:
    machine.open_by(case, at.handler.id, at.now)
    at.record(case, "case.source_read")
    return DeskReply((at.detail(case, reveal=True),))


def _outcome(at: Desk, case: Case, pressed: Press) -> DeskReply:
    machine.ready(case, at.handler.id)
    if case.state is CaseState.DECIDED and (
        _is_old(case, pressed) or pressed.verb == words.NO_ACTION
    ):
        raise already(case)
    return open_form(at, case, FormName(OUTCOME, pressed.verb), None, [])


def _is_old(case: Case, pressed: Press) -> bool:
    """Whether the button stands on a screen that shows the case as it was."""
    return pressed.version is not None and pressed.version != case.version


def _amend(at: Desk, case: Case, pressed: Press) -> DeskReply:
    machine.ready(case, at.handler.id)
    standing = {outcome.id: outcome for outcome in live(tuple(at.work.cases.outcomes(case.id)))}
    if case.state is not CaseState.DECIDED or not standing:
        raise Refused("There is no result to change yet.")
    kind, _, outcome_id = pressed.verb.partition(".")
    if outcome_id in standing and kind in _kinds(standing[outcome_id]):
        return open_form(at, case, FormName(AMEND, kind), standing[outcome_id], [])
    rows = tuple(_amend_row(at, case, outcome) for outcome in standing.values())
    return DeskReply((Listing("What should the result be?", rows),))


def _amend_row(at: Desk, case: Case, outcome: Outcome) -> Row:
    actions = tuple(
        button(words.OUTCOMES[kind], f"amend.{kind}.{outcome.id}", case) for kind in _kinds(outcome)
    )
    label = words.capitalised(words.outcome_words(outcome.kind))
    recorded = f"Recorded {words.day_and_clock(at.profile, outcome.decided_at)}. Change it to:"
    return Row(label, recorded, actions)


def _kinds(outcome: Outcome) -> tuple[str, ...]:
    """What an outcome may become: only a primary one can become *No action*."""
    return tuple(kind for kind in words.OUTCOMES if outcome.primary or kind != words.NO_ACTION)


def _confirm(at: Desk, case: Case, _pressed: Press) -> DeskReply:
    return saved(at, recording.confirm(at, case))


def _send_back(at: Desk, case: Case, _pressed: Press) -> DeskReply:
    step = machine.send_back(case, at.handler.id)
    at.save(step.case, step.event)
    return notice("Sent back. The handler who has it decides again.")


def _withdraw(at: Desk, case: Case, _pressed: Press) -> DeskReply:
    asked = at.work.submissions.additions(case.submission_id)
    if not any(addition.kind == "withdraw" for addition in asked):
        raise Refused("The sender has not asked to withdraw it.")
    step = machine.withdraw(case, at.handler.id, safe=False)
    submission = at.submission(case)
    at.save(step.case, step.event)
    at.work.submissions.destroy_content(submission.id)
    at.work.cases.destroy_outcomes(case.id)
    at.drop_drafts(case)
    at.tell(submission, "withdrawn")
    return notice(f"{case.reference} is withdrawn. Its details are removed.")


def _copy(at: Desk, case: Case, _pressed: Press) -> DeskReply:
    outcomes = tuple(at.work.cases.outcomes(case.id))
    facts = at.facts(case, outcomes, None)
    blocks = []
    for outcome in live(outcomes):
        graded = (outcome.content or {}).get("grade")
        shown = (*lines(outcome, facts), *((("Grade", str(graded)),) if graded else ()))
        blocks.append("\n".join(f"{label}: {text}" for label, text in shown))
    if not blocks:
        raise Refused("There is no result to copy yet.")
    at.record(case, "case.read")
    return DeskReply((Copyable(f"{case.reference}, for the records", "\n\n".join(blocks)),))


def _not_a_verb(_at: Desk, _case: Case, _pressed: Press) -> DeskReply:
    raise Refused("That button is not known here. Open the case again.")


_VERBS: dict[str, Callable[[Desk, Case, Press], DeskReply]] = {
    "take": _take,
    "open": _open,
    "release": _release,
    "show_source": _show_source,
    "amend": _amend,
    "confirm": _confirm,
    "send_back": _send_back,
    "withdraw": _withdraw,
    "copy": _copy,
    **dict.fromkeys(words.OUTCOMES, _outcome),
}
