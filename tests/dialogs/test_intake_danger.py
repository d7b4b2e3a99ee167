"""Danger in a conversation: led out at once, remembered, asked about again."""

from datetime import timedelta

import pytest
from talking import CLEAR, Talk, full
from walking import FORM, notices, words_of

from dialogs.engine.inbound import Answered, Move
from dialogs.engine.views import Ask, Signpost


def test_an_emergency_is_led_out_and_stores_no_submission() -> None:
    talk = Talk()
    talk.say("hello")
    assert talk.page == "G1"
    talk.say("1")
    assert talk.page == "X-999"
    exit_ = talk.views[-1]
    assert isinstance(exit_, Signpost)
    assert exit_.title == "Call 999 now"
    assert talk.member.urgent_at == talk.now
    talk.say("I have called 999")
    assert talk.page == "X-999-called"
    talk.say("not now")
    assert notices(talk.views) == ["SAVED"]
    assert not talk.sent
    assert [row[2] for row in talk.work.tables.signposts] == ["X-999", "X-999-called"]


def test_danger_in_the_first_message_is_asked_about_before_anything_else() -> None:
    talk = Talk()
    talk.say("A year 10 pupil is waving a knife about in the corridor right now")
    assert talk.page == "A-DANGER.1"
    assert "knife" in words_of(talk.views[-1])
    talk.say("no one is")
    assert notices(talk.views) == ["THANKS"]
    assert talk.page == "G1"
    talk.gate()
    talk.forms({**FORM, "C1": {"what": talk.draft.notes["kept"][0]}})  # type: ignore[dict-item,index]
    assert talk.page == "CHECK"
    talk.press("CHECK", "send")
    case = talk.work.cases.by_submission(talk.sent[0].id)
    assert case is not None
    assert case.high


def test_coming_back_after_a_night_asks_about_danger_before_anything_else() -> None:
    talk = Talk()
    talk.gate()
    talk.fill("C1", FORM["C1"])
    talk.now += timedelta(hours=13)
    typed = {**FORM["C2.1"], "name": "Karl Dean", "find": "works at the garage"}
    talk.do(Answered("C2.1", typed, talk.draft.revision))
    assert talk.page == "R1"
    assert notices(talk.views) == ["KEPT"]
    talk.say("no, carry on")
    shown = talk.views[-1]
    assert isinstance(shown, Ask)
    assert shown.page == "C2.1"
    assert {s.field.name: s.raw for s in shown.fields}["find"] == "works at the garage"


def test_something_changed_means_the_danger_question_whatever_is_typed() -> None:
    talk = Talk()
    talk.gate()
    talk.forms()
    talk.say("stop")
    assert notices(talk.views) == ["SAVED"]
    talk.say("start")
    assert talk.page == "R1"
    talk.say("yes, something changed")
    assert talk.page == "G1"
    talk.say("check")
    assert notices(talk.views) == ["NOT-YET"]
    assert talk.page == "G1"
    talk.say("1")
    assert talk.page == "X-999"


@pytest.mark.parametrize("page", ["G2", "G5", "C1", "C4", "CHECK", "DELETE", "A-DANGER.1"])
def test_999_typed_anywhere_is_the_999_page(page: str) -> None:
    talk = Talk()
    if page == "A-DANGER.1":
        talk.say("he has a knife and is outside the school now")
    elif page == "DELETE":
        talk.gate()
        talk.say("delete")
    else:
        talk.gate({k: v for k, v in CLEAR.items() if k < page or page > "H" or page[0] == "C"})
        talk.go(Move.HERE)
        talk.forms({k: v for k, v in FORM.items() if k < page})
        talk.go(Move.HERE)
    talk.say("999")
    assert talk.page == "X-999"
    assert "was_urgent" in talk.draft.history


def test_a_second_danger_shows_the_999_page_again() -> None:
    talk = Talk()
    talk.press("G1", "now")
    talk.press("X-999", "called")
    talk.press("X-999-called", "not_now")
    talk.say("start")
    talk.say("yes, something changed")
    talk.press("G1", "now")
    assert talk.page == "X-999"


def test_whoever_saw_999_today_and_starts_anew_is_marked() -> None:
    talk = Talk()
    talk.press("G1", "now")
    talk.say("delete")
    talk.say("delete it")
    talk.send()
    history = full(talk)["history"]
    assert isinstance(history, dict)
    assert "was_urgent" in history
    talk.now += timedelta(hours=25)
    talk.say("start")
    talk.gate()
    assert "was_urgent" not in talk.draft.history
