"""Views as messages: what is asked and told in the chat, and the case card.

``text`` stands beside the blocks for notifications and screen readers: the same words, without what a
person wrote.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from adapters.slack.asking import asked, faults, header, options, others, small
from adapters.slack.blocks import Json
from adapters.slack.buttons import buttons, opens_form, rows, twin
from adapters.slack.card import card
from adapters.slack.escape import escape, prose, section, sections, unquoted
from adapters.slack.fitting import fits_message, shortened
from adapters.slack.limits import MESSAGE_BLOCKS, MESSAGE_TEXT
from adapters.slack.listing import listing_rows
from adapters.slack.reviewing import parts
from dialogs.engine.page import Kind
from dialogs.engine.views import (
    Action,
    Ask,
    CaseCard,
    CaseDetail,
    Copyable,
    Listing,
    Notice,
    Press,
    Receipt,
    Review,
    Signpost,
    View,
)

ROOM = MESSAGE_BLOCKS - 10
"""Blocks for rows, parts and texts of a message; the rest is for what stands around them."""
REVIEW_WAITS = "You can also type: check, change, back, stop."
NO_MORE = "The rest is not shown here."


@dataclass(frozen=True, slots=True)
class Message:
    """A message as chat.postMessage and chat.update take it. ``text`` is escaped."""

    text: str
    blocks: list[Json]


def message(view: View) -> Message:
    """A view as a message. Everything it shows fits Slack's limits; what is cut says so.

    A case's detail never goes into a channel: only its reference does, with *Open*.
    """
    return _message(_lines(view), _blocks(view))


def answered(view: View, label: str = "") -> Message:
    """The same message once it is answered with the button ``label``: no buttons, and no content.

    A question and an exit keep their words; an alarm, a review and a form only their title.
    """
    title, kept = _kept(view)
    told = _outcome(view, label)
    blocks = [*header(title), *prose(kept), *prose(filter(None, (told,)))]
    return _message((title, *kept, told), blocks)


def waiting(view: View) -> Message:
    """A page that stands in a modal, as the chat shows it: by name, with the button that opens it."""
    if not isinstance(view, Review):
        return message(view)
    told = view.text[:1]
    blocks = [*header(view.title), *prose(told), *rows([opens_form()]), *small(REVIEW_WAITS)]
    return _message((view.title, *told), blocks)


def stripped(blocks: Sequence[Json], label: str) -> Message:
    """A message of ours as Slack gives it back, without what can be pressed."""
    kept = [bare for block in blocks if (bare := _bare(block))]
    told = [f"You chose: {label}"] if label else []
    words = [str((block.get("text") or {}).get("text", "")) for block in kept]
    return Message(
        escape("\n".join((*words[:1], *told)), MESSAGE_TEXT) or "…",
        shortened([*kept, *prose(told)], fits_message),
    )


def _bare(block: Json) -> Json | None:
    """Words of a message, and the label of what was asked; nothing of what else stands there."""
    if block.get("type") == "input":
        label = block.get("label") or {}
        return header(str(label.get("text", "")))[0]
    if block.get("type") not in {"header", "section"}:
        return None
    return {name: part for name, part in block.items() if name not in {"accessory", "block_id"}}


def _message(lines: Iterable[str], blocks: Iterable[Json]) -> Message:
    text = escape("\n".join(filter(None, lines)), MESSAGE_TEXT) or "…"
    return Message(text, shortened(list(blocks) or [section(text)], fits_message))


def _blocks(view: View) -> Iterable[Json]:
    found: Iterable[Json]
    match view:
        case Ask():
            found = asked(view)
        case Signpost():
            found = _signpost(view)
        case Review():
            found = _review(view)
        case Receipt():
            found = _receipt(view)
        case Notice():
            found = _notice(view)
        case Listing():
            found = _listing(view)
        case Copyable():
            found = _copyable(view)
        case CaseCard():
            found = card(view)
        case CaseDetail():
            found = _reference(view)
    return found


def _signpost(view: Signpost) -> Iterator[Json]:
    yield from header(view.title)
    yield from prose(view.text)
    yield from faults(view.error)
    yield from buttons(view.actions, numbered=view.page)
    yield from twin(view, view.actions)


def _review(view: Review) -> Iterator[Json]:
    yield from header(view.title)
    yield from faults(view.error)
    yield from prose(view.text)
    yield from parts(view, ROOM)
    yield from prose((view.closing,))
    yield from buttons(view.actions, numbered=view.page)
    yield from twin(view, view.actions)


def _receipt(view: Receipt) -> Iterator[Json]:
    yield from header(view.reference)
    yield from small(f"Say it as: {view.spoken}" if view.spoken else "")
    yield from prose(view.text)
    yield from buttons(view.actions, numbered="")
    yield from twin(view, view.actions)


def _notice(view: Notice) -> Iterator[Json]:
    yield from header(view.title)
    yield from prose(view.text)
    yield from buttons(view.actions)
    yield from twin(view, view.actions)


def _listing(view: Listing) -> Iterator[Json]:
    actions = [*(action for row in view.rows for action in row.actions), *view.actions]
    yield from header(view.title)
    yield from listing_rows(view, ROOM)
    yield from buttons(view.actions)
    yield from twin(view, actions)


def _copyable(view: Copyable) -> Iterator[Json]:
    found = sections(view.text)
    yield from header(view.title)
    yield from found[:ROOM]
    if len(found) > ROOM:
        yield section(NO_MORE)
    yield from buttons(view.actions)
    yield from twin(view, view.actions)


def _reference(view: CaseDetail) -> Iterator[Json]:
    yield from header(f"{view.headline}  {view.reference}")
    yield from buttons((Action("Open", Press("open", view.case, view.version)),))


def _lines(view: View) -> Iterator[str]:
    """What a message says to someone who only hears its ``text``."""
    match view:
        case Ask(only=only, fields=fields) if only and fields:
            yield fields[0].field.label
            yield from (view.error, fields[0].error, fields[0].field.hint, *view.text)
            yield from _numbered(options(view))
        case Ask():
            yield view.title
            yield view.error
            yield from (unquoted(view.text),) if view.kind is Kind.ALARM else view.text
            yield from _numbered(options(view))
        case Signpost():
            yield from (view.title, view.error, *view.text)
            yield from _numbered(view.actions)
        case Review():
            yield from (view.title, view.error, *view.text, view.closing)
            yield from _numbered(view.actions)
        case Receipt():
            yield from (view.reference, *view.text)
            yield from _numbered(view.actions)
        case Notice():
            yield from (view.title, *view.text)
        case Listing():
            yield view.title
            yield from (f"{row.title}: {row.text}" if row.text else row.title for row in view.rows)
            yield view.empty if not view.rows else ""
        case Copyable():
            yield view.title
        case CaseCard():
            yield view.push
        case CaseDetail():
            yield f"{view.headline} {view.reference}"


def _numbered(actions: Iterable[Action]) -> Iterator[str]:
    return (f"{number}. {action.label}" for number, action in enumerate(actions, 1))


def _kept(view: View) -> tuple[str, tuple[str, ...]]:
    """The title and the words of a view that stay when it is answered."""
    match view:
        case Ask(only=only, fields=fields) if only and fields:
            return fields[0].field.label, ()
        case Ask() | Review():
            keeps = isinstance(view, Ask) and view.kind is Kind.QUESTION
            return view.title, view.text if keeps else ()
        case Signpost() | Notice():
            return view.title, view.text
        case Receipt():
            return view.reference, view.text
        case Listing() | Copyable():
            return view.title, ()
        case CaseCard() | CaseDetail():
            return f"{view.headline}  {view.reference}", ()


def _outcome(view: View, label: str) -> str:
    """What was chosen. A field's answer is content, so it is not repeated."""
    if isinstance(view, Ask) and view.kind is Kind.FORM:
        moves = {action.label for action in others(view)}
        if label not in moves:
            return "Answered." if view.only else ""
    return f"You chose: {label}" if label else ""
