"""Payloads become what the engine knows, and nothing else gets through."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slack_views import press, submit

from adapters.slack.buttons import button
from adapters.slack.messages import message
from adapters.slack.modals import CALLBACK, modal
from adapters.slack.place import BadPlace, Place, Shows, block_id, field_of, read, write
from adapters.slack.translate import BadPayload, closed, pressed, submitted
from adapters.tokens import encode
from dialogs.engine.fields import Text
from dialogs.engine.inbound import Answered, Go, Move
from dialogs.engine.page import Kind
from dialogs.engine.views import Action, Ask, CaseDetail, Notice, Press, Shown

FORM = Ask("intake", "C1", 5, Kind.FORM, "What?", fields=(Shown(Text("what", "What?")),))
names = st.from_regex(r"[a-z][a-z0-9_]{0,30}", fullmatch=True)
pages = st.from_regex(r"[A-Za-z0-9.:-]{1,80}", fullmatch=True)
revisions = st.integers(0, 10**9 - 1)


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
    did = pressed(press(button(Action("It can wait", does), 1)))
    assert (did.inbound, did.label, did.place, did.form) == (does, "It can wait", None, None)


@given(pages, revisions, names)
def test_an_inputs_block_names_its_page_its_revision_and_its_field(
    page: str, revision: int, name: str
) -> None:
    block = block_id(page, revision, name)
    assert field_of(block, page, revision) == name
    assert field_of(block, page, None) == name
    assert field_of(block, page, revision + 1) is None
    assert field_of(block, f"{page}x", revision) is None


@given(st.sampled_from(Shows), pages, revisions, st.dictionaries(names, names, max_size=2))
def test_a_modal_knows_its_place(
    shows: Shows, page: str, revision: int, answer: dict[str, str]
) -> None:
    place = Place(shows, "intake", page, revision, answer)
    assert read(write(place)) == place


def test_closing_a_modal_says_which() -> None:
    assert closed({"view": modal(FORM)}) == Place(Shows.FORM, "intake", "C1", 5)
    assert closed({"view": {"callback_id": "of another", "private_metadata": "x"}}) is None


@pytest.mark.parametrize(
    "view", [Notice(("Hello",)), CaseDetail("c1", 7, "CPI", "NEW", (), ())], ids=["words", "case"]
)
def test_a_modal_without_a_question_answers_none(view: Notice | CaseDetail) -> None:
    with pytest.raises(BadPayload):
        submitted(submit(modal(view)))


GOOD = {"action_id": "b:1", "value": encode(Action("Back", Go(Move.BACK)))}


@pytest.mark.parametrize(
    "payload",
    [
        {},
        {"actions": None},
        {"actions": []},
        {"actions": ["x"]},
        {"actions": [{"action_id": "b:1"}]},
        {"actions": [{"action_id": "b:1", "value": "{}"}]},
        {"actions": [{**GOOD, "action_id": "x"}]},
        {"actions": [{**GOOD, "action_id": "pick"}]},
        {"actions": [{**GOOD, "action_id": "more"}]},
        {"actions": [{**GOOD, "action_id": "rest:-1"}]},
        {"actions": [{**GOOD, "action_id": "rest:٣"}]},
        {"actions": [{**GOOD, "action_id": "rest:" + "1" * 9}]},
        {"actions": [GOOD], "view": {"callback_id": CALLBACK}},
        {"actions": [GOOD], "view": {"callback_id": CALLBACK, "private_metadata": "{}"}},
        {"actions": [GOOD], "view": {"callback_id": CALLBACK, "private_metadata": "[" * 4_000}},
    ],
    ids=range(15),
)
def test_a_press_of_nobodys_button_is_refused(payload: dict[str, Any]) -> None:
    with pytest.raises(BadPayload):
        pressed(payload)


@pytest.mark.parametrize(
    "payload",
    [{}, {"view": None}, {"view": {"callback_id": "x"}}, {"view": {"callback_id": CALLBACK}}],
    ids=range(4),
)
def test_a_submission_of_nobodys_modal_is_refused(payload: dict[str, Any]) -> None:
    with pytest.raises(BadPayload):
        submitted(payload)


@pytest.mark.parametrize("state", [None, {}, {"values": None}, {"values": {"f:what:5:C1": None}}])
def test_a_submission_without_values_answers_nothing(state: Any) -> None:
    payload = {"view": {**modal(FORM), "state": state}}
    assert submitted(payload).inbound == Answered("C1", {}, 5)


def test_a_field_cannot_stand_in_for_another_pages() -> None:
    payload = submit(modal(FORM), what="x")
    values = payload["view"]["state"]["values"]
    values["f:what:5:C2"] = values["f:what:4:C1"] = values["x:what:5:C1"] = {"v": {"value": "y"}}
    assert submitted(payload).inbound == Answered("C1", {"what": "x"}, 5)


def test_a_modals_place_has_its_limit() -> None:
    with pytest.raises(BadPlace):
        write(Place(Shows.FORM, "x" * 3_000))
    with pytest.raises(BadPlace):
        block_id("x" * 255, 1, "what")


def test_a_button_in_app_home_has_no_place() -> None:
    drawn = message(Notice(("Hello",), actions=(Action("Start", Go(Move.START)),)))
    (element,) = drawn.blocks[1]["elements"]
    did = pressed({"actions": [element], "view": {"type": "home", "callback_id": ""}})
    assert (did.inbound, did.place) == (Go(Move.START), None)
