"""What is left on a screen of one draft does nothing to another, though page and number of turns are the same."""

from dataclasses import replace

from talking import Talk
from walking import notices

from dialogs.engine.inbound import Answered, Move
from dialogs.engine.views import Ask, Review

CLOSED = "OLD-BUTTON"


def on_screen(talk: Talk) -> Answered:
    """What the page on the screen would answer, with nothing in it; a check page is sent."""
    shown = talk.views[-1]
    assert isinstance(shown, Ask | Review)
    if isinstance(shown, Review):
        send = shown.actions[0].does
        assert isinstance(send, Answered)
        return send
    return Answered(shown.page, {}, shown.revision)


def deleted(talk: Talk) -> None:
    talk.say("delete")
    talk.say("delete it")
    assert list(talk.work.drafts.of_member(talk.name)) == []


def test_send_of_a_form_that_was_deleted_does_not_send_the_one_that_is_checked_now() -> None:
    talk = Talk()
    talk.gate()
    talk.forms()
    old = on_screen(talk)
    deleted(talk)
    talk.gate()
    talk.forms()
    new = on_screen(talk)
    assert (old.page, old.values) == (new.page, new.values)
    talk.do(old)
    assert CLOSED in notices(talk.views)
    assert isinstance(talk.views[-1], Review)
    assert talk.sent == []
    talk.do(new)
    assert len(talk.sent) == 1


def test_what_is_typed_in_a_form_of_another_draft_is_not_kept() -> None:
    talk = Talk()
    talk.gate()
    old = replace(on_screen(talk), values={"what": "Zebedee has a green van"})
    deleted(talk)
    talk.gate()
    talk.do(old)
    assert CLOSED in notices(talk.views)
    assert talk.page == "C1"
    assert "Zebedee" not in str(talk.draft.as_json())


def test_a_change_to_one_submission_is_not_added_to_another() -> None:
    talk = Talk()
    talk.send()
    talk.go(Move.START)
    talk.send({"G1": "can_wait", "G2": "none", "G3": "no", "G4": "no", "G5": "not_sure"})
    second, first = talk.sent
    talk.go(Move.AMEND, first.id)
    old = replace(on_screen(talk), values={"answer": "withdraw"})
    talk.go(Move.AMEND, second.id)
    talk.do(old)
    assert CLOSED in notices(talk.views)
    assert talk.page == "AMEND"


def test_the_first_question_may_be_answered_where_it_was_shown_before_anything_was_kept() -> None:
    talk = Talk()
    talk.go(Move.START)
    first = replace(on_screen(talk), values={"answer": "now"})
    talk.say("Zebedee has a green van")
    talk.do(first)
    assert talk.page == "X-999"
    assert "Zebedee" in str(talk.draft.as_json())
