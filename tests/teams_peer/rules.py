"""What Teams takes from a bot and what it refuses (platforms.md, *Cards* and *Seen through the connector*)."""

import json
from collections.abc import Iterator
from typing import Any

CARD = "application/vnd.microsoft.card.adaptive"
LARGEST = 28 * 1024
"""Octets of a message."""
VERSIONS = frozenset({"1.0", "1.1", "1.2", "1.3", "1.4", "1.5"})
MOST_ACTIONS = 6
DEEPEST = 20


class Refused(Exception):
    """Teams refuses this: the HTTP status, the error's code, and why."""

    def __init__(self, status: int, code: str, why: str = "") -> None:
        super().__init__(f"{status} {code} {why}")
        self.status = status
        self.code = code
        self.why = why


def check(activity: dict[str, Any]) -> None:
    """A message as it may be sent. Text with a card would be split in two and lose its id: refused here.

    Raises Refused.
    """
    if len(json.dumps(activity, ensure_ascii=False).encode()) > LARGEST:
        raise Refused(413, "MessageSizeTooBig")
    if activity.get("type") == "typing":
        return
    if activity.get("type") != "message":
        raise _bad("type")
    text, attached = activity.get("text"), activity.get("attachments") or []
    if bool(text) == bool(attached):
        raise _bad("a card alone, or text alone")
    if not attached:
        if not isinstance(text, str) or not text.strip():
            raise _bad("text")
        return
    if len(attached) != 1 or attached[0].get("contentType") != CARD:
        raise _bad("one adaptive card")
    check_card(attached[0].get("content"))


def check_card(card: Any) -> None:
    """An adaptive card for a bot's message. Raises Refused."""
    if not isinstance(card, dict) or card.get("type") != "AdaptiveCard":
        raise _bad("no adaptive card")
    if card.get("version") not in VERSIONS:
        raise _bad("version")
    if not card.get("body") and not card.get("actions"):
        raise _bad("an empty card")
    if len(card.get("refresh", {}).get("userIds", ())) > 60:
        raise _bad("refresh.userIds")
    ids = []
    for element in elements(card):
        if len(element.get("actions") or ()) > MOST_ACTIONS:
            raise _bad("more than six actions")
        if str(element.get("type", "")).startswith("Input."):
            ids.append(element.get("id"))
            if element.get("isRequired") and not element.get("errorMessage"):
                raise _bad("a required input without an errorMessage")
    if None in ids or len(set(ids)) < len(ids):
        raise _bad("ids of inputs")


def elements(value: Any, depth: int = 0) -> Iterator[dict[str, Any]]:
    """Every element of a card, in its order, whatever it stands in."""
    if depth > DEEPEST:
        raise _bad("nested too deeply")
    if isinstance(value, dict):
        if "type" in value:
            yield value
        for name in ("body", "items", "columns", "rows", "cells", "inlines", "actions", "card"):
            yield from elements(value.get(name), depth + 1)
    elif isinstance(value, list):
        for each in value:
            yield from elements(each, depth + 1)


def _bad(why: str) -> Refused:
    return Refused(400, "BadSyntax", why)
