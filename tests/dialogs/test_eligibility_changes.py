"""The same on every path when an answer is changed, danger comes up, or time has passed."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache

import pytest
from eligibility_leaves import PLAIN, SETTINGS, at, setting, written
from eligibility_table import Table, letters, more_urgent, page
from walking import (
    CLOSED,
    FORM,
    HAMPSHIRE,
    HOURS,
    OPEN,
    Leaf,
    answer,
    drive,
    form,
    gate,
    notices,
    page_of,
    press,
    walk,
    words_of,
)

from dialogs.engine.draft import Draft
from dialogs.engine.inbound import Answered, Go, Inbound, Move, Said
from dialogs.engine.journey import travel
from dialogs.engine.page import Ended
from dialogs.engine.script import Script
from dialogs.engine.turn import take_turn
from dialogs.engine.views import Review
from dialogs.force.profile import Profile
from dialogs.intake.content import assemble
from dialogs.triage.risk import starts_high
from dialogs.triage.submitted import read

ALARM = "the man has a knife and is outside the school now"


@cache
def plain() -> tuple[Profile, Script, Table]:
    """Hampshire with the default switches."""
    return setting(HAMPSHIRE, PLAIN)


@cache
def plain_leaves() -> tuple[Leaf, ...]:
    return tuple(walk(plain()[1], OPEN))


@cache
def chosen_leaves() -> tuple[Leaf, ...]:
    """One path for every way through the gate up to the topic, and one for every topic."""
    first, area = plain()[2].topics[0], plain()[2].areas[0]
    clear = {"G1": "can_wait", "G2": "none", "G3": "no", "G4": "no"}
    return tuple(
        leaf
        for leaf in plain_leaves()
        if leaf.end == "C1"
        and (
            (
                leaf.answers["G5"] == first
                and leaf.answers.get("G4a", area) in {area, "elsewhere", "not_known"}
            )
            or clear.items() <= leaf.answers.items()
        )
    )


def tried_again(leaf: Leaf, table: Table) -> Iterator[tuple[str, str, str, str]]:
    """Every other value for every answer of a path: letter, page, old value, new value."""
    given = letters(leaf.answers)
    for letter, old in given.items():
        for new in table.values(letter, given):
            if new != old:
                yield letter, page(letter, given), old, new


@pytest.mark.parametrize(("force", "switches"), SETTINGS)
def test_a_changed_answer_runs_the_gate_again_and_a_more_urgent_one_never_opens_the_form(
    force: Profile, switches: tuple[str, str]
) -> None:
    """Properties 7 and 10, by answers alone: the table says where each changed path leads."""
    _, script, table = setting(force, switches)
    places = {table.areas[0], "elsewhere", "not_known"}
    topics = {table.topics[0], "none", "not_sure"}
    for leaf in walk(script, OPEN):
        given = letters(leaf.answers)
        if given.get("a", "elsewhere") not in places or given.get("t", "none") not in topics:
            continue
        full = written(leaf.draft, OPEN)
        for letter, key, old, new in tried_again(leaf, table):
            where = at(script, answer(full, key, new), OPEN)
            changed = {**given, letter: new}
            if letter == "c":
                changed.pop("cw", None)
            end, used = table.settle(changed)
            if end == "form":
                assert where == "CHECK", (leaf.answers, key, new)
                worse = leaf.end != "C1" and more_urgent(letter, old, new)
                assert not worse, (leaf.answers, key, new)
            elif end.startswith("X-"):
                assert where == end.partition("(")[0] or where.startswith(f"{end}-"), (
                    leaf.answers,
                    key,
                    new,
                )
            else:
                assert where == page(end, used), (leaf.answers, key, new)


# --- properties driven turn by turn --------------------------------------------------------------------


def test_changing_a_gate_answer_from_check_runs_the_gate_again_and_an_exit_cannot_be_sent() -> None:
    """Property 10."""
    _, script, table = plain()
    exits = 0
    for leaf in chosen_leaves():
        ready = form(script, gate(script, leaf.answers, OPEN), OPEN)
        assert page_of(ready.views) == "CHECK"
        for _, key, _, new in tried_again(leaf, table):
            opened = take_turn(script, ready.draft, Go(Move.EDIT, key), OPEN)
            assert page_of(opened.views) == key
            changed = press(script, opened.draft, OPEN, key, new)
            where = page_of(changed.views)
            if not where.startswith("X-"):
                continue
            exits += 1
            for button in (
                Answered("CHECK", {"answer": "send"}, ready.draft.revision),
                Answered("CHECK", {"answer": "send"}),
                Said("send to police"),
                Go(Move.REVIEW),
            ):
                sent = take_turn(script, changed.draft, button, OPEN)
                assert sent.ended is None, (leaf.answers, key, new, button)
                assert not isinstance(sent.views[-1], Review)
            kept = {page: changed.draft.answers[page] for page in FORM}
            assert kept == {page: ready.draft.answers[page] for page in FORM}
    assert exits > 1000


def ways_out_of_danger() -> dict[str, tuple[Inbound, ...]]:
    """Every way from the danger question to 999 or 101, and back to it."""

    def button(page: str, value: str) -> Answered:
        return Answered(page, {"answer": value})

    wrong = (button("G1", "now"), button("X-999", "wrong"))
    return {
        "no one is": (*wrong, button("X-999-wrong", "no_one")),
        "it is over": (*wrong, button("X-999-wrong", "over")),
        "yes, then no one": (
            *wrong,
            button("X-999-wrong", "yes"),
            button("X-999", "wrong"),
            button("X-999-wrong", "no_one"),
        ),
        "called, share the rest": (
            button("G1", "now"),
            button("X-999", "called"),
            button("X-999-called", "share"),
        ),
        "soon, changed": (button("G1", "soon"), button("X-101", "change")),
        "typed 999": (Said("999"), button("X-999", "wrong"), button("X-999-wrong", "no_one")),
        "typed back": (button("G1", "now"), Said("back")),
        "alarm, no one after all": (
            Said(ALARM),
            button("A-DANGER.1", "yes"),
            button("X-999", "wrong"),
            button("X-999-wrong", "no_one"),
        ),
        "alarm, may be soon, changed": (
            Said(ALARM),
            button("A-DANGER.1", "soon"),
            button("X-101", "change"),
            button("A-DANGER.1", "no_one"),
        ),
    }


@pytest.mark.parametrize("way", ways_out_of_danger())
def test_whoever_comes_back_from_999_or_101_sends_a_case_that_starts_high(way: str) -> None:
    """Property 8, for every way back and every way through the gate."""
    _, script, _ = plain()
    back = drive(script, script.start(), OPEN, *ways_out_of_danger()[way])
    assert "was_urgent" in back.draft.history
    assert page_of(back.views) == "G1"
    for leaf in chosen_leaves():
        draft = gate(script, leaf.answers, OPEN, back.draft)
        assert "was_urgent" in draft.history
        ready = written(draft, OPEN)
        if at(script, ready, OPEN) in {"A-CRIME", "A-SPECIAL"}:
            ready = answer(answer(ready, "A-CRIME", "not_crime"), "A-SPECIAL", "not_that")
        assert at(script, ready, OPEN) == "CHECK", leaf.answers
        content = assemble(ready, travel(script, ready, OPEN))
        assert starts_high(read(content)), leaf.answers
        assert "was_urgent" in content["history"]


def test_every_path_sent_after_the_999_page_starts_high() -> None:
    """Property 8 on every path of the table."""
    _, script, _ = plain()
    steps = ways_out_of_danger()["no one is"]
    history = drive(script, script.start(), OPEN, *steps).draft.history
    for leaf in plain_leaves():
        if leaf.end == "C1":
            ready = replace(written(leaf.draft, OPEN), history=history)
            content = assemble(ready, travel(script, ready, OPEN))
            assert starts_high(read(content)), leaf.answers


def test_after_twelve_hours_the_danger_question_comes_first_on_every_way() -> None:
    """Property 1, turn by turn: nothing is sent until danger is answered anew."""
    _, script, _ = plain()
    late = OPEN + timedelta(hours=12)
    for leaf in chosen_leaves():
        ready = form(script, gate(script, leaf.answers, OPEN), OPEN)
        button = Answered("CHECK", {"answer": "send"}, ready.draft.revision)
        assert take_turn(script, ready.draft, button, OPEN).ended is Ended.SENT
        asked = take_turn(script, ready.draft, button, late)
        assert asked.ended is None
        assert page_of(asked.views) == "R1"
        calm = press(script, asked.draft, late, "R1", "no")
        assert page_of(calm.views) == "CHECK"
        worse = press(script, asked.draft, late, "R1", "yes")
        assert page_of(worse.views) == "G1"
        assert page_of(take_turn(script, worse.draft, Go(Move.REVIEW), late).views) == "G1"
        urgent = press(script, worse.draft, late, "G1", "now")
        assert page_of(urgent.views) == "X-999"
        settled = press(script, worse.draft, late, "G1", "can_wait")
        assert page_of(settled.views) == "CHECK"


def test_what_is_typed_at_the_gate_is_kept_and_never_repeated_but_by_the_alarm() -> None:
    """Property 9: at every page of the gate."""
    _, script, _ = plain()
    marker = "zephyr lodge has a blue door"
    seen = set()
    for leaf in (*chosen_leaves(), *(leaf for leaf in plain_leaves() if leaf.end != "C1")):
        draft = script.start()
        for key, value in leaf.answers.items():
            if key not in seen:
                seen.add(key)
                turn = take_turn(script, draft, Said(marker), OPEN)
                assert page_of(turn.views) == key
                assert turn.draft.notes["kept"] == [marker]
                assert not any("zephyr" in words_of(view).lower() for view in turn.views)
                for then in (Go(Move.HELP), Go(Move.BACK), Said("what now"), Go(Move.RESTART)):
                    after = take_turn(script, turn.draft, then, OPEN)
                    assert not any("zephyr" in words_of(view).lower() for view in after.views)
                    assert marker in str(after.draft.notes["kept"])
            draft = press(script, draft, OPEN, key, value).draft
        if leaf.end != "C1" and leaf.end not in seen:
            seen.add(leaf.end)
            turn = take_turn(script, draft, Said(marker), CLOSED)
            assert page_of(turn.views) == leaf.end
            assert not any("zephyr" in words_of(view).lower() for view in turn.views)
    assert len(seen) == 13 + len({leaf.end for leaf in plain_leaves()}) - 1


@pytest.mark.parametrize("now", HOURS, ids=["open", "closed"])
@pytest.mark.parametrize(("said", "exit_page"), [("yes", "X-999"), ("soon", "X-101")])
def test_danger_at_any_page_leads_out_keeps_the_draft_and_cannot_be_sent(
    said: str, exit_page: str, now: datetime
) -> None:
    """Property 11: at every page of the gate and of the form, by typing and by a field."""
    _, script, _ = plain()
    for draft in every_page(script, now):
        here = at(script, draft, now)
        turn = take_turn(script, draft, Said(ALARM), now)
        assert page_of(turn.views) == "A-DANGER.1", here
        assert "knife" in words_of(turn.views[-1])
        asked = turn.draft
        for attempt in (Go(Move.REVIEW), Answered("CHECK", {"answer": "send"}), Go(Move.SKIP)):
            assert take_turn(script, asked, attempt, now).ended is None
        out = press(script, asked, now, "A-DANGER.1", said)
        assert page_of(out.views) == exit_page, here
        changed = {k for k, v in draft.answers.items() if out.draft.answers.get(k) != v}
        assert changed <= {"C1"}, here
        assert not changed or ALARM in str(out.draft.answers["C1"])
        for attempt in (Go(Move.REVIEW), Answered("CHECK", {"answer": "send"}), Go(Move.SKIP)):
            after = take_turn(script, out.draft, attempt, now)
            assert after.ended is None
            assert page_of(after.views) == exit_page
        calm = press(script, asked, now, "A-DANGER.1", "no_one")
        assert notices(calm.views) == ["THANKS"]
        assert page_of(calm.views) == here
        again = take_turn(script, calm.draft, Said(ALARM), now)
        assert page_of(again.views) == here


def every_page(script: Script, now: datetime) -> Iterator[Draft]:
    """A draft waiting at each page of the gate and of the form."""
    seen: set[str] = set()
    for leaf in (*chosen_leaves(), *(leaf for leaf in plain_leaves() if leaf.end != "C1")):
        draft = script.start()
        for key, value in leaf.answers.items():
            if key not in seen:
                seen.add(key)
                yield draft
            draft = press(script, draft, now, key, value).draft
        for key, values in FORM.items() if leaf.end == "C1" else ():
            if key not in seen:
                seen.add(key)
                yield draft
                yield take_turn(script, draft, Go(Move.HERE), now).draft
            draft = take_turn(script, draft, Answered(key, values, draft.revision), now).draft
        if leaf.end == "C1" and "CHECK" not in seen:
            seen.add("CHECK")
            yield draft
