"""Views as messages: each is one card, with a summary for notifications that holds nothing a person wrote."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from adapters.teams.activity import Outgoing
from adapters.teams.asking import Drawn, asked, drawn, options, others
from adapters.teams.buttons import Bar, Drawing, Sends, bar, numbered, twin
from adapters.teams.card import card
from adapters.teams.controls import faults, typed
from adapters.teams.detail import detail
from adapters.teams.escape import (
    cut,
    heading,
    lookalike,
    paragraphs,
    prose,
    split,
    subtle,
    unquoted,
)
from adapters.teams.fitting import READABLE, fitted, held_back
from adapters.teams.limits import SUMMARY
from adapters.teams.listing import listing
from adapters.teams.reviewing import review
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
    Shown,
    Signpost,
    View,
)

CLOSED = "This question is closed."
AROUND = 40
"""Octets of a card around an option or a text, about."""
COPIED = 5_500
"""Characters to copy out that fit into one card, if each of them takes four octets."""


def message(
    view: View, *, sends: Sends | None = None, start: int = 0, chat: bool = True
) -> Outgoing:
    """A view as a message with one card, which fits; what is cut says so.

    ``sends``: how its buttons reach us; a case's card sends invokes, everything else messages.
    ``start``: the part of a case's detail to begin with (``Did.start``). ``chat``: whether the same
    can be typed beside it; a handler's form and what stands in a dialog have no chat.
    """
    way = sends or (Sends.INVOKE if isinstance(view, CaseCard) else Sends.MESSAGE)
    title = _title(view) if isinstance(view, Ask | Signpost | Review) else ""
    return _outgoing(_lines(view), _drawn(view, Drawing(title, way, chat=chat), start))


def messages(view: View) -> tuple[Outgoing, ...]:
    """A view in as many messages as it takes: only words to copy out are more than one."""
    if not isinstance(view, Copyable):
        return (message(view),)
    parts = split(view.text, COPIED)
    last = len(parts) - 1
    return tuple(
        message(replace(view, text=part, actions=view.actions if place == last else ()))
        for place, part in enumerate(parts)
    ) or (message(view),)


def answered(view: View, label: str = "") -> Outgoing:
    """The same message once it is answered with the button ``label``: no buttons, and no content.

    A question and an exit keep their words; an alarm and a review only their title; a form is "Saved".
    """
    title, kept = _kept(view)
    told = _outcome(view, label)
    if isinstance(view, Ask) and view.kind is Kind.FORM and not view.only and not told:
        title = _saved(title)
    body = [*heading(title), *prose(kept), *paragraphs(told)]
    return _outgoing((title, *kept, told), Drawn(body))


def stripped(title: str = "", label: str = "", *, form: bool = False) -> Outgoing:
    """What takes the place of a message whose view is not known any more, from what its button said
    (``Did.title``, ``Did.label``). ``form``: it was a form, and was sent in.
    """
    top = _saved(title) if form and title else title
    told = "" if form else f"You chose: {label}" if label else ""
    words = [text for text in (top, told) if text] or [CLOSED]
    return _outgoing(words, Drawn([*heading(words[0]), *paragraphs("\n".join(words[1:]))]))


def _saved(title: str) -> str:
    return f"Saved: {title}"


def _outgoing(lines: Iterable[str], made: Drawn) -> Outgoing:
    told = [line for line in lines if line.strip()]
    summary = cut("\n".join(told), SUMMARY) or "…"
    fallback = "\n\n".join(lookalike(line, SUMMARY) for line in summary.split("\n"))
    body = made.body or paragraphs("…")
    return Outgoing(card=fitted(replace(made, body=body), fallback), summary=summary)


def _drawn(view: View, of: Drawing, start: int) -> Drawn:
    made: Drawn
    match view:
        case Ask():
            made = _asked(view, of)
        case Signpost():
            made = _signpost(view, of)
        case Review():
            made = review(view, of)
        case Receipt():
            made = _receipt(view, of)
        case Notice():
            made = _notice(view, of)
        case Listing():
            made = listing(view, of)
        case Copyable():
            made = _copyable(view, of)
        case CaseCard():
            made = card(view, of)
        case CaseDetail():
            made = detail(view, of, start)
    return made


def _asked(view: Ask, of: Drawing) -> Drawn:
    """Of a form that would not fit, the largest inputs are left out or typed."""
    sizes = [(shown.field.name, _octets(shown)) for shown in view.fields if _octets(shown)]
    return held_back(lambda without: asked(view, of, without), sizes)


def _octets(shown: Shown) -> int:
    """About what a field's input takes of a card: its text, or its options."""
    field = shown.field
    options = [o.value + o.label[:READABLE] for o in getattr(field, "options", ())]
    known = [one.id + one.label[:READABLE] for one in getattr(field, "known", ())]
    texts = options or known or [typed(shown.raw)]
    return sum(len(text.encode("utf-8", "surrogatepass")) + AROUND for text in texts if text)


