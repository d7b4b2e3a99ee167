"""``response_url``: a message or a change sent back along an interaction (docs: interactivity)."""

from typing import Any

from tests.slack_peer.limits import Rejected, check_message
from tests.slack_peer.web_chat import with_ids
from tests.slack_peer.world import Message, World

_NAMED = frozenset(
    (
        "blocks",
        "delete_original",
        "replace_original",
        "response_type",
        "text",
        "thread_ts",
        "unfurl_links",
        "unfurl_media",
    )
)


def respond(world: World, key: str, body: Any) -> tuple[int, str]:
    """Does what was sent to a response URL; gives status and words, ``ok`` when it was taken."""
    reply = world.replies.get(key)
    if reply is None:
        return 404, "no_service"
    if reply.expires_at < world.clock():
        return 404, "expired_url"
    if reply.uses <= 0:
        return 404, "used_url"
    if not isinstance(body, dict) or set(body) - _NAMED:
        return 400, "invalid_payload"
    reply.uses -= 1
    team = world.teams[reply.team_id]
    channel = team.channels[reply.channel]
    original = channel.messages.get(reply.message_ts) or next(
        (each for each in channel.ephemeral if each.ts == reply.message_ts), None
    )
    if body.get("delete_original"):
        channel.messages.pop(reply.message_ts, None)
        channel.ephemeral = [each for each in channel.ephemeral if each.ts != reply.message_ts]
        return 200, "ok"
    try:
        check_message(body)
    except Rejected as rejected:
        return 400, rejected.error_code
    blocks = with_ids(body.get("blocks") or [])
    if body.get("replace_original") and original is not None:
        original.text, original.blocks = body["text"], blocks
        return 200, "ok"
    message = Message(
        channel.id, world.ts(), team.bot_user, body["text"], blocks, bot=True, arguments=body
    )
    if body.get("response_type") == "in_channel":
        channel.messages[message.ts] = message
    else:
        message.to = reply.user
        channel.ephemeral.append(message)
    return 200, "ok"
