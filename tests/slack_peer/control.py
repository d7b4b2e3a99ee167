"""The way into the peer over HTTP, for another process: ``/_peer/…``, JSON in and out.

GET journal · GET counts · POST reset · POST fast {"on": true} · POST pace {"seconds": 1} · POST
faults {fields of Fault} · DELETE faults · POST teams {"name", "people": [{"name", …}], "channels":
[{"name", "kind", "members": [names]}]} → ids, bot token and signing secret.
"""

from typing import TYPE_CHECKING, Any

from aiohttp import web

from tests.slack_peer.faults import Fault

if TYPE_CHECKING:
    from tests.slack_peer.server import SlackPeer


def seed(peer: "SlackPeer", wanted: dict[str, Any]) -> dict[str, Any]:
    """A workspace with people and channels; gives their ids and what the app needs to know."""
    world = peer.world
    with world.lock:
        team = world.team(wanted.get("name", "Thornbury"))
        people = {each["name"]: world.user(team, **each).id for each in wanted.get("people", [])}
        channels = {
            each["name"]: world.channel(
                team,
                each["name"],
                *(people[name] for name in each.get("members", [])),
                kind=each.get("kind", "private"),
            ).id
            for each in wanted.get("channels", [])
        }
        grant = world.install(team)
    return {
        "api_url": peer.url,
        "team": team.id,
        "bot_user": team.bot_user,
        "bot_id": team.bot_id,
        "token": grant.token,
        "app_token": world.app_token,
        "signing_secret": world.signing_secret,
        "app_id": world.app_id,
        "people": people,
        "channels": channels,
    }


def add_control(app: web.Application, peer: "SlackPeer") -> None:
    """Mounts ``/_peer/…`` on the peer's application."""

    async def journal(_: web.Request) -> web.Response:
        return web.json_response(peer.journal.as_json())

    async def counts(_: web.Request) -> web.Response:
        return web.json_response(
            {"methods": dict(peer.journal.counts), "channels": dict(peer.journal.channels)}
        )

    async def reset(_: web.Request) -> web.Response:
        peer.journal.clear()
        peer.faults.clear()
        return web.json_response({})

    async def fast(request: web.Request) -> web.Response:
        peer.fast = bool((await request.json())["on"])
        return web.json_response({})

    async def pace(request: web.Request) -> web.Response:
        peer.pace.seconds = float((await request.json())["seconds"])
        return web.json_response({})

    async def fault(request: web.Request) -> web.Response:
        peer.faults.add(Fault(**await request.json()))
        return web.json_response({})

    async def mend(_: web.Request) -> web.Response:
        peer.faults.clear()
        return web.json_response({})

    async def teams(request: web.Request) -> web.Response:
        return web.json_response(seed(peer, await request.json()))

    app.router.add_get("/_peer/journal", journal)
    app.router.add_get("/_peer/counts", counts)
    app.router.add_post("/_peer/reset", reset)
    app.router.add_post("/_peer/fast", fast)
    app.router.add_post("/_peer/pace", pace)
    app.router.add_post("/_peer/faults", fault)
    app.router.add_delete("/_peer/faults", mend)
    app.router.add_post("/_peer/teams", teams)
