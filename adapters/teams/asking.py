"""A page to answer, as a card."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from adapters.teams.buttons import (
    PICK,
    Bar,
    Button,
    Drawing,
    Form,
    How,
    Sends,
    answers,
    bar,
    listed,
    numbered,
    twin,
)
from adapters.teams.controls import control, faults
from adapters.teams.elements import Json
from adapters.teams.escape import heading, paragraphs, prose, quoting, subtle
from adapters.teams.limits import ACTIONS
from dialogs.engine.fields import Choices
from dialogs.engine.inbound import Answered, Go, Move
from dialogs.engine.page import Kind
from dialogs.engine.views import Action, Ask, Progress

WINDOW = "Open in a window"
"""The form as a dialog, for whoever prefers that; where there is a button left for it."""
SAVE = "Save for now"
"""A handler's way to keep a half-filled form."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A card before it is made to fit."""

    body: Sequence[Json]
    actions: Sequence[Json] = ()
    shortened: str = ""
    """What is said where a text had to be cut."""


def drawn(top: Sequence[Json], made: Bar, end: Sequence[Json] = ()) -> Drawn:
    """A card's parts in order: words, the list of ways for which there was no button, the last line."""
    return Drawn((*top, *made.rest, *end), made.actions)


def progress_words(now: Progress | None) -> str:
    """How far along: "Page 2 of 4"; empty where nothing is counted."""
    return f"{now.noun.capitalize()} {now.now} of {now.of}" if now else ""


def options(view: Ask) -> list[Action]:
    """The buttons that answer the page."""
    return [action for action in view.actions if answers(action, view.page)]


def others(view: Ask) -> list[Action]:
    """The buttons that are ways to go."""
    return [action for action in view.actions if not answers(action, view.page)]


def is_listed(view: Ask) -> bool:
    """Whether the options are a list with a button of its own, rather than a button each."""
    return bool(options(view)) and (view.as_list or len(view.actions) > ACTIONS)


def asked(view: Ask, of: Drawing, without: Collection[str] = ()) -> Drawn:
    """The card of a page. ``without``: the names of fields whose inputs there is no room for."""
    if view.only:
        return _field(view, of)
    if view.kind is Kind.FORM:
        return _form(view, of, without)
    return _question(view, of)


def _question(view: Ask, of: Drawing) -> Drawn:
    words = quoting(view.text) if view.kind is Kind.ALARM else prose(view.text)
    about, rest = subtle(progress_words(view.progress)), (*subtle(view.hint), *faults(view.error))
    end = twin(of, view, view.actions)
    if not is_listed(view):
        labels = numbered(view.actions, view.page)
        made = bar(of, view.actions, labels=labels)
        return drawn([*about, *heading(view.title), *words, *rest], made, end)
    return drawn(
        [*about, *words, *rest, *_list(view, view.title)],
        bar(of, others(view), first=(_answer(view, of, How.PICK),)),
        end,
    )


def _list(view: Ask, label: str) -> list[Json]:
    pairs = [
        (action, f"{number}: {action.label}") for number, action in enumerate(options(view), 1)
    ]
    required = len(others(view)) < ACTIONS
    return listed(PICK, label, pairs, is_open=True, required=required)


def _answer(view: Ask, of: Drawing, how: How) -> Button:
    """The button that answers with what is chosen, or filled in."""
    action = Action(view.submit, Answered(view.page, {}, view.revision))
    picks = PICK if how is How.PICK else ""
    return of.button(action, how=how, picks=picks, primary=True)


def _form(view: Ask, of: Drawing, without: Collection[str]) -> Drawn:
    blocks: list[Json] = []
    for place, shown in enumerate(view.fields):
        title = view.title if place == 0 else ""
        blocks += control(shown, small=shown.field.name in without, title=title)
    of = with_form(of, view, ids_of(blocks))
    more = Action("More to say", Answered(view.page, {}, view.revision))
    first = [_answer(view, of, How.SUBMIT)]
    if view.more:
        first.append(of.button(more, how=How.MORE))
    ways = view.actions if of.chat else _desk(view.actions)
    if of.chat and len(first) + len(ways) < ACTIONS:
        window = replace(of, sends=Sends.DIALOG)
        first.append(window.button(Action(WINDOW, Go(Move.FORM))))
    top = [*_form_words(view), *blocks]
    return drawn(top, bar(of, ways, first=first), twin(of, view, view.actions))


def _desk(actions: Sequence[Action]) -> list[Action]:
    """The ways beside a form that has no chat: it cannot be asked there, and saving closes nothing."""
    found = (replace(a, label=SAVE) if goes(a, Move.STOP) else a for a in actions)
    return [action for action in found if not goes(action, Move.HERE)]


def with_form(of: Drawing, view: Ask, ids: Sequence[str]) -> Drawing:
    """The same buttons, which take these inputs along."""
    return replace(of, form=Form(view.page, view.revision, tuple(ids)))


def ids_of(blocks: Sequence[Json]) -> list[str]:
    """The ids of the inputs."""
    return [block["id"] for block in blocks if block["type"].startswith("Input.")]


def _form_words(view: Ask) -> Iterator[Json]:
    yield from subtle(progress_words(view.progress))
    yield from heading(view.title)
    yield from prose(view.text)
    yield from subtle(view.hint)
    yield from faults(view.error)
    for hint in view.hints:
        yield from paragraphs(hint)


def _field(view: Ask, of: Drawing) -> Drawn:
    """One field of a form, asked in the chat. What stands in it already is not shown."""
    shown = view.fields[0] if view.fields else None
    label = shown.field.label if shown else view.title
    about = " · ".join(filter(None, (progress_words(view.progress), view.title)))
    words = [*prose(view.text), *subtle(shown.field.hint if shown else "")]
    wrong = faults(view.error, shown.error if shown else "")
    end = twin(of, view, view.actions)
    if shown is not None and isinstance(shown.field, Choices):
        box = control(replace(shown, error="", field=replace(shown.field, hint="")))
        of = with_form(of, view, ids_of(box))
        made = bar(of, others(view), first=(_answer(view, of, How.SUBMIT),))
        return drawn([*subtle(about), *words, *wrong, *box], made, end)
    if is_listed(view):
        made = bar(of, others(view), first=(_answer(view, of, How.PICK),))
        return drawn([*subtle(about), *words, *wrong, *_list(view, label)], made, end)
    made = bar(of, view.actions, labels=numbered(view.actions, view.page))
    return drawn([*subtle(about), *heading(label), *words, *wrong], made, end)


def goes(action: Action, move: Move) -> bool:
    """Whether a button is this move."""
    return isinstance(action.does, Go) and action.does.move is move
