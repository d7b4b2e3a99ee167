"""FAILED (conversation.md 2): what a person reads when something of ours went wrong."""

import secrets

from aiohttp import web
from aiohttp.typedefs import Handler, Middleware

from bot import logs
from dialogs.force.profile import Profile

_log = logs.get(__name__)


def failed_words(profile: Profile, error_ref: str) -> str:
    """The words, with the reference that finds the log line."""
    form, advice = profile.links.web_form_link.words, profile.numbers.non_emergency.number
    return (
        "Something went wrong on our side. What you saved is safe. It has not been sent. "
        f"Try again, or use {form}. If it cannot wait, call {advice}. Quote {error_ref}."
    )


def explain_failures(profile: Profile) -> Middleware:
    """Answers 500 in words, and logs the class and the line of what went wrong with a reference."""

    @web.middleware
    async def explain(request: web.Request, handler: Handler) -> web.StreamResponse:
        try:
            return await handler(request)
        except (web.HTTPException, ConnectionResetError):
            raise
        except Exception:  # noqa: BLE001 - the outermost frame: whatever it is, the person is told
            error_ref = secrets.token_hex(4)
            _log.error("request failed", exc_info=True, reference=error_ref, route=request.path)
            return web.Response(status=500, text=failed_words(profile, error_ref))

    return explain
