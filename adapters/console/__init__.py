"""The console: a messaging platform in miniature, on one page, for trying out and training."""

import secrets

import aiohttp_jinja2
from aiohttp import web

from adapters.console.channel import ConsoleChannel, Hub
from adapters.console.events import events
from adapters.console.ports import Desk, MessageLog, Personas, Practice
from adapters.console.render import Pages, Side, environment_options, equip
from adapters.console.routes import STATIC_FILES, delete, page, state, static, turn
from adapters.console.state import CONSOLE, TEMPLATES_KEY, Console

HEARTBEAT_SECONDS = 15.0


def setup(
    app: web.Application,
    *,
    practice: Practice,
    desk: Desk,
    log: MessageLog,
    personas: Personas,
    csrf_secret: bytes = b"",
    hub: Hub | None = None,
    heartbeat: float = HEARTBEAT_SECONDS,
) -> ConsoleChannel:
    """Adds the console's page to ``app`` at ``/`` and gives its `Outbound`.

    ``csrf_secret``: with one that is kept, pages that are open go on after a restart without a
    refresh (32 octets or more; random if empty). ``hub``: shared with a `ConsoleChannel` that was
    built before. ``heartbeat`` is in seconds. Event streams end on shutdown.
    """
    hub = hub or Hub()
    options = environment_options()
    templates = equip(aiohttp_jinja2.setup(app, app_key=TEMPLATES_KEY, **options))
    app[CONSOLE] = Console(
        practice=practice,
        desk=desk,
        log=log,
        personas=personas,
        secret=csrf_secret or secrets.token_bytes(32),
        hub=hub,
        pages=Pages(templates),
        heartbeat=heartbeat,
    )
    side = "{side:" + "|".join(Side) + "}"
    app.router.add_get("/", page)
    app.router.add_get("/events", events)
    for path in STATIC_FILES:
        app.router.add_get(path, static)
    app.router.add_get(f"/{side}/{{persona}}/state", state)
    app.router.add_post(f"/{side}/{{persona}}", turn)
    app.router.add_post("/practitioner/{persona}/delete", delete)
    app.on_shutdown.append(_close)
    return ConsoleChannel(log, hub)


async def _close(app: web.Application) -> None:
    app[CONSOLE].hub.close()


__all__ = ["ConsoleChannel", "Hub", "setup"]
