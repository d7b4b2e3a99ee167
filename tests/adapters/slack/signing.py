"""Requests as Slack sends them, signed, and a server with our endpoint."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from time import time
from typing import Any
from urllib.parse import urlencode

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from adapters.slack.bodies import Body
from adapters.slack.endpoint import add_endpoint
from adapters.slack.signature import sign

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"  # noqa: S105 - the one of Slack's own example
OTHER = "00000000000000000000000000000000"
JSON, FORM = "application/json", "application/x-www-form-urlencoded"

Pairs = list[tuple[str, str]]


def event(text: str = "hello", **changes: Any) -> dict[str, Any]:
    """A direct message, as the Events API sends it."""
    inner = {"type": "message", "channel_type": "im", "channel": "D1", "user": "U1", "text": text}
    whole = {"type": "event_callback", "team_id": "T1", "api_app_id": "A1", "event_id": "Ev1"}
    return whole | {"event": inner, "event_time": 1} | changes


def command(text: str) -> dict[str, str]:
    """A slash command."""
    return {
        "command": "/cpi", "text": text, "team_id": "T1", "user_id": "U1", "channel_id": "C1",
        "trigger_id": "1.2.x", "response_url": "https://hooks.slack.com/commands/1",
    }  # fmt: skip


def as_json(data: Any) -> bytes:
    return json.dumps(data).encode()


def as_form(data: dict[str, str]) -> bytes:
    return urlencode(data).encode()


def payload(data: Any) -> bytes:
    """An interaction."""
    return as_form({"payload": json.dumps(data)})


def signed(
    raw: bytes,
    kind: str = JSON,
    *,
    secret: str = SECRET,
    at: float | None = None,
    signed_as: bytes | None = None,
) -> Pairs:
    """The headers of a request that is right, unless told otherwise."""
    timestamp = str(int(time() if at is None else at))
    signature = sign(secret, timestamp, raw if signed_as is None else signed_as)
    return [
        ("Content-Type", kind),
        ("X-Slack-Request-Timestamp", timestamp),
        ("X-Slack-Signature", signature),
    ]


class Taken(list[Body]):
    """What got through."""

    async def __call__(self, body: Body) -> web.StreamResponse:
        self.append(body)
        return web.Response(text="taken")


@asynccontextmanager
async def serving(taken: Taken, *secrets: str) -> AsyncIterator[TestClient[Any, Any]]:
    """A client of a server that has our endpoint, and nothing that hides a failure."""
    app = web.Application()
    add_endpoint(app, secrets or (SECRET,), taken)
    async with TestClient(TestServer(app)) as client:
        yield client
