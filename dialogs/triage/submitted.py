"""What intake stored of a submission, read into types.

The content is a dictionary that outlives versions of the script, so that a key that is missing reads
as "not answered" and never as an error.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from dialogs.engine.fields import is_not_known, shown_text
from dialogs.ports import Addition


@dataclass(frozen=True, slots=True)
class Alarm:
    """One hit of the alarm on free text, and what the person answered (domain.md 4)."""

    kind: str
    words: str
    answer: str
    special: str


@dataclass(frozen=True, slots=True)
class Sender:
    """Who sent it; held apart from what they told."""

    name: str = ""
    job: str = ""
    organisation: str = ""
    contact: str = ""


@dataclass(frozen=True, slots=True)
class CheckedPart:
    """One part as the person checked it before sending."""

    title: str
    lines: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Submitted:
    """A submission's content. Text is as the person wrote it; keys are closed values of intake."""

    flags: frozenset[str]
    history: Mapping[str, datetime]
    alarms: tuple[Alarm, ...]
    narrative: tuple[str, ...]
    parts: tuple[CheckedPart, ...]
    sender: Sender
    naming: str
    at_risk: str
    at_risk_who: str
    call: str
    how: str
    doubt: str
    backing: str
    first_told: str
    view: str
    referral_area: str
    who_at_risk: str
    crime_reference: str
    referral_reference: str

    @property
    def danger(self) -> tuple[Alarm, ...]:
        """The hits of the danger alarm: the ones that need a recorded step."""
        return tuple(alarm for alarm in self.alarms if alarm.kind == "danger")

    @property
    def may_be_named(self) -> bool:
        """Whether the sender said that they may be named; no answer is a no."""
        return self.naming == "may"


def read(content: Mapping[str, Any] | None, additions: Sequence[Addition] = ()) -> Submitted:
    """The content of a submission; None (destroyed) reads as an empty one.

    The alarms of what was added after sending stand beside those of the submission.
    """
    found: Mapping[str, Any] = content or {}
    sender: Mapping[str, Any] = found.get("sender") or {}
    return Submitted(
        flags=frozenset(str(flag) for flag in found.get("flags") or ()),
        history={
            name: datetime.fromisoformat(at) for name, at in (found.get("history") or {}).items()
        },
        alarms=(
            *(_alarm(alarm) for alarm in found.get("alarms") or ()),
            *(_alarm(alarm) for added in additions for alarm in alarms_added(added)),
        ),
        narrative=tuple(str(box) for box in found.get("narrative") or () if box),
        parts=tuple(
            CheckedPart(
                _text(part, "title"),
                tuple((str(label), str(text)) for label, text in part.get("lines") or ()),
            )
            for part in found.get("parts") or ()
        ),
        sender=Sender(
            *(_text(sender, name) for name in ("name", "job", "organisation", "contact"))
        ),
        backing=_text((found.get("answers") or {}).get("C4") or {}, "why"),
        **{name: _text(found, name) for name in _PLAIN},
    )


_PLAIN = (
    "naming",
    "at_risk",
    "at_risk_who",
    "call",
    "how",
    "doubt",
    "first_told",
    "view",
    "referral_area",
    "who_at_risk",
    "crime_reference",
    "referral_reference",
)


def _text(found: Mapping[str, Any], name: str) -> str:
    value = found.get(name)
    if isinstance(value, list):
        return " … ".join(str(item) for item in value)
    return "" if value is None or is_not_known(value) else shown_text(value)


def alarms_added(addition: Addition) -> tuple[Mapping[str, Any], ...]:
    """The danger alarms in what the sender added after sending."""
    return tuple((addition.content or {}).get("alarms") or ())


def _alarm(alarm: Mapping[str, Any]) -> Alarm:
    kind, *rest = (_text(alarm, name) for name in ("kind", "words", "answer", "special"))
    return Alarm(kind or "danger", *rest)
