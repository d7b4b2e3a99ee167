"""Views as messages: what stands where, what is said by typing, and what stays once it is answered."""

from dataclasses import replace

import pytest
from slack_views import (
    buttons_of,
    check_drawn,
    inputs_of,
    labels_of,
    marked_words,
    plain_words,
    press,
    state_of,
)
from talking import Talk

from adapters.slack.messages import Message, answered, message, stripped, waiting
from adapters.slack.translate import pressed
from dialogs.engine.fields import Choice, Choices, Option, Text
from dialogs.engine.inbound import Answered, Go, Move
from dialogs.engine.page import Kind
from dialogs.engine.views import (
    TYPED_TWIN,
    Action,
    Ask,
    CaseCard,
    CaseDetail,
    Copyable,
    Listing,
    Notice,
    Part,
    Press,
    Progress,
    Receipt,
    Review,
    Row,
    Section,
    Shown,
    Signpost,
)
from tests.adapters.extremes import BIG, MARK, NASTY

BACK = Action("Back", Go(Move.BACK), typed="back")
HERE = Action("Answer here instead", Go(Move.HERE), typed="here")


def answers(count: int, page: str = "G4a", name: str = "answer") -> tuple[Action, ...]:
    return tuple(Action(f"Area {n}", Answered(page, {name: f"a{n}"}, 3)) for n in range(count))


QUESTION = Ask("intake", "G4a", 3, Kind.QUESTION, "Where?", ("Call 999.",), actions=answers(4))
ALARM = replace(
    QUESTION, kind=Kind.ALARM, text=(f'You wrote: "{NASTY}". In danger? If yes, call 999.',)
)
FORM = Ask(
    "intake",
    "C1",
    5,
    Kind.FORM,
    "What do you know?",
    fields=(Shown(Text("what", "What?", lines=8), NASTY),),
    actions=(Action("Save and close", Go(Move.STOP)), BACK, HERE),
    progress=Progress(1, 4),
    hints=(f"You wrote {NASTY}",),
)
REVIEW = Review(
    "intake",
    "CHECK",
    3,
    "Check and send",
    ("Nothing has been sent yet.",),
    (Part("What you know", (("", NASTY),), "C1"), Part("You", (("Name", NASTY),), "C6")),
    "This is true.",
    (Action("Send to police", Answered("CHECK", {"answer": "send"}, 3)), BACK),
)
CARD = CaseCard(
    "c1",
    7,
    "CPI-7K4M-2Q",
    "NEW",
    (("Topic", "Drug lines"), ("Area", "Ashlow")),
    ("ALARM danger words", "Someone may be at risk"),
    (Action("Take and open", Press("take", "c1", 7)), Action("Open", Press("open", "c1", 7))),
    "New CPI, Ashlow, look by Mon 10:00",
)


def small_line(drawn: Message) -> str:
    last = drawn.blocks[-1]
    return str(last["elements"][0]["text"]) if last["type"] == "context" else ""


def kinds(drawn: Message) -> list[str]:
    return [block["type"] for block in drawn.blocks]


def test_the_first_message_is_its_words_four_buttons_and_how_to_type() -> None:
    talk = Talk()
    talk.say("hello")
    drawn = message(talk.views[-1])
    assert kinds(drawn) == ["context", "header", "section", "actions", "context"]
    assert labels_of(drawn.blocks) == [
        "1. Danger now",
        "2. Needs action soon",
        "3. It can wait",
        "4. Not sure",
    ]
    assert small_line(drawn) == TYPED_TWIN
    assert "In danger now? Call *999*." in marked_words(drawn.blocks)


def test_a_notification_says_the_question_with_its_numbers() -> None:
    assert message(QUESTION).text == "Where?\nCall 999.\n1. Area 0\n2. Area 1\n3. Area 2\n4. Area 3"


def test_the_buttons_of_a_question_are_numbered_within_their_block() -> None:
    drawn = message(QUESTION)
    assert [b["action_id"] for b in buttons_of(drawn.blocks)] == ["b:1", "b:2", "b:3", "b:4"]
    assert [pressed(press(b)).inbound for b in buttons_of(drawn.blocks)] == [
        a.does for a in QUESTION.actions
    ]


