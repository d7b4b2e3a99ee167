"""The path through a script, derived from the answers. Nothing of it is stored.

The idea is GOV.UK Forms': walk the pages with the answers there are, and stop at the first page that
applies and is not answered. Back, edit-and-return, resume and progress follow from it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.engine.draft import Draft
from dialogs.engine.page import Kind, Page, Sight
from dialogs.engine.script import Script
from dialogs.engine.views import Progress

MOST_REPEATS = 20


@dataclass(frozen=True, slots=True)
class Stop:
    """A page on the path, and the key of this instance of it."""

    page: Page
    key: str


@dataclass(frozen=True, slots=True)
class Journey:
    """Where a draft stands: the pages answered, and the one to ask now (None: all are answered)."""

    script: Script
    path: tuple[Stop, ...]
    current: Stop | None
    sight: Sight

    def previous(self) -> Stop | None:
        """The page that *Back* opens. An interruption is gone back to only from an exit."""
        from_exit = self.current is not None and self.current.page.kind is Kind.EXIT
        for stop in reversed(self.path):
            if from_exit or stop.page.kind is not Kind.ALARM:
                return stop
        return None

    def keys(self) -> tuple[str, ...]:
        """The page keys on the path, in order."""
        return tuple(stop.key for stop in self.path)


def travel(script: Script, draft: Draft, now: datetime) -> Journey:
    """The journey of a draft at ``now`` (aware). Answers off the path are passed over, not lost."""
    answers = {k: v for k, v in draft.answers.items() if k not in draft.reopened}
    live: dict[str, object] = {}
    sight = Sight(live, draft.history, draft.notes, now)  # type: ignore[arg-type] # filled as we walk
    path: list[Stop] = []
    for stop in _stops(script, sight):
        if stop.key not in answers:
            return Journey(script, tuple(path), stop, sight)
        live[stop.key] = answers[stop.key]
        path.append(stop)
    return Journey(script, tuple(path), None, sight)


def _stops(script: Script, sight: Sight) -> Iterator[Stop]:
    """Pages in order, as they apply; the caller adds each answer to the sight before the next."""
    left = False
    for page in script.pages:
        if left and page.kind is not Kind.EXIT:
            continue
        if page.repeat is None:
            if page.when(sight):
                yield Stop(page, page.id)
                left = left or page.kind is Kind.EXIT
            continue
        for n in range(1, MOST_REPEATS + 1):
            if not (page.when(sight) and page.repeat(sight, n)):
                break
            yield Stop(page, f"{page.id}.{n}")


def progress(journey: Journey, draft: Draft) -> Progress | None:
    """How far along the path that applies: steps of the same kind as the current page.

    What is not answered is taken to be answered the usual way.
    """
    current = journey.current
    if current is None or not current.page.step:
        return None
    answers = {k: v for k, v in draft.answers.items() if k not in draft.reopened}
    live: dict[str, object] = {}
    sight = replace(journey.sight, answers=live)  # type: ignore[arg-type] # filled as we walk
    steps: dict[str, None] = {}
    for stop in _stops(journey.script, sight):
        if stop.key in answers and stop.page.kind is not Kind.EXIT:
            live[stop.key] = answers[stop.key]
        else:
            live[stop.key] = stop.page.usual
        if stop.page.kind is current.page.kind and stop.page.step:
            steps.setdefault(stop.page.step)
    order = list(steps)
    noun = "page" if current.page.kind is Kind.FORM else "question"
    return Progress(order.index(current.page.step) + 1, len(order), noun)
