"""Handlers in a channel of Teams, played by a client that nobody here wrote: from the card to the outcome."""

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from playground_office import PlaygroundOffice, card, reference_in
from playground_practice import ABOUT, picks, through_the_gate
from serving import wait_for

from dialogs.ports import CaseState
from tests.teams_playground.person import PlaygroundPerson
from tests.teams_playground.town import ADA, HANDLERS, JO, SAM

Outcome = Callable[[PlaygroundOffice, PlaygroundPerson, PlaygroundPerson], str]
NO_ONE = ("3. It can wait", "1. None of these", "1. No", "4. No one I know of")
A_CHILD = (*NO_ONE[:3], "1. A child", "3. Portsmouth", "2. I will today")
AT_RISK = "Could anyone be at risk if police act on this?"
NAMING = "May we say it came from you?"
CARS = "A grey Golf waits outside Thornbury Academy."
DANGER = "He said he will stab her tonight when she gets home"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[PlaygroundOffice]:
    with PlaygroundOffice(tmp_path) as made:
        yield made.opens()
        assert made.door.complaints == []


@pytest.fixture
def me(office: PlaygroundOffice) -> PlaygroundPerson:
    return office.practitioner()


@pytest.fixture
def sam(office: PlaygroundOffice) -> PlaygroundPerson:
    return office.handler(SAM)


@pytest.fixture
def ada(office: PlaygroundOffice) -> PlaygroundPerson:
    """Someone in the channel who presses nothing, and so sees the card as all others do."""
    return PlaygroundPerson(office.desk, ADA).goes_to(HANDLERS)


def sends(
    me: PlaygroundPerson,
    words: str,
    gate: tuple[str, ...] = NO_ONE,
    *,
    naming: str = "Do not name me",
    alarm: str = "",
) -> str:
    """A whole submission; gives its reference. ``alarm``: the answer to the alarm that ``words`` raise."""
    through_the_gate(me, gate)
    picks(me, "3: Criminal exploitation (such as county lines)", "Open the form")
    me.submits("Next", {"What do you know?": words})
    if alarm:
        me.presses(alarm)
    me.submits("Next", {"What next?": "That is everyone"})
    me.submits("Next", {"How do you know this?": "I saw or heard it myself"})
    me.submits("Next", {AT_RISK: "No", NAMING: naming})
    me.submits("Next", ABOUT)
    me.presses("1. Send to police")
    return reference_in(me.waits_for("Sent to the police. Your reference is").text)


def takes(sam: PlaygroundPerson, reference: str) -> None:
    """*Take and open* on the case's card; the case is shown to them alone."""
    sam.presses("Take and open", on=card(sam, reference, "NEW"))
    sam.waits_for(reference, f"WITH {sam.who.name}", "[Intelligence log]", "Timeline")


def fills_in(sam: PlaygroundPerson, button: str, fields: Mapping[str, Any]) -> str:
    """Fills in what is open and presses its button; gives all that they see then."""
    first = next(iter(fields), "")
    sam.waits_for(first)
    sam.submits(button, dict(fields))
    return sam.sees().text


def log(_office: PlaygroundOffice, me: PlaygroundPerson, sam: PlaygroundPerson) -> str:
    """Refused for what is missing, then for the sender's organisation in the text."""
    reference = sends(me, CARS)
    takes(sam, reference)
    me.waits_for(f"{reference}: a handler is looking at it.")
    sam.presses("Intelligence log")
    sam.waits_for("Log text")
    sam.presses("Save")
    sam.waits_for("There is a problem", f"Log text: {CARS}")
    said = fills_in(sam, "Save", {"Risk": "Medium", "Priority": "Today", "For": "Awareness"})
    assert "still holds the sender's organisation" in said
    fills_in(sam, "Save", {"Log text": "A grey Golf waits outside a school."})
    sam.waits_for("Recorded.")
    me.waits_for(f"{reference}: it has been checked and kept")
    return reference


def crime(_office: PlaygroundOffice, me: PlaygroundPerson, sam: PlaygroundPerson) -> str:
    """The name stays off for a sender who wants to be asked."""
    reference = sends(me, "Wilhelmina Oakapple saw the till emptied.", naming="Ask me first")
    takes(sam, reference)
    sam.presses("Crime desk")
    screen = sam.waits_for("The sender wants to be asked before they are named.")
    assert "( ) They agreed" not in screen
    said = fills_in(
        sam,
        "Pass to crime desk",
        {"Risk": "Low", "Priority": "Routine", "What crime?": "Other"},
    )
    assert "Say what crime it may be." in said
    assert "still holds the sender's name" in said
    fills_in(
        sam,
        "Pass to crime desk",
        {"In your words": "Theft from a till", "Text for the desk": "A till was emptied."},
    )
    sam.waits_for("Recorded.")
    me.waits_for(f"{reference}: it has gone to our crime desk without your name")
    return reference


