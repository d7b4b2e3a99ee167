"""The four outcome forms as scripts of the engine, and what a finished one says.

A form is a draft like any other, so that a restart loses nothing: the script's name says which form,
the page's key says which case, and a form for one case can never be taken for another's.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from dialogs.engine.page import Sight
from dialogs.engine.script import Script
from dialogs.ports import Addition, Outcome
from dialogs.triage.forms import NAME_PASSED, Facts, Form, Values, common_refusals, page, ticked
from dialogs.triage.passing_forms import CRIME_DESK, HAND_OVER
from dialogs.triage.record_forms import CLOSE, LOG
from dialogs.triage.submitted import alarms_added
from dialogs.triage.words import CRIME, INTELLIGENCE, OUTCOMES, PROPOSED, SAFEGUARDING

VERSION = 1
OUTCOME = "outcome"
AMEND = "amend"

_NO_REFERENCE = {
    INTELLIGENCE: "To follow",
    CRIME: "To follow",
    SAFEGUARDING: "None given",
}
"""What an outcome says where its reference was left empty (conversation.md 4.3)."""

FORMS: Mapping[str, Form] = {form.kind: form for form in (LOG, CRIME_DESK, HAND_OVER, CLOSE)}


def scripts() -> tuple[str, ...]:
    """The names of all outcome forms' scripts."""
    return tuple(FormName(group, kind).script for group in (OUTCOME, AMEND) for kind in OUTCOMES)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a handler decided in a form. ``also``: the outcomes whose forms open next."""

    kind: str
    risk: str
    priority: str
    content: Mapping[str, Values | object]
    also: tuple[str, ...]
    named: bool
    second: bool


@dataclass(frozen=True, slots=True)
class FormName:
    """Which form a draft is: ``group`` outcome or amend, ``kind`` one of the four outcomes."""

    group: str
    kind: str

    @property
    def script(self) -> str:
        return f"{self.group}.{self.kind}"

    def page(self, case_id: str) -> str:
        """The key of the form's only page: it names the case."""
        return f"{self.group}-{self.kind}:{case_id}"


def form_of_script(name: str) -> FormName | None:
    """The form that a script's name means, None for any other script."""
    group, _, kind = name.partition(".")
    return FormName(group, kind) if group in {OUTCOME, AMEND} and kind in OUTCOMES else None


def form_of_page(key: str) -> tuple[FormName, str] | None:
    """The form and the case that a page's key means, None for any other page."""
    name, _, case_id = key.partition(":")
    form = form_of_script(name.replace("-", ".", 1))
    return (form, case_id) if form and case_id else None


def outcome_script(name: FormName, facts: Facts) -> Script:
    """The form for one case. Presets come from the submission, or from the outcome it replaces."""
    form = FORMS[name.kind]
    key = name.page(facts.case.id)
    start = _start(form, facts)

    def prefill(_key: str, _sight: Sight) -> Values:
        return start

    def check(_key: str, values: Values, _sight: Sight) -> Mapping[str, str]:
        return {**common_refusals(facts, values), **form.refusals(facts, values)}

    return Script(name.script, VERSION, (page(form, facts, key),), prefill=prefill, check=check)


def _start(form: Form, facts: Facts) -> Values:
    if facts.amends is None or facts.amends.kind != form.kind:
        return form.prefill(facts)
    before = (facts.amends.content or {}).get("form")
    gone = {"reason", "also", "step", "step_log", "confirm", "supervisor"}
    return {k: v for k, v in before.items() if k not in gone} if isinstance(before, dict) else {}


def decision(kind: str, facts: Facts, values: Values) -> Decision:
    """What a finished form says. Its content holds what was sent in, never a suggestion."""
    content: dict[str, object] = {"form": dict(values), **FORMS[kind].kept(facts, values)}
    return Decision(
        kind=kind,
        risk=str(values["risk"]),
        priority=str(values["priority"]),
        content=content,
        also=tuple(INTELLIGENCE if it == "item" else it for it in ticked(values, "also")),
        named=values.get("name") in NAME_PASSED,
        second=values.get("confirm") == "second",
    )


def step_in(outcomes: Sequence[Outcome], additions: Sequence[Addition]) -> bool:
    """Whether an outcome since the last alarm says what was done about it."""
    raised = max((added.at for added in additions if alarms_added(added)), default=None)
    return any(
        _form_values(outcome).get("step") and (raised is None or outcome.decided_at > raised)
        for outcome in outcomes
    )


def lines(outcome: Outcome, facts: Facts) -> tuple[tuple[str, str], ...]:
    """An outcome in words: label and answer for each field that was filled in."""
    values = _form_values(outcome)
    if not values:
        return ()
    kind = _kind(outcome)
    at_the_time = replace(
        facts, step_recorded="step" not in values, amends=outcome if "reason" in values else None
    )
    shown = page(FORMS[kind], at_the_time, "shown").fields
    described = ((f, f.show(values.get(f.name))) for f in shown if f.name != "also")
    return tuple(
        (field.label, text or _NO_REFERENCE[kind])
        for field, text in described
        if text or (field.name == "reference" and kind in _NO_REFERENCE)
    )


def state_key(kind: str, *, named: bool) -> str:
    """The message to the submitter for an outcome (conversation.md, STATES)."""
    if kind == CRIME:
        return "crime_named" if named else "crime_unnamed"
    return kind


def _kind(outcome: Outcome) -> str:
    return "no_action" if outcome.kind == PROPOSED else outcome.kind


def _form_values(outcome: Outcome) -> Values:
    found = (outcome.content or {}).get("form")
    return found if isinstance(found, dict) else {}
