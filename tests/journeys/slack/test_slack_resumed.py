"""What waits because of the handlers' channel comes at once when that is mended, or when Slack says."""

import pytest
from serving import wait_for
from slack_desk import CARS, card, case, sends, shown
from slack_office import SlackOffice
from test_slack_admin import CHANNEL
from test_slack_outbound import AT_ONCE, ada, archived, told

from bot.delivery import CARD
from tests.slack_peer.client import SlackPerson
from tests.slack_peer.world import Channel


def names_channel(boss: SlackPerson, channel: Channel) -> None:
    """Another channel for the cards, in the settings' form, saved."""
    boss.says("admin")
    boss.newest("1. Save settings")
    boss.says("change handlers' channel")
    boss.presses("Open the form", on=boss.newest("Answer here instead"))
    boss.modal()
    boss.submits({CHANNEL: channel.id})
    assert boss.errors == {}
    boss.waits_for("Check the settings")
    boss.submits()


def test_another_channel_that_an_admin_saves_gets_the_card_that_waits(office: SlackOffice) -> None:
    me, sam, boss = office.person(), office.handler(), ada(office)
    archived(office)
    reference = sends(me, CARS)
    boss.goes_to().waits_for("Cards do not reach the handlers' channel.", within=AT_ONCE)
    wait_for(lambda: "job gave up" in office.server.said())
    again = office.world.channel(office.team, "cpi-again", sam.user.id, boss.user.id)
    names_channel(boss, again)
    boss.waits_for("The test card is there. New cases go to that channel now.")
    sam.goes_to(again)
    wait_for(lambda: reference in sam.sees(), lambda: sam.sees().text, within=AT_ONCE)
    assert case(office, reference).message_ref == f"{again.id}:{card(sam, reference, 'NEW').ts}"
    assert not office.handlers.messages
    assert told(boss) == 1


@pytest.mark.parametrize("method", ["conversations.info", "conversations.members"])
def test_a_pause_that_slack_asks_for_while_the_channel_is_looked_at_is_no_trouble(
    office: SlackOffice, method: str
) -> None:
    me, sam, boss = office.person(), office.handler(), ada(office)
    limit = office.peer.faults.limit(1, method, times=2)
    reference = sends(me, CARS)
    card(sam, reference, "NEW")
    assert limit.met == 2
    assert sum(reference in shown(message) for message in sam.messages()) == 1
    assert told(boss) == 0
    assert "job gave up" not in office.server.said()


def test_a_long_pause_is_kept_to_and_is_no_trouble_either(office: SlackOffice) -> None:
    me, sam, boss = office.person(), office.handler(), ada(office)
    limit = office.peer.faults.limit(3_000, "conversations.info")
    reference = sends(me, CARS)
    wait_for(lambda: f"job {CARD}" in office.server.said(), office.server.said)
    office.settles()
    assert limit.met == 1
    assert not office.handlers.messages
    assert told(boss) == 0
    assert "cards do not get there" not in office.server.cpi("doctor").stdout
    office.server.kill()
    office.server.start()
    office.passes_the_pause(CARD, office.handlers.id)
    wait_for(lambda: reference in sam.sees(), lambda: sam.sees().text, within=AT_ONCE)