@pytest.mark.parametrize(
    ("count", "kind"), [(10, "radio_buttons"), (11, "static_select"), (100, "static_select")]
)
def test_a_list_answers_only_when_its_button_is_pressed(count: int, kind: str) -> None:
    drawn = message(replace(QUESTION, as_list=True, actions=answers(count), submit="Show me"))
    (element,) = inputs_of(drawn.blocks).values()
    assert element["type"] == kind
    assert element["options"][1]["text"]["text"] == "2. Area 1"
    (button,) = buttons_of(drawn.blocks)
    payload = {**press(button), "state": state_of(drawn.blocks, answer="a7")}
    did = pressed(payload)
    assert did.inbound == Answered("G4a", {"answer": "a7"}, 3)
    assert did.label == "Area 7"
    assert small_line(drawn) == TYPED_TWIN


def test_a_force_with_twelve_areas_gets_a_list_to_open() -> None:
    talk = Talk(BIG)
    talk.gate({"G1": "can_wait", "G2": "none", "G3": "no", "G4": "child"})
    assert talk.page == "G4a"
    drawn = message(talk.views[-1])
    (element,) = inputs_of(drawn.blocks).values()
    assert element["type"] == "static_select"
    assert len(element["options"]) == 14
    (button,) = buttons_of(drawn.blocks)
    did = pressed({**press(button), "state": state_of(drawn.blocks, answer="hexton")})
    talk.do(did.inbound)  # type: ignore[arg-type]  # an answer
    assert talk.page == "G4w"


def test_an_empty_list_is_answered_with_nothing_and_the_engine_says_so() -> None:
    talk = Talk()
    talk.gate({"G1": "can_wait", "G2": "one"})
    drawn = message(talk.views[-1])
    (button,) = buttons_of(drawn.blocks)
    talk.do(pressed({**press(button), "state": state_of(drawn.blocks)}).inbound)  # type: ignore[arg-type]
    again = message(talk.views[-1])
    assert "There is a problem: " in plain_words(again.blocks)


def test_more_options_than_a_list_holds_stand_in_groups() -> None:
    drawn = message(replace(QUESTION, actions=answers(161)))
    (element,) = inputs_of(drawn.blocks).values()
    assert [len(group["options"]) for group in element["option_groups"]] == [100, 61]
    check_drawn(drawn)


def test_an_alarm_quotes_in_the_chat_and_not_in_the_notification() -> None:
    drawn = message(ALARM)
    assert NASTY in plain_words(drawn.blocks)
    assert MARK not in marked_words(drawn.blocks)
    assert drawn.text.startswith("Where?\nIn danger? If yes, call 999.\n1. Area 0")


def test_a_form_in_the_chat_is_a_title_and_two_ways_to_fill_it_in() -> None:
    drawn = message(FORM)
    assert labels_of(drawn.blocks) == ["Open the form", "Answer here instead"]
    assert MARK not in repr(drawn)
    assert "Page 1 of 4" in plain_words(drawn.blocks)
    opens, here = (pressed(press(b)) for b in buttons_of(drawn.blocks))
    assert (opens.inbound, opens.opens) == (Go(Move.FORM), True)
    assert (here.inbound, here.opens) == (Go(Move.HERE), False)


def only(field: Text | Choice | Choices, *actions: Action) -> Ask:
    return replace(FORM, only=field.name, fields=(Shown(field, NASTY),), actions=actions)


def test_a_text_field_in_the_chat_is_answered_by_a_message() -> None:
    skip = Action("Keep this", Go(Move.SKIP), typed="skip")
    drawn = message(only(Text("what", "What do you know?", "Facts first."), skip))
    assert labels_of(drawn.blocks) == ["Keep this"]
    assert "Facts first." in plain_words(drawn.blocks)
    assert small_line(drawn).startswith("Type your answer as a message.")
    assert MARK not in repr(drawn)


@pytest.mark.parametrize(("count", "inputs"), [(3, 0), (10, 0), (11, 1)])
def test_a_choice_in_the_chat_is_buttons_or_a_list_to_open(count: int, inputs: int) -> None:
    asked = Choice("often", "How often?", options=(Option("a0", "Area 0"),))
    drawn = message(only(asked, *answers(count, "C1", "often"), BACK))
    assert len(inputs_of(drawn.blocks)) == inputs
    if inputs:
        payload = {
            **press(buttons_of(drawn.blocks)[0]),
            "state": state_of(drawn.blocks, often="a2"),
        }
        assert pressed(payload).inbound == Answered("C1", {"often": "a2"}, 5)
    else:
        assert pressed(press(buttons_of(drawn.blocks)[0])).inbound == Answered(
            "C1", {"often": "a0"}, 3
        )
    assert labels_of(drawn.blocks)[-1] == "Back"


