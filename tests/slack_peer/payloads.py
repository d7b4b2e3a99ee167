"""What Slack sends to an app, as it sends it: events, interactions, commands; and its signature.

Sources: docs.slack.dev/apis/events-api (envelope, retries), /reference/events/…,
/reference/interaction-payloads/…, /interactivity/implementing-slash-commands,
/authentication/verifying-requests-from-slack. ``where``: ``Sender``, who acts in which workspace.
"""

import hashlib
import hmac
import json
import re
import secrets
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from tests.slack_peer.web_chat import as_json
from tests.slack_peer.web_views import view_json
from tests.slack_peer.world import Channel, Message, Team, View, World

Payload = dict[str, Any]
RETRY_REASONS = ("http_timeout", "http_error", "connection_failed")
FORM = "application/x-www-form-urlencoded"


def sign(secret: str, timestamp: str, body: str | bytes) -> dict[str, str]:
    """The headers that prove a request is Slack's: HMAC-SHA256 of ``v0:timestamp:body``."""
    raw = body.encode() if isinstance(body, str) else body
    made = hmac.new(secret.encode(), b"v0:" + timestamp.encode() + b":" + raw, hashlib.sha256)
    return {
        "X-Slack-Request-Timestamp": timestamp,
        "X-Slack-Signature": f"v0={made.hexdigest()}",
    }


def retried(number: int, reason: str = "http_timeout") -> dict[str, str]:
    """Headers of the ``number``-th repeat of an event; none for its first delivery."""
    if not number:
        return {}
    return {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason}


def interaction_body(payload: Payload) -> bytes:
    """An interaction as it is posted: a form with one field, ``payload``."""
    return urlencode({"payload": json.dumps(payload)}).encode()


def event_body(payload: Payload) -> bytes:
    """An event as it is posted: JSON, with Slack's escaped slashes."""
    return json.dumps(payload).replace("/", "\\/").encode()


def command_body(form: dict[str, str]) -> bytes:
    """A slash command as it is posted: a form."""
    return urlencode(form).encode()


