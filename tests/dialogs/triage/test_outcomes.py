"""The four forms: what they start from, and what they refuse."""

from dataclasses import replace
from typing import Any

import pytest

from dialogs.engine.fields import Choice, Choices, Field
from dialogs.engine.inbound import Answered, Filled, Go, Move, Said
from dialogs.engine.views import Ask
from dialogs.intake.reference import check_character
from dialogs.ports import CaseState
from tests.dialogs.triage.world import (
    CLOSE_FORM,
    CRIME_FORM,
    DANGER,
    FORMS,
    LOG_FORM,
    NARRATIVE,
    SAFE_FORM,
    World,
    errors,
    said,
    standing,
    submission,
    taken,
    the_ask,
    the_detail,
)

RISKY: dict[str, Any] = {"flags": ["person_at_risk"]}


def form(kind: str, **content: Any) -> tuple[World, Ask]:
    made = taken(**content)
    return made, the_ask(made.press(kind).views)


def field(ask: Ask, name: str) -> Field:
    return next(shown.field for shown in ask.fields if shown.field.name == name)


def options(ask: Ask, name: str) -> list[str]:
    choice = field(ask, name)
    assert isinstance(choice, Choice | Choices)
    return [option.value for option in choice.options]


def starts(ask: Ask) -> dict[str, Any]:
    return {shown.field.name: shown.raw for shown in ask.fields if shown.raw}


@pytest.mark.parametrize("kind", sorted(FORMS))
def test_a_filled_form_is_recorded(kind: str) -> None:
    made = taken()
    reply = made.fill(kind)
    assert said(reply) == "Recorded. Nothing else is waiting."
    assert (made.case().state, made.case().outcome) == (CaseState.DECIDED, kind)
    (outcome,) = made.outcomes()
    assert (outcome.kind, outcome.primary, outcome.decided_by) == (kind, True, "sam")
    assert (outcome.risk, outcome.priority) == (FORMS[kind]["risk"], FORMS[kind]["priority"])


@pytest.mark.parametrize("kind", sorted(FORMS))
def test_a_form_says_which_case_it_is_about(kind: str) -> None:
    _, ask = form(kind)
    assert ask.text[0] == "About CPI-7K4M-1Q."


@pytest.mark.parametrize("kind", sorted(FORMS))
def test_back_from_a_form_shows_the_case_and_keeps_what_was_typed(kind: str) -> None:
    made, ask = form(kind)
    made.turn(Filled(ask.page, {"risk": "medium"}, ask.revision))
    reply = made.turn(Go(Move.BACK))
    assert the_detail(reply.views).reference == "CPI-7K4M-1Q"
    assert made.events()[-1] == ("case.read", "sam")
    assert standing(made.press(kind))["risk"] == "medium"


def test_a_further_form_starts_from_the_risk_that_was_recorded() -> None:
    made = taken(**RISKY)
    made.fill("intelligence", risk="medium", priority="today")
    further = starts(the_ask(made.press("crime").views))
    assert (further["risk"], further["priority"]) == ("medium", "today")
    (first,) = made.outcomes()
    amended = starts(the_ask(made.press(f"amend.safeguarding.{first.id}").views))
    assert (amended["risk"], amended["priority"]) == ("medium", "today")


@pytest.mark.parametrize("kind", sorted(FORMS))
def test_risk_and_priority_are_asked_first_and_are_a_must(kind: str) -> None:
    made, ask = form(kind)
    assert [shown.field.name for shown in ask.fields[:2]] == ["risk", "priority"]
    reply = made.send(made.current(), "sam", {**FORMS[kind], "risk": None, "priority": None})
    assert set(errors(reply)) == {"risk", "priority"}
    assert made.outcomes() == []


@pytest.mark.parametrize("kind", ["intelligence", "crime", "safeguarding"])
def test_risk_starts_high_where_someone_is_at_risk_and_empty_otherwise(kind: str) -> None:
    _, ask = form(kind, **RISKY)
    assert (starts(ask)["risk"], starts(ask)["priority"]) == ("high", "now")
    _, ask = form(kind)
    assert "risk" not in starts(ask)


