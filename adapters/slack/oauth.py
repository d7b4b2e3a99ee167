"""Slack's OAuth 2.0: a code becomes an installation, a refresh token becomes new tokens."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

from adapters.slack.errors import SlackFailed
from adapters.slack.ports import Installation
from adapters.slack.web_api import WebApi

ACCESS = "oauth.v2.access"
_API = "api/"


class BadGrant(SlackFailed):
    """Slack does not take the code or the refresh token, or gave no bot's token for it."""

    mend = "Start again at /slack/install."


class BadClient(SlackFailed):
    """Slack does not know the app by its id and secret."""

    mend = (
        "Compare SLACK_CLIENT_ID and SLACK_CLIENT_SECRET with the app's page at api.slack.com/apps."
    )


@dataclass(frozen=True, slots=True)
class Granted:
    """New tokens of an installation."""

    token: str = field(repr=False)
    refresh_token: str = field(repr=False)
    expires_at: datetime


@dataclass(frozen=True, slots=True)
class NewInstallation:
    """A new installation, and what to call it for people. ``app_id`` and ``team_id`` may be empty."""

    installation: Installation
    name: str
    app_id: str
    team_id: str


def utc_now() -> datetime:
    return datetime.now(UTC)


class OAuth:
    """The app's own id and secret, and what can be done with them."""

    def __init__(
        self,
        api: WebApi,
        client_id: str,
        client_secret: str,
        clock: Callable[[], datetime] = utc_now,
    ) -> None:
        self._api = api
        self._client_id = client_id
        self._client_secret = client_secret
        self._clock = clock

    def authorize_url(self, state: str, scopes: tuple[str, ...]) -> str:
        """Where the installer's browser is sent. It follows the API's host (GovSlack has another)."""
        base = self._api.url.removesuffix(_API)
        query = {"client_id": self._client_id, "scope": ",".join(scopes), "state": state}
        return f"{base}oauth/v2/authorize?{urlencode(query)}"

    async def exchange(self, code: str) -> NewInstallation:
        """The installation that a code stands for. Raises BadGrant, SlackFailed."""
        answer = await self._access({"code": code})
        now = self._clock()
        enterprise, team = _part(answer, "enterprise"), _part(answer, "team")
        whole = answer.get("is_enterprise_install") is True
        owner = str((enterprise if whole else team).get("id") or "")
        token = _text(answer, "access_token")
        if not owner or not token or answer.get("token_type") != "bot":
            raise BadGrant(ACCESS, "no_bot_token")
        installation = Installation(
            owner=owner,
            enterprise=whole,
            bot_user_id=_text(answer, "bot_user_id"),
            installer_id=_text(_part(answer, "authed_user"), "id"),
            scopes=tuple(filter(None, _text(answer, "scope").split(","))),
            installed_at=now,
            bot_token=token,
            refresh_token=_text(answer, "refresh_token"),
            expires_at=_expiry(answer, now),
        )
        name = _text(enterprise if whole else team, "name") or owner
        return NewInstallation(installation, name, _text(answer, "app_id"), "" if whole else owner)

    async def refresh(self, refresh_token: str) -> Granted:
        """New tokens for a refresh token, which is spent. Raises BadGrant, SlackFailed."""
        answer = await self._access({"grant_type": "refresh_token", "refresh_token": refresh_token})
        expires_at, token = _expiry(answer, self._clock()), _text(answer, "access_token")
        if not token or expires_at is None:
            raise BadGrant(ACCESS, "no_bot_token")
        return Granted(token, _text(answer, "refresh_token") or refresh_token, expires_at)

    async def _access(self, grant: dict[str, str]) -> Mapping[str, Any]:
        own = {"client_id": self._client_id, "client_secret": self._client_secret}
        try:
            return await self._api.call(ACCESS, own | grant)
        except SlackFailed as error:
            if error.code in {"invalid_client_id", "bad_client_secret"}:
                raise BadClient(ACCESS, error.code) from None
            if error.code.startswith("invalid_") or error.code in _SPENT:
                raise BadGrant(ACCESS, error.code) from None
            raise


_SPENT = frozenset({"code_already_used", "token_expired", "token_revoked", "bad_redirect_uri"})


def _part(answer: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    part = answer.get(name)
    return part if isinstance(part, Mapping) else {}


def _text(answer: Mapping[str, Any], name: str) -> str:
    value = answer.get(name)
    return value if isinstance(value, str) else ""


def _expiry(answer: Mapping[str, Any], now: datetime) -> datetime | None:
    seconds = answer.get("expires_in")
    return now + timedelta(seconds=seconds) if isinstance(seconds, int) and seconds > 0 else None
