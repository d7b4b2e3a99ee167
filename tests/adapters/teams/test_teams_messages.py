"""Views as cards: what stands where, what is said by typing, and what stays once it is answered."""

from dataclasses import replace

import pytest
from talking import CLEAR, Talk
from teams_cards import (
    buttons_of,
    card_of,
    choices_of,
    inputs_of,
    invoke,
    labels_of,
    literal_words,
    press,
    titled,
    values_of,
    words_of,
)

from adapters.teams.activity import Outgoing
from adapters.teams.buttons import REVIEW_TWIN, Sends
from adapters.teams.messages import answered, message, stripped
from adapters.teams.translate import did
from dialogs.engine.fields import Choice, Choices, Option, Text
from dialogs.engine.inbound import Answered, Filled, Go, Move
from dialogs.engine.page import Kind
from dialogs.engine.pickers import Known, People, Place
from dialogs.engine.views import (
    TYPED_TWIN,
    Action,
    Ask,
    CaseCard,
    CaseDetail,
    Listing,
    Notice,
    Part,
    Press,
    Receipt,
    Review,
    Row,
    Section,
    Shown,
    Signpost,
)
from tests.adapters.extremes import MARK, NASTY

BACK = Action("Back", Go(Move.BACK), typed="back")
HERE = Action("Answer here instead", Go(Move.HERE), typed="here")
STOP = Action("Save and close", Go(Move.STOP), typed="stop")


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
    fields=(
        Shown(Text("what", "What?", lines=8, required=True), NASTY),
        Shown(Choice("often", "How often?", options=(Option("once", "Once"), Option("x", "X")))),
    ),
    actions=(STOP, BACK, HERE),
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
    (
        Action("Send to police", Answered("CHECK", {"answer": "send"}, 3)),
        Action("Delete it", Answered("CHECK", {"answer": "delete"}, 3), danger=True),
        STOP,
    ),
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


def last_line(drawn: Outgoing) -> str:
    return literal_words(card_of(drawn)).split("\n")[-1]


def test_the_first_card_is_its_words_four_buttons_and_how_to_type() -> None:
    talk = Talk()
    talk.say("hello")
    drawn = message(talk.views[-1])
    assert labels_of(card_of(drawn)) == [
        "1. Danger now",
        "2. Needs action soon",
        "3. It can wait",
        "4. Not sure",
    ]
    assert last_line(drawn) == TYPED_TWIN
    assert "In danger now? Call 999." in words_of(card_of(drawn))
    assert {button["type"] for button in buttons_of(card_of(drawn))} == {"Action.Submit"}


def test_a_notification_says_the_question_with_its_numbers() -> None:
    summary = "Where?\nCall 999.\n1. Area 0\n2. Area 1\n3. Area 2\n4. Area 3"
    assert message(QUESTION).summary == summary


def test_a_question_with_six_answers_has_six_buttons() -> None:
    card = card_of(message(replace(QUESTION, actions=answers(6))))
    assert [did(press(b, card)).inbound for b in buttons_of(card)] == [
        action.does for action in answers(6)
    ]


@pytest.mark.parametrize(("count", "as_list"), [(7, False), (12, False), (40, False), (3, True)])
def test_a_list_stands_open_and_answers_only_when_its_button_is_pressed(
    count: int, as_list: bool
) -> None:
    asked = replace(QUESTION, as_list=as_list, actions=answers(count), submit="Show me")
    card = card_of(message(asked))
    chooser = inputs_of(card)["pick"]
    assert chooser["style"] == "expanded"
    assert chooser["isRequired"]
    assert labels_of(card) == ["Show me"]
    assert choices_of(card, "pick")[1] == "2: Area 1"
    chosen = did(press(buttons_of(card)[0], card, pick=chooser["choices"][2]["value"]))
    assert (chosen.inbound, chosen.label) == (Answered("G4a", {"answer": "a2"}, 3), "Area 2")


def test_a_list_in_which_nothing_is_chosen_answers_nothing() -> None:
    card = card_of(message(replace(QUESTION, as_list=True)))
    assert did(press(buttons_of(card)[0], card)).inbound == Answered("G4a", {}, 3)


