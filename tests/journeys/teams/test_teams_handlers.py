"""Handlers in Teams: the card that everybody sees, the case that one handler sees, what the sender is told."""

from serving import wait_for
from teams_desk import CARS, card, case, events, everybody, sends, takes
from teams_office import TeamsOffice
from teams_practice import bots, shown

from tests.teams_peer.cards import actions
from tests.teams_peer.dialog import dialog_of


def test_one_card_for_a_case_without_content_that_changes_in_place(office: TeamsOffice) -> None:
    me, sam = office.person(), office.handler()
    reference = sends(me, CARS)
    there = card(sam, reference, "NEW", "[Take and open]")
    assert "Golf" not in str(there.card)
    takes(sam, reference)
    me.waits_for(f"{reference}: a handler is looking at it.", within=30)
    wait_for(lambda: "WITH Sam Reed" in everybody(there), sam.sees)
    assert CARS in shown(sam, there)
    assert "Golf" not in everybody(there)
    office.settles()
    assert CARS in shown(sam, there)
    assert len(bots(sam)) == 1
    assert "case.read" in events(office, reference)
    sam.presses("Release", on=there)
    sam.waits_for("is back in the queue")
    wait_for(lambda: "NEW" in everybody(there), sam.sees)


def test_others_see_the_card_and_are_told_why_not(office: TeamsOffice) -> None:
    me, sam, jo = office.person(), office.handler(), office.handler("Jo Lind")
    reference = sends(me, CARS)
    there = takes(sam, reference)
    card(jo, reference, "WITH Sam Reed")
    assert CARS not in shown(jo, there)
    jo.presses("Crime desk", on=there)
    jo.waits_for("Sam Reed")
    assert CARS not in shown(jo, there)
    assert case(office, reference).holder_id == getattr(office.member(sam), "id", "")
    pat = office.person("Pat Elm")
    office.desk.members.append(pat.person.id)
    pat.goes_to(sam.team, "CPI cases").presses("Open", on=there)
    pat.waits_for("Only handlers can do this.")
    assert CARS not in shown(pat, there)
    gus = office.person("Gus Oak", role="guest")
    office.desk.members.append(gus.person.id)
    gus.goes_to(sam.team, "CPI cases").presses("Open", on=there)
    gus.waits_for("Only handlers can do this.")
    assert office.member(gus) is None


def test_a_case_in_a_dialog_is_for_the_one_who_opened_it(office: TeamsOffice) -> None:
    """Where a client asks for dialogs, as with ``task/fetch`` in a button's data."""
    me, sam = office.person(), office.handler()
    reference = sends(me, CARS)
    there = card(sam, reference, "NEW")
    pressed = next(actions(there.card or {}, "Take and open"))
    talk = office.world.talks[there.conversation]
    opened = sam.sender.invoke("task/fetch", talk, {"data": pressed["data"]})
    sam.dialog, _ = dialog_of(talk, office.link.invokes(opened))
    assert CARS in sam.sees()
    sam.presses("Intelligence log")
    sam.presses("Save")
    sam.waits_for("There is a problem")
    given = {"Risk": "Low", "Priority": "Routine", "For": "Awareness"}
    sam.presses("Save", {**given, "Log text": "A grey Golf waits outside a school."})
    sam.waits_for("Recorded.")
    sam.closes()
    assert "Golf" not in everybody(card(sam, reference, "DONE"))
    assert "case.read" in events(office, reference)


def test_a_client_that_knows_no_invokes_shows_no_case(office: TeamsOffice) -> None:
    me, sam = office.person(), office.handler()
    reference = sends(me, CARS)
    there = card(sam, reference, "NEW")
    fallback = next(actions(there.card or {}, "Take and open"))["fallback"]
    talk = office.world.talks[there.conversation]
    office.link.delivers(sam.sender.submit(talk, there, fallback["data"]))
    sam.waits_for("This Teams cannot show a case to you alone, so nothing was done.")
    office.settles()
    assert "NEW" in everybody(there)
    assert "Golf" not in sam.sees()
