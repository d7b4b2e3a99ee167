"""The answers as the person checks them: plain text, part by part, each with the page that changes it."""

from collections.abc import Sequence

from dialogs.engine.draft import page_id
from dialogs.engine.page import Page, Sight
from dialogs.engine.views import Part
from dialogs.intake.building import GATE, GATE_END
from dialogs.intake.words import written

Line = tuple[str, str]
NOT_SAID = "Not given"
BETWEEN = " · "
"""Between the labels of a line that names what was not given."""
FIRST = "First questions"
GATE_PAGES = (*GATE, *GATE_END, "A-CRIME")
"""What the first questions are; the crime question may have been asked by the alarm."""
_ASKED = {"G4w": "Have you told the team?", "A-CRIME": "Has the crime been reported?"}


def parts_of(pages: Sequence[Page], sight: Sight, keys: tuple[str, ...]) -> tuple[Part, ...]:
    """The review's parts, in the order they are read.

    ``pages`` are the script's, ``keys`` the page keys on the path. The answers of the gate come last,
    as one part: a change there runs the gate again.
    """
    page = {one.id: one for one in pages}
    people = tuple(
        Part(f"Person {n}", _given(page["C2"], sight, key) or (("", "No person named"),), key)
        for n, key in enumerate(_of("C2", keys), 1)
    )
    vehicles = tuple(
        Part(f"Vehicle {n}", _given(page["C3"], sight, key) or (("", "Nothing given"),), key)
        for n, key in enumerate(_of("C3", keys), 1)
    )
    first = ("when", "often", "where", "view")
    gate = _gate(page, sight, keys)
    return (
        Part("What you know", tuple(("", text) for text in written(sight)), "C1"),
        Part("When and where", lines(page["C1"], sight, "C1", first), "C1"),
        *people,
        *vehicles,
        Part("How you know", lines(page["C4"], sight, "C4"), "C4"),
        Part("Keeping people safe", lines(page["C5"], sight, "C5"), "C5"),
        Part("You", lines(page["C6"], sight, "C6"), "C6"),
        *((Part(FIRST, gate, "G1"),) if gate else ()),
    )


def lines(page: Page, sight: Sight, key: str, names: tuple[str, ...] = ()) -> tuple[Line, ...]:
    """Label and words of each field of a page that applies; empty answers read *Not given*.

    Where more than half are empty, one line at the end names them.
    """
    values = sight.answers.get(key, {})
    found = tuple(
        (asked.label, asked.show(values.get(asked.name)) or NOT_SAID)
        for asked in page.fields_for(sight)
        if (not names or asked.name in names) and asked.name != "next"
    )
    missing = [label.partition(" (")[0] for label, text in found if text == NOT_SAID]
    if 2 * len(missing) <= len(found):
        return found
    given = tuple(line for line in found if line[1] != NOT_SAID)
    return (*given, (NOT_SAID, BETWEEN.join(missing)))


def _of(page: str, keys: tuple[str, ...]) -> list[str]:
    return [key for key in keys if page_id(key) == page]


def _given(page: Page, sight: Sight, key: str) -> tuple[Line, ...]:
    values = sight.answers.get(key, {})
    return tuple(
        (asked.label, text)
        for asked in page.fields_for(sight)
        if asked.name != "next" and (text := asked.show(values.get(asked.name)))
    )


def _gate(page: dict[str, Page], sight: Sight, keys: tuple[str, ...]) -> tuple[Line, ...]:
    return tuple(
        (_ASKED.get(key, asked.title), choice.show(value))
        for key in keys
        if key in GATE_PAGES
        and (choice := (asked := page[key]).choice) is not None
        and (value := sight.get(key)) is not None
    )
