"""What is on a person's screen: blocks as plain lines, buttons in square brackets, fields by label.

mrkdwn is shown as Slack shows it, so what a person wrote must survive it: ``*bold*`` that was not
meant to be markup loses its stars here, as it would there.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.slack_peer.world import Message, View

Block = dict[str, Any]
_SPECIAL = re.compile(r"<([^<>]*)>")
_MARKS = re.compile(r"(?<!\w)([*_~])(?=\S)([^*_~\n]*?\S)\1(?!\w)")
_CODE = re.compile(r"`([^`\n]+)`")


def _shown(found: re.Match[str]) -> str:
    """``<!channel>`` → @channel, ``<@U1>`` → @U1, ``<url|label>`` → label."""
    target, _, label = found[1].partition("|")
    if target[:1] in ("!", "@", "#"):
        sign = "#" if target[0] == "#" else "@"
        return label or sign + target[1:].partition("^")[0]
    return label or target


def plain(text: Block) -> str:
    """A text object as it is read."""
    words = str(text["text"])
    if text["type"] == "plain_text":
        return words
    return mrkdwn(words)


def mrkdwn(words: str) -> str:
    """mrkdwn as it is read: marks, links and mentions shown, entities undone."""
    words = _SPECIAL.sub(_shown, words)
    words = _CODE.sub(r"\1", _MARKS.sub(r"\2", words))
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def live(blocks: list[Block], text: str = "") -> list[str]:
    """Mentions and links in these blocks' mrkdwn that Slack would bring to life."""
    found = []
    if not blocks:
        found = _SPECIAL.findall(text)
    for each in _texts(blocks):
        if each.get("type") == "mrkdwn":
            found += _SPECIAL.findall(str(each["text"]))
    return found


def _texts(value: Any) -> Iterator[Block]:
    if isinstance(value, list):
        for each in value:
            yield from _texts(each)
    elif isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value
        for each in value.values():
            yield from _texts(each)


def _element(element: Block, held: Block | None) -> str:
    match element["type"]:
        case "button":
            return f"[{plain(element['text'])}]"
        case "overflow":
            return " ".join(f"[{plain(each['text'])}]" for each in element["options"])
        case "image":
            return f"({element['alt_text']})"
        case "plain_text" | "mrkdwn":
            return plain(element)
    return chosen(element, held)


def chosen(element: Block, held: Block | None) -> str:
    """What a field shows: what is in it, else its placeholder; choices with a mark at the chosen."""
    inside = [] if held is None else [value for name, value in held.items() if name != "type"]
    now = inside[0] if inside else None
    if element["type"] in ("radio_buttons", "checkboxes"):
        on = now if isinstance(now, list) else [now]
        return " ".join(
            f"({'x' if each in on else ' '}) {plain(each['text'])}" for each in element["options"]
        )
    if isinstance(now, list):
        return ", ".join(_one(each) for each in now)
    if now:
        return _one(now)
    return f"‹{plain(element['placeholder'])}›" if element.get("placeholder") else "‹›"


def _one(value: Any) -> str:
    return plain(value["text"]) if isinstance(value, dict) else str(value)


def lines(blocks: list[Block], values: dict[str, dict[str, Block]] | None = None) -> list[str]:
    """Blocks as lines. ``values``: what is in the fields."""
    made: list[str] = []
    for block in blocks:
        held = (values or {}).get(block.get("block_id", ""), {})
        made += _block(block, held)
    return made


def _block(block: Block, held: dict[str, Block]) -> list[str]:
    inside = [
        _element(each, held.get(each.get("action_id", ""))) for each in block.get("elements", [])
    ]
    match block["type"]:
        case "section":
            made = plain(block["text"]).split("\n") if block.get("text") else []
            made += [plain(each) for each in block.get("fields", [])]
            if extra := block.get("accessory"):
                made.append(_element(extra, held.get(extra.get("action_id", ""))))
            return made
        case "header":
            return [plain(block["text"])]
        case "markdown":
            return [block["text"]]
        case "context" | "actions":
            return [" ".join(inside)]
        case "image":
            return [f"({block['alt_text']})"]
        case "input":
            element = block["element"]
            shown = chosen(element, held.get(element["action_id"]))
            hint = [plain(block["hint"])] if block.get("hint") else []
            return [f"{plain(block['label'])}: {shown}", *hint]
    return []


def message_lines(message: Message) -> list[str]:
    """A message as lines: its blocks, else its text."""
    return lines(message.blocks) if message.blocks else mrkdwn(message.text).split("\n")


def view_lines(view: View) -> list[str]:
    """A view as lines: title, blocks, then the buttons below."""
    body = view.body
    made = [plain(body["title"])] if body.get("title") else []
    made += lines(body["blocks"], view.values)
    below = [f"[{plain(body[name])}]" for name in ("close", "submit") if body.get(name)]
    return [*made, " ".join(below)] if below else made


@dataclass(frozen=True, slots=True)
class Screen:
    """What a person sees. ``modal``: the top view's lines, none when nothing is open.

    ``errors``: field label to what stands under it, and "" to what stands above all.
    """

    messages: list[str] = field(default_factory=list)
    modal: list[str] = field(default_factory=list)
    home: list[str] = field(default_factory=list)
    errors: dict[str, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Everything as one text: messages, home, modal, errors."""
        wrong = [f"! {label}: {words}" for label, words in self.errors.items()]
        return "\n".join([*self.messages, *self.home, *self.modal, *wrong])

    def __contains__(self, words: str) -> bool:
        return words in self.text
