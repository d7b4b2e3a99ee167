"""The path through a script, derived from the answers. Nothing of it is stored.

The idea is GOV.UK Forms': walk the pages with the answers there are, and stop at the first page that
applies and is not answered. Back, edit-and-return, resume and progress follow from it.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from dialogs.engine.draft import Draft
from dialogs.engine.fields import Value
from dialogs.engine.page import Kind, Sight, Stop
from dialogs.engine.script import Script
from dialogs.engine.views import Progress

MOST_REPEATS = 20


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
    live: dict[str, Mapping[str, Value]] = {}
    sight = Sight(live, draft.history, draft.notes, now, draft.answers, draft.partial)
    path: list[Stop] = []
    for stop in _stops(script, sight):
        if stop.key not in answers:
            return Journey(script, tuple(path), stop, sight)
        live[stop.key] = answers[stop.key]
        path.append(stop)
    return Journey(script, tuple(path), None, sight)


def _stops(
    script: Script, sight: Sight, beyond: Stop | None = None, last: int | None = None
) -> Iterator[Stop]:
    """Pages in order, as they apply, all or those beyond one, to the place ``last``; the caller adds each
    answer to the sight before the next.
    """
    pages = script.pages if last is None else script.pages[: last + 1]
    left = False
    first = 0
    if beyond is not None:
        first = beyond.place + (not beyond.repeat)
    for place in range(first, len(pages)):
        page = pages[place]
        if left and page.kind is not Kind.EXIT:
            continue
        if page.repeat is None:
            if page.when(sight):
                yield script.stops[place]
                left = left or page.kind is Kind.EXIT
            continue
        again = beyond.repeat if beyond is not None and beyond.place == place else 0
        for n in range(again + 1, MOST_REPEATS + 1):
            if not (page.when(sight) and page.repeat(sight, n)):
                break
            yield Stop(page, f"{page.id}.{n}", place, n)


def progress(journey: Journey, draft: Draft) -> Progress | None:
    """How far along the path that applies: steps of the same kind as the current page.

    What is not answered is taken to be answered the usual way.
    """
    current = journey.current
    if current is None or not current.page.step:
        return None
    live: dict[str, Mapping[str, Value]] = {
        **journey.sight.answers,
        current.key: current.page.usual,
    }
    steps = dict.fromkeys(stop.page.step for stop in journey.path if _counts(stop, current))
    steps.setdefault(current.page.step)
    sight = Sight(live, journey.sight.history, journey.sight.notes, journey.sight.now)
    last = journey.script.last[current.page.kind]
    for stop in _stops(journey.script, sight, current, last):
        answered = stop.key in draft.answers and stop.key not in draft.reopened
        exits = stop.page.kind is Kind.EXIT
        live[stop.key] = draft.answers[stop.key] if answered and not exits else stop.page.usual
        if _counts(stop, current):
            steps.setdefault(stop.page.step)
    order = list(steps)
    noun = "page" if current.page.kind is Kind.FORM else "question"
    return Progress(order.index(current.page.step) + 1, len(order), noun)


def _counts(stop: Stop, current: Stop) -> bool:
    return bool(stop.page.step) and stop.page.kind is current.page.kind
