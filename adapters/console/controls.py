"""Fields as form controls."""

from dataclasses import dataclass

from dialogs.engine.fields import Choice, Choices, Field, Option, Raw, match
from dialogs.engine.views import Shown

MOST_RADIOS = 12
"""A choice with more options becomes a drop-down list."""
ROW = 36
"""Options stand beside one another where their labels have at most this many characters together."""
COUNTED = 1_000
"""A text field shows how much room is left from this limit on, in characters."""


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


def _common(field: Field, error: str) -> tuple[str, str, str, str, bool]:
    return field.name, field.label, field.hint, error, field.required


def _text(raw: Raw) -> str:
    return raw if isinstance(raw, str) else "\n".join(raw)
