"""What a person did, in the engine's terms. A platform translates to these and to nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from dialogs.engine.fields import Raw


class Move(StrEnum):
    """Ways to go that are not answers; each has a typed twin of the same name."""

    BACK = "back"
    REVIEW = "review"
    EDIT = "edit"
    SKIP = "skip"
    NEXT = "next"  # the form as it stands; asked in the chat, what is left of it stays empty
    STOP = "stop"  # save and close
    DELETE = "delete"
    RESTART = "restart"
    HELP = "help"
    HERE = "here"  # ask the form field by field in the chat
    FORM = "form"  # and back to the form
    MORE = "more"  # a further box for the narrative, in the chat
    START = "start"
    MENU = "menu"
    SHOW = "show"  # a guidance page, named by ``page``
    WORDS = "words"  # show my words
    MINE = "mine"  # my submissions
    AMEND = "amend"  # add to or correct what was sent; ``page`` is the submission
    NOTE = "note"  # the note for my records; ``page`` is the submission
    KEPT = "kept"  # a promise was kept; ``page`` is the submission
    NOT_NEEDED = "not_needed"  # what was promised is not needed; ``page`` is the submission
    LATER = "later"  # ask about the promise again; ``page`` is the submission
    ADMIN = "admin"  # the workspace's settings; ``page`` names one of them


@dataclass(frozen=True, slots=True)
class Answered:
    """A button was pressed or a form submitted: raw values by field name, for the page it was drawn for."""

    page: str
    values: Mapping[str, Raw] = field(default_factory=dict)
    revision: int | None = None


@dataclass(frozen=True, slots=True)
class Filled:
    """A form as it stands, not submitted: kept so that nothing is lost. ``more`` asks for a further box."""

    page: str
    values: Mapping[str, Raw] = field(default_factory=dict)
    revision: int | None = None
    more: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """Text that a person typed in the chat. ``instead_of``: what the same message said before."""

    text: str
    instead_of: str = ""


@dataclass(frozen=True, slots=True)
class Go:
    """A move. ``page`` names a page key for EDIT, a guidance page for SHOW, a submission for its actions."""

    move: Move
    page: str = ""


Inbound = Answered | Filled | Said | Go