def safeguarding(_office: PlaygroundOffice, me: PlaygroundPerson, sam: PlaygroundPerson) -> str:
    """Who took it and when has to be said."""
    reference = sends(me, "The youngest is alone after dark.", A_CHILD)
    takes(sam, reference)
    sam.presses("Safeguarding")
    sam.waits_for("Has the sender referred? Promised.", "(x) High")
    fills_in(sam, "Record hand-over", {"When?": None})
    sam.waits_for("There is a problem")
    fills_in(
        sam,
        "Record hand-over",
        {
            "How handed over?": "By phone",
            "Taken by (name or role)": "Duty social worker",
            "When?": "today 4pm",
        },
    )
    sam.waits_for("Recorded.")
    me.waits_for(f"{reference}: it has been passed to a safeguarding team")
    return reference


def no_action(office: PlaygroundOffice, me: PlaygroundPerson, sam: PlaygroundPerson) -> str:
    """With an alarm: a recorded step, a note, and a second handler who has opened it."""
    reference = sends(me, DANGER, alarm="3. No one is")
    card(sam, reference, "ALARM danger words")
    takes(sam, reference)
    sam.presses("No action")
    fills_in(
        sam,
        "Close without action",
        {"Risk": "Low", "Priority": "Routine", "Reason": "Not enough to act on"},
    )
    fills_in(
        sam,
        "Close without action",
        {
            "What did you do about the alarm?": "Passed to the control room",
            "Control room log number": "0412",
            "Who confirms it?": "A second handler confirms",
            "Note": "The sender was reached; it is a song.",
        },
    )
    sam.waits_for("It stays with you until a second handler")
    jo = office.handler(JO)
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
def test_an_outcome_is_given_on_the_card_and_told_to_the_sender(
    office: PlaygroundOffice,
    me: PlaygroundPerson,
    sam: PlaygroundPerson,
    ada: PlaygroundPerson,
    outcome: Outcome,
    kind: str,
) -> None:
    reference = outcome(office, me, sam)
    done = card(ada, reference, "DONE", kind, "[Open]")
    assert "[Release]" not in ada.shown(done)
    assert len([m for m in ada.messages() if reference in ada.shown(m)]) == 1
    wait_for(lambda: office.case(reference).state is CaseState.DECIDED)
    assert "case.read" in office.events(reference)


def test_a_case_is_shown_to_its_reader_alone_and_its_card_says_nothing_of_what_was_written(
    office: PlaygroundOffice, me: PlaygroundPerson, sam: PlaygroundPerson, ada: PlaygroundPerson
) -> None:
    markup = "See <at>everyone</at> at [here](https://x.example) *bold* _and_ &amp; <b>all</b>"
    reference = sends(me, f"{CARS} {markup}")
    takes(sam, reference)
    assert f"{CARS} {markup}" in sam.sees()
    taken = card(ada, reference, "WITH Sam Reed, since", "[Release]")
    for words in ("Golf", "Thornbury", "Oakapple", "everyone", "x.example"):
        assert words not in ada.shown(taken)
    assert not [told for told in office.summaries() if "Golf" in told or "Oakapple" in told]
    assert office.events(reference)[-2:] == ["case.taken", "case.read"]


def test_who_is_no_handler_is_told_so_alone(
    office: PlaygroundOffice, me: PlaygroundPerson, sam: PlaygroundPerson, ada: PlaygroundPerson
) -> None:
    reference = sends(me, CARS)
    made = card(sam, reference, "NEW")
    for label in ("Open", "Take and open"):
        ada.presses(label, on=made)
        ada.waits_for("Only handlers can do this.")
    assert "Only handlers" not in sam.sees()
    assert office.case(reference).state is CaseState.NEW
    assert "case.read" not in office.events(reference)


def test_a_corrected_person_reaches_the_card_and_has_to_be_read(
    office: PlaygroundOffice, me: PlaygroundPerson, sam: PlaygroundPerson, ada: PlaygroundPerson
) -> None:
    reference = sends(me, "Dez waits outside the library.")
    takes(sam, reference)
    me.presses("1. Add or correct")
    me.waits_for("What was sent stays as it was.")
    me.says("I named the wrong person")
    me.submits(
        "Send correction",
        {"Who was named by mistake, and who should it be?": "It was his brother Marlon."},
    )
    made = card(ada, reference, "CORRECTED: PERSON")
    assert "Intelligence log" not in ada.shown(made)
    sam.presses("Open", on=made, again=True)
    sam.waits_for("his brother Marlon")
    card(ada, reference, "WITH Sam Reed", "[Intelligence log]")
    office.settles()


def test_a_half_filled_outcome_outlives_the_process(
    office: PlaygroundOffice, me: PlaygroundPerson, sam: PlaygroundPerson, ada: PlaygroundPerson
) -> None:
    reference = sends(me, CARS)
    takes(sam, reference)
    sam.presses("Intelligence log")
    fills_in(sam, "Save", {"Risk": "Medium", "Priority": "Today", "For": "Awareness"})
    office.server.kill()
    office.server.start()
    sam.reloads()
    assert "(x) Medium" not in sam.sees()
    sam.presses("Intelligence log", on=card(ada, reference, "WITH Sam Reed"))
    sam.waits_for("(x) Medium", "(x) Today", "(x) Awareness")