@pytest.mark.parametrize(("count", "kind"), [(10, "checkboxes"), (11, "multi_static_select")])
def test_ticks_in_the_chat_are_answered_with_their_button(count: int, kind: str) -> None:
    options = tuple(Option(f"o{n}", f"Option {n}") for n in range(count))
    drawn = message(only(Choices("also", "Also", options=options)))
    (element,) = inputs_of(drawn.blocks).values()
    assert element["type"] == kind
    payload = {
        **press(buttons_of(drawn.blocks)[0]),
        "state": state_of(drawn.blocks, also=("o1", "o3")),
    }
    assert pressed(payload).inbound == Answered("C1", {"also": ("o1", "o3")}, 5)


def test_the_review_says_how_to_change_a_part_by_typing() -> None:
    drawn = message(REVIEW)
    assert small_line(drawn) == "You can also type the number, or: change, help, back, stop."
    assert NASTY in plain_words(drawn.blocks)
    change = next(b for b in buttons_of(drawn.blocks) if b["text"]["text"] == "Change")
    assert change["accessibility_label"] == "Change What you know"
    assert pressed(press(change)).inbound == Go(Move.EDIT, "C1")
    assert MARK not in drawn.text


def test_parts_that_do_not_fit_into_a_message_are_named_with_the_words_that_show_them() -> None:
    parts = tuple(Part(f"Part {n}", (("", "x"),), f"C2.{n}") for n in range(1, 51))
    drawn = message(replace(REVIEW, parts=parts))
    assert "And 11 more. To see the next, type: change 40." in plain_words(drawn.blocks)
    check_drawn(drawn)


def test_a_receipt_has_its_reference_as_heading_and_its_buttons_have_numbers() -> None:
    view = Receipt("CPI-7K4M-2Q", "seven Kilo", ("Sent. Call 101.",), (BACK,))
    drawn = message(view)
    assert drawn.blocks[0]["text"]["text"] == "CPI-7K4M-2Q"
    assert "Say it as: seven Kilo" in plain_words(drawn.blocks)
    assert labels_of(drawn.blocks) == ["1. Back"]


def test_a_notice_names_the_words_for_its_buttons() -> None:
    start = Action("Carry on", Go(Move.START), typed="start")
    assert small_line(message(Notice(("Saved.",), actions=(start,)))) == "You can also type: start."
    assert small_line(message(Notice(("Saved.",)))) == ""


def test_of_a_long_list_only_the_first_words_to_type_are_named() -> None:
    rows = tuple(
        Row(f"CPI-{n}", "Sent.", (Action("Add", Go(Move.AMEND, f"s{n}"), typed=f"add CPI-{n}"),))
        for n in range(20)
    )
    line = small_line(message(Listing("Mine", rows)))
    assert line.startswith("You can also type: add CPI-0, add CPI-1, ")
    assert line.endswith("add CPI-5 …")


def test_where_typing_does_nothing_nothing_is_said_of_it() -> None:
    refused = Notice(("Sam took it.",), actions=(Action("Open", Press("open", "c1", 7)),))
    for view in (CARD, refused):
        assert "type" not in plain_words(message(view).blocks)


def test_rows_of_a_menu_that_are_only_a_button_stand_together() -> None:
    menu = Listing(
        "Menu",
        (
            Row("Start", "Tell us.", (Action("Start", Go(Move.START)),)),
            *(Row(f"G{n}", "", (Action(f"G{n}", Go(Move.SHOW, f"G{n}")),)) for n in range(6)),
        ),
    )
    assert kinds(message(menu)) == ["header", "section", "actions", "context"]
    assert labels_of(message(menu).blocks) == ["Start", *(f"G{n}" for n in range(6))]


def test_a_listing_that_is_too_long_says_how_many_are_left_out() -> None:
    row = Row("CPI", "Sent.", (BACK, HERE))
    drawn = message(Listing("Mine", (row,) * 30))
    assert "And 11 more, which are not shown here." in plain_words(drawn.blocks)
    check_drawn(drawn)