def test_no_action_starts_low_but_not_where_someone_is_at_risk() -> None:
    _, ask = form("no_action")
    assert (starts(ask)["risk"], starts(ask)["priority"]) == ("low", "routine")
    _, ask = form("no_action", alarms=[DANGER])
    assert "risk" not in starts(ask)


@pytest.mark.parametrize("kind", sorted(FORMS))
def test_with_an_alarm_every_form_asks_what_was_done_about_it(kind: str) -> None:
    made, ask = form(kind, alarms=[DANGER])
    assert field(ask, "step").label == "What did you do about the alarm?"
    extra = {"note": "It was a film", "confirm": "alone", "supervisor": "Insp. Day"}
    base = {**FORMS[kind], **(extra if kind == "no_action" else {})}
    assert "step" in errors(made.send(made.current(), "sam", base))
    missing = made.send(made.current(), "sam", {**base, "step": "control_room"})
    assert "log number" in errors(missing)["step_log"]
    done = made.send(made.current(), "sam", {**base, "step": "control_room", "step_log": "L 44"})
    assert said(done).startswith("Recorded")


def test_the_alarm_is_asked_about_once() -> None:
    made = taken(alarms=[DANGER])
    made.fill("intelligence", step="false_alarm")
    ask = the_ask(made.press("crime").views)
    assert all(shown.field.name != "step" for shown in ask.fields)


def test_without_an_alarm_it_is_not_asked() -> None:
    _, ask = form("crime", alarms=[{**DANGER, "kind": "crime"}])
    assert all(shown.field.name != "step" for shown in ask.fields)


# Intelligence log


def test_the_log_starts_from_the_original_and_the_suggested_grade() -> None:
    _, ask = form("intelligence", naming="do_not", how="saw")
    begun = starts(ask)
    assert begun["text"] == NARRATIVE
    assert [begun[n] for n in ("source", "information", "handling")] == ["2", "A", "C"]
    assert begun["conditions"] == ("S2",)
    assert field(ask, "information").hint == "Suggested: A, because the sender saw or heard it."
    assert "because the sender is not to be named" in field(ask, "handling").hint


def test_a_suggestion_is_never_stored_as_a_grade() -> None:
    made, _ = form("intelligence")
    blank = {**LOG_FORM, "source": None, "information": None, "handling": None}
    reply = made.send(made.current(), "sam", blank)
    assert set(errors(reply)) == {"source", "information", "handling"}
    assert set(errors(made.turn(Go(Move.SKIP)))) >= {"source", "information", "handling"}
    assert set(errors(made.turn(Said("skip")))) >= {"source", "information", "handling"}
    assert made.outcomes() == []
    made.send(made.current(), "sam", {**LOG_FORM, "information": "D"})
    (outcome,) = made.outcomes()
    assert outcome.content is not None
    assert outcome.content["grade"] == "2DP"
    assert "suggest" not in repr(outcome.content)


def test_a_told_person_leaves_information_to_the_handler() -> None:
    _, ask = form("intelligence", how="told_by_person")
    assert "information" not in starts(ask)


def test_conditions_only_with_c() -> None:
    made, _ = form("intelligence")
    reply = made.send(made.current(), "sam", {**LOG_FORM, "conditions": ["S2"]})
    assert "C only" in errors(reply)["conditions"]
    reply = made.send(made.current(), "sam", {**LOG_FORM, "handling": "C", "conditions": []})
    assert "at least one" in errors(reply)["conditions"]


def test_action_needs_a_team() -> None:
    made, _ = form("intelligence")
    reply = made.send(made.current(), "sam", {**LOG_FORM, "purpose": "action"})
    assert set(errors(reply)) == {"team"}


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("Ann Lee says so", "name"),
        ("Seen near Oak Park School", "organisation"),
        ("ann.lee@oakpark.example", "email"),
        ("Ring 07700 900456", "phone"),
    ],
)
def test_a_log_that_still_names_the_sender_is_refused_and_kept(text: str, part: str) -> None:
    made, _ = form("intelligence")
    reply = made.send(made.current(), "sam", {**LOG_FORM, "text": text})
    assert part in errors(reply)["text"]
    assert standing(reply)["text"] == text
    assert made.outcomes() == []


