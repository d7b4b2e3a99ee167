"""Plain words cut so that numbers to call and addresses to open stand out."""

import re
from dataclasses import dataclass

_CALL_OR_LINK = re.compile(
    r"(?P<link>https?://[^\s<>\"'()]+[^\s<>\"'().,;:!?])"
    r"|(?<![\w/.,:-])(?P<tel>18001 101|18000|999|101|0\d{2,4} ?\d{3,4} ?\d{3,4}|0\d{3} \d{2} ?\d{2,4}"
    r"|(?<=[Cc]all )\d{3}(?! \d))"
    r"(?![\w-])(?!/\d)"
)


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
    for hit in _CALL_OR_LINK.finditer(text, first):
        if hit.start() > end:
            found.append(Piece(text[end : hit.start()]))
        href = hit["link"] or "tel:" + hit[0].replace(" ", "")
        found.append(Piece(hit[0], href))
        end = hit.end()
    if end < len(text):
        found.append(Piece(text[end:]))
    return tuple(found)
