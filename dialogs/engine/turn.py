"""One turn: what a person did, and what there is to show. A pure function."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from dialogs.engine.draft import Draft
from dialogs.engine.fields import Choice, Choices, Field, FieldError, Raw, Value
from dialogs.engine.inbound import Answered, Filled, Go, Inbound, Move, Said
from dialogs.engine.journey import Journey, Stop, travel
from dialogs.engine.page import Effect, Ended, Kind
from dialogs.engine.plain import clean, fold
from dialogs.engine.present import (
    MORE,
    PARSED,
    Errors,
    as_raw,
    boxes_asked,
    guide_actions,
    is_parsed,
    present,
    standing,
    unparsed,
    waiting_field,
)
from dialogs.engine.script import Script
from dialogs.engine.views import Copyable, Notice, View

COMMANDS = {
    "back": Move.BACK,
    "skip": Move.SKIP,
    "stop": Move.STOP,
    "save": Move.STOP,
    "saveandclose": Move.STOP,
    "help": Move.HELP,
    "here": Move.HERE,
    "answerhereinstead": Move.HERE,
    "form": Move.FORM,
    "usetheform": Move.FORM,
    "restart": Move.RESTART,
    "startagain": Move.RESTART,
    "check": Move.REVIEW,
    "review": Move.REVIEW,
    "cancel": Move.DELETE,
    "delete": Move.DELETE,
    "deleteit": Move.DELETE,
    "menu": Move.MENU,
    "showmywords": Move.WORDS,
    "mine": Move.MINE,
    "mysubmissions": Move.MINE,
}
"""Typed twins of the moves, folded: letters only, lower case."""

LONGEST_CHOICE = 40
"""Typed text longer than this is never a try at one of the choices."""

OLD_BUTTON = Notice(("That question is closed. This is where you are now.",), name="OLD-BUTTON")


@dataclass(frozen=True, slots=True)
class Turn:
    """The draft after the turn, what to show, and why it rests or is over (else None)."""

    draft: Draft
    views: tuple[View, ...]
    ended: Ended | None = None


def take_turn(script: Script, draft: Draft, inbound: Inbound, now: datetime) -> Turn:
    """What ``inbound`` does to ``draft`` at ``now`` (aware, local to the force).

    At most one question is answered. Free text is screened before it is used. A button of another
    page or revision changes nothing. Never raises for anything a person can do.
    """
    journey = travel(script, draft, now)
    match inbound:
        case Answered():
            turn = _answered(journey, draft, inbound, now)
        case Filled():
            turn = _filled(journey, draft, inbound, now)
        case Said():
            turn = _said(journey, draft, inbound, now)
        case Go():
            turn = _go(journey, draft, inbound, now)
    kept = script.remember(draft, turn.draft, now)
    return turn if kept is turn.draft else replace(turn, draft=kept)


def current_view(script: Script, draft: Draft, now: datetime) -> tuple[View, ...]:
    """The page a draft is waiting at, as it would be shown now."""
    view = present(travel(script, draft, now), draft)
    return (view,) if view else ()


def _show(
    script: Script, draft: Draft, now: datetime, *first: View, errors: Errors | None = None
) -> Turn:
    view = present(travel(script, draft, now), draft, errors)
    return Turn(draft, (*first, view) if view else first, None if view else Ended.SENT)


def _is_stale(stop: Stop | None, inbound: Answered | Filled, draft: Draft) -> bool:
    if stop is None or stop.key != inbound.page:
        return True
    return inbound.revision is not None and inbound.revision != draft.revision


def _answered(journey: Journey, draft: Draft, inbound: Answered, now: datetime) -> Turn:
    stop = journey.current
    if stop is None or _is_stale(stop, inbound, draft):
        return _show(journey.script, draft, now, OLD_BUTTON)
    if stop.page.kind is Kind.FORM:
        only = waiting_field(journey, draft)
        if only is not None:
            return _field_answered(journey, draft, only, inbound.values.get(only.name, ""), now)
        return _form_answered(journey, draft, stop, inbound.values, now)
    choice = stop.page.choice
    if choice is None:
        return _show(journey.script, draft, now, OLD_BUTTON)
    return _chosen(journey, draft, stop, choice, inbound.values.get(choice.name, ""), now)


def _chosen(
    journey: Journey, draft: Draft, stop: Stop, choice: Choice, raw: Raw, now: datetime
) -> Turn:
    try:
        value = replace(choice, required=True).parse(raw, now)
    except FieldError as error:
        return _show(
            journey.script, draft, now, errors={choice.name: error.message, "": error.message}
        )
    picked = str(value)
    effect = stop.page.effects.get(picked)
    if effect is not None:
        return _effect(journey, draft, effect, now)
    thanks = stop.page.thanks.get(picked)
    first = (Notice((thanks,), name="THANKS"),) if thanks else ()
    return _show(journey.script, _store(draft, stop.key, {choice.name: value}), now, *first)


def _effect(journey: Journey, draft: Draft, effect: Effect, now: datetime) -> Turn:
    after = effect.apply(draft, now)
    if effect.ends is not None:
        return Turn(after, (), effect.ends)
    return _show(journey.script, after, now, *_guide(journey, effect.shows))


def _store(draft: Draft, key: str, values: Mapping[str, Value]) -> Draft:
    return draft.moved(
        answers={**draft.answers, key: values},
        reopened=draft.reopened - {key},
        partial={k: v for k, v in draft.partial.items() if k != key},
    )


def _keep(draft: Draft, key: str, values: Mapping[str, Value]) -> Draft:
    return replace(draft, partial={**draft.partial, key: {**draft.partial.get(key, {}), **values}})


def _is_free(asked: Field) -> bool:
    return not isinstance(asked, Choice | Choices)


def _screen(
    journey: Journey,
    draft: Draft,
    fields: tuple[Field, ...],
    values: Mapping[str, Raw],
    now: datetime,
) -> Draft:
    for asked in fields:
        raw = values.get(asked.name)
        if raw and _is_free(asked):
            draft = journey.script.screen(draft, clean(raw), now)
    return draft


def _raws(values: Mapping[str, Raw], fields: tuple[Field, ...]) -> dict[str, Value]:
    """What was typed, cleaned enough to be kept, by field."""
    kept: dict[str, Value] = {}
    for asked in fields:
        if asked.name in values:
            raw = values[asked.name]
            kept[asked.name] = clean(raw) if isinstance(raw, str) else [clean(item) for item in raw]
    return kept


def _parse(
    fields: tuple[Field, ...], values: Mapping[str, Raw], now: datetime
) -> tuple[dict[str, Value], dict[str, str]]:
    parsed: dict[str, Value] = {}
    errors: dict[str, str] = {}
    for asked in fields:
        try:
            parsed[asked.name] = asked.parse(values.get(asked.name, ""), now)
        except FieldError as error:
            errors[asked.name] = error.message
    return parsed, errors


def _form_answered(
    journey: Journey, draft: Draft, stop: Stop, values: Mapping[str, Raw], now: datetime
) -> Turn:
    fields = stop.page.fields_for(journey.sight)
    draft = _screen(journey, draft, fields, values, now)
    known = standing(journey, draft, stop)
    drawn = {f.name: values[f.name] if f.name in values else _absent(f, known) for f in fields}
    parsed, errors = _parse(fields, drawn, now)
    if not errors:
        errors = dict(journey.script.check(stop.key, parsed, journey.sight))
    if errors:
        kept = _keep(draft, stop.key, _raws(drawn, fields))
        return _show(journey.script, kept, now, errors=errors)
    return _show(journey.script, _store(draft, stop.key, parsed), now)


def _absent(asked: Field, known: Mapping[str, Raw]) -> Raw:
    """A field the platform did not send: ticks and choices were left empty, hidden boxes stand."""
    return known.get(asked.name, "") if _is_free(asked) else ""


def _field_answered(journey: Journey, draft: Draft, asked: Field, raw: Raw, now: datetime) -> Turn:
    stop = journey.current
    if stop is None:
        return _show(journey.script, draft, now)
    draft = _screen(journey, draft, (asked,), {asked.name: raw}, now)
    parsed, errors = _parse((asked,), {asked.name: raw}, now)
    if errors:
        return _show(journey.script, draft, now, errors=errors)
    return _field_done(journey, draft, stop, asked.name, parsed[asked.name], now)


def _field_done(
    journey: Journey, draft: Draft, stop: Stop, name: str, value: Value, now: datetime
) -> Turn:
    draft = _keep(draft, stop.key, {name: {PARSED: value}}).moved()
    if waiting_field(journey, draft) is not None:
        return _show(journey.script, draft, now)
    done = draft.partial.get(stop.key, {})
    fields = stop.page.fields_for(journey.sight)
    values = {
        f.name: unparsed(done[f.name]) if is_parsed(done.get(f.name)) else None for f in fields
    }
    errors = journey.script.check(stop.key, values, journey.sight)
    if errors:
        again = {k: v for k, v in done.items() if k not in errors}
        draft = replace(draft, partial={**draft.partial, stop.key: again})
        return _show(journey.script, draft, now, errors=errors)
    return _show(journey.script, _store(draft, stop.key, values), now)


def _filled(journey: Journey, draft: Draft, inbound: Filled, now: datetime) -> Turn:
    stop = journey.current
    if stop is None or _is_stale(stop, inbound, draft) or stop.page.kind is not Kind.FORM:
        return _show(journey.script, draft, now, OLD_BUTTON)
    fields = stop.page.fields_for(journey.sight)
    screened = _screen(journey, draft, fields, inbound.values, now)
    kept = _keep(screened, stop.key, _raws(inbound.values, fields))
    if inbound.more:
        kept = _keep(kept, stop.key, {MORE: boxes_asked(draft, stop.key) + 1})
    now_at = travel(journey.script, kept, now).current
    if inbound.more or now_at != stop:
        return _show(journey.script, kept, now)
    return Turn(kept, ())


def _said(journey: Journey, draft: Draft, inbound: Said, now: datetime) -> Turn:
    text = clean(inbound.text)
    command = COMMANDS.get(fold(text)) if len(text) <= LONGEST_CHOICE else None
    stop = journey.current
    asked = _asked_now(journey, draft)
    if not text:
        words = "That message was empty. This is where you are now."
        return _show(journey.script, draft, now, Notice((words,), name="EMPTY"))
    if isinstance(asked, Choice) and stop is not None and _parses(asked, text, now):
        if stop.page.kind is Kind.FORM:
            return _field_answered(journey, draft, asked, text, now)
        return _chosen(journey, draft, stop, asked, text, now)
    if command is not None:
        return _go(journey, draft, Go(command), now)
    if (
        stop is not None
        and stop.page.kind is Kind.REVIEW
        and (edit := _typed_change(journey, text))
    ):
        return _go(journey, draft, Go(Move.EDIT, edit), now)
    if asked is not None and stop is not None and _may_answer(stop, asked, text):
        return _field_answered(journey, draft, asked, text, now)
    screened = journey.script.screen(draft, text, now)
    heard, notices = journey.script.said(screened, text, now)
    return _show(journey.script, heard, now, *notices)


def _asked_now(journey: Journey, draft: Draft) -> Field | None:
    """The one field that typed text can answer now."""
    stop = journey.current
    if stop is None:
        return None
    return stop.page.choice if stop.page.kind is not Kind.FORM else waiting_field(journey, draft)


def _may_answer(stop: Stop, asked: Field, text: str) -> bool:
    if stop.page.kind is not Kind.FORM:
        return False
    return not isinstance(asked, Choice) or len(text) <= LONGEST_CHOICE


def _parses(choice: Choice, text: str, now: datetime) -> bool:
    try:
        choice.parse(text, now)
    except FieldError:
        return False
    return True


def _typed_change(journey: Journey, text: str) -> str:
    """The page key that "change 3" at the review means, or an empty string."""
    word, _, number = text.casefold().partition(" ")
    if word != "change" or not number.strip().isdecimal():
        return ""
    parts = journey.script.parts(journey.sight, journey.keys())
    place = int(number)
    return parts[place - 1].edit if 0 < place <= len(parts) else ""


def _go(journey: Journey, draft: Draft, inbound: Go, now: datetime) -> Turn:
    return _MOVES.get(inbound.move, _stay)(journey, draft, inbound, now)


def _stay(journey: Journey, draft: Draft, _inbound: Go, now: datetime) -> Turn:
    return _show(journey.script, draft, now)


def _back(journey: Journey, draft: Draft, _inbound: Go, now: datetime) -> Turn:
    stop = journey.current
    if stop is not None and draft.here and stop.page.kind is Kind.FORM:
        done = dict(draft.partial.get(stop.key, {}))
        for asked in reversed(stop.page.fields_for(journey.sight)):
            if is_parsed(done.get(asked.name)):
                done[asked.name] = _value_or_list(as_raw(unparsed(done[asked.name])))
                partial = {**draft.partial, stop.key: done}
                return _show(journey.script, draft.moved(partial=partial), now)
    previous = journey.previous()
    if previous is None:
        words = "This is the first question."
        return _show(journey.script, draft, now, Notice((words,), name="FIRST"))
    return _show(journey.script, draft.reopen(previous.key), now)


def _value_or_list(raw: Raw) -> Value:
    return raw if isinstance(raw, str) else list(raw)


def _review(journey: Journey, draft: Draft, _inbound: Go, now: datetime) -> Turn:
    after = draft.moved(reopened=frozenset(), partial={})
    end = travel(journey.script, after, now).current
    if end is not None and end.page.kind is Kind.REVIEW:
        return _show(journey.script, after, now)
    words = "There is a question to answer before you can check."
    return _show(journey.script, draft, now, Notice((words,), name="NOT-YET"))


def _edit(journey: Journey, draft: Draft, inbound: Go, now: datetime) -> Turn:
    on_path = {stop.key for stop in journey.path if stop.page.kind is not Kind.ALARM}
    if inbound.page not in on_path:
        return _show(journey.script, draft, now, OLD_BUTTON)
    return _show(journey.script, draft.reopen(inbound.page), now)


def _skip(journey: Journey, draft: Draft, _inbound: Go, now: datetime) -> Turn:
    stop = journey.current
    if stop is None:
        return _show(journey.script, draft, now)
    words = "This one needs an answer, because it decides what comes next."
    if stop.page.kind is not Kind.FORM:
        return _show(journey.script, draft, now, Notice((words,), name="NEEDED"))
    asked = waiting_field(journey, draft)
    known = standing(journey, draft, stop)
    if asked is None:
        return _form_answered(journey, draft, stop, known, now)
    return _field_answered(journey, draft, asked, known.get(asked.name, ""), now)


def _as_script_says(journey: Journey, draft: Draft, inbound: Go, now: datetime) -> Turn:
    effect = journey.script.on.get(inbound.move, _ELSE.get(inbound.move, Effect("back")))
    return _effect(journey, draft, effect, now)


def _restart(journey: Journey, draft: Draft, _inbound: Go, now: datetime) -> Turn:
    words = "We start again from the first question. What you wrote is kept."
    asked = frozenset(k for k in draft.answers if not _is_alarm(journey.script, k))
    after = draft.moved(reopened=draft.reopened | asked)
    return _show(journey.script, after, now, Notice((words,), name="RESTART"))


def _is_alarm(script: Script, key: str) -> bool:
    return any(
        page.id == key.partition(".")[0] and page.kind is Kind.ALARM for page in script.pages
    )


def _here(journey: Journey, draft: Draft, _inbound: Go, now: datetime) -> Turn:
    return _show(journey.script, draft.moved(here=True), now)


def _form(journey: Journey, draft: Draft, _inbound: Go, now: datetime) -> Turn:
    return _show(journey.script, draft.moved(here=False), now)


def _help(journey: Journey, draft: Draft, _inbound: Go, now: datetime) -> Turn:
    guides = journey.script.guides
    others = guide_actions({name: guide for name, guide in guides.items() if name != "HELP"})
    first = tuple(
        replace(guide, actions=(*guide.actions, *others)) if isinstance(guide, Notice) else guide
        for guide in _guide(journey, "HELP")
    )
    return _show(journey.script, draft, now, *first)


def _guide(journey: Journey, name: str) -> tuple[Notice | Copyable, ...]:
    guide = journey.script.guides.get(name)
    if guide is None:
        return ()
    return (guide,) if isinstance(guide, Notice) else (guide(journey.sight),)


def _show_guide(journey: Journey, draft: Draft, inbound: Go, now: datetime) -> Turn:
    return _show(journey.script, draft, now, *_guide(journey, inbound.page))


def _words(journey: Journey, draft: Draft, _inbound: Go, now: datetime) -> Turn:
    return _show(journey.script, draft, now, *_guide(journey, "WORDS"))


_ELSE = {
    Move.STOP: Effect("end", ends=Ended.SAVED),
    Move.DELETE: Effect("end", ends=Ended.DELETED),
}
_MOVES: dict[Move, Callable[[Journey, Draft, Go, datetime], Turn]] = {
    Move.BACK: _back,
    Move.REVIEW: _review,
    Move.EDIT: _edit,
    Move.SKIP: _skip,
    Move.STOP: _as_script_says,
    Move.DELETE: _as_script_says,
    Move.START: _as_script_says,
    Move.WORDS: _words,
    Move.RESTART: _restart,
    Move.HERE: _here,
    Move.FORM: _form,
    Move.HELP: _help,
    Move.SHOW: _show_guide,
}
