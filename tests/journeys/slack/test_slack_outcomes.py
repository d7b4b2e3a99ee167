"""Handlers in Slack: the four outcomes as modals, each refused until it is right, then told."""

from collections.abc import Callable

import pytest
from slack_desk import A_CHILD, CARS, DANGER, card, case, events, sends, shown, takes
from slack_office import SlackOffice

from dialogs.ports import CaseState
from tests.slack_peer.client import SlackPerson

Outcome = Callable[[SlackOffice, SlackPerson, SlackPerson], str]


@pytest.fixture
def office(town: SlackOffice) -> SlackOffice:
    """The module's: each test has a sender and handlers of its own."""
    return town


def log(_office: SlackOffice, me: SlackPerson, sam: SlackPerson) -> str:
    """Refused for what is missing, then for the sender's organisation in the text."""
    reference = sends(me, CARS)
    takes(sam, reference)
    me.waits_for(f"{reference}: a handler is looking at it.")
    sam.presses("Intelligence log")
    sam.waits_for("Log text")
    sam.submits()
    assert set(sam.errors) == {"Risk", "Priority", "For"}
    sam.submits({"Risk": "Medium", "Priority": "Today", "For": "Awareness"})
    assert "still holds the sender's organisation" in sam.errors["Log text"]
    sam.submits({"Log text": "A grey Golf waits outside a school."})
    sam.waits_for("Recorded.")
    me.waits_for(f"{reference}: it has been checked and kept")
    return reference


def crime(_office: SlackOffice, me: SlackPerson, sam: SlackPerson) -> str:
    """The name stays off for a sender who wants to be asked."""
    words = "Wilhelmina Oakapple saw the till emptied."
    reference = sends(me, words, naming="Ask me first")
    takes(sam, reference)
    sam.presses("Crime desk")
    screen = sam.waits_for("The sender wants to be asked before they are named.")
    assert "( ) They agreed" not in screen
    sam.submits({"Risk": "Low", "Priority": "Routine", "What crime?": "Other"})
    assert sam.errors["In your words"] == "Say what crime it may be."
    assert "still holds the sender's name" in sam.errors["Text for the desk"]
    sam.submits({"In your words": "Theft from a till", "Text for the desk": "A till was emptied."})
    sam.waits_for("Recorded.")
    me.waits_for(f"{reference}: it has gone to our crime desk without your name")
    assert "Oakapple" not in shown(card(sam, reference, "DONE"))
    return reference


def safeguarding(_office: SlackOffice, me: SlackPerson, sam: SlackPerson) -> str:
    """Who took it and when has to be said."""
    reference = sends(me, "The youngest is alone after dark.", A_CHILD)
    takes(sam, reference)
    sam.presses("Safeguarding")
    sam.waits_for("Has the sender referred? Promised.", "(x) High")
    sam.submits({"When?": None})
    assert {"How handed over?", "Taken by (name or role)", "When?"} <= set(sam.errors)
    sam.submits(
        {
            "How handed over?": "By phone",
            "Taken by (name or role)": "Duty social worker",
            "When?": "today 4pm",
        }
    )
    sam.waits_for("Recorded.")
    me.waits_for(f"{reference}: it has been passed to a safeguarding team")
    return reference


def no_action(office: SlackOffice, me: SlackPerson, sam: SlackPerson) -> str:
    """With an alarm: a recorded step, a note, and a second handler who has opened it."""
    reference = sends(me, DANGER, alarm="No one is")
    card(sam, reference, "ALARM danger words")
    takes(sam, reference)
    sam.presses("No action")
    sam.waits_for("What did you do about the alarm?")
    sam.submits({"Risk": "Low", "Priority": "Routine", "Reason": "Not enough to act on"})
    alarm, confirms = "What did you do about the alarm?", "Who confirms it?"
    assert {alarm, confirms, "Note"} <= set(sam.errors)
    sam.submits(
        {
            alarm: "Passed to the control room",
            confirms: "A second handler confirms",
            "Note": "The sender was reached; it is a song.",
        }
    )
    assert set(sam.errors) == {"Control room log number"}
    sam.submits({"Control room log number": "0412"})
    sam.waits_for("It stays with you until a second handler")
    sam.closes(all_of_it=True)
    jo = office.handler("Jo Lind")
    proposed = card(jo, reference, "No action proposed, a second handler has to confirm")
    jo.presses("Confirm no action", on=proposed)
    jo.waits_for("Open it first")
    jo.presses("Open", on=proposed)
    jo.waits_for("The sender was reached; it is a song.")
    jo.presses("Confirm no action")
    jo.waits_for("Recorded.")
    me.waits_for(f"{reference}: it has been read and closed")
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
    office: SlackOffice, outcome: Outcome, kind: str
) -> None:
    me, sam = office.person(), office.handler()
    reference = outcome(office, me, sam)
    done = card(sam, reference, "DONE", kind, "[Open]")
    assert "[Release]" not in shown(done)
    assert [m for m in sam.messages() if reference in shown(m) and not m.to] == [done]
    assert case(office, reference).state is CaseState.DECIDED
    assert "case.read" in events(office, reference)
