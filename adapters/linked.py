"""Plain words cut so that numbers to call and addresses to open stand out."""

import re
from dataclasses import dataclass

_CALL = re.compile(
    r"[0-9][0-9][0-9](?<![\w/.,:-][0-9]{3})"
    r"(?:(?<=180)01 101|(?<=180)00|(?<=999)|(?<=101)"
    r"|(?<=0[0-9]{2})[0-9]{0,2} ?[0-9]{3,4} ?[0-9]{3,4}|(?<=0[0-9]{2})[0-9] [0-9]{2} ?[0-9]{2,4}"
    r"|(?<=[Cc]all [0-9]{3})(?! \d))"
    r"(?![\w-])(?!/\d)"
)
"""Three digits, and what follows them in a number to call: begun so, a text is scanned fast."""
_CALL_OR_LINK = re.compile(r"(?P<link>https?://[^\s<>\"'()]+[^\s<>\"'().,;:!?])|" + _CALL.pattern)


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a sentence: ``href`` is empty for plain words."""

    text: str
    href: str = ""


def pieces(text: str) -> tuple[Piece, ...]:
    """A sentence of ours, cut so that phone numbers and addresses can be followed."""
    return _cut(text, 0)


def pieces_after_quote(text: str) -> tuple[Piece, ...]:
    """The same for a sentence that may quote what a person wrote: nothing in the quotation is followed."""
    return _cut(text, text.rfind('"') + 1)


def _cut(text: str, first: int) -> tuple[Piece, ...]:
    found: list[Piece] = [Piece(text[:first])] if first else []
    end = first
    marked = _CALL_OR_LINK if "://" in text else _CALL
    for hit in marked.finditer(text, first):
        if hit.start() > end:
            found.append(Piece(text[end : hit.start()]))
        href = hit[0] if hit.lastgroup else "tel:" + hit[0].replace(" ", "")
        found.append(Piece(hit[0], href))
        end = hit.end()
    if end < len(text):
        found.append(Piece(text[end:]))
    return tuple(found)
