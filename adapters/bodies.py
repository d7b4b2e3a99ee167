"""A request's body, read and parsed so that nothing in it can harm us, whoever sent it."""

import asyncio
import json
from dataclasses import dataclass
from typing import Any, NoReturn

from aiohttp import ClientPayloadError, web
from aiohttp.http_exceptions import HttpProcessingError

DEEPEST = 64
"""Objects and lists inside each other: a form of a platform's with its state has about 12."""


class Malformed(ValueError):
    """It is not what the platform sends; the words hold nothing of it."""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why a request was not taken: the HTTP status, and a sentence that holds nothing of the request."""

    status: int
    words: str


TOO_LARGE = Refusal(413, "That is too large.")


async def body_of(request: web.Request, limit: int, seconds: float) -> bytes | Refusal:
    """The whole body, of at most ``limit`` octets, if it comes within ``seconds``."""
    if request.content_length is not None and request.content_length > limit:
        return TOO_LARGE
    try:
        if request.content.is_eof():
            raw = await _read(request, limit)
        else:
            async with asyncio.timeout(seconds):
                raw = await _read(request, limit)
    except TimeoutError:
        return Refusal(400, "It did not come whole in time.")
    except (HttpProcessingError, ClientPayloadError):
        return Refusal(400, "It did not come whole.")
    return TOO_LARGE if raw is None else raw


async def _read(request: web.Request, limit: int) -> bytes | None:
    """The body, or None as soon as it is too large, whatever it said of its size."""
    if request.content_length is not None:
        return await request.content.read()
    raw = bytearray()
    async for chunk in request.content.iter_any():
        raw += chunk
        if len(raw) > limit:
            return None
    return bytes(raw)


def text_of(raw: bytes) -> str:
    """The text. Raises Malformed."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        raise Malformed("It is not in UTF-8.") from None


def object_of(text: str) -> dict[str, Any]:
    """The JSON object in a text. Raises Malformed."""
    try:
        data = _STRICT.decode(text)
    except (ValueError, RecursionError):
        raise Malformed("It is not JSON.") from None
    if not isinstance(data, dict):
        raise Malformed("It is not an object.")
    if text.count("{") + text.count("[") > DEEPEST and _depth(data) > DEEPEST:
        raise Malformed("It is nested too deeply.")
    whole: dict[str, Any] = _whole(data) if "\\ud" in text.lower() else data
    return whole


def _refuse(_constant: str) -> NoReturn:
    raise ValueError


_STRICT = json.JSONDecoder(parse_constant=_refuse)
"""JSON without the numbers that are none (NaN, Infinity)."""


def _depth(data: Any) -> int:
    deepest, waiting = 0, [(data, 1)]
    while waiting:
        value, depth = waiting.pop()
        deepest = max(deepest, depth)
        inner = value.values() if isinstance(value, dict) else value
        waiting += [(each, depth + 1) for each in inner if isinstance(each, dict | list)]
    return deepest


def _whole(value: Any) -> Any:
    """The same, with half a pair of surrogates (half an emoji) replaced: nothing could store it."""
    if isinstance(value, str):
        return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    if isinstance(value, dict):
        return {_whole(key): _whole(each) for key, each in value.items()}
    return [_whole(each) for each in value] if isinstance(value, list) else value