def test_a_log_text_is_needed_and_has_3000_characters_at_most() -> None:
    made, _ = form("intelligence")
    assert "text" in errors(made.send(made.current(), "sam", {**LOG_FORM, "text": ""}))
    reply = made.send(made.current(), "sam", {**LOG_FORM, "text": "x" * 3001})
    assert "3,000" in errors(reply)["text"]
    made.send(made.current(), "sam", {**LOG_FORM, "text": "x" * 3000})
    assert len(made.outcomes()) == 1


def test_a_long_original_is_cut_and_says_so() -> None:
    _, ask = form("intelligence", narrative=["a" * 3000, "b" * 3000])
    assert len(starts(ask)["text"]) <= 3000
    assert any("first 3,000" in line for line in ask.text)


# Crime desk


def test_they_agreed_is_off_unless_they_did() -> None:
    _, ask = form("crime", naming="may")
    assert options(ask, "name") == ["agreed", "asked_agreed", "do_not_pass"]
    assert starts(ask)["name"] == "agreed"
    for naming in ("do_not", "ask", None):
        made, ask = form("crime", naming=naming)
        assert options(ask, "name") == ["asked_agreed", "do_not_pass"]
        assert starts(ask)["name"] == "do_not_pass"
        forged = made.send(made.current(), "sam", {**CRIME_FORM, "name": "agreed"})
        assert "name" in errors(forged)
        assert made.outcomes() == []


@pytest.mark.parametrize("kind", ["crime", "safeguarding"])
def test_the_name_is_passed_only_with_consent(kind: str) -> None:
    made = taken(naming="ask")
    made.fill(kind)
    assert "Ann Lee" not in repr(made.outcomes())
    made = taken(naming="ask")
    made.fill(kind, name="asked_agreed")
    assert "Ann Lee" in repr(made.outcomes()[0].content)


def test_the_text_for_the_desk_may_name_the_sender_only_with_consent() -> None:
    made, _ = form("crime", naming="ask")
    named = {**CRIME_FORM, "text": "Ann Lee saw it"}
    assert "name" in errors(made.send(made.current(), "sam", named))["text"]
    made.send(made.current(), "sam", {**named, "name": "asked_agreed"})
    assert len(made.outcomes()) == 1


def test_the_crime_form_starts_from_the_profile_and_the_gate() -> None:
    made, ask = form("crime", crime_reference="44260", flags=["crime_promised"])
    assert starts(ask)["desk"] == made.profile.crime_desk
    assert starts(ask)["reference"] == "44260"
    assert options(ask, "offence") == [item.key for item in made.profile.offences]
    assert any("would report this crime" in line for line in ask.text)


def test_another_crime_needs_words() -> None:
    made, _ = form("crime")
    reply = made.send(made.current(), "sam", {**CRIME_FORM, "offence": "other"})
    assert set(errors(reply)) == {"offence_more"}
    assert set(errors(made.send(made.current(), "sam", {**CRIME_FORM, "offence": None}))) == {
        "offence"
    }


# Safeguarding


def test_the_hand_over_starts_from_the_gate() -> None:
    _, ask = form("safeguarding", who_at_risk="adult", flags=["referral_today"])
    assert (starts(ask)["who"], starts(ask)["team"]) == ("adult", "portsmouth.adult")
    assert starts(ask)["taken_at"].startswith("Mon 23 Nov")
    assert "Has the sender referred? Promised." in ask.text
    assert "police.police_safeguarding" in options(ask, "team")


def test_the_hand_over_says_how_and_by_whom() -> None:
    made, _ = form("safeguarding")
    reply = made.send(
        made.current(), "sam", {**SAFE_FORM, "how": None, "taken_by": "", "taken_at": ""}
    )
    assert set(errors(reply)) == {"how", "taken_by", "taken_at"}


# No action


def test_every_reason_says_in_one_line_what_it_means() -> None:
    _, ask = form("no_action")
    reason = field(ask, "why")
    assert isinstance(reason, Choice)
    assert all(option.hint for option in reason.options)


