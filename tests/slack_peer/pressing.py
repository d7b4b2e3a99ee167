"""Buttons on the screen: found by label, told apart, and what a press of one is sent as."""

from collections.abc import Iterator

from tests.slack_peer.payloads import Payload
from tests.slack_peer.screen import plain
from tests.slack_peer.world import Message, View


def when(ts: str) -> tuple[int, int]:
    seconds, _, number = ts.partition(".")
    return int(seconds), int(number)


def buttons(blocks: list[Payload], label: str) -> Iterator[tuple[Payload, Payload]]:
    """Buttons, and entries of overflow menus, with this label."""
    for block in blocks:
        for each in [block.get("accessory"), *block.get("elements", [])]:
            if not isinstance(each, dict):
                continue
            if each["type"] == "button" and plain(each["text"]) == label:
                yield block, each
            if each["type"] == "overflow" and any(
                plain(option["text"]) == label for option in each["options"]
            ):
                yield block, each


def mark(place: Message | View, block: Payload, element: Payload) -> tuple[str, ...]:
    where = place.id + place.hash if isinstance(place, View) else place.ts
    return where, block["block_id"], element["action_id"], str(element.get("value"))


def press_of(block: Payload, element: Payload, label: str) -> Payload:
    made = {
        "type": element["type"],
        "block_id": block["block_id"],
        "action_id": element["action_id"],
    }
    if element["type"] == "overflow":
        chosen = next(each for each in element["options"] if plain(each["text"]) == label)
        return made | {"selected_option": chosen}
    made["text"] = element["text"]
    return made | {name: element[name] for name in ("value", "style", "url") if name in element}
