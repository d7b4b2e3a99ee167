"""Handlers in Teams: the four outcomes on the card, each refused until it is right, then told."""

from collections.abc import Callable

import pytest
from serving import wait_for
from teams_desk import A_CHILD, CARS, DANGER, card, case, events, everybody, sends, takes
from teams_office import TeamsOffice
from teams_practice import bots, shown

from dialogs.ports import CaseState
from tests.teams_peer.client import TeamsPerson
from tests.teams_peer.world import Message

Outcome = Callable[[TeamsOffice, TeamsPerson, TeamsPerson], str]
LOW = {"Risk": "Low", "Priority": "Routine"}
TOLD = 30.0


def refused(sam: TeamsPerson, there: Message, *words: str) -> None:
    """The form is still there, and says on its fields what is wrong."""
    screen = shown(sam, there)
    assert "There is a problem" in screen
    for each in words:
        assert each in screen


def log(_office: TeamsOffice, me: TeamsPerson, sam: TeamsPerson) -> str:
    """Refused for what is missing, then for the sender's organisation in the text."""
    reference = sends(me, CARS)
    there = takes(sam, reference)
    sam.presses("Intelligence log", on=there)
    sam.presses("Save", on=there)
    refused(sam, there)
    given = {"Risk": "Medium: It loses value with time.", "Priority": "Today", "For": "Awareness"}
    sam.presses("Save", dict(given), on=there, again=True)
    refused(sam, there, "still holds the sender's organisation")
    sam.presses("Save", {"Log text": "A grey Golf waits outside a school."}, on=there, again=True)
    sam.waits_for("Recorded.")
    me.waits_for(f"{reference}: it has been checked and kept", within=TOLD)
    return reference


def crime(_office: TeamsOffice, me: TeamsPerson, sam: TeamsPerson) -> str:
    """The name stays off for a sender who wants to be asked."""
    words = "Wilhelmina Oakapple saw the till emptied."
    reference = sends(me, words, naming="Ask me first")
    there = takes(sam, reference)
    sam.presses("Crime desk", on=there)
    assert "The sender wants to be asked before they are named." in shown(sam, there)
    sam.presses("Pass to crime desk", {**LOW, "What crime?": "Other"}, on=there)
    refused(sam, there, "Say what crime it may be.", "still holds the sender's name")
    mended = {"In your words": "Theft from a till", "Text for the desk": "A till was emptied."}
    sam.presses("Pass to crime desk", dict(mended), on=there, again=True)
    sam.waits_for("Recorded.")
    me.waits_for(f"{reference}: it has gone to our crime desk without your name", within=TOLD)
    assert "Oakapple" not in everybody(card(sam, reference, "DONE"))
    return reference


def safeguarding(_office: TeamsOffice, me: TeamsPerson, sam: TeamsPerson) -> str:
    """Who took it and when has to be said."""
    reference = sends(me, "The youngest is alone after dark.", A_CHILD)
    there = takes(sam, reference)
    sam.presses("Safeguarding", on=there)
    assert "Has the sender referred? Promised." in shown(sam, there)
    sam.presses("Record hand-over", {"When?": ""}, on=there)
    refused(sam, there)
    given = {
        "How handed over?": "By phone",
        "Taken by (name or role)": "Duty social worker",
        "When?": "today 4pm",
    }
    sam.presses("Record hand-over", dict(given), on=there, again=True)
    sam.waits_for("Recorded.")
    me.waits_for(f"{reference}: it has been passed to a safeguarding team", within=TOLD)
    return reference


def no_action(office: TeamsOffice, me: TeamsPerson, sam: TeamsPerson) -> str:
    """With an alarm: a recorded step, a note, and a second handler who has opened it."""
    reference = sends(me, DANGER, alarm="3. No one is")
    card(sam, reference, "ALARM danger words")
    there = takes(sam, reference)
    sam.presses("No action", on=there)
    sam.presses(
        "Close without action",
        {**LOW, "Reason": "Not enough to act on: Nothing in it can be checked or put to use."},
        on=there,
    )
    refused(sam, there)
    alarm, confirms = "What did you do about the alarm?", "Who confirms it?"
    given = {
        alarm: "Passed to the control room",
        confirms: "A second handler confirms",
        "Note": "The sender was reached; it is a song.",
    }
    sam.presses("Close without action", dict(given), on=there, again=True)
    refused(sam, there)
    sam.presses("Close without action", {"Control room log number": "0412"}, on=there, again=True)
    sam.waits_for("It stays with you until a second handler")
    jo = office.handler("Jo Lind")
    proposed = card(jo, reference, "No action proposed, a second handler has to confirm")
    jo.presses("Confirm no action", on=proposed)
    jo.waits_for("Open it first")
    jo.presses("Open", on=proposed)
    wait_for(lambda: "The sender was reached; it is a song." in shown(jo, proposed), jo.sees)
    jo.presses("Confirm no action", on=proposed, again=True)
    jo.waits_for("Recorded.")
    me.waits_for(f"{reference}: it has been read and closed", within=TOLD)
    return reference


@pytest.mark.parametrize(
    ("outcome", "kind"),
    [
        (log, "intelligence log"),
        (crime, "crime desk"),
        (safeguarding, "safeguarding"),
        (no_action, "no action"),
    ],
    ids=["log", "crime", "safeguarding", "no_action"],
)
def test_an_outcome_is_refused_on_its_fields_until_it_is_right_and_then_told(
    office: TeamsOffice, outcome: Outcome, kind: str
) -> None:
    me, sam = office.person(), office.handler()
    reference = outcome(office, me, sam)
    done = card(sam, reference, "DONE", kind, "[Open]")
    assert "[Release]" not in everybody(done)
    assert len(bots(sam)) == 1
    assert case(office, reference).state is CaseState.DECIDED
    assert "case.read" in events(office, reference)
