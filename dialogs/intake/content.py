"""What is sent: the answers on the path, the flags of the gate, and the alarms, as one document."""

from collections.abc import Mapping
from typing import Any

from dialogs.engine.draft import Draft, page_id
from dialogs.engine.fields import Value
from dialogs.engine.journey import Journey
from dialogs.engine.page import Sight
from dialogs.intake.eligibility import AT_RISK, flags
from dialogs.intake.interrupts import alarm_note, dangers
from dialogs.intake.parts import parts_of
from dialogs.intake.words import written

SHAPE = 1


def assemble(draft: Draft, journey: Journey) -> dict[str, Any]:
    """The content of a submission, JSON-able; read back by dialogs/triage/submitted.py.

    Only answers on the path are in it. ``shape`` and the script's version say how to read it.
    """
    sight, keys = journey.sight, journey.keys()
    first, source, safety, sender = (sight.answers.get(k, {}) for k in ("C1", "C4", "C5", "C6"))
    parts = parts_of(journey.script.pages, sight, keys)
    return {
        "shape": SHAPE,
        "script": draft.script,
        "script_version": draft.script_version,
        "answers": {key: dict(sight.answers[key]) for key in keys},
        "flags": list(flags(sight)),
        "history": dict(draft.history),
        "alarms": alarms(sight),
        "narrative": written(sight),
        "when": first.get("when"),
        "often": first.get("often"),
        "where": first.get("where"),
        "view": first.get("view") or "",
        "people": _instances(sight, "C2"),
        "vehicles": _instances(sight, "C3"),
        "parts": [{"title": p.title, "lines": [list(line) for line in p.lines]} for p in parts],
        "sender": {name: sender.get(name) or "" for name in ("name", "job", "organisation")}
        | {"contact": _text(sender.get("contact"))},
        "naming": safety.get("naming") or "do_not",
        "at_risk": safety.get("at_risk"),
        "at_risk_who": safety.get("who") or "",
        "aware": safety.get("aware"),
        "call": _text(safety.get("call")),
        "how": source.get("how"),
        "found_out": source.get("found_out"),
        "who_else": source.get("who_else") or "",
        "doubt": source.get("doubt"),
        "why": source.get("why") or "",
        "first_told": source.get("first_told") or "",
        "topic": sight.get("G5"),
        "referral_area": sight.get("G4a"),
        "who_at_risk": sight.get("G4") if sight.get("G4") in AT_RISK else None,
        "crime_reference": safety.get("crime_reference") or "",
        "referral_reference": safety.get("referral_reference") or "",
    }


def alarms(sight: Sight) -> list[dict[str, Value]]:
    """Each alarm with its words and its answer, danger first."""
    found: list[dict[str, Value]] = []
    for n, raised in enumerate(dangers(sight), 1):
        found.append(_alarm("danger", raised, sight.get(f"A-DANGER.{n}")))
    for kind, page in (("crime", "A-CRIME"), ("special", "A-SPECIAL")):
        note = alarm_note(sight, kind)
        if note is not None:
            found.append(_alarm(kind, note, sight.get(page)))
    return found


def _alarm(kind: str, raised: Mapping[str, Any], answer: Value) -> dict[str, Value]:
    words, rules = raised.get("words"), raised.get("rules") or [raised.get("rule")]
    text = " … ".join(str(w) for w in words) if isinstance(words, list) else str(words)
    return {
        "kind": kind,
        "rule": ", ".join(str(rule) for rule in rules) if isinstance(rules, list) else "",
        "words": text,
        "answer": answer,
        "special": raised.get("special"),
        "at": raised.get("at"),
    }


def _instances(sight: Sight, page: str) -> list[dict[str, Value]]:
    return [dict(values) for key, values in sight.answers.items() if page_id(key) == page]


def _text(value: Value) -> str:
    return str(value.get("text", "")) if isinstance(value, dict) else str(value or "")
