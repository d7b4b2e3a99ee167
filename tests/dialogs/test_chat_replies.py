"""What is typed in the chat: replies that answer nothing, text that is kept, and finishing a page."""

import pytest
from talking import CLEAR, Talk
from walking import FORM, HAMPSHIRE, NORTHMOOR, notices

from dialogs.engine.inbound import Said
from dialogs.engine.views import Ask, Notice, Signpost
from dialogs.intake.words import kept

ALARM = "he has a knife and is outside the school now"


def told(talk: Talk) -> list[str]:
    return [line for view in talk.views if isinstance(view, Notice) for line in view.text]


@pytest.mark.parametrize("text", ["yes", "No", "ok", "yep", "sure", "none", "101", "not sure?"])
def test_a_reply_that_answers_nothing_is_not_kept(text: str) -> None:
    talk = Talk()
    talk.gate()
    talk.say("delete")
    assert talk.page == "DELETE"
    talk.say(text)
    assert notices(talk.views) == ["NOT-A-CHOICE"]
    assert talk.page == "DELETE"
    assert not kept(talk.draft.notes)


@pytest.mark.parametrize("text", ["07700 900456", "Karl", "AB12 CDE"])
def test_one_word_that_tells_something_is_kept(text: str) -> None:
    talk = Talk()
    talk.say(text)
    assert notices(talk.views) == ["FIRST-TEXT"]
    assert kept(talk.draft.notes) == [text]


@pytest.mark.parametrize("first", [True, False])
def test_before_an_alarm_page_one_short_line_says_that_it_is_kept(first: bool) -> None:
    talk = Talk()
    if not first:
        talk.press("G1", "can_wait")
    talk.say(ALARM)
    assert talk.page == "A-DANGER.1"
    assert told(talk) == ["I have kept what you wrote. It has not been sent."]
    talk.say("a red scarf and a grey hood")
    assert told(talk) == ["I have kept what you wrote. It has not been sent."]
    talk.say("no one is")
    talk.say("his brother drives a van")
    assert told(talk)[0].startswith("I have added that to what you know.")


def test_the_guide_of_an_area_is_named_only_where_there_is_one() -> None:
    for force, wanted in ((HAMPSHIRE, False), (NORTHMOOR, True)):
        talk = Talk(force)
        talk.gate({"G1": "can_wait", "G2": "none", "G3": "no", "G4": "not_sure"})
        asked = talk.views[-1]
        assert isinstance(asked, Ask)
        assert ("The guide for your area: Ashlow https" in asked.text[0]) == wanted
        assert "The guide for your area: 101" not in asked.text[0]
        assert ". You can go on" in asked.text[0]


@pytest.mark.parametrize("word", ["next", "none"])
def test_a_page_about_a_person_is_left_empty_with_one_word(word: str) -> None:
    talk = Talk()
    talk.gate()
    talk.fill("C1", FORM["C1"])
    talk.say("here")
    asked = talk.views[-1]
    assert isinstance(asked, Ask)
    assert asked.text[0] == "No names? Type none."
    talk.say(word)
    assert talk.page == "C4"
    assert talk.draft.answers["C2.1"]["name"] is None
    assert talk.draft.answers["C2.1"]["next"] == "done"


def test_next_in_the_chat_keeps_what_was_said_and_asks_what_must_be_said() -> None:
    talk = Talk()
    talk.gate()
    talk.say("here")
    talk.say("next")
    asked = talk.views[-1]
    assert isinstance(asked, Ask)
    assert (asked.page, asked.only) == ("C1", "what")
    assert asked.fields[0].error == "Tell us what you know. A few words are fine."
    talk.say("Karl Dean sells vapes")
    talk.say("most Fridays")
    talk.say("next")
    assert talk.page == "C2.1"
    told_so_far = talk.draft.answers["C1"]
    assert told_so_far["what"] == "Karl Dean sells vapes"
    assert told_so_far["when"]
    assert told_so_far["where"] is None


def test_next_sends_a_form_as_it_stands_on_the_screen_too() -> None:
    talk = Talk()
    talk.say("Karl Dean sells vapes at the skate park")
    talk.gate()
    talk.say("next")
    assert talk.page == "C2.1"
    assert talk.draft.answers["C1"]["what"] == "Karl Dean sells vapes at the skate park"


