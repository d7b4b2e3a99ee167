"""Events: what people write, change and take back in their chat; the app named in a channel; App Home."""

from collections.abc import Mapping
from typing import Any

from adapters.slack.client import MessageRef
from adapters.slack.incoming import event_id, team_of, written
from adapters.slack.turns import Ports, Turns
from adapters.slack.who import Who
from dialogs.engine.inbound import Go, Move, Said
from dialogs.engine.plain import fold
from dialogs.engine.typed import COMMANDS
from dialogs.engine.views import Notice

Payload = Mapping[str, Any]
FILE = Go(Move.SHOW, "FILE")


class Events:
    """One function a kind of event."""

    def __init__(self, ports: Ports, turns: Turns) -> None:
        self._p = ports
        self._turns = turns
        self._taken = {
            "message": self._message,
            "app_mention": self._mentioned,
            "app_home_opened": self._home_opened,
        }

    async def take(self, payload: Payload) -> None:
        """One event; of a kind that is not for us, nothing."""
        taken = self._taken.get(str(payload["event"].get("type")))
        if taken is not None:
            await taken(payload)

    async def _message(self, payload: Payload) -> None:
        event = payload["event"]
        if event.get("channel_type") != "im" or event.get("bot_id"):
            return
        match event.get("subtype"):
            case None | "file_share" | "thread_broadcast":
                await self._said(payload, event)
            case "message_changed":
                await self._edited(payload, event)
            case "message_deleted":
                await self._deleted(payload, event)

    async def _said(self, payload: Payload, event: Payload) -> None:
        chat, text = str(event.get("channel", "")), written(event)
        who = await self._turns.who(payload, chat)
        if who is None:
            return
        ref, key = MessageRef(chat, str(event.get("ts", ""))), event_id(payload)
        if text or not event.get("files"):
            reply = await self._turns.turn(who, Said(text), key)
            self._p.chat.show(who, reply, typed=ref if _tells(text) else None)
        if event.get("files"):
            reply = await self._turns.turn(who, FILE, f"{key}:file")
            self._p.chat.show(who, reply)

    async def _edited(self, payload: Payload, event: Payload) -> None:
        """What was changed answers nothing and takes nothing back; danger in it is asked about."""
        now, before = event.get("message") or {}, event.get("previous_message") or {}
        if now.get("bot_id") or written(now) == written(before) or not now.get("user"):
            return
        chat = str(event.get("channel", ""))
        who = await self._p.visitors.who(team_of(payload), str(now["user"]), chat)
        if who is None or not written(now):
            return
        words = await self._p.beside.edited(who.known, written(now))
        if words is not None:
            self._p.chat.later(who, self._told(who, words))
            return
        reply = await self._turns.turn(
            who, Said(written(now), instead_of=written(before)), event_id(payload)
        )
        self._p.chat.show(who, reply, typed=MessageRef(chat, str(now.get("ts", ""))))

    async def _told(self, who: Who, words: Notice) -> None:
        await self._p.chat.post(who, (words,))

    async def _deleted(self, payload: Payload, event: Payload) -> None:
        before = event.get("previous_message") or {}
        chat = str(event.get("channel", ""))
        if before.get("bot_id") or not before.get("user"):
            return
        who = await self._p.visitors.who(team_of(payload), str(before["user"]), chat)
        if who is not None:
            ref = MessageRef(chat, str(event.get("deleted_ts", "")))
            self._p.chat.later(who, self._p.chat.forget_typed(who, ref))

    async def _mentioned(self, payload: Payload) -> None:
        """In a channel the app answers one person alone, and takes nothing."""
        event = payload["event"]
        who = await self._turns.who(payload)
        if who is not None:
            words = await self._p.beside.safety(who.known, written(event))
            self._turns.whisper(who, str(event.get("channel", "")), words)

    async def _home_opened(self, payload: Payload) -> None:
        if payload["event"].get("tab") == "home" and (who := await self._turns.who(payload)):
            self._p.chat.later(who, self._turns.show_home(who))


def _tells(text: str) -> bool:
    """Whether a message may hold what a person knows: a number or a command does not."""
    return not text.strip().isdecimal() and fold(text) not in COMMANDS
