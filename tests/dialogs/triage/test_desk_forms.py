"""Outcome forms at the desk: kept half-filled, sent once, each for its own case."""

from dialogs.engine.inbound import Answered, Filled, Go, Move
from dialogs.triage import desk
from dialogs.triage.case import correct
from tests.dialogs.triage.world import (
    CRIME_FORM,
    LOG_FORM,
    said,
    standing,
    taken,
    the_ask,
    world,
)


def test_a_form_that_was_left_half_filled_is_there_after_a_restart() -> None:
    made = taken()
    opened = made.press("crime")
    ask = the_ask(opened.views)
    kept = made.turn(Filled(ask.page, {"text": "Half a text"}, ask.revision))
    assert kept.views == ()
    assert kept.version == 2
    again = made.current()
    assert standing(again)["text"] == "Half a text"
    assert again.draft_id == opened.draft_id
    assert standing(made.press("crime"))["text"] == "Half a text"


def test_save_and_close_keeps_the_form() -> None:
    made = taken()
    made.press("crime")
    reply = made.turn(Go(Move.STOP))
    assert "Nothing is recorded yet" in said(reply)
    assert the_ask(made.current().views).title == "Crime desk"
    assert made.outcomes() == []


def test_a_move_is_made_on_the_form_that_it_was_made_in() -> None:
    """Two forms are open, on two screens."""
    made = taken()
    first = the_ask(made.press("crime").views)
    second = the_ask(made.press("intelligence").views)
    made.turn(Go(Move.DELETE), page=first.page)
    assert the_ask(made.current().views).page == second.page
    assert "form is closed" in said(made.turn(Go(Move.STOP), page=first.page))


def test_deleting_the_form_records_nothing() -> None:
    made = taken()
    made.press("crime")
    assert "Nothing was recorded" in said(made.turn(Go(Move.DELETE)))
    assert made.current().views == ()


def test_a_form_sent_twice_is_recorded_once() -> None:
    made = taken()
    opened = made.press("intelligence")
    made.send(opened, "sam", LOG_FORM)
    again = made.send(opened, "sam", LOG_FORM)
    assert "It is already decided: intelligence log" in said(again)
    assert "by Sam Reed." in said(again)
    assert len(made.outcomes()) == 1


def test_a_form_for_one_case_is_never_taken_for_another() -> None:
    made = world("1", "2")
    made.press("take", case="case1")
    made.press("take", case="case2")
    first = made.press("crime", case="case1")
    made.press("crime", case="case2")
    made.send(first, "sam", CRIME_FORM)
    assert made.case("case1").outcome == "crime"
    assert made.case("case2").outcome is None


def test_one_handler_cannot_send_the_form_of_another() -> None:
    made = taken()
    opened = made.press("crime")
    made.send(opened, "ola", CRIME_FORM)
    assert made.outcomes() == []
    made.send(opened, "pat", CRIME_FORM)
    assert made.outcomes() == []


def test_a_form_sent_after_the_sender_corrected_a_person_waits_for_a_reading() -> None:
    made = taken()
    opened = made.press("crime")
    made.work.cases.save(correct(made.case(), made.now).case)
    reply = made.send(opened, "sam", CRIME_FORM)
    assert said(reply) == "Open it first."
    assert made.outcomes() == []
    made.press("open")
    kept = made.current()
    assert standing(kept)["text"] == CRIME_FORM["text"]
    assert said(made.send(kept, "sam", CRIME_FORM)).startswith("Recorded")


def test_text_without_an_open_form_says_what_to_do() -> None:
    made = world()
    assert said(made.turn(Go(Move.BACK))).startswith("No form is open")
    assert said(made.turn(Answered("C1", {}))).startswith("No form is open")
    assert desk.current(made.work, made.member("sam"), made.now, made.profile).views == ()
