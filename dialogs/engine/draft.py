"""What is stored of a conversation: answers, and the little that cannot be derived from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Self

from dialogs.engine.fields import Value

Answers = Mapping[str, Mapping[str, Value]]
"""Page key (``G1``, ``C2.2``) to field name to value."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A conversation at rest. The page to ask next is derived from it (see journey.py), never stored.

    ``revision`` rises whenever what is asked may have changed; buttons carry it, so that a stale one
    is known. ``first`` is the one that the draft began with: an older one is another draft's. ``answers`` are confirmed; a page in ``reopened`` keeps its answers to start from, but is
    asked again. ``partial`` holds what is typed on a page that is not finished. ``here`` means that
    form pages are asked field by field in the chat. ``history`` holds flags with the time they were
    set (ISO 8601, UTC): they outlive a changed answer. ``notes`` is the script's own memory.
    """

    script: str
    script_version: int
    revision: int = 0
    first: int = 0
    answers: Answers = field(default_factory=dict)
    reopened: frozenset[str] = frozenset()
    partial: Answers = field(default_factory=dict)
    here: bool = False
    history: Mapping[str, str] = field(default_factory=dict)
    notes: Mapping[str, Value] = field(default_factory=dict)

    def begun(self, now: datetime) -> Self:
        """The draft as it is first kept. Its revisions are those of no other draft of this person's:
        they start from ``now``, in milliseconds.
        """
        first = int(now.timestamp() * 1_000)
        return replace(self, revision=first, first=first)

    def moved(self, **changes: Any) -> Self:
        """The draft with ``changes``, one revision on: older buttons are stale from here."""
        return replace(self, revision=self.revision + 1, **changes)

    def stamped(self, flag: str, now: datetime) -> Self:
        """The draft with a history flag set to ``now``; a flag that is set keeps its first time."""
        if flag in self.history:
            return self
        return replace(self, history={**self.history, flag: now.isoformat(timespec="seconds")})

    def noted(self, name: str, value: Value) -> Self:
        """The draft with one of the script's notes changed."""
        return replace(self, notes={**self.notes, name: value})

    def reopen(self, *pages: str) -> Self:
        """The draft in which these pages (all their repeats) are asked again, answers kept to start from."""
        keys = {key for key in self.answers if page_id(key) in pages or key in pages}
        return self.moved(reopened=self.reopened | keys)

    def forget(self, *pages: str) -> Self:
        """The draft without the answers to these pages (all their repeats)."""
        gone = {key for key in self.answers if page_id(key) in pages}
        return self.moved(
            answers={key: values for key, values in self.answers.items() if key not in gone},
            partial={k: v for k, v in self.partial.items() if page_id(k) not in pages},
            reopened=self.reopened - gone,
        )

    def as_json(self) -> dict[str, Any]:
        """A dictionary that ``json`` can write; ``from_json`` reads it back."""
        return {
            "script": self.script,
            "script_version": self.script_version,
            "revision": self.revision,
            "first": self.first,
            "answers": self.answers,
            "reopened": sorted(self.reopened),
            "partial": self.partial,
            "here": self.here,
            "history": self.history,
            "notes": self.notes,
        }

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """The draft that ``as_json`` wrote."""
        return cls(**{**data, "reopened": frozenset(data["reopened"])})


def page_id(key: str) -> str:
    """``C2.2`` (the second person) is an instance of page ``C2``."""
    return key.partition(".")[0]
