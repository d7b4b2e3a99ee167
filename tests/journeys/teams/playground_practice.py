"""A practitioner's ways through the conversation in Teams, and what they say on them."""

from collections.abc import Mapping, Sequence
from typing import Any

from playground_office import PlaygroundOffice, reference_in
from serving import wait_for

from dialogs.ports import DraftRecord
from tests.teams_playground.person import PlaygroundPerson

NARRATIVE = "Zebedee Quillfeather carries parcels for Ottoline behind Larkspur Parade"
DANGER = "They are going to stab Zebedee now"
CONTENT = ("Zebedee", "Ottoline", "Larkspur", "900461", "LK05", "Oakapple")
"""Words of a submission that stand in no notification and in no message that is answered."""
GATE = ("3. It can wait", "1. None of these", "1. No", "4. No one I know of")
TOPIC = "Child sexual exploitation"
ABOUT = {
    "Your name": "Wilhelmina Oakapple",
    "Your job": "Tutor",
    "Organisation": "Thornbury Academy",
    "Work email or phone": "w.oakapple@thornbury.example",
}
PAGES: Sequence[Mapping[str, Any]] = (
    {"What do you know?": NARRATIVE, "When did it happen?": "yesterday", "Where?": "the Parade"},
    {"Name or nickname": "Zebedee Quillfeather", "Phones and online names": "07700 900461"}
    | {"What next?": "Add another person"},
    {"Name or nickname": "Ottoline", "What next?": "Add a vehicle"},
    {"Registration": "LK05 QZX"},
    {"How do you know this?": "I saw or heard it myself"},
    {"Could anyone be at risk if police act on this?": "No"},
    ABOUT,
)
"""A form with two people and one vehicle, a page each."""
TYPED = (
    ("here",),
    (NARRATIVE, "yesterday", "skip", "the Parade", "skip"),
    ("may be causing harm", "Zebedee Quillfeather", "skip", "07700 900461", "skip", "2"),
    ("skip", "Ottoline", "skip", "skip", "skip", "3"),
    ("LK05 QZX", "skip", "skip"),
    ("1", "next"),
    ("1", "skip", "do not name me", "next"),
    tuple(ABOUT.values()),
)
"""The same by typing alone."""


def says(me: PlaygroundPerson, *words: str) -> None:
    """Types one message after another, each when the answer to the one before is there. Who types as
    fast as this waits for Teams' rate: 60 messages in 30 seconds.
    """
    for each in words:
        before = me.newest().id if me.messages() else ""
        me.says(each)
        wait_for(lambda before=before: me.messages() and me.newest().id != before, me.sees)


def picks(me: PlaygroundPerson, option: str, button: str) -> None:
    """Chooses in the list of the newest card with this button, and presses it."""
    me.submits(button, {"Choose one": option}, me.newest(button, again=False))


def goes(me: PlaygroundPerson, *labels: str) -> None:
    """Presses one button after another, each on the card that came last."""
    for label in labels:
        me.waits_for(f"[{label}]")
        before = me.newest().id
        me.presses(label)
        wait_for(lambda before=before: me.newest().id != before, me.sees)


def through_the_gate(me: PlaygroundPerson, gate: Sequence[str] = GATE) -> None:
    """The questions with buttons, from "hi" to the topic."""
    says(me, "hi")
    goes(me, *gate)
    me.waits_for("What is it mostly about?", "[Open the form]")


def to_form(me: PlaygroundPerson, gate: Sequence[str] = GATE) -> None:
    """To the first page of the form, a card."""
    through_the_gate(me, gate)
    picks(me, f"2: {TOPIC}", "Open the form")
    me.waits_for("Page 1 of 4", "[Next]")


def to_review(me: PlaygroundPerson, pages: Sequence[Mapping[str, Any]] = PAGES) -> None:
    """A whole form by cards, to the check page."""
    to_form(me)
    for page in pages:
        me.submits("Next", dict(page))
    me.waits_for("Check and send", "[1. Send to police]")


def sends(me: PlaygroundPerson) -> str:
    """A whole submission by cards; gives its reference."""
    to_review(me)
    me.presses("1. Send to police")
    return reference_in(me.waits_for("Sent to the police. Your reference is").text)


def kept(office: PlaygroundOffice, me: PlaygroundPerson) -> str:
    """Everything that is kept of what this person has begun, as text."""
    record: DraftRecord | None = office.draft(me)
    assert record is not None
    return f"{record.draft.answers} {record.draft.partial} {record.draft.notes}"


def has_nothing_of(office: PlaygroundOffice, me: PlaygroundPerson) -> bool:
    """Whether nothing that this person wrote is kept."""
    return office.draft(me) is None and not office.submissions(me)
