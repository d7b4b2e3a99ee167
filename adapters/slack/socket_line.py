"""One Socket Mode connection, from Slack's *hello* to its end.

Its own HTTP session, because a shared one that is closed can never connect again (python-slack-sdk
issue 1922). A connection can die without a word, so what is heard counts: after a while without
anything we ping, and if that is not answered either, the connection is `SILENT`.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Self

from aiohttp import ClientError, ClientSession, ClientWebSocketResponse, ClientWSTimeout, WSMsgType

from adapters.bodies import Malformed
from adapters.slack.blocks import Json
from adapters.slack.bodies import Body
from adapters.slack.envelopes import Envelope, Goodbye, Hello, acknowledgement, read

ASKED, SILENT, LOST, DISABLED = "asked", "silent", "lost", "link_disabled"
"""Why a connection has to be replaced: Slack asks for it, nothing is heard, it ended, or Socket Mode
was switched off for the app."""
_CLOSING_SECONDS = 1.0
_ENDS = frozenset({WSMsgType.CLOSE, WSMsgType.CLOSING, WSMsgType.CLOSED, WSMsgType.ERROR})

Take = Callable[[Body], Awaitable[Json]]
"""Does what Slack asks, commits it, and gives what the acknowledgement says. If it raises, nothing is
acknowledged, and Slack sends an event again."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Waits:
    """Seconds. ``hello``: for Slack's greeting; ``quiet``: without a word before we ping, and as long
    again for the answer; ``finish``: for what is being done when a connection ends.
    """

    hello: float = 10.0
    quiet: float = 5.0
    finish: float = 10.0


class NoHello(Exception):
    """Slack closed the connection instead of greeting. ``reason``: Slack's word for why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class Line:
    """``spent`` is set once it has to be replaced, and ``reason`` says why. Until it has ended it
    goes on taking what comes.
    """

    def __init__(
        self, session: ClientSession, socket: ClientWebSocketResponse, take: Take, waits: Waits
    ) -> None:
        self.spent = asyncio.Event()
        self.reason = ""
        self._session = session
        self._socket = socket
        self._take = take
        self._waits = waits
        self._running: set[asyncio.Task[None]] = set()
        self._ending = False
        self.reading: asyncio.Task[None]

    @classmethod
    async def open(cls, url: str, take: Take, waits: Waits, proxy: str | None = None) -> Self:
        """Connects and waits for the greeting. Raises NoHello, ClientError, TimeoutError, OSError."""
        session = ClientSession(headers={"User-Agent": "cpi-bot"})
        try:
            async with asyncio.timeout(waits.hello):
                socket = await session.ws_connect(
                    url,
                    autoping=False,
                    proxy=proxy,
                    timeout=ClientWSTimeout(ws_close=_CLOSING_SECONDS),
                )
                line = cls(session, socket, take, waits)
                await line._greeted()
        except BaseException:
            await session.close()
            raise
        line.reading = asyncio.create_task(line._run())
        return line

    @property
    def hears(self) -> bool:
        """Whether Slack can be heard on it."""
        return not self.reading.done() and self.reason not in {SILENT, LOST}

    def retire(self, seconds: float) -> None:
        """Another has taken over: it ends by itself, or after so many seconds."""
        asyncio.get_running_loop().call_later(seconds, self._end)

    async def finish(self) -> None:
        """Takes nothing more, acknowledges what is being done, and ends."""
        self._end()
        await asyncio.wait({self.reading})

    async def _greeted(self) -> None:
        while True:
            message = await self._socket.receive()
            if message.type in _ENDS:
                raise NoHello("closed")
            if message.type is WSMsgType.PING:
                await self._socket.pong(message.data)
            found = read(message.data) if message.type is WSMsgType.TEXT else None
            if isinstance(found, Goodbye):
                raise NoHello(found.reason)
            if isinstance(found, Hello):
                return

    async def _run(self) -> None:
        try:
            await self._listen()
        except (ClientError, OSError) as error:
            _log.info("a Socket Mode connection broke: %s", type(error).__name__)
        finally:
            self._ending = True
            self._spend(LOST)
            if self._running:
                await asyncio.wait(self._running, timeout=self._waits.finish)
            await self._socket.close()
            await self._session.close()

    async def _listen(self) -> None:
        pinged = False
        while True:
            try:
                message = await self._socket.receive(timeout=self._waits.quiet)
            except TimeoutError:
                if pinged:
                    self._spend(SILENT)
                pinged = True
                await self._socket.ping()
                continue
            pinged = False
            if message.type in _ENDS:
                return
            if message.type is WSMsgType.PING:
                await self._socket.pong(message.data)
            elif message.type is WSMsgType.TEXT:
                self._heard(message.data)

    def _heard(self, text: str) -> None:
        try:
            found = read(text)
        except Malformed:
            _log.warning("a Socket Mode message is not what Slack sends")
            return
        if isinstance(found, Goodbye):
            self._spend(DISABLED if found.reason == DISABLED else ASKED)
        elif isinstance(found, Envelope):
            task = asyncio.create_task(self._taken(found))
            self._running.add(task)
            task.add_done_callback(self._done)

    async def _taken(self, envelope: Envelope) -> None:
        payload: Json = {}
        if envelope.body is None:
            _log.warning("an envelope is not what Slack sends")
        else:
            payload = await self._take(envelope.body)
        try:
            await self._socket.send_str(acknowledgement(envelope, payload))
        except (ClientError, OSError):
            _log.warning("an acknowledgement found its connection closed")

    def _done(self, task: "asyncio.Task[None]") -> None:
        self._running.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            _log.error("an envelope is not acknowledged", exc_info=error)

    def _end(self) -> None:
        if not self._ending:
            self.reading.cancel()

    def _spend(self, reason: str) -> None:
        if not self.spent.is_set():
            self.reason = reason
            self.spent.set()
