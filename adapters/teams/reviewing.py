"""Check and send: the answers part by part, and one list of what can be changed."""

from collections.abc import Iterable
from dataclasses import replace

from adapters.teams.asking import Drawn, drawn
from adapters.teams.buttons import PICK, Drawing, How, answers, bar, listed, numbered, twin
from adapters.teams.controls import faults
from adapters.teams.elements import Json
from adapters.teams.escape import heading, paragraphs, prose
from dialogs.engine.inbound import Go, Move
from dialogs.engine.views import Action, Review

CHANGE = "What do you want to change?"
SHORTENED = (
    "Some of this is cut short, where you see … All of it is sent. Change shows all of a part."
)


def review(view: Review, of: Drawing) -> Drawn:
    """The page. *Change* opens what is chosen in the list; the other buttons do not look at it."""
    blocks = [*heading(view.title), *faults(view.error), *prose(view.text)]
    for part in view.parts:
        blocks += [*heading(part.title, size="Medium"), *paragraphs(lines(part.lines))]
    blocks += prose((view.closing,))
    pairs = [
        (Action("Change", Go(Move.EDIT, part.edit)), f"{number}: {part.title}")
        for number, part in enumerate(view.parts, 1)
    ]
    change = of.button(Action("Change", Go(Move.REVIEW)), how=How.PICK, picks=PICK)
    first = (change,) if pairs else ()
    chooser: list[Json] = listed(PICK, CHANGE, pairs, required=True) if pairs else []
    labels = numbered(view.actions, view.page)
    sends = next((action for action in view.actions if answers(action, view.page)), None)
    made = bar(of, view.actions, first=first, labels=labels, primary=sends)
    all_ = drawn([*blocks, *chooser], made, twin(of, view, view.actions))
    return replace(all_, shortened=SHORTENED)


def lines(pairs: Iterable[tuple[str, str]]) -> str:
    """Labels and values, a line each."""
    return "\n".join(_line(label, value) for label, value in pairs)


def _line(label: str, value: str) -> str:
    if not label:
        return value
    return f"{label} {value}" if label.endswith("?") else f"{label}: {value}"
