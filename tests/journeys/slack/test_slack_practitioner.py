"""Whole submissions in Slack, by forms and by typing, and what stands in the chat meanwhile."""

import re

import pytest
from serving import wait_for
from slack_office import SlackOffice
from slack_practice import (
    NARRATIVE,
    PAGES,
    TOPIC,
    TYPED,
    kept,
    notes_of,
    page_of,
    picks,
    through_the_gate,
    to_form,
    to_review,
    types,
)

from tests.slack_peer.client import SlackPerson
from tests.slack_peer.screen import view_lines

CONTENT = ("Zebedee", "Ottoline", "Larkspur", "900461", "LK05", "Oakapple")


@pytest.fixture
def me(town: SlackOffice) -> SlackPerson:
    return town.person()


def live_buttons(me: SlackPerson) -> list[str]:
    """Everything in the chat that can be pressed and is no answer to a question of the past."""
    return re.findall(r"\[([^\]]+)\]", "\n".join(me.sees().messages))


def test_a_whole_submission_by_forms_with_one_answer_changed_at_the_end(
    town: SlackOffice, me: SlackPerson
) -> None:
    town.peer.journal.clear()
    to_review(me)
    me.waits_for("Zebedee Quillfeather", "Ottoline", "LK05 QZX", "the Parade")
    me.presses("Change")
    wait_for(lambda: page_of(me) == "What do you know?")
    me.submits({"Where?": "Larkspur Parade"})
    assert "Where? Larkspur Parade" in me.sees()
    me.submits()
    screen = me.waits_for("Sent to the police. Your reference is", "A handler looks at it by")
    assert screen.modal == []
    (sent,) = town.submissions(me)
    assert NARRATIVE in str(sent.content)
    assert "Larkspur Parade" in str(sent.content)
    assert "the Parade'" not in str(sent.content)
    assert sent.reference in screen
    town.settles()
    said = "\n".join(town.notifications())
    assert not [word for word in CONTENT if word in said]
    assert not [word for word in CONTENT if word in "\n".join(me.sees().messages)]


def test_the_chat_names_the_page_that_waits_in_the_form(town: SlackOffice, me: SlackPerson) -> None:
    to_form(me)
    question = me.newest("Open the form")
    for page, title in zip(
        PAGES, ("A person", "Person", "A vehicle", "How do you know?"), strict=False
    ):
        me.submits(dict(page))
        if title != "Person":
            wait_for(lambda title=title: title in str(question.blocks))
    town.settles()
    assert me.newest("Open the form").ts == question.ts
    assert live_buttons(me) == ["Open the form", "Answer here instead"]
    me.presses("Back")
    wait_for(lambda: "A vehicle" in str(question.blocks))


def test_a_whole_submission_by_typing_alone(town: SlackOffice, me: SlackPerson) -> None:
    through = ("hi", "3", "none of these", "1", "4", TOPIC)
    mine = [me.says(words) for words in through]
    me.waits_for("[Open the form] [Answer here instead]")
    mine += types(me, *(words for page in TYPED for words in page))
    me.waits_for("Check and send", "[1. Send to police]", "Person 2")
    me.says("change when and where")
    me.waits_for("What do you know?")
    me.says("keep")
    me.says("keep")
    me.says("skip")
    me.says("Larkspur Parade")
    me.says("next")
    me.waits_for("Check and send", "Larkspur Parade")
    me.says("send to police")
    me.waits_for("Sent to the police. Your reference is")
    screen = me.waits_for("To remove them, open each", "https://thornbury.slack.com/archives/")
    (sent,) = town.submissions(me)
    for words in (NARRATIVE, "Ottoline", "LK05", "Larkspur Parade"):
        assert words in str(sent.content)
    narrative = next(message for message in mine if message.text == NARRATIVE)
    assert narrative.ts.replace(".", "") in "\n".join(screen.messages)
    number = next(message for message in mine if message.text == "3")
    assert number.ts.replace(".", "") not in "\n".join(screen.messages)
    theirs = [line for each in me.messages() if each.bot for line in str(each.blocks).splitlines()]
    assert not [word for word in CONTENT if word in "\n".join(theirs)]


@pytest.mark.parametrize("way", ["2", "child sexual exploitation", "list"])
def test_the_topic_is_a_number_a_name_or_chosen_from_the_list(
    town: SlackOffice, me: SlackPerson, way: str
) -> None:
    through_the_gate(me)
    if way == "list":
        picks(me, f"2. {TOPIC}", "Open the form")
        me.modal()
        assert page_of(me) == "What do you know?"
        me.waits_for(f"You chose: {TOPIC}")
    else:
        me.says(way)
        me.waits_for("Answer here instead")
    assert kept(town, me).draft.answers["G5"]


def test_what_is_wrong_stands_at_the_field_and_the_form_goes_on_when_it_is_mended(
    me: SlackPerson,
) -> None:
    to_form(me)
    me.submits({"What do you know?": NARRATIVE, "When did it happen?": "31/2"})
    assert me.errors == {"When did it happen?": "There is no 31 February. Check the day."}
    me.submits({"When did it happen?": "31/2"})
    assert me.errors == {"When did it happen?": "There is no 31 February. Check the day."}
    me.submits({"When did it happen?": "yesterday"})
    assert me.errors == {}
    assert page_of(me) == "A person"


