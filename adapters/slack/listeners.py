"""What Slack sends, by kind: who is it, what does it mean, one use case, what to show.

Everything that decides is committed before the acknowledgement; what is shown follows it. Nothing
raises for what a person can do; a fault of ours gives 500, and Slack sends an event again.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

from adapters.slack.blocks import Json
from adapters.slack.commands import Commands
from adapters.slack.events import Events
from adapters.slack.interactions import NOTHING, Interactions
from adapters.slack.turns import Ports, Turns
from adapters.slack.who import NotMet

Payload = Mapping[str, Any]

_log = logging.getLogger(__name__)


class Listeners:
    """Every request of Slack's, once it is verified."""

    def __init__(self, ports: Ports) -> None:
        turns = Turns(ports)
        self._visitors = ports.visitors
        self._events = Events(ports, turns)
        self._commands = Commands(ports, turns)
        acts = Interactions(ports, turns)
        self._interactions: Mapping[str, Callable[[Payload], Awaitable[Json]]] = {
            "block_actions": acts.pressed,
            "view_submission": acts.submitted,
            "view_closed": acts.closed,
            "shortcut": self._commands.shortcut,
            "message_action": self._commands.shortcut,
        }

    async def take(self, payload: Payload) -> Json:
        """One request, verified and parsed. What is not for us is acknowledged, and what nobody can take:
        Slack would send it again to no avail.
        """
        try:
            return await self._taken(payload)
        except NotMet as missed:
            _log.warning("someone new is not heard: %s", missed.__cause__)
            if _tells(payload):
                await self._visitors.unheard(missed)
            return NOTHING

    async def _taken(self, payload: Payload) -> Json:
        if "command" in payload:
            return await self._commands.command(payload)
        if payload.get("type") == "event_callback":
            await self._events.take(payload)
            return NOTHING
        interaction = self._interactions.get(str(payload.get("type")))
        return await interaction(payload) if interaction else NOTHING


def _tells(payload: Payload) -> bool:
    """Whether a person wrote or pressed something: not one who looks, closes or deletes."""
    event = payload.get("event") or {}
    looks = event.get("type") == "app_home_opened" or payload.get("type") == "view_closed"
    return not looks and event.get("subtype") != "message_deleted"


__all__ = ["Listeners", "Ports"]
