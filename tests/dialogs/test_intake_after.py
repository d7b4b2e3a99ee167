"""After *Send*: the receipt, changes to what was sent, withdrawal."""

from dataclasses import replace

import pytest
from talking import CLEAR, Talk
from walking import notices

from dialogs.engine.inbound import Move
from dialogs.engine.views import Ask, Copyable, Listing, Receipt
from dialogs.ports import CaseState

PROMISED = {"G1": "can_wait", "G2": "none", "G3": "no", "G4": "child"} | {
    "G4a": "not_known",
    "G4w": "today",
    "G5": "not_sure",
}


@pytest.mark.parametrize("text", ["help", "back", "thanks", "restart"])
def test_after_sending_the_receipt_stands_whatever_is_typed(text: str) -> None:
    talk = Talk()
    talk.send()
    talk.say(text)
    if text != "restart":
        assert isinstance(talk.views[-1], Receipt)
    assert notices(talk.views)[:1] == {"help": ["HELP"], "back": ["FIRST"]}.get(
        text, ["RESTART"] if text == "restart" else []
    )


def test_the_buttons_under_a_receipt_have_numbers() -> None:
    talk = Talk()
    receipt = talk.send(PROMISED)
    assert [a.label for a in receipt.actions] == [
        "Add or correct",
        "Note for my records",
        "Share something else",
        "I have made it",
    ]
    talk.say("2")
    note = talk.views[0]
    assert isinstance(note, Copyable)
    assert receipt.reference in note.text
    assert "Karl" not in note.text
    talk.say("4")
    assert notices(talk.views) == ["PROMISE-KEPT"]
    talk.say("made")
    kinds = [one.kind for one in talk.work.submissions.additions(talk.sent[0].id)]
    assert kinds == ["promise_kept"]
    talk.say("mine")
    listing = talk.views[0]
    assert isinstance(listing, Listing)
    assert receipt.reference in listing.rows[0].title
    talk.say("1")
    assert any(isinstance(v, Ask) and v.page == "AMEND" for v in talk.views)
    talk.say("stop")
    assert notices(talk.views) == ["CLOSED"]
    talk.say("3")
    assert talk.page == "G1"


@pytest.mark.parametrize(
    ("choice", "page", "kind"),
    [
        ("1", "AMEND-ADD", "add"),
        ("2", "AMEND-CORRECT", "correct"),
        ("3", "AMEND-WRONG", "wrong_person"),
    ],
)
def test_what_was_sent_is_added_to_and_stays_as_it_was(choice: str, page: str, kind: str) -> None:
    talk = Talk()
    talk.send()
    content = talk.sent[0].content
    talk.say("1")
    talk.say(choice)
    asked = talk.views[-1]
    assert isinstance(asked, Ask)
    assert asked.page == page
    talk.fill(page, {"what": "The street is Elm Court."})
    assert notices(talk.views) == ["ADDED"]
    [addition] = talk.work.submissions.additions(talk.sent[0].id)
    assert addition.kind == kind
    assert addition.content is not None
    assert addition.content["text"] == "The street is Elm Court."
    assert talk.sent[0].content == content
    case = talk.work.cases.by_submission(talk.sent[0].id)
    assert case is not None
    assert (case.corrected_at is not None) == (kind == "wrong_person")
    assert len(talk.work.jobs_named("card")) == 2


def test_a_new_submission_about_nobody_at_risk_is_withdrawn_at_once() -> None:
    talk = Talk()
    talk.send()
    talk.say("1")
    talk.say("4")
    talk.fill("AMEND-WITHDRAW", {"what": ""})
    assert notices(talk.views) == ["STATE"]
    assert talk.sent[0].content is None
    case = talk.work.cases.by_submission(talk.sent[0].id)
    assert case is not None
    assert case.state is CaseState.WITHDRAWN


@pytest.mark.parametrize("why", ["person at risk", "taken", "alarm in the reason"])
def test_withdrawal_waits_for_a_handler_where_someone_may_be_at_risk(why: str) -> None:
    talk = Talk()
    talk.send(PROMISED if why == "person at risk" else CLEAR)
    case = talk.work.cases.by_submission(talk.sent[0].id)
    assert case is not None
    if why == "taken":
        talk.work.cases.save(replace(case, state=CaseState.TAKEN, holder_id="h"))
    talk.say("1")
    talk.say("4")
    reason = "he has a knife and is outside the school now" if "alarm" in why else ""
    talk.fill("AMEND-WITHDRAW", {"what": reason})
    if reason:
        assert talk.page == "A-DANGER.1"
        talk.say("3")
    assert notices(talk.views)[-1:] == ["WITHDRAW-ASKED"]
    assert talk.sent[0].content is not None


def test_a_change_put_aside_for_a_999_call_is_still_there() -> None:
    talk = Talk()
    talk.send()
    talk.say("1")
    talk.say("1")
    talk.fill("AMEND-ADD", {"what": "he has a knife and is outside the school now"})
    assert talk.page == "A-DANGER.1"
    talk.say("1")
    assert talk.page == "X-999"
    talk.say("1")
    assert notices(talk.views) == ["CALLED"]
    assert not talk.work.submissions.additions(talk.sent[0].id)
    talk.say("hello")
    talk.go(Move.AMEND, talk.sent[0].id)
    assert talk.page == "A-DANGER.1"
    talk.say("no one is")
    [addition] = talk.work.submissions.additions(talk.sent[0].id)
    assert addition.content is not None
    assert addition.content["text"] == "he has a knife and is outside the school now"


def test_one_question_at_a_time_when_something_else_is_begun() -> None:
    talk = Talk()
    talk.send()
    talk.say("1")
    talk.say("mine")
    assert talk.page == "AMEND"
    talk.say("start")
    assert talk.page == "G1"
    talk.say("3")
    assert talk.page == "G2"
    assert not talk.work.submissions.additions(talk.sent[0].id)


def test_nobody_else_can_read_or_change_what_someone_sent() -> None:
    jo = Talk()
    jo.send()
    eve = Talk(work=jo.work, name="eve")
    for move in (Move.AMEND, Move.NOTE, Move.KEPT):
        eve.go(move, jo.sent[0].id)
        assert notices(eve.views)[:1] == ["NOT-YOURS"]
    assert not jo.work.submissions.additions(jo.sent[0].id)
    eve.go(Move.MINE)
    assert "CPI-" not in str(eve.views)
