"""Payloads as Slack sends them: Bolt finds in each whose it is, and the signature holds."""

import json
from typing import Any
from urllib.parse import parse_qs

import pytest
from slack_bolt.request import BoltRequest
from slack_sdk.signature import SignatureVerifier

from tests.slack_peer import payloads
from tests.slack_peer.building import modal
from tests.slack_peer.office import Office
from tests.slack_peer.payloads import Sender
from tests.slack_peer.web_views import make

ADDRESS = "http://127.0.0.1:1"


def every(office: Office, org_wide: bool = False) -> dict[str, dict[str, Any]]:
    """One of each kind."""
    world = office.peer.world
    who = Sender(world, office.team, office.person.id, org_wide)
    direct = world.direct(office.team, office.person.id)
    said = world.say(direct, office.person.id, "hello")
    bots = world.say(direct, office.team.bot_user, "hello", bot=True)
    view = make(world, office.team, office.person.id, modal(), None)
    press = [{"type": "button", "action_id": "b:1", "block_id": "x", "value": "v"}]
    at = {"address": ADDRESS, "channel": direct}
    return {
        "message": payloads.message_event(who, direct, said),
        "reply in a thread": payloads.message_event(who, direct, said, thread_ts="1.1"),
        "message of the bot": payloads.message_event(who, direct, bots),
        "files": payloads.file_share(who, direct, said, "a.jpg"),
        "edit": payloads.message_changed(who, direct, said, "b"),
        "deletion": payloads.message_deleted(who, direct, said),
        "mention": payloads.app_mention(who, office.lobby, said),
        "home": payloads.app_home_opened(who),
        "joining": payloads.member_joined(who, office.handlers),
        "revoked": payloads.tokens_revoked(who),
        "uninstalled": payloads.app_uninstalled(who),
        "press": payloads.block_actions(who, press, message=bots, **at),
        "press in a view": payloads.view_actions(who, press, view),
        "submission": payloads.view_submission(who, view),
        "closed": payloads.view_closed(who, view),
        "command": payloads.slash_command(who, "/cpi", "mine", **at),
        "message shortcut": payloads.message_shortcut(who, "report", message=said, **at),
        "global shortcut": payloads.global_shortcut(who, "report"),
    }


def test_closing_a_modal_does_not_tell_what_stood_in_it(office: Office) -> None:
    told = every(office)
    assert told["submission"]["view"]["state"] is not None
    assert told["closed"]["view"]["state"] == {"values": {}}


WITHOUT_PERSON = {"revoked", "uninstalled"}


def bolt(payload: dict[str, Any]) -> Any:
    return BoltRequest(body=json.dumps(payload), mode="socket_mode").context


def test_bolt_finds_workspace_person_and_channel_in_each(office: Office) -> None:
    for name, payload in every(office).items():
        found = bolt(payload)
        assert found.team_id == office.team.id, name
        assert not found.is_enterprise_install, name
        if name not in WITHOUT_PERSON:
            known = {office.person.id, office.team.bot_user}
            assert found.user_id in known, name
        if name in ("message", "press", "command", "edit"):
            direct = office.team.direct(office.person.id)
            assert direct
            assert found.channel_id == direct.id, name


def test_an_org_wide_installation_is_known_by_its_organisation(office: Office) -> None:
    office.team.enterprise_id = "E1"
    for name, payload in every(office, org_wide=True).items():
        found = bolt(payload)
        assert found.is_enterprise_install, name
        assert found.enterprise_id == "E1", name
    assert every(office, org_wide=True)["press"]["team"] is None


def test_the_signature_is_the_one_slack_sdk_checks() -> None:
    body = payloads.event_body({"type": "event_callback", "text": "a/b"})
    headers = payloads.sign("secret", "1700000000", body)
    clock = type("Clock", (), {"now": lambda _: 1_700_000_100.0})()
    verifier = SignatureVerifier("secret", clock=clock)
    assert verifier.is_valid_request(body, headers)
    assert not verifier.is_valid_request(body + b" ", headers)
    assert not SignatureVerifier("other", clock=clock).is_valid_request(body, headers)


def test_event_ids_are_fresh_unless_given(office: Office) -> None:
    who = Sender(office.peer.world, office.team, office.person.id)
    one, two = (payloads.app_home_opened(who)["event_id"] for _ in range(2))
    assert one != two
    again = payloads.envelope(who, {"type": "x"}, event_id=one)
    assert again["event_id"] == one


def test_a_shared_channel_is_marked_on_the_envelope(office: Office) -> None:
    who = Sender(office.peer.world, office.team, office.person.id)
    shared = office.peer.world.channel(office.team, "partners", shared_with=("T0OTHER",))
    said = office.peer.world.say(shared, office.person.id, "hello")
    assert payloads.message_event(who, shared, said)["is_ext_shared_channel"] is True
    assert payloads.message_event(who, office.lobby, said)["is_ext_shared_channel"] is False


def test_someone_from_elsewhere_is_known_by_their_workspace(office: Office) -> None:
    world = office.peer.world
    stranger = world.user(office.team, "Stranger", team_id="T0OTHER", is_stranger=True)
    who = Sender(world, office.team, stranger.id)
    direct = world.direct(office.team, stranger.id)
    made = payloads.message_event(who, direct, world.say(direct, stranger.id, "hello"))
    found = bolt(made)
    assert (found.team_id, found.actor_team_id) == (office.team.id, "T0OTHER")
    assert made["is_ext_shared_channel"] is True


def test_an_ephemeral_message_is_not_sent_along_with_its_press(office: Office) -> None:
    who = Sender(office.peer.world, office.team, office.person.id)
    direct = office.peer.world.direct(office.team, office.person.id)
    said = office.peer.world.say(direct, office.team.bot_user, "x", to=office.person.id, bot=True)
    made = payloads.block_actions(who, [], address=ADDRESS, channel=direct, message=said)
    assert "message" not in made
    assert made["container"]["is_ephemeral"] is True
    assert made["container"]["message_ts"] == said.ts


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("a < b & c > d", "a &lt; b &amp; c &gt; d"),
        ("<@U1> <!here>", "&lt;@U1&gt; &lt;!here&gt;"),
        ("see https://a.example/x?y=1", "see <https://a.example/x?y=1>"),
        ("me@a.example", "<mailto:me@a.example|me@a.example>"),
        ("*bold*", "*bold*"),
    ],
)
def test_what_is_typed_is_sent_as_slack_writes_it(written: str, sent: str) -> None:
    assert payloads.typed(written) == sent


def test_bodies_are_forms_and_json() -> None:
    assert json.loads(payloads.event_body({"a": "b/c"})) == {"a": "b/c"}
    form = parse_qs(payloads.interaction_body({"a": "é&"}).decode())
    assert json.loads(form["payload"][0]) == {"a": "é&"}
    assert parse_qs(payloads.command_body({"text": "a b&c"}).decode()) == {"text": ["a b&c"]}
    assert payloads.retried(0) == {}
    assert payloads.retried(2)["X-Slack-Retry-Num"] == "2"


def test_the_address_is_proven_by_a_challenge(office: Office) -> None:
    made = payloads.url_verification(office.peer.world, "abc")
    assert (made["type"], made["challenge"]) == ("url_verification", "abc")
