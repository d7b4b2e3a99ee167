"""What goes wrong on the way to Slack: no case is lost, admins are told once, delivery resumes."""

from collections.abc import Callable

import pytest
from serving import wait_for
from slack_desk import CARS, card, case, corrects, sends, shown, takes
from slack_office import SlackOffice

from tests.slack_peer.client import SlackPerson

AT_ONCE = 20.0
"""Seconds that end before a job that gave up runs again by itself (bot/jobs/policy.py)."""


def ada(office: SlackOffice) -> SlackPerson:
    """An admin whom the app has met."""
    person = office.person("Ada Boss", is_owner=True)
    person.opens_home()
    person.waits_for("[Set up]")
    return person


def told(person: SlackPerson) -> int:
    """How often they were told that cards do not arrive."""
    return person.goes_to().sees().text.count("Cards do not reach the handlers' channel.")


@pytest.mark.parametrize("kind", ["limit", "break_down", "late"])
def test_a_card_arrives_after_a_pause_or_a_failure_of_slacks(town: SlackOffice, kind: str) -> None:
    me, sam, boss = town.person(), town.handler(), ada(town)
    faults, where = town.peer.faults, town.handlers.id
    if kind == "limit":
        faults.limit(1, "chat.postMessage", where, times=2)
    elif kind == "break_down":
        faults.break_down(503, "chat.postMessage", where, times=2, html=True)
    else:
        faults.silence(0.2, "chat.postMessage", where)
    reference = sends(me, CARS)
    card(sam, reference, "NEW")
    faults.clear()
    assert told(boss) == 0


def archived(office: SlackOffice) -> Callable[[], None]:
    office.handlers.is_archived = True
    return lambda: setattr(office.handlers, "is_archived", False)


def thrown_out(office: SlackOffice) -> Callable[[], None]:
    office.handlers.members.discard(office.team.bot_user)
    return lambda: office.handlers.members.add(office.team.bot_user)


def shared(office: SlackOffice) -> Callable[[], None]:
    office.handlers.shared_with = ("T0OTHER",)
    return lambda: setattr(office.handlers, "shared_with", ())


def joined_by_a_guest(office: SlackOffice) -> Callable[[], None]:
    guest = office.person("Gus Guest", is_restricted=True)
    office.handlers.members.add(guest.user.id)
    return lambda: office.handlers.members.discard(guest.user.id)


@pytest.mark.parametrize(
    ("breaks", "mend"),
    [
        (shared, "shared with another organisation, or has guests in it"),
        (joined_by_a_guest, "shared with another organisation, or has guests in it"),
        (archived, "The channel was archived or deleted"),
        (thrown_out, "not in"),
    ],
    ids=["shared", "guest", "archived", "thrown_out"],
)
def test_admins_are_told_once_and_the_card_comes_once_a_test_card_says_that_it_is_mended(
    office: SlackOffice, breaks: Callable[[SlackOffice], Callable[[], None]], mend: str
) -> None:
    me, sam, boss = office.person(), office.handler(), ada(office)
    mended = breaks(office)
    reference = sends(me, CARS)
    boss.goes_to().waits_for("Cards do not reach the handlers' channel.", mend)
    wait_for(lambda: "job gave up" in office.server.said())
    assert not office.handlers.messages
    mended()
    boss.presses("Send a test card")
    boss.waits_for("The test card is there.")
    wait_for(lambda: reference in sam.sees(), within=AT_ONCE)
    office.settles()
    assert sum(reference in shown(message) for message in sam.messages()) == 1
    assert told(boss) == 1


def test_killed_before_the_admins_are_told_they_are_told_after_the_restart(
    office: SlackOffice,
) -> None:
    me, sam, boss = office.person(), office.handler(), ada(office)
    mended = archived(office)
    office.peer.faults.silence(60, "chat.postMessage", boss.user.id)
    reference = sends(me, CARS)
    wait_for(lambda: "no cards get there" in office.server.said())
    office.server.kill()
    office.peer.faults.clear()
    assert told(boss) == 0
    office.server.start()
    boss.goes_to()
    wait_for(lambda: told(boss) == 1, within=AT_ONCE)
    assert "cards do not get there" in office.server.cpi("doctor").stdout
    mended()
    boss.presses("Send a test card")
    wait_for(lambda: reference in sam.sees(), within=AT_ONCE)
    office.settles()
    assert told(boss) == 1
    assert "cards do not get there" not in office.server.cpi("doctor").stdout


def test_a_card_whose_channel_is_gone_is_posted_to_the_one_that_is_named_instead(
    office: SlackOffice,
) -> None:
    me, sam, boss = office.person(), office.handler(), ada(office)
    reference = sends(me, "Dez waits outside the library.")
    old = card(sam, reference, "NEW")
    archived(office)
    corrects(me, "It was not Dez, it was his brother Marlon.")
    boss.goes_to().waits_for("Cards do not reach the handlers' channel.", within=AT_ONCE)
    office.handlers = office.world.channel(office.team, "cpi-again", sam.user.id)
    office.becomes_ready()
    sam.goes_to(office.handlers)
    wait_for(lambda: reference in sam.sees(), within=AT_ONCE)
    new = card(sam, reference, "CORRECTED: PERSON")
    assert new.channel != old.channel
    takes_up = office.read(lambda work: work.cases.get(case(office, reference).id))
    assert takes_up is not None
    assert takes_up.message_ref == f"{new.channel}:{new.ts}"
    assert told(boss) == 1


def test_a_card_that_someone_deleted_is_posted_again(office: SlackOffice) -> None:
    me, sam = office.person(), office.handler()
    reference = sends(me, CARS)
    old = card(sam, reference, "NEW")
    takes(sam, reference)
    sam.closes(all_of_it=True)
    card(sam, reference, "WITH Sam Reed")
    office.handlers.messages.pop(old.ts)
    sam.presses("Release", on=old, again=True)
    new = card(sam, reference, "NEW")
    assert new.ts != old.ts
