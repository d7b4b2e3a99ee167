"""Ways to go that are not answers: back, check, change, skip, here and there, words to read."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from dialogs.engine.answering import field_answered, filled, form_answered, rest_as_it_stands
from dialogs.engine.draft import Draft, page_id
from dialogs.engine.fields import Raw, Value
from dialogs.engine.inbound import Filled, Go, Move
from dialogs.engine.journey import Journey, travel
from dialogs.engine.page import Effect, Ended, Kind
from dialogs.engine.present import (
    as_raw,
    guide_actions,
    hidden_boxes,
    is_parsed,
    standing,
    unparsed,
    waiting_field,
)
from dialogs.engine.script import Script
from dialogs.engine.step import Step, guide, old_button, said, take_effect
from dialogs.engine.views import Notice


def go(journey: Journey, draft: Draft, inbound: Go, now: datetime) -> Step:
    """The move; one that means nothing to this script shows where the draft stands."""
    return _MOVES.get(inbound.move, _stay)(journey, draft, inbound, now)


def _stay(_journey: Journey, draft: Draft, _inbound: Go, _now: datetime) -> Step:
    return Step(draft)


def _back(journey: Journey, draft: Draft, _inbound: Go, _now: datetime) -> Step:
    stop = journey.current
    if stop is not None and draft.here and stop.page.kind is Kind.FORM:
        done = dict(draft.partial.get(stop.key, {}))
        for asked in reversed(stop.page.fields_for(journey.sight)):
            if is_parsed(done.get(asked.name)):
                done[asked.name] = _value_or_list(as_raw(unparsed(done[asked.name])))
                return Step(draft.moved(partial={**draft.partial, stop.key: done}))
    previous = journey.previous()
    if previous is None:
        return said(draft, "FIRST", "This is the first question.")
    return Step(draft.reopen(previous.key))


def _value_or_list(raw: Raw) -> Value:
    return raw if isinstance(raw, str) else list(raw)


def _review(journey: Journey, draft: Draft, _inbound: Go, now: datetime) -> Step:
    typed = {key: values for key, values in draft.partial.items() if key not in draft.answers}
    after = draft.moved(reopened=frozenset(), partial=typed)
    end = travel(journey.script, after, now).current
    if end is not None and end.page.kind is Kind.REVIEW:
        return Step(after)
    return said(draft, "NOT-YET", "There is a question to answer before you can check.")


def _edit(journey: Journey, draft: Draft, inbound: Go, _now: datetime) -> Step:
    on_path = {stop.key for stop in journey.path if stop.page.kind is not Kind.ALARM}
    if inbound.page not in on_path:
        return old_button(draft)
    return Step(draft.reopen(*journey.script.together.get(inbound.page, (inbound.page,))))


def _skip(journey: Journey, draft: Draft, inbound: Go, now: datetime) -> Step:
    stop = journey.current
    if stop is None:
        return Step(draft)
    if stop.page.kind is not Kind.FORM:
        words = "This one needs an answer, because it decides what comes next."
        return said(draft, "NEEDED", words)
    asked = waiting_field(journey, draft)
    known = standing(journey, draft, stop)
    if asked is None:
        return form_answered(journey, draft, stop, known, now)
    if inbound.move is Move.NEXT:
        return rest_as_it_stands(journey, draft, stop, now)
    return field_answered(journey, draft, asked, known.get(asked.name, ""), now)


def _as_script_says(journey: Journey, draft: Draft, inbound: Go, now: datetime) -> Step:
    effect = journey.script.on.get(inbound.move, _ELSE.get(inbound.move, Effect("back")))
    return take_effect(journey, draft, effect, now)


def _restart(journey: Journey, draft: Draft, _inbound: Go, _now: datetime) -> Step:
    words = "We start again from the first question. What you wrote is kept."
    asked = frozenset(k for k in draft.answers if not _is_alarm(journey.script, k))
    return said(draft.moved(reopened=draft.reopened | asked), "RESTART", words)


def _is_alarm(script: Script, key: str) -> bool:
    return any(page.id == page_id(key) and page.kind is Kind.ALARM for page in script.pages)


def _here(_journey: Journey, draft: Draft, _inbound: Go, _now: datetime) -> Step:
    return Step(draft.moved(here=True))


def _form(_journey: Journey, draft: Draft, _inbound: Go, _now: datetime) -> Step:
    return Step(draft.moved(here=False))


def _more(journey: Journey, draft: Draft, _inbound: Go, now: datetime) -> Step:
    stop = journey.current
    if stop is None or stop.page.kind is not Kind.FORM or not hidden_boxes(journey, draft, stop):
        return said(draft, "NO-MORE", "There is no further box to write in.")
    return filled(journey, draft, Filled(stop.key, {}, draft.revision, more=True), now)


def _help(journey: Journey, draft: Draft, _inbound: Go, _now: datetime) -> Step:
    guides = journey.script.guides
    others = guide_actions({name: guide for name, guide in guides.items() if name != "HELP"})
    first = tuple(
        replace(found, actions=(*found.actions, *others)) if isinstance(found, Notice) else found
        for found in guide(journey, "HELP")
    )
    return Step(draft, first)


def _show_guide(journey: Journey, draft: Draft, inbound: Go, _now: datetime) -> Step:
    return Step(draft, guide(journey, inbound.page))


def _words(journey: Journey, draft: Draft, _inbound: Go, _now: datetime) -> Step:
    return Step(draft, guide(journey, "WORDS"))


_ELSE = {
    Move.STOP: Effect("end", ends=Ended.SAVED),
    Move.DELETE: Effect("end", ends=Ended.DELETED),
}
_MOVES: dict[Move, Callable[[Journey, Draft, Go, datetime], Step]] = {
    Move.BACK: _back,
    Move.REVIEW: _review,
    Move.EDIT: _edit,
    Move.SKIP: _skip,
    Move.NEXT: _skip,
    Move.STOP: _as_script_says,
    Move.DELETE: _as_script_says,
    Move.START: _as_script_says,
    Move.WORDS: _words,
    Move.RESTART: _restart,
    Move.HERE: _here,
    Move.FORM: _form,
    Move.MORE: _more,
    Move.HELP: _help,
    Move.SHOW: _show_guide,
}
