"""*Open*: the whole case for one handler, as the blocks of a modal (conversation.md 4.2)."""

from collections.abc import Iterator

from adapters.slack.asking import header
from adapters.slack.blocks import Json, section_block
from adapters.slack.buttons import RESTS, buttons, rows, special
from adapters.slack.escape import prose, sections, titled
from adapters.slack.fitting import size
from adapters.slack.limits import VIEW_BLOCKS, VIEW_BYTES
from adapters.slack.reviewing import lines
from dialogs.engine.views import Action, CaseDetail, Press, Section

AROUND = 10
"""Blocks kept for what stands around the sections: heading, buttons, the way on and back."""
ROOM = VIEW_BLOCKS - AROUND
ROOM_BYTES = VIEW_BYTES - 30_000


def detail(view: CaseDetail, start: int) -> list[Json]:
    """The case from its ``start``-th block on, as far as one modal holds it.

    Nothing is left out: *Show the rest* opens what does not fit, *Show the start* goes back.
    """
    body = list(_body(view))
    start = start if 0 < start < len(body) else 0
    end = _end(body, start)
    top = [*header(f"{view.headline}  {view.reference}"), *buttons(view.actions)]
    way: list[Json] = []
    if end < len(body):
        way += [*prose(("There is more.",)), *rows([_turn(view, "Show the rest", end)])]
    if start:
        way += rows([_turn(view, "Show the start", 0)])
    return [*top, *body[start:end], *way]


def _turn(view: CaseDetail, label: str, block: int) -> Json:
    action = Action(label, Press("open", view.case, view.version))
    return special(action, f"{RESTS}{block}")


def _end(body: list[Json], start: int) -> int:
    """The first block after ``start`` that does not fit any more."""
    used = 0
    for place in range(start, len(body)):
        used += size(body[place])
        if place > start and (place - start >= ROOM or used > ROOM_BYTES):
            return place
    return len(body)


def _body(view: CaseDetail) -> Iterator[Json]:
    for each in view.sections:
        yield from _section(each)


def _section(view: Section) -> Iterator[Json]:
    title = " · ".join(filter(None, (view.title, view.label)))
    if view.emphasis:
        yield from header(title)
    else:
        yield section_block(titled(title, ""))
    yield from sections(lines(view.lines))
    yield from buttons(view.actions)
