"""`/cpi`, and the shortcuts."""

from collections.abc import Mapping
from typing import Any

from adapters.slack.blocks import Json
from adapters.slack.incoming import command_of, event_id, shared_text
from adapters.slack.manifest import SHORTCUT_MESSAGE, SHORTCUT_START
from adapters.slack.messages import message
from adapters.slack.turns import ON_YOUR_OWN, Ports, Turns
from dialogs.engine.inbound import Go, Move, Said
from dialogs.engine.views import View

Payload = Mapping[str, Any]
NOTHING: Json = {}
STARTS = Go(Move.START)


class Commands:
    """One function each; they give the body of the acknowledgement."""

    def __init__(self, ports: Ports, turns: Turns) -> None:
        self._p = ports
        self._turns = turns

    async def command(self, payload: Payload) -> Json:
        channel = str(payload.get("channel_id", ""))
        who = await self._turns.who(payload, channel if channel.startswith("D") else "")
        if who is None:
            return NOTHING
        inbound = command_of(str(payload.get("text", "")))
        alone = bool(who.chat)
        if isinstance(inbound, Said) and not alone:
            words = await self._p.beside.safety(who.known, inbound.text)
            return {"response_type": "ephemeral", **_drawn(words)}
        reply = await self._turns.turn(who, inbound, event_id(payload))
        self._p.chat.show(who, reply, trigger=str(payload.get("trigger_id", "")))
        if alone:
            return NOTHING
        return {"response_type": "ephemeral", **_drawn(ON_YOUR_OWN)}

    async def shortcut(self, payload: Payload) -> Json:
        who = await self._turns.who(payload)
        name = payload.get("callback_id")
        if who is None or name not in {SHORTCUT_START, SHORTCUT_MESSAGE}:
            return NOTHING
        text = shared_text(payload)
        inbound = Said(text) if name == SHORTCUT_MESSAGE and text else STARTS
        reply = await self._turns.turn(who, inbound, event_id(payload))
        self._turns.show_away(who, inbound, reply, str(payload.get("trigger_id", "")))
        return NOTHING


def _drawn(view: View) -> Json:
    drawn = message(view)
    return {"text": drawn.text, "blocks": drawn.blocks}
