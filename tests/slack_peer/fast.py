"""Answers of the fast mode: anything is accepted, nothing is looked at."""

import json
from itertools import count
from typing import Any

TEAM, USER, BOT, CHANNEL = "T0FAST0001", "U0FASTBOT1", "B0FAST0001", "D0FAST0001"
_SAID = {"type": "message", "user": USER, "bot_id": BOT, "text": "", "ts": "1.000001"}
_ANSWERS: dict[str, Any] = {
    "auth.test": {
        "url": "https://fast.slack.com/",
        "team": "Fast",
        "user": "cpi",
        "team_id": TEAM,
        "user_id": USER,
        "bot_id": BOT,
        "is_enterprise_install": False,
    },
    "chat.postMessage": {"channel": CHANNEL, "ts": "1.000001", "message": _SAID},
    "chat.update": {"channel": CHANNEL, "ts": "1.000001", "text": "", "message": _SAID},
    "chat.postEphemeral": {"message_ts": "1.000001"},
    "conversations.open": {"channel": {"id": CHANNEL}},
    **{
        f"views.{name}": {"view": {"id": "V0FAST0001", "hash": "1.a", "state": {"values": {}}}}
        for name in ("open", "push", "update", "publish")
    },
}
_SOMEONE = {
    "team_id": TEAM,
    "name": "someone",
    "deleted": False,
    "is_bot": False,
    "is_admin": False,
    "is_owner": False,
    "is_restricted": False,
    "is_ultra_restricted": False,
    "profile": {"real_name": "Someone"},
}
FAST = {name: json.dumps({"ok": True} | answer).encode() for name, answer in _ANSWERS.items()}
_POSTED = count(1_000_000)


def fast(method: str, whose: str) -> bytes:
    """The answer. Every message has a ``ts`` of its own, in the channel it was posted to; every person is
    the one that was asked for. ``whose``: the channel's or the person's id.
    """
    if method == "users.info":
        return json.dumps({"ok": True, "user": _SOMEONE | {"id": whose}}).encode()
    if method != "chat.postMessage":
        return FAST.get(method, b'{"ok":true}')
    place = whose if whose.startswith("D") else f"D{whose[1:]}" if whose else CHANNEL
    ts = f"1.{next(_POSTED)}"
    return json.dumps(
        {"ok": True, "channel": place, "ts": ts, "message": _SAID | {"ts": ts}}
    ).encode()
