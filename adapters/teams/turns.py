"""What every listener calls, and one person's turns on their way to the side that takes them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from adapters.beside import Beside
from adapters.sides import Desk, Practice
from adapters.teams.chat import Chat
from adapters.teams.directory import TeamsDirectory
from adapters.teams.ports import Connector, People, Places
from adapters.teams.settings import Settings
from adapters.teams.who import Visitors, Who
from dialogs.engine.inbound import Go, Inbound, Move
from dialogs.engine.views import Notice, Press
from dialogs.ports import Reply
from dialogs.triage.reading import NOT_A_HANDLER
from dialogs.workspaces.pages import NAME as SETTINGS
from dialogs.workspaces.routing import asks

ONLY_HANDLERS = Reply((Notice((NOT_A_HANDLER,)),))

Refresh = Callable[[str], Awaitable[None]]
"""Brings the card of a case up to date, so far as that is possible now. Never raises."""


@dataclass(frozen=True, slots=True)
class Ports:
    """What the listeners call."""

    practice: Practice
    desk: Desk
    people: People
    visitors: Visitors
    connector: Connector
    places: Places
    directory: TeamsDirectory
    chat: Chat
    beside: Beside
    settings: Settings
    refresh: Refresh


class Turns:
    """One for all listeners of a process."""

    def __init__(self, ports: Ports) -> None:
        self._p = ports

    async def turn(self, who: Who, inbound: Inbound, event: str) -> Reply:
        """One turn: the settings' of an admin, else the practitioner's. From someone unkept nothing is taken."""
        if who.known.unkept is not None:
            return await self._p.practice.refused(who.known.unkept, inbound)
        if not asks(inbound):
            reply = await self._p.practice.turn(who.member, inbound, event)
            if not reply.for_settings:
                return reply
        reply = await self._p.settings.turn(who, inbound, event)
        self._p.visitors.changed()
        return reply

    async def current(self, who: Who, script: str = "") -> Reply:
        """What waits for this person: of ``script``, or of what they used last."""
        if who.known.unkept is not None:
            return await self._p.practice.refused(who.known.unkept, Go(Move.START))
        at_settings = script == SETTINGS
        if not script:
            at_settings = await self._p.settings.is_open(who)
        if at_settings:
            return await self._p.settings.current(who)
        return await self._p.practice.current(who.member)

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
