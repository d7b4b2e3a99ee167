"""*Show my words*: whatever was written can be read out on the phone, wherever it was written."""

import pytest
from talking import Talk
from walking import FORM

from dialogs.engine.inbound import Answered
from dialogs.engine.views import Copyable, Signpost

STABBING = "He is stabbing her right now in the car park"


def copied(talk: Talk) -> str:
    copy = talk.views[0]
    assert isinstance(copy, Copyable), talk.views
    return copy.text


def labels(talk: Talk) -> list[str]:
    exit_ = talk.views[-1]
    assert isinstance(exit_, Signpost)
    return [action.label for action in exit_.actions]


@pytest.mark.parametrize("when", ["yesterday", "tomorrow"])
@pytest.mark.parametrize("answer", ["Yes, now", "It may be soon"])
def test_danger_words_in_a_form_can_be_read_out(when: str, answer: str) -> None:
    """Whether the page was in order or not."""
    talk = Talk()
    talk.gate()
    talk.fill("C1", {"what": STABBING, "when": when, "where": "Tesco car park"})
    talk.say(answer)
    assert "Show my words" in labels(talk)
    talk.say("show my words")
    assert copied(talk).startswith(f"{STABBING}\n\n")
    assert "Where? Tesco car park" in copied(talk)


def test_what_was_answered_so_far_on_a_page_in_the_chat_is_read_out_too() -> None:
    talk = Talk()
    talk.gate()
    talk.fill("C1", FORM["C1"])
    for text in ("here", "1", "Karl", "skip", "07700 900456", STABBING):
        talk.say(text)
    talk.say("yes, now")
    talk.say("show my words")
    assert copied(talk).endswith(
        f"Name or nickname: Karl\nPhones and online names: 07700 900456\nHow to recognise or find them: {STABBING}"
    )


def test_words_typed_first_stand_once() -> None:
    talk = Talk()
    talk.say("Karl sells vapes")
    talk.gate()
    talk.say("here")
    talk.say("ok")
    talk.say("999")
    talk.say("show my words")
    assert copied(talk) == "Karl sells vapes"


def test_with_nothing_written_there_is_nothing_to_show() -> None:
    talk = Talk()
    talk.say("Danger now")
    assert "Show my words" not in labels(talk)


def test_danger_words_in_an_addition_can_be_read_out() -> None:
    talk = Talk()
    talk.send()
    talk.say("add")
    talk.say("1")
    talk.do(Answered("AMEND-ADD", {"what": STABBING}))
    talk.say("yes, now")
    assert "Show my words" in labels(talk)
    talk.say("show my words")
    assert copied(talk) == STABBING
