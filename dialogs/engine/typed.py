"""Text that a person typed: an answer, a command, or neither."""

from datetime import datetime

from dialogs.engine.answering import chosen, field_answered
from dialogs.engine.draft import Draft
from dialogs.engine.fields import Choice, Field, FieldError
from dialogs.engine.inbound import Go, Move, Said
from dialogs.engine.journey import Journey, Stop
from dialogs.engine.moves import go
from dialogs.engine.page import Kind
from dialogs.engine.plain import clean, fold
from dialogs.engine.present import waiting_field
from dialogs.engine.step import Step, said

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
}
"""Typed twins of the moves, folded: letters only, lower case."""

NOTHING = frozenset({"none", "nobody", "noone", "nonames", "nothing"})
"""Words (folded) that leave a page empty, where the page may be."""

LONGEST_CHOICE = 40
"""Typed text longer than this is never a try at one of the choices."""


def typed(journey: Journey, draft: Draft, inbound: Said, now: datetime) -> Step:
    """What typed text means here: one of the choices, a command, the answer to the field that is asked
    in the chat; else the script hears it. Free text is screened before it is used.
    """
    text = clean(inbound.text)
    if not text:
        return said(draft, "EMPTY", "That message was empty. This is where you are now.")
    stop = journey.current
    asked = _asked_now(journey, draft)
    short = fold(text) if len(text) <= LONGEST_CHOICE else ""
    command = COMMANDS.get(short)
    if stop is not None and isinstance(asked, Choice) and _picks(asked, text, command, now):
        if stop.page.kind is Kind.FORM:
            return field_answered(journey, draft, asked, text, now)
        return chosen(journey, draft, stop, asked, text, now)
    if command is None and short in NOTHING and asked is not None and _may_be_empty(stop):
        command = Move.NEXT
    if command is not None:
        return go(journey, draft, Go(command), now)
    if stop is not None and (edit := _typed_change(journey, stop, text)):
        return go(journey, draft, Go(Move.EDIT, edit), now)
    answers = asked is not None and stop is not None and _may_answer(stop, asked, text)
    if asked is not None and answers and short not in journey.script.calls:
        return field_answered(journey, draft, asked, text, now)
    screened = journey.script.screen(draft, text, now)
    heard, notices = journey.script.said(screened, text, now)
    return Step(heard, notices)


def _asked_now(journey: Journey, draft: Draft) -> Field | None:
    """The one field that typed text can answer now."""
    stop = journey.current
    if stop is None:
        return None
    return stop.page.choice if stop.page.kind is not Kind.FORM else waiting_field(journey, draft)


def _may_be_empty(stop: Stop | None) -> bool:
    return stop is not None and stop.page.may_be_empty


def _may_answer(stop: Stop, asked: Field, text: str) -> bool:
    if stop.page.kind is not Kind.FORM:
        return False
    return not isinstance(asked, Choice) or len(text) <= LONGEST_CHOICE


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


def _typed_change(journey: Journey, stop: Stop, text: str) -> str:
    """The page key that "change 3" at the review means, or an empty string."""
    word, _, number = text.casefold().partition(" ")
    if stop.page.kind is not Kind.REVIEW or word != "change" or not number.strip().isdecimal():
        return ""
    parts = journey.script.parts(journey.sight, journey.keys())
    place = int(number)
    return parts[place - 1].edit if 0 < place <= len(parts) else ""
