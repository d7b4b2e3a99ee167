"""What a view's fields hold: the ``state.values`` that Slack keeps and sends."""

from collections.abc import Iterator
from typing import Any

EMPTY: dict[str, dict[str, Any]] = {
    "plain_text_input": {"value": None},
    "email_text_input": {"value": None},
    "url_text_input": {"value": None},
    "number_input": {"value": None},
    "static_select": {"selected_option": None},
    "external_select": {"selected_option": None},
    "multi_static_select": {"selected_options": []},
    "radio_buttons": {"selected_option": None},
    "checkboxes": {"selected_options": []},
    "datepicker": {"selected_date": None},
    "timepicker": {"selected_time": None},
    "datetimepicker": {"selected_date_time": None},
    "users_select": {"selected_user": None},
    "multi_users_select": {"selected_users": []},
    "conversations_select": {"selected_conversation": None},
    "multi_conversations_select": {"selected_conversations": []},
    "channels_select": {"selected_channel": None},
    "multi_channels_select": {"selected_channels": []},
    "file_input": {"files": []},
}
"""Element type to what an empty one holds (docs: view_submission payload, state.values)."""
INITIAL = {
    "initial_value": "value",
    "initial_option": "selected_option",
    "initial_options": "selected_options",
    "initial_date": "selected_date",
    "initial_time": "selected_time",
    "initial_date_time": "selected_date_time",
    "initial_user": "selected_user",
    "initial_users": "selected_users",
    "initial_conversation": "selected_conversation",
    "initial_conversations": "selected_conversations",
    "initial_channel": "selected_channel",
    "initial_channels": "selected_channels",
}


def fields(blocks: list[dict[str, Any]]) -> Iterator[tuple[dict[str, Any], dict[str, Any]]]:
    """Each block and element that holds something, in order."""
    for block in blocks:
        inside = [block.get("element"), block.get("accessory"), *block.get("elements", [])]
        for each in inside:
            if isinstance(each, dict) and each.get("type") in EMPTY:
                yield block, each


def at_first(
    blocks: list[dict[str, Any]], kept: dict[str, dict[str, Any]] | None = None
) -> dict[str, dict[str, Any]]:
    """The values of a view as it opens.

    ``kept``: those of the view that it takes the place of; a field with the same block_id,
    action_id and type keeps what was in it (docs: "Preserving input entry in views").
    """
    values: dict[str, dict[str, Any]] = {}
    for block, element in fields(blocks):
        held = {"type": element["type"]} | EMPTY[element["type"]]
        for name, into in INITIAL.items():
            if element.get(name) is not None:
                held[into] = element[name]
        old = (kept or {}).get(block["block_id"], {}).get(element["action_id"])
        if old and old["type"] == element["type"]:
            held = old
        values.setdefault(block["block_id"], {})[element["action_id"]] = held
    return values


def is_empty(held: dict[str, Any]) -> bool:
    """Whether nothing is in a field."""
    return all(value in (None, "", []) for name, value in held.items() if name != "type")
