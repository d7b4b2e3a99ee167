"""Form posts become what the engine knows, and nothing else gets through."""

import pytest
from multidict import MultiDict

from adapters.console.translate import BadPost, Did, translate
from adapters.tokens import BadToken, decode, encode
from dialogs.engine.inbound import Answered, Filled, Go, Move, Said
from dialogs.engine.views import Action, Press

EVENT = "0123456789abcdef" * 2


def post(*pairs: tuple[str, str]) -> Did:
    return translate(MultiDict([("event", EVENT), *pairs]))


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
    did = post(("act", encode(Action("It can wait", does))))
    assert did.inbound == does
    assert did.label == "It can wait"
    assert did.event == EVENT


def test_a_submitted_form_carries_text_and_ticks_as_they_are() -> None:
    did = post(
        ("page", "C1"),
        ("revision", "4"),
        ("one", "narrative"),
        ("many", "where"),
        ("f.narrative", "Two men\r\nand a <b>van</b>"),
        ("f.where", "street"),
        ("f.where", "online"),
    )
    values = {"narrative": "Two men\r\nand a <b>van</b>", "where": ("street", "online")}
    assert did.inbound == Answered("C1", values, 4)


def test_empty_ticks_and_choices_are_sent_as_empty_not_left_out() -> None:
    did = post(("page", "C1"), ("revision", "4"), ("many", "where"), ("one", "often"))
    assert did.inbound == Answered("C1", {"often": "", "where": ()}, 4)


@pytest.mark.parametrize(("button", "more"), [("more", True), ("keep", False)])
def test_a_form_can_be_kept_as_it_stands(button: str, more: bool) -> None:
    did = post(("page", "C1"), ("revision", "4"), ("one", "n"), ("f.n", "x"), (button, "1"))
    assert did.inbound == Filled("C1", {"n": "x"}, 4, more=more)


def test_a_side_button_wins_over_the_form_around_it() -> None:
    token = encode(Action("Save and close", Go(Move.STOP)))
    did = post(("page", "C1"), ("revision", "4"), ("one", "n"), ("f.n", "x"), ("act", token))
    assert did.inbound == Go(Move.STOP)


def test_of_a_marked_radio_and_a_pressed_button_the_button_counts() -> None:
    radio = encode(Action("First", Answered("G2", {"answer": "first"}, 1)))
    button = encode(Action("Back", Go(Move.BACK)))
    assert post(("page", "G2"), ("act", radio), ("act", button)).inbound == Go(Move.BACK)


def test_a_typed_message_is_said_word_for_word() -> None:
    text = "  yes,\u202e <!channel> " + "x" * 20_000
    assert post(("text", text)).inbound == Said(text)


def test_a_field_cannot_stand_in_for_the_consoles_own_names() -> None:
    did = post(("page", "C1"), ("one", "act"), ("f.act", "anything"))
    assert did.inbound == Answered("C1", {"act": "anything"}, None)


@pytest.mark.parametrize("event", ["", "x" * 32, EVENT + "-", EVENT + "-1234567", EVENT.upper()])
def test_a_post_without_a_good_event_id_is_refused(event: str) -> None:
    with pytest.raises(BadPost):
        translate(MultiDict(event=event, text="hello"))


def test_a_kept_form_numbers_its_events() -> None:
    assert translate(MultiDict(event=f"{EVENT}-12", text="x")).event == f"{EVENT}-12"


@pytest.mark.parametrize("revision", ["-1", "1e3", "٣", "1" * 16, "x"])
def test_a_revision_that_is_no_number_is_refused(revision: str) -> None:
    with pytest.raises(BadPost):
        post(("page", "C1"), ("revision", revision))


def test_a_post_that_says_nothing_is_refused() -> None:
    with pytest.raises(BadPost):
        post()


@pytest.mark.parametrize(
    "token",
    [
        "",
        "{}",
        "null",
        "[]",
        '{"k":"go","move":"fly"}',
        '{"k":"press","verb":"take"}',
        '{"k":"go","move":"back","extra":1}',
        '{"k":"answer","page":"G1","values":{"a":{"b":1}}}',
        '{"k":"answer","page":"G1","values":{"a":"' + "x" * 9_000 + '"}}',
    ],
)
def test_a_button_of_nobodys_is_refused(token: str) -> None:
    with pytest.raises(BadToken):
        decode(token)
    with pytest.raises(BadPost):
        post(("act", token))
