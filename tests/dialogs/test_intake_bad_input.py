"""Bad input at every page of both scripts: a clear message, and the draft is intact."""

from collections.abc import Iterator
from functools import cache

import pytest
from walking import FORM, HAMPSHIRE, OPEN, gate, notices, page_of, words_of
from wandering import usual_values

from dialogs.engine.draft import Draft
from dialogs.engine.fields import Choice
from dialogs.engine.inbound import Answered, Filled, Go, Inbound, Move, Said
from dialogs.engine.journey import travel
from dialogs.engine.page import Kind
from dialogs.engine.script import Script
from dialogs.engine.turn import current_view, take_turn
from dialogs.engine.views import Ask, Notice
from dialogs.intake.amend import amend_script
from dialogs.intake.script import intake_script
from dialogs.intake.words import screen

INTAKE, AMEND = intake_script(HAMPSHIRE), amend_script(HAMPSHIRE)
BAD = {
    "empty": "",
    "blanks": " \t\n ",
    "20,000 characters": "word " * 4000,
    "20,000 letters": "x" * 20_000,
    "control characters": "a\x00b\x07c\x1b[31m\u202e\u2066\ud800",
    "emoji": "🙂👮\u200d♀️🚗",
    "right to left": "سيارة زرقاء عند المدرسة",
    "html": "<b onclick='x()'>bold</b><script>alert(1)</script>",
    "broadcast": "<!channel> <@U1> @everyone",
    "future date": "12/10/2091",
    "no such day": "31/2",
    "braces": "{force} {0} %s",
}
CLEAR = {"G1": "can_wait", "G2": "none", "G3": "no", "G4": "no", "G5": "not_sure"}
WAYS = {
    "G2w": {"G1": "can_wait", "G2": "one"},
    "G2h": {"G1": "can_wait", "G2": "not_sure"},
    "G3w-unreported": {"G1": "can_wait", "G2": "none", "G3": "unreported"},
    "G3w-reported": {"G1": "can_wait", "G2": "none", "G3": "reported"},
    "G3w-unsure": {"G1": "can_wait", "G2": "none", "G3": "not_sure"},
    "G4a": {"G1": "can_wait", "G2": "none", "G3": "no", "G4": "child"},
    "G4w": {"G1": "can_wait", "G2": "none", "G3": "no", "G4": "child", "G4a": "not_known"},
    "G4h": {"G1": "can_wait", "G2": "none", "G3": "no", "G4": "not_sure"},
    "X-999": {"G1": "now"},
    "X-999-called": {"G1": "now", "X-999": "called"},
    "X-999-wrong": {"G1": "now", "X-999": "wrong"},
    "X-101": {"G1": "soon"},
    "X-UNSURE": {"G1": "not_sure"},
    "X-SPECIAL": {"G1": "can_wait", "G2": "one", "G2w": "fgm"},
    "X-ADVICE-special": {"G1": "can_wait", "G2": "not_sure", "G2h": "stop"},
    "X-CRIME": {"G1": "can_wait", "G2": "none", "G3": "unreported", "G3w-unreported": "stop"},
    "X-ADD": {"G1": "can_wait", "G2": "none", "G3": "reported", "G3w-reported": "stop"},
    "X-ADVICE-crime": {"G1": "can_wait", "G2": "none", "G3": "not_sure", "G3w-unsure": "stop"},
    "X-REFERRAL": {"G1": "can_wait", "G2": "none", "G3": "no"}
    | {"G4": "child", "G4a": "not_known", "G4w": "stop"},
    "X-ADVICE-risk": {"G1": "can_wait", "G2": "none", "G3": "no", "G4": "not_sure", "G4h": "stop"},
    "X-OTHER": {**CLEAR, "G5": "none"},
}
ALARMED = {
    "A-DANGER": "he has a knife and is outside the school now",
    "A-CRIME": "someone stole a phone from the shop yesterday",
    "A-SPECIAL": "She may be forced to marry her cousin in Pakistan",
}


