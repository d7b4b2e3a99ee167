"""Buttons and modals."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from adapters.slack.blocks import Json
from adapters.slack.chat import Pressed
from adapters.slack.client import MessageRef
from adapters.slack.incoming import event_id
from adapters.slack.messages import message
from adapters.slack.modals import modal
from adapters.slack.place import Place, Shows
from adapters.slack.sheets import Sheet, Turned, handler, practitioner
from adapters.slack.translate import BadPayload, Did, closed, pressed, submitted
from adapters.slack.turns import Ports, Turns
from adapters.slack.who import Who
from dialogs.engine.inbound import Answered, Go, Inbound, Move
from dialogs.engine.views import Listing, Notice, Press, Signpost, View
from dialogs.ports import Reply

Payload = Mapping[str, Any]
NOTHING: Json = {}
OURS = frozenset({"intake", "amend", "settings"})
"""Scripts of practitioners and admins; every other page is a handler's."""
TWICE = Notice(("This case has another card. Please use that one.",), title="Posted twice")

_log = logging.getLogger(__name__)


class Interactions:
    """One function a kind; they give the body of the acknowledgement."""

    def __init__(self, ports: Ports, turns: Turns) -> None:
        self._p = ports
        self._turns = turns

    async def pressed(self, payload: Payload) -> Json:
        did = _read(pressed, payload)
        channel = str((payload.get("channel") or {}).get("id", ""))
        who = await self._turns.who(payload, channel if channel.startswith("D") else "")
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
            reply = await self._turns.current(who)
            self._p.chat.later(who, self._open(who, trigger, reply.views))
            return
        reply = await self._turns.turn(who, inbound, event_id(payload))
        if (payload.get("view") or {}).get("type") == "home":
            self._turns.show_away(who, inbound, reply, trigger)
            self._p.chat.later(who, self._turns.show_home(who))
            return
        held = payload.get("message") or {}
        at, blocks = str(held.get("ts", "")), held.get("blocks") or ()
        answers = isinstance(inbound, Answered)
        pressed_in = Pressed(MessageRef(who.chat, at), did.label, answers, blocks)
        self._p.chat.show(
            who, reply, pressed=pressed_in if at and who.chat else None, trigger=trigger
        )

    async def _in_modal(self, payload: Payload, who: Who, did: Did, inbound: Inbound) -> None:
        """A button of a practitioner's modal. What is typed in it is kept before going elsewhere."""
        sheet, key = Sheet.of(payload, did.place), event_id(payload)
        if did.form is not None:
            await self._turns.turn(who, did.form, f"{key}:kept")
        reply = await self._turns.turn(who, inbound, key)
        turned = practitioner(sheet, reply)
        self._p.chat.later(who, self._turned(who, sheet, turned, reply, payload))
        if not turned.chat:
            self._p.chat.follows(who, reply)

    async def _in_desk_modal(self, payload: Payload, who: Who, did: Did, inbound: Inbound) -> None:
        sheet, key = Sheet.of(payload, did.place), event_id(payload)
        if did.form is not None:
            await self._turns.on_form(who, did.form, f"{key}:kept")
        page = did.place.page if did.place is not None else ""
        reply = await self._turns.on_form(who, inbound, key, page)
        turned = replace(handler(sheet, reply), chat=False)
        self._p.chat.later(who, self._turned(who, sheet, turned, reply, payload))

    async def _on_case(
        self, payload: Payload, who: Who, did: Did, press: Press, channel: str
    ) -> None:
        """A button of a case: what it opens comes as a modal, why not as words for this person alone."""
        reply = await self._turns.press(who, press, event_id(payload))
        trigger = str(payload.get("trigger_id", ""))
        if (payload.get("view") or {}).get("type") == "modal":
            sheet = Sheet.of(payload, did.place)
            turned = replace(handler(None, reply, start=did.start), chat=False)
            self._p.chat.later(who, self._turned(who, sheet, turned, reply, payload))
        elif reply.views and all(isinstance(view, Notice) for view in reply.views):
            for view in reply.views:
                self._turns.whisper(who, channel, view)
        else:
            shown = handler(None, reply, start=did.start).view
            self._p.chat.later(who, self._opened(who, trigger, shown, reply))
        pressed_in = None if channel.startswith("D") or who.known.unkept else _message(payload)
        if pressed_in is not None:
            self._p.chat.later(who, self._one_card(who, press.case, pressed_in))

    async def _one_card(self, who: Who, case_id: str, ref: MessageRef) -> None:
        """A card that was posted twice (a process died in between) loses its buttons when it is used."""
        if await self._p.desk.is_stray(who.member, case_id, str(ref)):
            await self._p.chat.replace(who, ref, message(TWICE))

    async def _opened(self, who: Who, trigger: str, view: Json | None, reply: Reply) -> None:
        if view is not None:
            await self._p.client.open_view(who.team, trigger, view)
        await self._p.desk.delivered(reply)

    async def _turned(
        self, who: Who, sheet: Sheet, turned: Turned, reply: Reply, payload: Payload
    ) -> None:
        """What became of a modal after a button in it."""
        client, trigger = self._p.client, str(payload.get("trigger_id", ""))
        view = modal(reply.views[-1]) if turned.how == "errors" else turned.view
        if turned.how == "push" and view is not None:
            await client.push_view(who.team, trigger, view)
            view = turned.under
        if view is not None:
            await client.update_view(who.team, sheet.view_id, view)
        if turned.chat:
            self._p.chat.show(who, reply)
        elif not reply.repeated:
            await self._p.practice.delivered(reply)

    async def submitted(self, payload: Payload) -> Json:
        did, who = _read(submitted, payload), await self._turns.who(payload)
        if did is None or who is None or did.place is None or isinstance(did.inbound, Press):
            return NOTHING
        sheet = Sheet.of(payload, did.place)
        if did.place.script in OURS:
            reply = await self._turns.turn(who, did.inbound, event_id(payload))
            turned = practitioner(sheet, reply)
            if turned.how == "update" and not _is_question(reply):
                turned = Turned("clear", chat=True)
            if turned.chat:
                self._p.chat.show(who, reply)
            else:
                self._p.chat.follows(who, reply)
            return turned.response
        reply = await self._turns.on_form(who, did.inbound, event_id(payload))
        self._p.chat.later(who, self._p.desk.delivered(reply))
        return handler(sheet, reply).response

    async def closed(self, payload: Payload) -> Json:
        """A form that is closed is saved; an alarm that is closed is asked again in the chat."""
        place, who = _read(closed, payload), await self._turns.who(payload)
        if place is None or who is None or place.script not in OURS:
            return NOTHING
        standing = await self._turns.current(who, place.script)
        if place.shows in {Shows.FORM, Shows.REVIEW} and _is_at(standing, place):
            reply = await self._turns.turn(who, Go(Move.STOP), event_id(payload))
            self._p.chat.show(who, reply)
        elif place.shows in {Shows.ALARM, Shows.QUESTION} and _is_at(standing, place):
            self._p.chat.show(who, standing)
        return NOTHING

    async def _open(self, who: Who, trigger: str, views: tuple[View, ...]) -> None:
        if views:
            await self._p.client.open_view(who.team, trigger, modal(views[-1]))


def _read(reader: Callable[[Payload], Any], payload: Payload) -> Any:
    """What a payload means; None for one that no view of ours draws (an old version's, say)."""
    try:
        return reader(payload)
    except BadPayload as error:
        _log.warning("not a button of ours: %s", error)
        return None


def _message(payload: Payload) -> MessageRef | None:
    """The message that everybody sees a button in; None for a modal, and for words for one person."""
    at = payload.get("container") or {}
    if at.get("type") != "message" or at.get("is_ephemeral"):
        return None
    return MessageRef(str(at.get("channel_id", "")), str(at.get("message_ts", "")))


def _is_question(reply: Reply) -> bool:
    return any(not isinstance(view, Notice | Listing) for view in reply.views)


def _is_at(standing: Reply, place: Place) -> bool:
    last = standing.views[-1] if standing.views else None
    return not isinstance(last, Signpost) and getattr(last, "page", "") == place.page
