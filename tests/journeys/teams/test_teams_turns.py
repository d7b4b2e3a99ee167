"""One turn for each thing a person does in Teams, whatever the network and the process do."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from serving import wait_for
from teams_office import TeamsOffice
from teams_practice import (
    NARRATIVE,
    PAGES,
    kept,
    live_buttons,
    notes_of,
    said_by_bot,
    to_form,
    to_review,
)

from tests.teams_peer.link import NotAccepted
from tests.teams_peer.server import TeamsPeer

HEALED_WITHIN = 30.0
"""Seconds after the restart in which a lost reply is shown."""


def test_the_same_activity_five_times_is_one_turn(office: TeamsOffice) -> None:
    me = office.person()
    me.says("hi")
    me.waits_for("How urgent is this?")
    message = office.world.say(me.here, me.person.id, text=NARRATIVE)
    activity = me.sender.message(me.here, message)
    with ThreadPoolExecutor(5) as crowd:
        list(crowd.map(lambda _: office.link.delivers(activity), range(5)))
    me.waits_for("Five quick questions first", "[1. Danger now]")
    me.says("3")
    me.waits_for("Is it about any of these?")
    office.link.delivers(activity)
    office.settles()
    said = said_by_bot(me)
    assert said.count("Five quick questions first") == 1
    assert said.count("[1. None of these]") == 1
    assert notes_of(kept(office, me)).count(NARRATIVE) == 1


def test_two_messages_at_the_same_moment_are_two_turns_one_after_the_other(
    office: TeamsOffice,
) -> None:
    people = [office.person(f"P{n}") for n in range(6)]
    texts = ("Zebedee has a green van", "Ottoline has a red one")
    for me in people:
        made = [
            me.sender.message(me.here, office.world.say(me.here, me.person.id, text=text))
            for text in texts
        ]
        with ThreadPoolExecutor(2) as crowd:
            first = crowd.submit(office.link.delivers, made[0])
            time.sleep(0.005)
            second = crowd.submit(office.link.delivers, made[1])
            first.result()
            second.result()
    wait_for(lambda: all("I have added that" in said_by_bot(me) for me in people))
    office.settles()
    for me in people:
        found = notes_of(kept(office, me))
        assert -1 < found.find(texts[0]) < found.find(texts[1])
        said = said_by_bot(me)
        assert said.count("[1. Danger now]") == 1
        assert said.index("Five quick questions") < said.index("I have added that")


def test_a_slow_answer_shows_that_it_is_on_its_way(peer: TeamsPeer, tmp_path: Path) -> None:
    with TeamsOffice(peer, tmp_path / "run") as office:
        me = office.opens("slow-turn").person()
        me.says("hi")
        me.waits_for("How urgent is this?")
        office.settles()
        assert me.chat.typing == 0
        office.server.light()
        me.says("3")
        me.waits_for("Is it about any of these?")
        assert me.chat.typing == 1


def test_killed_between_the_commit_and_the_reply_it_is_shown_after_the_restart(
    peer: TeamsPeer, tmp_path: Path, database_url: str
) -> None:
    with TeamsOffice(peer, tmp_path / "run", database_url) as office:
        office.opens("before-reply")
        me = office.person()
        me.says("hi")
        me.presses("3. It can wait")
        me.waits_for("Is it about any of these?")
        office.settles()
        office.server.light()
        with pytest.raises((OSError, NotAccepted)):
            me.presses("1. None of these")
        office.server.has_died()
        office.server.start()
        me.waits_for("[1. No]", within=HEALED_WITHIN)
        office.settles()
        said = said_by_bot(me)
        assert said.count("already happened?") == 1
        assert "[1. None of these]" not in said
        me.presses("1. No")
        me.waits_for("Is a child, or an adult who needs care, at risk of harm?")


def test_a_receipt_that_was_lost_comes_after_the_restart_and_the_chat_holds_no_content(
    peer: TeamsPeer, tmp_path: Path
) -> None:
    with TeamsOffice(peer, tmp_path / "run") as office:
        office.opens("before-reply")
        me = office.person()
        to_review(me)
        office.settles()
        office.server.light()
        with pytest.raises((OSError, NotAccepted)):
            me.says("send to police")
        office.server.has_died()
        office.server.start()
        me.waits_for("Sent to the police. Your reference is", within=HEALED_WITHIN)
        office.settles()
        said = said_by_bot(me)
        assert said.count("Say it as") == 1
        assert live_buttons(me)[0] != "Change"
        assert NARRATIVE not in said
        assert len(office.submissions(me)) == 1


def test_a_form_goes_on_after_a_restart(office: TeamsOffice) -> None:
    me = office.person()
    to_form(me)
    me.presses("Next", dict(PAGES[0]))
    me.waits_for("Name or nickname")
    office.settles()
    assert office.server.stop() == 0
    office.server.start()
    me.presses("Next", dict(PAGES[1]))
    me.waits_for("Saved: A person")
    me.presses("Next", {"Name or nickname": "Ottoline"})
    me.waits_for("How do you know this?")


def test_a_question_answered_after_a_restart_keeps_its_title(office: TeamsOffice) -> None:
    me = office.person()
    me.says("hi")
    me.waits_for("How urgent is this?")
    office.settles()
    assert office.server.stop() == 0
    office.server.start()
    me.presses("3. It can wait")
    me.waits_for("How urgent is this?", "You chose: It can wait", "Is it about any of these?")
    office.settles()
    assert "[3. It can wait]" not in me.sees()