@cache
def waiting() -> dict[str, tuple[Script, Draft]]:
    """A draft waiting at each page of both scripts."""
    found: dict[str, tuple[Script, Draft]] = {}
    draft = INTAKE.start()
    for page, value in CLEAR.items():
        found[page] = (INTAKE, draft)
        draft = gate(INTAKE, {page: value}, OPEN, draft)
    forms = dict(FORM)
    forms["C2.1"] = {**FORM["C2.1"], "next": "vehicle"}
    for page, values in forms.items():
        found[page] = (INTAKE, draft)
        draft = take_turn(INTAKE, draft, Answered(page, values), OPEN).draft
        if page == "C2.1":
            found["C3.1"] = (INTAKE, draft)
            draft = take_turn(INTAKE, draft, Answered("C3.1", {"next": "done"}), OPEN).draft
    found["CHECK"] = (INTAKE, draft)
    found["X-PRIVATE"] = (INTAKE, gate(INTAKE, {"CHECK": "private"}, OPEN, draft))
    found["DELETE"] = (INTAKE, take_turn(INTAKE, draft, Go(Move.DELETE), OPEN).draft)
    found["R1"] = (INTAKE, take_turn(INTAKE, draft, Go(Move.STOP), OPEN).draft)
    for page, answers in WAYS.items():
        found[page] = (INTAKE, gate(INTAKE, answers, OPEN))
    for page, text in ALARMED.items():
        draft = screen(gate(INTAKE, {"G1": "can_wait"}, OPEN), text, OPEN)
        found[page] = (INTAKE, draft)
    found["AMEND"] = (AMEND, AMEND.start())
    for value, page in (
        ("add", "AMEND-ADD"),
        ("correct", "AMEND-CORRECT"),
        ("wrong", "AMEND-WRONG"),
        ("withdraw", "AMEND-WITHDRAW"),
    ):
        found[page] = (AMEND, gate(AMEND, {"AMEND": value}, OPEN))
    danger = screen(gate(AMEND, {"AMEND": "add"}, OPEN), ALARMED["A-DANGER"], OPEN)
    found["amend A-DANGER"] = (AMEND, danger)
    found["amend X-999"] = (AMEND, gate(AMEND, {"A-DANGER.1": "yes"}, OPEN, danger))
    found["amend X-101"] = (AMEND, gate(AMEND, {"A-DANGER.1": "soon"}, OPEN, danger))
    return found


def test_every_page_of_both_scripts_is_tried() -> None:
    reached: dict[str, set[str]] = {}
    for name, (script, draft) in waiting().items():
        current = travel(script, draft, OPEN).current
        assert current is not None
        assert current.key.startswith(name.removeprefix("amend "))
        reached.setdefault(script.name, set()).add(current.page.id)
    for script in (INTAKE, AMEND):
        assert reached[script.name] == {page.id for page in script.pages}


def intact(before: Draft, after: Draft) -> None:
    """Confirmed answers stand; typed text may only have been added to the narrative."""
    for key, values in before.answers.items():
        if key != "C1":
            assert after.answers[key] == values
            continue
        told, now_told = str(values["what"]), str(after.answers["C1"]["what"])
        assert now_told.startswith(told)
    assert set(after.history) >= set(before.history)


def clear(turn_views: tuple[object, ...], page: str) -> None:
    """A message that says what is wrong or what was done, and the page again."""
    assert page_of(turn_views) == page  # type: ignore[arg-type]
    last = turn_views[-1]
    errors = [shown.error for shown in last.fields] if isinstance(last, Ask) else []
    told = [*errors, getattr(last, "error", ""), *notices(turn_views)]  # type: ignore[arg-type]
    assert any(told), page
    for words in (*errors, getattr(last, "error", "")):
        assert len(words) < 600
        assert not words or words[0].isupper() or words[0].isdigit()


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("page", waiting())
def test_bad_text_at_a_page_gets_a_clear_message(page: str, bad: str) -> None:
    script, draft = waiting()[page]
    here = page_of(current_view(script, draft, OPEN))
    turn = take_turn(script, draft, Said(BAD[bad]), OPEN)
    assert turn.ended is None
    clear(turn.views, here)
    intact(draft, turn.draft)


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize("page", waiting())
def test_a_bad_button_at_a_page_gets_a_clear_message(page: str, bad: str) -> None:
    script, draft = waiting()[page]
    view = current_view(script, draft, OPEN)[-1]
    here = page_of((view,))
    if isinstance(view, Ask) and view.kind is Kind.FORM:
        return
    for inbound in (
        Answered(here, {"answer": BAD[bad]}, draft.revision),
        Answered(here, {}, draft.revision),
        Answered(here, {"nothing": BAD[bad]}, draft.revision),
        Answered(here, {"answer": (BAD[bad], "x")}, draft.revision),
        Answered(BAD[bad], {"answer": "now"}, draft.revision),
        Go(Move.EDIT, BAD[bad]),
    ):
        turn = take_turn(script, draft, inbound, OPEN)
        assert turn.ended is None
        assert turn.draft == draft
        clear(turn.views, here)


