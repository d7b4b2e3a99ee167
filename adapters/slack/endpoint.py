"""POST /slack/events: events, commands and interactions on one address.

Strangers can reach this address, so nothing of a request is believed, or even parsed, before its
signature is checked: size → Content-Type → timestamp → signature on the raw bytes → parse. What is
wrong is answered with 400, 401, 413 or 415, never with a 5xx. Bolt's own order is another (it parses
first, and logs bodies with a wrong signature: platforms.md, *Delivery*); it gets requests that are
verified and parsed already, by `bolt_request`.
"""

import logging
import re
from collections.abc import Awaitable, Callable, Iterable, Sequence
from time import time
from typing import TYPE_CHECKING

from aiohttp import web

from adapters.bodies import TOO_LARGE, Malformed, Refusal, body_of
from adapters.slack.bodies import FORM, JSON, Body, Kind, parse
from adapters.slack.paths import EVENTS_PATH
from adapters.slack.signature import NoSecret, is_fresh, is_signed

if TYPE_CHECKING:
    from slack_bolt.request.async_request import AsyncBoltRequest

PATH = EVENTS_PATH
LONGEST_BODY = 512 * 1024
"""Octets. The largest that Slack sends is a form's page with three full boxes, encoded twice."""
SECONDS_TO_READ = 5.0
"""Slack gives up after 3 s; a sender that is slower is not Slack."""

_TYPE = re.compile(r'([\w+/-]+)\s*(?:;\s*charset="?utf-8"?\s*)?', re.ASCII | re.IGNORECASE)
_TIMESTAMP, _SIGNATURE = "x-slack-request-timestamp", "x-slack-signature"
_RETRY = ("x-slack-retry-num", "x-slack-retry-reason")
_READ = frozenset({"content-type", "content-encoding", _TIMESTAMP, _SIGNATURE, *_RETRY})

_log = logging.getLogger(__name__)


Headers = dict[str, str]
Take = Callable[[Body], Awaitable[web.StreamResponse]]
"""Does what Slack asks, commits it, and gives the acknowledgement. What it raises becomes a 500,
and Slack sends an event again."""


def checked(
    headers: Iterable[tuple[str, str]],
    raw: bytes,
    secrets: Sequence[str],
    now: float,
    limit: int = LONGEST_BODY,
) -> Body | Refusal:
    """The request, verified and parsed, or why it is refused. Runs nothing, logs nothing.

    ``headers``: as they came, repeats and all. ``secrets``: the signing secret, and while it is being
    changed the former one too. ``now``: seconds since 1970. Raises NoSecret.
    """
    read, repeated = _headers(headers)
    return _type_refusal(read, repeated) or _checked(read, repeated, raw, secrets, now, limit)


def _checked(
    read: Headers,
    repeated: set[str],
    raw: bytes,
    secrets: Sequence[str],
    now: float,
    limit: int = LONGEST_BODY,
) -> Body | Refusal:
    if len(raw) > limit:
        return TOO_LARGE
    if repeated & {_TIMESTAMP, _SIGNATURE}:
        return Refusal(401, "The signature is given twice.")
    timestamp = read.get(_TIMESTAMP, "")
    if not is_fresh(timestamp, now):
        return Refusal(401, "The time is missing, or is not now.")
    if not is_signed(secrets, timestamp, raw, read.get(_SIGNATURE, "")):
        return Refusal(401, "The signature is not the one of this app.")
    retry = read.get(_RETRY[0], "")
    try:
        return parse(
            _media_type(read),
            raw,
            retry=int(retry) if re.fullmatch("[0-9]", retry, re.ASCII) else 0,
            retry_reason=read.get(_RETRY[1], ""),
        )
    except Malformed as error:
        return Refusal(400, str(error))


def add_endpoint(app: web.Application, secrets: Sequence[str], take: Take) -> None:
    """Serves `PATH`. ``take`` gets only what Slack signed. Raises NoSecret."""
    if not secrets or not all(secrets):
        raise NoSecret("There is no signing secret.")

    async def endpoint(request: web.Request) -> web.StreamResponse:
        found = await _received(request, secrets)
        if isinstance(found, Refusal):
            _log.warning("request to Slack's address refused: %s", found.status)
            answer = web.Response(status=found.status, text=found.words)
            answer.force_close()
            return answer
        if found.kind is Kind.CHALLENGE:
            return web.Response(text=str(found.data["challenge"]))
        if found.kind is Kind.PROBE:
            return web.Response()
        return await take(found)

    app.router.add_post(PATH, endpoint)


def bolt_request(body: Body) -> "AsyncBoltRequest":
    """The request for Bolt's ``async_dispatch``.

    It is given as parsed, in the mode in which Bolt neither parses nor verifies: so a command whose
    text has the word *payload* in it keeps its body, and no header steers Bolt.
    """
    from slack_bolt.request.async_request import AsyncBoltRequest  # noqa: PLC0415

    headers: dict[str, str | Sequence[str]] = {}
    if body.retry:
        headers = {_RETRY[0]: str(body.retry), _RETRY[1]: body.retry_reason}
    return AsyncBoltRequest(body=dict(body.data), headers=headers, mode="socket_mode")


async def _received(request: web.Request, secrets: Sequence[str]) -> Body | Refusal:
    read, repeated = _headers(request.headers.items())
    refusal = _type_refusal(read, repeated)
    if refusal is not None:
        return refusal
    raw = await body_of(request, LONGEST_BODY, SECONDS_TO_READ)
    return raw if isinstance(raw, Refusal) else _checked(read, repeated, raw, secrets, time())


def _headers(headers: Iterable[tuple[str, str]]) -> tuple[Headers, set[str]]:
    """The headers that are looked at, and which of them came more than once."""
    read, repeated = dict[str, str](), set[str]()
    for name, value in headers:
        lower = name.lower()
        if lower in read:
            repeated.add(lower)
        if lower in _READ:
            read[lower] = value
    return read, repeated


def _type_refusal(read: Headers, repeated: set[str]) -> Refusal | None:
    """Compressed bodies are refused unread: Slack sends none, and they grow."""
    plain = read.get("content-encoding", "identity").strip().lower() == "identity"
    if not plain or "content-type" in repeated or _media_type(read) not in {JSON, FORM}:
        return Refusal(415, "Only JSON and forms in UTF-8 are taken.")
    return None


def _media_type(read: Headers) -> str:
    found = _TYPE.fullmatch(read.get("content-type", "").strip())
    return found[1].lower() if found else ""
