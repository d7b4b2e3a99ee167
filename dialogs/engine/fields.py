"""A kind of answer: what a person may give, as text or ticks, and the value kept for it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Protocol, TypeAlias

from dialogs.engine.plain import NUMBERS, clean, fold, one_line, only_marks, says_not_known

Value: TypeAlias = "bool | int | str | list[Value] | dict[str, Value] | None"
Raw: TypeAlias = str | Sequence[str]

MISSING = "We need an answer here. A few words are fine."
_PICK = "Choose one of these."

_NUMBER = re.compile(r"(?:option|number|no\.|#)?\s*\(?(\d{1,3})\s*[.):]*", re.IGNORECASE)
_YES = frozenset({"y", "yes", "yeah", "yea", "yep", "yup", "aye", "yesplease"})
_NO = frozenset({"n", "no", "nope", "nah", "nothanks"})
_LIST_MARKS = re.compile(r"[,;\n+&]|\s/\s|(?<=\d)\s*/\s*(?=\d)")
_AND = re.compile(r"\band\b|(?<=\d)\s+(?=\d)", re.IGNORECASE)


class FieldError(ValueError):
    """What is wrong with an answer and how to mend it, in words for the person.

    `message` never holds what the person typed beyond a short harmless part (a day number).
    `in_form` is the same beside other fields: it names the field, and asks for nothing to be typed.
    """

    def __init__(self, message: str, in_form: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.in_form = in_form or message


class Field(Protocol):
    """One thing asked: the engine parses what comes back and shows what it keeps."""

    @property
    def name(self) -> str:
        """The key under which the answer is kept."""

    @property
    def label(self) -> str:
        """The question as people see it."""

    @property
    def hint(self) -> str:
        """One line of help or an example; may be empty."""

    @property
    def required(self) -> bool:
        """Whether an empty answer is refused."""

    def parse(self, raw: Raw, now: datetime) -> Value:
        """The value for `raw`: None if empty and not required.

        `now` is aware, in the force's local time. Raises FieldError.
        """

    def show(self, value: Value) -> str:
        """`value` in plain text for the check page; empty for None. Never raises."""


def not_known() -> dict[str, Value]:
    """The value of "not known", which is an answer and is recorded as such (domain.md 3)."""
    return {"not_known": True}


def is_not_known(value: Value) -> bool:
    """Whether the person answered that they do not know."""
    return isinstance(value, dict) and value.get("not_known") is True


def within(text: str, limit: int, more: str = "") -> str:
    """`text` if it has at most `limit` characters, else FieldError (conversation.md 2, errors).

    `more` is a sentence on what else can be done.
    """
    if len(text) <= limit:
        return text
    message = f"That is {len(text):,} characters. The most is {limit:,}."
    raise FieldError(f"{message} {more}".rstrip())


def shown(value: Value) -> str | None:
    """The words for the values every kind has, None if `value` is a kind's own."""
    if value is None:
        return ""
    if is_not_known(value):
        return "Not known"
    return value if isinstance(value, str) else None


def shown_text(value: Value) -> str:
    """`value` as plain text, where a kind keeps what was typed under "text"."""
    words = shown(value)
    if words is None:
        words = str(value.get("text", "")) if isinstance(value, dict) else str(value)
    return words


@dataclass(frozen=True, slots=True)
class Asked:
    """What every kind of field has. `missing` is the error for an empty required answer."""

    name: str
    label: str
    hint: str = ""
    required: bool = False
    missing: str = MISSING

    def nothing(self, text: str) -> tuple[bool, Value]:
        """Whether `text` is empty or says "not known", and the value then.

        Raises FieldError with `missing` if an answer is required.
        """
        if only_marks(text):
            empty: Value = None
        elif says_not_known(text):
            empty = not_known()
        else:
            return False, None
        if self.required:
            raise FieldError(self.missing)
        return True, empty


