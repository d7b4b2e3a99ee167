"""What Slack takes and what it refuses: messages and views against the documented Block Kit limits.

Names of errors and wording of messages are Slack's (method references; answers quoted in public
issues). Characters are counted as Python counts them.

Sources, all docs.slack.dev/reference unless named: block-kit/blocks, block-kit/block-elements,
block-kit/composition-objects, views/modal-views, views/home-tab-views, methods/chat.postMessage,
methods/chat.update, methods/views.open.
"""

import json
from collections.abc import Mapping
from typing import Any, Literal

from tests.slack_peer.elements import element
from tests.slack_peer.shape import (
    EITHER,
    Check,
    NotModelled,
    Scan,
    Surface,
    flag,
    items,
    link,
    one_of,
    shape,
    string,
    text,
)

__all__ = [
    "BLOCKS",
    "MESSAGE_SIZE",
    "POST_TEXT",
    "UPDATE_TEXT",
    "VIEW_BYTES",
    "NotModelled",
    "Rejected",
    "check_message",
    "check_view",
]

BLOCKS: dict[Surface, int] = {"message": 50, "modal": 100, "home": 100}
"""Blocks on each surface."""
POST_TEXT = 40_000
"""Characters of a message's ``text``. Slack cuts the rest off; losing words is refused here."""
UPDATE_TEXT = 4_000
"""Characters of ``text`` in chat.update and chat.postEphemeral; past it, ``msg_too_long``."""
MESSAGE_SIZE = 13_200
"""Characters of all texts of a message's blocks, with ``BLOCK_COST`` for each block. No page of
Slack's gives it; ``msg_blocks_too_long`` begins about here (bolt-js issues 2509 and 2867: "12,000
text characters with a buffer for block containers")."""
BLOCK_COST = 125
"""What a block adds to ``MESSAGE_SIZE`` besides its text: a divider's, measured in issue 2509."""
VIEW_BYTES = 250_000
"""Bytes of a view as JSON: views.open, ``view_too_large``."""
MARKDOWN = 12_000
"""Characters of all markdown blocks of one message."""


class Rejected(Exception):
    """Slack refuses this. ``error_code``: as in ``error``; ``where``: JSON pointer of the first fault.

    ``messages``: as in ``response_metadata.messages``, every fault that was found.
    """

    def __init__(self, error_code: str, where: str = "", messages: tuple[str, ...] = ()) -> None:
        super().__init__(f"{error_code}: {'; '.join(messages) or where}")
        self.error_code = error_code
        self.where = where
        self.messages = messages

    @classmethod
    def of(cls, error_code: str, problems: list[tuple[str, str]]) -> "Rejected":
        """With every fault of a scan, in Slack's form."""
        told = tuple(f"[ERROR] {message} [json-pointer:{where}]" for message, where in problems)
        return cls(error_code, problems[0][1], told)


def _block_id(scan: Scan, value: Any, where: str) -> None:
    string(255)(scan, value, where)
    if isinstance(value, str):
        if value in scan.block_ids:
            scan.refuse(f'`block_id` "{value}" already exists', where)
        scan.block_ids.add(value)


def _unique_actions(scan: Scan, value: Any, where: str) -> None:
    """An ``action_id`` is unique within its block."""
    seen = set()
    elements = value.get("elements")
    for number, each in enumerate(elements if isinstance(elements, list) else []):
        name = each.get("action_id") if isinstance(each, dict) else None
        if name is None:
            continue
        if name in seen:
            scan.refuse(
                f'`action_id` "{name}" already exists', f"{where}/elements/{number}/action_id"
            )
        seen.add(name)


def _says_something(scan: Scan, value: Any, where: str) -> None:
    if value.get("text") is None and value.get("fields") is None:
        scan.refuse("must define either `text` or `fields`", where)


def _shows_something(scan: Scan, value: Any, where: str) -> None:
    if (value.get("image_url") is None) == (value.get("slack_file") is None):
        scan.refuse("must define either `image_url` or `slack_file`", where)


def _in_context(scan: Scan, value: Any, where: str) -> None:
    kind = value.get("type") if isinstance(value, dict) else None
    (text(3000, *EITHER) if kind in EITHER else element("context"))(scan, value, where)


def _block(fields: Mapping[str, Check], *required: str, rules: tuple[Check, ...] = ()) -> Check:
    every: dict[str, Check] = {"type": string(50), "block_id": _block_id}
    return shape({**every, **fields}, "type", *required, rules=rules)


BLOCK_TYPES: dict[str, Check] = {
    "section": _block(
        {
            "text": text(3000, *EITHER),
            "fields": items(text(2000, *EITHER), 10),
            "accessory": element("section"),
            "expand": flag,
        },
        rules=(_says_something,),
    ),
    "header": _block({"text": text(150)}, "text"),
    "divider": _block({}),
    "context": _block({"elements": items(_in_context, 10)}, "elements"),
    "actions": _block(
        {"elements": items(element("actions"), 25)}, "elements", rules=(_unique_actions,)
    ),
    "input": _block(
        {
            "label": text(2000),
            "element": element("input"),
            "dispatch_action": flag,
            "hint": text(2000),
            "optional": flag,
        },
        "label",
        "element",
    ),
    "image": _block(
        {
            "image_url": link,
            "slack_file": shape({"id": string(50), "url": link}),
            "alt_text": string(2000),
            "title": text(2000),
        },
        "alt_text",
        rules=(_shows_something,),
    ),
    "markdown": _block({"text": string(MARKDOWN)}, "text"),
}
ONLY_IN_MESSAGES = frozenset({"markdown"})
UNMODELLED = frozenset(
    [
        "rich_text",
        "video",
        "file",
        "call",
        "table",
        "data_table",
        "context_actions",
        "card",
        "carousel",
        "container",
        "alert",
        "plan",
        "task_card",
        "auth_provider",
    ]
)


