"""What people type or tick, and what is kept of it."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.engine.fields import (
    Choice,
    Choices,
    Field,
    FieldError,
    Option,
    Raw,
    Text,
    Value,
    is_not_known,
)
from dialogs.engine.plain import clean

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Europe/London"))
ANYTHING = st.one_of(
    st.text(st.characters(exclude_categories=())),
    st.lists(st.text(st.characters(exclude_categories=())), max_size=5),
)

NARRATIVE = Text(
    "known",
    "What do you know?",
    required=True,
    missing="Tell us what you know. A few words are fine.",
    limit=3000,
    lines=8,
    more="Press More to say for another box.",
)
LINE = Text("name", "Name or nickname")
DANGER = Choice(
    "danger",
    "Is anyone in danger?",
    required=True,
    options=(Option("now", "Yes"), Option("soon", "It will be soon"), Option("no", "No one is")),
)
CRIME = Choice(
    "crime",
    "Has a crime happened?",
    options=(
        Option("reported", "Yes, and it is reported"),
        Option("unreported", "Yes, not reported"),
        Option("none", "No"),
        Option("unsure", "Not known"),
    ),
)
TOPICS = Choices(
    "topics",
    "Which?",
    options=(
        Option("drugs", "Drugs"),
        Option("terror", "Terrorism or extreme views"),
        Option("cohesion", "Community cohesion (tension between groups)"),
        Option("asb", "Anti-social behaviour"),
    ),
)


def outcome(field: Field, raw: Raw) -> tuple[Value, str | None]:
    try:
        return field.parse(raw, NOW), None
    except FieldError as refused:
        return None, refused.message


def test_the_narrative_may_not_be_empty_and_says_so_kindly() -> None:
    empty: tuple[Raw, ...] = ("", "  \n\t ", "\x00\u200b\u202e", [])
    for raw in empty:
        with pytest.raises(FieldError) as refused:
            NARRATIVE.parse(raw, NOW)
        assert refused.value.message == "Tell us what you know. A few words are fine."


def test_too_long_a_text_is_told_its_length_and_the_next_step() -> None:
    with pytest.raises(FieldError) as refused:
        NARRATIVE.parse("x" * 20_000, NOW)
    assert refused.value.message == (
        "That is 20,000 characters. The most is 3,000. Press More to say for another box."
    )
    assert NARRATIVE.parse("x" * 3000, NOW) == "x" * 3000


def test_a_refusal_never_repeats_what_was_typed() -> None:
    with pytest.raises(FieldError) as refused:
        DANGER.parse("Karl Dean is here", NOW)
    assert "Karl" not in refused.value.message
    assert "Karl" not in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("  one\r\ntwo\rthree  ", "one\ntwo\nthree"),
        ("a\x00b\x07c\x1bd", "abcd"),
        ("tab\tstays", "tab\tstays"),
        ("flip \u202eevil\u202c \u2066x\u2069", "flip evil x"),
        ("👩‍👩‍👧 saw 🔪", "👩‍👩‍👧 saw 🔪"),
        ("مرحبا שלום", "مرحبا שלום"),
        ("half \ud83d a pair", "half  a pair"),
        ("<b>hi</b> <!channel> *x* & <@U1>", "<b>hi</b> <!channel> *x* & <@U1>"),
        ("cafe\u0301", "café"),
        ("a\n\n\n\n\nb", "a\n\nb"),
    ],
)
def test_text_is_made_safe_and_keeps_its_meaning(typed: str, kept: str) -> None:
    assert NARRATIVE.parse(typed, NOW) == kept


def test_one_line_stays_one_line() -> None:
    assert LINE.parse("Karl\n  Dean ", NOW) == "Karl Dean"


@pytest.mark.parametrize(
    "typed", ["not known", "Not known.", "dont know", "don't know", "don’t know", "N/A", "?", "??"]
)
def test_not_known_is_an_answer_of_its_own(typed: str) -> None:
    value = LINE.parse(typed, NOW)
    assert value == {"not_known": True}
    assert is_not_known(value)
    assert LINE.show(value) == "Not known"


def test_where_text_is_required_not_known_is_text() -> None:
    assert NARRATIVE.parse("don't know", NOW) == "don't know"


def test_an_optional_answer_may_be_left_out() -> None:
    assert LINE.parse(" ", NOW) is None
    assert LINE.show(None) == ""
    assert CRIME.parse([], NOW) is None
    assert TOPICS.parse("", NOW) is None


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("now", "now"),
        (["soon"], "soon"),
        ("Yes", "now"),
        ("yes!", "now"),
        ("YEAH", "now"),
        ("y", "now"),
        ("1", "now"),
        ("1.", "now"),
        ("2)", "soon"),
        ("(2)", "soon"),
        ("option 2", "soon"),
        ("two", "soon"),
        ("it will be soon", "soon"),
        ("It  will, be soon", "soon"),
        ("it will", "soon"),
        ("no", "no"),
        ("nope", "no"),
        ("no one is", "no"),
        ("THREE", "no"),
    ],
)
def test_a_choice_is_understood_however_it_is_typed(typed: str, value: str) -> None:
    assert DANGER.parse(typed, NOW) == value


@pytest.mark.parametrize(
    "typed", ["4", "0", "it", "perhaps", "yes but not now", "1 2", "🔪", "maybe"]
)
def test_a_choice_that_is_not_clear_is_refused_with_the_list(typed: str) -> None:
    with pytest.raises(FieldError) as refused:
        DANGER.parse(typed, NOW)
    assert "1 Yes, 2 It will be soon, 3 No one is" in refused.value.message


def test_two_options_that_start_with_yes_leave_yes_unanswered() -> None:
    with pytest.raises(FieldError):
        CRIME.parse("yes", NOW)
    assert CRIME.parse("yes, not", NOW) == "unreported"
    assert CRIME.parse("no", NOW) == "none"
    assert CRIME.parse("don't know", NOW) == "unsure"


def test_a_missing_choice_says_what_can_be_chosen() -> None:
    with pytest.raises(FieldError, match=r"^Choose one of these\. Type a number"):
        DANGER.parse("", NOW)


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        (["asb", "drugs"], ["drugs", "asb"]),
        ("1 and 3", ["drugs", "cohesion"]),
        ("1,3", ["drugs", "cohesion"]),
        ("1 3", ["drugs", "cohesion"]),
        ("1 & 4", ["drugs", "asb"]),
        ("3, 3, 3", ["cohesion"]),
        ("drugs and antisocial behaviour", ["drugs", "asb"]),
        ("Terrorism or extreme views", ["terror"]),
        ("two", ["terror"]),
        ("none", []),
        ("None of these", []),
    ],
)
def test_several_choices_by_ticks_or_by_typing(typed: str | list[str], values: list[str]) -> None:
    assert TOPICS.parse(typed, NOW) == values


def test_in_a_form_a_missing_choice_is_named_and_nothing_is_to_be_typed() -> None:
    options = (Option("high", "High"), Option("low", "Low"))
    fields = (
        Choice("risk", "Risk", required=True, options=options),
        Choice("step", "What was done?", required=True, options=options),
        Choice("own", "Risk", required=True, options=options, missing="Choose a risk."),
        Choices("kept", "Kept words", at_least=2, options=options),
    )
    told = []
    for field in fields:
        with pytest.raises(FieldError) as wrong:
            field.parse("", NOW)
        told.append(wrong.value.in_form)
        assert "1 High" in wrong.value.message
    assert told == [
        "Choose one: Risk.",
        "Choose one: What was done?",
        "Choose a risk.",
        "Choose at least 2: Kept words.",
    ]


def test_several_choices_refuse_what_is_not_there() -> None:
    with pytest.raises(FieldError, match="One of these is not a choice"):
        TOPICS.parse("1 and 9", NOW)


def test_at_least_so_many_must_be_chosen() -> None:
    two = Choices("t", "Which?", options=TOPICS.options, at_least=2)
    too_few: tuple[Raw, ...] = ("1", "none", [])
    for raw in too_few:
        with pytest.raises(FieldError):
            two.parse(raw, NOW)
    assert two.parse("1,2", NOW) == ["drugs", "terror"]


def test_choices_are_shown_by_their_labels() -> None:
    assert DANGER.show("soon") == "It will be soon"
    assert DANGER.show("an older version's value") == "an older version's value"
    assert TOPICS.show(["drugs", "asb"]) == "Drugs, Anti-social behaviour"
    assert TOPICS.show([]) == "None"


@pytest.mark.parametrize("field", [NARRATIVE, LINE, DANGER, CRIME, TOPICS])
@given(raw=ANYTHING)
def test_any_input_gives_a_value_or_a_plain_error(field: Field, raw: Raw) -> None:
    value, message = outcome(field, raw)
    kept = json.loads(json.dumps(value))
    assert kept == value
    assert "\x00" not in field.show(kept)
    field.show(kept).encode()
    assert message is None or message.endswith(".")


@given(st.text(st.characters(exclude_categories=())))
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    assert clean(clean(text)) == clean(text)
