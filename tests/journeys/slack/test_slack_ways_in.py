"""App Home, `/cpi`, shortcuts, files: every way to the same conversation."""

import pytest
from serving import wait_for
from slack_office import SlackOffice
from slack_practice import (
    NARRATIVE,
    PAGES,
    has_nothing_of,
    kept,
    notes_of,
    page_of,
    sends,
    to_form,
)

from adapters.slack.manifest import SHORTCUT_MESSAGE, SHORTCUT_START
from tests.slack_peer.client import SlackPerson


@pytest.fixture
def me(town: SlackOffice) -> SlackPerson:
    return town.person()


def home_of(me: SlackPerson) -> str:
    return "\n".join(me.sees().home)


def test_home_starts_a_form_and_takes_it_up_again(town: SlackOffice, me: SlackPerson) -> None:
    me.opens_home()
    me.waits_for("In danger? Call 999.", "Nothing is open.", "You have not sent anything yet.")
    me.presses("Start", "home")
    me.waits_for("I have written to you on your own: open Messages", "How urgent is this?")
    me.closes()
    for label in ("3. It can wait", "1. None of these", "1. No", "4. No one I know of"):
        me.presses(label)
    me.waits_for("What is it mostly about?")
    me.says("2")
    me.waits_for("Answer here instead")
    me.presses("Open the form")
    me.submits(dict(PAGES[0]))
    me.closes()
    me.waits_for("Saved up to")
    me.opens_home()
    wait_for(lambda: "1 of 4 pages is saved" in home_of(me), lambda: home_of(me))
    assert "Zebedee" not in home_of(me)
    me.presses("Carry on", "home")
    me.waits_for("Welcome back")
    me.presses("No, carry on", "modal")
    wait_for(lambda: page_of(me) == "A person", lambda: me.sees().text)
    town.settles()
    assert "No, carry on" not in "\n".join(me.sees().messages)


def test_home_lists_what_was_sent_and_where_it_stands(town: SlackOffice, me: SlackPerson) -> None:
    sends(me)
    (sent,) = town.submissions(me)
    me.opens_home()
    wait_for(lambda: sent.reference in home_of(me), lambda: home_of(me))
    assert "Zebedee" not in home_of(me)
    before = len(me.messages())
    me.presses("My submissions", "home")
    wait_for(lambda: sent.reference in "\n".join(me.sees().modal), lambda: me.sees().text)
    town.settles()
    assert len(me.messages()) == before


def test_guidance_from_home_opens_where_one_looks(town: SlackOffice, me: SlackPerson) -> None:
    me.opens_home()
    me.waits_for("Menu")
    me.presses("Is it OK to share?", "home")
    wait_for(lambda: page_of(me) == "Is it OK to share?", lambda: me.sees().text)
    town.settles()
    assert me.sees().messages == []
    assert town.draft(me) is None


def test_the_command_starts_lists_guides_and_helps(town: SlackOffice, me: SlackPerson) -> None:
    me.command("/cpi")
    me.waits_for("How urgent is this?")
    me.command("/cpi", "mine")
    me.waits_for("You have not sent anything yet.")
    me.command("/cpi", "guide")
    me.waits_for("Which route fits?")
    me.command("/cpi", "help")
    me.waits_for("Nothing is sent until you press Send to police.", "To answer, press a button")
    me.command("/cpi", NARRATIVE)
    me.waits_for("I have kept what you wrote.")
    assert NARRATIVE in notes_of(kept(town, me))


def test_the_command_in_a_channel_answers_in_the_private_chat(
    town: SlackOffice, me: SlackPerson
) -> None:
    me.goes_to(town.lobby)
    me.command("/cpi")
    assert "I have written to you on your own" in me.sees()
    me.goes_to()
    me.waits_for("How urgent is this?")


def test_a_message_becomes_the_narrative_by_its_shortcut(
    town: SlackOffice, me: SlackPerson
) -> None:
    me.goes_to(town.lobby)
    words = me.says(NARRATIVE)
    town.settles()
    assert has_nothing_of(town, me)
    me.shortcut(SHORTCUT_MESSAGE, words)
    me.waits_for("I have written to you on your own: open Messages")
    me.goes_to().closes()
    me.waits_for("Thank you. I have kept what you wrote.", "How urgent is this?")
    assert NARRATIVE in notes_of(kept(town, me))


def test_danger_in_a_message_shows_the_alarm_where_the_shortcut_was_used(
    town: SlackOffice, me: SlackPerson
) -> None:
    me.goes_to(town.lobby)
    words = me.says("They are going to stab Zebedee now")
    me.shortcut(SHORTCUT_MESSAGE, words)
    wait_for(lambda: page_of(me) == "Is anyone in danger?", lambda: me.sees().text)
    me.presses("Yes, now")
    wait_for(lambda: page_of(me) == "Call 999 now", lambda: me.sees().text)


def test_the_global_shortcut_opens_what_is_open(town: SlackOffice, me: SlackPerson) -> None:
    me.shortcut(SHORTCUT_START)
    me.waits_for("I have written to you on your own", "How urgent is this?")
    me.closes()
    other = town.person("Otto Elm")
    to_form(other)
    other.team.stacks[other.user.id].clear()
    other.shortcut(SHORTCUT_START)
    other.waits_for("Welcome back")
    other.presses("No, carry on", "modal")
    wait_for(lambda: page_of(other) == "What do you know?", lambda: other.sees().text)


def test_a_file_is_refused_and_not_fetched_and_its_words_are_kept(
    town: SlackOffice, me: SlackPerson
) -> None:
    me.uploads("plate.png")
    me.waits_for("I cannot take files or photos, and I have not opened it.")
    me.uploads("plate.png", text=NARRATIVE)
    me.waits_for("I have kept what you wrote.")
    town.settles()
    assert NARRATIVE in notes_of(kept(town, me))
    assert not [made for made in town.peer.journal.calls() if "file" in made.method]
