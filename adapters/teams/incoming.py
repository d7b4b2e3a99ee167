"""What stands in an activity: which event it is, and whether its words may hold what a person knows. Pure."""

from hashlib import sha256

from adapters.teams.activity import Activity
from dialogs.engine.plain import fold
from dialogs.engine.typed import COMMANDS


def event_id(activity: Activity) -> str:
    """What a repeat of the same activity carries too (design.md, *One turn*).

    A changed message has the id of the message: its words tell one change from another. A conversation's
    id is sealed where it is kept, so only a digest stands here.
    """
    words = activity.text if activity.type == "messageUpdate" else ""
    parts = (activity.conversation.id, activity.type, activity.name, activity.id, words)
    return f"teams:{sha256(chr(0).join(parts).encode()).hexdigest()[:40]}"


def tells(text: str) -> bool:
    """Whether a message may hold what a person knows: a number or a command does not."""
    return not text.strip().isdecimal() and fold(text) not in COMMANDS
