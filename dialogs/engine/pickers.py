"""People and places that a platform knows: picked with its own picker, or typed as a name or an id.

The engine cannot look anybody up. Whoever calls it says beforehand what the platform found (`Known`).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from dialogs.engine.fields import Asked, FieldError, Raw, Value, shown_text
from dialogs.engine.plain import clean, fold, one_line

MOST_PEOPLE = 100
_NOBODY = frozenset({"none", "nobody", "noone"})
_LIST = re.compile(r"[,;\n]")
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """Someone or somewhere. ``id`` is kept, ``label`` is seen, ``typed`` is what a person wrote for it."""

    id: str
    label: str
    typed: frozenset[str] = frozenset()


def spoken(raw: Raw) -> tuple[str, ...]:
    """The single names or ids in what was picked or typed, in order, none twice."""
    texts = _LIST.split(clean(raw)) if isinstance(raw, str) else [one_line(part) for part in raw]
    parts = texts if not isinstance(raw, str) else [p for text in texts for p in _AND.split(text)]
    return tuple(dict.fromkeys(part for part in map(one_line, parts) if part))


def find(known: Iterable[Known], text: str) -> Known | None:
    """The one that ``text`` means: what was written for it, its id, or its name if only one has it."""
    offered = tuple(known)
    for one in offered:
        if text == one.id or text in one.typed:
            return one
    hits = {one.id: one for one in offered if fold(one.label) == fold(text) != ""}
    return next(iter(hits.values())) if len(hits) == 1 else None


def _shown(known: Iterable[Known], value: Value) -> str:
    return next((one.label for one in known if one.id == value), shown_text(value))


@dataclass(frozen=True, slots=True)
class Place(Asked):
    """One channel. The value and the raw value are its id; platforms draw their channel picker."""

    missing: str = "Choose a channel."
    known: tuple[Known, ...] = ()

    def parse(self, raw: Raw, now: datetime) -> Value:  # noqa: ARG002
        """The channel's id. Raises FieldError if it was not found."""
        text = one_line(raw)
        if not text or fold(text) in _NOBODY:
            if self.required:
                raise FieldError(self.missing)
            return None
        found = find(self.known, text)
        if found is None:
            raise FieldError(
                "I cannot see that channel. Check its name, add me to it, then choose it again."
            )
        return found.id

    def show(self, value: Value) -> str:
        """The channel's name, or its id while that is not known."""
        return _shown(self.known, value)


@dataclass(frozen=True, slots=True)
class People(Asked):
    """Any number of people. The value is the list of their ids; platforms draw their people picker.

    Typed, they stand between commas or on lines of their own; "none" is nobody.
    """

    missing: str = "Choose at least one person."
    known: tuple[Known, ...] = ()
    most: int = MOST_PEOPLE
    lines: int = 3

    def parse(self, raw: Raw, now: datetime) -> Value:  # noqa: ARG002
        """The ids in the order given. Raises FieldError if someone was not found, or for too many."""
        parts = [part for part in spoken(raw) if fold(part) not in _NOBODY]
        if not parts and self.required:
            raise FieldError(self.missing)
        if len(parts) > self.most:
            raise FieldError(f"That is {len(parts)} people. The most is {self.most}.")
        found = [find(self.known, part) for part in parts]
        if None in found:
            who = "that person" if len(parts) == 1 else f"person {found.index(None) + 1} of these"
            raise FieldError(f"I cannot find {who}. Check the name, and choose again.")
        return list(dict.fromkeys(one.id for one in found if one is not None))

    def show(self, value: Value) -> str:
        """The names, "Nobody" for an empty list."""
        if not isinstance(value, list):
            return shown_text(value)
        return ", ".join(_shown(self.known, item) for item in value) or "Nobody"
