"""The intelligence log and the no-action form, field by field (conversation.md 4.3)."""

from dialogs.engine.fields import Choice, Field, Option, Text
from dialogs.intake.reference import parse_reference
from dialogs.triage.forms import (
    LOG_LIMIT,
    TAKE_OUT,
    Facts,
    Form,
    Values,
    also_field,
    conditions_field,
    original_is_longer,
    original_text,
    said,
    text_errors,
    ticked,
)
from dialogs.triage.grading import (
    HANDLING,
    INFORMATION,
    SOURCES,
    Suggestion,
    condition_error,
    grade,
    suggest,
)
from dialogs.triage.risk import needs_second_look
from dialogs.triage.words import CRIME, INTELLIGENCE, NO_ACTION, SAFEGUARDING

_REASONS = (
    Option("duplicate", "Duplicate of another one", "The same information was sent before."),
    Option("not_enough", "Not enough to act on", "Nothing in it can be checked or put to use."),
    Option("outside", "Outside what police can act on", "It is for another body, not for police."),
    Option("no_purpose", "No policing purpose", "Police have no lawful reason to keep it."),
)
_CONFIRM = (
    Option("second", "A second handler confirms"),
    Option("alone", "Working alone, supervisor told"),
)


def _log_text(facts: Facts) -> tuple[str, ...]:
    cut = "Only the first 3,000 characters are here. Use Another item for the rest."
    return (cut,) if original_is_longer(facts.submitted) else ()


def _log_fields(facts: Facts) -> tuple[Field, ...]:
    return (
        Text(
            "text",
            "Log text",
            hint=f"This is what the sender wrote. {TAKE_OUT}",
            required=True,
            missing="Write the log text.",
            limit=LOG_LIMIT,
            lines=10,
        ),
        *_grading(suggest(facts.submitted)),
        conditions_field(),
        Choice(
            "purpose",
            "For",
            required=True,
            missing="Say what it is for.",
            options=(Option("awareness", "Awareness"), Option("action", "Action")),
        ),
        Text("team", "Action by which team?", hint="Only for action."),
        Text("reference", "Log reference", hint="Leave it empty if it is to follow.", limit=60),
        also_field(("item", "Another item"), (CRIME, "Crime desk"), (SAFEGUARDING, "Safeguarding")),
    )


def _grading(suggested: Suggestion) -> tuple[Choice, ...]:
    parts = (
        ("source", "Source", "Grade the source.", SOURCES, suggested.source),
        (
            "information",
            "Information",
            "Grade the information.",
            INFORMATION,
            suggested.information,
        ),
        ("handling", "Handling", "Choose the handling.", HANDLING, suggested.handling),
    )
    return tuple(
        Choice(
            name,
            label,
            hint=suggested.because[name],
            required=True,
            missing=missing,
            options=options,
            preset=preset,
        )
        for name, label, missing, options, preset in parts
    )


def _log_prefill(facts: Facts) -> Values:
    return {
        "text": original_text(facts.submitted),
        "conditions": list(suggest(facts.submitted).conditions),
    }


def _log_refusals(facts: Facts, values: Values) -> dict[str, str]:
    errors = text_errors(facts, values, "text")
    if wrong := condition_error(said(values, "handling"), ticked(values, "conditions")):
        errors["conditions"] = wrong
    if values.get("purpose") == "action" and not said(values, "team"):
        errors["team"] = "Say which team is to act."
    return errors


def _log_kept(_facts: Facts, values: Values) -> Values:
    parts = (said(values, name) for name in ("source", "information", "handling"))
    return {"grade": grade(*parts), "conditions": list(ticked(values, "conditions"))}


LOG = Form(
    INTELLIGENCE,
    "Intelligence log",
    "Save",
    _log_fields,
    _log_text,
    _log_prefill,
    _log_refusals,
    _log_kept,
)


def _close_text(facts: Facts) -> tuple[str, ...]:
    if not needs_second_look(facts.submitted):
        return ()
    return ("There was an alarm, or someone may be at risk. Say why you close it.",)


def _close_fields(facts: Facts) -> tuple[Field, ...]:
    fields: tuple[Field, ...] = (
        Choice("why", "Reason", required=True, missing="Choose the reason.", options=_REASONS),
        Text("duplicate_of", "Reference of the other one", hint="Only for a duplicate.", limit=30),
    )
    if not needs_second_look(facts.submitted):
        return (*fields, Text("note", "Note", limit=LOG_LIMIT, lines=3))
    missing = "Write a note, because there was an alarm or someone may be at risk."
    return (
        *fields,
        Text("note", "Note", required=True, missing=missing, limit=LOG_LIMIT, lines=3),
        Choice(
            "confirm",
            "Who confirms it?",
            required=True,
            missing="Say who confirms it.",
            options=_CONFIRM,
        ),
        Text("supervisor", "Which supervisor did you tell?", hint="Only if you work alone."),
    )


def _close_prefill(_facts: Facts) -> Values:
    return {}


def _close_refusals(facts: Facts, values: Values) -> dict[str, str]:
    errors: dict[str, str] = {}
    if values.get("why") == "duplicate":
        other = reference(said(values, "duplicate_of"))
        if not other:
            errors["duplicate_of"] = "Give the reference of the other one, such as on its card."
        elif other == facts.case.reference:
            errors["duplicate_of"] = "That is this one. Give the reference of the other."
        elif not facts.knows_reference(other):
            errors["duplicate_of"] = "There is no submission with that reference. Check it."
    if values.get("confirm") == "alone" and not said(values, "supervisor"):
        errors["supervisor"] = "Say which supervisor you told."
    return errors


def reference(typed: str) -> str:
    """A reference as it is stored, from how a handler types it: with or without CPI and dashes."""
    return parse_reference(typed) or "".join(typed.split()).upper()


def _close_kept(_facts: Facts, values: Values) -> Values:
    other = reference(said(values, "duplicate_of")) if values.get("why") == "duplicate" else ""
    return {"duplicate_of": other} if other else {}


CLOSE = Form(
    NO_ACTION,
    "No action",
    "Close without action",
    _close_fields,
    _close_text,
    _close_prefill,
    _close_refusals,
    _close_kept,
)
