"""The app as Teams is told about it, with the fewest rights, each with its reason.

``cpi manifest teams`` writes it, with the icons, as the package that is uploaded in the Teams admin
center. The form is that of Microsoft's schema 1.29; nothing here is newer than 1.19.
"""

import io
import json
import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID, uuid5

from adapters.teams import icons

SCHEMA = "1.29"
VERSION = "1.0.0"
"""Raise it when anything here changes: Teams takes an app that it knows only with a higher version."""
APPS = UUID("089c3149-4305-4993-9ed2-b80e7d263df2")
"""The namespace of our app ids: one bot is always the same app."""
ABOUT_PATH = "/about"
"""Our own page on what the app is: Teams shows a link to it, to the privacy words and to the terms."""

_THREE_NUMBERS = re.compile(r"(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}")
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True, slots=True)
class Right:
    """A scope or a permission that the app asks for, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Command:
    """A word to type, as Teams offers it."""

    title: str
    description: str


@dataclass(frozen=True, slots=True)
class Numbers:
    """Whom to call in danger, and for advice."""

    emergency: str
    advice: str


@dataclass(frozen=True, slots=True)
class Origin:
    """Which bot the app belongs to. ``privacy``: the force's own notice, if it is to be linked."""

    app_id: str
    url: str
    privacy: str = ""
    version: str = VERSION


SCOPES = (
    Right("personal", "For the chat in which people share what they know, and admins set the app up."),
    Right("team", "To post and update case cards in the handlers' channel, and to see who is in that team."),
    Right("groupChat", "To answer, with the safety text alone, who mentions the app in a group chat."),
)  # fmt: skip
PERMISSIONS = (
    Right("identity", "To know names, and who is a guest or of another organisation."),
)  # fmt: skip
COMMANDS = (
    Command("start", "Share information that can wait"),
    Command("mine", "What you have sent, and what became of it"),
    Command("menu", "The guide: which route fits, is it OK to share, examples"),
    Command("help", "How this works, and whom to call"),
    Command("stop", "Save and close what you have begun"),
    Command("admin", "Settings, for those who look after the app"),
)
WITH_OTHERS = (Command("help", "Whom to call, and how to message this app on your own"),)


class BadOrigin(ValueError):
    """The address, the id or the version cannot be used; the words say why."""


def manifest(origin: Origin, numbers: Numbers) -> Mapping[str, Any]:
    """The app's manifest, for ``json.dumps``. ``numbers``: those of the force. Raises BadOrigin."""
    bot_id = _bot_id(origin.app_id)
    about = _https("--url", origin.url).rstrip("/") + ABOUT_PATH
    scopes = [each.name for each in SCOPES]
    return {
        "$schema": f"https://developer.microsoft.com/json-schemas/teams/v{SCHEMA}/MicrosoftTeams.schema.json",
        "manifestVersion": SCHEMA,
        "version": _version(origin.version),
        "id": str(uuid5(APPS, bot_id)),
        "developer": {
            "name": "CPI bot",
            "websiteUrl": about,
            "privacyUrl": _https("--privacy", origin.privacy or f"{about}#privacy"),
            "termsOfUseUrl": f"{about}#terms",
        },
        "name": {"short": "CPI", "full": "CPI: tell the police what you know that can wait"},
        "description": {
            "short": f"Tell the police what can wait. In danger? Call {numbers.emergency}.",
            "full": _LONG.format(emergency=numbers.emergency, advice=numbers.advice),
        },
        "icons": {"color": "color.png", "outline": "outline.png"},
        "accentColor": "#1d2b4f",
        "bots": [
            {
                "botId": bot_id,
                "scopes": scopes,
                "isNotificationOnly": False,
                "supportsFiles": False,
                "supportsCalling": False,
                "supportsVideo": False,
                "commandLists": [
                    {"scopes": ["personal"], "commands": _listed(COMMANDS)},
                    {"scopes": ["team", "groupChat"], "commands": _listed(WITH_OTHERS)},
                ],
            }
        ],
        "permissions": [each.name for each in PERMISSIONS],
        "validDomains": [],
        "defaultInstallScope": "personal",
    }


def package(origin: Origin, numbers: Numbers) -> bytes:
    """The app package, a zip: the same origin gives the same bytes. Raises BadOrigin."""
    files = {
        "manifest.json": json.dumps(manifest(origin, numbers), indent=2).encode() + b"\n",
        "color.png": icons.colour(),
        "outline.png": icons.outline(),
    }
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _LONG_AGO), content)
    return held.getvalue()


_LONG = (
    "Through this app people who work or volunteer for a partner agency give the police community"
    " partnership information that can wait: what they noticed, and how they know it. It asks first"
    " whether anyone is in danger and says when to call {emergency} or {advice} instead. It is not a crime report and"
    " not a safeguarding referral. Nothing is sent before the person presses Send to police. Case cards"
    " in the handlers' channel hold no content."
)


def _listed(commands: tuple[Command, ...]) -> list[dict[str, str]]:
    return [{"title": each.title, "description": each.description} for each in commands]


def _bot_id(app_id: str) -> str:
    try:
        return str(UUID(app_id))
    except ValueError:
        raise BadOrigin(
            "Give the bot's Application (client) ID, in TEAMS_APP_ID or with --app-id. It looks like"
            f" e4541df8-3435-450a-8867-3f8176304acf, not like {app_id or 'nothing'}."
        ) from None


def _https(option: str, url: str) -> str:
    parts = urlsplit(url)
    if (
        parts.scheme != "https"
        or not parts.hostname
        or (option == "--url" and parts.query + parts.fragment)
    ):
        raise BadOrigin(
            f"Teams takes https addresses only. Give one with {option}, such as"
            f" https://cpi.example.org, not {url or 'nothing'}."
        )
    return url


def _version(version: str) -> str:
    if not _THREE_NUMBERS.fullmatch(version):
        raise BadOrigin(f"A version is three numbers, such as {VERSION}, not {version}.")
    return version


__all__ = [
    "COMMANDS",
    "PERMISSIONS",
    "SCHEMA",
    "SCOPES",
    "VERSION",
    "WITH_OTHERS",
    "BadOrigin",
    "Command",
    "Numbers",
    "Origin",
    "Right",
    "manifest",
    "package",
]
