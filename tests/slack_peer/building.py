"""The smallest valid blocks and views, to be changed one thing at a time."""

from typing import Any

from tests.slack_peer.limits import check_message

Body = dict[str, Any]


def words(count: int, kind: str = "plain_text") -> Body:
    return {"type": kind, "text": "w" * count}


def section(**more: Any) -> Body:
    return {"type": "section", "text": words(3)} | more


def button(number: int = 0, **more: Any) -> Body:
    return {"type": "button", "text": words(3), "action_id": f"b:{number}"} | more


def actions(*elements: Body, **more: Any) -> Body:
    return {"type": "actions", "elements": list(elements)} | more


def options(count: int, **more: Any) -> list[Body]:
    return [{"text": words(3), "value": str(number)} | more for number in range(count)]


def element(kind: str, **more: Any) -> Body:
    return {"type": kind, "action_id": "a"} | more


def select(count: int = 1, **more: Any) -> Body:
    return element("static_select", options=options(count)) | more


def asked(given: Body, **more: Any) -> Body:
    return {"type": "input", "label": words(3), "element": given} | more


def modal(*blocks: Body, **more: Any) -> Body:
    return {
        "type": "modal",
        "title": words(3),
        "submit": words(3),
        "blocks": list(blocks) or [section()],
    } | more


def home(*blocks: Body, **more: Any) -> Body:
    return {"type": "home", "blocks": list(blocks) or [section()]} | more


def confirm(**more: Any) -> Body:
    return {"title": words(3), "text": words(3), "confirm": words(3), "deny": words(3)} | more


def try_message(*blocks: Body, text: str = "t") -> None:
    check_message({"text": text, "blocks": list(blocks)})
