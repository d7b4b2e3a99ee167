"""The case state machine: who may do what, and in which order."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from dialogs.ports import CaseState, StaleCase
from dialogs.triage import case as machine
from dialogs.triage.case import Refused
from dialogs.triage.words import OUTCOMES
from tests.dialogs.fake_work import FakeWork
from tests.dialogs.triage.world import NOW, PROFILE, new_case

NAMES = {"sam": "Sam Reed", "ola": "Ola Hunt"}
TAKEN = machine.take(new_case(), "sam", NOW).case
OPENED = machine.open_by(TAKEN, "sam", NOW).case
DECIDED = machine.decide(
    OPENED, "sam", NOW + timedelta(minutes=96), "intelligence", "low", "routine"
).case


def why(refused: pytest.ExceptionInfo[Refused]) -> str:
    return refused.value.say(NAMES, PROFILE, NOW)


def test_the_second_to_take_is_told_who_has_it_and_since_when() -> None:
    with pytest.raises(Refused) as refused:
        machine.take(TAKEN, "ola", NOW)
    assert why(refused) == "Sam Reed took it at 08:04."


def test_times_are_told_in_the_time_zone_of_the_force() -> None:
    summer = datetime(2026, 7, 1, 8, 4, tzinfo=UTC)
    held = machine.take(new_case(), "sam", summer).case
    with pytest.raises(Refused) as refused:
        machine.take(held, "ola", summer)
    assert refused.value.say(NAMES, PROFILE, summer) == "Sam Reed took it at 09:04."


def test_an_outcome_needs_the_holder_to_have_opened_the_case() -> None:
    with pytest.raises(Refused) as refused:
        machine.decide(TAKEN, "sam", NOW, "crime", "low", "routine")
    assert why(refused) == "Open it first."


def test_a_reading_by_another_handler_does_not_open_it_for_the_holder() -> None:
    assert machine.open_by(TAKEN, "ola", NOW).case.opened_at is None


def test_only_the_holder_decides() -> None:
    with pytest.raises(Refused) as refused:
        machine.decide(OPENED, "ola", NOW, "crime", "low", "routine")
    assert why(refused) == "Sam Reed took it at 08:04."


def test_a_decided_case_says_what_when_and_by_whom() -> None:
    with pytest.raises(Refused) as refused:
        machine.decide(DECIDED, "ola", NOW, "crime", "low", "routine")
    assert why(refused) == "It is already decided: intelligence log, 09:40, by Sam Reed."


def test_deciding_twice_records_once() -> None:
    with pytest.raises(Refused, match="already decided"):
        machine.decide(DECIDED, "sam", NOW, "crime", "low", "routine")


def test_a_release_puts_it_back_as_new() -> None:
    freed = machine.release(OPENED, "sam").case
    assert (freed.state, freed.holder_id, freed.opened_at) == (CaseState.NEW, None, None)
    with pytest.raises(Refused):
        machine.release(freed, "sam")


def test_a_corrected_person_is_read_again_before_any_outcome() -> None:
    corrected = machine.correct(OPENED, NOW).case
    with pytest.raises(Refused) as refused:
        machine.decide(corrected, "sam", NOW, "crime", "low", "routine")
    assert why(refused) == "Open it first."
    again = machine.open_by(corrected, "sam", NOW).case
    assert machine.decide(again, "sam", NOW, "crime", "low", "routine").case.outcome == "crime"


def test_a_decided_case_can_be_taken_over_and_amended_after_opening() -> None:
    over = machine.take(DECIDED, "ola", NOW).case
    assert over.holder_id == "ola"
    with pytest.raises(Refused, match="Open it first"):
        machine.amend(over, "ola", NOW, "crime", "low", "routine")
    opened = machine.open_by(over, "ola", NOW).case
    assert machine.amend(opened, "ola", NOW, "crime", "low", "routine").case.outcome == "crime"


@pytest.mark.parametrize(
    ("case", "by", "safe", "words"),
    [
        (new_case(), None, False, "A handler has to decide this, because someone may be at risk."),
        (OPENED, None, True, "A handler has to decide this. I have asked them."),
        (TAKEN, "sam", False, "Open it first."),
        (OPENED, "ola", False, "Sam Reed took it at 08:04."),
    ],
)
def test_a_withdrawal_that_a_handler_has_to_decide(
    case: machine.Case, by: str | None, safe: bool, words: str
) -> None:
    with pytest.raises(Refused) as refused:
        machine.withdraw(case, by, safe=safe)
    assert why(refused).startswith(words)


def test_a_new_safe_case_is_withdrawn_at_once_and_for_good() -> None:
    gone = machine.withdraw(new_case(), safe=True).case
    assert gone.state is CaseState.WITHDRAWN
    for change in (
        lambda: machine.take(gone, "sam", NOW),
        lambda: machine.open_by(gone, "sam", NOW),
        lambda: machine.correct(gone, NOW),
        lambda: machine.withdraw(gone, safe=True),
    ):
        with pytest.raises(Refused, match="withdrawn"):
            change()


def test_no_action_needs_a_second_handler_who_has_read_it() -> None:
    waiting = machine.propose(OPENED, "sam", "low", "routine").case
    with pytest.raises(Refused, match="not you"):
        machine.confirm(waiting, "sam", NOW, has_read=True)
    with pytest.raises(Refused, match="Open it first"):
        machine.confirm(waiting, "ola", NOW, has_read=False)
    done = machine.confirm(waiting, "ola", NOW, has_read=True).case
    assert (done.state, done.outcome, done.holder_id) == (CaseState.DECIDED, "no_action", "sam")


def test_what_the_sender_corrects_is_not_closed_by_an_earlier_proposal() -> None:
    waiting = machine.propose(OPENED, "sam", "low", "routine").case
    corrected = machine.correct(waiting, NOW).case
    with pytest.raises(Refused, match="nothing to confirm"):
        machine.confirm(corrected, "ola", NOW, has_read=True)


HANDLERS = st.sampled_from(["sam", "ola", "kit"])
KINDS = st.sampled_from(sorted(OUTCOMES))


class Desk(RuleBasedStateMachine):
    """Handlers with screens of different ages press anything; the rules hold all the same."""

    def __init__(self) -> None:
        super().__init__()
        self.work = FakeWork()
        self.work.cases.add(new_case())
        self.now = NOW
        self.screens = {name: new_case() for name in ("sam", "ola", "kit")}
        self.readers: set[str] = set()
        self.decisions: list[tuple[str, str]] = []
        self.before = new_case()

    def _apply(self, by: str, change: object, *, old: bool) -> bool:
        self.now += timedelta(minutes=1)
        stored = self.work.cases.get("case1")
        assert stored is not None
        self.before = stored
        seen = self.screens[by] if old else stored
        try:
            step = change(seen)  # type: ignore[operator] # the rules below pass functions
            self.work.cases.save(step.case)
        except (Refused, StaleCase):
            assert self.work.cases.get("case1") == stored
            return False
        finally:
            self.screens[by] = self.work.cases.get("case1") or seen
        return True

    @rule(by=HANDLERS, old=st.booleans())
    def take(self, by: str, old: bool) -> None:
        if self._apply(by, lambda case: machine.take(case, by, self.now), old=old):
            self.readers.clear()

    @rule(by=HANDLERS, old=st.booleans())
    def open(self, by: str, old: bool) -> None:
        if self._apply(by, lambda case: machine.open_by(case, by, self.now), old=old):
            self.readers.add(by)

    @rule(by=HANDLERS, old=st.booleans())
    def release(self, by: str, old: bool) -> None:
        if self._apply(by, lambda case: machine.release(case, by), old=old):
            self.readers.clear()
            assert self.before.holder_id == by

    @rule(by=HANDLERS, kind=KINDS, old=st.booleans())
    def decide(self, by: str, kind: str, old: bool) -> None:
        if self._apply(
            by, lambda case: machine.decide(case, by, self.now, kind, "low", "today"), old=old
        ):
            self._check_decision(by)
            assert self.before.state is CaseState.TAKEN

    @rule(by=HANDLERS, kind=KINDS, old=st.booleans())
    def amend(self, by: str, kind: str, old: bool) -> None:
        if self._apply(
            by, lambda case: machine.amend(case, by, self.now, kind, "low", "today"), old=old
        ):
            self._check_decision(by)

    @rule(by=HANDLERS, old=st.booleans())
    def further(self, by: str, old: bool) -> None:
        if self._apply(by, lambda case: machine.further(case, by), old=old):
            self._check_decision(by)
            assert self.before.state is CaseState.DECIDED
            assert replace(self.before, version=0) == replace(self._stored(), version=0)

    @rule(by=HANDLERS, old=st.booleans())
    def propose(self, by: str, old: bool) -> None:
        if self._apply(by, lambda case: machine.propose(case, by, "low", "today"), old=old):
            self._check_decision(by)

    @rule(by=HANDLERS, has_read=st.booleans(), old=st.booleans())
    def confirm(self, by: str, has_read: bool, old: bool) -> None:
        change = lambda case: machine.confirm(case, by, self.now, has_read=has_read)  # noqa: E731
        if self._apply(by, change, old=old):
            assert has_read
            assert self.before.holder_id not in {by, None}

    @rule(by=HANDLERS, old=st.booleans())
    def correct(self, by: str, old: bool) -> None:
        if self._apply(by, lambda case: machine.correct(case, self.now), old=old):
            self.readers.clear()

    @rule(by=HANDLERS, old=st.booleans())
    def withdraw(self, by: str, old: bool) -> None:
        if self._apply(by, lambda case: machine.withdraw(case, by, safe=False), old=old):
            self._check_decision(by)

    def _stored(self) -> machine.Case:
        stored = self.work.cases.get("case1")
        assert stored is not None
        return stored

    def _check_decision(self, by: str) -> None:
        assert self.before.holder_id == by
        assert by in self.readers

    @invariant()
    def one_holder_where_it_is_held(self) -> None:
        case = self._stored()
        assert (case.holder_id is None) == (case.state is CaseState.NEW)

    @invariant()
    def decided_says_what_and_when(self) -> None:
        case = self._stored()
        decided = case.state is CaseState.DECIDED
        assert decided == (case.decided_at is not None) or case.state is CaseState.WITHDRAWN
        assert not decided or case.outcome in OUTCOMES

    @invariant()
    def withdrawn_is_for_good(self) -> None:
        if self.before.state is CaseState.WITHDRAWN:
            assert self._stored() == self.before


TestDesk = Desk.TestCase
TestDesk.settings = settings(max_examples=150, stateful_step_count=25, deadline=None)