_LINK = re.compile(r"\bhttps?://[^\s<>&]+(?:&[^\s<>&]+)*")
_MAIL = re.compile(r"(?<![\w.<:|/])[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def typed(text: str) -> str:
    """What a person typed as it reaches an app: ``& < >`` escaped, links and mail addresses marked.

    docs.slack.dev/messaging/formatting-message-text, "Retrieving messages".
    """
    safe = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    marked = _LINK.sub(lambda found: f"<{found[0]}>", safe)
    return _MAIL.sub(lambda found: f"<mailto:{found[0]}|{found[0]}>", marked)


def rich(text: str) -> list[Payload]:
    """The rich_text block that a typed message carries besides its text."""
    meant = text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    words = {"type": "text", "text": meant}
    line = {"type": "rich_text_section", "elements": [words]}
    return [{"type": "rich_text", "block_id": secrets.token_urlsafe(4), "elements": [line]}]


@dataclass(frozen=True, slots=True)
class Sender:
    """Who acts, in which workspace. ``org_wide``: the app is installed for the organisation."""

    world: World
    team: Team
    user: str
    org_wide: bool = False

    @property
    def enterprise(self) -> Payload | None:
        known = self.team.enterprise_id
        return {"id": known, "name": "Thornbury Council"} if known else None

    def who(self) -> Payload:
        """The ``user`` of an interaction."""
        user = self.team.users[self.user]
        return {
            "id": user.id,
            "username": user.name,
            "name": user.name,
            "team_id": user.team_id,
        }

    def base(self, kind: str) -> Payload:
        """What every interaction holds. An org-wide installation has no ``team``."""
        team = {"id": self.team.id, "domain": self.team.domain}
        if self.team.enterprise_id:
            team |= {"enterprise_id": self.team.enterprise_id, "enterprise_name": "Thornbury"}
        return {
            "type": kind,
            "token": self.world.verification_token,
            "team": None if self.org_wide else team,
            "user": self.who(),
            "api_app_id": self.world.app_id,
            "enterprise": self.enterprise,
            "is_enterprise_install": self.org_wide,
        }


def envelope(where: Sender, event: Payload, *, shared: bool = False, event_id: str = "") -> Payload:
    """An Events API delivery. ``shared``: it happened in a channel shared with others."""
    team = where.team
    return {
        "token": where.world.verification_token,
        "team_id": team.id,
        "enterprise_id": team.enterprise_id or None,
        "context_team_id": team.id,
        "context_enterprise_id": team.enterprise_id or None,
        "api_app_id": where.world.app_id,
        "event": event,
        "type": "event_callback",
        "event_id": event_id or where.world.id("Ev"),
        "event_time": int(where.world.clock()),
        "authorizations": [
            {
                "enterprise_id": team.enterprise_id or None,
                "team_id": None if where.org_wide else team.id,
                "user_id": team.bot_user,
                "is_bot": True,
                "is_enterprise_install": where.org_wide,
            }
        ],
        "is_ext_shared_channel": shared,
        "event_context": f"4-{secrets.token_hex(24)}",
    }


_KINDS = {"im": "im", "private": "group", "public": "channel"}


def message_event(where: Sender, channel: Channel, message: Message, **more: Any) -> Payload:
    """``message``: a person's text in a direct message or channel. ``more``: further fields.

    A bot's own message comes back to it in this form too, with ``bot_id`` and ``app_id``; someone
    from another organisation is known by ``user_team``.
    """
    event = as_json(where.team, message, where.world.app_id) | {
        "channel": channel.id,
        "event_ts": message.ts,
        "channel_type": _KINDS[channel.kind],
    }
    if not message.bot:
        event |= {"client_msg_id": secrets.token_hex(16), "blocks": rich(message.text)}
    home = where.team.users[message.user].team_id
    if home != where.team.id:
        event |= {"user_team": home, "source_team": home}
    shared = channel.is_ext_shared or home != where.team.id
    return envelope(where, event | more, shared=shared)


def file_share(where: Sender, channel: Channel, message: Message, *names: str) -> Payload:
    """``message`` with subtype ``file_share``: what comes when someone drops in files."""
    files = [
        {
            "id": where.world.id("F"),
            "name": name,
            "title": name,
            "mimetype": "application/octet-stream",
            "filetype": name.rpartition(".")[2],
            "size": 1024,
            "mode": "hosted",
            "user": where.user,
            "url_private": f"https://files.slack.com/files-pri/{where.team.id}/{name}",
            "url_private_download": f"https://files.slack.com/files-pri/{where.team.id}/{name}",
        }
        for name in names
    ]
    return message_event(where, channel, message, subtype="file_share", files=files, upload=False)


def _hidden(where: Sender, channel: Channel, subtype: str, more: Payload) -> Payload:
    at = where.world.ts()
    event = {
        "type": "message",
        "subtype": subtype,
        "hidden": True,
        "channel": channel.id,
        "channel_type": _KINDS[channel.kind],
        "ts": at,
        "event_ts": at,
    }
    return envelope(where, event | more, shared=channel.is_ext_shared)


def message_changed(where: Sender, channel: Channel, old: Message, text: str) -> Payload:
    """``message`` with subtype ``message_changed``: someone edited what they wrote."""
    before = as_json(where.team, old, where.world.app_id)
    after = before | {"text": text, "edited": {"user": old.user, "ts": where.world.ts()}}
    return _hidden(
        where, channel, "message_changed", {"message": after, "previous_message": before}
    )


def message_deleted(where: Sender, channel: Channel, old: Message) -> Payload:
    """``message`` with subtype ``message_deleted``."""
    before = as_json(where.team, old, where.world.app_id)
    return _hidden(
        where, channel, "message_deleted", {"deleted_ts": old.ts, "previous_message": before}
    )


def app_mention(where: Sender, channel: Channel, message: Message) -> Payload:
    """``app_mention``: the bot was named in a channel."""
    event = as_json(where.team, message, where.world.app_id) | {
        "type": "app_mention",
        "channel": channel.id,
        "event_ts": message.ts,
    }
    return envelope(where, event, shared=channel.is_ext_shared)


def app_home_opened(where: Sender, tab: str = "home") -> Payload:
    """``app_home_opened``: with the home view when one was published. ``tab``: home or messages."""
    event: Payload = {
        "type": "app_home_opened",
        "user": where.user,
        "channel": where.world.direct(where.team, where.user).id,
        "event_ts": where.world.ts(),
        "tab": tab,
    }
    if tab == "home" and (home := where.team.homes.get(where.user)):
        event["view"] = view_json(where.world, where.team, home)
    return envelope(where, event)


def member_joined(where: Sender, channel: Channel, user: str = "") -> Payload:
    """``member_joined_channel``; the bot's own joining comes in this form too."""
    event = {
        "type": "member_joined_channel",
        "user": user or where.user,
        "channel": channel.id,
        "channel_type": "G" if channel.kind == "private" else "C",
        "team": where.team.id,
        "inviter": where.user,
        "event_ts": where.world.ts(),
    }
    return envelope(where, event, shared=channel.is_ext_shared)


def tokens_revoked(where: Sender) -> Payload:
    """``tokens_revoked``: of the bot."""
    event = {"type": "tokens_revoked", "tokens": {"oauth": [], "bot": [where.team.bot_user]}}
    return envelope(where, event | {"event_ts": where.world.ts()})


def app_uninstalled(where: Sender) -> Payload:
    """``app_uninstalled``; comes with, before or after ``tokens_revoked``."""
    return envelope(where, {"type": "app_uninstalled", "event_ts": where.world.ts()})


def url_verification(world: World, challenge: str = "") -> Payload:
    """The first request to a new address: its ``challenge`` is to be given back."""
    return {
        "token": world.verification_token,
        "challenge": challenge or secrets.token_urlsafe(24),
        "type": "url_verification",
    }


def _response_url(where: Sender, address: str, channel: str, ts: str = "") -> str:
    return f"{address}/response/{where.world.reply(where.team, channel, where.user, ts)}"


def _named(channel: Channel) -> Payload:
    name = {"im": "directmessage", "private": "privategroup"}.get(channel.kind, channel.name)
    return {"id": channel.id, "name": name}


def block_actions(
    where: Sender,
    actions: list[Payload],
    *,
    address: str,
    channel: Channel,
    message: Message,
    values: Payload | None = None,
) -> Payload:
    """A press or choice in a message. An ephemeral one is not sent along, only its ``ts``."""
    made = where.base("block_actions") | {
        "container": {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": channel.id,
            "is_ephemeral": bool(message.to),
        },
        "trigger_id": where.world.trigger(where.team, where.user),
        "channel": _named(channel),
        "state": {"values": values or {}},
        "response_url": _response_url(where, address, channel.id, message.ts),
        "actions": actions,
    }
    if not message.to:
        made["message"] = as_json(where.team, message, where.world.app_id)
    return made


def view_actions(where: Sender, actions: list[Payload], view: View) -> Payload:
    """A press or choice in a modal or the home tab."""
    modal = view.id if view.body["type"] == "modal" else ""
    return where.base("block_actions") | {
        "container": {"type": "view", "view_id": view.id},
        "trigger_id": where.world.trigger(where.team, where.user, modal),
        "view": view_json(where.world, where.team, view),
        "actions": actions,
    }


def view_submission(where: Sender, view: View) -> Payload:
    """A modal sent off."""
    return where.base("view_submission") | {
        "trigger_id": where.world.trigger(where.team, where.user, view.id),
        "view": view_json(where.world, where.team, view),
        "response_urls": [],
    }


def view_closed(where: Sender, view: View, *, cleared: bool = False) -> Payload:
    """A modal closed; comes only when the view asked for it by ``notify_on_close``.

    What stood in it is not told: ``state.values`` is empty, with input blocks in the view as well
    (bolt-python, tests/slack_bolt/request/test_request.py, recorded from Slack).
    """
    return where.base("view_closed") | {
        "view": view_json(where.world, where.team, view) | {"state": {"values": {}}},
        "is_cleared": cleared,
    }


def slash_command(
    where: Sender, command: str, text: str, *, address: str, channel: Channel
) -> dict[str, str]:
    """A slash command's form; ``text`` as it was typed."""
    user = where.team.users[where.user]
    form = {
        "token": where.world.verification_token,
        "team_id": where.team.id,
        "team_domain": where.team.domain,
        "channel_id": channel.id,
        "channel_name": _named(channel)["name"],
        "user_id": user.id,
        "user_name": user.name,
        "command": command,
        "text": typed(text),
        "api_app_id": where.world.app_id,
        "is_enterprise_install": "true" if where.org_wide else "false",
        "response_url": _response_url(where, address, channel.id),
        "trigger_id": where.world.trigger(where.team, where.user),
    }
    if where.team.enterprise_id:
        form |= {
            "enterprise_id": where.team.enterprise_id,
            "enterprise_name": "Thornbury Council",
        }
    return form


def message_shortcut(
    where: Sender, callback_id: str, *, address: str, channel: Channel, message: Message
) -> Payload:
    """A shortcut from a message's menu (``message_action``): any message the person can see."""
    return where.base("message_action") | {
        "callback_id": callback_id,
        "trigger_id": where.world.trigger(where.team, where.user),
        "action_ts": where.world.ts(),
        "response_url": _response_url(where, address, channel.id, message.ts),
        "message_ts": message.ts,
        "channel": _named(channel),
        "message": as_json(where.team, message, where.world.app_id),
    }


def global_shortcut(where: Sender, callback_id: str) -> Payload:
    """A shortcut from the lightning menu or the search box; it belongs to no channel."""
    return where.base("shortcut") | {
        "callback_id": callback_id,
        "trigger_id": where.world.trigger(where.team, where.user),
        "action_ts": where.world.ts(),
    }
