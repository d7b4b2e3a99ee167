"""The manifest keeps to Slack's limits, asks for the least, and says why."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from adapters.slack.manifest import BOT_SCOPES, EVENTS, SCOPES, BadUrl, Numbers, manifest
from bot.cli import app

URL = "https://cpi.example.org"
NUMBERS = Numbers("999", "101")
DOCUMENT = Path(__file__).parents[3] / "docs/slack.md"

LIMITS = {
    "display_information.name": (1, 35),
    "display_information.description": (1, 140),
    "display_information.long_description": (175, 4000),
    "features.bot_user.display_name": (1, 80),
    "features.shortcuts.name": (1, 24),
    "features.shortcuts.callback_id": (1, 255),
    "features.shortcuts.description": (1, 150),
    "features.slash_commands.command": (2, 32),
    "features.slash_commands.url": (1, 3000),
    "features.slash_commands.description": (1, 2000),
    "features.slash_commands.usage_hint": (1, 1000),
    "settings.event_subscriptions.request_url": (1, 3500),
    "settings.interactivity.request_url": (1, 3500),
}
"""Lengths, from slackapi/manifest-schema (Draft-07, versions 1 and 2)."""
ALLOWED = {
    "display_information": {"name", "description", "long_description", "background_color"},
    "features": {"app_home", "bot_user", "shortcuts", "slash_commands"},
    "features.app_home": {
        "home_tab_enabled", "messages_tab_enabled", "messages_tab_read_only_enabled",
    },
    "features.bot_user": {"display_name", "always_online"},
    "features.shortcuts": {"name", "type", "callback_id", "description"},
    "features.slash_commands": {"command", "url", "description", "usage_hint", "should_escape"},
    "oauth_config": {"scopes", "redirect_urls"},
    "oauth_config.scopes": {"bot"},
    "settings": {
        "event_subscriptions", "interactivity", "org_deploy_enabled", "socket_mode_enabled",
        "token_rotation_enabled",
    },
    "settings.event_subscriptions": {"request_url", "bot_events"},
    "settings.interactivity": {"is_enabled", "request_url"},
}  # fmt: skip
"""Fields of that schema that we use: it takes no others beside its own."""


def faults(value: Any, where: str = "") -> list[str]:
    """Where a manifest is not as Slack's schema wants it."""
    if isinstance(value, list):
        return [fault for each in value for fault in faults(each, where)]
    if isinstance(value, str):
        least, most = LIMITS.get(where, (1, 50))
        return [] if least <= len(value) <= most else [f"{where}: {len(value)}"]
    if not isinstance(value, dict):
        return []
    found = [f"{where}.{key}" for key in value if where and key not in ALLOWED.get(where, ())]
    for key, each in value.items():
        found += faults(each, f"{where}.{key}".lstrip("."))
    return found


@pytest.mark.parametrize(
    "made",
    [
        manifest(URL, NUMBERS),
        manifest(URL, NUMBERS, oauth=True),
        manifest("", NUMBERS, socket=True),
    ],
)
def test_a_manifest_keeps_to_slacks_limits(made: dict[str, Any]) -> None:
    assert faults(made) == []
    assert set(made) == {"display_information", "features", "oauth_config", "settings"}
    assert re.fullmatch("#[0-9a-f]{6}", made["display_information"]["background_color"])
    assert made["oauth_config"]["scopes"]["bot"] == list(BOT_SCOPES)


def test_everything_goes_to_one_address() -> None:
    text = json.dumps(manifest(URL + "/", NUMBERS, oauth=True))
    assert set(re.findall(r'https://[^"]+', text)) == {
        f"{URL}/slack/events", f"{URL}/slack/oauth_redirect",
    }  # fmt: skip


def test_one_workspace_has_a_token_that_stays_and_several_have_tokens_that_rotate() -> None:
    one, many = manifest(URL, NUMBERS), manifest(URL, NUMBERS, oauth=True)
    assert not one["settings"]["token_rotation_enabled"]
    assert "redirect_urls" not in one["oauth_config"]
    assert many["settings"]["token_rotation_enabled"]
    assert many["settings"]["org_deploy_enabled"]


def test_socket_mode_has_no_address_at_all() -> None:
    made = manifest("", NUMBERS, socket=True)
    assert "http" not in json.dumps(made)
    assert made["settings"]["socket_mode_enabled"]


def test_no_scope_reads_channels_or_files_or_mail_addresses() -> None:
    wide = {
        "channels:history",
        "groups:history",
        "files:read",
        "users:read.email",
        "chat:write.public",
    }
    assert wide.isdisjoint(BOT_SCOPES)
    assert list(BOT_SCOPES) == sorted(set(BOT_SCOPES))


@pytest.mark.parametrize(
    "url",
    ["", "http://cpi.example.org", "cpi.example.org", "https://", "https://x/?a=1", "ftp://x"],
)
def test_an_address_that_slack_would_not_take_is_refused(url: str) -> None:
    with pytest.raises(BadUrl, match="https"):
        manifest(url, NUMBERS)


def test_the_command_prints_json_and_nothing_else() -> None:
    told = CliRunner().invoke(app, ["manifest", "slack", "--url", URL])
    assert told.exit_code == 0
    assert json.loads(told.stdout) == manifest(URL, NUMBERS)
    assert CliRunner().invoke(app, ["manifest", "slack"]).exit_code == 1
    both = CliRunner().invoke(app, ["manifest", "slack", "--url", URL, "--oauth", "--socket"])
    assert both.exit_code == 1


def test_the_document_gives_each_scope_and_event_with_its_reason() -> None:
    rows = re.findall(r"^\| `([a-z_:.]+)` \| (.+) \|$", DOCUMENT.read_text(), re.MULTILINE)
    assert rows == [(right.name, right.reason) for right in (*SCOPES, *EVENTS)]
