"""Bodies of posts: the few views that stay in the message log, as JSON. No content about people."""

import json
from collections.abc import Mapping
from typing import Any

from adapters.console.ports import PostKind
from adapters.tokens import decode, encode
from dialogs.engine.views import Action, CaseCard, Notice, Receipt

Kept = CaseCard | Notice | Receipt
"""Views that are messages: they stay where they were posted."""


def words(*text: str, title: str = "") -> str:
    """The body of a post that is only words."""
    return json.dumps({"title": title, "text": text}, ensure_ascii=False)


def read_words(body: str) -> tuple[str, tuple[str, ...]]:
    """Title and paragraphs of a body that `words` wrote."""
    data = json.loads(body)
    return data["title"], tuple(data["text"])


def kind_of(view: Kept) -> PostKind:
    """The kind of post that holds ``view``."""
    return PostKind.CARD if isinstance(view, CaseCard) else PostKind.VIEW


def dump(view: Kept, *, stays: bool = False) -> str:
    """The body for ``view``. ``stays``: its buttons work until one is pressed, not only for a turn."""
    data: dict[str, Any]
    match view:
        case CaseCard():
            data = {
                "is": "card",
                "case": view.case,
                "version": view.version,
                "reference": view.reference,
                "headline": view.headline,
                "rows": view.rows,
                "marks": view.marks,
                "push": view.push,
            }
        case Receipt():
            data = {
                "is": "receipt",
                "reference": view.reference,
                "spoken": view.spoken,
                "text": view.text,
            }
        case Notice():
            data = {"is": "notice", "title": view.title, "text": view.text, "name": view.name}
    data |= {"actions": [_dump_action(a) for a in view.actions], "stays": stays}
    return json.dumps(data, ensure_ascii=False)


def load(body: str) -> tuple[Kept, bool]:
    """The view that `dump` wrote, and whether its buttons stay."""
    data = json.loads(body)
    actions = tuple(_load_action(a) for a in data["actions"])
    return _load(data, actions), bool(data["stays"])


def without_buttons(body: str) -> str:
    """The same body with no buttons."""
    return json.dumps(json.loads(body) | {"actions": []}, ensure_ascii=False)


def _load(data: Mapping[str, Any], actions: tuple[Action, ...]) -> Kept:
    if data["is"] == "card":
        return CaseCard(
            case=data["case"],
            version=data["version"],
            reference=data["reference"],
            headline=data["headline"],
            rows=tuple((label, value) for label, value in data["rows"]),
            marks=tuple(data["marks"]),
            actions=actions,
            push=data["push"],
        )
    if data["is"] == "receipt":
        return Receipt(data["reference"], data["spoken"], tuple(data["text"]), actions)
    return Notice(tuple(data["text"]), data["title"], actions, data["name"])


def _dump_action(action: Action) -> dict[str, Any]:
    return {"does": encode(action), "typed": action.typed, "danger": action.danger}


def _load_action(data: Mapping[str, Any]) -> Action:
    does, label = decode(data["does"])
    return Action(label, does, data["typed"], data["danger"])
