"""Level of risk and priority: what they may be, and what a form starts from (conversation.md 4.3)."""

from dialogs.engine.fields import Option
from dialogs.triage.submitted import Submitted

RISKS = (
    Option("high", "High", "Threat to life, serious harm, or a chance that will be gone."),
    Option("medium", "Medium", "It loses value with time."),
    Option("low", "Low"),
)
PRIORITIES = (Option("now", "Now"), Option("today", "Today"), Option("routine", "Routine"))

_PRIORITY_OF = {"high": "now", "medium": "today", "low": "routine"}


def starts_high(submitted: Submitted) -> bool:
    """Whether the form opens with High: an alarm, urgent before, or someone at risk."""
    return bool(
        submitted.danger
        or "was_urgent" in submitted.history
        or "person_at_risk" in submitted.flags
        or submitted.at_risk == "yes"
    )


def risk_preset(submitted: Submitted, *, high: bool) -> str | None:
    """High where the case started high or `starts_high`; otherwise the handler chooses."""
    return "high" if high or starts_high(submitted) else None


def priority_preset(risk: str | None) -> str | None:
    """The priority that goes with a risk, as a start."""
    return _PRIORITY_OF.get(risk or "")


def needs_second_look(submitted: Submitted) -> bool:
    """Whether *No action* needs a note and a second handler: an alarm or someone at risk."""
    return bool(
        submitted.danger or submitted.at_risk == "yes" or "person_at_risk" in submitted.flags
    )


def may_withdraw(submitted: Submitted) -> bool:
    """Whether the sender may withdraw a new case without a handler (conversation.md, AMEND).

    Stricter than `needs_second_look`, because withdrawing destroys: any alarm, any answer but no.
    """
    return not (
        submitted.alarms
        or submitted.at_risk in {"yes", "not_sure"}
        or "person_at_risk" in submitted.flags
    )