@pytest.mark.parametrize("page", ["G2w", "G5"])
def test_special_routes_and_topics_are_a_list_that_stands_open(page: str) -> None:
    talk = Talk()
    talk.say("hello")
    steps = {"G1": "can_wait", "G2": "one" if page == "G2w" else "none", "G3": "no", "G4": "no"}
    for at, value in steps.items():
        if talk.page == at:
            talk.press(at, value)
    assert talk.page == page
    card = card_of(message(talk.views[-1]))
    assert inputs_of(card)["pick"]["style"] == "expanded"
    assert len(buttons_of(card)) == 1


def test_a_form_is_its_inputs_and_its_buttons() -> None:
    card = card_of(message(FORM))
    assert list(inputs_of(card)) == ["f_what", "f_often"]
    assert labels_of(card) == [
        "Next",
        "Open in a window",
        "Save and close",
        "Back",
        "Answer here instead",
    ]
    assert values_of(card) == {"f_what": NASTY}
    assert "isRequired" not in repr(card)
    assert "here, back, help, stop" in last_line(message(FORM))


def test_a_form_comes_back_as_it_is_filled_in_and_what_is_empty_too() -> None:
    card = card_of(message(FORM))
    sent = did(press(titled(card, "Next"), card, f_often="once"))
    assert sent.inbound == Answered("C1", {"what": NASTY, "often": "once"}, 5)
    assert sent.answers
    emptied = press(titled(card, "Next"))
    assert did(emptied).inbound == Answered("C1", {"what": "", "often": ""}, 5)


def test_a_move_away_from_a_form_takes_it_along() -> None:
    card = card_of(message(FORM))
    moved = did(press(titled(card, "Back"), card, f_often="x"))
    assert moved.inbound == Go(Move.BACK)
    assert moved.form == Filled("C1", {"what": NASTY, "often": "x"}, 5)


def test_more_to_say_keeps_the_form_and_asks_for_a_box() -> None:
    card = card_of(message(replace(FORM, more=True)))
    assert labels_of(card)[:2] == ["Next", "More to say"]
    more = did(press(titled(card, "More to say"), card)).inbound
    assert more == Filled("C1", {"what": NASTY, "often": ""}, 5, more=True)


def test_the_first_form_of_a_submission_has_six_buttons() -> None:
    talk = Talk()
    talk.gate(CLEAR)
    assert labels_of(card_of(message(talk.views[-1]))) == [
        "Next",
        "More to say",
        "Save and close",
        "Back",
        "Answer here instead",
        "Is it OK to share?",
    ]


def test_a_form_with_a_button_left_is_offered_as_a_dialog_that_takes_along_what_stands_in_it() -> (
    None
):
    card = card_of(message(FORM))
    opens = titled(card, "Open in a window")
    assert opens["type"] == "Action.Submit"
    assert opens["data"]["msteams"] == {"type": "task/fetch"}
    asked = did(invoke("task/fetch", {"data": {**opens["data"], "f_what": "x"}}))
    assert asked.inbound == Go(Move.FORM)
    assert asked.form == Filled("C1", {"what": "x", "often": ""}, 5)
    assert "Open in a window" not in labels_of(card_of(message(FORM, chat=False)))


def test_errors_stand_at_their_fields_in_words() -> None:
    wrong = replace(
        FORM, fields=(replace(FORM.fields[0], raw="", error="Tell us."), FORM.fields[1])
    )
    card = card_of(message(wrong))
    kinds = [block["type"] for block in card["body"]]
    at = kinds.index("Input.Text")
    assert "There is a problem: Tell us." in literal_words({"body": card["body"][at - 1 : at]})
    assert inputs_of(card)["f_what"]["errorMessage"] == "Tell us."


def test_a_handlers_form_has_no_chat_beside_it() -> None:
    card = card_of(message(FORM, chat=False))
    assert labels_of(card) == ["Next", "Save for now", "Back"]
    assert "You can also type" not in literal_words(card)


def test_ticks_people_and_places_come_back() -> None:
    known = (Known("29:a", "Ada"), Known("29:b", "Bo"))
    options = (Option("s", "Sun"), Option("m", "Moon"))
    form = replace(
        FORM,
        fields=(
            Shown(Choices("sky", "Sky", options=options), ("m",)),
            Shown(People("who", "Who?", known=known), ("29:b",)),
            Shown(Place("channel", "Where to?", known=(Known("19:c", "Desk"),)), "19:c"),
            Shown(People("others", "Others?"), ("Cy",)),
        ),
    )
    card = card_of(message(form))
    assert [i["type"] for i in inputs_of(card).values()] == [*["Input.ChoiceSet"] * 3, "Input.Text"]
    sent = did(press(titled(card, "Next"), card, m_sky="s,m")).inbound
    assert isinstance(sent, Answered)
    assert sent.values == {
        "sky": ("s", "m"),
        "who": ("29:b",),
        "channel": "19:c",
        "others": "Cy",
    }
    emptied = did(press(titled(card, "Next"))).inbound
    assert isinstance(emptied, Answered)
    assert emptied.values == {"sky": (), "who": (), "channel": "", "others": ""}