def test_more_to_say_gives_boxes_and_keeps_what_stands_in_the_form(
    town: SlackOffice, me: SlackPerson
) -> None:
    to_form(me)
    me.fills({"What do you know?": NARRATIVE})
    me.presses("More to say")
    town.settles()
    assert NARRATIVE in "\n".join(me.sees().modal)
    me.submits({"More to say": "She keeps a green van."})
    assert page_of(me) == "A person"
    assert "green van" in notes_of(kept(town, me))


def test_is_it_ok_to_share_lies_over_the_form_and_loses_nothing(me: SlackPerson) -> None:
    to_form(me)
    me.fills({"What do you know?": NARRATIVE})
    me.presses("Is it OK to share?")
    screen = me.waits_for("You do not need consent")
    assert "Save and close" not in "\n".join(screen.modal)
    me.closes()
    assert page_of(me) == "What do you know?"
    assert NARRATIVE in "\n".join(me.sees().modal)
    me.submits()
    assert page_of(me) == "A person"
    assert "Saved up to" not in me.sees()


def test_back_shows_the_page_before_with_what_was_written(
    town: SlackOffice, me: SlackPerson
) -> None:
    to_form(me)
    me.submits(dict(PAGES[0]))
    me.presses("Back")
    town.settles()
    assert page_of(me) == "What do you know?"
    assert NARRATIVE in "\n".join(me.sees().modal)
    me.presses("Back")
    me.waits_for("We go on in the chat", "What is it mostly about?", "10. Not sure")


def test_answer_here_instead_leaves_the_form_and_the_form_comes_back(
    town: SlackOffice, me: SlackPerson
) -> None:
    to_form(me)
    me.fills({"What do you know?": NARRATIVE})
    me.presses("Answer here instead")
    me.waits_for(
        "We go on in the chat", "What you type here stays in this chat until you delete it."
    )
    me.closes()
    me.presses("Keep this")
    me.waits_for("When did it happen?")
    me.presses("Use the form")
    town.settles()
    assert page_of(me) == "What do you know?"
    assert NARRATIVE in "\n".join(me.sees().modal)


def test_a_form_that_is_closed_is_saved_and_taken_up_again_by_hi(
    town: SlackOffice, me: SlackPerson
) -> None:
    to_form(me)
    me.submits(dict(PAGES[0]))
    me.closes()
    me.waits_for('Saved up to "What do you know?"', "Nothing has been sent")
    town.settles()
    wait_for(lambda: "Open the form" not in me.sees())
    me.says("hi")
    me.waits_for("Welcome back", "1 of 4 pages is saved")
    me.presses("1. No, carry on")
    town.settles()
    assert page_of(me) == "A person"
    assert live_buttons(me)[-2:] == ["Open the form", "Answer here instead"]


def test_send_twice_sends_once(town: SlackOffice, me: SlackPerson) -> None:
    to_review(me)
    review = me.modal()
    me.submits()
    town.team.stacks[me.user.id].append(review)
    me.submits()
    town.settles()
    assert len(town.submissions(me)) == 1
    assert me.sees().modal == []
    assert "\n".join(me.sees().messages).count("Say it as") <= 2


def test_send_of_a_deleted_form_that_is_open_elsewhere_does_not_send_the_one_that_waits(
    town: SlackOffice, me: SlackPerson
) -> None:
    to_review(me)
    old = me.modal()
    me.closes()
    me.says("delete")
    me.says("delete it")
    me.waits_for("Deleted. Nothing was sent.")
    to_review(me)
    assert view_lines(me.modal()) == view_lines(old)
    town.team.stacks[me.user.id] = [old]
    me.submits()
    closed = "That question is closed. This is where you are now."
    assert closed in "\n".join(me.sees().modal)
    assert list(town.submissions(me)) == []
    me.submits()
    me.waits_for("Sent to the police. Your reference is")
    assert len(town.submissions(me)) == 1


def test_a_form_sent_from_an_older_screen_keeps_what_was_typed_in_it(
    town: SlackOffice, me: SlackPerson
) -> None:
    to_form(me)
    me.fills({"What do you know?": NARRATIVE})
    me.says("Ottoline has a green van")
    town.settles()
    me.submits()
    assert page_of(me) == "A person"
    draft = notes_of(kept(town, me))
    assert NARRATIVE in draft
    assert "green van" in draft


def test_a_button_of_an_older_question_says_that_it_is_closed(
    town: SlackOffice, me: SlackPerson
) -> None:
    me.says("hi")
    first = me.newest("3. It can wait")
    old = [dict(block) for block in first.blocks]
    me.presses("3. It can wait")
    me.waits_for("Is it about any of these?")
    town.settles()
    first.blocks = old
    me.presses("1. Danger now", first)
    me.waits_for("That question is closed. This is where you are now.")
    town.settles()
    assert "Call 999 now" not in me.sees()
    wait_for(lambda: live_buttons(me) == ["1. None of these", "2. One of these", "3. Not sure"])


def test_markup_reaches_the_database_as_it_was_typed(town: SlackOffice, me: SlackPerson) -> None:
    words = "<!channel> told <@U1> of <https://x.example|y>, *bold* & &lt;b&gt; _x_ `c`"
    to_form(me)
    me.submits({"What do you know?": words})
    me.says(f"more: {words}")
    town.settles()
    assert str(kept(town, me).draft.answers["C1"]["what"]).startswith(words)
    assert f"more: {words}" in str(kept(town, me).draft.answers["C1"]["what"])
