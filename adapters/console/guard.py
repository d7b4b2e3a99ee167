"""Who may talk to the console: a browser on this machine, from the console's own page."""

import hashlib
import hmac
import ipaddress
import re
import secrets
from collections.abc import Awaitable, Callable
from functools import wraps

from aiohttp import web

COOKIE = "cpi_console"
LONGEST_BODY = 512 * 1024
"""Octets of a posted form: a page's fields at twice their limits, each letter percent-encoded."""

HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; "
        "img-src 'self' data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

_SESSION = re.compile(r"[0-9a-f]{32}")
_HOST = re.compile(r"(?P<name>\[[0-9a-fA-F:]+\]|[^:\[\]]+)(?::\d{1,5})?")
_ORIGIN = re.compile(r"https?://(?P<host>[^/]+)")

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def is_loopback(host: str) -> bool:
    """Whether a Host header names this machine: localhost, 127.0.0.0/8 or ::1, with or without a port."""
    found = _HOST.fullmatch(host)
    if found is None:
        return False
    name = found["name"].strip("[]").casefold()
    if name == "localhost":
        return True
    try:
        return ipaddress.ip_address(name).is_loopback
    except ValueError:
        return False


def session_of(request: web.Request) -> str:
    """The browser's session, empty if it has none yet."""
    value = request.cookies.get(COOKIE, "")
    return value if _SESSION.fullmatch(value) else ""


def new_session() -> str:
    """A random session."""
    return secrets.token_hex(16)


def keep_session(response: web.StreamResponse, session: str) -> None:
    """Sets the session's cookie: this site only, out of reach of scripts."""
    response.set_cookie(COOKIE, session, httponly=True, samesite="Lax", path="/")


def token(secret: bytes, session: str) -> str:
    """What a form of this session carries (a keyed hash, so that nothing is stored)."""
    return hmac.new(secret, session.encode(), hashlib.sha256).hexdigest()


def is_token(secret: bytes, session: str, given: str) -> bool:
    """Whether ``given`` is the session's token."""
    return bool(session) and hmac.compare_digest(token(secret, session).encode(), given.encode())


def guarded(handler: Handler) -> Handler:
    """A handler that answers this machine's own page only, with headers that keep it that way.

    Refuses with 403 a Host that is not loopback (DNS rebinding), a request that another site made,
    and a post that does not say where it comes from; with 411, 413 or 415 a body that is not a form
    of a bearable, stated size.
    """

    @wraps(handler)
    async def checked(request: web.Request) -> web.StreamResponse:
        refused = _refusal(request)
        if refused is not None:
            return web.Response(status=refused[0], text=refused[1], headers=HEADERS)
        try:
            return await handler(request)
        except web.HTTPException as answer:
            answer.headers.update(HEADERS)
            raise

    return checked


def _refusal(request: web.Request) -> tuple[int, str] | None:
    if not is_loopback(request.host):
        return 403, "The console answers on this machine only. Open it at http://localhost."
    site = request.headers.get("Sec-Fetch-Site", "")
    if request.method in {"GET", "HEAD"}:
        visits = request.headers.get("Sec-Fetch-Mode") == "navigate" and request.path == "/"
        if site in {"cross-site", "same-site"} and not visits:
            return 403, "Another site asked for this."
        return None
    if not _is_own(request, site):
        return 403, "This did not come from the console's own page."
    return _body_refusal(request)


def _is_own(request: web.Request, site: str) -> bool:
    origin = request.headers.get("Origin")
    if origin is None:
        return site == "same-origin"
    found = _ORIGIN.fullmatch(origin)
    return found is not None and found["host"] == request.host and site in {"", "same-origin"}


def _body_refusal(request: web.Request) -> tuple[int, str] | None:
    if request.content_type != "application/x-www-form-urlencoded":
        return 415, "The console takes forms only. It does not take files."
    if request.content_length is None:
        return 411, "Say how long it is."
    if request.content_length > LONGEST_BODY:
        return 413, "That is too long to send at once. Nothing was saved."
    return None
