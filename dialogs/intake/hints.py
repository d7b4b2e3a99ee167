"""Hints beside a form page: never blocking, one at a time (conversation.md 2, end of *errors*)."""

import re

from dialogs.engine.page import Sight
from dialogs.intake.words import narrative

_INITIALS = re.compile(
    r"\b(?!ID\b|TV\b|UK\b|GP\b|PC\b|AM\b|PM\b|OK\b|NO\b|IT\b)([A-Z]\.?[A-Z])\b\.?"
)
_ACRONYM = re.compile(r"\b(?!NHS\b|MASH\b|DNA\b|CCTV\b|ATM\b|GPS\b|PIN\b|SMS\b)([A-Z]{3,5})\b")
_OPINION = re.compile(
    r"\b(dodgy|shady|sketchy|weird|creepy|wrong ?'?uns?|up to no good|suspicious)\b", re.IGNORECASE
)
_TWO = re.compile(
    r"\b(on another matter|separately|secondly|another (?:thing|issue|family|case)|unrelated)\b",
    re.IGNORECASE,
)


def hints_for(key: str, sight: Sight) -> tuple[str, ...]:
    """At most one hint for a page: about the words written so far."""
    if key.partition(".")[0] not in {"C2", "C4"}:
        return ()
    text = narrative(sight)
    if not text:
        return ()
    if key.startswith("C2"):
        return _first(_initials(text), _opinion(text))
    return _first(_two_matters(text), _acronym(text))


def _first(*hints: str) -> tuple[str, ...]:
    return next(((hint,) for hint in hints if hint), ())


def _initials(text: str) -> str:
    found = _INITIALS.search(text)
    return f"You wrote {found[1]}. If you know the full name, add it." if found else ""


def _acronym(text: str) -> str:
    found = _ACRONYM.search(text)
    return f"Could you say what {found[1]} means?" if found else ""


def _opinion(text: str) -> str:
    found = _OPINION.search(text)
    return f"'{found[1].capitalize()}' is a view. What did you see?" if found else ""


def _two_matters(text: str) -> str:
    return "This looks like two matters. You can send two forms." if _TWO.search(text) else ""
