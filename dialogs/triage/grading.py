"""3x5x2: source, information, handling (domain.md 5). Only handlers grade.

What the sender said suggests where the form starts. A suggestion is never stored: a grade is what a
handler sent in.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from dialogs.engine.fields import Option
from dialogs.triage.submitted import Submitted

SOURCES = (
    Option("1", "1 Reliable"),
    Option("2", "2 Untested"),
    Option("3", "3 Not reliable"),
)
INFORMATION = (
    Option("A", "A Known directly"),
    Option("B", "B Known indirectly but corroborated"),
    Option("C", "C Known indirectly"),
    Option("D", "D Not known"),
    Option("E", "E Suspected to be false"),
)
HANDLING = (
    Option("P", "P Lawful sharing permitted"),
    Option("C", "C Lawful sharing permitted with conditions"),
)
CONDITIONS = (
    Option("A1", "A1 Combine or corroborate before action"),
    Option("A2", "A2 Covert action only"),
    Option("A3", "A3 Overt action as the owner says"),
    Option("S1", "S1 May sanitise unsupervised"),
    Option("S2", "S2 Consult before sanitising"),
)

_GRADE = re.compile(r"[1-3][A-E][PC]")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Where the form starts, and why. ``information`` None: the handler has to choose.

    ``because`` holds the reason for each of the three parts, in words, by the name of its field.
    """

    source: str
    information: str | None
    handling: str
    conditions: tuple[str, ...]
    because: Mapping[str, str]


def grade(source: str, information: str, handling: str) -> str:
    """The grade as it is written, such as 2CP. Raises ValueError if a part is none of its values."""
    written = f"{source}{information}{handling}"
    if _GRADE.fullmatch(written) is None:
        raise ValueError("not a 3x5x2 grade")
    return written


def suggest(submitted: Submitted) -> Suggestion:
    """What the form proposes from how the sender knows it and what they asked for."""
    information, known = _information(submitted)
    protected = _protected(submitted)
    return Suggestion(
        source="2",
        information=information,
        handling="C" if protected else "P",
        conditions=("S2",) if protected else (),
        because={
            "source": "Suggested: 2, unless you know this source.",
            "information": known,
            "handling": f"Suggested: C with S2, because {protected}."
            if protected
            else "Suggested: P, because the sender may be named and nobody is said to be at risk.",
        },
    )


def condition_error(handling: str, conditions: Sequence[str]) -> str:
    """What is wrong between handling and conditions, in plain words, or an empty string."""
    if handling == "P" and conditions:
        return "Conditions go with C only. Choose C, or take the ticks off."
    if handling == "C" and not conditions:
        return "C needs at least one condition. S2 is the careful one."
    if {"S1", "S2"} <= set(conditions):
        return "S1 and S2 exclude each other. Choose one."
    return ""


_KNOWN: dict[str, tuple[str | None, str]] = {
    "saw": ("A", "Suggested: A, because the sender saw or heard it."),
    "told_by_person": (
        None,
        "You choose. The person it happened to told them: A for what was said, C for the rest.",
    ),
    "told_by_witness": ("C", "Suggested: C, because someone who saw it told the sender."),
    "second_hand": ("C", "Suggested: C, because the sender heard it second-hand."),
    "anonymous": ("D", "Suggested: D, because it came without a name."),
    "records": ("A", "Suggested: A, because it is from the sender's records."),
    "online": ("C", "Suggested: C, because the sender saw it online. A if you see it too."),
}
"""C4 *How do you know this?*: option to information grade (None: no preset) and its reason."""


def _information(submitted: Submitted) -> tuple[str | None, str]:
    if submitted.doubt == "false":
        return "E", "Suggested: E, because the sender says it may be false or spiteful."
    if submitted.doubt == "perhaps":
        return "E", "Suggested: E, because the sender says there may be reason to doubt it."
    if submitted.how in {"second_hand", "told_by_witness"} and submitted.backing:
        return "B", "Suggested: B, because it is second-hand and the sender says what backs it up."
    return _KNOWN.get(submitted.how, (None, "You choose. The sender did not say how they know."))


def _protected(submitted: Submitted) -> str:
    if submitted.at_risk in {"yes", "not_sure"} or "person_at_risk" in submitted.flags:
        return "someone may be at risk"
    if not submitted.may_be_named:
        return "the sender is not to be named without being asked"
    return ""
