"""One turn for each thing a person does in Slack, whatever the network and the process do."""

import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from serving import wait_for
from slack_office import SlackOffice
from slack_practice import NARRATIVE, PAGES, kept, notes_of, page_of, to_form, to_review

from tests.slack_peer import payloads
from tests.slack_peer.link import NotAccepted
from tests.slack_peer.server import SlackPeer

HEALED_WITHIN = 30.0
"""Seconds after the restart in which a lost reply is shown (the promise of the issue)."""


def test_the_same_event_five_times_at_the_same_moment_and_later_is_one_turn(
    office: SlackOffice,
) -> None:
    me = office.person()
    me.says("hi")
    me.waits_for("How urgent is this?")
    with office.world.lock:
        message = office.world.say(me.here, me.user.id, NARRATIVE)
        event = payloads.message_event(me.sender, me.here, message)
    with ThreadPoolExecutor(5) as crowd:
        list(crowd.map(lambda retry: office.link.event(event, retry=retry), range(5)))
    me.waits_for("Five quick questions first", "[1. Danger now]")
    me.says("3")
    me.waits_for("Is it about any of these?")
    office.link.event(event, retry=3)
    office.settles()
    said = "\n".join(me.sees().messages)
    assert said.count("Five quick questions first") == 1
    assert said.count("[1. None of these]") == 1
    assert notes_of(kept(office, me)).count(NARRATIVE) == 1


def test_two_messages_at_the_same_moment_are_two_turns_one_after_the_other(
    office: SlackOffice,
) -> None:
    people = [office.person(f"P{n}") for n in range(6)]
    texts = ("Zebedee has a green van", "Ottoline has a red one")
    for me in people:
        with office.world.lock:
            events = [
                payloads.message_event(
                    me.sender, me.here, office.world.say(me.here, me.user.id, text)
                )
                for text in texts
            ]
        with ThreadPoolExecutor(2) as crowd:
            first = crowd.submit(office.link.event, events[0])
            time.sleep(0.005)
            second = crowd.submit(office.link.event, events[1])
            assert first.result()
            assert second.result()
    office.settles()
    for me in people:
        found = notes_of(kept(office, me))
        assert -1 < found.find(texts[0]) < found.find(texts[1])
        said = "\n".join(me.sees().messages)
        assert said.count("[1. Danger now]") == 1
        assert said.index("Five quick questions") < said.index("I have added that")


def test_a_slow_start_shows_each_reply_once(office: SlackOffice) -> None:
    me = office.person()
    me.says(NARRATIVE)
    me.waits_for("How urgent is this?", within=10)
    time.sleep(4)
    assert "\n".join(me.sees().messages).count("Question 1 of 5") == 1
    assert office.server.metric("cpi_replies_healed_total") == 0


def test_killed_between_the_commit_and_the_reply_it_is_shown_after_the_restart(
    peer: SlackPeer, tmp_path: Path, database_url: str
) -> None:
    with SlackOffice(peer, tmp_path / "run", database_url) as office:
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
        up = time.monotonic()
        me.waits_for("[1. No]", within=HEALED_WITHIN)
        assert time.monotonic() - up < HEALED_WITHIN
        office.settles()
        said = "\n".join(me.sees().messages)
        assert said.count("already happened?") == 1
        assert "[1. None of these]" not in said
        me.presses("1. No")
        me.waits_for("Is a child, or an adult who needs care, at risk of harm?")


def test_a_receipt_that_was_lost_comes_after_the_restart_and_the_chat_holds_no_content(
    peer: SlackPeer, tmp_path: Path
) -> None:
    with SlackOffice(peer, tmp_path / "run") as office:
        office.opens("before-reply")
        me = office.person()
        to_review(me)
        me.says("check")
        me.waits_for("[1. Send to police]", NARRATIVE)
        office.settles()
        office.server.light()
        with pytest.raises((OSError, NotAccepted)):
            me.says("send to police")
        office.server.has_died()
        office.server.start()
        me.waits_for("Sent to the police. Your reference is", within=HEALED_WITHIN)
        office.settles()
        said = "\n".join(me.sees().messages)
        assert said.count("Say it as") == 1
        assert "[1. Send to police]" not in said
        assert NARRATIVE not in said
        assert len(office.submissions(me)) == 1


def test_a_form_goes_on_after_a_restart_in_the_modal_and_in_the_chat(office: SlackOffice) -> None:
    me = office.person()
    to_form(me)
    me.submits(dict(PAGES[0]))
    office.settles()
    assert office.server.stop() == 0
    office.server.start()
    me.submits(dict(PAGES[1]))
    office.settles()
    me.submits({"Name or nickname": "Ottoline"})
    assert page_of(me) == "How do you know?"
    me.closes()
    me.waits_for('Saved up to "A person"')
    office.settles()
    me.says("hi")
    me.presses("1. No, carry on")
    wait_for(lambda: page_of(me) == "How do you know?", lambda: me.sees().text)


def test_a_question_answered_after_a_restart_keeps_its_words(office: SlackOffice) -> None:
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
