"""Fields as form controls, and plain words with numbers to call and links to follow."""

import re
from dataclasses import dataclass

from dialogs.engine.fields import Choice, Choices, Field, Option, Raw, match
from dialogs.engine.views import Shown

MOST_RADIOS = 12
"""A choice with more options becomes a drop-down list."""
ROW = 36
"""Options stand beside one another where their labels have at most this many characters together."""
COUNTED = 1_000
"""A text field shows how much room is left from this limit on, in characters."""

_CALL_OR_LINK = re.compile(
    r"(?P<link>https?://[^\s<>\"'()]+[^\s<>\"'().,;:!?])"
    r"|(?<![\w/.,:-])(?P<tel>18001 101|18000|999|101|0\d{2,4} ?\d{3,4} ?\d{3,4}|0\d{3} \d{2} ?\d{2,4})"
    r"(?![\w-])(?!/\d)"
)


@dataclass(frozen=True, slots=True)
class Control:
    """One form control. ``kind``: radios, select, ticks, area or line. ``chosen`` holds options' values."""

    kind: str
    name: str
    label: str
    hint: str
    error: str
    required: bool
    value: str = ""
    chosen: frozenset[str] = frozenset()
    options: tuple[Option, ...] = ()
    limit: int = 0
    rows: int = 1
    inputmode: str = "text"

    @property
    def in_a_row(self) -> bool:
        """Whether the options are few and short enough to stand beside one another."""
        plain = not any(option.hint for option in self.options)
        return plain and sum(len(option.label) for option in self.options) <= ROW


@dataclass(frozen=True, slots=True)
class Piece:
    """Part of a sentence: ``href`` is empty for plain words."""

    text: str
    href: str = ""


def control(shown: Shown) -> Control:
    """The control for a field, with what stands in it."""
    field, raw = shown.field, shown.raw
    if isinstance(field, Choice):
        text = _text(raw) or field.preset or ""
        option = match(field.options, text) if text else None
        return Control(
            "radios" if len(field.options) <= MOST_RADIOS else "select",
            *_common(field, shown.error),
            chosen=frozenset({option.value} if option else ()),
            options=field.options,
        )
    if isinstance(field, Choices):
        parts = (raw,) if isinstance(raw, str) else raw
        found = (match(field.options, part) for part in parts if part)
        return Control(
            "ticks",
            *_common(field, shown.error),
            chosen=frozenset(option.value for option in found if option),
            options=field.options,
        )
    lines, limit = getattr(field, "lines", 1), getattr(field, "limit", 0)
    return Control(
        "area" if lines > 1 else "line",
        *_common(field, shown.error),
        value=_text(raw),
        limit=limit if limit >= COUNTED else 0,
        rows=min(max(lines, 3), 8) if lines > 1 else 1,
        inputmode=_INPUT_MODES.get(type(field).__name__, "text"),
    )


_INPUT_MODES = {"Phone": "tel", "Phones": "text", "Email": "email"}


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


def _common(field: Field, error: str) -> tuple[str, str, str, str, bool]:
    return field.name, field.label, field.hint, error, field.required


def _text(raw: Raw) -> str:
    return raw if isinstance(raw, str) else "\n".join(raw)
