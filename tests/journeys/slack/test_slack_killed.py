"""SIGKILL just before and just after a card was posted: after the restart one card stands for the case."""

import contextlib
import time
from pathlib import Path

import pytest
from console_person import reference_in
from serving import wait_for
from slack_desk import case, shown
from slack_office import SlackOffice
from slack_practice import to_review

from tests.slack_peer.client import SlackPerson
from tests.slack_peer.link import NotAccepted
from tests.slack_peer.server import SlackPeer
from tests.slack_peer.world import Message

HEALED_WITHIN = 30.0
"""Seconds after the restart in which the card is there (the promise of the issue)."""


def cards(handler: SlackPerson, reference: str) -> list[Message]:
    """The messages of the channel that can be used for a case."""
    found = (m for m in handler.messages() if m.bot and not m.to)
    return [m for m in found if reference in shown(m) and "[Open]" in shown(m)]


def sends_and_dies(office: SlackOffice, me: SlackPerson) -> str:
    """A submission whose card kills the process; up again, its receipt gives the reference."""
    to_review(me)
    office.settles()
    office.server.light()
    with contextlib.suppress(OSError, NotAccepted):
        me.submits()
    office.server.has_died()
    office.server.start()
    (sent,) = office.submissions(me)
    return sent.reference


@pytest.fixture
def made(peer: SlackPeer, tmp_path: Path, database_url: str) -> SlackOffice:
    return SlackOffice(peer, tmp_path / "run", database_url)


def test_killed_just_before_the_card_it_is_posted_once(made: SlackOffice) -> None:
    with made.opens("before-card") as office:
        me, sam = office.person(), office.handler()
        reference = sends_and_dies(office, me)
        up = time.monotonic()
        wait_for(lambda: cards(sam, reference), within=HEALED_WITHIN)
        assert time.monotonic() - up < HEALED_WITHIN
        me.waits_for("Sent to the police. Your reference is")
        assert reference_in(me.sees().text) == reference
        wait_for(lambda: office.server.metric("cpi_jobs_waiting") == 0)
        office.settles()
        assert len(cards(sam, reference)) == 1


def test_killed_just_after_the_card_the_repeat_stands_and_the_first_gives_way_when_it_is_used(
    made: SlackOffice,
) -> None:
    """Slack has no key that makes a repeat known, and the app does not read channels."""
    with made.opens("after-card") as office:
        me, sam = office.person(), office.handler()
        reference = sends_and_dies(office, me)
        wait_for(lambda: len(cards(sam, reference)) == 2, within=HEALED_WITHIN)
        wait_for(lambda: office.server.metric("cpi_jobs_waiting") == 0)
        first, second = cards(sam, reference)
        wait_for(lambda: case(office, reference).message_ref == f"{second.channel}:{second.ts}")
        sam.presses("Take and open", on=first)
        wait_for(lambda: len(cards(sam, reference)) == 1, lambda: sam.sees().text)
        assert "This case has another card." in shown(first)
        assert cards(sam, reference)[0].ts == second.ts
        wait_for(lambda: "WITH Sam Reed" in shown(cards(sam, reference)[0]))
        sam.waits_for("What they know")
        sam.closes(all_of_it=True)
        sam.presses("Open", on=cards(sam, reference)[0])
        sam.waits_for("What they know")
        assert len(cards(sam, reference)) == 1
