"""What the four outcome forms share: the case they are about, and the first block of fields."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from dialogs.engine.fields import Choice, Choices, Field, Option, Text, Value
from dialogs.engine.page import Kind, Page
from dialogs.force.profile import Profile
from dialogs.ports import Case, CaseState, Outcome, Submission
from dialogs.triage.grading import CONDITIONS
from dialogs.triage.identity import identity_error
from dialogs.triage.risk import PRIORITIES, RISKS, priority_preset, risk_preset
from dialogs.triage.submitted import Submitted

Values = Mapping[str, Value]
LOG_LIMIT = 3000
TAKE_OUT = (
    "Take out anything that points to the sender: name, job, organisation, how to reach them."
)
NAME_PASSED = frozenset({"agreed", "asked_agreed"})

_STEPS = (
    Option("called_sender", "Called the sender"),
    Option("control_room", "Passed to the control room"),
    Option("dealt_with", "Already dealt with"),
    Option("false_alarm", "False alarm"),
)


@dataclass(frozen=True, slots=True)
class Facts:
    """What a form is built from.

    ``step_recorded``: an earlier outcome says what was done about the alarm. ``amends``: the outcome
    that this one takes the place of. ``knows_reference``: whether there is such a submission.
    """

    profile: Profile
    case: Case
    submission: Submission
    submitted: Submitted
    now: datetime
    knows_reference: Callable[[str], bool]
    step_recorded: bool = False
    amends: Outcome | None = None

    @property
    def needs_step(self) -> bool:
        """Whether *What did you do about the alarm?* is asked."""
        return bool(self.submitted.danger) and not self.step_recorded


@dataclass(frozen=True, slots=True)
class Form:
    """One outcome form: its page, what stands in it, what it refuses, and what is kept besides."""

    kind: str
    title: str
    submit: str
    fields: Callable[[Facts], tuple[Field, ...]]
    text: Callable[[Facts], tuple[str, ...]]
    prefill: Callable[[Facts], Values]
    refusals: Callable[[Facts, Values], Mapping[str, str]]
    kept: Callable[[Facts, Values], Values]


def page(form: Form, facts: Facts, key: str) -> Page:
    """The form as a page of the engine, with the common block first."""
    first = (*_reason(facts), *_risk(form, facts), *_alarm(facts))
    return Page(
        key,
        Kind.FORM,
        form.title,
        fields=(*first, *form.fields(facts)),
        text=(f"About {facts.case.reference}.", *map(plain_template, form.text(facts))),
        submit=form.submit,
    )


def plain_template(line: str) -> str:
    """Words that may hold braces, as a page's template that shows them as they are."""
    return line.replace("{", "{{").replace("}", "}}") if "{" in line or "}" in line else line


def common_refusals(facts: Facts, values: Values) -> dict[str, str]:
    """What is wrong in the common block."""
    if facts.needs_step and values.get("step") == "control_room" and not said(values, "step_log"):
        return {"step_log": "Give the log number that the control room gave you."}
    return {}


def said(values: Values, name: str) -> str:
    """A text answer; empty if there is none, or it is "not known"."""
    value = values.get(name)
    return value if isinstance(value, str) else ""


def ticked(values: Values, name: str) -> tuple[str, ...]:
    """The ticked options of a field."""
    value = values.get(name)
    return tuple(str(item) for item in value) if isinstance(value, list) else ()


def original_text(submitted: Submitted) -> str:
    """What they know, as a start for a text of at most `LOG_LIMIT` characters."""
    return "\n\n".join(submitted.narrative)[:LOG_LIMIT].rstrip()


def original_is_longer(submitted: Submitted) -> bool:
    """Whether `original_text` leaves something out."""
    return len("\n\n".join(submitted.narrative)) > LOG_LIMIT


def text_errors(facts: Facts, values: Values, name: str) -> dict[str, str]:
    """The error for a text that must not point to the sender, by field."""
    error = identity_error(said(values, name), facts.submitted)
    return {name: error} if error else {}


def name_field(facts: Facts) -> Choice:
    """Whether the sender's name is passed on; *They agreed* only if they did (conversation.md 4.3)."""
    agreed = (Option("agreed", "They agreed"),) if facts.submitted.may_be_named else ()
    return Choice(
        "name",
        "Sender's name",
        required=True,
        missing="Say whether you pass on the sender's name.",
        options=(
            *agreed,
            Option("asked_agreed", "I asked, they agreed"),
            Option("do_not_pass", "Do not pass it"),
        ),
        preset="agreed" if agreed else "do_not_pass",
    )


def also_field(*options: tuple[str, str]) -> Choices:
    """Further outcomes, whose forms open next."""
    return Choices(
        "also",
        "Also",
        hint="Opens next.",
        options=tuple(Option(value, label) for value, label in options),
    )


def conditions_field() -> Choices:
    return Choices("conditions", "Conditions (only with C)", options=CONDITIONS)


def _reason(facts: Facts) -> tuple[Field, ...]:
    if facts.amends is None:
        return ()
    missing = "Say why the result changes. A few words are fine."
    return (
        Text(
            "reason",
            "Why does the result change?",
            required=True,
            missing=missing,
            limit=1000,
            lines=2,
        ),
    )


def _starts_from(form: Form, facts: Facts) -> tuple[str | None, str | None]:
    """Risk and priority that the form starts from: as a handler recorded them, else as the gate says."""
    if form.kind == "no_action":
        risk = None if risk_preset(facts.submitted, high=facts.case.high) else "low"
        return risk, priority_preset(risk)
    if facts.amends is not None:
        return facts.amends.risk or None, facts.amends.priority or None
    if facts.case.state is CaseState.DECIDED:
        return facts.case.risk, facts.case.priority
    risk = risk_preset(facts.submitted, high=facts.case.high)
    return risk, priority_preset(risk)


def _risk(form: Form, facts: Facts) -> tuple[Field, ...]:
    risk, priority = _starts_from(form, facts)
    return (
        Choice(
            "risk",
            "Risk",
            required=True,
            missing="Choose the risk.",
            options=RISKS,
            preset=risk,
        ),
        Choice(
            "priority",
            "Priority",
            required=True,
            missing="Choose the priority.",
            options=PRIORITIES,
            preset=priority,
        ),
    )


def _alarm(facts: Facts) -> tuple[Field, ...]:
    if not facts.needs_step:
        return ()
    return (
        Choice(
            "step",
            "What did you do about the alarm?",
            required=True,
            missing="Say what you did about the alarm.",
            options=_STEPS,
        ),
        Text("step_log", "Control room log number", hint="Only if you passed it on.", limit=60),
    )
