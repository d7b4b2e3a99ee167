"""The app-level token (``xapp-``): it opens Socket Mode connections, and nothing else."""

from urllib.parse import urlsplit

from adapters.slack.errors import SlackFailed, SlackUnreachable
from adapters.slack.web_api import PATIENCE, WebApi

METHOD = "apps.connections.open"
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class AppTokenRefused(SlackFailed):
    """Slack opens no connection for this token."""

    mend = (
        "Slack opens no Socket Mode connection with SLACK_APP_TOKEN. At api.slack.com/apps see that"
        " Socket Mode is on. Under Basic Information, App-Level Tokens, make a token with the scope"
        " connections:write, put it into SLACK_APP_TOKEN and restart."
    )


async def connection_url(api: WebApi, token: str, patience: float = PATIENCE) -> str:
    """Where to connect now, once: the address holds a ticket, and belongs in no log.

    Raises AppTokenRefused, RateLimited, SlackUnreachable.
    """
    try:
        answer = await api.call(METHOD, {}, token=token, patience=patience)
    except SlackFailed as error:
        if error.by_itself:
            raise
        raise AppTokenRefused(METHOD, error.code) from None
    url = str(answer.get("url") or "")
    if not _is_safe(url, api.url):
        raise SlackUnreachable(METHOD, "no_url")
    return url


def _is_safe(url: str, api_url: str) -> bool:
    """Encrypted; to this machine, where the Web API is there too, it need not be."""
    parts = urlsplit(url)
    if parts.scheme == "ws":
        return urlsplit(api_url).scheme == "http" and parts.hostname in _LOOPBACK
    return parts.scheme == "wss" and bool(parts.hostname)
