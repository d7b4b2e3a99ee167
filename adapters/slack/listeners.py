"""What Slack sends, one function a kind: who is it, what does it mean, one use case, what to show.

Everything that decides is committed before the acknowledgement; what is shown follows it. Nothing
raises for what a person can do; a fault of ours gives 500, and Slack sends an event again.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from adapters.sides import Desk, Practice
from adapters.slack.chat import Chat
from adapters.slack.client import MessageRef, SlackClient
from adapters.slack.errors import SlackFailed
from adapters.slack.fitting import Json
from adapters.slack.home import home
from adapters.slack.incoming import (
    command_of,
    event_id,
    shared_text,
    team_of,
    user_of,
    written,
)
from adapters.slack.manifest import SHORTCUT_MESSAGE, SHORTCUT_START
from adapters.slack.messages import message
from adapters.slack.modals import modal
from adapters.slack.place import Place, Shows
from adapters.slack.ports import Beside
from adapters.slack.sheets import Sheet, Turned, handler, practitioner
from adapters.slack.translate import BadPayload, Did, closed, pressed, submitted
from adapters.slack.who import Visitors, Who
from dialogs.engine.inbound import Go, Inbound, Move, Said
from dialogs.engine.views import Listing, Notice, Press, Signpost, View
from dialogs.ports import Reply

Payload = Mapping[str, Any]
NOTHING: Json = {}
OURS = frozenset({"intake", "amend"})
"""Scripts of practitioners; every other page is a handler's."""
STARTS = Go(Move.START)
FILE = Go(Move.SHOW, "FILE")

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Ports:
    """What the listeners call."""

    practice: Practice
    desk: Desk
    visitors: Visitors
    client: SlackClient
    chat: Chat
    beside: Beside


