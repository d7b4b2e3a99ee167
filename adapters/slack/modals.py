"""Views as modals. A form's pages, alarms and the review follow each other in one modal."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from adapters.slack.asking import (
    faults,
    header,
    is_listed,
    list_of,
    options,
    paragraphs,
    progress,
    small,
)
from adapters.slack.blocks import Json, modal_view
from adapters.slack.buttons import WANTS_MORE, button, buttons, rows, special
from adapters.slack.controls import control
from adapters.slack.detail import detail
from adapters.slack.escape import cut, plain, prose, section, sections
from adapters.slack.fitting import fits_view, shortened
from adapters.slack.limits import TITLE, VIEW_BLOCKS
from adapters.slack.listing import listing_rows
from adapters.slack.messages import NO_MORE
from adapters.slack.place import Place, Shows, block_id, write
from adapters.slack.reviewing import parts
from dialogs.engine.inbound import Answered, Go, Move
from dialogs.engine.page import Kind
from dialogs.engine.views import (
    Action,
    Ask,
    CaseCard,
    CaseDetail,
    Copyable,
    Listing,
    Notice,
    Receipt,
    Review,
    Signpost,
    View,
)

CALLBACK = "cpi"
"""``callback_id`` of every modal of ours; ``private_metadata`` says what it shows."""
NOTHING = "There is nothing to show here."
SAVES, CLOSES = "Save and close", "Close"
SAVE = "Save for now"
"""A handler's way to keep a half-filled form: Slack does not say what stood in a modal that is closed."""
ROOM = VIEW_BLOCKS - 12
"""Blocks for parts, rows and texts of a modal; the rest is for what stands around them."""


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What a modal is made of. ``clears``: closing it closes what is under it too; ``tells``: and is told."""

    title: str
    place: Place
    blocks: Sequence[Json]
    close: str = CLOSES
    submit: str = ""
    clears: bool = False
    tells: bool = False


def modal(view: View, *, start: int = 0, chat: bool = True) -> Json:
    """A view as a modal, within Slack's limits; what is cut says so.

    ``start``: the block from which a case's detail is shown (``Did.start``). ``chat``: whether there
    is a chat in which the form can be answered instead; a handler's has none, and a button that saves.
    A practitioner's form is saved up to the page that is closed; an alarm's close button closes every
    modal under it, so that nobody answers past it.
    """
    sheet = _sheet(view, start) if chat else _desk_sheet(view, start)
    short = len(sheet.title) <= TITLE
    top = [] if short else header(sheet.title)
    return modal_view(
        shortened([*top, *sheet.blocks], fits_view) or [section(NOTHING)],
        callback_id=CALLBACK,
        title=plain(sheet.title if short else _short(sheet.title), TITLE),
        submit=plain(sheet.submit, TITLE) if sheet.submit else None,
        close=plain(sheet.close, TITLE),
        private_metadata=write(sheet.place),
        clear_on_close=sheet.clears,
        notify_on_close=sheet.tells,
    )


def errors(view: View) -> dict[str, str]:
    """What is wrong with each field of a form, by the id of its input block: for ``response_action: errors``.

    Empty where nothing is wrong with a field: what is wrong with the page stands in its modal.
    """
    if not isinstance(view, Ask) or view.kind is not Kind.FORM:
        return {}
    return {
        block_id(view.page, view.revision, shown.field.name): shown.error
        for shown in view.fields
        if shown.error
    }


def _short(title: str) -> str:
    """A title cut between words."""
    first = title[: TITLE - 1]
    return cut(first.rpartition(" ")[0] or first, TITLE - 1).rstrip(",.:;") + "…"


def _sheet(view: View, start: int) -> _Sheet:
    match view:
        case Ask(kind=Kind.FORM):
            return _form(view)
        case Ask():
            return _question(view)
        case Review():
            return _review(view)
        case Signpost():
            return _signpost(view)
        case CaseDetail():
            place = Place(Shows.CASE, "", view.case, view.version)
            return _Sheet(view.reference, place, detail(view, start))
        case CaseCard():
            blocks = buttons(view.actions) or prose((view.headline,))
            return _Sheet(view.reference, Place(Shows.WORDS), blocks)
        case _:
            title, words = _words(view)
            return _Sheet(title, Place(Shows.WORDS), list(words))


def _desk_sheet(view: View, start: int) -> _Sheet:
    """A handler's: a form has a button that saves it, and closing promises nothing."""
    if not isinstance(view, Ask) or view.kind is not Kind.FORM:
        return _sheet(view, start)
    actions = (replace(a, label=SAVE) if _saves(a) else a for a in view.actions)
    beside = [action for action in actions if not _goes(action, Move.HERE)]
    place = Place(Shows.FORM, view.script, view.page, view.revision)
    blocks = list(_form_blocks(view, beside))
    return _Sheet(view.title, place, blocks, CLOSES, view.submit)


