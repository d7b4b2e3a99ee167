"""Server-sent events: a page is told that something changed, and fetches what it shows."""

import json

from aiohttp import web

from adapters.console.guard import HEADERS, guarded
from adapters.console.render import Side
from adapters.console.state import CONSOLE

RETRY_MS = 1_000
"""How soon a browser connects again after the stream ends, in milliseconds."""


@guarded
async def events(request: web.Request) -> web.StreamResponse:
    """Sends ``changed`` with the sides to fetch: both at once, then each when it changes.

    With nothing to say it asks for both every ``heartbeat`` seconds, so that a post made by another
    process is seen too and a dead connection is noticed.
    """
    console = request.app[CONSOLE]
    seat = console.seat(request, "")
    sides = {seat.practitioner.member: Side.PRACTITIONER, console.personas.channel: Side.HANDLER}
    response = web.StreamResponse(headers={**HEADERS, "Content-Type": "text/event-stream"})
    with console.hub.listen(*sides) as listener:
        await response.prepare(request)
        try:
            await response.write(f"retry: {RETRY_MS}\n\n".encode() + _changed(list(Side)))
            while not listener.closed:
                changed = await listener.next(console.heartbeat)
                if listener.closed:
                    break
                await response.write(_changed([sides[c] for c in changed] or list(Side)))
        except ConnectionResetError:
            return response
    return response


def _changed(sides: list[Side]) -> bytes:
    return f"event: changed\ndata: {json.dumps({'sides': sides})}\n\n".encode()
