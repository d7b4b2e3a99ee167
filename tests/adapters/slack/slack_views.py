"""Rendered views looked at from outside: Slack's limits, what stands where, and what Slack sends back."""

from collections.abc import Iterator, Mapping
from typing import Any

from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View as SdkView

from adapters.slack.messages import Message
from tests.slack_peer.limits import UPDATE_TEXT, check_message, check_view

Json = dict[str, Any]


def check_drawn(message: Message) -> None:
    """Slack takes the message, as a new one and as an update, and slack_sdk finds its blocks valid."""
    check_message({"text": message.text, "blocks": message.blocks}, UPDATE_TEXT)
    check_blocks(message.blocks)


def check_modal(view: Json) -> None:
    """The same for a modal."""
    check_view(view, "modal")
    _check_view_model(view)


def check_home(view: Json) -> None:
    """The same for App Home."""
    check_view(view, "home")
    _check_view_model(view)


def check_blocks(blocks: list[Json]) -> None:
    """slack_sdk's models read each block, find it and everything in it valid, and give it back the same.

    ``validate_json`` looks at the block itself, ``to_dict`` at each element and text inside it.
    """
    assert blocks
    for block in blocks:
        parsed = Block.parse(block)
        assert parsed is not None
        parsed.validate_json()
        assert parsed.to_dict() == block


def _check_view_model(view: Json) -> None:
    parsed = SdkView(**view)
    parsed.validate_json()
    assert parsed.to_dict() == view
    check_blocks(view["blocks"])


def objects(value: Any) -> Iterator[Json]:
    """Every object in a rendered value, outermost first."""
    if isinstance(value, list):
        for each in value:
            yield from objects(each)
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from objects(each)


def plain_words(value: Any) -> str:
    """All plain text that is shown, and what stands in inputs."""
    shown = (o["text"] for o in objects(value) if o.get("type") == "plain_text")
    typed = (o["initial_value"] for o in objects(value) if "initial_value" in o)
    return "\n".join((*shown, *typed))


def marked_words(value: Any) -> str:
    """All text in which Slack reads marks."""
    return "\n".join(o["text"] for o in objects(value) if o.get("type") == "mrkdwn")


def buttons_of(value: Any) -> list[Json]:
    """Every button, as drawn."""
    return [o for o in objects(value) if o.get("type") == "button"]


def labels_of(value: Any) -> list[str]:
    """The words on every button."""
    return [each["text"]["text"] for each in buttons_of(value)]


def inputs_of(value: Any) -> dict[str, Json]:
    """Every input's element, by its block's id."""
    return {o["block_id"]: o["element"] for o in objects(value) if o.get("type") == "input"}


def state_of(value: Any, **typed: Any) -> Json:
    """What Slack sends as ``state`` if nothing is touched but the fields named in ``typed``."""
    values = {}
    for block, element in inputs_of(value).items():
        name = block.split(":")[1]
        values[block] = {element["action_id"]: _given(element, typed.get(name))}
    return {"values": values}


def _given(element: Json, typed: Any) -> Json:
    options = [
        o for o in objects(element.get("options", element.get("option_groups"))) if "value" in o
    ]
    match element["type"]:
        case "plain_text_input" as kind:
            return {"type": kind, "value": element.get("initial_value") if typed is None else typed}
        case "checkboxes" | "multi_static_select" as kind:
            ticked = element.get("initial_options", [])
            if typed is not None:
                ticked = [option for option in options if option["value"] in typed]
            return {"type": kind, "selected_options": ticked}
        case kind:
            picked = element.get("initial_option")
            if typed is not None:
                picked = next(option for option in options if option["value"] == typed)
            return {"type": kind, "selected_option": picked}


def press(button: Mapping[str, Any], view: Json | None = None, **typed: Any) -> Json:
    """A ``block_actions`` payload, from a modal or (without one) from a message."""
    payload: Json = {"type": "block_actions", "actions": [dict(button)]}
    if view is not None:
        payload["view"] = {**view, "id": "V1", "state": state_of(view, **typed)}
    return payload


def submit(view: Json, **typed: Any) -> Json:
    """A ``view_submission`` payload."""
    return {
        "type": "view_submission",
        "view": {**view, "id": "V1", "state": state_of(view, **typed)},
    }
