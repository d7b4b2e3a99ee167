"""What stands in Slack's payloads: who, where, which event, and the words as people wrote them. Pure."""

import html
import re
from collections.abc import Mapping
from typing import Any

from adapters.slack.ports import Team
from dialogs.engine.inbound import Go, Inbound, Move, Said

Payload = Mapping[str, Any]

_LINK = re.compile(r"<(https?://[^|>]+|mailto:[^|>]+|tel:[^|>]+)(?:\|([^>]*))?>")
_COMMANDS: Mapping[str, Inbound] = {
    "": Go(Move.START),
    "start": Go(Move.START),
    "mine": Go(Move.MINE),
    "guide": Go(Move.MENU),
    "menu": Go(Move.MENU),
    "admin": Go(Move.ADMIN),
    "settings": Go(Move.ADMIN),
    "help": Go(Move.HELP),
}


def team_of(payload: Payload) -> Team:
    """The workspace that a request is about: an event's own, or that of the person who pressed."""
    team, enterprise = payload.get("team"), payload.get("enterprise")
    if isinstance(team, Mapping):
        whole = team.get("enterprise_id") or _id(enterprise)
        return Team(str(team.get("id") or ""), str(whole or ""))
    user = payload.get("user")
    home = user.get("team_id") if isinstance(user, Mapping) else ""
    found = payload.get("team_id") or home or ""
    return Team(str(found), str(payload.get("enterprise_id") or _id(enterprise) or ""))


def user_of(payload: Payload) -> str:
    """The id of the person who did it."""
    for place in (payload.get("user"), (payload.get("event") or {}).get("user")):
        if found := (place.get("id") if isinstance(place, Mapping) else place):
            return str(found)
    return str(payload.get("user_id") or "")


def event_id(payload: Payload) -> str:
    """What a repeat of the same event carries too (design.md, *One turn*).

    Events have an id; every press, command and submission has a trigger of its own (a modal's id and
    hash stay as they are when its errors are shown); a modal that is closed is known by itself.
    """
    view = payload.get("view")
    found = payload.get("event_id") or payload.get("trigger_id")
    if not found and isinstance(view, Mapping):
        found = f"{payload.get('type')}:{view.get('id')}:{view.get('hash')}"
    return f"slack:{team_of(payload).id}:{found or ''}"


def written(event: Payload) -> str:
    """The words of a message as the person wrote them: Slack's escapes and link marks undone."""
    text = event.get("text")
    return as_typed(text) if isinstance(text, str) else ""


def as_typed(text: str) -> str:
    """``&lt;`` and ``<https://x|x>`` as they were typed (docs.slack.dev/messaging/formatting-message-text)."""
    shown = _LINK.sub(_link, text)
    return html.unescape(shown) if "&" in shown else shown


def _link(found: re.Match[str]) -> str:
    """A link as it was typed; one with words of its own keeps them and where it leads."""
    target, label = found[1], found[2]
    bare = target.removeprefix("mailto:").removeprefix("tel:")
    if not label:
        return bare
    same = {bare, target, re.sub(r"^https?://", "", target)}
    return label if label in same or target.startswith("tel:") else f"{target}|{label}"


def command_of(text: str) -> Inbound:
    """What stands behind ``/cpi``; words that are no command are something the person tells."""
    known = _COMMANDS.get(" ".join(text.casefold().split()))
    return known if known is not None else Said(as_typed(text))


def shared_text(payload: Payload) -> str:
    """The words of the message that a shortcut was used on."""
    message = payload.get("message")
    return written(message) if isinstance(message, Mapping) else ""


def _id(part: Any) -> Any:
    return part.get("id") if isinstance(part, Mapping) else part
