"""Socket Mode from Slack's side: apps.connections.open, and the WebSockets that an app keeps open.

Sources: docs.slack.dev/apis/events-api/using-socket-mode and reference/methods/apps.connections.open;
envelopes and *disconnect* messages as quoted in public issues.
"""

import asyncio
import contextlib
import json
import secrets
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from aiohttp import ClientConnectionResetError, WSMsgType, web

from tests.slack_peer.calling import Answer, Call, method
from tests.slack_peer.world import World

TICKET_SECONDS = 30.0
MOST = 10
"""Connections that an app may have at once; one more is told ``too_many_websockets``."""
PATIENCE = 10.0
Json = dict[str, Any]


@method("apps.connections.open", app_level=True)
def connections_open(call: Call) -> Answer:
    """An address that is good once, and soon."""
    ticket = secrets.token_urlsafe(24)
    call.world.tickets[ticket] = call.world.clock() + TICKET_SECONDS
    host = urlsplit(call.base_url).netloc
    return {"url": f"ws://{host}/link/?ticket={ticket}&app_id={call.world.app_id}"}


@dataclass(eq=False, slots=True)
class Wire:
    """One connection. ``silent``: nothing of it arrives any more, either way, and nobody is told.

    ``acks``: envelope to the answer in its acknowledgement (None without one).
    """

    socket: web.WebSocketResponse
    number: int
    silent: bool = False
    closed: bool = False
    acks: dict[str, Any] = field(default_factory=dict)


class Sockets:
    """The connections of the app. Methods without ``async`` may be called from any thread.

    ``pings``: seconds between Slack's pings. ``faults``: what is said instead of hello, in turn: a
    reason of *disconnect*, or ``""`` to say nothing at all.
    """

    def __init__(self, world: World) -> None:
        self.loop: asyncio.AbstractEventLoop | None = None
        self.pings = 1.0
        self.faults: list[str] = []
        self.strange: list[str] = []
        self.opened = 0
        self._world = world
        self._wires: list[Wire] = []

    @property
    def wires(self) -> list[Wire]:
        """Those that are open, oldest first."""
        return [wire for wire in self._wires if not wire.closed]

    def waits_for(
        self, wanted: Callable[[list[Wire]], bool], within: float = PATIENCE
    ) -> list[Wire]:
        """The open connections, once they are as wanted. Raises TimeoutError."""
        end = time.monotonic() + within
        while not wanted(self.wires):
            if time.monotonic() > end:
                raise TimeoutError([wire.number for wire in self.wires])
            time.sleep(0.01)
        return self.wires

    # What Slack does

    def send(self, kind: str, payload: Json, *, on: Wire | None = None, **more: Any) -> Json:
        """Puts an envelope on a connection, the newest unless told; gives the envelope at once."""
        wire = on or self.wires[-1]
        envelope = {
            "envelope_id": str(uuid.uuid4()),
            "payload": payload,
            "type": kind,
            "accepts_response_payload": kind != "events_api",
        } | more
        if kind == "events_api":
            envelope = {"retry_attempt": 0, "retry_reason": ""} | envelope
        self._on_loop(self._put(wire, envelope))
        return envelope

    def answer(self, envelope: Json, within: float) -> tuple[bool, Any]:
        """Whether an envelope was acknowledged in time, and what with (None: nothing)."""
        end, name = time.monotonic() + within, envelope["envelope_id"]
        while time.monotonic() < end:
            for wire in list(self._wires):
                if name in wire.acks:
                    return True, wire.acks[name]
            time.sleep(0.002)
        return False, None

    def disconnect(self, reason: str = "warning", *, closes_after: float | None = None) -> Wire:
        """Says on the newest connection that it will be closed; does it, if a time is given."""
        wire = self.wires[-1]
        told = {"type": "disconnect", "reason": reason, "debug_info": {"host": "applink-peer"}}
        self._on_loop(self._put(wire, told))
        if closes_after is not None and self.loop is not None:
            self.loop.call_soon_threadsafe(
                self.loop.call_later, closes_after, lambda: self._abort(wire)
            )
        return wire

    def go_silent(self) -> Wire:
        """From now on nothing gets through on the newest connection, and it stays open."""
        wire = self.wires[-1]
        wire.silent = True
        return wire

    def die(self) -> None:
        """Every connection breaks at once, without a word."""
        if self.loop is not None and not self.loop.is_closed():
            for wire in self.wires:
                self.loop.call_soon_threadsafe(self._abort, wire)

    # How it is done

    async def connected(self, request: web.Request) -> web.StreamResponse:
        """A WebSocket of the app's, from its ticket to its end."""
        until = self._world.tickets.pop(request.query.get("ticket", ""), 0.0)
        if until < self._world.clock() or request.query.get("app_id") != self._world.app_id:
            return web.Response(status=403)
        socket = web.WebSocketResponse(autoping=False, heartbeat=None)
        await socket.prepare(request)
        self.opened += 1
        fault = self.faults.pop(0) if self.faults else None
        if fault is None and len(self.wires) >= MOST:
            fault = "too_many_websockets"
        if fault is not None:
            if fault:
                await socket.send_json({"type": "disconnect", "reason": fault})
                await socket.close()
            else:
                await socket.receive()
            return socket
        wire = Wire(socket, self.opened)
        self._wires.append(wire)
        pinging = asyncio.create_task(self._ping(wire))
        try:
            await self._put(wire, self._hello())
            await self._read(wire)
        finally:
            wire.closed = True
            pinging.cancel()
        return socket

    def _hello(self) -> Json:
        return {
            "type": "hello",
            "num_connections": len(self.wires),
            "debug_info": {"host": "applink-peer", "approximate_connection_time": 18060},
            "connection_info": {"app_id": self._world.app_id},
        }

    async def _read(self, wire: Wire) -> None:
        while True:
            message = await wire.socket.receive()
            if message.type not in {WSMsgType.TEXT, WSMsgType.PING, WSMsgType.PONG}:
                return
            if wire.silent:
                continue
            if message.type is WSMsgType.PING:
                await wire.socket.pong(message.data)
            elif message.type is WSMsgType.TEXT:
                self._acknowledged(wire, message.data)

    def _acknowledged(self, wire: Wire, text: str) -> None:
        told = json.loads(text)
        if not set(told) <= {"envelope_id", "payload"} or told["envelope_id"] in wire.acks:
            self.strange.append(text)
        wire.acks[told["envelope_id"]] = told.get("payload")

    async def _ping(self, wire: Wire) -> None:
        with contextlib.suppress(ClientConnectionResetError):
            while True:
                await asyncio.sleep(self.pings)
                if not wire.silent:
                    await wire.socket.ping(b"Ping from applink-peer")

    async def _put(self, wire: Wire, message: Json) -> None:
        if not wire.silent:
            await wire.socket.send_json(message)

    def _abort(self, wire: Wire) -> None:
        wire.closed = True
        transport = wire.socket._req.transport if wire.socket._req is not None else None
        if transport is not None:
            transport.abort()

    def _on_loop(self, doing: Any) -> None:
        assert self.loop is not None
        asyncio.run_coroutine_threadsafe(doing, self.loop).result(PATIENCE)
