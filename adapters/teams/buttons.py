"""Actions as buttons: what each means travels in its data."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from adapters.teams.elements import Json, choice_set, execute_action, submit_action
from adapters.teams.escape import cut, heading, lookalike, subtle
from adapters.teams.limits import ACTIONS, BUTTON, OPEN_LIST, OPTION, TITLE
from adapters.tokens import encode
from dialogs.engine.inbound import Answered, Go, Move
from dialogs.engine.page import Kind
from dialogs.engine.views import (
    TYPED_TWIN,
    Action,
    Ask,
    Press,
    Receipt,
    Review,
    Signpost,
    View,
)

PICK, WAY = "pick", "way"
"""The ids of lists: of what is asked, and of the ways to go for which there is no button left."""
NOWHERE = Go(Move.HELP)
"""What a list does when nothing is chosen in it."""
WAYS, GO = "Or choose", "Go on"
CHOOSE = "Choose one of these."
ONE = "Choose one"
"""The label of a list whose question stands above it, once."""

FORM_TWIN = "You can also type: here, back, help, stop."
FIELD_TWIN = "Type your answer as a message. You can also type: skip, next, back, form, help, stop."
REVIEW_TWIN = "You can also type the number, or: change, help, back, stop."
MOST_WORDS = 6
"""Words for buttons that are named at most."""


class Sends(StrEnum):
    """How a card's buttons reach us."""

    MESSAGE = "message"  # Action.Submit: in a private chat, and in a dialog
    INVOKE = "invoke"  # Action.Execute: in a channel; answered with a card for the one who pressed
    DIALOG = "dialog"  # Action.Submit that asks for a dialog first


class How(StrEnum):
    """What a button takes along."""

    PRESS = "press"  # its token
    SUBMIT = "submit"  # the form, as an answer
    MORE = "more"  # the form, to get it back with a further box
    PICK = "pick"  # what is chosen in a list, which is a token


@dataclass(frozen=True, slots=True)
class Form:
    """The inputs of a card: whose they are, and their ids. A box that is left out was not shown."""

    page: str
    revision: int
    drawn: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Drawing:
    """What a view's buttons have in common. ``chat``: whether the same can be typed beside it."""

    title: str = ""
    sends: Sends = Sends.MESSAGE
    form: Form | None = None
    chat: bool = True

    def button(self, action: Action, **more: object) -> "Button":
        """A button of this card."""
        return replace(Button(action, self), **more)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Button:
    """One button. ``label``: shown in place of the action's own. ``picks``: the list it reads."""

    action: Action
    of: Drawing = field(default_factory=Drawing)
    label: str = ""
    how: How = How.PRESS
    picks: str = ""
    primary: bool = False
    start: int = 0

    def drawn(self) -> Json:
        """The button as JSON."""
        title = cut(self.label or self.action.label, BUTTON) or "–"
        style = "destructive" if self.action.danger else "positive" if self.primary else None
        make = execute_action if self.of.sends is Sends.INVOKE else submit_action
        inputs = self.of.form is not None or bool(self.picks)
        return make(title, self._data(), style=style, inputs=inputs)

    def _data(self) -> Json:
        form = self.of.form
        data: Json = {"cpi": encode(self.action)}
        if self.how is not How.PRESS:
            data["how"] = self.how.value
        if self.picks:
            data["picks"] = self.picks
        if self.of.title:
            data["title"] = cut(self.of.title, TITLE)
        if self.start:
            data["start"] = self.start
        if form is not None:
            drawn = list(form.drawn)
            data["form"] = {"page": form.page, "revision": form.revision, "drawn": drawn}
        if self.of.sends is Sends.DIALOG:
            data["msteams"] = {"type": "task/fetch"}
        return data


@dataclass(frozen=True, slots=True)
class Bar:
    """Buttons, with the list (for the card's body) of those for which there is no room."""

    actions: tuple[Json, ...] = ()
    rest: tuple[Json, ...] = ()


def numbered(actions: Sequence[Action], page: str | None) -> list[str]:
    """The labels; answers to ``page`` have the number before them that can be typed, with an empty
    page every label has, with None none.
    """
    return [
        f"{number}. {action.label}"
        if page == "" or (page is not None and answers(action, page))
        else action.label
        for number, action in enumerate(actions, 1)
    ]


def bar(
    of: Drawing,
    actions: Sequence[Action],
    *,
    first: Sequence[Button] = (),
    labels: Sequence[str] = (),
    nothing: Press | None = None,
    primary: Action | None = None,
) -> Bar:
    """``first``, then a button for each action as far as six go; the rest are a list with a button.

    ``nothing``: what that button does when nothing is chosen. ``primary``: the action that stands out.
    """

    def way(action: Action, label: str) -> Json:
        return of.button(action, label=label, primary=action is primary).drawn()

    words = labels or [action.label for action in actions]
    pairs = list(zip(actions, words, strict=True))
    room = ACTIONS - len(first)
    if len(pairs) <= room:
        ways = [way(action, label) for action, label in pairs]
        return Bar((*(each.drawn() for each in first), *ways))
    shown, rest = pairs[: room - 1], pairs[room - 1 :]
    ways = [way(action, label) for action, label in shown]
    go = of.button(Action(GO, nothing or NOWHERE), how=How.PICK, picks=WAY)
    return Bar(
        (*(each.drawn() for each in first), *ways, go.drawn()),
        tuple(listed(WAY, WAYS, rest)),
    )


def listed(
    input_id: str,
    label: str,
    pairs: Iterable[tuple[Action, str]],
    *,
    is_open: bool = False,
    required: bool = False,
) -> list[Json]:
    """A list of actions: each option's value is its token. ``is_open``: never folded."""
    choices = [(lookalike(words, OPTION), encode(action)) for action, words in pairs]
    chooser = choice_set(
        input_id,
        ONE,
        choices,
        expanded=is_open or len(choices) <= OPEN_LIST,
        required=required,
        error=CHOOSE,
    )
    return [*heading(label, size="Medium"), chooser]


def answers(action: Action, page: str) -> bool:
    """Whether a button answers ``page`` (and is not a way to go)."""
    return isinstance(action.does, Answered) and action.does.page == page


def twin(of: Drawing, view: View, actions: Sequence[Action]) -> list[Json]:
    """The small line that says how to do the same by typing; nothing where typing does nothing."""
    return subtle(twin_words(view, actions)) if of.chat else []


def twin_words(view: View, actions: Sequence[Action]) -> str:
    """The same as words."""
    if isinstance(view, Ask) and view.only:
        return FIELD_TWIN
    if isinstance(view, Ask) and view.kind is Kind.FORM:
        return FORM_TWIN
    if isinstance(view, Review):
        return REVIEW_TWIN
    if isinstance(view, Ask | Signpost | Receipt):
        return TYPED_TWIN
    words = list(dict.fromkeys(a.typed for a in actions if a.typed and not _is_press(a)))
    if words:
        more = " …" if len(words) > MOST_WORDS else ""
        return f"You can also type: {', '.join(words[:MOST_WORDS])}{more or '.'}"
    return "" if not actions or all(map(_is_press, actions)) else "You can also type: menu, help."


def _is_press(action: Action) -> bool:
    return not isinstance(action.does, Answered | Go)
