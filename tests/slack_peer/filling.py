"""A modal's fields by their labels: filled in as a person would, and what Slack itself insists on."""

from typing import Any

from tests.slack_peer.screen import plain
from tests.slack_peer.state import fields, is_empty
from tests.slack_peer.world import View

Held = dict[str, Any]
REQUIRED = "Please complete this required field."
_WRITTEN = frozenset({"plain_text_input", "email_text_input", "url_text_input", "number_input"})
_SINGLE = {
    "datepicker": "selected_date",
    "timepicker": "selected_time",
    "datetimepicker": "selected_date_time",
    "users_select": "selected_user",
    "conversations_select": "selected_conversation",
    "channels_select": "selected_channel",
}
_SEVERAL = {
    "multi_users_select": "selected_users",
    "multi_conversations_select": "selected_conversations",
    "multi_channels_select": "selected_channels",
}


def label_of(view: View, block_id: str) -> str:
    """The label a field is known by: an input's own, else the words of its section."""
    block = next(each for each in view.body["blocks"] if each["block_id"] == block_id)
    words = block.get("label") or block.get("text")
    return plain(words) if words else block_id


def fill(view: View, label: str, value: Any) -> tuple[Held, Held, Held]:
    """Puts a value into the field with this label; gives block, element and what it now holds.

    ``value``: text; an option's label (or its value) for a choice, a list of them for several; an
    id for a person or channel; None empties it. Raises AssertionError when there is no such field,
    no such option, or more than one field of this label.
    """
    known = [
        (block, element)
        for block, element in fields(view.body["blocks"])
        if _named(view, block, element) == label
    ]
    if len(known) != 1:
        every = [_named(view, *each) for each in fields(view.body["blocks"])]
        raise AssertionError(f"{len(known)} fields are called {label!r}; there are {every}")
    block, element = known[0]
    held = _held(element, value)
    view.values[block["block_id"]][element["action_id"]] = {"type": element["type"]} | held
    return block, element, held


def _named(view: View, block: Held, element: Held) -> str:
    """An input's label, a section's words, a menu's placeholder, else its action_id."""
    if block["type"] == "actions":
        words = element.get("placeholder")
        return plain(words) if words else str(element["action_id"])
    return label_of(view, block["block_id"])


def _held(element: Held, value: Any) -> Held:
    kind = element["type"]
    if kind in _WRITTEN:
        return {"value": value or None}
    if kind in _SINGLE:
        return {_SINGLE[kind]: value or None}
    several = [] if value is None else list(value) if isinstance(value, (list, tuple)) else [value]
    if kind in _SEVERAL:
        return {_SEVERAL[kind]: several}
    options = [_option(element, each) for each in several]
    if kind in ("checkboxes", "multi_static_select"):
        return {"selected_options": options}
    return {"selected_option": options[0] if options else None}


def _option(element: Held, wanted: str) -> Held:
    every = list(element.get("options") or [])
    for group in element.get("option_groups") or []:
        every += group["options"]
    for each in every:
        if wanted in (plain(each["text"]), each["value"]):
            return dict(each)
    raise AssertionError(f"no option {wanted!r}; there are {[plain(e['text']) for e in every]}")


def missing(view: View) -> dict[str, str]:
    """What Slack's own client finds wrong before it sends a form: label to words.

    Empty required fields, and texts outside ``min_length`` and ``max_length``.
    """
    found = {}
    for block, element in fields(view.body["blocks"]):
        if block["type"] != "input":
            continue
        held = view.values[block["block_id"]][element["action_id"]]
        label = label_of(view, block["block_id"])
        if is_empty(held):
            if not block.get("optional"):
                found[label] = REQUIRED
            continue
        if element["type"] == "plain_text_input":
            written = len(held["value"])
            most = element.get("max_length", 3000)
            if written > most:
                found[label] = f"Please shorten this to {most} characters or fewer."
            elif written < element.get("min_length", 0):
                found[label] = f"Please use at least {element['min_length']} characters."
    return found
