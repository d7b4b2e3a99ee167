"""What Slack sends, parsed. Called for what is Slack's for certain; still nothing is taken as given."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any
from urllib.parse import parse_qsl

from adapters.bodies import Malformed, object_of, text_of

JSON, FORM = "application/json", "application/x-www-form-urlencoded"
MOST_FIELDS = 64
"""Fields of a form: a command has about 15."""
_LONGEST_CHALLENGE = 1_000


class Kind(StrEnum):
    """What Slack sent."""

    EVENT = "event"
    INTERACTION = "interaction"
    COMMAND = "command"
    CHALLENGE = "challenge"  # url_verification: Slack checks the address
    PROBE = "probe"  # ssl_check, app_rate_limited, and whatever else wants no more than a 200


@dataclass(frozen=True, slots=True)
class Body:
    """A request of Slack's. ``retry``: which repeat of an event it is, 0 for the first, and why."""

    kind: Kind
    data: Mapping[str, Any]
    retry: int = 0
    retry_reason: str = ""


def parse(media_type: str, raw: bytes, *, retry: int = 0, retry_reason: str = "") -> Body:
    """The request in ``raw``. Raises Malformed."""
    kind, data = _json(raw) if media_type == JSON else _form(raw)
    return Body(kind, data, retry, retry_reason)


def _json(raw: bytes) -> tuple[Kind, dict[str, Any]]:
    data = object_of(text_of(raw))
    return event_kind(data), data


def event_kind(data: Mapping[str, Any]) -> Kind:
    """What an object that is no interaction asks for. Raises Malformed."""
    match data.get("type"):
        case "event_callback" if isinstance(data.get("event"), dict):
            return Kind.EVENT
        case "url_verification":
            challenge = data.get("challenge")
            if not isinstance(challenge, str) or len(challenge) > _LONGEST_CHALLENGE:
                raise Malformed("The challenge is not a short text.")
            return Kind.CHALLENGE
        case "event_callback":
            raise Malformed("The event is missing.")
        case str():
            return Kind.PROBE
    raise Malformed("It does not say what it is.")


def _form(raw: bytes) -> tuple[Kind, dict[str, Any]]:
    try:
        fields = parse_qsl(
            text_of(raw),
            keep_blank_values=True,
            strict_parsing=True,
            errors="strict",
            max_num_fields=MOST_FIELDS,
        )
    except ValueError:
        raise Malformed("It is not a form.") from None
    form: dict[str, Any] = dict(fields)
    if len(form) < len(fields):
        raise Malformed("A field is given twice.")
    if "command" in form:
        return Kind.COMMAND, form
    if "payload" in form:
        data = object_of(form["payload"])
        return interaction_kind(data), data
    if "ssl_check" in form:
        return Kind.PROBE, form
    raise Malformed("It is neither a command nor an interaction.")


def interaction_kind(data: Mapping[str, Any]) -> Kind:
    """Raises Malformed for an object that is no interaction."""
    if not isinstance(data.get("type"), str):
        raise Malformed("It does not say what it is.")
    return Kind.INTERACTION
