"""The way into the peer over HTTP, for another process: ``/_peer/…``, JSON in and out.

GET counts · GET journal · GET token (a good one, for an activity) · POST reset · POST rotate ·
POST fast {"on": true} · POST faults {fields of Fault} · DELETE faults.
"""

from typing import TYPE_CHECKING

from aiohttp import web

from tests.teams_peer.faults import Fault

if TYPE_CHECKING:
    from tests.teams_peer.server import TeamsPeer


def add_control(app: web.Application, peer: "TeamsPeer") -> None:
    """Mounts ``/_peer/…`` on the peer's application."""

    async def counts(_: web.Request) -> web.Response:
        return web.json_response(dict(peer.journal.counts))

    async def journal(_: web.Request) -> web.Response:
        return web.json_response(peer.journal.as_json())

    async def token(_: web.Request) -> web.Response:
        made = peer.authority.token(peer.world.app_id, peer.service_url)
        return web.json_response({"token": made})

    async def reset(_: web.Request) -> web.Response:
        peer.journal.clear()
        peer.faults.clear()
        return web.json_response({})

    async def rotate(_: web.Request) -> web.Response:
        peer.authority.rotate()
        return web.json_response({})

    async def fast(request: web.Request) -> web.Response:
        peer.fast = bool((await request.json())["on"])
        return web.json_response({})

    async def fault(request: web.Request) -> web.Response:
        peer.faults.add(Fault(**await request.json()))
        return web.json_response({})

    async def mend(_: web.Request) -> web.Response:
        peer.faults.clear()
        return web.json_response({})

    app.router.add_get("/_peer/counts", counts)
    app.router.add_get("/_peer/journal", journal)
    app.router.add_get("/_peer/token", token)
    app.router.add_post("/_peer/reset", reset)
    app.router.add_post("/_peer/rotate", rotate)
    app.router.add_post("/_peer/fast", fast)
    app.router.add_post("/_peer/faults", fault)
    app.router.add_delete("/_peer/faults", mend)
