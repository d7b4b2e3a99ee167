"""`was_urgent` travels where danger was said lately, in whatever conversation it was said."""

from datetime import timedelta

import pytest
from talking import CLEAR, Talk
from walking import FORM

from dialogs.engine.inbound import Go, Move

REST = {page: value for page, value in CLEAR.items() if page != "G1"}


def changing_with_a_draft_open() -> Talk:
    """Someone who has sent one, begun another, and goes back to add to the first."""
    talk = Talk()
    talk.send()
    first = talk.sent[0].id
    talk.go(Move.START)
    talk.press("G1", "can_wait")
    talk.do(Go(Move.AMEND, first))
    return talk


@pytest.mark.parametrize(("hours", "urgent"), [(1, True), (25, False)])
def test_danger_said_in_a_change_marks_the_draft_that_was_open(hours: int, urgent: bool) -> None:
    """conversation.md 1: this person saw X-999 or X-101 in the last 24 hours."""
    talk = changing_with_a_draft_open()
    for text in ("999", "yes, now", "I have called 999"):
        talk.say(text)
    talk.now += timedelta(hours=hours)
    talk.go(Move.START)
    if talk.page == "R1":
        talk.say("no, carry on")
    talk.gate(REST)
    talk.forms({page: FORM[page] for page in talk.waiting(FORM)})
    talk.say("send to police")
    sent = talk.sent[0]
    assert sent.content is not None
    assert ("was_urgent" in sent.content["history"]) == urgent
    case = talk.work.cases.by_submission(sent.id)
    assert case is not None
    assert case.high == urgent
