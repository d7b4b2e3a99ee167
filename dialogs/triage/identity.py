"""Whether a text still holds what points straight to the sender (domain.md 5, sanitising).

Only what the sender gave about themselves, word for word; what points to them by implication is for
the handler to see.
"""

import re
from collections.abc import Iterator

from dialogs.triage.submitted import Submitted

_EMAIL = re.compile(r"[^\s@<>,;()]+@[^\s@<>,;()]+\.[^\s@<>,;()]+")
_PHONE = re.compile(r"\+?\d(?:[\s().-]{0,2}\d){8,14}")


def sender_left_in(text: str, submitted: Submitted) -> str:
    """What of the sender is still in ``text``, in plain words, or an empty string."""
    folded = " ".join(text.casefold().split())
    if _phrase_in(submitted.sender.name, folded):
        return "the sender's name"
    if _phrase_in(submitted.sender.organisation, folded):
        return "the sender's organisation"
    reached = f"{submitted.sender.contact}\n{submitted.call}"
    if any(email.casefold() in folded for email in _EMAIL.findall(reached)):
        return "the sender's email"
    if not set(_phones(reached)).isdisjoint(_phones(text)):
        return "the sender's phone number"
    return ""


def identity_error(text: str, submitted: Submitted) -> str:
    """The error for a text that must not point to the sender, or an empty string."""
    left = sender_left_in(text, submitted)
    return f"This still holds {left}. Take it out, or put plain words in its place." if left else ""


def _phrase_in(phrase: str, folded: str) -> bool:
    words = phrase.casefold().split()
    if not words:
        return False
    pattern = r"(?<!\w)" + r"\s".join(re.escape(word) for word in words) + r"(?!\w)"
    return re.search(pattern, folded) is not None


def _phones(text: str) -> Iterator[str]:
    """The phone numbers in a text, as their last nine digits: +44 7700 … and 07700 … are one."""
    for found in _PHONE.findall(text):
        yield re.sub(r"\D", "", found)[-9:]
