"""A practitioner's ways through the conversation in Teams, and what they say on them."""

from teams_office import TeamsOffice

from dialogs.ports import DraftRecord
from tests.teams_peer.cards import lines
from tests.teams_peer.client import Fields, TeamsPerson
from tests.teams_peer.world import Message

NARRATIVE = "Zebedee Quillfeather carries parcels for Ottoline behind Larkspur Parade"
DANGER = "They are going to stab Zebedee now"
GATE = ("3. It can wait", "1. None of these", "1. No", "4. No one I know of")
TOPIC = "Child sexual exploitation"
ABOUT: Fields = {
    "Your name": "Wilhelmina Oakapple",
    "Your job": "Tutor",
    "Organisation": "Thornbury Academy",
    "Work email or phone": "w.oakapple@thornbury.example",
}
PAGES: tuple[Fields, ...] = (
    {"What do you know?": NARRATIVE, "When did it happen?": "yesterday", "Where?": "the Parade"},
    {
        "Name or nickname": "Zebedee Quillfeather",
        "Phones and online names": "07700 900461",
        "What next?": "Add another person",
    },
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
    tuple(str(each) for each in ABOUT.values()),
)
"""The same by typing alone."""


def through_the_gate(me: TeamsPerson) -> None:
    """The four questions with buttons, from "hi" to the topic."""
    me.says("hi")
    for label in GATE:
        me.presses(label)
    me.waits_for("What is it mostly about?", "10: Not sure")


def to_form(me: TeamsPerson) -> None:
    """To the first page of the form, as a card."""
    through_the_gate(me)
    me.says("2")
    me.waits_for("What do you know?", "[Next]")


def to_review(me: TeamsPerson) -> None:
    """A whole form by cards, to the check page."""
    to_form(me)
    for page in PAGES:
        me.presses("Next", dict(page))
        assert me.errors == {}
    me.waits_for("[1. Send to police]")


def sends(me: TeamsPerson) -> str:
    """A whole submission by cards; gives the screen."""
    to_review(me)
    me.presses("1. Send to police")
    return me.waits_for("Sent to the police. Your reference is")


def kept(office: TeamsOffice, me: TeamsPerson) -> DraftRecord:
    """What this person has begun."""
    draft = office.draft(me)
    assert draft is not None
    return draft


def notes_of(draft: DraftRecord) -> str:
    """Everything that is kept in a draft, as text."""
    return f"{draft.draft.answers} {draft.draft.partial} {draft.draft.notes}"


def has_nothing_of(office: TeamsOffice, me: TeamsPerson) -> bool:
    """Whether nothing that this person wrote is kept."""
    return office.draft(me) is None and not office.submissions(me)


def bots(me: TeamsPerson) -> list[Message]:
    """The bot's messages where this person looks, oldest first."""
    return [each for each in me.messages() if each.by == me.world.bot_id]


def shown(me: TeamsPerson, message: Message) -> str:
    """A message as this person reads it."""
    return "\n".join((message.text, *lines(me.card(message) or {})))


def said_by_bot(me: TeamsPerson) -> str:
    """All that the bot shows this person."""
    return "\n".join(shown(me, each) for each in bots(me))


def live_buttons(me: TeamsPerson) -> list[str]:
    """Everything in the chat that can be pressed."""
    said = said_by_bot(me).splitlines()
    return [line[1:-1] for line in said if line.startswith("[") and line.endswith("]")]
