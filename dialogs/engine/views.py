"""What there is to show, with no platform in it. A platform renders these and nothing else.

Texts are plain text, ready to show; a platform escapes them its own way. Every view with buttons is
also usable by typing: a number, a label, or a word.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from dialogs.engine.fields import Field, Raw
from dialogs.engine.inbound import Answered, Go
from dialogs.engine.page import Kind

TYPED_TWIN = "You can also type the number, or: help, back, stop."


@dataclass(frozen=True, slots=True)
class Press:
    """A button on a case: what to do (``take``, ``open``, ``intelligence`` …), to which case, as drawn at ``version``."""

    verb: str
    case: str
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """A button: its label (25 characters or fewer) and what pressing it means. ``typed``: a word that does the same."""

    label: str
    does: Answered | Go | Press
    typed: str = ""
    danger: bool = False


@dataclass(frozen=True, slots=True)
class Shown:
    """A field to draw, with what stands in it (raw) and what is wrong with it (plain words, or empty)."""

    field: Field
    raw: Raw = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Progress:
    """``noun`` now of ``of``: "page 2 of 4"."""

    now: int
    of: int
    noun: str = "page"


@dataclass(frozen=True, slots=True)
class Ask:
    """A page to answer.

    QUESTION and ALARM pages have ``actions``, one for each option (and ``as_list`` when options are to
    be radio buttons with a submit button instead). A FORM has ``fields`` and ``submit``; its actions
    are the small buttons beside it. With ``only`` the form is being asked in the chat, field by field,
    and this is the field: its options are the actions. ``hints`` never block. ``more``: a button *More
    to say* sends the form as it stands (``Filled(more=True)``) and gets it back with a further box.
    """

    script: str
    page: str
    revision: int
    kind: Kind
    title: str
    text: tuple[str, ...] = ()
    hint: str = ""
    fields: tuple[Shown, ...] = ()
    submit: str = "Next"
    actions: tuple[Action, ...] = ()
    as_list: bool = False
    only: str = ""
    progress: Progress | None = None
    hints: tuple[str, ...] = ()
    more: bool = False
    error: str = ""

    @property
    def has_content(self) -> bool:
        """Whether what the person wrote is shown (so that a platform can keep it out of notifications).

        What was chosen at a question is no such thing.
        """
        if self.kind is Kind.QUESTION:
            return False
        return self.kind is Kind.ALARM or any(shown.raw for shown in self.fields)


@dataclass(frozen=True, slots=True)
class Signpost:
    """An exit: where to go instead, why, and the way back. ``tel`` are the numbers to make diallable."""

    script: str
    page: str
    revision: int
    title: str
    text: tuple[str, ...]
    actions: tuple[Action, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the answers to check: heading, label-value lines, and the page key that changes it."""

    title: str
    lines: tuple[tuple[str, str], ...]
    edit: str


@dataclass(frozen=True, slots=True)
class Review:
    """Check and send."""

    script: str
    page: str
    revision: int
    title: str
    text: tuple[str, ...]
    parts: tuple[Part, ...]
    closing: str = ""
    actions: tuple[Action, ...] = ()
    error: str = ""


@dataclass(frozen=True, slots=True)
class Receipt:
    """It arrived: the reference, what happens next."""

    reference: str
    spoken: str
    text: tuple[str, ...]
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Notice:
    """Words without a question; with buttons where there is a next step. ``private``: for one person only."""

    text: tuple[str, ...]
    title: str = ""
    actions: tuple[Action, ...] = ()
    name: str = ""


@dataclass(frozen=True, slots=True)
class CaseCard:
    """The card in the handlers' channel (conversation.md 4.1). No content about people."""

    case: str
    version: int
    reference: str
    headline: str
    rows: tuple[tuple[str, str], ...]
    marks: tuple[str, ...]
    actions: tuple[Action, ...]
    push: str


@dataclass(frozen=True, slots=True)
class Section:
    """One block of a case's detail; ``label`` such as VIEW, NOT FACT; ``emphasis`` for the alarm box."""

    title: str
    lines: tuple[tuple[str, str], ...]
    label: str = ""
    emphasis: bool = False
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class CaseDetail:
    """*Open* (conversation.md 4.2): the whole case for one handler, in the order given there."""

    case: str
    version: int
    reference: str
    headline: str
    sections: tuple[Section, ...]
    actions: tuple[Action, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a listing."""

    title: str
    text: str
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """My submissions, a menu, a table of cases."""

    title: str
    rows: tuple[Row, ...]
    empty: str = ""
    actions: tuple[Action, ...] = ()


@dataclass(frozen=True, slots=True)
class Copyable:
    """Words to copy out: a note for my records, show my words. For one person only.

    ``has_content``: they hold what a person wrote; the note for my records holds nothing of it.
    """

    title: str
    text: str
    actions: tuple[Action, ...] = ()
    has_content: bool = True


View = Ask | Signpost | Review | Receipt | Notice | CaseCard | CaseDetail | Listing | Copyable

Facts = Mapping[str, str]
"""Placeholder to words, for the templates of a page."""
