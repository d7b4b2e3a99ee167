"""Do Slack's settings hold together? If not: which does not, and how to mend it. No value is repeated."""

from collections.abc import Iterator
from typing import Protocol
from urllib.parse import urlsplit

from pydantic import SecretStr

SLACK_API_URL = "https://slack.com/api/"
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
_WHERE = "api.slack.com/apps"


class SlackSettings(Protocol):
    """The settings that are looked at."""

    @property
    def slack_signing_secret(self) -> SecretStr: ...
    @property
    def slack_bot_token(self) -> SecretStr: ...
    @property
    def slack_client_id(self) -> str: ...
    @property
    def slack_client_secret(self) -> SecretStr: ...
    @property
    def slack_app_token(self) -> SecretStr: ...
    @property
    def slack_api_url(self) -> str: ...


def slack_faults(settings: SlackSettings) -> Iterator[str]:
    """What is wrong, in sentences that begin with the variable's name."""
    signing = settings.slack_signing_secret.get_secret_value().strip(" ,")
    bot = settings.slack_bot_token.get_secret_value()
    client_secret = settings.slack_client_secret.get_secret_value()
    app = settings.slack_app_token.get_secret_value()
    oauth = bool(settings.slack_client_id or client_secret)
    if bot and oauth:
        yield "SLACK_BOT_TOKEN is set together with SLACK_CLIENT_ID or SLACK_CLIENT_SECRET. For one workspace keep SLACK_BOT_TOKEN alone. For several keep the other two, and unset SLACK_BOT_TOKEN."
    if oauth and not (settings.slack_client_id and client_secret):
        missing = "SLACK_CLIENT_SECRET" if settings.slack_client_id else "SLACK_CLIENT_ID"
        yield f"{missing} is empty. To install by OAuth both are needed: {_WHERE}, Basic Information."
    if bot and not bot.startswith(("xoxb-", "xoxe.xoxb-")):
        yield f"SLACK_BOT_TOKEN is no bot's token: those begin with xoxb-. It stands at {_WHERE}, OAuth & Permissions."
    if bot.startswith("xoxe."):
        yield "SLACK_BOT_TOKEN is a token that ends after 12 hours. Switch token rotation off for the app, or install by OAuth with SLACK_CLIENT_ID and SLACK_CLIENT_SECRET."
    if app and not app.startswith("xapp-"):
        yield f"SLACK_APP_TOKEN is no app-level token: those begin with xapp-. It stands at {_WHERE}, Basic Information."
    if app and oauth:
        yield "SLACK_APP_TOKEN (Socket Mode) is for a site that nobody can reach from outside; OAuth needs to be reached. Unset it, or use SLACK_BOT_TOKEN instead of SLACK_CLIENT_ID."
    if (bot or oauth) and not (signing or app):
        yield f"SLACK_SIGNING_SECRET is empty. Without it nobody could tell Slack from a stranger. It stands at {_WHERE}, Basic Information."
    if app and not (bot or oauth):
        yield f"SLACK_BOT_TOKEN is empty. Socket Mode (SLACK_APP_TOKEN) needs it too: it stands at {_WHERE}, OAuth & Permissions. Or unset SLACK_APP_TOKEN."
    elif signing and not (bot or oauth):
        yield "SLACK_BOT_TOKEN is empty. Set it for one workspace, or SLACK_CLIENT_ID and SLACK_CLIENT_SECRET for several; or unset the other SLACK_ variables."
    yield from _api_url_faults(settings.slack_api_url)


def _api_url_faults(url: str) -> Iterator[str]:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        yield "SLACK_API_URL is no address."
        return
    whole = parts.hostname and not (parts.query or parts.fragment or parts.username) and port != 0
    if not whole or parts.scheme not in {"https", "http"} or not parts.path.endswith("/api/"):
        yield f"SLACK_API_URL has to look like {SLACK_API_URL}"
    elif parts.scheme == "http" and parts.hostname not in _LOOPBACK:
        yield "SLACK_API_URL begins with http. Tokens go there: use https. (http is for this machine only.)"
