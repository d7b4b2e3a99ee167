"""Installing by OAuth, and what follows when a workspace removes the app.

``/slack/install`` sends the browser to Slack with a state; ``/slack/oauth_redirect`` takes it back. The
state is good once, for ten minutes, and only in the browser that began (a cookie): what is kept is a
digest of both. Bolt gets an ``authorize`` function over the same store.
"""

import hashlib
import html
import re
import secrets
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from aiohttp import web

from adapters.slack.bodies import Body, Kind
from adapters.slack.credentials import Credentials
from adapters.slack.errors import SlackFailed, SlackUnreachable
from adapters.slack.manifest import BOT_SCOPES
from adapters.slack.oauth import NewInstallation, OAuth, utc_now
from adapters.slack.paths import INSTALL_PATH, REDIRECT_PATH
from adapters.slack.ports import Installations, Installed, Team

if TYPE_CHECKING:
    from slack_bolt.authorization import AuthorizeResult

COOKIE = "cpi_slack_install"
TEN_MINUTES = timedelta(minutes=10)
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; base-uri 'none'",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}
_SECRET = re.compile(r"[\w-]{43}", re.ASCII)
_CODE = re.compile(r"[\w.-]{1,200}", re.ASCII)
_ID = re.compile(r"[A-Z0-9]{2,20}", re.ASCII)
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})

Authorize = Callable[..., Awaitable["AuthorizeResult | None"]]


class InstallPages:
    """The two pages of an installation."""

    def __init__(
        self,
        oauth: OAuth,
        installations: Installations,
        credentials: Credentials,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._oauth = oauth
        self._installations = installations
        self._credentials = credentials
        self._clock = clock

    def add_to(self, app: web.Application) -> None:
        """Serves both pages."""
        app.router.add_get(INSTALL_PATH, self.install, allow_head=False)
        app.router.add_get(REDIRECT_PATH, self.redirected, allow_head=False)

    async def install(self, request: web.Request) -> web.StreamResponse:
        """Sends the browser to Slack."""
        state, browser = secrets.token_urlsafe(32), secrets.token_urlsafe(32)
        await self._installations.begin(_digest(state, browser), self._clock() + TEN_MINUTES)
        where = self._oauth.authorize_url(state, BOT_SCOPES)
        answer = web.Response(status=302, headers={**HEADERS, "Location": where})
        answer.set_cookie(
            COOKIE,
            browser,
            max_age=int(TEN_MINUTES.total_seconds()),
            path=REDIRECT_PATH,
            secure=request.url.host not in _LOOPBACK,
            httponly=True,
            samesite="Lax",
        )
        return answer

    async def redirected(self, request: web.Request) -> web.StreamResponse:
        """Takes the browser back from Slack, and keeps the installation."""
        answer = await self._finished(request)
        answer.del_cookie(COOKIE, path=REDIRECT_PATH)
        return answer

    async def _finished(self, request: web.Request) -> web.Response:
        state, browser = request.query.get("state", ""), request.cookies.get(COOKIE, "")
        if not _SECRET.fullmatch(state) or not _SECRET.fullmatch(browser):
            return _page(403, "This did not begin here", _BEGIN_HERE)
        if not await self._installations.finish(_digest(state, browser)):
            return _page(403, "This page is too old, or was used already", _BEGIN_HERE)
        if "error" in request.query:
            return _page(403, "Not installed", f"Slack says that it was not allowed. {_AGAIN}")
        code = request.query.get("code", "")
        if not _CODE.fullmatch(code):
            return _page(400, "Not installed", f"Slack gave no code. {_AGAIN}")
        try:
            new = await self._oauth.exchange(code)
        except SlackUnreachable:
            return _page(503, "Slack does not answer", f"Nothing was installed. {_AGAIN}")
        except SlackFailed as error:
            return _page(400, "Not installed", f"Slack did not accept it. {error.mend}")
        await self._installations.save(new.installation, new.name)
        self._credentials.forget(new.installation.owner)
        return _installed(new)


def authorize_with(credentials: Credentials) -> Authorize:
    """Bolt's ``authorize``: who the app is in the workspace of a request. Asks Slack nothing."""
    from slack_bolt.authorization import AuthorizeResult  # noqa: PLC0415

    async def authorize(enterprise_id: str | None, team_id: str | None) -> "AuthorizeResult | None":
        try:
            found = await credentials.of(Team(team_id or "", enterprise_id or ""))
        except SlackFailed:
            return None
        return AuthorizeResult(
            enterprise_id=enterprise_id,
            team_id=team_id,
            bot_user_id=found.bot_user_id,
            bot_token=found.bot_token,
            bot_scopes=list(found.scopes),
        )

    return authorize


async def removed(body: Body, installed: Installed, credentials: Credentials) -> bool:
    """Destroys the tokens where Slack says that the app was removed. False for everything else.

    Called before Bolt, which wants a valid token first. What was installed after the event (they can
    come late, and again) is left alone; revoked tokens of people are none of ours. Safe to repeat.
    """
    data, event = body.data, body.data.get("event")
    if body.kind is not Kind.EVENT or not isinstance(event, Mapping):
        return False
    if event.get("type") == "tokens_revoked":
        revoked = event.get("tokens")
        if not isinstance(revoked, Mapping) or not revoked.get("bot"):
            return True
    elif event.get("type") != "app_uninstalled":
        return False
    owner = _owner(data)
    if owner:
        await installed.revoke(owner, _moment_after(data.get("event_time")))
        credentials.forget(owner)
    return True


def _owner(data: Mapping[str, Any]) -> str:
    """Whose installation an event speaks of: the organisation's only if Slack says so."""
    first = next(iter(data.get("authorizations") or ()), None)
    said = first if isinstance(first, Mapping) else data
    team, enterprise = str(data.get("team_id") or ""), str(data.get("enterprise_id") or "")
    if said.get("is_enterprise_install") is True:
        return enterprise or str(said.get("enterprise_id") or "") or team
    return team or enterprise


def _moment_after(seconds: Any) -> datetime:
    """The end of the second in which it happened; now if it is not said."""
    if isinstance(seconds, int) and 0 < seconds < 10**11:
        return datetime.fromtimestamp(seconds, UTC) + timedelta(seconds=1)
    return utc_now()


def _digest(state: str, browser: str) -> str:
    return hashlib.sha256(f"{state}.{browser}".encode()).hexdigest()


_AGAIN = f'<a href="{INSTALL_PATH}">Start again</a>.'
_BEGIN_HERE = f"For your safety, an installation begins and ends in the same browser, within ten minutes. {_AGAIN}"


def _installed(new: NewInstallation) -> web.Response:
    name = html.escape(new.name)
    steps = (
        f"CPI is installed in {name}. It takes nothing yet: open the app in Slack, press <b>Set up</b>"
        " (or type <code>/cpi admin</code>), and name the handlers' channel and your organisation."
    )
    ids = (new.app_id, new.team_id)
    if all(_ID.fullmatch(each) for each in ids):
        link = f"https://slack.com/app_redirect?app={new.app_id}&amp;team={new.team_id}"
        steps += f' <a href="{link}">Open it in Slack</a>.'
    return _page(200, "Installed", steps)


def _page(status: int, title: str, words: str) -> web.Response:
    text = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>'
        f"<main><h1>{title}</h1><p>{words}</p></main></html>"
    )
    return web.Response(status=status, text=text, content_type="text/html", headers=HEADERS)
