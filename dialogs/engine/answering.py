"""Answers to the page that waits: one choice, a form, one field of a form, a form half filled."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from dialogs.engine.draft import Draft
from dialogs.engine.fields import Choice, Choices, Field, FieldError, Raw, Value
from dialogs.engine.inbound import Answered, Filled
from dialogs.engine.journey import MOST_REPEATS, Journey, travel
from dialogs.engine.page import Kind, Page, Stop
from dialogs.engine.pickers import People, Place
from dialogs.engine.plain import clean
from dialogs.engine.present import (
    MORE,
    PARSED,
    boxes_asked,
    hidden_boxes,
    is_parsed,
    standing,
    unparsed,
    waiting_field,
)
from dialogs.engine.step import Step, old_button, said, take_effect
from dialogs.engine.views import Notice

KEPT_WORDS = "That page was closed meanwhile. What you typed is kept. This is where you are now."


def answered(journey: Journey, draft: Draft, inbound: Answered, now: datetime) -> Step:
    """A button or a submitted form. One of another page or revision answers nothing."""
    stop = journey.current
    if stop is None or _is_stale(stop, inbound, draft):
        return _late(journey, draft, inbound, now)
    if stop.page.kind is Kind.FORM:
        only = waiting_field(journey, draft)
        if only is not None:
            return field_answered(journey, draft, only, inbound.values.get(only.name, ""), now)
        return form_answered(journey, draft, stop, inbound.values, now)
    choice = stop.page.choice
    if choice is None:
        return old_button(draft)
    return chosen(journey, draft, stop, choice, inbound.values.get(choice.name, ""), now)


def _is_stale(stop: Stop, inbound: Answered | Filled, draft: Draft) -> bool:
    """The first page may have been shown before there was a draft: it has no revision yet then (0)."""
    drawn = inbound.revision
    begins = drawn == 0 and draft.revision == draft.first
    return stop.key != inbound.page or not (drawn in {None, draft.revision} or begins)


def _late(journey: Journey, draft: Draft, inbound: Answered | Filled, now: datetime) -> Step:
    """A form that comes in while something else is asked: what was typed in it is kept to start from,
    unless that page is answered already. Any other stale button changes nothing, nor does another
    draft's form: what is typed in that is about something else.
    """
    if inbound.revision is not None and inbound.revision < draft.first:
        return old_button(draft)
    key, form = inbound.page, _form_of(journey, draft, inbound.page)
    closed = key in draft.answers and key not in draft.reopened
    if form is None or closed:
        return old_button(draft)
    if not any(inbound.values.get(asked.name) for asked in form.fields if _is_free(asked)):
        return old_button(draft)
    screened = _screen(journey, draft, form.fields, inbound.values, now)
    kept = _keep(screened, key, _raws(inbound.values, form.fields))
    return said(kept, "KEPT", KEPT_WORDS)


def _form_of(journey: Journey, draft: Draft, key: str) -> Page | None:
    """The form that a key is an instance of, if it is the one that waits or may come next."""
    current = journey.current
    if current is not None and current.page.kind is Kind.FORM:
        return current.page if key == current.key else None
    forms = {page.id: page for page in journey.script.pages if page.kind is Kind.FORM}
    name, _, number = key.partition(".")
    form = forms.get(name)
    if form is None or form.repeat is None:
        return form if key == name else None
    if not number.isdecimal() or not 0 < int(number) <= MOST_REPEATS:
        return None
    return form if number == "1" or f"{name}.{int(number) - 1}" in draft.answers else None


def chosen(
    journey: Journey, draft: Draft, stop: Stop, choice: Choice, raw: Raw, now: datetime
) -> Step:
    """One option of a page with one choice: stored, or its effect taken."""
    try:
        value = replace(choice, required=True).parse(raw, now)
    except FieldError as error:
        return Step(draft, errors={choice.name: error.message, "": error.message})
    picked = str(value)
    effect = stop.page.effects.get(picked)
    if effect is not None:
        return take_effect(journey, draft, effect, now)
    thanks = stop.page.thanks.get(picked)
    first = (Notice((thanks,), name="THANKS"),) if thanks else ()
    return Step(_store(draft, stop.key, {choice.name: value}), first)


def form_answered(
    journey: Journey, draft: Draft, stop: Stop, values: Mapping[str, Raw], now: datetime
) -> Step:
    """All fields of a form at once: stored if all are in order, else kept as typed, with the errors."""
    fields = stop.page.fields_for(journey.sight)
    draft = _screen(journey, draft, fields, values, now)
    known = standing(journey, draft, stop)
    drawn = {f.name: values[f.name] if f.name in values else _absent(f, known) for f in fields}
    parsed, errors = _parse(fields, drawn, now, in_form=True)
    if not errors:
        errors = dict(journey.script.check(stop.key, parsed, journey.sight))
    if errors:
        return Step(_keep(draft, stop.key, _raws(drawn, fields)), errors=errors)
    return Step(_store(draft, stop.key, parsed))


def _absent(asked: Field, known: Mapping[str, Raw]) -> Raw:
    """A field the platform did not send: ticks and choices were left empty, hidden boxes stand."""
    return known.get(asked.name, "") if _is_free(asked) else ""


def field_answered(journey: Journey, draft: Draft, asked: Field, raw: Raw, now: datetime) -> Step:
    """One field of a form that is asked in the chat; with the last one the form is answered."""
    stop = journey.current
    if stop is None:
        return Step(draft)
    draft = _screen(journey, draft, (asked,), {asked.name: raw}, now)
    parsed, errors = _parse((asked,), {asked.name: raw}, now)
    if errors:
        return Step(draft, errors=errors)
    draft = _keep(draft, stop.key, {asked.name: {PARSED: parsed[asked.name]}}).moved()
    if waiting_field(journey, draft) is not None:
        return Step(draft)
    return _last_field_done(journey, draft, stop)


def rest_as_it_stands(journey: Journey, draft: Draft, stop: Stop, now: datetime) -> Step:
    """The form that is asked in the chat, finished: what is not asked yet stays as it is, or empty.

    A field that has to be answered is asked next, with what is wrong.
    """
    done = dict(draft.partial.get(stop.key, {}))
    known, hidden = standing(journey, draft, stop), hidden_boxes(journey, draft, stop)
    errors: dict[str, str] = {}
    for asked in stop.page.fields_for(journey.sight):
        if is_parsed(done.get(asked.name)) or asked.name in hidden:
            continue
        parsed, errors = _parse((asked,), {asked.name: known.get(asked.name, "")}, now)
        if errors:
            break
        done[asked.name] = {PARSED: parsed[asked.name]}
    draft = draft.moved(partial={**draft.partial, stop.key: done})
    return Step(draft, errors=errors) if errors else _last_field_done(journey, draft, stop)


def _last_field_done(journey: Journey, draft: Draft, stop: Stop) -> Step:
    done = draft.partial.get(stop.key, {})
    values = {
        f.name: unparsed(done[f.name]) if is_parsed(done.get(f.name)) else None
        for f in stop.page.fields_for(journey.sight)
    }
    errors = journey.script.check(stop.key, values, journey.sight)
    if errors:
        again = {k: v for k, v in done.items() if k not in errors}
        return Step(replace(draft, partial={**draft.partial, stop.key: again}), errors=errors)
    return Step(_store(draft, stop.key, values))


def filled(journey: Journey, draft: Draft, inbound: Filled, now: datetime) -> Step:
    """A form as it stands: kept and screened, not answered; with ``more``, given back with a further box."""
    stop = journey.current
    if stop is None or stop.page.kind is not Kind.FORM or _is_stale(stop, inbound, draft):
        return _late(journey, draft, inbound, now)
    fields = stop.page.fields_for(journey.sight)
    screened = _screen(journey, draft, fields, inbound.values, now)
    kept = _keep(screened, stop.key, _raws(inbound.values, fields))
    if inbound.more:
        kept = _keep(kept, stop.key, {MORE: boxes_asked(draft, stop.key) + 1})
    if waiting_field(journey, kept) != waiting_field(journey, draft):
        return Step(kept.moved())
    if inbound.more:
        return Step(kept)
    return Step(kept, quiet=travel(journey.script, kept, now).current == stop)


def _store(draft: Draft, key: str, values: Mapping[str, Value]) -> Draft:
    return draft.moved(
        answers={**draft.answers, key: values},
        reopened=draft.reopened - {key},
        partial={k: v for k, v in draft.partial.items() if k != key},
    )


def _keep(draft: Draft, key: str, values: Mapping[str, Value]) -> Draft:
    if not values:
        return draft
    return replace(draft, partial={**draft.partial, key: {**draft.partial.get(key, {}), **values}})


def _is_free(asked: Field) -> bool:
    return not isinstance(asked, Choice | Choices | Place | People)


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
    fields: tuple[Field, ...], values: Mapping[str, Raw], now: datetime, *, in_form: bool = False
) -> tuple[dict[str, Value], dict[str, str]]:
    parsed: dict[str, Value] = {}
    errors: dict[str, str] = {}
    for asked in fields:
        try:
            parsed[asked.name] = asked.parse(values.get(asked.name, ""), now)
        except FieldError as error:
            errors[asked.name] = error.in_form if in_form else error.message
    return parsed, errors
