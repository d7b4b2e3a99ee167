"""A dialog (task module) as it is open on someone's screen."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.teams_peer.cards import lines
from tests.teams_peer.link import NotAccepted
from tests.teams_peer.rules import CARD, Refused, check_card, elements
from tests.teams_peer.world import Card, Talk

SIZES = frozenset({"small", "medium", "large"})


@dataclass(slots=True)
class Dialog:
    """``talk``: the conversation that it was opened from."""

    title: str
    card: Card
    talk: Talk

    def lines(self) -> Iterator[str]:
        """What can be read in it."""
        yield self.title
        yield from lines(self.card)


def dialog_of(talk: Talk, told: dict[str, Any]) -> tuple[Dialog | None, list[str]]:
    """The dialog that an answer to ``task/fetch`` or ``task/submit`` leaves open, and words that it shows.

    Raises NotAccepted.
    """
    task = told.get("task")
    if not told or not isinstance(task, dict):
        if told:
            raise NotAccepted(f"a dialog was answered with {told}")
        return None, []
    value = task.get("value")
    if task.get("type") == "message" and isinstance(value, str):
        return None, [value]
    if task.get("type") != "continue" or not isinstance(value, dict):
        raise NotAccepted(f"a dialog was answered with {task}")
    attached = value.get("card") or {}
    for name in ("height", "width"):
        size = value.get(name, "medium")
        if not isinstance(size, int) and size not in SIZES:
            raise NotAccepted(f"{name} of a dialog: {size!r}")
    if attached.get("contentType") != CARD:
        raise NotAccepted("a dialog without an adaptive card")
    card = attached["content"]
    try:
        check_card(card)
    except Refused as wrong:
        raise NotAccepted(str(wrong)) from None
    if any(each["type"] == "Action.Execute" for each in elements(card)):
        raise NotAccepted("a dialog submits with Action.Submit")
    return Dialog(str(value.get("title", "")), card, talk), []
