"""Text that a person typed: an answer, a command, or neither."""

import re
from datetime import datetime

from dialogs.engine.answering import chosen, field_answered
from dialogs.engine.draft import Draft
from dialogs.engine.fields import Choice, Field, FieldError
from dialogs.engine.inbound import Go, Move, Said
from dialogs.engine.journey import Journey
from dialogs.engine.moves import go
from dialogs.engine.page import Kind, Stop
from dialogs.engine.plain import clean, fold, says_not_known
from dialogs.engine.present import standing, waiting_field
from dialogs.engine.replacing import replaced
from dialogs.engine.step import Step, said
from dialogs.engine.views import Notice

COMMANDS = {
    "back": Move.BACK,
    "skip": Move.SKIP,
    "keepthis": Move.SKIP,
    "next": Move.NEXT,
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
    "moretosay": Move.MORE,
    "menu": Move.MENU,
    "showmywords": Move.WORDS,
    "mine": Move.MINE,
    "mysubmissions": Move.MINE,
    "admin": Move.ADMIN,
    "settings": Move.ADMIN,
}
"""Typed twins of the moves, folded: letters only, lower case."""

NOTHING = frozenset({"none", "nobody", "noone", "nonames", "nothing"})
"""Words (folded) that leave a page empty, where the page may be."""

KEEPS = frozenset(
    {"keep", "keepit", "yes", "y", "ok", "okay", "same", "nochange", "leaveit", "fine"}
)
"""Words (folded) that keep what stands in a field, where something does."""

LONGEST_CHOICE = 40
"""Typed text longer than this is never a try at one of the choices."""

CHANGED = Notice(
    ("I have kept your message as you changed it. It has not been sent.",), name="EDITED"
)

_CHANGE = re.compile(r"(?:change|edit)\b(?:\s+(?:part|number)\b)?(?P<part>.*)", re.IGNORECASE)


def typed(journey: Journey, draft: Draft, inbound: Said, now: datetime) -> Step:
    """What typed text means here: one of the choices, a command, the answer to the field that is asked
    in the chat; else the script hears it. Free text is screened before it is used.
    """
    text = clean(inbound.text)
    if not text:
        return said(draft, "EMPTY", "That message was empty. This is where you are now.")
    return _changed(journey, draft, text, inbound, now) or _meant(journey, draft, text, now)


def _meant(journey: Journey, draft: Draft, text: str, now: datetime) -> Step:
    stop = journey.current
    asked = _asked_now(journey, draft)
    short = fold(text) if len(text) <= LONGEST_CHOICE else ""
    command = COMMANDS.get(short)
    if stop is not None and isinstance(asked, Choice) and _picks(asked, text, command, now):
        if stop.page.kind is Kind.FORM:
            return field_answered(journey, draft, asked, text, now)
        return chosen(journey, draft, stop, asked, text, now)
    move = _move(journey, stop, asked, short)
    if move is not None:
        return go(journey, draft, move, now)
    change = _change(journey, draft, text, now)
    if change is not None:
        return change
    answers = asked is not None and stop is not None and _may_answer(stop, asked, text)
    if asked is not None and answers and short not in journey.script.calls:
        if stop is not None and _keeps(journey, draft, stop, asked, text):
            return go(journey, draft, Go(Move.SKIP), now)
        return field_answered(journey, draft, asked, text, now)
    return _heard(journey, draft, text, now)


def _changed(
    journey: Journey, draft: Draft, text: str, inbound: Said, now: datetime
) -> Step | None:
    """A message that was changed and is kept still: once, as it is now. It is screened like any other."""
    script, old = journey.script, clean(inbound.instead_of)
    if not old or fold(text) in script.calls:
        return None
    found = replaced(script, draft, old, text, now)
    return Step(script.screen(found, text, now), (CHANGED,)) if found is not None else None


def _heard(journey: Journey, draft: Draft, text: str, now: datetime) -> Step:
    screened = journey.script.screen(draft, text, now)
    heard, notices = journey.script.said(screened, text, now)
    return Step(heard, notices)


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


def _keeps(journey: Journey, draft: Draft, stop: Stop, asked: Field, text: str) -> bool:
    """Whether text leaves a field as it stands: "ok", and "not known" where an answer is needed."""
    if isinstance(asked, Choice) or not standing(journey, draft, stop).get(asked.name):
        return False
    return fold(text) in KEEPS or (asked.required and says_not_known(text))


def _picks(choice: Choice, text: str, command: Move | None, now: datetime) -> bool:
    """Whether text is one of the choices; a command is, only where a label starts with it."""
    if command is not None:
        word = fold(text)
        return any(fold(option.label).startswith(word) for option in choice.options)
    try:
        choice.parse(text, now)
    except FieldError:
        return False
    return True


def _move(journey: Journey, stop: Stop | None, asked: Field | None, short: str) -> Go | None:
    """The move that a word means (folded): a command, the title of a guide, or "none" for a whole page."""
    if short in COMMANDS:
        return Go(COMMANDS[short])
    if short in NOTHING and asked is not None and stop is not None and stop.page.may_be_empty:
        return Go(Move.NEXT)
    for name, guide in journey.script.guides.items():
        if short and isinstance(guide, Notice) and fold(guide.title) == short:
            return Go(Move.SHOW, name)
    return None


def _change(journey: Journey, draft: Draft, text: str, now: datetime) -> Step | None:
    """At the review: the part to change, by its number or its title. None if text means no such thing.

    A number that no part has, or none at all, lists the parts.
    """
    at_review = journey.current is not None and journey.current.page.kind is Kind.REVIEW
    typed_change = _CHANGE.fullmatch(text) if at_review else None
    if typed_change is None:
        return None
    parts = journey.script.parts(journey.sight, journey.keys())
    wanted = typed_change["part"].strip(" .:")
    place = int(wanted) if wanted.isdecimal() and len(wanted) < 4 else 0
    named = {fold(part.title): part.edit for part in reversed(parts)}
    edit = parts[place - 1].edit if 0 < place <= len(parts) else named.get(fold(wanted), "")
    if edit:
        return go(journey, draft, Go(Move.EDIT, edit), now)
    if wanted and not wanted.isdecimal():
        return None
    listed = ", ".join(f"{n} {part.title}" for n, part in enumerate(parts, 1))
    words = f"To change a part, type change and its number: {listed}."
    return said(draft, "WHICH-PART", words)
