"""Random turns against the engine: the invariants of design.md hold whatever people do."""

import json
from collections.abc import Sequence
from datetime import datetime, timedelta

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from walking import FORCES, OPEN, words_of
from wandering import MANY, MARK, Act, acts, buttons, decode, question_of

from dialogs.engine.draft import Draft
from dialogs.engine.inbound import Answered, Filled, Go, Inbound, Move, Said
from dialogs.engine.journey import travel
from dialogs.engine.page import Ended, Kind
from dialogs.engine.plain import fold
from dialogs.engine.script import Script
from dialogs.engine.turn import Turn, current_view, take_turn
from dialogs.engine.views import Ask, Copyable, Notice, Review, Signpost, View
from dialogs.intake.amend import amend_script
from dialogs.intake.interrupts import dangers
from dialogs.intake.script import intake_script
from dialogs.intake.words import CALLS

SCRIPTS = {force.slug: intake_script(force) for force in FORCES} | {
    "amend": amend_script(FORCES[0])
}
QUESTIONS = (Ask, Signpost, Review)


def answered_keys(draft: Draft) -> set[str]:
    return {key for key in draft.answers if key not in draft.reopened}


def open_danger(draft: Draft) -> bool:
    """Whether a danger alarm is unanswered, or answered with yes or soon."""
    answers = {key: draft.answers[key]["answer"] for key in answered_keys(draft) if "A-" in key}
    raised = (answers.get(f"A-DANGER.{n}") for n in range(1, len(dangers(draft)) + 1))
    return any(answer in {None, "yes", "soon"} for answer in raised)


def check_turn(script: Script, before: Draft, inbound: Inbound, turn: Turn, now: datetime) -> None:
    """What must hold after every turn."""
    after = turn.draft
    asking = [view for view in turn.views if isinstance(view, QUESTIONS)]
    assert len(asking) <= 1
    assert not asking or turn.views[-1] is asking[0]
    if turn.ended is None and not (isinstance(inbound, Filled) and not turn.views):
        assert asking
        assert turn.views[-1:] == current_view(script, after, now) or errors_of(turn.views[-1])
    assert Draft.from_json(json.loads(json.dumps(after.as_json()))) == after
    assert after.revision >= before.revision
    if after.revision == before.revision:
        assert shown_at(script, before, now) == shown_at(script, after, now)
    assert set(before.history) <= set(after.history)
    assert all(after.history[flag] == before.history[flag] for flag in before.history)
    check_answers(before, inbound, after)
    if turn.ended is Ended.SENT:
        assert not open_danger(after)
        assert script.name != "intake" or before.answers["G1"] == {"answer": "can_wait"}
    for view in turn.views:
        assert "{" not in words_of(view)
        assert "None" not in words_of(view).replace("None of these", "")
    check_no_content(script, after, turn.views, now)


def shown_at(script: Script, draft: Draft, now: datetime) -> tuple[str, str]:
    """The page and the field that are asked: what a button's revision stands for."""
    views = current_view(script, draft, now)
    view = question_of(views)
    return (view.page if view else "", view.only if isinstance(view, Ask) else "")


def errors_of(view: View) -> bool:
    fields = view.fields if isinstance(view, Ask) else ()
    return bool(getattr(view, "error", "")) or any(shown.error for shown in fields)


def check_answers(before: Draft, inbound: Inbound, after: Draft) -> None:
    """One inbound answers one question at most, and going back or changing loses nothing."""
    called = isinstance(inbound, Said) and fold(inbound.text) in CALLS
    reviewed = isinstance(inbound, Go) and inbound.move is Move.REVIEW
    typed_check = isinstance(inbound, Said) and fold(inbound.text) in {"check", "review"}
    new = answered_keys(after) - answered_keys(before)
    if not (called or reviewed or typed_check):
        assert len(new) <= 1, new
    if isinstance(inbound, Go) and inbound.move in {Move.BACK, Move.EDIT, Move.RESTART}:
        assert after.answers == before.answers


def check_no_content(script: Script, draft: Draft, views: Sequence[View], now: datetime) -> None:
    """Property 9: before the form no message repeats what was typed, but the alarm page."""
    current = travel(script, draft, now).current
    if current is None or current.page.kind in {Kind.FORM, Kind.REVIEW}:
        return
    for view in views:
        if isinstance(view, Ask) and view.page.startswith("A-"):
            continue
        if not isinstance(view, Copyable):
            assert MARK not in words_of(view).lower()


@MANY
@given(st.sampled_from(sorted(SCRIPTS)), acts())
@example("hampshire", [Act("usual")] * 14)
@example("amend", [Act("usual")] * 4)
def test_whatever_people_do_the_conversation_stands(name: str, wanted: list[Act]) -> None:
    script = SCRIPTS[name]
    now, draft = OPEN, script.start()
    old: list[Inbound] = []
    views = current_view(script, draft, now)
    for act in wanted:
        if act.kind == "wait":
            now += timedelta(hours=act.number)
            continue
        inbound = decode(act, views, old)
        if inbound is None:
            continue
        old += [a.does for a in buttons(views) if isinstance(a.does, Answered)][:6]
        turn = take_turn(script, draft, inbound, now)
        check_turn(script, draft, inbound, turn, now)
        if act.kind == "wrong" and not isinstance(question_of(views), Ask):
            assert turn.draft == draft
        draft = turn.draft
        if turn.ended in {Ended.SENT, Ended.DELETED}:
            return
        views = turn.views or current_view(script, draft, now)


@MANY
@given(st.sampled_from(sorted(SCRIPTS)), acts(), st.integers(0, 500))
def test_a_stale_button_changes_nothing(name: str, wanted: list[Act], late: int) -> None:
    script = SCRIPTS[name]
    now, draft = OPEN, script.start()
    views = current_view(script, draft, now)
    pressed: list[Answered] = []
    for act in wanted:
        inbound = decode(act, views, pressed)
        if inbound is None or act.kind == "wait":
            continue
        turn = take_turn(script, draft, inbound, now)
        fresh = draft.revision
        draft = turn.draft
        pressed += [
            Answered(a.does.page, a.does.values, fresh)
            for a in buttons(views)
            if isinstance(a.does, Answered) and draft.revision > fresh
        ]
        if turn.ended in {Ended.SENT, Ended.DELETED}:
            return
        views = turn.views or current_view(script, draft, now)
    for button in pressed[late % len(pressed) :][:5] if pressed else ():
        turn = take_turn(script, draft, button, now)
        assert turn.draft == draft
        assert turn.ended is None
        assert [v.name for v in turn.views if isinstance(v, Notice)] == ["OLD-BUTTON"]
        assert turn.views[-1:] == current_view(script, draft, now)


@pytest.mark.parametrize("name", SCRIPTS)
def test_the_usual_way_reaches_the_end(name: str) -> None:
    script = SCRIPTS[name]
    draft, views, ended, turns = script.start(), current_view(script, script.start(), OPEN), None, 0
    while ended is None and turns < 15:
        inbound = decode(Act("usual"), views, ())
        assert inbound is not None
        turn = take_turn(script, draft, inbound, OPEN)
        draft, views, ended, turns = turn.draft, turn.views, turn.ended, turns + 1
    assert ended is Ended.SENT
    assert turns <= 11