@dataclass(frozen=True, slots=True)
class Text(Asked):
    """Free text: `lines` 1 is one line, more keeps line breaks; `limit` in characters.

    `more` is added to the error for a text that is too long. Where an answer is required,
    "not known" is text like any other.
    """

    limit: int = 200
    lines: int = 1
    more: str = ""

    def parse(self, raw: Raw, now: datetime) -> Value:  # noqa: ARG002
        """The cleaned text. Raises FieldError if empty and required, or too long."""
        text = one_line(raw) if self.lines == 1 else clean(raw)
        if only_marks(text) or not self.required:
            nothing, value = self.nothing(text)
            if nothing:
                return value
        return within(text, self.limit, self.more)

    def show(self, value: Value) -> str:
        """The text itself."""
        return shown_text(value)


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: `value` is kept, `label` is seen."""

    value: str
    label: str
    hint: str = ""


def match(options: tuple[Option, ...], typed: str) -> Option | None:
    """The one option that `typed` means, None if there is none or more than one.

    In this order: the value, the label (case, spaces and punctuation do not matter), the
    number ("2", "2.", "two"), a word for yes, no or not known where one option says it, and
    the first three or more letters of one label.
    """
    text = typed.strip()
    for option in options:
        if option.value == text:
            return option
    folded = fold(text)
    number = _NUMBER.fullmatch(text)
    place = int(number[1]) if number else NUMBERS.get(folded)
    labels = [_own(option.label) for option in options]
    if folded and folded in labels:
        return options[labels.index(folded)]
    if place is not None:
        return options[place - 1] if 0 < place <= len(options) else None
    return _single(options, labels, text, folded)


_own = lru_cache(maxsize=4096)(fold)
"""Words of ours, folded: the same few in every turn."""


def _single(
    options: tuple[Option, ...], labels: list[str], text: str, folded: str
) -> Option | None:
    starts = [_own(option.label.split(" ", 1)[0]) for option in options]
    if folded in _YES:
        hits = [o for o, start in zip(options, starts, strict=True) if start == "yes"]
    elif folded in _NO:
        hits = [o for o, start in zip(options, starts, strict=True) if start == "no"]
    elif says_not_known(text):
        hits = [o for o, name in zip(options, labels, strict=True) if says_not_known(name)]
    else:
        hits = [o for o in options if folded and _own(o.value) == folded]
        if not hits and sum(c.isalpha() for c in folded) >= 3:
            hits = [o for o, name in zip(options, labels, strict=True) if name.startswith(folded)]
    return hits[0] if len(hits) == 1 else None


def numbered(options: tuple[Option, ...]) -> str:
    """The options in one line with their numbers: "1 Yes, 2 No"."""
    return ", ".join(f"{place} {option.label}" for place, option in enumerate(options, start=1))


@dataclass(frozen=True, slots=True)
class Choice(Asked):
    """One of several options; the value is the option's. `preset` is marked when asked."""

    missing: str = _PICK
    options: tuple[Option, ...] = ()
    preset: str | None = None

    def parse(self, raw: Raw, now: datetime) -> Value:  # noqa: ARG002
        """The chosen option's value. Raises FieldError that lists the options."""
        text = one_line(raw)
        if not text:
            if self.required:
                raise self._wrong(self.missing)
            return None
        option = match(self.options, text)
        if option is None:
            raise self._wrong("That is not one of the choices.")
        return option.value

    def show(self, value: Value) -> str:
        """The option's label."""
        return _labels(self.options).get(str(value), shown_text(value))

    def _wrong(self, wrong: str) -> FieldError:
        typed = f"{wrong} Type a number or the words: {numbered(self.options)}."
        own = self.missing if self.missing != _PICK else ""
        return FieldError(typed, own or _sentence("Choose one", self.label))


@dataclass(frozen=True, slots=True)
class Choices(Asked):
    """Any number of options, `at_least` so many; the value is a list in the options' order."""

    missing: str = _PICK
    options: tuple[Option, ...] = ()
    at_least: int = 0

    def parse(self, raw: Raw, now: datetime) -> Value:  # noqa: ARG002
        """The chosen options' values. Raises FieldError that lists the options.

        Takes ticked values, or typed text: "1 and 3", "1,3", labels, "none" (an empty list).
        """
        parts = [one_line(raw)] if isinstance(raw, str) else [one_line(part) for part in raw]
        parts = [part for part in parts if part]
        if not parts:
            if self.required or self.at_least:
                raise self._wrong(self.missing)
            return None
        picked = self._picked(parts)
        if len(picked) < max(self.at_least, int(self.required)):
            raise self._wrong(f"Choose at least {max(self.at_least, 1)}.")
        return [option.value for option in self.options if option in picked]

    def show(self, value: Value) -> str:
        """The labels of the chosen options, "None" for an empty list."""
        if not isinstance(value, list):
            return shown_text(value)
        labels = _labels(self.options)
        return ", ".join(labels.get(str(item), str(item)) for item in value) or "None"

    def _picked(self, parts: list[str]) -> set[Option]:
        picked: set[Option] = set()
        for part in parts:
            whole = match(self.options, part)
            if whole is not None:
                picked.add(whole)
            elif fold(part) not in {"none", "noneofthem", "noneofthese"}:
                picked.update(self._split(part))
        return picked

    def _split(self, text: str) -> list[Option]:
        found: list[Option] = []
        for piece in filter(str.strip, _LIST_MARKS.split(text)):
            whole = match(self.options, piece)
            words = [piece] if whole else [word for word in _AND.split(piece) if word.strip()]
            for word in words:
                option = match(self.options, word)
                if option is None:
                    raise self._wrong("One of these is not a choice.")
                found.append(option)
        return found

    def _wrong(self, wrong: str) -> FieldError:
        typed = f"{wrong} Type the numbers, like 1 and 3: {numbered(self.options)}."
        own = self.missing if self.missing != _PICK else ""
        count = f"Choose at least {max(self.at_least, 1)}"
        return FieldError(typed, own or _sentence(count, self.label))


def _sentence(what: str, label: str) -> str:
    """ "Choose one: Risk." for a field called Risk; a question keeps its mark."""
    return f"{what}: {label}" if label.endswith("?") else f"{what}: {label}."


def _labels(options: tuple[Option, ...]) -> dict[str, str]:
    return {option.value: option.label for option in options}
