"""Microsoft's side of Teams, played: ``TeamsPeer`` in a thread, or ``python -m tests.teams_peer``.

``/openid`` metadata and keys · ``/login/{tenant}/oauth2/v2.0/token`` · ``/connector/v3/…`` the Bot Connector,
whose address is the service URL · ``/_peer/…`` the way in for another process.
"""

import asyncio
import json
import secrets
import threading
from collections.abc import Callable
from typing import Any, Self

from aiohttp import web

from tests.teams_peer.connector import Body, Connector
from tests.teams_peer.control import add_control
from tests.teams_peer.faults import Fault, Faults
from tests.teams_peer.journal import Journal, Made
from tests.teams_peer.login import granted
from tests.teams_peer.rules import Refused
from tests.teams_peer.signing import ISSUER, Authority
from tests.teams_peer.world import World

Do = Callable[[web.Request, Body], Body]
CREATED = {"send", "create"}


class TeamsPeer:
    """The server, its world, its faults and its journal. ``with TeamsPeer() as peer:`` serves.

    ``fast``: the connector takes anything and only counts; the numbers in a person's id are in their
    object id, too. ``token_seconds``: how long tokens live.
    """

    def __init__(self) -> None:
        self.world = World()
        self.connector = Connector(self.world)
        self.authority = Authority()
        self.faults = Faults()
        self.journal = Journal()
        self.fast = False
        self.token_seconds = 3_599
        self.certificate_key: Any = None
        self.port = 0
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._stop: asyncio.Event | None = None

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def service_url(self) -> str:
        """What activities name as their ``serviceUrl``."""
        return f"{self.address}/connector/"

    @property
    def openid_url(self) -> str:
        return f"{self.address}/openid/.well-known/openidconfiguration"

    @property
    def login_url(self) -> str:
        return f"{self.address}/login/"

    def settings(self) -> dict[str, str]:
        """What a bot is told, as environment variables."""
        return {
            "TEAMS_APP_ID": self.world.app_id,
            "TEAMS_APP_PASSWORD": self.world.password,
            "TEAMS_TENANT_ID": self.world.tenant_id,
            "TEAMS_OPENID_URL": self.openid_url,
            "TEAMS_LOGIN_URL": self.login_url,
        }

    def app(self) -> web.Application:
        """The application, to be served by whoever likes."""
        app = web.Application(client_max_size=2 * 1024 * 1024)
        app.router.add_get("/openid/.well-known/openidconfiguration", self._metadata)
        app.router.add_get("/openid/keys", self._keys)
        app.router.add_post("/login/{tenant}/oauth2/v2.0/token", self._token)
        start, does = "/connector/v3/conversations", self.connector
        one = f"{start}/{{id}}"
        for verb, path, method, do in (
            ("POST", start, "create", lambda _, body: does.create(body)),
            ("POST", f"{one}/activities", "send", lambda r, body: does.send(_id(r), body)),
            ("POST", f"{one}/activities/{{one}}", "send", lambda r, body: does.send(_id(r), body)),
            (
                "PUT",
                f"{one}/activities/{{one}}",
                "update",
                lambda r, b: does.update(_id(r), _one(r), b),
            ),
            ("GET", f"{one}/members/{{one}}", "member", lambda r, _: does.member(_id(r), _one(r))),
            ("GET", f"{one}/pagedmembers", "members", self._members),
            (
                "GET",
                "/connector/v3/teams/{id}/conversations",
                "channels",
                lambda r, _: does.channels(_id(r)),
            ),
        ):
            app.router.add_route(verb, path, self._called(method, do))
        add_control(app, self)
        return app

    def start(self, port: int = 0) -> Self:
        """Serves on a loopback port, in a thread."""
        ready = threading.Event()
        self._thread = threading.Thread(
            target=lambda: asyncio.run(self._serve(port, ready)), name="teams-peer", daemon=True
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
        runner = web.AppRunner(self.app(), access_log=None, shutdown_timeout=0.2)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        self.port = runner.addresses[0][1]
        ready.set()
        await self._stop.wait()
        await runner.cleanup()

    async def _metadata(self, request: web.Request) -> web.StreamResponse:
        told = {
            "issuer": ISSUER,
            "jwks_uri": f"{self.address}/openid/keys",
            "id_token_signing_alg_values_supported": ["RS256"],
        }
        return await self._answer(request, "openid", "", {}, lambda: told)

    async def _keys(self, request: web.Request) -> web.StreamResponse:
        return await self._answer(request, "keys", "", {}, self.authority.keys)

    async def _token(self, request: web.Request) -> web.StreamResponse:
        form = {name: str(value) for name, value in (await request.post()).items()}
        url, tenant = f"{self.address}{request.path}", request.match_info["tenant"]

        def give() -> Body:
            granted(self.world, tenant, form, url, self.certificate_key)
            token = f"{secrets.token_urlsafe(12)}.{secrets.token_urlsafe(300)}"
            self.world.tokens.add(token)
            return {"token_type": "Bearer", "expires_in": self.token_seconds, "access_token": token}

        return await self._answer(request, "token", tenant, {}, give)

    def _members(self, request: web.Request, _body: Body) -> Body:
        size, more = (request.query.get(name, "") for name in ("pageSize", "continuationToken"))
        return self.connector.members(_id(request), int(size or 0), more)

    def _called(self, method: str, do: Do) -> Callable[[web.Request], Any]:
        async def handle(request: web.Request) -> web.StreamResponse:
            if self.fast:
                await request.read()
                self.journal.count(method)
                told = _anyone(_one(request)) if method == "member" else {"id": self.world.new_id()}
                return web.json_response(told, status=201 if method in CREATED else 200)
            raw = await request.read()
            body = json.loads(raw) if raw else {}

            def run() -> Body:
                scheme, _, token = request.headers.get("Authorization", "").partition(" ")
                if scheme != "Bearer" or token not in self.world.tokens:
                    raise Refused(401, "BotNotRegistered")
                with self.world.lock:
                    return do(request, body)

            return await self._answer(request, method, request.match_info.get("id", ""), body, run)

        return handle

    async def _answer(
        self, request: web.Request, method: str, where: str, body: Body, run: Callable[[], Body]
    ) -> web.StreamResponse:
        fault = self.faults.take(method, where)
        if fault is not None and not fault.late:
            return await self._fail(request, method, where, body, fault)
        try:
            status, code, told = 201 if method in CREATED else 200, "", run()
        except Refused as refused:
            status, code = refused.status, refused.code
            told = {"error": {"code": code, "message": refused.why or code}}
            if method == "token":
                told = {"error": code, "error_description": refused.why}
        if fault is not None:
            return await self._fail(request, method, where, body, fault)
        self.journal.note(Made(method, where, body, status, code))
        return web.json_response(told, status=status)

    async def _fail(
        self, request: web.Request, method: str, where: str, body: Body, fault: Fault
    ) -> web.StreamResponse:
        self.journal.note(Made(method, where, body, fault.status, fault.code))
        if not fault.status:
            await asyncio.sleep(fault.seconds)
            if request.transport is not None:
                request.transport.abort()
            return web.Response(status=502)
        headers = {"Retry-After": fault.retry_after} if fault.retry_after else {}
        told = {"error": {"code": fault.code, "message": fault.code}}
        return web.json_response(told, status=fault.status, headers=headers)


def _id(request: web.Request) -> str:
    return request.match_info["id"]


def _one(request: web.Request) -> str:
    return request.match_info["one"]


def _anyone(user: str) -> Body:
    """Whoever is asked for, in the fast mode."""
    number = int("".join(filter(str.isdecimal, user.partition(":")[2])) or 0)
    return {"id": user, "name": user, "objectId": f"00000000-0000-4000-8000-{number:012}"}
