"""Slack's Web API, played strictly: ``SlackPeer`` in a thread, or ``python -m tests.slack_peer``.

``/api/METHOD`` takes a form, a query or JSON, as Slack does; ``/response/KEY`` is what response
URLs point to; ``/link/`` is where Socket Mode connects; ``/_peer/…`` is the way in for another process.
"""

import asyncio
import json
import re
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

from aiohttp import BasicAuth, web

from tests.slack_peer import sockets, web_auth, web_chat, web_people, web_views
from tests.slack_peer.calling import METHODS, Call, Failed, bad_argument
from tests.slack_peer.control import add_control
from tests.slack_peer.fast import fast
from tests.slack_peer.faults import Fault, Faults, Pace
from tests.slack_peer.journal import Journal, Made
from tests.slack_peer.limits import NotModelled
from tests.slack_peer.responses import respond
from tests.slack_peer.sockets import Sockets
from tests.slack_peer.world import Grant, World

PARTS = (sockets, web_auth, web_chat, web_people, web_views)
"""The modules that hold the methods: each puts its own into the table when it is imported."""
PACED = frozenset({"chat.postMessage"})
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_PLAIN_ID = re.compile(rb'(?:"(?:channel|user)": ?"|(?:channel|user)=)([A-Z0-9]+)')


@dataclass(slots=True)
class Asked:
    """A request as it came. ``fault``: the error to answer with when it cannot be read."""

    method: str
    arguments: dict[str, Any]
    token: str = ""
    by_post: bool = False
    in_header: bool = False
    is_json: bool = False
    fault: str = ""

    @property
    def channel(self) -> str:
        return str(self.arguments.get("channel") or "")


