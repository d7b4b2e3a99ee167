"""Presses become what the engine knows, and nothing else gets through."""

import contextlib
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from teams_cards import HERE, SOMEONE, buttons_of, card_of, invoke, press

from adapters.teams.activity import Activity
from adapters.teams.buttons import Button
from adapters.teams.messages import message
from adapters.teams.task_modules import closed, dialog, in_place, said, told
from adapters.teams.translate import BadPayload, Did, did, is_press, pressed
from adapters.tokens import encode
from dialogs.engine.fields import Text
from dialogs.engine.inbound import Answered, Go, Move
from dialogs.engine.page import Kind
from dialogs.engine.views import Action, Ask, Notice, Press, Shown

FORM = Ask("intake", "C1", 5, Kind.FORM, "What?", fields=(Shown(Text("what", "What?")),))
BACK = {"cpi": encode(Action("Back", Go(Move.BACK)))}
NEXT = {"cpi": encode(Action("Next", Answered("C1", {}, 5))), "how": "submit"}
DRAWN = {"page": "C1", "revision": 5, "drawn": ["f_what"]}


@pytest.mark.parametrize(
    "does",
    [
        Answered("G1", {"answer": "can_wait"}, 3),
        Answered("C2.2", {}, None),
        Go(Move.EDIT, "C2.1"),
        Go(Move.BACK),
        Press("take", "c1", 7),
        Press("open", "c1"),
    ],
)
def test_a_button_means_what_it_was_drawn_with(does: Answered | Go | Press) -> None:
    button = Button(Action("It can wait", does)).drawn()
    assert did(press(button)) == Did(does, "It can wait")


def test_the_same_press_comes_as_a_message_an_invoke_or_from_a_dialog() -> None:
    sent = {**NEXT, "form": DRAWN, "f_what": "x"}
    action = {"type": "Action.Execute", "verb": "cpi", "id": "1", "data": sent}
    context = {"theme": "dark"}
    for activity in (
        Activity("1", "message", SOMEONE, HERE, value=sent),
        invoke("adaptiveCard/action", {"action": action, "trigger": "manual"}),
        invoke("adaptiveCard/action", {"action": action}),
        invoke("task/submit", {"data": sent, "context": context}),
        invoke("task/fetch", {"data": {**sent, "type": "task/fetch"}, "context": context}),
        invoke("task/fetch", {"data": {**sent, "msteams": {"type": "task/fetch"}}}),
    ):
        assert is_press(activity)
        assert did(activity).inbound == Answered("C1", {"what": "x"}, 5)


def test_what_a_person_types_is_no_press() -> None:
    assert not is_press(Activity("1", "message", SOMEONE, HERE, text="hello"))
    assert not is_press(invoke("composeExtension/query", {"data": BACK}))


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"cpi": "{}"},
        {"cpi": 7},
        {"cpi": "x" * 3_000},
        {**BACK, "x": 1},
        {**BACK, "how": "fly"},
        {**BACK, "picks": "elsewhere"},
        {**BACK, "start": -1},
        {**BACK, "start": "1"},
        {**BACK, "f_what": 1},
        {**BACK, "f_what": {"a": "b"}},
        {**BACK, "how": "pick", "picks": "pick", "pick": "not a token"},
        {**BACK, "how": "submit", "form": DRAWN},
        {**BACK, "how": "more", "form": DRAWN},
        NEXT,
        {**NEXT, "form": {**DRAWN, "page": "C2"}},
        {**NEXT, "form": {**DRAWN, "revision": -1}},
        {**NEXT, "form": {**DRAWN, "drawn": ["cpi"]}},
        {**NEXT, "form": {**DRAWN, "more": 1}},
        {**NEXT, "form": []},
    ],
    ids=range(20),
)
def test_a_press_of_nobodys_button_is_refused(data: dict[str, Any]) -> None:
    with pytest.raises(BadPayload):
        pressed(data)


@pytest.mark.parametrize(
    "value",
    [{}, {"action": BACK}, {"action": {"type": "Action.OpenUrl", "data": BACK}}, {"action": None}],
    ids=range(4),
)
def test_an_invoke_without_a_button_is_refused(value: dict[str, Any]) -> None:
    for name in ("adaptiveCard/action", "task/fetch", "task/submit", "signin/verifyState"):
        with pytest.raises(BadPayload):
            did(invoke(name, value))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner),
    max_leaves=8,
)
names = st.sampled_from(["cpi", "how", "picks", "form", "start", "title", "f_what", "pick", "type"])


@given(st.dictionaries(names, json_values))
def test_whatever_is_sent_is_read_or_refused(data: dict[str, Any]) -> None:
    for sent in (data, {**BACK, **data}, {**NEXT, "form": DRAWN, **data}):
        with contextlib.suppress(BadPayload):
            assert pressed(sent).inbound is not None


def test_an_input_that_the_form_did_not_draw_answers_nothing() -> None:
    sent = {**NEXT, "form": DRAWN, "f_what": "x", "f_other": "y", "m_what": "z"}
    assert pressed(sent).inbound == Answered("C1", {"what": "x"}, 5)


def test_a_refusal_holds_nothing_of_what_was_sent() -> None:
    with pytest.raises(BadPayload) as refused:
        pressed({**BACK, "cpi": "zephyr"})
    assert "zephyr" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_a_dialog_shows_the_card_and_its_buttons_come_back() -> None:
    body = dialog(replace(FORM, title="What do you know?")).body
    assert body is not None
    value = body["task"]["value"]
    assert body["task"]["type"] == "continue"
    assert value["title"] == "What do you know?"
    assert value["card"]["contentType"] == "application/vnd.microsoft.card.adaptive"
    button = value["card"]["content"]["actions"][0]
    assert button["type"] == "Action.Submit"
    sent = did(invoke("task/submit", {"data": {**button["data"], "f_what": "x"}}))
    assert sent.inbound == Answered("C1", {"what": "x"}, 5)


def test_answers_to_invokes_have_teams_shapes() -> None:
    card = card_of(message(Notice(("Hello",))))
    assert in_place(card).body == {
        "statusCode": 200,
        "type": "application/vnd.microsoft.card.adaptive",
        "value": card,
    }
    assert said("Saved.").body == {
        "statusCode": 200,
        "type": "application/vnd.microsoft.activity.message",
        "value": "Saved.",
    }
    assert told("Saved.").body == {"task": {"type": "message", "value": "Saved."}}
    assert closed().body is None
    assert buttons_of(card) == []
