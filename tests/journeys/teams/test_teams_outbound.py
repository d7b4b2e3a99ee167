"""What goes wrong on the way to Teams: no case is lost, admins are told once, delivery resumes."""

from collections.abc import Callable

import pytest
from serving import wait_for
from teams_desk import CARS, at_desk, card, sends, takes
from teams_office import TeamsOffice
from teams_practice import bots

from tests.teams_peer.client import TeamsPerson

AT_ONCE = 30.0
WRONG = "Who was named by mistake, and who should it be?"
TROUBLE = "Cards do not reach the handlers' channel."
UNREACHED = "Someone here does not get my messages."


def ada(office: TeamsOffice) -> TeamsPerson:
    """An admin whom the bot has met."""
    person = office.person("Ada Boss")
    person.installs()
    person.waits_for("How urgent is this?")
    return person


@pytest.mark.parametrize("kind", ["limit", "break_down"])
def test_a_card_arrives_after_a_pause_or_a_failure_of_microsofts(
    office: TeamsOffice, kind: str
) -> None:
    boss, me, sam = ada(office), office.person(), office.handler()
    faults = office.peer.faults
    if kind == "limit":
        faults.limit(1, times=2, method="create")
    else:
        faults.answer(503, times=2, method="create")
    reference = sends(me, CARS)
    card(sam, reference, "NEW")
    faults.clear()
    assert TROUBLE not in boss.sees()


def removed(office: TeamsOffice, boss: TeamsPerson) -> Callable[[], None]:
    boss.removes_from(office.desk)
    return lambda: boss.adds_to(office.desk)


def joined_by_a_guest(office: TeamsOffice, _boss: TeamsPerson) -> Callable[[], None]:
    guest = office.person("Gus Guest", role="guest")
    office.desk.members.append(guest.person.id)
    return lambda: office.desk.members.remove(guest.person.id)


@pytest.mark.parametrize(
    ("breaks", "mend"),
    [(removed, "The chat or channel was deleted"), (joined_by_a_guest, "has guests in it")],
    ids=["removed", "guest"],
)
def test_admins_are_told_once_and_the_card_comes_once_it_is_mended(
    office: TeamsOffice, breaks: Callable[[TeamsOffice, TeamsPerson], Callable[[], None]], mend: str
) -> None:
    boss, me, sam = ada(office), office.person(), office.handler()
    mended = breaks(office, boss)
    reference = sends(me, CARS)
    boss.goes_to().waits_for(TROUBLE, mend, within=AT_ONCE)
    assert "cards do not get there" in office.server.cpi("doctor").stdout
    assert reference not in at_desk(sam, office).sees()
    mended()
    wait_for(lambda: "job gave up" in office.server.said())
    boss.presses("Send a test card", again=True)
    boss.waits_for("The test card is there.", within=AT_ONCE)
    wait_for(lambda: reference in sam.sees(), sam.sees, within=AT_ONCE)
    office.settles()
    assert sum(reference in str(each.card) for each in bots(sam)) == 1
    assert boss.sees().count(TROUBLE) == 1


@pytest.mark.parametrize("way", ["blocks", "removes"])
def test_who_blocks_or_removes_the_bot_is_told_of_once_without_a_name_and_heard_again(
    office: TeamsOffice, way: str
) -> None:
    boss, me, sam = ada(office), office.person("Wil Oak"), office.handler()
    first, second = sends(me, CARS), sends(me, "A second grey Golf.")
    office.settles()
    if way == "blocks":
        me.chat.blocked = True
    else:
        me.uninstalls()
    takes(sam, first)
    boss.waits_for(UNREACHED, within=AT_ONCE)
    there = takes(at_desk(sam, office), second)
    wait_for(lambda: office.server.said().count("a person is not reached") >= 2, office.server.said)
    office.settles()
    assert boss.sees().count(UNREACHED) == 1
    assert "Wil Oak" not in boss.sees()
    assert "job gave up" not in office.server.said()
    me.chat.blocked, me.chat.installed = False, True
    me.says("mine")
    me.waits_for(first, "My submissions", within=AT_ONCE)
    sam.presses("Release", on=there)
    takes(sam, second)
    sam.presses("No action", on=there)


def test_a_deleted_card_is_posted_again_when_its_case_changes(office: TeamsOffice) -> None:
    me, sam = office.person(), office.handler()
    reference = sends(me, CARS)
    there = card(sam, reference, "NEW")
    office.world.talks[there.conversation].messages.clear()
    assert reference not in sam.sees()
    me.presses("1. Add or correct")
    me.waits_for("I named the wrong person")
    me.says("I named the wrong person")
    me.waits_for("Who was named by mistake, and who should it be?")
    me.presses("Send correction", {WRONG: "Not Zebedee: Otto."})
    assert card(sam, reference, "CORRECTED: PERSON").id != there.id
