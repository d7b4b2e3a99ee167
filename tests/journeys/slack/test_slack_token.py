"""What a token does that Slack does not take, or that has too few rights: for cards, and for who is new."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from serving import wait_for
from slack_desk import CARS, sends
from slack_office import SlackOffice
from slack_site import Site
from test_slack_outbound import AT_ONCE, ada

from bot.unheard import UNHEARD
from tests.slack_peer.payloads import tokens_revoked
from tests.slack_peer.server import SlackPeer

NOBODY_NEW = "I cannot look up who people are. From anyone I have not met I take nothing."


def test_a_revoked_token_loses_nothing_and_is_said_by_doctor_and_a_restart_delivers(
    office: SlackOffice,
) -> None:
    me, sam = office.person(), office.handler()
    office.peer.faults.error("token_revoked", "chat.postMessage", office.handlers.id, times=6)
    reference = sends(me, CARS)
    wait_for(lambda: "job gave up" in office.server.said())
    assert "TokenRevoked" in office.server.said()
    assert "SLACK_BOT_TOKEN" in office.server.cpi("doctor").stdout
    assert office.server.stop() == 0
    office.peer.faults.clear()
    office.server.start()
    wait_for(lambda: reference in sam.sees(), within=AT_ONCE)


@pytest.mark.parametrize(
    ("error", "mend"),
    [("invalid_auth", "SLACK_BOT_TOKEN"), ("no_permission", "The app lacks a right.")],
    ids=["token", "scope"],
)
def test_who_is_new_while_slack_says_of_nobody_who_they_are_is_asked_to_write_again(
    office: SlackOffice, error: str, mend: str
) -> None:
    boss, me = ada(office), office.person("Nia New")
    office.peer.faults.error(error, "users.info", times=-1)
    me.opens_home()
    me.says(CARS)
    me.command("/cpi", CARS)
    boss.goes_to().waits_for(NOBODY_NEW, mend)
    wait_for(lambda: "job gave up" in office.server.said())
    assert "someone new is not heard: users.info" in office.server.said()
    assert "nobody new is looked up" in office.server.cpi("doctor").stdout
    assert "write it again" not in me.goes_to().sees()
    assert office.member(me) is None
    for file in office.server.folder.glob("var/cpi.db*"):
        assert CARS.encode() not in file.read_bytes()
    office.peer.faults.clear()
    office.passes_the_pause(UNHEARD, me.user.id)
    me.waits_for("In danger? Call 999.", "Please write it again.")
    me.says(CARS)
    me.waits_for("I have kept what you wrote.")
    assert boss.sees().text.count(NOBODY_NEW) == 1
    assert "nobody new is looked up" not in office.server.cpi("doctor").stdout


def test_who_was_met_before_is_heard_while_slack_refuses_the_token(office: SlackOffice) -> None:
    me = office.person()
    me.says("hi")
    me.waits_for("How urgent is this?")
    office.settles()
    assert office.server.stop() == 0
    office.server.start()
    office.peer.faults.error("token_revoked", "users.info", times=6)
    me.says("Zebedee has a green van")
    me.waits_for("I have kept what you wrote.")


@pytest.fixture
def site(peer: SlackPeer, tmp_path: Path) -> Iterator[Site]:
    made = Site(peer, tmp_path / "run")
    with made.server:
        yield made


def test_what_comes_from_a_workspace_without_the_app_is_acknowledged_and_not_taken(
    site: Site,
) -> None:
    boss = site.person(site.world.team("Thornbury"), "Ada Boss", is_owner=True)
    site.installs(boss)
    boss.says("hi")
    boss.waits_for("You can set me up")
    me = site.person(boss.team, "Nia New")
    site.link.event(tokens_revoked(boss.sender))
    site.world.uninstall(boss.team)
    me.says(CARS)
    site.person(site.world.team("Larkspur"), "Eve Elsewhere").says(CARS)
    wait_for(lambda: site.server.said().count("someone new is not heard: installation") == 2)
    wait_for(lambda: "job gave up" in site.server.said())
    assert "nobody new is looked up" in site.server.cpi("doctor").stdout
    for file in site.server.folder.glob("var/cpi.db*"):
        assert CARS.encode() not in file.read_bytes()
