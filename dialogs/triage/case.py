"""The case state machine (conversation.md 4.1, domain.md 5). Pure: a case goes in, a case comes out.

The version is left alone: `Cases.save` raises it, and with it decides who wins.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.force.profile import Profile
from dialogs.ports import Case, CaseState, Outcome
from dialogs.triage.words import NO_ACTION, PROPOSED, clock, outcome_words

Names = Mapping[str, str]
"""Member id to name."""

OPEN_FIRST = "Open it first."
TAKE_FIRST = "Nobody has taken it. Take it first."
WITHDRAWN = "It has been withdrawn."


class Refused(Exception):
    """What cannot be done, and why. ``words`` may hold {who} and {at}: see `say`."""

    def __init__(self, words: str, who: str | None = None, at: datetime | None = None) -> None:
        super().__init__(words)
        self.words = words
        self.who = who
        self.at = at

    def say(self, names: Names, profile: Profile, now: datetime) -> str:
        """The words with the name and the time in them: "Sam Reed took it at 08:04."."""
        who = names.get(self.who or "", "Someone else")
        at = clock(profile, self.at, now) if self.at else ""
        return self.words.format(who=who, at=at)


@dataclass(frozen=True, slots=True)
class Step:
    """A case after a change, and the event for the audit trail."""

    case: Case
    event: str


def is_proposed(case: Case) -> bool:
    """Whether *No action* waits for a second handler."""
    return case.state is CaseState.TAKEN and case.outcome == PROPOSED


def live(outcomes: tuple[Outcome, ...]) -> tuple[Outcome, ...]:
    """The outcomes that stand: neither replaced nor only proposed, in the order they were made."""
    replaced = {outcome.replaces for outcome in outcomes}
    return tuple(o for o in outcomes if o.id not in replaced and o.kind != PROPOSED)


def already(case: Case) -> Refused:
    """What to say of a decided case: "It is already decided: intelligence log, 09:40, by …"."""
    kind = outcome_words(case.outcome)
    return Refused(
        f"It is already decided: {kind}, {{at}}, by {{who}}.", case.holder_id, case.decided_at
    )


def take(case: Case, by: str, now: datetime) -> Step:
    """``by`` becomes the holder of a new case, or takes over a decided one to amend it.

    Raises Refused if it is held by anyone, or withdrawn.
    """
    if case.state is CaseState.NEW:
        held = replace(case, state=CaseState.TAKEN, holder_id=by, taken_at=now, opened_at=None)
        return Step(held, "case.taken")
    if case.state is CaseState.WITHDRAWN:
        raise Refused(WITHDRAWN)
    if case.holder_id == by:
        raise Refused("You took it at {at}.", by, case.taken_at)
    if case.state is CaseState.DECIDED:
        return Step(replace(case, holder_id=by, taken_at=now, opened_at=None), "case.taken_over")
    raise Refused("{who} took it at {at}.", case.holder_id, case.taken_at)


def open_by(case: Case, by: str, now: datetime) -> Step:
    """``by`` reads the case. Only the holder's first reading changes it. Raises Refused if withdrawn."""
    if case.state is CaseState.WITHDRAWN:
        raise Refused(WITHDRAWN)
    if case.holder_id == by and case.opened_at is None:
        return Step(replace(case, opened_at=now), "case.read")
    return Step(case, "case.read")


def release(case: Case, by: str) -> Step:
    """The holder gives the case back to the queue. Raises Refused unless taken by ``by``."""
    if case.state is CaseState.NEW:
        raise Refused("It is back in the queue already.")
    _held(case, by, CaseState.TAKEN)
    free = replace(
        case,
        state=CaseState.NEW,
        holder_id=None,
        taken_at=None,
        opened_at=None,
        outcome=None,
        risk=None,
        priority=None,
    )
    return Step(free, "case.released")


def ready(case: Case, by: str) -> None:
    """Raises Refused unless ``by`` may record an outcome now: the holder, who has opened it."""
    _held(case, by, CaseState.TAKEN, CaseState.DECIDED)
    if case.opened_at is None:
        raise Refused(OPEN_FIRST)


def decide(case: Case, by: str, now: datetime, kind: str, risk: str, priority: str) -> Step:
    """The primary outcome of a taken case. Raises Refused."""
    _held(case, by, CaseState.TAKEN)
    ready(case, by)
    return Step(_decided(case, now, kind, risk, priority), "case.decided")


