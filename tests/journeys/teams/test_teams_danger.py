"""Danger comes first in Teams, wherever it is written; and nobody's words are kept who may not send."""

from pathlib import Path

import pytest
from teams_office import TeamsOffice
from teams_practice import (
    DANGER,
    GATE,
    NARRATIVE,
    PAGES,
    bots,
    has_nothing_of,
    kept,
    notes_of,
    said_by_bot,
    sends,
    to_form,
)

from tests.teams_peer.client import TeamsPerson
from tests.teams_peer.server import TeamsPeer


@pytest.fixture
def me(town: TeamsOffice) -> TeamsPerson:
    return town.person()


def test_999_shows_the_number_at_once_and_going_back_is_remembered(
    town: TeamsOffice, me: TeamsPerson
) -> None:
    me.says("999")
    me.waits_for("Call 999 now. This chat cannot send help.", "press 55", "18000")
    me.presses("2. I pressed the wrong one")
    me.waits_for("Is anyone in danger right now?")
    me.says("back")
    me.presses("1. I have called 999")
    me.waits_for("Keep the log number")
    me.presses("1. Share the rest")
    me.waits_for("How urgent is this?", "[3. It can wait]")
    assert "was_urgent" in kept(town, me).draft.history


def test_a_first_message_is_kept_and_five_questions_follow(
    town: TeamsOffice, me: TeamsPerson
) -> None:
    me.says(NARRATIVE)
    me.waits_for(
        "Thank you. I have kept what you wrote. It has not been sent to the police.",
        "How urgent is this?",
    )
    me.says("Ottoline has a van")
    me.waits_for("I have added that to what you know. It has not been sent. Now the question")
    town.settles()
    assert NARRATIVE in notes_of(kept(town, me))
    assert "Ottoline has a van" in notes_of(kept(town, me))
    assert said_by_bot(me).count("[1. Danger now]") == 1


def test_danger_in_a_first_message_is_asked_about_before_anything_else(
    town: TeamsOffice, me: TeamsPerson
) -> None:
    town.peer.journal.clear()
    me.says(DANGER)
    me.waits_for("Is anyone in danger right now? If yes, call 999.", DANGER)
    me.presses("1. Yes, now")
    me.waits_for("Call 999 now", "[3. Show my words]")
    town.settles()
    assert "stab" not in "\n".join(town.notifications())
    assert "stab" not in said_by_bot(me)


def test_danger_in_the_form_is_asked_about_and_the_form_goes_on(
    town: TeamsOffice, me: TeamsPerson
) -> None:
    to_form(me)
    me.presses("Next", {"What do you know?": DANGER})
    me.presses("3. No one is")
    me.waits_for("A handler will look at yours first", "Name or nickname")
    for page in PAGES[1:]:
        me.presses("Next", dict(page))
    me.presses("1. Send to police")
    me.waits_for("Sent to the police. Your reference is", within=60)
    assert len(town.submissions(me)) == 1


def test_an_edit_answers_nothing_and_is_checked_for_danger(
    town: TeamsOffice, me: TeamsPerson
) -> None:
    first = me.says(NARRATIVE)
    number = me.says("3")
    me.waits_for("Is it about any of these?")
    me.edits(number, "1")
    me.waits_for("You changed a message. What I kept of it stays as it was")
    town.settles()
    assert "G2" not in kept(town, me).draft.answers
    me.edits(first, DANGER)
    me.waits_for("Is anyone in danger right now? If yes, call 999.")
    town.settles()
    assert DANGER in notes_of(kept(town, me))
    me.deletes(first)
    town.settles()
    assert NARRATIVE in notes_of(kept(town, me))


def test_what_was_taken_back_is_not_named_after_sending(me: TeamsPerson) -> None:
    first = me.says(NARRATIVE)
    me.says("Ottoline has a van")
    for label in GATE:
        me.presses(label)
    me.says("2")
    me.waits_for("[Next]")
    me.deletes(first)
    for page in ({}, *PAGES[1:]):
        me.presses("Next", dict(page))
    me.presses("1. Send to police")
    me.waits_for("1 message of yours stays in this chat.", within=60)


def test_in_a_channel_and_a_group_there_are_safety_words_and_nothing_is_kept(
    town: TeamsOffice, me: TeamsPerson
) -> None:
    team = town.world.team("Lobby", me.person)
    me.goes_to(team).mentions_bot(DANGER)
    screen = me.waits_for("call 999", "Please do not write about this here")
    assert "How urgent" not in screen
    town.settles()
    other = town.world.person("Otto Elm")
    me.goes_to_group(other).mentions_bot(NARRATIVE)
    me.waits_for("Please do not write about this here")
    town.settles()
    assert has_nothing_of(town, me)
    assert bots(me.goes_to()) == []


def test_who_becomes_a_guest_keeps_what_they_sent_and_may_do_no_more(
    town: TeamsOffice, me: TeamsPerson
) -> None:
    sends(me)
    sent = town.submissions(me)
    me.person.role = "guest"
    town.server.stop()
    town.server.start()
    me.says("Ottoline has a van")
    me.waits_for("I cannot take anything from you here.", within=30)
    assert town.submissions(me) == sent


def test_who_is_new_while_microsoft_refuses_the_bot_is_asked_to_write_again(
    peer: TeamsPeer, tmp_path: Path
) -> None:
    with TeamsOffice(peer, tmp_path / "run") as office:
        office.opens()
        me = office.person()
        peer.faults.answer(403, "BotDisabledByAdmin", times=1, method="member")
        me.says(NARRATIVE)
        me.waits_for("I was cut off and could not take what you wrote", within=30)
        assert has_nothing_of(office, me)
        me.says("hi")
        me.waits_for("How urgent is this?")
