"""Blocks made to fit: Slack refuses a whole message or view that is over a limit."""

import json
from collections.abc import Callable

from pydantic_core import to_json

from adapters.slack.blocks import Json
from adapters.slack.escape import cut
from adapters.slack.limits import BLOCK_COST, MESSAGE_SIZE, VIEW_BYTES

LEVELS = (2_000, 1_400, 1_000, 700, 500, 350, 250, 180, 130, 90, 60)
"""Characters to which long texts are cut, one after the other, until the whole fits."""


def shortened(blocks: list[Json], fits: Callable[[list[Json]], bool]) -> list[Json]:
    """The blocks with their longest plain texts cut, as little as it takes; "…" shows where."""
    tried = blocks
    for level in LEVELS:
        if fits(tried):
            break
        tried = [_cut(block, level) for block in blocks]
    return tried


def _cut(block: Json, level: int) -> Json:
    words = block.get("text")
    if block["type"] != "section" or not words or words["type"] != "plain_text":
        return block
    return {**block, "text": {**words, "text": cut(words["text"], level)}}


def fits_message(blocks: list[Json]) -> bool:
    """Whether a message can hold the texts of these blocks. Most are short altogether."""
    short = len(to_json(blocks)) + BLOCK_COST * len(blocks) <= MESSAGE_SIZE
    return short or message_size(blocks) <= MESSAGE_SIZE


def message_size(blocks: list[Json]) -> int:
    """What Slack counts of a message's blocks (see `MESSAGE_SIZE`)."""
    return sum(map(_words, blocks)) + BLOCK_COST * len(blocks)


def _words(part: Json) -> int:
    text = part.get("text")
    if isinstance(text, str):
        return len(text)
    found = 0
    for inner in part.values():
        if isinstance(inner, dict):
            found += _words(inner)
        elif isinstance(inner, list):
            found += sum(_words(each) for each in inner if isinstance(each, dict))
    return found


def fits_view(blocks: list[Json]) -> bool:
    """Whether a view can hold these blocks, as JSON of ASCII characters only (how slack_sdk sends it)."""
    return size(blocks) <= VIEW_BYTES


def size(blocks: object) -> int:
    """Octets as JSON."""
    return len(json.dumps(blocks))