def test_someone_who_is_not_known_any_more_does_not_get_lost_from_a_list() -> None:
    known = (Known("29:a", "Ada"), Known("29:b", "Bo"))
    card = card_of(
        message(replace(FORM, fields=(Shown(People("who", "?", known=known), ("29:a", "29:x")),)))
    )
    assert values_of(card) == {"f_who": "Ada\n29:x"}


def test_the_check_page_is_one_list_and_its_buttons() -> None:
    card = card_of(message(REVIEW))
    assert "What do you want to change?" in words_of(card)
    assert choices_of(card, "pick") == ["1: What you know", "2: You"]
    assert labels_of(card) == ["Change", "1. Send to police", "2. Delete it", "Save and close"]
    assert titled(card, "1. Send to police")["style"] == "positive"
    assert "style" not in titled(card, "Change")
    second = inputs_of(card)["pick"]["choices"][1]["value"]
    assert did(press(titled(card, "Change"), card, pick=second)).inbound == Go(Move.EDIT, "C6")
    assert did(press(titled(card, "Change"), card)).inbound == Go(Move.REVIEW)
    assert last_line(message(REVIEW)) == REVIEW_TWIN


def test_sending_does_not_look_at_the_list_of_the_check_page() -> None:
    card = card_of(message(REVIEW))
    send = titled(card, "1. Send to police")
    assert send["associatedInputs"] == "none"
    first = inputs_of(card)["pick"]["choices"][0]["value"]
    assert did(press(send, card, pick=first)).inbound == REVIEW.actions[0].does


def test_buttons_of_danger_say_so_in_words_too() -> None:
    delete = titled(card_of(message(REVIEW)), "2. Delete it")
    assert delete["style"] == "destructive"


def test_a_receipt_has_its_reference_as_heading_and_its_buttons_have_numbers() -> None:
    card = card_of(message(Receipt("CPI-7K4M-2Q", "seven Kilo", ("Sent. Call 101.",), (BACK,))))
    assert card["body"][0]["text"] == "CPI-7K4M-2Q"
    assert "Say it as: seven Kilo" in literal_words(card)
    assert labels_of(card) == ["1. Back"]


def test_a_listing_with_few_buttons_says_which_row_each_belongs_to() -> None:
    rows = tuple(
        Row(
            f"CPI-{n}, sent today",
            "Sent.",
            (Action("Add", Go(Move.AMEND, f"s{n}"), typed=f"add CPI-{n}"),),
        )
        for n in range(3)
    )
    card = card_of(message(Listing("Mine", rows, actions=(BACK,))))
    assert labels_of(card) == ["Add: CPI-0", "Add: CPI-1", "Add: CPI-2", "Back"]
    assert labels_of(card_of(message(Listing("Mine", rows[:1])))) == ["Add"]
    assert "type: add CPI-0, add CPI-1, add CPI-2, back." in literal_words(card)


def test_a_listing_with_many_buttons_is_one_list() -> None:
    rows = tuple(
        Row(f"CPI-{n}", "Sent.", (Action("Add", Go(Move.AMEND, f"s{n}")),)) for n in range(9)
    )
    card = card_of(message(Listing("Mine", rows, actions=(BACK,))))
    assert labels_of(card) == ["Go on", "Back"]
    assert choices_of(card, "pick")[8] == "Add: CPI-8"
    value = inputs_of(card)["pick"]["choices"][8]["value"]
    assert did(press(titled(card, "Go on"), card, pick=value)).inbound == Go(Move.AMEND, "s8")


def test_a_long_listing_says_how_many_are_left_out() -> None:
    rows = tuple(Row(f"CPI-{n}", "Sent.") for n in range(45))
    assert "And 15 more, which are not shown here." in literal_words(
        card_of(message(Listing("Mine", rows)))
    )