def _form(view: Ask) -> _Sheet:
    """A practitioner's. Saving is what closing does."""
    beside = [action for action in view.actions if not _saves(action)]
    place = Place(Shows.FORM, view.script, view.page, view.revision)
    blocks = list(_form_blocks(view, beside))
    return _Sheet(view.title, place, blocks, SAVES, view.submit, tells=True)


def _form_blocks(view: Ask, beside: Sequence[Action]) -> Iterator[Json]:
    yield from progress(view.progress)
    yield from prose(view.text)
    yield from small(view.hint)
    yield from faults(view.error)
    for hint in view.hints:
        yield section(hint)
    for shown in view.fields:
        yield from faults(shown.error)
        yield control(shown, view.page, view.revision)
    yield from rows(_side(view, beside))


def _side(view: Ask, beside: Sequence[Action]) -> list[Json]:
    """The small buttons beside a form."""
    made = [button(action, number) for number, action in enumerate(beside, 1)]
    if view.more:
        more = Action("More to say", Answered(view.page, {}, view.revision))
        return [special(more, WANTS_MORE), *made]
    return made


def _saves(action: Action) -> bool:
    return _goes(action, Move.STOP)


def _goes(action: Action, move: Move) -> bool:
    return isinstance(action.does, Go) and action.does.move is move


def _question(view: Ask) -> _Sheet:
    alarm = view.kind is Kind.ALARM
    shows = Shows.ALARM if alarm else Shows.QUESTION
    listed = is_listed(view)
    place = Place(shows, view.script, view.page, view.revision)
    blocks = list(_question_blocks(view, listed=listed))
    submit = view.submit if listed else ""
    return _Sheet(view.title, place, blocks, CLOSES, submit, clears=alarm, tells=True)


def _question_blocks(view: Ask, *, listed: bool) -> Iterator[Json]:
    yield from progress(view.progress)
    yield from paragraphs(view)
    yield from small(view.hint)
    yield from faults(view.error)
    if listed:
        yield list_of(view, view.title, numbered=False)
    beside = [a for a in view.actions if not listed or a not in options(view)]
    yield from buttons(a for a in beside if not _saves(a))


def _review(view: Review) -> _Sheet:
    """The first option is the submit button; it is sent by its value, not by its words."""
    first = next((a for a in view.actions if isinstance(a.does, Answered)), None)
    values = first.does.values if first and isinstance(first.does, Answered) else {}
    answer = {name: str(value) for name, value in values.items()}
    place = Place(Shows.REVIEW, view.script, view.page, view.revision, answer)
    blocks = list(_review_blocks(view, first))
    submit = first.label if first else ""
    return _Sheet(view.title, place, blocks, SAVES, submit, tells=True)


def _review_blocks(view: Review, sends: Action | None) -> Iterator[Json]:
    yield from faults(view.error)
    yield from prose(view.text)
    yield from parts(view, ROOM)
    yield from prose((view.closing,))
    yield from buttons(a for a in view.actions if a is not sends and not _saves(a))


def _signpost(view: Signpost) -> _Sheet:
    place = Place(Shows.EXIT, view.script, view.page, view.revision)
    blocks = [*prose(view.text), *faults(view.error), *buttons(view.actions)]
    return _Sheet(view.title, place, blocks, CLOSES, clears=True, tells=True)


def _words(view: View) -> tuple[str, Iterator[Json]]:
    match view:
        case Receipt():
            return "Sent", _receipt(view)
        case Listing():
            return view.title, iter((*listing_rows(view, ROOM), *buttons(view.actions)))
        case Copyable():
            return view.title, _copyable(view)
        case Notice():
            return view.title or "Note", iter((*prose(view.text), *buttons(view.actions)))
        case _:
            raise TypeError(type(view).__name__)


def _receipt(view: Receipt) -> Iterator[Json]:
    yield from header(view.reference)
    yield from small(f"Say it as: {view.spoken}" if view.spoken else "")
    yield from prose(view.text)
    yield from buttons(view.actions)


def _copyable(view: Copyable) -> Iterator[Json]:
    found = sections(view.text)
    yield from found[:ROOM]
    if len(found) > ROOM:
        yield section(NO_MORE)
    yield from buttons(view.actions)
