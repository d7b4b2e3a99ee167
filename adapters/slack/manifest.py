"""The app as Slack is told about it, with the fewest rights, each with its reason.

``cpi manifest slack`` prints it. The form is that of slackapi/manifest-schema (version 1 and 2 name
these fields alike).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from adapters.slack.paths import EVENTS_PATH, REDIRECT_PATH

COMMAND = "/cpi"
SHORTCUT_START = "cpi_start"
"""``callback_id`` of the shortcut that starts a submission from anywhere."""
SHORTCUT_MESSAGE = "cpi_message"
"""``callback_id`` of the shortcut on a message: its text becomes the narrative."""


@dataclass(frozen=True, slots=True)
class Right:
    """A scope or an event that the app asks for, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """Whom to call in danger, and for advice."""

    emergency: str
    advice: str


SCOPES = (
    Right("app_mentions:read", "To answer, privately and with the safety text alone, who mentions the app in a channel."),
    Right("channels:read", "To see, before cards go to a public channel, that it is not shared or archived, and who is in it."),
    Right("chat:write", "To ask questions, post and update case cards, and answer privately."),
    Right("commands", "For /cpi and the two shortcuts."),
    Right("groups:read", "The same as channels:read, for a private handlers' channel."),
    Right("im:history", "To get what people write to the app in its own direct message. No other conversation."),
    Right("users:read", "To know names, who is an owner or admin, and who is a guest or of another organisation."),
)  # fmt: skip
EVENTS = (
    Right("app_home_opened", "To show App Home: start, drafts, submissions, guidance."),
    Right("app_mention", "See app_mentions:read."),
    Right("app_uninstalled", "To destroy the workspace's tokens."),
    Right("message.im", "See im:history; also when somebody edits or deletes what they wrote."),
    Right("tokens_revoked", "To destroy the workspace's tokens."),
)
BOT_SCOPES = tuple(right.name for right in SCOPES)


class BadUrl(ValueError):
    """The address cannot be used; the words say why."""


def manifest(
    url: str, numbers: Numbers, *, oauth: bool = False, socket: bool = False
) -> Mapping[str, Any]:
    """The app's manifest, for ``json.dumps``. ``numbers``: those of the force.

    ``url``: where the bot is served, ``https://host``; not looked at with ``socket``. ``oauth``: for
    more than one workspace, with rotating tokens (Slack cannot switch that off again). ``socket``:
    for Socket Mode, without any address. Raises BadUrl.
    """
    base = "" if socket else _base(url)
    events_url = {} if socket else {"request_url": base + EVENTS_PATH}
    command_url = {} if socket else {"url": base + EVENTS_PATH}
    oauth_config: dict[str, Any] = {"scopes": {"bot": list(BOT_SCOPES)}}
    if oauth:
        oauth_config["redirect_urls"] = [base + REDIRECT_PATH]
    return {
        "display_information": {
            "name": "CPI",
            "description": f"Tell the police what you know that can wait. In danger? Call {numbers.emergency}.",
            "long_description": _LONG.format(emergency=numbers.emergency, advice=numbers.advice),
            "background_color": "#1d2b4f",
        },
        "features": {
            "app_home": {
                "home_tab_enabled": True,
                "messages_tab_enabled": True,
                "messages_tab_read_only_enabled": False,
            },
            "bot_user": {"display_name": "CPI", "always_online": True},
            "shortcuts": [
                {
                    "name": "Tell the police (CPI)",
                    "type": "global",
                    "callback_id": SHORTCUT_START,
                    "description": "Start sharing information that can wait.",
                },
                {
                    "name": "Use for a CPI",
                    "type": "message",
                    "callback_id": SHORTCUT_MESSAGE,
                    "description": "Start a CPI with the words of this message.",
                },
            ],
            "slash_commands": [
                {
                    "command": COMMAND,
                    **command_url,
                    "description": "Share information with the police that can wait.",
                    "usage_hint": "mine | guide | help | admin",
                    "should_escape": False,
                }
            ],
        },
        "oauth_config": oauth_config,
        "settings": {
            "event_subscriptions": {**events_url, "bot_events": [each.name for each in EVENTS]},
            "interactivity": {"is_enabled": True, **events_url},
            "org_deploy_enabled": oauth,
            "socket_mode_enabled": socket,
            "token_rotation_enabled": oauth,
        },
    }


_LONG = (
    "Through this app people who work or volunteer for a partner agency give the police community"
    " partnership information that can wait: what they noticed, and how they know it. It asks first"
    " whether anyone is in danger and says when to call {emergency} or {advice} instead. It is not a crime report and"
    " not a safeguarding referral. Nothing is sent before the person presses Send to police. Case cards"
    " in the handlers' channel hold no content."
)


def _base(url: str) -> str:
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname or parts.query or parts.fragment:
        raise BadUrl(
            f"Slack sends to https addresses only. Give the bot's own, such as https://cpi.example.org,"
            f" not {url or 'nothing'}."
        )
    return url.rstrip("/")


__all__ = [
    "BOT_SCOPES",
    "COMMAND",
    "EVENTS",
    "SCOPES",
    "SHORTCUT_MESSAGE",
    "SHORTCUT_START",
    "BadUrl",
    "Numbers",
    "Right",
    "manifest",
]
