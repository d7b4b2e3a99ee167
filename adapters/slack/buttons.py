"""Actions as buttons: what each means travels in its value."""

from collections.abc import Iterable, Sequence

from adapters.slack.blocks import Json, actions_block, button_element, context_block
from adapters.slack.escape import cut, plain
from adapters.slack.limits import ACTIONS, BUTTON, CONTEXT
from adapters.tokens import encode
from dialogs.engine.inbound import Answered, Go, Move
from dialogs.engine.page import Kind
from dialogs.engine.views import TYPED_TWIN, Action, Ask, Receipt, Review, Signpost, View

PRESSED = "b:"
"""An ordinary button's action id is this and its number: it does what its value says."""
PICKED = "pick"
"""The button that answers with what is chosen in its message."""
OPENS = "form"
"""The button that opens a form as a modal."""
WANTS_MORE = "more"
"""The button in a form that keeps it as it stands and asks for a further box."""
RESTS = "rest:"
"""The button that shows a modal from this block on."""

FORM_TWIN = "You can also type: form, here, back, help, stop."
FIELD_TWIN = "Type your answer as a message. You can also type: skip, next, back, form, help, stop."
REVIEW_TWIN = "You can also type the number, or: change, help, back, stop."
MOST_WORDS = 6
"""Words for buttons that are named at most; a long list of submissions would fill the screen."""


def button(action: Action, number: int, *, label: str = "", spoken: str = "") -> Json:
    """One button, the ``number``-th of its block.

    ``label``: shown in place of the action's own. ``spoken``: what a screen reader says, where the
    label alone is not clear.
    """
    return button_element(
        plain(label or action.label, BUTTON),
        f"{PRESSED}{number}",
        encode(action),
        style="danger" if action.danger else None,
        accessibility_label=(cut(spoken, BUTTON) or "–") if spoken else None,
    )


def special(action: Action, action_id: str, *, primary: bool = False) -> Json:
    """A button of which more is known than its value: one of the action ids above."""
    return button_element(
        plain(action.label, BUTTON),
        action_id,
        encode(action),
        style="primary" if primary else None,
    )


def picked(page: str, revision: int, label: str) -> Json:
    """The button that answers a page with what is chosen in the message."""
    return special(Action(label, Answered(page, {}, revision)), PICKED, primary=True)


def opens_form() -> Json:
    """*Open the form*."""
    return special(Action("Open the form", Go(Move.FORM)), OPENS, primary=True)


def rows(elements: Sequence[Json]) -> list[Json]:
    """Buttons in as many blocks as they need."""
    return [
        actions_block(elements[start : start + ACTIONS])
        for start in range(0, len(elements), ACTIONS)
    ]


def buttons(actions: Iterable[Action], *, numbered: str | None = None) -> list[Json]:
    """A row of buttons. ``numbered``: answers to this page have the number before them that can be
    typed; with an empty page, every button has.
    """
    made = []
    for number, action in enumerate(actions, 1):
        counts = numbered == "" or (numbered is not None and answers(action, numbered))
        label = f"{number}. {action.label}" if counts else ""
        made.append(button(action, number, label=label))
    return rows(made)


def answers(action: Action, page: str) -> bool:
    """Whether a button answers ``page`` (and is not a way to go)."""
    return isinstance(action.does, Answered) and action.does.page == page


def twin(view: View, actions: Sequence[Action]) -> list[Json]:
    """The small line that says how to do the same by typing; nothing where typing does nothing."""
    words = _twin(view, actions)
    return [context_block(plain(words, CONTEXT))] if words else []


def _twin(view: View, actions: Sequence[Action]) -> str:
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
