"""Pages: fields that are asked together, the words around them, and when they apply."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from dialogs.engine.draft import Answers, Draft
from dialogs.engine.fields import Choice, Field, Option, Value


class Kind(StrEnum):
    """How a page behaves. A platform may draw each differently; the engine treats them alike but for exits."""

    QUESTION = "question"  # one choice, answered with a button or a typed twin
    FORM = "form"  # several fields; a form by default, field by field in the chat on request
    EXIT = "exit"  # signposts elsewhere: nothing beyond it applies until the way back is taken
    ALARM = "alarm"  # interrupts whatever was being asked
    REVIEW = "review"  # check your answers, then send


class Ended(StrEnum):
    """Why a conversation rests or is over."""

    SENT = "sent"
    DELETED = "deleted"
    SAVED = "saved"


@dataclass(frozen=True, slots=True)
class Sight:
    """What a condition may look at: the answers on the path so far, and what outlives answers.

    ``stored`` is every answer, also those beyond the page that waits; ``typed`` is what stands on
    pages that are not finished, as in the draft's ``partial``.
    """

    answers: Answers
    history: Mapping[str, str]
    notes: Mapping[str, Value]
    now: datetime
    stored: Answers = field(default_factory=dict)
    typed: Answers = field(default_factory=dict)

    def get(self, page: str, name: str = "answer") -> Value:
        """One answer on the path so far, or None."""
        values = self.answers.get(page)
        return None if values is None else values.get(name)


def unchanged(draft: Draft, _now: datetime) -> Draft:
    """The effect of an option that only shows something."""
    return draft


@dataclass(frozen=True, slots=True)
class Effect:
    """What choosing an option does besides being an answer; then the answer itself is not stored.

    ``to`` names where it leads (a page id, or ``start``, ``end``, ``back``) for the flowchart and the
    proof. ``shows`` names a guide to show first.
    """

    to: str
    apply: Callable[[Draft, datetime], Draft] = unchanged
    ends: Ended | None = None
    shows: str = ""


Condition = Callable[[Sight], bool]
Repeat = Callable[[Sight, int], bool]


def always(_: Sight) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Page:
    """Fields that are asked together.

    ``title`` and ``text`` are templates: ``{name}`` is filled from the script's facts. ``when`` sees
    the answers on the path before this page. ``repeat(sight, n)`` says whether the nth instance (from
    1) applies, given the instances before it; keys are then ``C2.1``, ``C2.2``. ``effects`` maps an
    option of the page's only choice to what it does. ``usual`` is the answer on the clear path, from
    which progress is counted. ``step`` groups pages that count as one in the progress. ``more`` names
    fields that stay hidden until they are asked for or filled. ``here`` is said instead of ``text``
    while a form is asked in the chat. ``may_be_empty``: "none" typed there leaves the page empty.
    """

    id: str
    kind: Kind
    title: str
    fields: tuple[Field, ...] = ()
    text: tuple[str, ...] = ()
    hint: str = ""
    when: Condition = always
    repeat: Repeat | None = None
    effects: Mapping[str, Effect] = field(default_factory=dict)
    usual: Mapping[str, Value] = field(default_factory=dict)
    step: str = ""
    submit: str = "Next"
    as_list: bool = False
    more: tuple[str, ...] = ()
    closing: str = ""
    here: tuple[str, ...] = ()
    may_be_empty: bool = False
    thanks: Mapping[str, str] = field(default_factory=dict)
    """Words said when an option is chosen, before what comes next."""
    shows: Mapping[str, Condition] = field(default_factory=dict)
    """Fields, or options of a choice, that appear only under a condition (name or value to condition)."""

    @property
    def choice(self) -> Choice | None:
        """The only field of a question, exit or review page."""
        if self.kind is not Kind.FORM and len(self.fields) == 1:
            only = self.fields[0]
            return only if isinstance(only, Choice) else None
        return None

    def options_for(self, sight: Sight) -> tuple[Option, ...]:
        """The options of the page's choice that apply. Those that may not stand last, so that numbers hold."""
        options = self.choice.options if self.choice else ()
        return tuple(o for o in options if o.value not in self.shows or self.shows[o.value](sight))

    def fields_for(self, sight: Sight) -> tuple[Field, ...]:
        """The fields that apply."""
        return tuple(
            f for f in self.fields if f.name not in self.shows or self.shows[f.name](sight)
        )


@dataclass(frozen=True, slots=True)
class Stop:
    """A page on the path, the key of this instance of it, and its place: the page's, and the repeat's (0: none)."""

    page: Page
    key: str
    place: int
    repeat: int = 0
