"""What people type, made plain: safe to store, to compare and to show as text."""

import re
import unicodedata
from collections.abc import Sequence

NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}

_NEWLINES = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_UNWANTED = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\u200b\u2060\ufeff\ud800-\udfff\u202a-\u202e\u2066-\u2069]"
)
_MARKS = re.compile("[^a-z0-9]")
_BLANK_LINES = re.compile(r"\n{3,}")
_NOT_KNOWN_WORDS = frozenset(
    {
        "notknown",
        "dontknow",
        "donotknow",
        "idontknow",
        "idonotknow",
        "idk",
        "unknown",
        "na",
        "notsure",
        "noidea",
        "dunno",
        "unsure",
        "cantremember",
        "dontremember",
        "cannotremember",
        "cantsay",
    }
)


def clean(raw: str | Sequence[str]) -> str:
    """Text as it is kept: one kind of newline, composed accents, no control characters.

    Takes what a platform hands over; several ticked values become lines. Tab and newline
    stay, emoji and right-to-left letters stay; NUL, other controls, unpaired surrogates,
    invisible spaces and the marks that reverse the reading order go. Markup stays as the
    characters it is: a platform escapes it when it is shown.
    """
    text = raw if isinstance(raw, str) else "\n".join(raw)
    if not text.replace("\n", "").isprintable():
        text = _UNWANTED.sub("", _NEWLINES.sub("\n", text))
    text = unicodedata.normalize("NFC", text)
    if "\n\n\n" in text:
        text = _BLANK_LINES.sub("\n\n", text)
    return text.strip()


def one_line(raw: str | Sequence[str]) -> str:
    """`clean`, with every run of white space made one space."""
    return " ".join(clean(raw).split())


def fold(text: str) -> str:
    """Letters and digits only, in lower case: for comparing what is typed with a label."""
    if text.isascii():
        return _MARKS.sub("", text.lower())
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())


def only_marks(text: str) -> bool:
    """Whether `text` is nothing but dashes, dots and slashes, which people put for "nothing"."""
    return not text.strip("-–—._/\\ \n\t")


def says_not_known(text: str) -> bool:
    """Whether `text`, all of it, says that the answer is not known ("don't know", "n/a", "?")."""
    bare = text.strip()
    if not bare or len(bare) > 40:
        return False
    return not bare.strip("?") or fold(bare) in _NOT_KNOWN_WORDS
