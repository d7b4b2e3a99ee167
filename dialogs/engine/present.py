"""The view of where a draft stands."""

from collections.abc import Mapping
from dataclasses import replace

from dialogs.engine.draft import Draft
from dialogs.engine.fields import Choice, Choices, Field, Raw, Value, is_not_known
from dialogs.engine.inbound import Answered, Go, Move
from dialogs.engine.journey import Journey, progress
from dialogs.engine.page import Kind, Stop
from dialogs.engine.views import Action, Ask, Facts, Notice, Review, Shown, Signpost

MORE = "+"
"""In a page's partial answers: how many of the hidden boxes were asked for."""
PARSED = "parsed"
"""In a page's partial answers: a value that was checked already, as ``{"parsed": value}``."""

Errors = Mapping[str, str]
HERE_WORDS = "What you type here stays in this chat until you delete it."


def present(
    journey: Journey, draft: Draft, errors: Errors | None = None
) -> Ask | Signpost | Review | None:
    """The view to show now, or None when every page is answered.

    ``errors`` holds plain words by field name (an empty name: about the page as a whole).
    """
    stop = journey.current
    if stop is None:
        return None
    errors = errors or {}
    facts = _facts(journey, stop)
    if stop.page.kind is Kind.REVIEW:
        return _review(journey, draft, stop, facts, errors)
    if stop.page.kind is Kind.EXIT:
        return Signpost(
            script=draft.script,
            page=stop.key,
            revision=draft.revision,
            title=fill(stop.page.title, facts),
            text=paragraphs(stop.page.text, facts),
            actions=_option_actions(journey, stop, draft),
            error=next(iter(errors.values()), ""),
        )
    return _ask(journey, draft, stop, facts, errors)


def _facts(journey: Journey, stop: Stop) -> Facts:
    """The words for the page's placeholders; not looked up for a page that has none."""
    page = stop.page
    templates = (page.title, page.hint, page.closing, *page.text, *(f.label for f in page.fields))
    if not any("{" in template for template in templates):
        return {}
    return journey.script.facts(stop.key, journey.sight)


def fill(template: str, facts: Facts) -> str:
    """The template with its placeholders filled. Raises KeyError if a fact is missing."""
    return template.format_map(facts) if "{" in template else template


def paragraphs(templates: tuple[str, ...], facts: Facts) -> tuple[str, ...]:
    """Filled paragraphs; a fact may hold several, and an empty one is left out."""
    return tuple(
        line for template in templates for line in fill(template, facts).split("\n") if line.strip()
    )


def waiting_field(journey: Journey, draft: Draft) -> Field | None:
    """The field to ask now when a form is being answered in the chat."""
    stop = journey.current
    if stop is None or stop.page.kind is not Kind.FORM or not draft.here:
        return None
    done = draft.partial.get(stop.key, {})
    hidden = hidden_boxes(journey, draft, stop)
    for asked in stop.page.fields_for(journey.sight):
        if not is_parsed(done.get(asked.name)) and asked.name not in hidden:
            return asked
    return None


def hidden_boxes(journey: Journey, draft: Draft, stop: Stop) -> list[str]:
    """The boxes of a page that are neither filled nor asked for."""
    if not stop.page.more:
        return []
    raws = standing(journey, draft, stop)
    empty = [name for name in stop.page.more if not raws.get(name)]
    filled = len(stop.page.more) - len(empty)
    return empty[max(boxes_asked(draft, stop.key) - filled, 0) :]


def standing(journey: Journey, draft: Draft, stop: Stop) -> Mapping[str, Raw]:
    """What stands in each field of a page: typed but not sent, answered before, or proposed."""
    typed = draft.partial.get(stop.key, {})
    before = draft.answers.get(stop.key, {})
    proposed = journey.script.prefill(stop.key, journey.sight)
    found: dict[str, Raw] = {}
    for asked in stop.page.fields:
        if asked.name in typed:
            value = typed[asked.name]
            found[asked.name] = as_raw(unparsed(value) if is_parsed(value) else value)
        elif stop.key in draft.answers:
            found[asked.name] = as_raw(before.get(asked.name))
        elif proposed.get(asked.name) is not None:
            found[asked.name] = as_raw(proposed[asked.name])
        elif isinstance(asked, Choice) and asked.preset is not None:
            found[asked.name] = asked.preset
    return found


def as_raw(value: Value) -> Raw:
    """A value as the person would have typed it."""
    if value is None:
        return ""
    if is_not_known(value):
        return "not known"
    if isinstance(value, dict):
        return str(value.get("text", ""))
    if isinstance(value, list):
        return tuple(str(item) for item in value)
    return str(value)


def is_parsed(value: Value) -> bool:
    """Whether a partial answer was checked already."""
    return isinstance(value, dict) and set(value) == {PARSED}