def test_words_to_copy_out_are_not_in_the_notification() -> None:
    drawn = message(Copyable("Note for my records", NASTY))
    assert drawn.text == "Note for my records"
    assert NASTY in plain_words(drawn.blocks)


def test_a_card_is_its_state_its_rows_and_its_marks_in_words() -> None:
    drawn = message(CARD)
    assert drawn.text == "New CPI, Ashlow, look by Mon 10:00"
    assert drawn.blocks[0]["text"]["text"] == "NEW  CPI-7K4M-2Q"
    assert [f["text"] for f in drawn.blocks[1]["fields"]] == ["Topic\nDrug lines", "Area\nAshlow"]
    assert "• ALARM danger words\n• Someone may be at risk" in plain_words(drawn.blocks)
    assert [pressed(press(b)).inbound for b in buttons_of(drawn.blocks)] == [
        Press("take", "c1", 7),
        Press("open", "c1", 7),
    ]


def test_the_name_of_a_handler_is_never_read_for_marks() -> None:
    drawn = message(replace(CARD, headline=f"WITH {NASTY}", push=f"CPI: WITH {NASTY}"))
    assert NASTY in plain_words(drawn.blocks)
    assert marked_words(drawn.blocks) == ""
    assert "<" not in drawn.text


def test_a_cases_detail_never_goes_into_a_message() -> None:
    sections = (Section("What they know", (("", NASTY),)),)
    drawn = message(CaseDetail("c1", 7, "CPI-7K4M-2Q", "NEW", sections, ()))
    assert MARK not in repr(drawn)
    assert pressed(press(buttons_of(drawn.blocks)[0])).inbound == Press("open", "c1", 7)


def test_an_answered_question_keeps_its_words_and_says_what_was_chosen() -> None:
    drawn = answered(QUESTION, "Area 2")
    assert kinds(drawn) == ["header", "section", "section"]
    assert "You chose: Area 2" in plain_words(drawn.blocks)
    assert drawn.text == "Where?\nCall 999.\nYou chose: Area 2"


def test_an_answered_exit_keeps_its_numbers() -> None:
    exit_ = Signpost("intake", "X-999", 3, "Call 999 now", ("Call 999.",), (BACK,))
    assert "*999*" in marked_words(answered(exit_, "Back").blocks)


@pytest.mark.parametrize("view", [ALARM, REVIEW], ids=["alarm", "review"])
def test_an_answered_alarm_or_review_keeps_only_its_title(view: Ask | Review) -> None:
    drawn = answered(view, "No one is")
    assert plain_words(drawn.blocks) == f"{view.title}\nYou chose: No one is"


def test_a_form_that_is_closed_keeps_its_title_alone() -> None:
    assert answered(FORM).text == "What do you know?"
    assert answered(FORM, "Answer here instead").text.endswith("You chose: Answer here instead")


def test_a_field_that_was_answered_in_the_chat_does_not_repeat_its_answer() -> None:
    asked = only(Choice("part", "Their part"), *answers(3, "C1", "part"))
    assert answered(asked, "Area 1").text == "Their part\nAnswered."


def test_a_check_page_that_stands_in_a_modal_is_only_named_in_the_chat() -> None:
    drawn = waiting(REVIEW)
    assert labels_of(drawn.blocks) == ["Open the form"]
    assert drawn.text.startswith(REVIEW.title)
    values = [value for part in REVIEW.parts for _, value in part.lines]
    assert values
    assert not [value for value in values if value in plain_words(drawn.blocks)]


@pytest.mark.parametrize("view", [ALARM, FORM, REVIEW], ids=["alarm", "form", "review"])
def test_a_message_as_slack_gives_it_back_loses_everything_that_can_be_pressed(
    view: Ask | Review,
) -> None:
    drawn = stripped(message(view).blocks, "No one is")
    assert labels_of(drawn.blocks) == []
    assert inputs_of(drawn.blocks) == {}
    assert "You chose: No one is" in plain_words(drawn.blocks)


def test_a_list_that_is_stripped_keeps_what_it_asked() -> None:
    asked = only(Choice("part", "Their part"), *answers(12, "C1", "part"))
    drawn = stripped(message(asked).blocks, "")
    assert "Their part" in plain_words(drawn.blocks)
    assert inputs_of(drawn.blocks) == {}
