"""A field as an input block, and what stands in it back as raw values."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from adapters.slack.blocks import (
    Json,
    checkboxes,
    conversations_select,
    input_block,
    multi_static_select,
    multi_users_select,
    option,
    option_group,
    plain_text_input,
    radio_buttons,
    static_select,
)
from adapters.slack.escape import cut, plain
from adapters.slack.limits import INPUT, LABEL, OPTION, OPTIONS, RADIOS
from adapters.slack.place import block_id, field_of
from dialogs.engine.fields import Choice, Choices, Raw, match
from dialogs.engine.fields import Option as Offered
from dialogs.engine.pickers import People, Place, spoken
from dialogs.engine.views import Shown

VALUE = "v"
"""The action id of every input: its block's id says which field it is."""
_ID = re.compile(r"[A-Z][A-Z0-9]{2,20}", re.ASCII)
SHORTENED = "Only the first 3,000 characters are here."


def control(shown: Shown, page: str, revision: int) -> Json:
    """The input block for a field, with what stands in it.

    A field is optional to Slack unless it is required; every other check is the server's. A text
    over a field's own limit has to reach the server, which says how to mend it: so no input takes
    fewer than Slack's own 3,000 characters.
    """
    field = shown.field
    hint = field.hint
    if isinstance(field, Choice | Choices):
        element = pick(field.options, chosen(shown), many=isinstance(field, Choices))
    elif isinstance(field, Place):
        element = _place(typed(shown.raw))
    elif isinstance(field, People):
        element = _people(shown.raw, field.most)
    else:
        text = typed(shown.raw)
        element = _text(text, lines=getattr(field, "lines", 1))
        if len(text) > INPUT:
            hint = f"{hint} {SHORTENED}".strip()
    return input_block(
        block_id(page, revision, field.name),
        plain(field.label, LABEL),
        element,
        hint=plain(hint, LABEL) if hint else None,
        optional=not field.required,
    )


def chosen(shown: Shown) -> frozenset[str]:
    """The values of the options that stand in a choice, or its preset where nothing does."""
    field, raw = shown.field, shown.raw
    if isinstance(field, Choice):
        text = typed(raw) or field.preset or ""
        parts: Sequence[str] = (text,)
    elif isinstance(field, Choices):
        parts = (raw,) if isinstance(raw, str) else raw
    else:
        return frozenset()
    found = (match(field.options, part) for part in parts if part)
    return frozenset(option.value for option in found if option)


def typed(raw: Raw) -> str:
    """A raw value as text."""
    return raw if isinstance(raw, str) else "\n".join(raw)


def pick(
    offered: Sequence[Offered],
    marked: frozenset[str] = frozenset(),
    *,
    many: bool = False,
    numbered: bool = False,
) -> Json:
    """Radio buttons or checkboxes; a list to open where there are more than `RADIOS` options.

    ``marked``: the values that are chosen already. ``numbered``: the numbers that can be typed stand
    before the labels.
    """
    numbers = [f"{n}. " if numbered else "" for n in range(1, len(offered) + 1)]
    options = [_option(one, number) for one, number in zip(offered, numbers, strict=True)]
    initial = [one for one in options if one["value"] in marked]
    first = initial[0] if initial else None
    if len(options) <= RADIOS:
        if many:
            return checkboxes(VALUE, options, initial or None)
        return radio_buttons(VALUE, options, first)
    listed = (
        {"options": options} if len(options) <= OPTIONS else {"option_groups": _groups(options)}
    )
    if many:
        placeholder = plain("Choose any")
        return multi_static_select(VALUE, placeholder, initial_options=initial or None, **listed)
    return static_select(VALUE, plain("Choose one"), initial_option=first, **listed)


def _option(offered: Offered, number: str) -> Json:
    """A label that is too long goes on in the description, as far as that holds it."""
    label = number + offered.label
    rest = offered.hint
    if len(label) > OPTION:
        end = label.rfind(" ", 0, OPTION) if " " in label[OPTION // 2 : OPTION] else OPTION
        label, rest = label[:end], label[end:]
    description = plain(rest, OPTION) if rest.strip() else None
    return option(plain(label, OPTION), offered.value, description)


def _groups(options: list[Json]) -> list[Json]:
    starts = range(0, len(options), OPTIONS)
    return [
        option_group(
            plain(f"{start + 1} to {min(start + OPTIONS, len(options))}"),
            options[start : start + OPTIONS],
        )
        for start in starts
    ]


def _place(channel: str) -> Json:
    """Slack's own list of channels, without private chats and those shared with others."""
    return conversations_select(
        VALUE,
        plain("Choose a channel"),
        only={"exclude_external_shared_channels": True, "include": ["private", "public"]},
        initial_conversation=channel if _ID.fullmatch(channel) else None,
    )


def _people(raw: Raw, most: int) -> Json:
    """Slack's own list of people. What was typed and is no id is typed again."""
    known = [one for one in spoken(raw) if _ID.fullmatch(one)]
    return multi_users_select(VALUE, plain("Choose people"), most=most, initial_users=known or None)


def _text(text: str, *, lines: int) -> Json:
    return plain_text_input(
        VALUE,
        multiline=lines > 1 or "\n" in text,
        max_length=INPUT,
        initial_value=cut(text, INPUT) or None,
    )


def raw_values(
    state: Mapping[str, Any] | None, page: str, revision: int | None
) -> Mapping[str, Raw]:
    """Raw values by field name from a view's or a message's ``state``, for the inputs of this page.

    Every input that was drawn is there; one that is empty gives an empty text, or no ticks.
    """
    values = (state or {}).get("values")
    return dict(_values(values, page, revision)) if isinstance(values, dict) else {}


def _values(
    values: Mapping[str, Any], page: str, revision: int | None
) -> Iterator[tuple[str, Raw]]:
    for block, actions in values.items():
        name = field_of(block, page, revision)
        given = actions.get(VALUE) if isinstance(actions, dict) else None
        if name and isinstance(given, dict):
            yield name, _raw(given)


def _raw(given: Mapping[str, Any]) -> Raw:
    match given.get("type"):
        case "checkboxes" | "multi_static_select":
            options = given.get("selected_options") or ()
            return tuple(str(option["value"]) for option in options)
        case "radio_buttons" | "static_select":
            option = given.get("selected_option")
            return str(option["value"]) if option else ""
        case "multi_users_select":
            return tuple(map(str, given.get("selected_users") or ()))
        case "conversations_select":
            return str(given.get("selected_conversation") or "")
        case _:
            return str(given.get("value") or "")
