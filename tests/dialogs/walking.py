"""Helpers that drive the practitioner's script: forces, hours, a walker of the gate, a filled form."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from dialogs.engine.draft import Draft
from dialogs.engine.fields import Raw
from dialogs.engine.inbound import Answered, Inbound
from dialogs.engine.journey import Journey, travel
from dialogs.engine.page import Kind
from dialogs.engine.script import Script
from dialogs.engine.turn import Turn, take_turn
from dialogs.engine.views import Ask, Notice, Review, Signpost, View
from dialogs.force.profile import Profile, load_profile

HAMPSHIRE = load_profile()
NORTHMOOR = load_profile(Path(__file__).parents[1] / "data" / "northmoor.toml")
FORCES = (HAMPSHIRE, NORTHMOOR)
LONDON = ZoneInfo("Europe/London")
OPEN = datetime(2026, 11, 26, 12, tzinfo=LONDON)
CLOSED = datetime(2026, 11, 26, 3, tzinfo=LONDON)
HOURS = (OPEN, CLOSED)
SWITCHES = tuple(
    (risk_test, other_topics)
    for risk_test in ("significant", "immediate")
    for other_topics in ("signpost", "accept")
)

FORM: Mapping[str, Mapping[str, Raw]] = {
    "C1": {"what": "Two men sell vapes at the skate park on Fridays.", "when": "most Fridays"},
    "C2.1": {"name": "Karl Dean", "part": "harm", "next": "done"},
    "C4": {"how": "saw", "found_out": "yesterday"},
    "C5": {"at_risk": "no", "naming": "do_not", "aware": "no"},
    "C6": {"name": "Jo Hill", "organisation": "Oak School", "contact": "jo.hill@example.org"},
}


def switched(force: Profile, risk_test: str, other_topics: str) -> Profile:
    """The force with the two switches of conversation.md 1 set. Each copy is equal to itself alone."""
    return force.model_copy(update={"risk_test": risk_test, "other_topics": other_topics})


@dataclass(frozen=True, slots=True)
class Leaf:
    """The end of one path: the answers by page in the order they were asked, and where it ended."""

    answers: Mapping[str, str]
    draft: Draft
    journey: Journey

    @property
    def end(self) -> str:
        """The page at which the path ends: an exit, or C1."""
        return self.journey.current.key if self.journey.current else ""


def walk(script: Script, now: datetime) -> Iterator[Leaf]:
    """Every path of the gate to its first exit or to the form, by answers alone.

    Options with an effect (*Examples*, *Change my answer*) are no answers and are not walked.
    """
    waiting = [Leaf({}, script.start(), travel(script, script.start(), now))]
    while waiting:
        leaf = waiting.pop()
        stop = leaf.journey.current
        if stop is None or stop.page.kind is not Kind.QUESTION:
            yield leaf
            continue
        for option in stop.page.options_for(leaf.journey.sight):
            if option.value in stop.page.effects:
                continue
            answers = {**leaf.answers, stop.key: option.value}
            draft = answer(leaf.draft, stop.key, option.value)
            waiting.append(Leaf(answers, draft, travel(script, draft, now)))


def answer(draft: Draft, key: str, value: str) -> Draft:
    """The draft with one answer more, as the engine stores it."""
    return replace(
        draft,
        answers={**draft.answers, key: {"answer": value}},
        reopened=draft.reopened - {key},
        revision=draft.revision + 1,
    )


def drive(script: Script, draft: Draft, now: datetime, *inbounds: Inbound) -> Turn:
    """Several turns, one after another; the last one."""
    turn = Turn(draft, ())
    for inbound in inbounds:
        turn = take_turn(script, turn.draft, inbound, now)
    return turn


def press(script: Script, draft: Draft, now: datetime, page: str, value: str) -> Turn:
    """One button of the page that waits, as it is drawn now."""
    return take_turn(script, draft, Answered(page, {"answer": value}, draft.revision), now)


def gate(
    script: Script, answers: Mapping[str, str], now: datetime, draft: Draft | None = None
) -> Draft:
    """A draft taken through the gate by its buttons."""
    draft = draft or script.start()
    for page, value in answers.items():
        draft = press(script, draft, now, page, value).draft
    return draft


def form(script: Script, draft: Draft, now: datetime) -> Turn:
    """A draft at C1 taken to CHECK by its forms."""
    turn = Turn(draft, ())
    for page, values in FORM.items():
        turn = take_turn(script, turn.draft, Answered(page, values, turn.draft.revision), now)
    return turn


def page_of(views: tuple[View, ...]) -> str:
    """The page that the last view asks about, empty for none."""
    last = views[-1] if views else None
    return last.page if isinstance(last, Ask | Signpost | Review) else ""


def words_of(view: View) -> str:
    """Everything a view says, buttons included."""
    texts: list[str] = []
    match view:
        case Ask():
            texts = [view.title, *view.text, view.hint, *view.hints, view.error]
            for shown in view.fields:
                texts += [shown.field.label, shown.field.hint, shown.error, str(shown.raw)]
            texts += [option for shown in view.fields for option in _labels(shown.field)]
        case Signpost():
            texts = [view.title, *view.text, view.error]
        case Review():
            texts = [view.title, *view.text, view.closing, view.error]
            texts += [part.title for part in view.parts]
            texts += [word for part in view.parts for line in part.lines for word in line]
        case Notice():
            texts = [view.title, *view.text]
        case _:
            texts = [view.title, *getattr(view, "text", "")] if hasattr(view, "title") else []
    texts += [action.label for action in getattr(view, "actions", ())]
    return "\n".join(texts)


def _labels(field: object) -> list[str]:
    return [option.label for option in getattr(field, "options", ())]


def notices(views: tuple[View, ...]) -> list[str]:
    """The names of the notices in a reply."""
    return [view.name for view in views if isinstance(view, Notice)]
