"""What the gate's pages are built from: questions and exits, conditions on answers, effects on drafts."""

from datetime import datetime

from dialogs.engine.draft import Draft
from dialogs.engine.fields import Choice, Option
from dialogs.engine.page import Condition, Effect, Ended, Kind, Page, Sight

GATE = ("G1", "G2", "G2w", "G2h", "G3", "G3w-unreported", "G3w-reported", "G3w-unsure")
GATE_END = ("G4", "G4a", "G4w", "G4h", "G5")
NOTHING_SENT = "Nothing has been sent to the police from this chat."

Row = tuple[str, str]


def question(name: str, title: str, options: tuple[Row, ...], **rest: object) -> Page:
    """A page with one choice, called ``answer``."""
    choice = Choice(
        "answer",
        title,
        required=True,
        options=tuple(Option(value, label) for value, label in options),
    )
    return Page(**{"kind": Kind.QUESTION, **rest}, id=name, title=title, fields=(choice,))  # type: ignore[arg-type]  # Page's own fields


def signpost(name: str, title: str, options: tuple[Row, ...], **rest: object) -> Page:
    """An exit: where to go instead, and the way back."""
    return question(name, title, options, kind=Kind.EXIT, **rest)


def is_(page: str, *values: str) -> Condition:
    """Whether a page on the path is answered with one of these."""
    return lambda sight: sight.get(page) in values


def all_of(*conditions: Condition) -> Condition:
    def holds(sight: Sight) -> bool:
        for condition in conditions:  # noqa: SIM110 - a generator for each costs more than the walk
            if not condition(sight):
                return False
        return True

    return holds


def any_of(*conditions: Condition) -> Condition:
    def holds(sight: Sight) -> bool:
        for condition in conditions:  # noqa: SIM110 - as above
            if condition(sight):
                return True
        return False

    return holds


def reopening(*pages: str) -> Effect:
    """Asks the last of these pages again that was answered, and what hangs on it."""
    return Effect(pages[0], lambda draft, _now: draft.reopen(*pages))


def save(draft: Draft, _now: datetime) -> Draft:
    """The draft at rest: the danger question comes first when it is taken up again."""
    return draft.noted("paused", True).moved()


def start_over(draft: Draft, _now: datetime) -> Draft:
    """A new matter: every gate question again; what was written is kept."""
    return draft.forget(*GATE, *GATE_END).noted("special", None)


SAVE = Effect("end", save, ends=Ended.SAVED)


def alarm_answers(sight: Sight) -> tuple[object, ...]:
    """The answers to the danger alarms on the path, in the order they were raised."""
    return tuple(
        values.get("answer") for key, values in sight.answers.items() if key.startswith("A-DANGER.")
    )


def alarmed(*values: str) -> Condition:
    """Whether a danger alarm is answered with one of these."""

    def holds(sight: Sight) -> bool:
        return bool(sight.notes.get("danger")) and any(
            answer in values for answer in alarm_answers(sight)
        )

    return holds


def answer_alarms(draft: Draft, old: tuple[str, ...], new: str) -> Draft:
    """The draft in which danger alarms answered ``old`` count as answered ``new``."""
    answers = {
        key: {"answer": new}
        if key.startswith("A-DANGER.") and values.get("answer") in old
        else values
        for key, values in draft.answers.items()
    }
    return draft.moved(answers=answers)


URGENT_NOW = any_of(alarmed("yes"), is_("G1", "now"))
URGENT_SOON = any_of(alarmed("soon"), is_("G1", "soon"))
CALM = is_("G1", "can_wait")