def form_pages() -> Iterator[tuple[str, str]]:
    for page, (script, draft) in waiting().items():
        stop = travel(script, draft, OPEN).current
        if stop is not None and stop.page.kind is Kind.FORM:
            for asked in stop.page.fields:
                yield page, asked.name


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize(("page", "name"), tuple(form_pages()))
def test_bad_text_in_a_field_is_refused_with_words_or_kept(page: str, name: str, bad: str) -> None:
    script, draft = waiting()[page]
    view = current_view(script, draft, OPEN)[-1]
    assert isinstance(view, Ask)
    values = {**usual_values(view), name: BAD[bad]}
    turn = take_turn(script, draft, Answered(view.page, values, draft.revision), OPEN)
    intact(draft, turn.draft)
    assert all("\x00" not in words_of(shown) for shown in turn.views)
    if view.page in turn.draft.answers:
        return
    shown = turn.views[-1]
    assert isinstance(shown, Ask)
    assert shown.page == view.page
    errors = {field.field.name: field.error for field in shown.fields if field.error}
    assert set(errors) == {name}
    assert len(errors[name]) < 600
    kept = {field.field.name: field.raw for field in shown.fields}
    others = {key: raw for key, raw in usual_values(view).items() if key != name}
    assert {key: kept[key] for key in others if key in kept} == {
        key: raw for key, raw in others.items() if key in kept
    }


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize(("page", "name"), tuple(form_pages()))
def test_bad_text_in_the_chat_is_refused_with_words_or_kept(page: str, name: str, bad: str) -> None:
    script, draft = waiting()[page]
    draft = take_turn(script, draft, Go(Move.HERE), OPEN).draft
    for _ in range(12):
        view = current_view(script, draft, OPEN)[-1]
        if not isinstance(view, Ask) or view.only == name or view.page != page:
            break
        raw = usual_values(view).get(view.only, "")
        move: Inbound = Said(str(raw)) if raw else Go(Move.SKIP)
        draft = take_turn(script, draft, move, OPEN).draft
    if not isinstance(view, Ask) or view.only != name:
        return
    turn = take_turn(script, draft, Said(BAD[bad]), OPEN)
    intact(draft, turn.draft)
    if turn.draft.revision > draft.revision or turn.ended is not None:
        return
    clear(turn.views, view.page)
    assert isinstance(turn.views[-1], Ask)
    assert turn.views[-1].only == name
    assert turn.draft.partial == draft.partial


@pytest.mark.parametrize("page", waiting())
def test_a_file_is_not_taken_at_any_page(page: str) -> None:
    script, draft = waiting()[page]
    turn = take_turn(script, draft, Go(Move.SHOW, "FILE"), OPEN)
    assert turn.draft == draft
    assert notices(turn.views) == ["FILE"]
    assert turn.views[1:] == current_view(script, draft, OPEN)


@pytest.mark.parametrize(
    ("name", "bad", "words"),
    [
        ("what", "", "Tell us what you know. A few words are fine."),
        ("when", "12/10/2091", "That date has not happened yet."),
        ("when", "31/2", "There is no 31 February. Check the day."),
        (
            "what",
            "x" * 3001,
            "That is 3,001 characters. The most is 3,000. Press More to say for another box.",
        ),
    ],
)
def test_the_words_of_an_error_say_how_to_mend_it(name: str, bad: str, words: str) -> None:
    script, draft = waiting()["C1"]
    turn = take_turn(script, draft, Answered("C1", {**FORM["C1"], name: bad}), OPEN)
    shown = turn.views[-1]
    assert isinstance(shown, Ask)
    assert next(f.error for f in shown.fields if f.field.name == name).startswith(words)


def test_a_half_filled_form_with_bad_text_is_kept_as_it_is() -> None:
    script, draft = waiting()["C1"]
    values = {"what": "<!channel> half", "when": "31/2"}
    turn = take_turn(script, draft, Filled("C1", values, draft.revision), OPEN)
    assert turn.views == ()
    shown = current_view(script, turn.draft, OPEN)[-1]
    assert isinstance(shown, Ask)
    assert {f.field.name: f.raw for f in shown.fields if f.raw} == values


def test_a_choice_lists_what_can_be_chosen() -> None:
    script, draft = waiting()["G5"]
    turn = take_turn(script, draft, Answered("G5", {"answer": "99"}), OPEN)
    shown = turn.views[-1]
    assert isinstance(shown, Ask)
    choice = shown.fields[0].field
    assert isinstance(choice, Choice)
    assert all(option.label in shown.error for option in choice.options)
    assert not any(isinstance(view, Notice) for view in turn.views)
