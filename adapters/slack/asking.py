"""A page to answer, as a message in the chat."""

from collections.abc import Iterator
from functools import lru_cache

from adapters.slack.blocks import Json, context_block, header_block, input_block
from adapters.slack.buttons import answers, button, buttons, opens_form, picked, rows, twin
from adapters.slack.controls import control, pick
from adapters.slack.escape import plain, prose, quoting, section
from adapters.slack.limits import CONTEXT, HEADER, LABEL, RADIOS
from adapters.slack.place import block_id
from dialogs.engine.fields import Choices, Option
from dialogs.engine.inbound import Answered, Go, Move
from dialogs.engine.page import Kind
from dialogs.engine.views import Action, Ask, Progress


def header(text: str) -> list[Json]:
    """A heading; as an ordinary paragraph where it is too long for one."""
    if len(text) > HEADER:
        return [section(text)]
    return [header_block(plain(text, HEADER))] if text.strip() else []


def small(text: str) -> list[Json]:
    """A line of small words."""
    return [context_block(plain(text, CONTEXT))] if text.strip() else []


def progress(now: Progress | None) -> list[Json]:
    """How far along: "Page 2 of 4"."""
    return small(progress_words(now))


def progress_words(now: Progress | None) -> str:
    """The same as words; empty where nothing is counted."""
    return f"{now.noun.capitalize()} {now.now} of {now.of}" if now else ""


def faults(*errors: str) -> list[Json]:
    """What is wrong, each once."""
    told = dict.fromkeys(filter(None, errors))
    return [section(f"There is a problem: {error}") for error in told]


def paragraphs(view: Ask) -> list[Json]:
    """The words of a page. An alarm quotes what the person wrote."""
    if view.kind is Kind.QUESTION:
        return list(_own_words(view.text))
    return quoting(view.text) if view.kind is Kind.ALARM else prose(view.text)


@lru_cache(maxsize=256)
def _own_words(text: tuple[str, ...]) -> tuple[Json, ...]:
    """The words of a question, drawn once: there is nothing in them of what people wrote."""
    return tuple(prose(text))


def options(view: Ask) -> list[Action]:
    """The buttons that answer the page."""
    return [action for action in view.actions if answers(action, view.page)]


def others(view: Ask) -> list[Action]:
    """The buttons that are ways to go."""
    return [action for action in view.actions if not answers(action, view.page)]


def is_listed(view: Ask) -> bool:
    """Whether the options are a list with a button of its own, rather than a button each."""
    found = len(options(view))
    return found > RADIOS or (view.as_list and found > 0)


def asked(view: Ask) -> list[Json]:
    """The blocks of a page to answer in the chat."""
    if view.only:
        return list(_field(view))
    if view.kind is Kind.FORM:
        return list(_form(view))
    return list(_question(view))


def _question(view: Ask) -> Iterator[Json]:
    yield from progress(view.progress)
    listed = is_listed(view)
    if not listed:
        yield from header(view.title)
    yield from paragraphs(view)
    yield from small(view.hint)
    yield from faults(view.error)
    if listed:
        yield from choose(view, view.title)
        yield from buttons(others(view))
    else:
        yield from buttons(view.actions, numbered=view.page)
    yield from twin(view, view.actions)


def choose(view: Ask, label: str) -> Iterator[Json]:
    """The options of a page as a list with a button of its own: pressing an arrow key answers nothing."""
    yield list_of(view, label, numbered=True)
    yield from rows([picked(view.page, view.revision, view.submit)])


def list_of(view: Ask, label: str, *, numbered: bool) -> Json:
    """The options of a page as an input."""
    rows_ = list(_offered(view))
    name = next(iter(rows_[0][1])) if rows_ else "answer"
    offered = tuple(option for option, _ in rows_)
    return input_block(
        block_id(view.page, view.revision, name),
        plain(label, LABEL),
        pick(offered, numbered=numbered),
        optional=False,
    )


def _offered(view: Ask) -> Iterator[tuple[Option, tuple[str, ...]]]:
    """Each option, with the names of the fields that it answers (one)."""
    hints = {
        option.value: option.hint
        for shown in view.fields
        for option in getattr(shown.field, "options", ())
    }
    for action in options(view):
        if isinstance(action.does, Answered):
            value = str(next(iter(action.does.values.values()), ""))
            names = tuple(action.does.values)
            yield Option(value, action.label, hints.get(value, "")), names


def _form(view: Ask) -> Iterator[Json]:
    """A form in the chat is only its title and the ways to fill it in: content belongs in the modal."""
    yield from progress(view.progress)
    yield from header(view.title)
    yield from paragraphs(view)
    yield from faults(view.error)
    here = [a for a in view.actions if isinstance(a.does, Go) and a.does.move is Move.HERE]
    yield from rows([opens_form(), *(button(action, n) for n, action in enumerate(here, 1))])
    yield from twin(view, view.actions)


def _field(view: Ask) -> Iterator[Json]:
    """One field of a form, asked in the chat. What stands in it already is not shown."""
    shown = view.fields[0] if view.fields else None
    about = (progress_words(view.progress), view.title)
    yield from small(" · ".join(filter(None, about)))
    label = shown.field.label if shown else view.title
    choices = options(view)
    ticks = shown is not None and isinstance(shown.field, Choices)
    listed = ticks or len(choices) > RADIOS
    if not listed:
        yield from header(label)
    yield from paragraphs(view)
    if shown and not ticks:
        yield from small(shown.field.hint)
    yield from faults(view.error, shown.error if shown else "")
    if ticks and shown:
        yield control(shown, view.page, view.revision)
        yield from rows([picked(view.page, view.revision, view.submit)])
    elif listed:
        yield from choose(view, label)
    else:
        yield from buttons(choices, numbered=view.page)
    yield from buttons(others(view))
    yield from twin(view, view.actions)
