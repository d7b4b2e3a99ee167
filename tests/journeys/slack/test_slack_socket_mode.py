"""The same conversations over Socket Mode, whatever becomes of the connection."""

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from serving import cpi, wait_for
from slack_office import SlackOffice
from slack_practice import NARRATIVE, PAGES, TOPIC, TYPED, kept, notes_of, page_of, to_form, types

from adapters.slack.manifest import SHORTCUT_START
from tests.slack_peer import payloads
from tests.slack_peer.link import NotAccepted
from tests.slack_peer.server import SlackPeer


@pytest.fixture
def office(peer: SlackPeer, tmp_path: Path) -> Iterator[SlackOffice]:
    """A workspace that is set up, and the server, connected."""
    with SlackOffice(peer, tmp_path / "run", socket=True) as made:
        made.opens()
        peer.sockets.waits_for(bool)
        yield made
    assert peer.sockets.strange == []


def ready(office: SlackOffice) -> tuple[int, Any]:
    status, text = office.server.get("/readyz")
    return status, json.loads(text)


def event_of(office: SlackOffice, me: Any, text: str) -> dict[str, Any]:
    with office.world.lock:
        return payloads.message_event(
            me.sender, me.here, office.world.say(me.here, me.user.id, text)
        )


def test_a_whole_submission_by_typing(office: SlackOffice) -> None:
    me = office.person()
    for words in ("hi", "3", "none of these", "1", "4", TOPIC):
        me.says(words)
    me.waits_for("[Open the form] [Answer here instead]")
    types(me, *(words for page in TYPED for words in page))
    me.waits_for("Check and send")
    me.says("send to police")
    me.waits_for("Sent to the police. Your reference is")
    (sent,) = office.submissions(me)
    assert NARRATIVE in str(sent.content)
    assert ready(office) == (200, {"status": "ready", "slack": "connected"})
    assert office.server.metric("cpi_socket_connected") == 1
    assert office.server.get("/slack/events")[0] == 404


def test_a_whole_submission_by_forms_with_an_error_in_one(office: SlackOffice) -> None:
    me = office.person()
    to_form(me)
    me.submits({"What do you know?": NARRATIVE, "When did it happen?": "31/2"})
    assert me.errors == {"When did it happen?": "There is no 31 February. Check the day."}
    me.submits(dict(PAGES[0]))
    assert me.errors == {}
    assert page_of(me) == "A person"
    for page in PAGES[1:]:
        me.submits(dict(page))
        assert me.errors == {}
    me.waits_for("Send to police")
    me.submits()
    me.waits_for("Sent to the police. Your reference is")
    assert len(office.submissions(me)) == 1


def test_a_command_and_a_shortcut(office: SlackOffice) -> None:
    me = office.person()
    me.command("/cpi", "a word about a payload")
    me.waits_for("How urgent is this?")
    me.shortcut(SHORTCUT_START)
    me.waits_for("I have written to you on your own")


def test_the_same_event_five_times_at_the_same_moment_is_one_turn(office: SlackOffice) -> None:
    me = office.person()
    me.says("hi")
    me.waits_for("How urgent is this?")
    event = event_of(office, me, NARRATIVE)
    with ThreadPoolExecutor(5) as crowd:
        list(crowd.map(lambda retry: office.link.event(event, retry=retry), range(5)))
    office.link.event(event, retry=3)
    office.settles()
    assert "\n".join(me.sees().messages).count("Five quick questions first") == 1
    assert notes_of(kept(office, me)).count(NARRATIVE) == 1


def test_a_silent_connection_is_replaced_and_what_was_sent_on_it_is_taken_once(
    office: SlackOffice,
) -> None:
    sockets = office.peer.sockets
    me = office.person()
    me.says("hi")
    me.waits_for("How urgent is this?")
    silent = sockets.go_silent()
    event = event_of(office, me, NARRATIVE)
    with pytest.raises(NotAccepted):
        office.link.event(event)
    sockets.waits_for(lambda wires: wires[-1] is not silent, within=30)
    office.link.event(event, retry=1)
    office.settles()
    assert notes_of(kept(office, me)).count(NARRATIVE) == 1
    assert ready(office)[0] == 200
    assert office.server.metric("cpi_sockets_replaced_total") == 1


def test_a_connection_that_slack_ends_is_replaced_before_it_ends(office: SlackOffice) -> None:
    sockets = office.peer.sockets
    me = office.person()
    old = sockets.disconnect("warning", closes_after=3.0)
    sockets.waits_for(lambda wires: len(wires) == 2)
    me.link.on = old  # type: ignore[attr-defined]
    me.says("hi")
    me.waits_for("How urgent is this?")
    me.link.on = None  # type: ignore[attr-defined]
    sockets.waits_for(lambda wires: old not in wires)
    me.presses("3. It can wait")
    me.waits_for("Is it about any of these?")
    assert ready(office)[0] == 200


def test_the_conversation_goes_on_when_slack_comes_back(office: SlackOffice) -> None:
    me = office.person()
    me.says("hi")
    me.waits_for("How urgent is this?")
    office.settles()
    port = office.peer.port
    office.peer.stop()
    wait_for(lambda: ready(office)[0] == 503)
    assert "tried again by itself" in ready(office)[1]["status"]
    office.peer.start(port)
    office.peer.sockets.waits_for(bool, within=60)
    me.says("3")
    me.waits_for("Is it about any of these?")
    assert ready(office)[0] == 200


def test_a_restart_goes_on_and_the_end_is_clean(office: SlackOffice) -> None:
    me = office.person()
    me.says("hi")
    me.waits_for("How urgent is this?")
    assert office.server.stop() == 0
    office.peer.sockets.waits_for(lambda wires: not wires)
    office.server.start()
    me.says("3")
    me.waits_for("Is it about any of these?")


def test_a_wrong_token_is_told_in_the_log_by_readyz_and_by_doctor(
    peer: SlackPeer, tmp_path: Path
) -> None:
    wrong = "xapp-1-WRONG-abcdef"
    with SlackOffice(peer, tmp_path / "run", socket=True, SLACK_APP_TOKEN=wrong) as office:
        office.opens()
        wait_for(lambda: "(invalid_auth)" in office.server.get("/readyz")[1], office.server.said)
        status, told = ready(office)
        assert status == 503
        assert "connections:write" in told["status"]
        assert office.server.said().count("Slack refuses SLACK_APP_TOKEN (invalid_auth)") == 1
        assert wrong not in office.server.said()
        assert len(peer.journal.calls("apps.connections.open")) == 1
        doctor = cpi(office.server.folder, "doctor", **office.server._extra)
        assert "MEND  Socket Mode: Slack opens no Socket Mode connection" in doctor.stdout
        assert doctor.returncode == 1
        right = office.server._extra | {"SLACK_APP_TOKEN": peer.world.app_token}
        doctor = cpi(office.server.folder, "doctor", **right)
        assert "ok    Socket Mode: Slack takes SLACK_APP_TOKEN" in doctor.stdout