def _bar(of: Drawing, actions: Sequence[Action], page: str | None) -> Bar:
    return bar(of, actions, labels=numbered(actions, page))


def _signpost(view: Signpost, of: Drawing) -> Drawn:
    top = [*heading(view.title), *prose(view.text), *faults(view.error)]
    return drawn(top, _bar(of, view.actions, view.page), twin(of, view, view.actions))


def _receipt(view: Receipt, of: Drawing) -> Drawn:
    spoken = subtle(f"Say it as: {view.spoken}" if view.spoken else "")
    top = [*heading(view.reference), *spoken, *prose(view.text)]
    return drawn(top, _bar(of, view.actions, ""), twin(of, view, view.actions))


def _notice(view: Notice, of: Drawing) -> Drawn:
    top = [*heading(view.title), *prose(view.text)]
    return drawn(top, _bar(of, view.actions, None), twin(of, view, view.actions))


def _copyable(view: Copyable, of: Drawing) -> Drawn:
    top = [*heading(view.title), *paragraphs(view.text)]
    return drawn(top, _bar(of, view.actions, None), twin(of, view, view.actions))


def _title(view: Ask | Signpost | Review) -> str:
    if isinstance(view, Ask) and view.only and view.fields:
        return view.fields[0].field.label
    return view.title


def _lines(view: View) -> Iterator[str]:
    """What a message says in a notification."""
    match view:
        case Ask():
            yield _title(view)
            yield view.error
            if not view.only:
                yield from (unquoted(view.text),) if view.kind is Kind.ALARM else view.text
            yield from _numbered(options(view))
        case Signpost():
            yield from (view.title, view.error, *view.text)
            yield from _numbered(view.actions)
        case Review():
            yield from (view.title, view.error, *view.text)
        case Receipt():
            yield from (view.reference, *view.text)
        case Notice():
            yield from (view.title, *view.text)
        case Listing() | Copyable():
            yield view.title
        case CaseCard():
            yield view.push
        case CaseDetail():
            yield view.reference


def _numbered(actions: Iterable[Action]) -> Iterator[str]:
    return (f"{number}. {action.label}" for number, action in enumerate(actions, 1))


def _kept(view: View) -> tuple[str, tuple[str, ...]]:
    """The title and the words of a view that stay when it is answered."""
    match view:
        case Ask() | Review():
            keeps = isinstance(view, Ask) and view.kind is Kind.QUESTION
            return _title(view), view.text if keeps else ()
        case Signpost() | Notice():
            return view.title, view.text
        case Receipt():
            return view.reference, view.text
        case Listing() | Copyable():
            return view.title, ()
        case CaseCard():
            return f"{view.headline}  {view.reference}", ()
        case CaseDetail():
            return view.reference, ()


def _outcome(view: View, label: str) -> str:
    """What was chosen. A field's answer is content, so it is not repeated."""
    if isinstance(view, Ask) and view.kind is Kind.FORM:
        moves = {action.label for action in others(view)}
        if label not in moves:
            return "Answered." if view.only else ""
    return f"You chose: {label}" if label else ""