class Listeners:
    """The functions. Each gives the body of the acknowledgement."""

    def __init__(self, ports: Ports) -> None:
        self._p = ports
        self._turns: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)
        self._events: Mapping[str, Callable[[Payload], Awaitable[None]]] = {
            "message": self._message,
            "app_mention": self._mentioned,
            "app_home_opened": self._home_opened,
        }
        self._interactions: Mapping[str, Callable[[Payload], Awaitable[Json]]] = {
            "block_actions": self._pressed,
            "view_submission": self._submitted,
            "view_closed": self._closed,
            "shortcut": self._shortcut,
            "message_action": self._shortcut,
        }

    async def take(self, payload: Payload) -> Json:
        """One request of Slack's, verified and parsed. What is not for us is acknowledged."""
        kind = payload.get("type")
        if "command" in payload:
            return await self._command(payload)
        if kind == "event_callback":
            event = payload["event"]
            if (listener := self._events.get(str(event.get("type")))) is not None:
                await listener(payload)
            return NOTHING
        interaction = self._interactions.get(str(kind))
        return await interaction(payload) if interaction else NOTHING

    async def _who(self, payload: Payload, chat: str = "") -> Who | None:
        return await self._p.visitors.who(team_of(payload), user_of(payload), chat)

    async def _turn(self, who: Who, inbound: Inbound, event: str) -> Reply:
        """One practitioner's turns in order."""
        async with self._turns[who.member]:
            return await self._p.practice.turn(who.member, inbound, event)

    # Events

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
        who = await self._who(payload, chat)
        if who is None:
            return
        ref, key = MessageRef(chat, str(event.get("ts", ""))), event_id(payload)
        if text or not event.get("files"):
            reply = await self._turn(who, Said(text), key)
            self._p.chat.show(who, reply, typed=ref)
        if event.get("files"):
            reply = await self._turn(who, FILE, f"{key}:file")
            self._p.chat.show(who, reply)

    async def _edited(self, payload: Payload, event: Payload) -> None:
        """What was changed is new text: checked for danger, and kept beside the old."""
        now, before = event.get("message") or {}, event.get("previous_message") or {}
        if now.get("bot_id") or written(now) == written(before) or not now.get("user"):
            return
        chat = str(event.get("channel", ""))
        who = await self._p.visitors.who(team_of(payload), str(now["user"]), chat)
        if who is not None and written(now):
            reply = await self._turn(who, Said(written(now)), event_id(payload))
            self._p.chat.show(who, reply, typed=MessageRef(chat, str(now.get("ts", ""))))

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
        who = await self._who(payload)
        if who is not None:
            words = await self._p.beside.safety(who.member, written(event))
            self._whisper(who, str(event.get("channel", "")), words)

    async def _home_opened(self, payload: Payload) -> None:
        if payload["event"].get("tab") == "home" and (who := await self._who(payload)):
            self._p.chat.later(who, self._show_home(who))

    async def _show_home(self, who: Who) -> None:
        standing = await self._p.practice.current(who.member)
        mine = await self._p.beside.mine(who.member)
        menu = await self._p.beside.menu(who.member)
        safety = await self._p.beside.safety_line(who.member)
        await self._p.client.home(who.team, who.user, home(standing, mine, menu, safety=(safety,)))

    # Commands and shortcuts

    async def _command(self, payload: Payload) -> Json:
        channel = str(payload.get("channel_id", ""))
        who = await self._who(payload, channel if channel.startswith("D") else "")
        if who is None:
            return NOTHING
        inbound = command_of(str(payload.get("text", "")))
        alone = bool(who.chat)
        if isinstance(inbound, Said) and not alone:
            words = await self._p.beside.safety(who.member, inbound.text)
            return {"response_type": "ephemeral", **_drawn(words)}
        reply = await self._turn(who, inbound, event_id(payload))
        self._p.chat.show(who, reply, trigger=str(payload.get("trigger_id", "")))
        if alone:
            return NOTHING
        return {"response_type": "ephemeral", **_drawn(ON_YOUR_OWN)}

    async def _shortcut(self, payload: Payload) -> Json:
        who = await self._who(payload)
        name = payload.get("callback_id")
        if who is None or name not in {SHORTCUT_START, SHORTCUT_MESSAGE}:
            return NOTHING
        text = shared_text(payload)
        inbound = Said(text) if name == SHORTCUT_MESSAGE and text else STARTS
        reply = await self._turn(who, inbound, event_id(payload))
        self._p.chat.show(who, reply, trigger=str(payload.get("trigger_id", "")))
        channel = (payload.get("channel") or {}).get("id")
        if channel and not str(channel).startswith("D"):
            self._whisper(who, str(channel), ON_YOUR_OWN)
        return NOTHING

    # Buttons and modals

    async def _pressed(self, payload: Payload) -> Json:
        did = _read(pressed, payload)
        channel = str((payload.get("channel") or {}).get("id", ""))
        who = await self._who(payload, channel if channel.startswith("D") else "")
        if did is None or who is None:
            return NOTHING
        if isinstance(did.inbound, Press):
            await self._on_case(payload, who, did, did.inbound, channel)
        elif did.place is not None and did.place.script not in OURS and did.place.script:
            await self._in_desk_modal(payload, who, did, did.inbound)
        elif (payload.get("view") or {}).get("type") == "modal":
            await self._in_modal(payload, who, did, did.inbound)
        else:
            await self._in_chat(payload, who, did, did.inbound)
        return NOTHING

    async def _in_chat(self, payload: Payload, who: Who, did: Did, inbound: Inbound) -> None:
        trigger = str(payload.get("trigger_id", ""))
        if did.opens:
            reply = await self._p.practice.current(who.member)
            self._p.chat.later(who, self._open(who, trigger, reply.views))
            return
        reply = await self._turn(who, inbound, event_id(payload))
        at = str((payload.get("message") or {}).get("ts", ""))
        ref = MessageRef(who.chat, at) if at and who.chat else None
        self._p.chat.show(who, reply, label=did.label, pressed=ref, trigger=trigger)
        if (payload.get("view") or {}).get("type") == "home":
            self._p.chat.later(who, self._show_home(who))

    async def _in_modal(self, payload: Payload, who: Who, did: Did, inbound: Inbound) -> None:
        """A button of a practitioner's modal. What is typed in it is kept before going elsewhere."""
        sheet, key = Sheet.of(payload, did.place), event_id(payload)
        if did.form is not None:
            await self._turn(who, did.form, f"{key}:kept")
        reply = await self._turn(who, inbound, key)
        self._p.chat.later(
            who, self._turned(who, sheet, practitioner(sheet, reply), reply, payload)
        )

    async def _in_desk_modal(self, payload: Payload, who: Who, did: Did, inbound: Inbound) -> None:
        sheet, key = Sheet.of(payload, did.place), event_id(payload)
        if did.form is not None:
            await self._p.desk.turn(who.member, did.form, f"{key}:kept")
        reply = await self._p.desk.turn(who.member, inbound, key)
        turned = replace(handler(sheet, reply), chat=False)
        self._p.chat.later(who, self._turned(who, sheet, turned, reply, payload))

    async def _on_case(
        self, payload: Payload, who: Who, did: Did, press: Press, channel: str
    ) -> None:
        """A button of a case: what it opens comes as a modal, why not as words for this person alone."""
        reply = await self._p.desk.press(who.member, press, event_id(payload))
        trigger = str(payload.get("trigger_id", ""))
        if (payload.get("view") or {}).get("type") == "modal":
            sheet = Sheet.of(payload, did.place)
            turned = replace(handler(None, reply, start=did.start), chat=False)
            self._p.chat.later(who, self._turned(who, sheet, turned, reply, payload))
        elif reply.views and all(isinstance(view, Notice) for view in reply.views):
            for view in reply.views:
                self._whisper(who, channel, view)
        else:
            shown = handler(None, reply, start=did.start).view
            self._p.chat.later(who, self._opened(who, trigger, shown, reply))

    async def _opened(self, who: Who, trigger: str, view: Json | None, reply: Reply) -> None:
        if view is not None:
            await self._p.client.open_view(who.team, trigger, view)
        await self._p.desk.delivered(reply)

    async def _turned(
        self, who: Who, sheet: Sheet, turned: Turned, reply: Reply, payload: Payload
    ) -> None:
        """What became of a modal after a button in it."""
        client, trigger = self._p.client, str(payload.get("trigger_id", ""))
        view = turned.view
        if turned.how == "errors":
            view = modal(reply.views[-1])
        if view is not None:
            if turned.how == "push" or (sheet.first and _is_guide(reply)):
                await client.push_view(who.team, trigger, view)
            else:
                over = view if sheet.first else {**view, "clear_on_close": True}
                await client.update_view(who.team, sheet.view_id, over)
        if turned.chat and not _is_guide(reply):
            self._p.chat.show(who, reply)
        elif not reply.repeated:
            await self._p.practice.delivered(reply)

    async def _submitted(self, payload: Payload) -> Json:
        did, who = _read(submitted, payload), await self._who(payload)
        if did is None or who is None or did.place is None or isinstance(did.inbound, Press):
            return NOTHING
        sheet = Sheet.of(payload, did.place)
        if did.place.script in OURS:
            reply = await self._turn(who, did.inbound, event_id(payload))
            turned = practitioner(sheet, reply)
            if turned.how == "update" and not _is_question(reply):
                turned = Turned("clear", chat=True)
            if turned.chat:
                self._p.chat.show(who, reply)
            else:
                self._p.chat.later(who, self._p.practice.delivered(reply))
            return turned.response
        reply = await self._p.desk.turn(who.member, did.inbound, event_id(payload))
        self._p.chat.later(who, self._p.desk.delivered(reply))
        return handler(sheet, reply).response

    async def _closed(self, payload: Payload) -> Json:
        """A form that is closed is saved; an alarm that is closed is asked again in the chat."""
        place, who = _read(closed, payload), await self._who(payload)
        if place is None or who is None or place.script not in OURS:
            return NOTHING
        standing = await self._p.practice.current(who.member)
        if place.shows in {Shows.FORM, Shows.REVIEW} and _is_at(standing, place):
            reply = await self._turn(who, Go(Move.STOP), event_id(payload))
            self._p.chat.show(who, reply)
        elif place.shows in {Shows.ALARM, Shows.QUESTION} and _is_at(standing, place):
            self._p.chat.show(who, standing)
        return NOTHING

    async def _open(self, who: Who, trigger: str, views: tuple[View, ...]) -> None:
        if views:
            await self._p.client.open_view(who.team, trigger, modal(views[-1]))

    def _whisper(self, who: Who, channel: str, view: View) -> None:
        """Words for one person: in the channel if the app can, else in their chat."""

        async def say() -> None:
            drawn = message(view)
            try:
                await self._p.client.whisper(who.team, channel, who.user, drawn.text, drawn.blocks)
            except SlackFailed:
                await self._p.client.post(who.team, who.user, drawn.text, drawn.blocks)

        self._p.chat.later(who, say())


ON_YOUR_OWN = Notice(("I have written to you on your own: open Messages in the CPI app.",))


def _read(reader: Callable[[Payload], Any], payload: Payload) -> Any:
    """What a payload means; None for one that no view of ours draws (an old version's, say)."""
    try:
        return reader(payload)
    except BadPayload as error:
        _log.warning("not a button of ours: %s", error)
        return None


def _drawn(view: View) -> Json:
    drawn = message(view)
    return {"text": drawn.text, "blocks": drawn.blocks}


def _is_question(reply: Reply) -> bool:
    return any(not isinstance(view, Notice | Listing) for view in reply.views)


def _is_guide(reply: Reply) -> bool:
    """Words that were asked for beside a page that still waits (Is it OK to share?)."""
    named = [
        view for view in reply.views if isinstance(view, Notice) and view.name.startswith("G-")
    ]
    return bool(named) and len(reply.views) == len(named) + 1


def _is_at(standing: Reply, place: Place) -> bool:
    last = standing.views[-1] if standing.views else None
    return not isinstance(last, Signpost) and getattr(last, "page", "") == place.page