def further(case: Case, by: str) -> Step:
    """One more outcome beside the primary, which stays. Raises Refused."""
    if case.state is not CaseState.DECIDED:
        raise Refused("Record its first result before a further one.")
    ready(case, by)
    return Step(case, "case.decided_further")


def amend(
    case: Case, by: str, now: datetime, kind: str, risk: str, priority: str, *, primary: bool = True
) -> Step:
    """Another outcome in place of one that was recorded; the old one is kept. Raises Refused."""
    if case.state is CaseState.NEW:
        raise Refused(TAKE_FIRST)
    ready(case, by)
    after = _decided(case, now, kind, risk, priority) if primary else case
    return Step(after, "case.amended")


def propose(case: Case, by: str, risk: str, priority: str) -> Step:
    """*No action* that a second handler has to confirm; a decided case is open again meanwhile.

    Raises Refused.
    """
    ready(case, by)
    waiting = replace(
        case,
        state=CaseState.TAKEN,
        outcome=PROPOSED,
        risk=risk,
        priority=priority,
        decided_at=None,
    )
    return Step(waiting, "case.no_action_proposed")


def confirm(case: Case, by: str, now: datetime, *, has_read: bool) -> Step:
    """A second handler agrees to *No action*. Raises Refused for the holder, or if it was not read."""
    _second(case, by)
    if not has_read:
        raise Refused(OPEN_FIRST)
    done = _decided(case, now, NO_ACTION, case.risk or "", case.priority or "")
    return Step(done, "case.no_action_confirmed")


def send_back(case: Case, by: str) -> Step:
    """A second handler does not agree: the holder decides again. Raises Refused."""
    _second(case, by)
    return Step(replace(case, outcome=None, risk=None, priority=None), "case.no_action_sent_back")


def correct(case: Case, now: datetime) -> Step:
    """The sender named the wrong person: marked, and to be opened again before any outcome.

    Raises Refused if withdrawn.
    """
    return Step(replace(_unread(case), corrected_at=now), "case.corrected")


def add_to(case: Case) -> Step:
    """The sender added to it: to be opened again before any outcome. Raises Refused if withdrawn."""
    return Step(_unread(case), "case.added_to")


def withdraw(case: Case, by: str | None = None, *, safe: bool) -> Step:
    """The case is withdrawn: by the sender (``by`` None) while it is new and ``safe``, else only by
    the holder, who has opened it (conversation.md, AMEND). Raises Refused.
    """
    if case.state is CaseState.WITHDRAWN:
        raise Refused(WITHDRAWN)
    if by is None:
        if not safe:
            raise Refused(
                "A handler has to decide this, because someone may be at risk. I have asked them."
            )
        if case.state is not CaseState.NEW:
            raise Refused("A handler has to decide this. I have asked them.")
    else:
        _held(case, by, CaseState.TAKEN)
        ready(case, by)
    return Step(replace(case, state=CaseState.WITHDRAWN, outcome=None), "case.withdrawn")


def _decided(case: Case, now: datetime, kind: str, risk: str, priority: str) -> Case:
    return replace(
        case,
        state=CaseState.DECIDED,
        decided_at=now,
        outcome=kind,
        risk=risk,
        priority=priority,
    )


def _held(case: Case, by: str, *states: CaseState) -> None:
    if case.state is CaseState.WITHDRAWN:
        raise Refused(WITHDRAWN)
    if case.state is CaseState.NEW:
        raise Refused(TAKE_FIRST)
    if case.holder_id != by or case.state not in states:
        if case.state is CaseState.DECIDED:
            raise already(case)
        raise Refused("{who} took it at {at}.", case.holder_id, case.taken_at)


def _second(case: Case, by: str) -> None:
    if case.state is CaseState.DECIDED:
        raise already(case)
    if not is_proposed(case):
        raise Refused("There is nothing to confirm.")
    if case.holder_id == by:
        raise Refused("A second handler has to confirm it, not you.")
    if case.opened_at is None:
        raise Refused("The sender has changed it since. {who} has to look again.", case.holder_id)


def _unread(case: Case) -> Case:
    if case.state is CaseState.WITHDRAWN:
        raise Refused(WITHDRAWN)
    return replace(case, opened_at=None, outcome=None if is_proposed(case) else case.outcome)
