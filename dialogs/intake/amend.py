"""After sending: add, correct, wrong person, withdraw (conversation.md 2, *After sending*).

A script of its own, about one submission. Free text is screened for danger as everywhere.
"""

from collections.abc import Mapping
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from dialogs.engine.draft import Draft
from dialogs.engine.fields import Choice, Option, Text
from dialogs.engine.inbound import Move
from dialogs.engine.page import Effect, Ended, Kind, Page, Sight
from dialogs.engine.plain import fold
from dialogs.engine.script import Script
from dialogs.engine.views import Facts, Notice
from dialogs.force.profile import Profile
from dialogs.intake import hours, routes
from dialogs.intake.building import is_, question
from dialogs.intake.cpi_pages import BOX
from dialogs.intake.guidance import guides
from dialogs.intake.interrupts import danger_page, dangers
from dialogs.intake.urgency import urgency_pages
from dialogs.intake.words import CALLS, raise_danger, screen

NAME = "amend"
VERSION = 1
PAUSED = "paused"
"""The note of a change that was put aside at the 999 or 101 page."""
KINDS = {
    "AMEND-ADD": "add",
    "AMEND-CORRECT": "correct",
    "AMEND-WRONG": "wrong_person",
    "AMEND-WITHDRAW": "withdraw",
}


def _text(label: str, missing: str, hint: str = "") -> Text:
    return Text("what", label, hint=hint, required=True, missing=missing, limit=BOX, lines=6)


@lru_cache(maxsize=32)
def amend_script(profile: Profile) -> Script:
    """The script of a change to what was sent."""
    pages = _script_pages(profile)
    return Script(
        name=NAME,
        version=VERSION,
        pages=pages,
        facts=lambda key, sight: _facts(profile, key, sight),
        screen=screen,
        said=_heard,
        guides=guides(profile, pages, datetime.now(UTC)),
        calls=CALLS,
        on={
            Move.STOP: Effect("end", ends=Ended.DELETED),
            Move.DELETE: Effect("end", ends=Ended.DELETED),
        },
    )


def _script_pages(profile: Profile) -> tuple[Page, ...]:
    alarm_exits = tuple(page for page in urgency_pages(profile) if page.id in {"X-999", "X-101"})
    calls = Effect("end", _rest, ends=Ended.SAVED)
    return (danger_page(), *(_calm(page, calls) for page in alarm_exits), *_pages())


def _ask_again(draft: Draft, _now: datetime) -> Draft:
    return draft.reopen(*(key for key in draft.answers if key.startswith("A-DANGER.")))


def _rest(draft: Draft, now: datetime) -> Draft:
    """The change put aside while someone calls: whoever takes it up again is asked about danger first."""
    return _ask_again(draft, now).noted(PAUSED, True)


def _heard(draft: Draft, text: str, now: datetime) -> tuple[Draft, tuple[Notice, ...]]:
    """Text that answers nothing here. A call for help is asked about as danger."""
    if fold(text) in CALLS:
        return raise_danger(draft, [text], ["call"], [f"call {len(dangers(draft))}"], now), ()
    words = "I have not kept that. Choose one of the answers first, or type stop to close this."
    if "AMEND" in draft.answers and "AMEND" not in draft.reopened:
        words = "I have not kept that. Write it in the form, or type here to write it in this chat. To close this, type stop."
    return draft, (Notice((words,), name="NOT-UNDERSTOOD"),)


def _calm(page: Page, calls: Effect) -> Page:
    """A danger exit here: called, or the alarm is asked again."""
    again = Effect("A-DANGER", _ask_again)
    labels = {option.value: option.label for option in page.choice.options} if page.choice else {}
    second = "wrong" if "wrong" in labels else "change"
    return question(
        page.id,
        page.title,
        (("called", labels["called"]), (second, labels[second]), ("words", labels["words"])),
        kind=Kind.EXIT,
        text=page.text,
        when=page.when,
        shows=page.shows,
        effects={"called": calls, second: again, "words": page.effects["words"]},
    )


def _pages() -> tuple[Page, ...]:
    return (
        Page(
            "AMEND",
            Kind.QUESTION,
            "Add or correct",
            text=("What was sent stays as it was. We add this to it and tell the handler.",),
            fields=(
                Choice(
                    "answer",
                    "What do you want to do?",
                    required=True,
                    options=(
                        Option("add", "Add something I know"),
                        Option("correct", "Correct a detail"),
                        Option("wrong", "I named the wrong person"),
                        Option("withdraw", "Ask to withdraw it"),
                    ),
                ),
            ),
            as_list=True,
            submit="Next",
        ),
        Page(
            "AMEND-ADD",
            Kind.FORM,
            "Add something",
            text=("Only what you know already: please do not look for more.",),
            fields=(
                _text("What do you want to add?", "Tell us what to add. A few words are fine."),
            ),
            submit="Send",
            when=is_("AMEND", "add"),
        ),
        Page(
            "AMEND-CORRECT",
            Kind.FORM,
            "Correct a detail",
            fields=(
                _text(
                    "What was wrong, and what is right?",
                    "Tell us what was wrong, and what is right.",
                    hint="For example: the street is Elm Court, not Elm Close.",
                ),
            ),
            submit="Send correction",
            when=is_("AMEND", "correct"),
        ),
        Page(
            "AMEND-WRONG",
            Kind.FORM,
            "Wrong person",
            text=("Thank you for telling us quickly.",),
            fields=(
                _text(
                    "Who was named by mistake, and who should it be?",
                    "Tell us who was named by mistake. If you do not know who it should be, say so.",
                ),
            ),
            submit="Send correction",
            when=is_("AMEND", "wrong"),
        ),
        Page(
            "AMEND-WITHDRAW",
            Kind.FORM,
            "Ask to withdraw it",
            text=(
                "If no handler has taken it and nobody may be at risk, its details are removed at once. Otherwise a handler decides.",
            ),
            fields=(Text("what", "Why? (if you like)", limit=BOX, lines=3),),
            submit="Ask to withdraw it",
            when=is_("AMEND", "withdraw"),
        ),
    )


def _facts(profile: Profile, key: str, sight: Sight) -> Facts:
    facts = routes.facts(profile, sight.now)
    facts["date"] = hours.say_date(profile, hours.draft_expiry(profile, sight.now))
    if key.startswith("A-DANGER."):
        raised = dangers(sight)[int(key.partition(".")[2]) - 1].get("words")
        facts["words"] = " … ".join(str(w) for w in raised) if isinstance(raised, list) else ""
    return facts


def change_of(sight: Sight) -> tuple[str, Mapping[str, Any]]:
    """The kind of change, and its content, from the answers on the path."""
    for page, kind in KINDS.items():
        if page in sight.answers:
            alarms = dangers(sight)
            return kind, {"text": sight.get(page, "what") or "", "alarms": alarms}
    raise LookupError("no change on the path")