class SlackPeer:
    """The server, its world, its faults and its journal. ``with SlackPeer() as peer:`` serves."""

    def __init__(self, clock: Callable[[], float] = time.time) -> None:
        self.world = World(clock)
        self.faults = Faults()
        self.pace = Pace()
        self.journal = Journal()
        self.sockets = Sockets(self.world)
        self.fast = False
        self.unmodelled: list[str] = []
        self.port = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._stop: asyncio.Event | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def url(self) -> str:
        """The Web API's base URL: what ``SLACK_API_URL`` is set to."""
        return f"{self.address}/api/"

    def app(self) -> web.Application:
        """The application, to be served by whoever likes."""
        app = web.Application(client_max_size=2 * 1024 * 1024)
        app.router.add_route("*", "/api/{method}", self._api)
        app.router.add_post("/response/{key}", self._response)
        app.router.add_get("/link/", self.sockets.connected)
        add_control(app, self)
        return app

    def start(self, port: int = 0) -> Self:
        """Serves on a loopback port, in a thread."""
        ready = threading.Event()
        self._thread = threading.Thread(
            target=lambda: asyncio.run(self._serve(port, ready)), name="slack-peer", daemon=True
        )
        self._thread.start()
        if not ready.wait(10):
            raise TimeoutError("the peer did not start")
        return self

    def stop(self) -> None:
        if self._loop and self._stop and self._thread:
            self._loop.call_soon_threadsafe(self._stop.set)
            self._thread.join(10)

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    async def _serve(self, port: int, ready: threading.Event) -> None:
        self._loop, self._stop = asyncio.get_running_loop(), asyncio.Event()
        self.sockets.loop = self._loop
        runner = web.AppRunner(self.app(), access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", port)
        await site.start()
        self.port = runner.addresses[0][1]
        ready.set()
        await self._stop.wait()
        self.sockets.die()
        await runner.cleanup()

    async def _api(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if self.fast:
            body = await request.read()
            found = _PLAIN_ID.search(body)
            whose = found[1].decode() if found else ""
            self.journal.count(method, whose)
            return web.Response(body=fast(method, whose), content_type=_JSON)
        asked = await read(request, method)
        fault = self.faults.take(method, asked.channel)
        if fault is not None and not fault.late:
            return await self._fail(request, asked, fault)
        answer = self._answer(asked)
        if fault is not None:
            return await self._fail(request, asked, fault)
        return answer

    def _answer(self, asked: Asked) -> web.Response:
        team, headers, status = "", {}, 200
        try:
            grant = self._authorised(asked)
            team = grant.team_id or grant.enterprise_id
            headers["X-OAuth-Scopes"] = ",".join(sorted(grant.scopes))
            self._keep_pace(asked)
            call = Call(self.world, asked.method, asked.arguments, grant, self.address)
            told = {"ok": True} | self._run(call)
        except Failed as failed:
            told = {"ok": False, "error": failed.error} | failed.more
            if failed.error == "ratelimited":
                status, headers["Retry-After"] = 429, str(told.pop("seconds"))
        except NotModelled as missing:
            self.unmodelled.append(str(missing))
            told = {"ok": False, "error": "not_modelled", "detail": str(missing)}
        error = "" if told["ok"] else told["error"]
        self.journal.note(
            Made(asked.method, asked.arguments, time.monotonic(), status, error, team, told)
        )
        return web.json_response(told, status=status, headers=headers)

    def _keep_pace(self, asked: Asked) -> None:
        early = self.pace.wait(asked.channel) if asked.method in PACED else 0.0
        if early > 0:
            raise Failed("ratelimited", seconds=max(1, round(early)))

    def _run(self, call: Call) -> dict[str, Any]:
        known = METHODS[call.method]
        if known.scopes:
            call.needs(*known.scopes)
        for name in call.arguments:
            if not re.fullmatch(r"[A-Za-z0-9_]{1,64}", name):
                raise Failed("invalid_arg_name")
            if name not in known.named:
                raise bad_argument(f"no such argument: {name}", f"/{name}")
        with self.world.lock:
            return known.run(call)

    def _authorised(self, asked: Asked) -> Grant:
        """The token's grant; an empty one for methods that need none. Raises Failed."""
        if asked.fault:
            raise Failed(asked.fault)
        known = METHODS.get(asked.method)
        if known is None:
            raise Failed("unknown_method")
        if asked.is_json and not known.takes_json:
            asked.arguments = {}
        if not known.needs_token:
            return Grant("", "", "", frozenset())
        if not asked.token:
            raise Failed("not_authed")
        if known.app_level:
            return self._app(asked)
        if asked.token == self.world.app_token:
            raise Failed("not_allowed_token_type")
        grant = self.world.grants.get(asked.token)
        if grant is None:
            raise Failed("invalid_auth")
        if grant.fate:
            raise Failed(grant.fate)
        if grant.expires_at and grant.expires_at <= self.world.clock():
            raise Failed("token_expired")
        return grant

    def _app(self, asked: Asked) -> Grant:
        """The app itself, by its own token in the header of a POST. Raises Failed."""
        if not asked.by_post:
            raise Failed("insecure_request")
        if asked.token in self.world.grants:
            raise Failed("not_allowed_token_type")
        if asked.token != self.world.app_token or not asked.in_header:
            raise Failed("invalid_auth")
        if self.world.app_token_fate:
            raise Failed(self.world.app_token_fate)
        return Grant("", "", "", frozenset({"connections:write"}))

    async def _fail(self, request: web.Request, asked: Asked, fault: Fault) -> web.StreamResponse:
        status, told = 200, {"ok": False, "error": fault.name}
        headers = {}
        if fault.kind == "status":
            status = fault.status
            told = {"ok": False, "error": "ratelimited" if status == 429 else "internal_error"}
            if status == 429:
                headers["Retry-After"] = str(round(fault.seconds))
        answered = fault.kind in ("error", "status")
        self.journal.note(
            Made(
                asked.method,
                asked.arguments,
                time.monotonic(),
                status if answered else 0,
                str(told["error"]) if answered else fault.kind,
            )
        )
        if not answered:
            if fault.kind == "silence":
                await asyncio.sleep(fault.seconds)
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=502)
        if fault.html:
            page = "<!DOCTYPE html><title>Server Error</title>"
            return web.Response(status=status, text=page, content_type="text/html")
        return web.json_response(told, status=status, headers=headers)

    async def _response(self, request: web.Request) -> web.Response:
        try:
            body = await request.json()
        except ValueError:
            body = None
        with self.world.lock:
            status, said = respond(self.world, request.match_info["key"], body)
        self.journal.note(
            Made(
                "response_url", body or {}, time.monotonic(), status, "" if status == 200 else said
            )
        )
        return web.Response(status=status, text=said)


_JSON = "application/json"


async def read(request: web.Request, method: str) -> Asked:
    """The arguments and the token of a request, as Slack finds them.

    A token stands in the Authorization header, or in a form or query; with JSON in the header only.
    Installing may name the app's id and secret by Basic authentication.
    """
    scheme, _, given = request.headers.get("Authorization", "").partition(" ")
    token = given.strip() if scheme.lower() == "bearer" else ""
    asked = Asked(method, dict(request.query), token, request.method == "POST", bool(token))
    if scheme.lower() == "basic":
        client = BasicAuth.decode(f"Basic {given}")
        asked.arguments |= {"client_id": client.login, "client_secret": client.password}
    if request.method == "POST":
        kind = request.content_type
        raw = await request.read()
        if kind == _JSON:
            asked.is_json = True
            try:
                body = json.loads(raw or b"{}")
            except ValueError:
                asked.fault = "invalid_json"
                return asked
            if not isinstance(body, dict):
                asked.fault = "json_not_object"
                return asked
            asked.arguments |= {name: value for name, value in body.items() if value is not None}
            asked.arguments.pop("token", None)
            return asked
        if kind in _FORMS:
            asked.arguments |= dict(await request.post())
        elif raw:
            asked.fault = "invalid_post_type"
    asked.token = asked.token or str(asked.arguments.get("token") or "")
    return asked
