"""Random turns: what people do, drawn by hypothesis, decoded against what is on their screen."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from walking import FORM

from dialogs.engine.fields import Raw
from dialogs.engine.inbound import Answered, Filled, Go, Inbound, Move, Said
from dialogs.engine.page import Kind
from dialogs.engine.views import Action, Ask, Listing, Receipt, Review, Signpost, View

MANY = settings(max_examples=2_000 if os.environ.get("CI") else 200)

MARK = "zephyr"
"""A word that stands in everything that is typed as content, so that it is known again."""

USUAL: Mapping[str, str] = {
    "R1": "no",
    "DELETE": "keep",
    "G1": "can_wait",
    "G2": "none",
    "G2w": "fgm",
    "G2h": "none_after_all",
    "G3": "no",
    "G3w-unreported": "more",
    "G3w-reported": "different",
    "G3w-unsure": "carry_on",
    "G4": "no",
    "G4h": "carry_on",
    "G4w": "made",
    "G4a": "not_known",
    "G5": "not_sure",
    "A-DANGER": "no_one",
    "A-CRIME": "not_crime",
    "A-SPECIAL": "not_that",
    "CHECK": "send",
    "X-999": "wrong",
    "X-999-wrong": "no_one",
    "X-999-called": "share",
    "X-PRIVATE": "work",
    "X-REFERRAL": "more",
    "AMEND": "add",
}

CONTENT = (
    f"{MARK} men sell vapes at the skate park",
    f"the {MARK} man has a knife and is outside the school now",
    f"he is going to stab her tonight {MARK}",
    f"someone stole a phone from the {MARK} shop yesterday",
    f"Her uncle {MARK} has been sexually abusing her",
    f"a girl is missing since this morning {MARK}",
    f"{MARK} " + "long " * 900,
    MARK + "x" * 20_000,
    f"{MARK} \x00\x07\u202e control \ud800",
    f"{MARK} 🙂👮‍♀️ \u200b",
    f"{MARK} سيارة زرقاء عند المدرسة",
    f"<b>{MARK}</b> <script>alert(1)</script> &amp;",
    f"<!channel> <@U123> *{MARK}* <https://example.org|x>",
)
WORDS = (
    *("1", "2", "3", "4", "5", "9", "12", "99", "0", "-1", "1.", "one", "yes", "no", "not sure"),
    *("it can wait", "none of these", "skip", "back", "stop", "help", "check", "restart", "here"),
    *("form", "delete", "delete it", "keep it", "menu", "mine", "start", "more to say", "999"),
    *("danger", "hi", "ok", "?", "", "   ", "change 1", "change 3", "change 99", "show my words"),
    *("31/2", "12/10/2091", "yesterday", "07700 900456", "077", "jo@example.org", "send to police"),
)
_OF_ONE = {Move.NOTE, Move.KEPT, Move.NOT_NEEDED, Move.LATER, Move.AMEND, Move.EDIT}
MOVES = tuple(move for move in Move if move not in _OF_ONE)


def _no_marks(text: str) -> str:
    """Text without what would be taken for an unfilled placeholder of ours."""
    return text.replace("{", "(").replace("None", "none")


@dataclass(frozen=True, slots=True)
class Act:
    """One thing to do: its kind, and a number and a text to do it with."""

    kind: str
    number: int = 0
    text: str = ""


def acts() -> st.SearchStrategy[list[Act]]:
    """Ten to forty acts; half of them go on in the usual way, so that the end is reached."""
    numbers = st.integers(0, 60)
    one = st.one_of(
        st.just(Act("usual")),
        st.just(Act("usual")),
        st.just(Act("usual")),
        st.integers(1, 9).map(lambda n: Act("usual", n)),
        st.builds(Act, st.sampled_from(["press", "press", "old", "wrong", "edit"]), numbers),
        st.builds(Act, st.just("said"), st.just(0), st.sampled_from(WORDS)),
        st.builds(Act, st.just("said"), st.just(0), st.sampled_from(CONTENT)),
        st.builds(Act, st.just("said"), st.just(0), st.text(max_size=30).map(_no_marks)),
        st.builds(Act, st.just("go"), numbers),
        st.builds(
            Act, st.sampled_from(["form", "filled", "more"]), numbers, st.sampled_from(CONTENT)
        ),
        st.builds(Act, st.sampled_from(["wait"]), st.sampled_from([1, 11, 12, 30])),
    )
    return st.lists(one, min_size=10, max_size=40)


def question_of(views: Sequence[View]) -> Ask | Signpost | Review | None:
    """The question that waits: the last view, if it asks."""
    last = views[-1] if views else None
    return last if isinstance(last, Ask | Signpost | Review) else None


def buttons(views: Sequence[View]) -> list[Action]:
    """Every button on the screen."""
    found: list[Action] = []
    for view in views:
        found += getattr(view, "actions", ())
        if isinstance(view, Listing):
            found += [action for row in view.rows for action in row.actions]
    return found


def usual(view: View | None) -> Inbound:
    """What takes a person on: the usual answer, or the page filled in."""
    if isinstance(view, Ask) and view.kind is Kind.FORM:
        if view.only:
            raw = usual_values(view).get(view.only, "")
            text = raw if isinstance(raw, str) else ", ".join(raw)
            return Said(text) if text else Go(Move.SKIP)
        return Answered(view.page, usual_values(view), view.revision)
    if isinstance(view, Ask | Signpost | Review):
        values = [a.does.values["answer"] for a in view.actions if isinstance(a.does, Answered)]
        wanted = USUAL.get(view.page.partition(".")[0], "change")
        value = wanted if wanted in values else values[0]
        return Answered(view.page, {"answer": value}, view.revision)
    if isinstance(view, Receipt):
        return view.actions[0].does  # type: ignore[return-value]  # a receipt's buttons are moves
    return Go(Move.START)


def usual_values(view: Ask) -> Mapping[str, Raw]:
    """What fills a form."""
    key = "C2.1" if view.page.startswith("C2") else view.page
    if view.page.startswith("C3"):
        return {"registration": "AB12 CDE", "next": "done"}
    if view.page.startswith("AMEND-"):
        return {"what": f"{MARK} again"}
    return FORM[key]


def decode(act: Act, views: Sequence[View], old: Sequence[Inbound]) -> Inbound | None:
    """The inbound that an act means now; None where it means nothing."""
    view = question_of(views)
    found: Inbound | None = None
    shown = buttons(views)
    match act.kind:
        case "usual":
            found = _other_choice(view, act.number) if act.number else usual(view or _last(views))
        case "press" if shown:
            found = _does(shown[act.number % len(shown)])
        case "old" if old:
            found = old[act.number % len(old)]
        case "wrong" if view is not None:
            right = usual(view)
            values: Any = right.values if isinstance(right, Answered) else {}
            found = Answered(view.page, values, view.revision + 1 + act.number)
        case "edit" if isinstance(view, Review):
            found = Go(Move.EDIT, view.parts[act.number % len(view.parts)].edit)
        case "said":
            found = Said(act.text)
        case "go":
            found = Go(MOVES[act.number % len(MOVES)])
        case "form" | "filled" | "more" if isinstance(view, Ask) and view.kind is Kind.FORM:
            found = _typed_form(act, view)
    return found


def _last(views: Sequence[View]) -> View | None:
    return views[-1] if views else None


def _other_choice(view: View | None, number: int) -> Inbound | None:
    """Another option of the page than the usual one."""
    if not isinstance(view, Ask | Signpost | Review):
        return None
    options = [a.does for a in view.actions if isinstance(a.does, Answered)]
    return options[number % len(options)] if options else None


def _does(action: Action) -> Inbound | None:
    return action.does if isinstance(action.does, Answered | Go) else None


def _typed_form(act: Act, view: Ask) -> Inbound:
    names = [shown.field.name for shown in view.fields]
    values = {**usual_values(view), names[act.number % len(names)]: act.text}
    if act.kind == "form":
        return Answered(view.page, values, view.revision)
    return Filled(view.page, values, view.revision, more=act.kind == "more")