def _any_block(scan: Scan, value: Any, where: str) -> None:
    if not isinstance(value, dict):
        scan.refuse("must be an object", where)
        return
    kind = value.get("type")
    if kind in UNMODELLED:
        raise NotModelled(f"{kind} at {where}")
    if kind is None:
        scan.refuse("missing required field: type", where)
    elif kind not in BLOCK_TYPES or (kind in ONLY_IN_MESSAGES and scan.surface != "message"):
        scan.refuse(f"unsupported type: {kind}", f"{where}/type")
    else:
        BLOCK_TYPES[kind](scan, value, where)


def check_message(payload: Mapping[str, Any], text_limit: int = POST_TEXT) -> None:
    """A message as chat.postMessage, chat.update and chat.postEphemeral take it.

    ``payload``: the call's arguments; ``blocks`` may be a list or its JSON. With blocks, Slack
    only advises a ``text`` (screen readers and notifications use it); here it is required.

    Raises Rejected: ``invalid_blocks``, ``invalid_blocks_format``, ``msg_blocks_too_long``,
    ``msg_too_long``, ``no_text``. Raises NotModelled for what nobody has taught the peer.
    """
    if payload.get("attachments"):
        raise NotModelled("attachments")
    words = payload.get("text")
    if words is not None and not isinstance(words, str):
        raise Rejected(
            "invalid_arguments", "/text", ("[ERROR] must be a string [json-pointer:/text]",)
        )
    blocks = _decoded(payload.get("blocks"))
    if blocks:
        scan = Scan("message")
        items(_any_block, BLOCKS["message"])(scan, blocks, "/blocks")
        if scan.problems:
            raise Rejected.of("invalid_blocks", scan.problems)
        _check_size(blocks)
    if not (words or "").strip():
        raise Rejected("no_text", "/text")
    if len(words or "") > text_limit:
        raise Rejected("msg_too_long", "/text")


def _decoded(blocks: Any) -> list[Any]:
    if isinstance(blocks, str):
        try:
            blocks = json.loads(blocks) if blocks else []
        except ValueError:
            raise Rejected("invalid_blocks_format", "/blocks") from None
    if blocks is not None and not isinstance(blocks, list):
        raise Rejected("invalid_blocks_format", "/blocks")
    return blocks or []


def _check_size(blocks: list[dict[str, Any]]) -> None:
    written = sum(len(each["text"]) for each in blocks if each["type"] == "markdown")
    if written > MARKDOWN or _words(blocks) + BLOCK_COST * len(blocks) > MESSAGE_SIZE:
        raise Rejected("msg_blocks_too_long", "/blocks")


def _words(value: Any) -> int:
    """Characters of every ``text`` in it."""
    if isinstance(value, list):
        return sum(map(_words, value))
    if not isinstance(value, dict):
        return 0
    return sum(
        len(each) if name == "text" and isinstance(each, str) else _words(each)
        for name, each in value.items()
    )


def _submit_with_inputs(scan: Scan, value: Any, where: str) -> None:
    blocks = value.get("blocks")
    for number, block in enumerate(blocks if isinstance(blocks, list) else []):
        if isinstance(block, dict) and block.get("type") == "input" and not value.get("submit"):
            scan.refuse(
                "must define `submit` to use an `input` block in modals",
                f"{where}/blocks/{number}/input",
            )


_VIEW = {
    "blocks": items(_any_block, 100),
    "private_metadata": string(3000, least=0),
    "callback_id": string(255, least=0),
    "external_id": string(255, least=0),
}
_VIEWS: dict[str, Check] = {
    "modal": shape(
        _VIEW
        | {
            "type": one_of("modal"),
            "title": text(24),
            "submit": text(24),
            "close": text(24),
            "clear_on_close": flag,
            "notify_on_close": flag,
        },
        "type",
        "title",
        "blocks",
        rules=(_submit_with_inputs,),
    ),
    "home": shape(_VIEW | {"type": one_of("home")}, "type", "blocks"),
}


def check_view(view: Any, kind: Literal["modal", "home"]) -> None:
    """A view as views.open, push, update (modal) and publish (home) take it; an object or its JSON.

    Title, submit and close at most 24 characters, private_metadata 3,000, callback_id 255,
    external_id 255, 1 to 100 blocks, 250,000 bytes; ``submit`` is required beside an input.

    Raises Rejected: ``invalid_arguments``, ``view_too_large``. Raises NotModelled.
    """
    if isinstance(view, str):
        try:
            view = json.loads(view)
        except ValueError:
            raise Rejected.of("invalid_arguments", [("must be valid JSON", "/view")]) from None
    scan = Scan(kind)
    _VIEWS[kind](scan, view, "/view")
    if scan.problems:
        raise Rejected.of("invalid_arguments", scan.problems)
    if len(json.dumps(view).encode()) > VIEW_BYTES:
        raise Rejected("view_too_large", "/view")