def test_the_case_card_is_its_state_its_rows_and_its_marks_and_sends_invokes() -> None:
    drawn = message(CARD)
    card = card_of(drawn)
    assert drawn.summary == CARD.push
    assert "NEW  CPI-7K4M-2Q" in words_of(card)
    assert "Topic: Drug lines\nArea: Ashlow" in literal_words(card)
    assert "• ALARM danger words\n• Someone may be at risk" in literal_words(card)
    for button, action in zip(buttons_of(card), CARD.actions, strict=True):
        assert button["type"] == "Action.Execute"
        assert button["fallback"]["type"] == "Action.Submit"
        assert did(press(button)).inbound == action.does
        assert did(press(button["fallback"])).inbound == action.does


def test_the_name_of_a_handler_is_shown_as_it_is() -> None:
    drawn = message(replace(CARD, headline=f"WITH {NASTY}", push=f"CPI: WITH {NASTY}"))
    assert NASTY in literal_words(card_of(drawn))
    assert "<!" not in card_of(drawn)["fallbackText"]


def test_a_case_is_in_the_order_given_with_its_labels() -> None:
    show = Action("Show", Press("show_source", "c1", 7))
    sections = (
        Section("ALARM", (("Words", "x"),), emphasis=True),
        Section("Their view", (("", NASTY),), label="VIEW, NOT FACT"),
        Section("Source", (("", "Hidden."),), actions=(show,)),
    )
    case = CaseDetail("c1", 7, "CPI-7K4M-2Q", "NEW", sections, CARD.actions)
    drawn = message(case, chat=False)
    words = words_of(card_of(drawn))
    assert "Their view · VIEW, NOT FACT" in words
    assert MARK not in drawn.summary
    assert labels_of(card_of(drawn)) == ["Take and open", "Open", "Show: Source"]
    shown = message(case, sends=Sends.INVOKE)
    assert {b["type"] for b in buttons_of(card_of(shown))} == {"Action.Execute"}


def test_a_button_can_ask_for_a_dialog() -> None:
    card = card_of(message(CARD, sends=Sends.DIALOG))
    assert [b["data"]["msteams"] for b in buttons_of(card)] == [{"type": "task/fetch"}] * 2


def test_an_answered_question_keeps_its_words_and_says_what_was_chosen() -> None:
    drawn = answered(QUESTION, "Area 2")
    assert words_of(card_of(drawn)) == "Call 999.\nYou chose: Area 2\nWhere?"
    assert drawn.summary == "Where?\nCall 999.\nYou chose: Area 2"


def test_an_answered_exit_keeps_its_numbers() -> None:
    exit_ = Signpost("intake", "X-999", 3, "Call 999 now", ("Call 999.",), (BACK,))
    assert "Call 999." in words_of(card_of(answered(exit_, "Back")))


@pytest.mark.parametrize("view", [ALARM, REVIEW], ids=["alarm", "review"])
def test_an_answered_alarm_or_review_keeps_only_its_title(view: Ask | Review) -> None:
    card = card_of(answered(view, "No one is"))
    assert words_of(card) == f"You chose: No one is\n{view.title}"


def test_a_form_that_is_sent_in_is_saved_without_values() -> None:
    assert words_of(card_of(answered(FORM, "Next"))).strip() == "Saved: What do you know?"
    assert answered(FORM, "Answer here instead").summary.endswith("chose: Answer here instead")


def test_a_field_that_was_answered_in_the_chat_does_not_repeat_its_answer() -> None:
    asked = replace(FORM, only="often", fields=FORM.fields[1:], actions=answers(3, "C1", "often"))
    assert answered(asked, "Area 1").summary == "How often?\nAnswered."


def test_a_card_that_nobody_remembers_is_closed_from_what_its_button_says() -> None:
    chosen = did(press(buttons_of(card_of(message(QUESTION)))[2]))
    assert stripped(chosen.title, chosen.label).summary == "Where?\nYou chose: Area 2"
    card = card_of(message(FORM))
    sent = did(press(buttons_of(card)[0], card))
    drawn = stripped(sent.title, sent.label, form=sent.answers)
    assert drawn.summary == "Saved: What do you know?"
    assert MARK not in repr(drawn)
    assert stripped().summary == "This question is closed."


def test_where_typing_does_nothing_nothing_is_said_of_it() -> None:
    refused = Notice(("Sam took it.",), actions=(Action("Open", Press("open", "c1", 7)),))
    for view in (CARD, refused):
        assert "type" not in literal_words(card_of(message(view)))
