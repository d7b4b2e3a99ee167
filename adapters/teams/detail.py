"""*Open*: the whole case for one handler, card after card (conversation.md 4.2)."""

from collections.abc import Iterator, Sequence

from adapters.teams.asking import Drawn, drawn
from adapters.teams.buttons import Button, Drawing, bar
from adapters.teams.elements import Json, size
from adapters.teams.escape import heading, paragraphs, prose
from adapters.teams.reviewing import lines
from dialogs.engine.views import Action, CaseDetail, Press, Section

ROOM = 15_000
"""Octets of a card for its sections; the rest is for its heading and its buttons."""


def detail(view: CaseDetail, of: Drawing, start: int) -> Drawn:
    """The case from its ``start``-th element on, as far as one card holds it.

    Nothing is left out: *Show the rest* opens what does not fit, *Show the start* goes back.
    """
    body = [block for section in view.sections for block in _section(section)]
    start = start if 0 < start < len(body) else 0
    end = _end(body, start)
    first: list[Button] = []
    if end < len(body):
        first.append(_turn(view, of, "Show the rest", end))
    if start:
        first.append(_turn(view, of, "Show the start", 0))
    more = prose(("There is more.",)) if end < len(body) else []
    top = heading(f"{view.headline}  {view.reference}")
    actions, labels = _actions(view)
    made = bar(of, actions, first=first, labels=labels, nothing=_open(view))
    return drawn([*top, *body[start:end], *more], made)


def _open(view: CaseDetail) -> Press:
    return Press("open", view.case, view.version)


def _turn(view: CaseDetail, of: Drawing, label: str, start: int) -> Button:
    return of.button(Action(label, _open(view)), start=start)


def _actions(view: CaseDetail) -> tuple[list[Action], list[str]]:
    """The case's actions and those of its sections, with words that say which section."""
    actions, labels = list(view.actions), [action.label for action in view.actions]
    for section in view.sections:
        actions += section.actions
        labels += [f"{action.label}: {section.title}" for action in section.actions]
    return actions, labels


def _end(body: Sequence[Json], start: int) -> int:
    """The first element after ``start`` that does not fit any more."""
    used = 0
    for place in range(start, len(body)):
        used += size(body[place])
        if place > start and used > ROOM:
            return place
    return len(body)


def _section(view: Section) -> Iterator[Json]:
    title = " · ".join(filter(None, (view.title, view.label)))
    yield from heading(title, size="Large" if view.emphasis else "Medium")
    yield from paragraphs(lines(view.lines))
