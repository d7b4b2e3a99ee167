"""A finished outcome form becomes an outcome: the case moves, the sender is told, nothing is overwritten."""

from dataclasses import dataclass

from dialogs.ports import Case, CaseState, Outcome
from dialogs.triage import case as machine
from dialogs.triage.case import Step, live
from dialogs.triage.forms import Facts
from dialogs.triage.outcomes import Decision, state_key
from dialogs.triage.reading import Desk
from dialogs.triage.words import NO_ACTION, PROPOSED


@dataclass(frozen=True, slots=True)
class Recorded:
    """The case as saved, and whether it now waits for a second handler."""

    case: Case
    waits: bool = False


def record(at: Desk, facts: Facts, decided: Decision) -> Recorded:
    """Saves a decision of the holder. Raises Refused, or StaleCase, before anything is written."""
    case, amends = facts.case, facts.amends
    if decided.kind == NO_ACTION and case.state is CaseState.DECIDED and amends is None:
        raise machine.already(case)
    if decided.second:
        return _propose(at, facts, decided)
    primary = amends.primary if amends else case.state is not CaseState.DECIDED
    step = _step(at, case, decided, amends, primary=primary)
    told_before = _told(at, case)
    saved = at.save(step.case, step.event, outcome=decided.kind, **_weight(decided))
    at.work.cases.add_outcome(
        _outcome(at, case, decided, decided.kind, primary=primary, replaces=amends)
    )
    state = state_key(decided.kind, named=decided.named)
    if amends is not None:
        if amends.kind != decided.kind and primary:
            at.tell(facts.submission, "changed")
    elif state not in told_before:
        at.tell(facts.submission, state)
    return Recorded(saved)


def confirm(at: Desk, case: Case) -> Case:
    """A second handler agrees to *No action*. Raises Refused, or StaleCase."""
    proposal = proposed(at, case)
    step = machine.confirm(case, at.handler.id, at.now, has_read=_has_read(at, case, proposal))
    before = at.primary(case)
    saved = at.save(step.case, step.event, outcome=NO_ACTION)
    at.work.cases.add_outcome(
        Outcome(
            id=at.work.new_id(),
            case_id=case.id,
            kind=NO_ACTION,
            primary=True,
            risk=case.risk or "",
            priority=case.priority or "",
            decided_by=case.holder_id or "",
            decided_at=at.now,
            content={
                **((proposal.content or {}) if proposal else {}),
                "confirmed_by": at.handler.id,
            },
            replaces=before.id if before else None,
        )
    )
    changed = before is not None and before.kind != NO_ACTION
    if changed or before is None:
        at.tell(at.submission(case), "changed" if changed else NO_ACTION)
    return saved


def proposed(at: Desk, case: Case) -> Outcome | None:
    """The *No action* that waits to be confirmed."""
    outcomes = at.work.cases.outcomes(case.id)
    return next((o for o in reversed(outcomes) if o.kind == PROPOSED), None)


def _has_read(at: Desk, case: Case, proposal: Outcome | None) -> bool:
    return proposal is not None and any(
        entry.event == "case.read"
        and entry.actor == at.handler.id
        and entry.at >= proposal.decided_at
        for entry in at.work.audit.of_subject(case.id)
    )


def _propose(at: Desk, facts: Facts, decided: Decision) -> Recorded:
    case = facts.case
    step = machine.propose(case, at.handler.id, decided.risk, decided.priority)
    saved = at.save(step.case, step.event, **_weight(decided))
    at.work.cases.add_outcome(_outcome(at, case, decided, PROPOSED, primary=False, replaces=None))
    return Recorded(saved, waits=True)


def _step(
    at: Desk, case: Case, decided: Decision, amends: Outcome | None, *, primary: bool
) -> Step:
    by = at.handler.id
    if amends is not None:
        return machine.amend(
            case, by, at.now, decided.kind, decided.risk, decided.priority, primary=primary
        )
    if primary:
        return machine.decide(case, by, at.now, decided.kind, decided.risk, decided.priority)
    return machine.further(case, by)


def _outcome(
    at: Desk,
    case: Case,
    decided: Decision,
    kind: str,
    *,
    primary: bool,
    replaces: Outcome | None,
) -> Outcome:
    return Outcome(
        id=at.work.new_id(),
        case_id=case.id,
        kind=kind,
        primary=primary,
        risk=decided.risk,
        priority=decided.priority,
        decided_by=at.handler.id,
        decided_at=at.now,
        content=decided.content,
        replaces=replaces.id if replaces else None,
    )


def _weight(decided: Decision) -> dict[str, str]:
    return {"risk": decided.risk, "priority": decided.priority}


def _told(at: Desk, case: Case) -> set[str]:
    """The states that earlier outcomes told the sender already."""
    standing = live(tuple(at.work.cases.outcomes(case.id)))
    return {state_key(o.kind, named="sender" in (o.content or {})) for o in standing}
