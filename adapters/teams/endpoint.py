"""POST /api/messages: every activity of Teams on one address.

Strangers can reach this address: size → Content-Type → token → body. What is wrong is answered with
400, 401, 403, 413 or 415, never with a 5xx, and runs no turn.
"""

import logging
from collections.abc import Awaitable, Callable

from aiohttp import web
from pydantic_core import to_json

from adapters.bodies import Refusal, body_of
from adapters.teams.activity import Activity, InvokeAnswer
from adapters.teams.errors import NotAdmitted
from adapters.teams.paths import MESSAGES_PATH
from adapters.teams.ports import Connector

LONGEST_BODY = 256 * 1024
"""Octets. The largest that Teams sends is a card's inputs, or a message of 28 KB with its HTML beside it."""
SECONDS_TO_READ = 5.0
_JSON = "application/json"
_CHARSETS = frozenset({"utf-8", "utf8"})

_log = logging.getLogger(__name__)

Take = Callable[[Activity], Awaitable[InvokeAnswer | None]]
"""Does what Teams asks, commits it, and gives the answer of an invoke. What it raises becomes a 500,
and Teams sends a message again, or the person presses again."""


def add_endpoint(app: web.Application, connector: Connector, take: Take) -> None:
    """Serves `MESSAGES_PATH`. ``take`` gets only what was admitted."""

    async def endpoint(request: web.Request) -> web.StreamResponse:
        found = await _admitted(request, connector)
        if isinstance(found, Refusal):
            _log.warning("request to Teams's address refused: %s", found.status)
            answer = web.Response(status=found.status, text=found.words)
            answer.force_close()
            return answer
        told = await take(found)
        if told is None:
            return web.Response(status=200 if found.type == "invoke" else 202)
        body = b"" if told.body is None else to_json(told.body)
        return web.Response(status=told.status, body=body, content_type=_JSON)

    app.router.add_post(MESSAGES_PATH, endpoint)


async def _admitted(request: web.Request, connector: Connector) -> Activity | Refusal:
    if refusal := _type_refusal(request):
        return refusal
    tokens = request.headers.getall("Authorization", [])
    if len(tokens) > 1:
        return Refusal(401, "The token is given twice.")
    raw = await body_of(request, LONGEST_BODY, SECONDS_TO_READ)
    if isinstance(raw, Refusal):
        return raw
    try:
        return await connector.admit("".join(tokens), raw)
    except NotAdmitted as error:
        return Refusal(error.status, error.words)


def _type_refusal(request: web.Request) -> Refusal | None:
    """Compressed bodies are refused unread: they grow."""
    plain = request.headers.get("Content-Encoding", "identity").strip().lower() == "identity"
    charset = (request.charset or "utf-8").lower()
    if plain and request.content_type == _JSON and charset in _CHARSETS:
        return None
    return Refusal(415, "Only JSON in UTF-8 is taken.")
