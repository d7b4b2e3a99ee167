"""The answers as the person checks them: plain text, part by part, each with the page that changes it."""

from dialogs.engine.draft import page_id
from dialogs.engine.page import Page, Sight
from dialogs.engine.views import Part
from dialogs.force.profile import Profile
from dialogs.intake.cpi_pages import (
    person_page,
    safety_page,
    sender_page,
    source_page,
    vehicle_page,
    what_page,
)
from dialogs.intake.eligibility import crime_pages, risk_pages, special_pages, topic_pages
from dialogs.intake.urgency import urgency_pages
from dialogs.intake.words import written

Line = tuple[str, str]
NOT_SAID = "Not given"
_GATE_TITLES = {
    "G1": "How urgent",
    "G2": "Special routes",
    "G3": "Already reported",
    "G4": "Someone at risk",
    "G5": "Topic",
}


def parts_of(profile: Profile, sight: Sight, keys: tuple[str, ...]) -> tuple[Part, ...]:
    """The review's parts, in the order they are read. ``keys`` are the page keys on the path."""
    people = tuple(_person(sight, key, n) for n, key in enumerate(_of("C2", keys), 1))
    vehicles = tuple(_vehicle(sight, key, n) for n, key in enumerate(_of("C3", keys), 1))
    return (
        Part("What you know", _narrative(sight), "C1"),
        Part(
            "When and where",
            lines(what_page(), sight, "C1", ("when", "often", "where", "view")),
            "C1",
        ),
        *people,
        *vehicles,
        Part("How you know", lines(source_page(), sight, "C4"), "C4"),
        Part("Keeping people safe", lines(safety_page(profile), sight, "C5"), "C5"),
        Part("You", lines(sender_page(), sight, "C6"), "C6"),
        *_gate(profile, sight, keys),
    )


def lines(page: Page, sight: Sight, key: str, names: tuple[str, ...] = ()) -> tuple[Line, ...]:
    """Label and words of each field of a page that applies; empty answers read *Not given*."""
    values = sight.answers.get(key, {})
    return tuple(
        (asked.label, asked.show(values.get(asked.name)) or NOT_SAID)
        for asked in page.fields_for(sight)
        if (not names or asked.name in names) and asked.name != "next"
    )


def _of(page: str, keys: tuple[str, ...]) -> list[str]:
    return [key for key in keys if page_id(key) == page]


def _narrative(sight: Sight) -> tuple[Line, ...]:
    return tuple(("", text) for text in written(sight))


def _person(sight: Sight, key: str, n: int) -> Part:
    shown = tuple(
        (label, text) for label, text in lines(person_page(), sight, key) if text != NOT_SAID
    )
    return Part(f"Person {n}", shown or (("", "No person named"),), key)


def _vehicle(sight: Sight, key: str, n: int) -> Part:
    shown = tuple(
        (label, text) for label, text in lines(vehicle_page(), sight, key) if text != NOT_SAID
    )
    return Part(f"Vehicle {n}", shown or (("", "Nothing given"),), key)


def _gate(profile: Profile, sight: Sight, keys: tuple[str, ...]) -> tuple[Part, ...]:
    pages = (
        *urgency_pages(profile),
        *special_pages(profile),
        *crime_pages(profile),
        *risk_pages(profile),
        *topic_pages(profile),
    )
    parts = []
    for key, title in _GATE_TITLES.items():
        said = tuple(
            (page.title if "{" not in page.title else "Have you told the team?", choice.show(value))
            for page in pages
            if (choice := page.choice) is not None
            and page.id in keys
            and page.id.startswith(key)
            and (value := sight.get(page.id)) is not None
        )
        if said:
            parts.append(Part(title, said, key))
    return tuple(parts)
