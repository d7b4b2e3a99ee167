"""*Show my words*: all that a person has written, to read out on the phone or to copy."""

from collections.abc import Iterator, Sequence

from dialogs.engine.draft import page_id
from dialogs.engine.fields import Choice, Choices, Field, Value
from dialogs.engine.page import Page, Sight
from dialogs.engine.plain import fold
from dialogs.engine.present import as_raw, is_parsed, unparsed
from dialogs.engine.views import Copyable, Notice
from dialogs.intake.cpi_pages import BOXES
from dialogs.intake.words import kept

WRITTEN = frozenset(
    {"C1", "C2", "C3", "C4", "C5", "AMEND-ADD", "AMEND-CORRECT", "AMEND-WRONG", "AMEND-WITHDRAW"}
)
"""The forms that hold what someone knows. C6 is about the sender."""


def own_words(pages: Sequence[Page], sight: Sight) -> Copyable | Notice:
    """What is answered and what is typed on pages that are not finished, in the order of the pages."""
    text = "\n\n".join(_told(pages, sight))
    if not text:
        return Notice(("You have not written anything yet.",), name="WORDS")
    return Copyable("Not sent. Read this to the call taker.", text)


def has_words(sight: Sight) -> bool:
    """Whether there is anything to show. Answers of the gate are no words."""
    written = (*sight.stored.items(), *sight.typed.items())
    return bool(kept(sight.notes)) or any(
        _raw(value)
        for key, values in written
        if page_id(key) in WRITTEN
        for value in values.values()
    )


def _told(pages: Sequence[Page], sight: Sight) -> Iterator[str]:
    forms = {page.id: page for page in pages if page.id in WRITTEN}
    found = {key for key in (*sight.stored, *sight.typed) if page_id(key) in forms}
    order = list(forms)
    said = [
        block
        for key in sorted(found, key=lambda key: (order.index(page_id(key)), len(key), key))
        for block in _page(forms[page_id(key)], key, sight)
    ]
    there = fold("".join(said))
    yield from (text for text in kept(sight.notes) if fold(text) not in there)
    yield from said


def _page(page: Page, key: str, sight: Sight) -> Iterator[str]:
    """The narrative as it is, then one block of lines that say what each field is."""
    lines: list[str] = []
    for asked in page.fields:
        text = "" if isinstance(asked, Choice | Choices) else _stands(asked, key, sight)
        if text and asked.name in BOXES:
            yield text
        elif text:
            mark = "" if asked.label.endswith("?") else ":"
            lines.append(f"{asked.label}{mark} {text}")
    if lines:
        yield "\n".join(lines)


def _stands(asked: Field, key: str, sight: Sight) -> str:
    typed = sight.typed.get(key, {})
    if asked.name in typed:
        return _raw(typed[asked.name])
    return asked.show(sight.stored.get(key, {}).get(asked.name))


def _raw(value: Value) -> str:
    raw = as_raw(unparsed(value) if is_parsed(value) else value)
    return raw if isinstance(raw, str) else ", ".join(raw)
