"""chat.*: messages posted, changed, deleted, shown to one person (docs.slack.dev/reference/methods)."""

import copy
import json
import secrets
from typing import Any

from tests.slack_peer.calling import Answer, Call, Failed, bad_argument, method, refused
from tests.slack_peer.limits import POST_TEXT, UPDATE_TEXT, Rejected, check_message
from tests.slack_peer.world import Channel, Message, Team

_LOOKS = "as_user attachments blocks icon_emoji icon_url link_names markdown_text metadata parse"
_POST = f"{_LOOKS} channel text thread_ts username"


def with_ids(blocks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A copy in which every block has a block_id and every element an action_id, as Slack gives."""
    made = copy.deepcopy(blocks)
    for block in made:
        block.setdefault("block_id", secrets.token_urlsafe(4))
        inside = [block.get("accessory"), block.get("element"), *block.get("elements", [])]
        for each in inside:
            if isinstance(each, dict) and each.get("type") not in ("image", "mrkdwn", "plain_text"):
                each.setdefault("action_id", secrets.token_urlsafe(4))
    return made


def as_json(team: Team, message: Message, app_id: str) -> Answer:
    """A message as Slack gives it back and sends it in payloads."""
    made: Answer = {
        "type": "message",
        "user": message.user,
        "text": message.text,
        "ts": message.ts,
        "team": team.id,
    }
    if message.blocks:
        made["blocks"] = message.blocks
    if message.bot:
        made |= {"bot_id": team.bot_id, "app_id": app_id}
    if message.thread_ts:
        made["thread_ts"] = message.thread_ts
    if message.edited:
        made["edited"] = {"user": message.user, "ts": message.ts}
    return made


def _checked(call: Call, limit: int) -> list[dict[str, Any]]:
    """The blocks of a call whose message Slack would take. Raises Failed."""
    if call.arguments.get("markdown_text"):
        raise bad_argument("the peer does not model markdown_text", "/markdown_text")
    given = dict(call.arguments)
    if isinstance(given.get("attachments"), str):
        given["attachments"] = json.loads(given["attachments"] or "[]")
    try:
        check_message(given, limit)
    except Rejected as rejected:
        raise refused(rejected) from None
    blocks = call.parsed("blocks") if given.get("blocks") else []
    return with_ids(blocks or [])


def _writable(call: Call, name: str) -> Channel:
    """The channel to post to; a person's id is their direct message. Raises Failed."""
    if name[:1] in ("U", "W"):
        team, person = call.user(name, error="channel_not_found")
        return call.world.direct(team, person.id)
    channel = call.channel(name)
    if channel.is_archived:
        raise Failed("is_archived")
    may_be_outside = call.method == "chat.postMessage" and "chat:write.public" in call.grant.scopes
    if call.team_of(channel).bot_user not in channel.members and not may_be_outside:
        raise Failed("not_in_channel")
    return channel


@method(
    "chat.postMessage",
    f"{_POST} mrkdwn reply_broadcast unfurl_links unfurl_media",
    scopes=("chat:write",),
    takes_json=True,
)
def post_message(call: Call) -> Answer:
    channel = _writable(call, call.word("channel"))
    blocks = _checked(call, POST_TEXT)
    team = call.team_of(channel)
    message = Message(
        channel.id,
        call.world.ts(),
        team.bot_user,
        call.arguments.get("text") or "",
        blocks,
        bot=True,
        thread_ts=call.arguments.get("thread_ts") or "",
        arguments=dict(call.arguments),
    )
    channel.messages[message.ts] = message
    told = as_json(team, message, call.world.app_id)
    return {"channel": channel.id, "ts": message.ts, "message": told}


@method("chat.postEphemeral", f"{_POST} user", scopes=("chat:write",), takes_json=True)
def post_ephemeral(call: Call) -> Answer:
    channel = _writable(call, call.word("channel"))
    user = call.word("user")
    blocks = _checked(call, UPDATE_TEXT)
    if user not in channel.members:
        raise Failed("user_not_in_channel")
    team = call.team_of(channel)
    message = Message(
        channel.id,
        call.world.ts(),
        team.bot_user,
        call.arguments.get("text") or "",
        blocks,
        bot=True,
        to=user,
        arguments=dict(call.arguments),
    )
    channel.ephemeral.append(message)
    return {"message_ts": message.ts}


def _own(call: Call, error: str) -> tuple[Channel, Message]:
    """A message of the bot's own in a channel. Raises Failed."""
    channel = call.channel(call.word("channel"))
    message = channel.messages.get(call.word("ts"))
    if message is None:
        raise Failed("message_not_found")
    if not message.bot:
        raise Failed(error)
    return channel, message


@method(
    "chat.update",
    "as_user attachments blocks channel file_ids link_names markdown_text metadata parse "
    "reply_broadcast text ts unfurled_attachments",
    scopes=("chat:write",),
    takes_json=True,
)
def update(call: Call) -> Answer:
    """Changes a message in place.

    Without ``blocks`` the old ones stay. The newest documentation says that ``text`` alone takes
    them away; others, and people's reports, say that they stay: buttons that must go are taken
    away with a new ``blocks``, here as there.
    """
    channel, message = _own(call, "cant_update_message")
    if channel.is_archived:
        raise Failed("is_inactive")
    blocks = _checked(call, UPDATE_TEXT)
    message.text = call.arguments.get("text") or ""
    if call.arguments.get("blocks") is not None:
        message.blocks = blocks
    message.arguments = dict(call.arguments)
    message.edited = not blocks
    told = as_json(call.team_of(channel), message, call.world.app_id)
    return {"channel": channel.id, "ts": message.ts, "text": message.text, "message": told}


@method("chat.delete", "as_user channel ts", scopes=("chat:write",), takes_json=True)
def delete(call: Call) -> Answer:
    channel, message = _own(call, "cant_delete_message")
    del channel.messages[message.ts]
    return {"channel": channel.id, "ts": message.ts}


@method("chat.getPermalink", "channel message_ts")
def permalink(call: Call) -> Answer:
    channel = call.channel(call.word("channel"))
    ts = call.word("message_ts")
    if ts not in channel.messages:
        raise Failed("message_not_found")
    domain = call.team_of(channel).domain
    at = ts.replace(".", "")
    return {
        "channel": channel.id,
        "permalink": f"https://{domain}.slack.com/archives/{channel.id}/p{at}",
    }
