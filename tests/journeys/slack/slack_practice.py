"""A practitioner's ways through the conversation in Slack, and what they say on them."""

from collections.abc import Mapping
from typing import Any

from serving import wait_for
from slack_office import SlackOffice

from dialogs.ports import DraftRecord
from tests.slack_peer import payloads
from tests.slack_peer.client import SlackPerson
from tests.slack_peer.pressing import buttons, press_of, when
from tests.slack_peer.screen import plain
from tests.slack_peer.state import at_first, fields
from tests.slack_peer.world import Message

NARRATIVE = "Zebedee Quillfeather carries parcels for Ottoline behind Larkspur Parade"
DANGER = "They are going to stab Zebedee now"
GATE = ("3. It can wait", "1. None of these", "1. No", "4. No one I know of")
TOPIC = "Child sexual exploitation"
ABOUT = {
    "Your name": "Wilhelmina Oakapple",
    "Your job": "Tutor",
    "Organisation": "Thornbury Academy",
    "Work email or phone": "w.oakapple@thornbury.example",
}
PAGES: tuple[Mapping[str, Any], ...] = (
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


def types(me: SlackPerson, *words: str) -> list[Message]:
    """Types messages, each after the one before was answered; gives them."""
    said = []
    for text in words:
        said.append(me.says(text))
        wait_for(lambda: when(me.newest().ts) > when(said[-1].ts), lambda: me.sees().text)
    return said


def through_the_gate(me: SlackPerson) -> None:
    """The four questions with buttons, from "hi" to the topic."""
    me.says("hi")
    for label in GATE:
        me.presses(label)
    me.waits_for("What is it mostly about?", "10. Not sure")


def to_form(me: SlackPerson) -> None:
    """To the first page of the form, open as a modal."""
    through_the_gate(me)
    me.says("2")
    me.waits_for("[Open the form] [Answer here instead]")
    me.presses("Open the form")
    me.modal()


def to_review(me: SlackPerson) -> None:
    """A whole form by modals, to the check page."""
    to_form(me)
    for page in PAGES:
        me.submits(dict(page))
        assert me.errors == {}
    me.waits_for("Send to police")


def sends(me: SlackPerson) -> None:
    """A whole submission by modals."""
    to_review(me)
    me.submits()
    me.waits_for("Sent to the police. Your reference is")


def kept(office: SlackOffice, me: SlackPerson) -> DraftRecord:
    """What this person has begun."""
    draft = office.draft(me)
    assert draft is not None
    return draft


def page_of(me: SlackPerson) -> str:
    """The title of the modal that is on top; empty where none is."""
    lines = me.sees().modal
    return lines[0] if lines else ""


def notes_of(draft: DraftRecord) -> str:
    """Everything that is kept in a draft, as text."""
    return f"{draft.draft.answers} {draft.draft.partial} {draft.draft.notes}"


def has_nothing_of(office: SlackOffice, me: SlackPerson) -> bool:
    """Whether nothing that this person wrote is kept."""
    return office.draft(me) is None and not office.submissions(me)


def picks(me: SlackPerson, option: str, button: str) -> None:
    """Chooses in the list of the newest message that has this button, and presses it."""
    message = me.newest(button)
    values = at_first(message.blocks)
    block, element = next(fields(message.blocks))
    chosen = next(each for each in element["options"] if plain(each["text"]) == option)
    values[block["block_id"]][element["action_id"]]["selected_option"] = chosen
    place, pressed = next(buttons(message.blocks, button))
    action = press_of(place, pressed, button) | {"action_ts": me.world.ts()}
    channel = me.team.channels[message.channel]
    me.link.interaction(
        payloads.block_actions(
            me.sender,
            [action],
            address=me.peer.address,
            channel=channel,
            message=message,
            values=values,
        )
    )
