"""A card as it is seen: its lines, its buttons, its inputs and what is put into them."""

from collections.abc import Iterator
from typing import Any

from tests.teams_peer.rules import elements
from tests.teams_peer.world import Card

Action = dict[str, Any]


def lines(card: Card) -> Iterator[str]:
    """What can be read on a card, in its order."""
    for each in elements(card):
        kind = each["type"]
        if each.get("isVisible") is False:
            continue
        if kind == "TextBlock":
            yield each["text"]
        elif kind == "RichTextBlock":
            yield "".join(run["text"] for run in each["inlines"])
        elif kind == "FactSet":
            yield from (f"{fact['title']} {fact['value']}" for fact in each["facts"])
        elif kind == "Image":
            yield f"({each.get('altText', '')})"
        elif kind.startswith("Input."):
            yield f"{each.get('label', '')}: {each.get('value', '')}".strip()
            yield from (f"( ) {choice['title']}" for choice in each.get("choices", ()))
            if kind == "Input.Toggle":
                yield f"[ ] {each['title']}"
        elif kind.startswith("Action."):
            yield f"[{each.get('title', '')}]"


def actions(card: Card, label: str = "") -> Iterator[Action]:
    """The buttons with this label, or all."""
    for each in elements(card):
        if each["type"].startswith("Action.") and label in ("", each.get("title")):
            yield each


def inputs(card: Card) -> dict[str, dict[str, Any]]:
    """The inputs of a card, by their ids."""
    return {each["id"]: each for each in elements(card) if each["type"].startswith("Input.")}


def filled(card: Card, fields: dict[str, str | list[str]]) -> dict[str, str]:
    """What a card sends of its inputs: strings, and only those that are filled.

    ``fields``: by label or id; a choice by its title, several as a list; ``true`` or ``false`` for what
    is ticked. Raises AssertionError.
    """
    known, sent = inputs(card), {}
    for name, each in known.items():
        value = str(each.get("value", "") or "")
        if value:
            sent[name] = value
    for wanted, value in fields.items():
        names = [
            n for n, each in known.items() if wanted in (n, each.get("label"), each.get("title"))
        ]
        if not names:
            raise AssertionError(f"there is no field {wanted!r}: {list(lines(card))}")
        sent[names[0]] = _value(known[names[0]], value)
    return {name: value for name, value in sent.items() if value}


def missing(card: Card, sent: dict[str, str]) -> dict[str, str]:
    """What Teams itself finds wrong before it sends: label to words."""
    wrong = {}
    for name, each in inputs(card).items():
        value, longest = sent.get(name, ""), each.get("maxLength")
        if (each.get("isRequired") and not value) or (longest and len(value) > longest):
            wrong[str(each.get("label") or name)] = str(each.get("errorMessage", ""))
    return wrong


def _value(field: dict[str, Any], value: str | list[str]) -> str:
    if field["type"] == "Input.ChoiceSet":
        known = {choice["title"]: choice["value"] for choice in field["choices"]}
        chosen = [value] if isinstance(value, str) else value
        if len(chosen) > 1 and not field.get("isMultiSelect"):
            raise AssertionError("one choice at most")
        for each in chosen:
            if each and each not in known:
                raise AssertionError(f"there is no choice {each!r}: {sorted(known)}")
        return ",".join(known[each] for each in chosen if each)
    if field["type"] == "Input.Toggle":
        on, off = field.get("valueOn", "true"), field.get("valueOff", "false")
        return str(on if value == "true" else off)
    return str(value)