def unparsed(value: Value) -> Value:
    """The value inside a checked partial answer."""
    return value[PARSED] if isinstance(value, dict) else value


def boxes_asked(draft: Draft, key: str) -> int:
    """How many of a page's hidden boxes were asked for."""
    count = draft.partial.get(key, {}).get(MORE, 0)
    return count if isinstance(count, int) else 0


def _ask(journey: Journey, draft: Draft, stop: Stop, facts: Facts, errors: Errors) -> Ask:
    page, script = stop.page, journey.script
    only = waiting_field(journey, draft)
    raws = standing(journey, draft, stop)
    fields = page.fields_for(journey.sight)
    hidden = hidden_boxes(journey, draft, stop)
    if page.kind is not Kind.FORM:
        actions = _option_actions(journey, stop, draft)
    elif only is None:
        actions = _form_actions(journey)
    else:
        actions = _field_actions(stop, only, draft, hidden, raws)
    return Ask(
        script=draft.script,
        page=stop.key,
        revision=draft.revision,
        kind=page.kind,
        title=fill(page.title, facts),
        text=(
            *paragraphs((only and page.here) or page.text, facts),
            *((HERE_WORDS,) if only else ()),
        ),
        hint=fill(page.hint, facts),
        fields=tuple(
            Shown(_named(asked, facts), raws.get(asked.name, ""), errors.get(asked.name, ""))
            for asked in fields
            if asked.name not in hidden and (only is None or asked.name == only.name)
        ),
        submit=page.submit,
        actions=actions,
        as_list=page.as_list,
        only=only.name if only else "",
        progress=progress(journey, draft),
        hints=script.hints(stop.key, journey.sight) if page.kind is Kind.FORM else (),
        more=bool(hidden) and only is None,
        error=errors.get("", ""),
    )


def _named(asked: Field, facts: Facts) -> Field:
    """The field, with the placeholders of a choice's label filled."""
    if isinstance(asked, Choice) and "{" in asked.label:
        return replace(asked, label=fill(asked.label, facts))
    return asked


def _review(journey: Journey, draft: Draft, stop: Stop, facts: Facts, errors: Errors) -> Review:
    return Review(
        script=draft.script,
        page=stop.key,
        revision=draft.revision,
        title=fill(stop.page.title, facts),
        text=paragraphs(stop.page.text, facts),
        parts=journey.script.parts(journey.sight, journey.keys()),
        closing=fill(stop.page.closing, facts),
        actions=(*_option_actions(journey, stop, draft), _rest(journey)),
        error=next(iter(errors.values()), ""),
    )


def _option_actions(journey: Journey, stop: Stop, draft: Draft) -> tuple[Action, ...]:
    choice = stop.page.choice
    if choice is None:
        return ()
    return tuple(
        Action(option.label, Answered(stop.key, {choice.name: option.value}, draft.revision))
        for option in stop.page.options_for(journey.sight)
    )


def _rest(journey: Journey) -> Action:
    return Action(journey.script.stop, Go(Move.STOP), typed="stop")


def _form_actions(journey: Journey) -> tuple[Action, ...]:
    share = journey.script.guides.get("G-SHARE")
    guides = guide_actions({"G-SHARE": share}) if share else ()
    return (
        _rest(journey),
        Action("Back", Go(Move.BACK), typed="back"),
        Action("Answer here instead", Go(Move.HERE), typed="here"),
        *guides,
    )


def _field_actions(
    stop: Stop, asked: Field, draft: Draft, hidden: list[str], raws: Mapping[str, Raw]
) -> tuple[Action, ...]:
    key = stop.key
    actions: list[Action] = []
    if isinstance(asked, Choice):
        actions = [
            Action(option.label, Answered(key, {asked.name: option.value}, draft.revision))
            for option in asked.options
        ]
    if raws.get(asked.name) and not isinstance(asked, Choice | Choices):
        actions.append(Action("Keep this", Go(Move.SKIP), typed="skip"))
    elif not asked.required and not isinstance(asked, Choices):
        actions.append(Action("Skip", Go(Move.SKIP), typed="skip"))
    if hidden and _before_box(stop, asked.name, hidden[0]):
        actions.append(Action("More to say", Go(Move.MORE), typed="more to say"))
    return (*actions, Action("Use the form", Go(Move.FORM), typed="form"))


def _before_box(stop: Stop, name: str, box: str) -> bool:
    names = [asked.name for asked in stop.page.fields]
    return names.index(name) + 1 == names.index(box)


def guide_actions(guides: Mapping[str, object]) -> tuple[Action, ...]:
    """A button for each guide that has a title of its own."""
    return tuple(
        Action(notice.title, Go(Move.SHOW, name), typed=notice.title.lower())
        for name, notice in guides.items()
        if isinstance(notice, Notice) and notice.title
    )