@pytest.mark.parametrize(
    ("other", "error"),
    [("", "Give the reference"), ("CPI-7K4M-9Q", "no submission"), ("CPI-7K4M-1Q", "this one")],
)
def test_a_duplicate_is_of_another_submission_that_exists(other: str, error: str) -> None:
    made, _ = form("no_action")
    values = {**CLOSE_FORM, "why": "duplicate", "duplicate_of": other}
    assert error in errors(made.send(made.current(), "sam", values))["duplicate_of"]
    assert made.outcomes() == []


@pytest.mark.parametrize("typed", ["cpi 7k4m qx", "7K4MQX", "CPI-7K4M-QX"])
def test_the_reference_of_the_other_is_read_as_people_type_it(typed: str) -> None:
    made, _ = form("no_action")
    body = "7K4MQ"
    other = f"CPI-7K4M-Q{check_character(body)}"
    made.work.submissions.add(replace(submission("2"), reference=other))
    made.send(
        made.current(),
        "sam",
        {**CLOSE_FORM, "why": "duplicate", "duplicate_of": f"{typed[:-1]}{other[-1]}"},
    )
    (outcome,) = made.outcomes()
    assert outcome.content is not None
    assert outcome.content["duplicate_of"] == other


@pytest.mark.parametrize("content", [RISKY, {"at_risk": "yes"}])
def test_closing_with_someone_at_risk_needs_a_note_and_a_second_handler(
    content: dict[str, Any],
) -> None:
    made, _ = form("no_action", **content)
    assert set(errors(made.send(made.current(), "sam", CLOSE_FORM))) == {"note", "confirm"}
    alone = {**CLOSE_FORM, "note": "Read with care", "confirm": "alone"}
    assert set(errors(made.send(made.current(), "sam", alone))) == {"supervisor"}
    reply = made.send(made.current(), "sam", {**alone, "confirm": "second"})
    assert "second handler" in said(reply)
    assert made.case().state is CaseState.TAKEN
    assert "no_action" not in made.told()


def test_working_alone_closes_with_the_supervisor_told() -> None:
    made = taken(**RISKY)
    made.fill("no_action", note="Read with care", confirm="alone", supervisor="Insp. Day")
    assert made.case().state is CaseState.DECIDED


def test_closing_without_anyone_at_risk_needs_neither() -> None:
    _, ask = form("no_action")
    names = [shown.field.name for shown in ask.fields]
    assert "confirm" not in names
    assert not field(ask, "note").required


def test_no_form_shows_a_grade_or_step_that_was_not_asked_for_and_all_fit_their_limits() -> None:
    for kind in FORMS:
        _, ask = form(kind, alarms=[DANGER], **RISKY)
        assert len(ask.title) <= 24
        assert len(ask.submit) <= 24
        assert all(len(shown.field.label) <= 60 for shown in ask.fields)


def test_a_form_can_be_answered_field_by_field_in_the_chat() -> None:
    made = taken()
    made.press("no_action")
    made.turn(Go(Move.HERE))
    for text in ("low", "routine", "not enough to act on", "skip"):
        made.turn(Said(text))
    reply = made.turn(Said("skip"))
    assert said(reply).startswith("Recorded")
    assert made.case().outcome == "no_action"


def test_skipping_in_the_chat_takes_no_preset() -> None:
    made = taken()
    made.press("no_action")
    made.turn(Go(Move.HERE))
    reply = made.turn(Said("skip"))
    assert the_ask(reply.views).only == "risk"
    assert "risk" in errors(reply)


def test_an_answer_for_another_revision_records_nothing_and_keeps_what_was_typed() -> None:
    made, ask = form("crime")
    made.turn(Go(Move.HERE))
    made.turn(Go(Move.FORM))
    reply = made.turn(Answered(ask.page, CRIME_FORM, ask.revision))
    assert "What you typed is kept" in said(reply)
    assert made.outcomes() == []
    shown = {one.field.name: one.raw for one in the_ask(reply.views).fields}
    assert shown["text"] == CRIME_FORM["text"]