@pytest.mark.parametrize(
    ("answer", "after"), [("yes", "G4"), ("not yet", "G3w-unreported"), ("3", "G3")]
)
def test_a_crime_that_the_alarm_asked_about_is_not_asked_about_again(
    answer: str, after: str
) -> None:
    talk = Talk()
    talk.say("Someone stole a phone from the shop yesterday")
    talk.press("G1", "can_wait")
    assert talk.page == "A-CRIME"
    talk.say(answer)
    talk.press("G2", "none")
    assert talk.page == after


def test_a_crime_to_be_reported_that_the_alarm_found_can_still_be_taken_back() -> None:
    talk = Talk()
    talk.say("Someone stole a phone from the shop yesterday")
    talk.press("G1", "can_wait")
    talk.say("not yet")
    talk.press("G2", "none")
    talk.press("G3w-unreported", "stop")
    assert isinstance(talk.views[-1], Signpost)
    talk.say("change my answer")
    assert talk.page == "A-CRIME"
    talk.say("it is not a crime")
    assert talk.page == "G3"


def test_coming_back_counts_only_pages_that_are_saved() -> None:
    talk = Talk()
    talk.gate(CLEAR)
    talk.say("stop")
    talk.say("start")
    asked = talk.views[-1]
    assert isinstance(asked, Ask)
    assert "pages" not in asked.text[1]
    talk.say("no, carry on")
    talk.fill("C1", FORM["C1"])
    talk.say("stop")
    talk.say("start")
    asked = talk.views[-1]
    assert isinstance(asked, Ask)
    assert "1 of 4 pages is saved. Nothing" in asked.text[1]


@pytest.mark.parametrize(
    "text", ["It can wait", "Send to police", "send it", "I will today", "note", "change"]
)
def test_the_words_of_a_button_that_is_not_there_are_not_kept(text: str) -> None:
    talk = Talk()
    talk.gate({"G1": "can_wait", "G2": "none", "G3": "no"})
    talk.say(text)
    assert notices(talk.views) == ["NOT-A-CHOICE"]
    assert not kept(talk.draft.notes)


@pytest.mark.parametrize("text", ["danger now", "help me", "Call the police!"])
def test_a_call_for_help_leads_to_999_from_any_page(text: str) -> None:
    talk = Talk()
    talk.gate()
    talk.forms()
    talk.say(text)
    assert talk.page == "X-999"


@pytest.mark.parametrize(
    ("text", "guide"),
    [
        ("is it OK to share?", "G-SHARE"),
        ("Which route fits", "G-ROUTES"),
        ("good examples", "G-EXAMPLES"),
        ("for health staff", "G-HEALTH"),
        ("How it works", "G-HOW"),
        ("latest monthly report", "G-REPORT"),
    ],
)
@pytest.mark.parametrize("started", [False, True])
def test_the_title_of_a_guide_shows_it(text: str, guide: str, started: bool) -> None:
    """The typed twin of its button, at rest and in a draft."""
    talk = Talk()
    if started:
        talk.press("G1", "can_wait")
    talk.say(text)
    assert notices(talk.views) == [guide]
    assert talk.page == ("G2" if started else "G1")


@pytest.mark.parametrize("text", ["ok", "keep it", "Yes", "not known", "keep this"])
def test_a_short_reply_keeps_what_stands_in_a_field(text: str) -> None:
    talk = Talk()
    talk.say("Karl Dean sells vapes")
    talk.gate()
    talk.say("here")
    talk.say(text)
    asked = talk.views[-1]
    assert isinstance(asked, Ask)
    assert asked.only == "when"
    talk.say("next")
    assert talk.draft.answers["C1"]["what"] == "Karl Dean sells vapes"


def test_saving_in_the_chat_says_that_the_open_page_is_kept() -> None:
    talk = Talk()
    talk.gate()
    talk.say("here")
    talk.say("stop")
    assert "What you typed on the open page is not kept." in told(talk)[0]
    talk.say("start")
    talk.say("no, carry on")
    talk.say("Karl sells vapes")
    talk.say("stop")
    assert "What you typed so far on the open page is kept as well." in told(talk)[0]


def test_a_changed_message_is_kept_once_where_the_whole_of_it_stands() -> None:
    talk = Talk()
    talk.say("Karl sells vapes")
    talk.do(Said(f"Karl sells vapes, {ALARM}", instead_of="Karl sells vapes"))
    assert notices(talk.views) == ["EDITED"]
    assert talk.page == "A-DANGER.1"
    assert kept(talk.draft.notes) == [f"Karl sells vapes, {ALARM}"]
    talk.do(Said(ALARM, instead_of="vapes"))
    assert kept(talk.draft.notes) == [f"Karl sells vapes, {ALARM}", ALARM]
