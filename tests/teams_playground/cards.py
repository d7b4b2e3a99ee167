"""An adaptive card as a person reads and fills it: lines, buttons, and fields by their labels."""

import re
from collections.abc import Iterator
from typing import Any

Card = dict[str, Any]
Element = dict[str, Any]
Values = dict[str, str]
"""What is in the fields, by id; what is empty is not there."""
_MARKS = re.compile(r"(\*\*|__|[*_])(?=\S)(.*?\S)\1")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!~<>|&])")


def plain(text: str) -> str:
    """Markdown as it is read: marks and links shown, backslashes and entities undone."""
    kept: list[str] = []

    def keep(found: re.Match[str]) -> str:
        kept.append(found[1])
        return f"\0{len(kept) - 1}\0"

    words = _LINK.sub(r"\1", _MARKS.sub(r"\2", _ESCAPED.sub(keep, text)))
    words = re.sub(r"\0(\d+)\0", lambda found: kept[int(found[1])], words)
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def elements(card: Card) -> Iterator[Element]:
    """Everything in the body that is shown, in order, containers opened."""
    yield from _opened(card.get("body", []))


def _opened(items: list[Element]) -> Iterator[Element]:
    for each in items:
        if each.get("isVisible") is False:
            continue
        if each["type"] in ("Container", "Column"):
            yield from _opened(each.get("items", []))
        elif each["type"] == "ColumnSet":
            yield from _opened(each.get("columns", []))
        else:
            yield each


def actions(card: Card) -> list[Element]:
    """The buttons: in the body first, then those of the card."""
    inside = [one for each in elements(card) for one in each.get("actions", [])]
    return [*inside, *card.get("actions", [])]


def inputs(card: Card) -> list[tuple[str, Element]]:
    """The fields and their labels: a field's own, else the text above it."""
    found, above = [], ""
    for each in elements(card):
        if each["type"].startswith("Input."):
            found.append((plain(each.get("label") or above or each.get("title", "")), each))
        elif each["type"] == "TextBlock":
            above = each["text"]
    return found


def at_first(card: Card) -> Values:
    """What the bot put into the fields."""
    return {e["id"]: str(e["value"]) for _, e in inputs(card) if e.get("value") not in (None, "")}


def fill(card: Card, values: Values, label: str, value: str | list[str] | None) -> None:
    """Puts a value into the field with this label. ``value``: text, or an option's title or titles.

    Raises AssertionError where there is not one such field, or no such option.
    """
    found = [each for name, each in inputs(card) if name == label]
    if len(found) != 1:
        names = [name for name, _ in inputs(card)]
        raise AssertionError(f"{len(found)} fields are called {label!r}; there are {names}")
    field = found[0]
    made = "" if value is None else _made(field, value)
    if made:
        values[field["id"]] = made
    else:
        values.pop(field["id"], None)


def _made(field: Element, value: str | list[str]) -> str:
    if field["type"] == "Input.Toggle":
        on, off = field.get("valueOn", "true"), field.get("valueOff", "false")
        return str(on if value in (True, "true", field["title"]) else off)
    if field["type"] != "Input.ChoiceSet":
        assert isinstance(value, str)
        most = field.get("maxLength")
        return value[:most] if most else value
    wanted = [value] if isinstance(value, str) else value
    return ",".join(_option(field, each) for each in wanted)


def _option(field: Element, wanted: str) -> str:
    """The value of an option, by its title or by what stands before the colon in it."""
    titles = {plain(each["title"]): str(each["value"]) for each in field["choices"]}
    found = [each for title, each in titles.items() if f"{title}: ".startswith(f"{wanted}: ")]
    assert len(found) == 1, f"{len(found)} options {wanted!r}; there are {list(titles)}"
    return found[0]


def missing(card: Card, values: Values) -> dict[str, str]:
    """What the client itself finds empty that is required: label to words."""
    return {
        label: each.get("errorMessage", "")
        for label, each in inputs(card)
        if each.get("isRequired") and not values.get(each["id"])
    }


def lines(card: Card, values: Values | None = None) -> list[str]:
    """A card as lines; fields with what is in them, buttons in square brackets."""
    held = at_first(card) if values is None else values
    made = [line for each in elements(card) for line in _element(each, held)]
    return [*made, *_row(card.get("actions", []))]


def _element(element: Element, held: Values) -> list[str]:
    match element["type"]:
        case "TextBlock":
            return plain(element["text"]).split("\n")
        case "RichTextBlock":
            runs = element["inlines"]
            return ["".join(each if isinstance(each, str) else each["text"] for each in runs)]
        case "FactSet":
            return [f"{plain(e['title'])}: {plain(e['value'])}" for e in element["facts"]]
        case "ActionSet":
            return _row(element["actions"])
        case "Image":
            return [f"({element.get('altText', '')})"]
        case kind if kind.startswith("Input."):
            return [_field(element, held.get(element["id"], ""))]
    return []


def _field(field: Element, value: str) -> str:
    label = plain(field.get("label", ""))
    if field["type"] == "Input.ChoiceSet":
        chosen = value.split(",") if field.get("isMultiSelect") else [value]
        options = (
            f"({'x' if each['value'] in chosen else ' '}) {plain(each['title'])}"
            for each in field["choices"]
        )
        return f"{label}: {' '.join(options)}"
    if field["type"] == "Input.Toggle":
        on = value == field.get("valueOn", "true")
        return f"{label}: ({'x' if on else ' '}) {plain(field['title'])}"
    shown = value or f"‹{field.get('placeholder', '')}›"
    return f"{label}: {shown}"


def _row(row: list[Element]) -> list[str]:
    return [" ".join(f"[{each['title']}]" for each in row)] if row else []
