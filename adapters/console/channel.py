"""The console as a platform: messages go into its log, and open pages are woken."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from uuid import uuid4

from adapters.console.ports import MessageLog, NewPost
from adapters.console.posts import dump, kind_of
from dialogs.engine.views import CaseCard, Notice, Receipt, View
from dialogs.ports import Destination, MessageGone


@dataclass(slots=True, eq=False)
class Listener:
    """One open page: the channels it shows, and those that changed since it last looked."""

    channels: frozenset[str]
    changed: set[str] = field(default_factory=set)
    closed: bool = False
    _woken: asyncio.Event = field(default_factory=asyncio.Event)

    def wake(self, channel: str) -> None:
        """Notes a change, if the page shows that channel."""
        if channel in self.channels:
            self.changed.add(channel)
            self._woken.set()

    def close(self) -> None:
        """Ends the waiting: the program is going down."""
        self.closed = True
        self._woken.set()

    async def next(self, seconds: float) -> frozenset[str]:
        """The channels that changed, after a change or after ``seconds``; may be empty."""
        try:
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        except TimeoutError:
            return frozenset()
        self._woken.clear()
        changed = frozenset(self.changed)
        self.changed.clear()
        return changed


class Hub:
    """The pages that are open in this process."""

    def __init__(self) -> None:
        self._listeners: set[Listener] = set()

    @contextmanager
    def listen(self, *channels: str) -> Iterator[Listener]:
        """A listener for these channels, for as long as the block runs."""
        listener = Listener(frozenset(channels))
        self._listeners.add(listener)
        try:
            yield listener
        finally:
            self._listeners.discard(listener)

    def wake(self, channel: str) -> None:
        """Tells every page that shows ``channel`` to look again."""
        for listener in self._listeners:
            listener.wake(channel)

    def close(self) -> None:
        """Ends every stream, so that the server can stop."""
        for listener in self._listeners:
            listener.close()


class ConsoleChannel:
    """`dialogs.ports.Outbound` for the console. ``where.channel`` names the channel in the log."""

    def __init__(self, log: MessageLog, hub: Hub) -> None:
        self._log = log
        self._hub = hub

    async def post(self, where: Destination, view: View) -> str:
        """Posts a card, notice or receipt, wakes the pages, and gives the post's id.

        Any other view is never stored: the page derives the question that waits when it looks. The
        reference is then empty.
        """
        if not isinstance(view, CaseCard | Notice | Receipt):
            self._hub.wake(where.channel)
            return ""
        new = NewPost("", kind_of(view), dump(view, stays=True), uuid4().hex)
        (ref,) = await self._log.add(where.channel, new)
        self._hub.wake(where.channel)
        return ref

    async def update(self, where: Destination, ref: str, view: View) -> None:
        """Changes a post in place and wakes the pages. Raises MessageGone."""
        if not isinstance(view, CaseCard | Notice | Receipt):
            self._hub.wake(where.channel)
            return
        if not await self._log.update(where.channel, ref, dump(view, stays=True)):
            raise MessageGone(ref)
        self._hub.wake(where.channel)
