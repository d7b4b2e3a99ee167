"""The forms that pass a case on: crime desk and safeguarding, field by field (conversation.md 4.3)."""

from dialogs.engine.fields import Choice, Field, Option, Text
from dialogs.triage.forms import (
    LOG_LIMIT,
    NAME_PASSED,
    TAKE_OUT,
    Facts,
    Form,
    Values,
    also_field,
    name_field,
    original_text,
    text_errors,
)
from dialogs.triage.words import CRIME, INTELLIGENCE, SAFEGUARDING, day_and_clock

_WHO = (Option("child", "A child"), Option("adult", "An adult"), Option("both", "Both"))
_HOW = (
    Option("phone", "By phone"),
    Option("form", "With the team's form"),
    Option("police", "To the police team"),
)
_REFERRED = {
    "referral_made": "Yes",
    "referral_today": "Promised",
    "referral_known": "Known to the team already",
    "referral_not_needed": "No, they said it is not needed",
}
_NAME_RULE = {
    "may": "The sender may be named.",
    "ask": "The sender wants to be asked before they are named.",
}
_TAKE_OUT = TAKE_OUT[:1].lower() + TAKE_OUT[1:]
_NOT_NAMED = "The sender does not want to be named."


def _crime_text(facts: Facts) -> tuple[str, ...]:
    doubt = {
        "crime_promised": "The sender said they would report this crime themselves.",
        "crime_reported": "The sender said a crime is reported, and that this is different.",
    }
    first = tuple(line for flag, line in doubt.items() if flag in facts.submitted.flags)
    return (*first, _rule(facts))


def _rule(facts: Facts) -> str:
    return _NAME_RULE.get(facts.submitted.naming, _NOT_NAMED)


def _crime_fields(facts: Facts) -> tuple[Field, ...]:
    offences = tuple(Option(item.key, item.label) for item in facts.profile.offences)
    return (
        Choice(
            "offence",
            "What crime?",
            required=True,
            missing="Say what crime it may be.",
            options=offences,
        ),
        Text("offence_more", "In your words", hint="Needed for Other."),
        name_field(facts),
        Text(
            "text",
            "Text for the desk",
            hint=f"This is what the sender wrote. Unless you pass the name: {_TAKE_OUT}",
            limit=LOG_LIMIT,
            lines=8,
        ),
        Text("desk", "Desk", required=True, missing="Say which desk."),
        Text(
            "reference",
            "Crime or desk reference",
            hint="Leave it empty if it is to follow.",
            limit=60,
        ),
        also_field((INTELLIGENCE, "Intelligence log"), (SAFEGUARDING, "Safeguarding")),
    )


def _crime_prefill(facts: Facts) -> Values:
    return {
        "text": original_text(facts.submitted),
        "desk": facts.profile.crime_desk,
        "reference": facts.submitted.crime_reference or None,
    }


def _crime_refusals(facts: Facts, values: Values) -> dict[str, str]:
    errors = {} if values.get("name") in NAME_PASSED else text_errors(facts, values, "text")
    if values.get("offence") == "other" and not values.get("offence_more"):
        errors["offence_more"] = "Say what crime it may be."
    return errors


def _name_kept(facts: Facts, values: Values) -> Values:
    """The sender's details, only where the name may be passed."""
    if values.get("name") not in NAME_PASSED:
        return {}
    sender = facts.submitted.sender
    return {
        "sender": {
            "name": sender.name,
            "job": sender.job,
            "organisation": sender.organisation,
            "contact": sender.contact,
        }
    }


CRIME_DESK = Form(
    CRIME,
    "Crime desk",
    "Pass to crime desk",
    _crime_fields,
    _crime_text,
    _crime_prefill,
    _crime_refusals,
    _name_kept,
)


def referred(facts: Facts) -> str:
    """Whether the sender has made a referral, from the gate."""
    flags = facts.submitted.flags
    return next((text for flag, text in _REFERRED.items() if flag in flags), "No")


def _safe_text(facts: Facts) -> tuple[str, ...]:
    return (f"Has the sender referred? {referred(facts)}.", _rule(facts))


def _safe_fields(facts: Facts) -> tuple[Field, ...]:
    who = facts.submitted.who_at_risk
    teams = _teams(facts)
    return (
        Choice(
            "who",
            "Who is at risk?",
            required=True,
            missing="Say who is at risk.",
            options=_WHO,
            preset=who if who in {"child", "adult", "both"} else None,
        ),
        Choice(
            "team",
            "Area and team",
            required=True,
            missing="Choose the team.",
            options=teams,
            preset=_team_preset(facts, teams),
        ),
        Choice(
            "how",
            "How handed over?",
            required=True,
            missing="Say how it was handed over.",
            options=_HOW,
        ),
        Text("taken_by", "Taken by (name or role)", required=True, missing="Say who took it."),
        Text("taken_at", "When?", required=True, missing="Say when they took it.", limit=60),
        Text("reference", "Reference", hint="Leave it empty if none was given.", limit=60),
        name_field(facts),
        also_field((INTELLIGENCE, "Intelligence log"), (CRIME, "Crime desk")),
    )


def _teams(facts: Facts) -> tuple[Option, ...]:
    areas = tuple(
        Option(f"{area.key}.{kind}", team.name)
        for area in facts.profile.areas
        for kind, team in (("child", area.child), ("adult", area.adult), ("lado", area.lado))
    )
    police = tuple(Option(f"police.{team.key}", team.label) for team in facts.profile.police_teams)
    return (*areas, *police, Option("elsewhere", "A team somewhere else"))


def _team_preset(facts: Facts, teams: tuple[Option, ...]) -> str | None:
    kind = "adult" if facts.submitted.who_at_risk == "adult" else "child"
    area = facts.submitted.referral_area
    wanted = area if area == "elsewhere" else f"{area}.{kind}"
    return next((team.value for team in teams if team.value == wanted), None)


def _safe_prefill(facts: Facts) -> Values:
    return {
        "taken_at": day_and_clock(facts.profile, facts.now),
        "reference": facts.submitted.referral_reference or None,
    }


def _safe_refusals(_facts: Facts, _values: Values) -> dict[str, str]:
    return {}


def _safe_kept(facts: Facts, values: Values) -> Values:
    return {"sender_referred": referred(facts), **_name_kept(facts, values)}


HAND_OVER = Form(
    SAFEGUARDING,
    "Safeguarding",
    "Record hand-over",
    _safe_fields,
    _safe_text,
    _safe_prefill,
    _safe_refusals,
    _safe_kept,
)
