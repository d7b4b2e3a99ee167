"""What every listener needs: the person, their turns in order, and words for them alone."""

import asyncio
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from adapters.beside import Beside
from adapters.questions import waits
from adapters.sides import Desk, Practice
from adapters.slack.chat import Chat, is_form
from adapters.slack.client import SlackClient
from adapters.slack.errors import SlackFailed
from adapters.slack.home import home
from adapters.slack.incoming import team_of, user_of
from adapters.slack.messages import message
from adapters.slack.settings import Settings
from adapters.slack.who import Visitors, Who
from dialogs.engine.inbound import Go, Inbound, Move
from dialogs.engine.page import Kind
from dialogs.engine.views import Action, Ask, Notice, Press, Signpost, View
from dialogs.ports import Reply
from dialogs.triage.reading import NOT_A_HANDLER
from dialogs.workspaces.pages import NAME as SETTINGS
from dialogs.workspaces.routing import asks
from dialogs.workspaces.saving import SAVED

Payload = Mapping[str, Any]
ON_YOUR_OWN = Notice(
    ("I have written to you on your own: open Messages in the CPI app.",), title="In the chat"
)
ONLY_HANDLERS = Reply((Notice((NOT_A_HANDLER,)),))
SET_UP = Action("Set up", Go(Move.ADMIN), typed="admin")
BESIDE = frozenset({Move.SHOW, Move.MINE, Move.MENU, Move.NOTE})
"""Moves that ask for words to read: where the chat is not in sight they come as a modal, and only so."""


@dataclass(frozen=True, slots=True)
class Ports:
    """What the listeners call."""

    practice: Practice
    desk: Desk
    visitors: Visitors
    client: SlackClient
    chat: Chat
    beside: Beside
    settings: Settings


class Turns:
    """One for all listeners of a process."""

    def __init__(self, ports: Ports) -> None:
        self._p = ports
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def who(self, payload: Payload, chat: str = "") -> Who | None:
        """The person a request came from; None for a bot, or someone who was removed."""
        return await self._p.visitors.who(team_of(payload), user_of(payload), chat)

    async def turn(self, who: Who, inbound: Inbound, event: str) -> Reply:
        """One person's turns in order: the settings' of an admin, else the practitioner's. From someone
        unkept nothing is taken.
        """
        if who.known.unkept is not None:
            return await self._p.practice.refused(who.known.unkept, inbound)
        async with self._locks[who.member]:
            if not asks(inbound):
                reply = await self._p.practice.turn(who.member, inbound, event)
                if not reply.for_settings:
                    return reply
            reply = await self._p.settings.turn(who, inbound, event)
        self._p.visitors.changed()
        saved = any(isinstance(view, Notice) and view.name == SAVED for view in reply.views)
        if saved or reply.probe is not None:
            self._p.chat.later(who, self.show_home(who))
        return reply

    async def current(self, who: Who, script: str = "") -> Reply:
        """What waits for this person: of ``script``, or of what they used last."""
        if who.known.unkept is not None:
            return await self._standing(who)
        at_settings = script == SETTINGS
        if not script:
            at_settings = await self._p.settings.is_open(who)
        side = self._p.settings.current(who) if at_settings else None
        return await (side or self._standing(who))

    async def press(self, who: Who, press: Press, event: str) -> Reply:
        """A button of a case. Someone unkept is no handler."""
        if who.known.unkept is not None:
            return ONLY_HANDLERS
        return await self._p.desk.press(who.member, press, event)

    async def on_form(self, who: Who, inbound: Inbound, event: str, page: str = "") -> Reply:
        """A handler's form."""
        if who.known.unkept is not None:
            return ONLY_HANDLERS
        return await self._p.desk.turn(who.member, inbound, event, page)

    async def _standing(self, who: Who) -> Reply:
        if who.known.unkept is not None:
            return await self._p.practice.refused(who.known.unkept, Go(Move.START))
        return await self._p.practice.current(who.member)

    def show_away(self, who: Who, inbound: Inbound, reply: Reply, trigger: str) -> None:
        """Shows a reply to someone who does not look at their chat: App Home, a shortcut.

        A modal opens with it, or says where to look.
        """
        asked = waits(reply.views)
        if asked is None or (isinstance(inbound, Go) and inbound.move in BESIDE):
            shown = reply.views[0] if reply.views else None
            self._p.chat.later(who, self._beside(who, shown, reply, trigger))
            return
        at_once = is_form(asked) or isinstance(asked, Signpost)
        alarm = isinstance(asked, Ask) and asked.kind is Kind.ALARM
        self._p.chat.show(
            who, reply, trigger=trigger, opens=asked if at_once or alarm else ON_YOUR_OWN
        )

    async def _beside(self, who: Who, shown: View | None, reply: Reply, trigger: str) -> None:
        """Words to read; in the chat if no modal can be opened any more."""
        if shown is None or reply.repeated:
            return
        if not await self._p.chat.open(who, trigger, shown):
            await self._p.chat.post(who, (shown,))
        await self._p.practice.delivered(reply)

    async def show_home(self, who: Who) -> None:
        """Draws the App Home anew."""
        standing = await self._standing(who)
        mine = await self._p.beside.mine(who.known)
        menu = await self._p.beside.menu(who.known)
        safety = await self._p.beside.safety_line(who.known)
        actions = (SET_UP,) if await self._p.beside.is_admin(who.known) else ()
        await self._p.client.home(
            who.team, who.user, home(standing, mine, menu, safety=(safety,), actions=actions)
        )

    def whisper(self, who: Who, channel: str, view: View) -> None:
        """Words for one person: in the channel if the app can, else in their chat."""

        async def say() -> None:
            drawn = message(view)
            try:
                await self._p.client.whisper(who.team, channel, who.user, drawn.text, drawn.blocks)
            except SlackFailed:
                await self._p.client.post(who.team, who.user, drawn.text, drawn.blocks)

        self._p.chat.later(who, say())
