"""Before a turn: whether it is one of the settings', and what has to be looked up for it."""

from datetime import datetime

from dialogs.engine.draft import Answers
from dialogs.engine.fields import Raw
from dialogs.engine.inbound import Answered, Filled, Go, Inbound, Move, Said
from dialogs.engine.journey import travel
from dialogs.engine.page import Kind
from dialogs.engine.pickers import People, Place, spoken
from dialogs.engine.plain import fold
from dialogs.engine.present import waiting_field
from dialogs.engine.turn import COMMANDS
from dialogs.engine.typed import LONGEST_CHOICE
from dialogs.force.profile import Profile
from dialogs.ports import Member, Role, Work
from dialogs.workspaces import pages
from dialogs.workspaces.facts import Wanted
from dialogs.workspaces.seat import seat

TESTS = frozenset({"test", "sendatestcard", "tryagain"})
"""Words (folded) that ask for a test card."""
_LEAVE = frozenset({Move.START, Move.MENU, Move.MINE, Move.AMEND, Move.NOTE, Move.KEPT})
"""Moves of the practitioner's side: never the settings'."""


def opens(inbound: Inbound) -> str | None:
    """The page that is asked for by name, empty for the settings as a whole; None for anything else."""
    if isinstance(inbound, Go) and inbound.move is Move.ADMIN:
        return inbound.page
    if (
        isinstance(inbound, Said)
        and COMMANDS.get(fold(inbound.text[:LONGEST_CHOICE])) is Move.ADMIN
    ):
        return ""
    return None


def asks(inbound: Inbound) -> bool:
    """Whether what a person did can only be for the settings."""
    if isinstance(inbound, Answered | Filled):
        return inbound.page in pages.PAGES
    return opens(inbound) is not None


def goes_on(work: Work, member: Member, inbound: Inbound) -> bool:
    """Whether what a person did is for the settings rather than for the practitioner's side.

    It is, if the settings are what this admin used last, and the words answer the field that is asked in
    the chat, or are a word for moving on. Anything longer goes to the practitioner's side, where nothing
    is lost.
    """
    if Role.ADMIN not in member.roles or isinstance(inbound, Answered | Filled):
        return False
    drafts = work.drafts.of_member(member.id)
    last = max(drafts, key=lambda record: record.updated_at, default=None)
    if last is None or last.draft.script != pages.NAME:
        return False
    if isinstance(inbound, Go):
        return inbound.move not in _LEAVE
    return _is_for_settings(inbound.text, here=last.draft.here)


def _is_for_settings(text: str, *, here: bool) -> bool:
    if len(text) > LONGEST_CHOICE:
        return here
    word = fold(text)
    move = COMMANDS.get(word)
    if move in _LEAVE or word in {"start", "new", "hi", "hello"}:
        return False
    short = word in TESTS or word.isdecimal() or word.startswith(("change", "save"))
    return here or move is not None or short


def wanted(work: Work, member: Member, inbound: Inbound, now: datetime, profile: Profile) -> Wanted:
    """What to look up before a turn: everyone and everywhere that the answer names, as it was given.

    When the settings are opened and when they are saved, everyone in them: names and accounts change.
    """
    at = seat(work, member, now, profile)
    if at is None:
        return Wanted()
    record = at.record()
    if record is None or opens(inbound) is not None:
        return everyone(pages.standing(at.settings))
    script = at.script(record.draft)
    journey = travel(script, record.draft, at.now)
    stop = journey.current
    if stop is not None and stop.page.kind is Kind.REVIEW and not isinstance(inbound, Go):
        return everyone(journey.sight.answers)
    raws: list[tuple[object, Raw]] = []
    if isinstance(inbound, Answered | Filled) and inbound.page in pages.PAGES:
        fields = script.page(inbound.page).fields
        raws = [(field, inbound.values.get(field.name, "")) for field in fields]
    elif isinstance(inbound, Said) and (asked := waiting_field(journey, record.draft)):
        raws = [(asked, inbound.text)]
    people = [text for field, raw in raws if isinstance(field, People) for text in spoken(raw)]
    channels = [str(raw).strip() for field, raw in raws if isinstance(field, Place) and raw]
    return Wanted(tuple(people), tuple(channels))


def everyone(answers: Answers) -> Wanted:
    """All people and the channel in the answers."""
    named = (answers.get(page, {}).get(pages.WHO) for page in pages.NAMINGS)
    people = dict.fromkeys(str(one) for each in named if isinstance(each, list) for one in each)
    channel = answers.get(pages.CHANNEL, {}).get("channel")
    return Wanted(tuple(people), (str(channel),) if channel else ())
