"""What comes over a Socket Mode connection, and the acknowledgement that goes back.

An envelope holds what a request to the address would hold, and is checked like one (`bodies`). There is
no signature: the connection itself is Slack's.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from adapters.bodies import Malformed, object_of
from adapters.slack.blocks import Json
from adapters.slack.bodies import Body, Kind, event_kind, interaction_kind
from adapters.slack.endpoint import LONGEST_BODY

_LONGEST_ID = 200


@dataclass(frozen=True, slots=True)
class Hello:
    """The connection is open."""


@dataclass(frozen=True, slots=True)
class Goodbye:
    """Slack is about to close this connection."""

    reason: str


@dataclass(frozen=True, slots=True)
class Envelope:
    """``body``: None where it is not what Slack sends. ``answers``: the acknowledgement may say something."""

    id: str
    body: Body | None
    answers: bool = False


def read(text: str) -> Hello | Goodbye | Envelope | None:
    """One message; None for a kind that is not known. Raises Malformed."""
    data = object_of(text)
    kind = data.get("type")
    if kind == "hello":
        return Hello()
    if kind == "disconnect":
        return Goodbye(str(data.get("reason") or ""))
    name = data.get("envelope_id")
    if not isinstance(name, str) or not 0 < len(name) <= _LONGEST_ID:
        return None
    try:
        body = None if len(text.encode()) > LONGEST_BODY else _body(str(kind), data)
    except Malformed:
        body = None
    return Envelope(name, body, data.get("accepts_response_payload") is True)


def acknowledgement(envelope: Envelope, payload: Json) -> str:
    """The message that acknowledges an envelope."""
    told: Json = {"envelope_id": envelope.id}
    if payload and envelope.answers:
        told["payload"] = payload
    return json.dumps(told, ensure_ascii=False)


def _body(kind: str, data: Mapping[str, Any]) -> Body:
    payload = data.get("payload")
    if not isinstance(payload, dict):
        raise Malformed("It is empty.")
    match kind:
        case "slash_commands" if isinstance(payload.get("command"), str):
            form = {name: value for name, value in payload.items() if isinstance(value, str)}
            return Body(Kind.COMMAND, form)
        case "interactive":
            return Body(interaction_kind(payload), payload)
        case "events_api":
            retry = data.get("retry_attempt")
            count = retry if isinstance(retry, int) and 0 <= retry <= 9 else 0
            reason = str(data.get("retry_reason") or "")
            return Body(event_kind(payload), payload, count, reason)
    raise Malformed("It is of no known kind.")
