"""The admin's pages: what is asked, in which order, and what the answers so far stand for."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from dialogs.engine.draft import Answers, Draft
from dialogs.engine.fields import Choice, Field, Option, Text, Value
from dialogs.engine.inbound import Move
from dialogs.engine.page import Condition, Effect, Ended, Kind, Page, Sight, always
from dialogs.engine.pickers import Known, People, Place
from dialogs.engine.script import Script
from dialogs.engine.views import Notice, Part
from dialogs.force.profile import Profile
from dialogs.ports import Naming, Workspace
from dialogs.workspaces.changes import ORGANISATION_LIMIT
from dialogs.workspaces.facts import Facts, listed, refusals, unfit
from dialogs.workspaces.settings import Settings

NAME = "settings"
VERSION = 1
ORG, CHANNEL, HANDLERS, ADMINS = "SET-ORG", "SET-CHANNEL", "SET-HANDLERS", "SET-ADMINS"
SENDERS, NAMED, GUESTS, CHECK = "SET-SENDERS", "SET-NAMED", "SET-GUESTS", "SET-CHECK"
PAGES = (ORG, CHANNEL, HANDLERS, ADMINS, SENDERS, NAMED, GUESTS, CHECK)
WHO = "who"
"""The people field of a page that names people."""
NAMINGS: Mapping[str, Naming] = {
    HANDLERS: Naming.HANDLER,
    ADMINS: Naming.ADMIN,
    NAMED: Naming.SUBMITTER,
    GUESTS: Naming.GUEST,
}
NAMES, CHANNELS = "names", "channels"
"""The notes with what the platform calls the people and the channels that were looked up: id to name."""
PRESENT = "present"
"""The note with everyone in a channel that was looked up, but for apps: channel id to (id to name)."""


def _said_name(workspace: Workspace) -> str:
    """What people call it; empty while only the platform's id is known."""
    return "" if workspace.name == workspace.external_id else workspace.name


_EVERYONE, _NAMED, _NOBODY = "everyone", "named", "nobody"


@dataclass(frozen=True, slots=True)
class Basis:
    """What the pages are built from. ``people`` and ``channels``: all that can be chosen by now."""

    profile: Profile
    settings: Settings
    people: tuple[Known, ...]
    channels: tuple[Known, ...]
    facts: Facts


def settings_script(basis: Basis) -> Script:
    """The settings of one workspace as a script."""
    pages = _pages(basis)

    def prefill(key: str, _sight: Sight) -> Mapping[str, Value]:
        workspace = basis.settings.workspace
        if key != ORG:
            return {}
        return {
            "organisation": workspace.organisation or _said_name(workspace),
            "sector": workspace.sector or None,
        }

    def check(key: str, values: Mapping[str, Value], _sight: Sight) -> Mapping[str, str]:
        return wrong(basis, key, values)

    def parts(sight: Sight, keys: tuple[str, ...]) -> tuple[Part, ...]:
        return _parts(pages, sight, keys)

    return Script(
        name=NAME,
        version=VERSION,
        pages=pages,
        prefill=prefill,
        said=_heard,
        parts=parts,
        check=check,
        guides={"HELP": _HELP},
        on={Move.START: Effect("back"), Move.STOP: Effect("end", ends=Ended.SAVED)},
        stop="Finish later",
    )


_HELP = Notice(
    (
        "These are the settings of this workspace. Nothing changes until you press Save settings.",
        "Type back for the page before, stop to finish later, or cancel to leave everything as it was.",
    ),
    name="HELP",
)


def _heard(draft: Draft, _text: str, _now: datetime) -> tuple[Draft, tuple[Notice, ...]]:
    words = "I have not kept that. The settings are open: choose one of the answers, or type stop to close them."
    return draft, (Notice((words,), name="NOT-UNDERSTOOD"),)


def standing(settings: Settings) -> Answers:
    """The answers that the settings as they are stand for; what was never set is not answered.

    What may be left empty is asked all the same in a workspace that nobody has set up yet.
    """
    workspace, named = settings.workspace, settings.named
    begun = workspace.ready or bool(workspace.organisation)
    found: dict[str, Mapping[str, Value]] = {}
    if workspace.organisation and workspace.sector:
        found[ORG] = {"organisation": workspace.organisation, "sector": workspace.sector}
    if settings.here or (begun and settings.channel_elsewhere):
        found[CHANNEL] = {"channel": settings.here or None}
    if named[Naming.HANDLER] or (begun and settings.others_handle):
        found[HANDLERS] = {WHO: _ids(named[Naming.HANDLER])}
    if begun or named[Naming.ADMIN]:
        found[ADMINS] = {WHO: _ids(named[Naming.ADMIN])}
    if begun:
        found[SENDERS] = {
            "members": _NAMED if workspace.named_only else _EVERYONE,
            "guests": _NAMED if named[Naming.GUEST] else _NOBODY,
        }
    for page in (NAMED, GUESTS):
        if named[NAMINGS[page]]:
            found[page] = {WHO: _ids(named[NAMINGS[page]])}
    return found


def _ids(people: Iterable[str]) -> list[Value]:
    return [*sorted(people)]


def wanted_names(page: str, sight: Sight) -> frozenset[str]:
    """Who is named on a page, from the answers on the path: nobody where the page does not apply."""
    chosen = sight.get(page, WHO)
    return frozenset(str(one) for one in chosen) if isinstance(chosen, list) else frozenset()


def named_only(sight: Sight) -> bool:
    """Whether only named people may submit."""
    return sight.get(SENDERS, "members") == _NAMED


def wrong(basis: Basis, key: str, values: Mapping[str, Value]) -> Mapping[str, str]:
    """What speaks against the answers of a page: field to words. Only what was looked up is judged."""
    if key == CHANNEL and values.get("channel"):
        there = basis.facts.channel(str(values["channel"]))
        found = refusals(there) if there else ()
        return {"channel": " ".join(found)} if found else {}
    if key in NAMINGS and isinstance(chosen := values.get(WHO), list):
        people = (basis.facts.person(str(one)) for one in chosen)
        found = tuple(filter(None, (unfit(NAMINGS[key], one) for one in people if one)))
        return {WHO: " ".join(found)} if found else {}
    return {}


def _pages(basis: Basis) -> tuple[Page, ...]:
    settings = basis.settings
    agency, own = _if(settings.workspace.is_agency), _if(settings.workspace.is_force)
    sectors = tuple(Option(each.key, each.label) for each in basis.profile.sectors)
    return (
        _form(
            ORG,
            "Your organisation",
            Text(
                "organisation",
                "What is your organisation called?",
                required=True,
                limit=ORGANISATION_LIMIT,
                missing="Type the name of your organisation.",
            ),
            Choice("sector", "Which sector is it in?", required=True, options=sectors),
            text=("The sector stands on each case, and in the monthly figures.",),
            when=agency,
        ),
        _form(
            CHANNEL,
            "Handlers' channel",
            Place(
                "channel",
                "Which channel do new cases go to?",
                hint="You can also type its name.",
                required=not settings.channel_elsewhere,
                known=basis.channels,
            ),
            text=(
                "Each new case is shown in this channel: its reference, topic, area and sector. No names and no story.",
                "Choose a private channel with only handlers in it, and add me to it first. No guests, and nobody from another organisation.",
                "Cases go to a channel in another workspace now. Leave this empty to keep it so."
                if settings.channel_elsewhere
                else "",
            ),
            when=own,
        ),
        _form(
            HANDLERS,
            "Handlers",
            _people(
                basis,
                "Who are the handlers?",
                "Everyone who should read what is sent.",
                required=not settings.others_handle,
            ),
            text=(
                "Handlers open cases, read them and decide what happens. Nobody else can open one.",
            ),
            when=own,
        ),
        _form(
            ADMINS,
            "Other admins" if settings.owned else "Admins",
            _admins(basis),
            text=(_OWNED if settings.owned else _NOT_OWNED,),
        ),
        _form(
            SENDERS,
            "Who can send",
            Choice(
                "members",
                "Who can send information?",
                required=True,
                options=(
                    Option(_EVERYONE, "Everyone here"),
                    Option(_NAMED, "Only people I name"),
                ),
                preset=_EVERYONE,
            ),
            Choice(
                "guests",
                "Can guests send too?",
                hint="People from other organisations never can.",
                required=True,
                options=(Option(_NOBODY, "No"), Option(_NAMED, "Only guests I name")),
                preset=_NOBODY,
            ),
            when=agency,
        ),
        _form(
            NAMED,
            "People who can send",
            _people(basis, "Who can send information?", required=True),
            when=lambda sight: agency(sight) and named_only(sight),
        ),
        _form(
            GUESTS,
            "Guests who can send",
            _people(basis, "Which guests can send?", required=True),
            when=lambda sight: agency(sight) and sight.get(SENDERS, "guests") == _NAMED,
        ),
        Page(
            CHECK,
            Kind.REVIEW,
            "Check the settings",
            text=("Nothing changes until you press Save settings.",),
            fields=(
                Choice(
                    "answer", "Save?", required=True, options=(Option("save", "Save settings"),)
                ),
            ),
        ),
    )


def _if(holds: bool) -> Condition:
    return lambda _sight: holds


def _people(basis: Basis, label: str, hint: str = "", *, required: bool = False) -> People:
    return People(WHO, label, hint=hint, required=required, known=basis.people)


_OWNED = "Owners and admins of this workspace always can. You can name others too."
_NOT_OWNED = "Only the people who are named here can."


def _admins(basis: Basis) -> People:
    """Somebody has to stay: where nobody owns the workspace, one of the people named."""
    if basis.settings.owned:
        hint = "Leave it empty if nobody else may."
        return _people(basis, "Who else may change these settings?", hint)
    return _people(
        basis, "Who may change these settings?", "Keep at least one, such as you.", required=True
    )


def _form(
    name: str, title: str, *fields: Field, text: tuple[str, ...] = (), when: Condition = always
) -> Page:
    return Page(name, Kind.FORM, title, fields, text, when=when, step=name)


def _parts(pages: tuple[Page, ...], sight: Sight, keys: tuple[str, ...]) -> tuple[Part, ...]:
    return tuple(
        Part(page.title, (*_lines(page, sight), *_others(page, sight)), page.id)
        for page in pages
        if page.id in keys and page.kind is Kind.FORM
    )


def _lines(page: Page, sight: Sight) -> tuple[tuple[str, str], ...]:
    values = sight.answers.get(page.id, {})
    return tuple((f.label, f.show(values.get(f.name)) or "As it is now") for f in page.fields)


def _others(page: Page, sight: Sight) -> tuple[tuple[str, str], ...]:
    """Under the channel: who would see cards without being a handler, and which handler would not."""
    noted = sight.notes.get(PRESENT)
    channel = sight.get(page.id, "channel") if page.id == CHANNEL else None
    present = noted.get(str(channel)) if isinstance(noted, dict) else None
    if not isinstance(present, dict) or not present:
        return ()
    handlers = wanted_names(HANDLERS, sight)
    names = sight.notes.get(NAMES)
    known: Mapping[str, Value] = names if isinstance(names, dict) else {}
    others = [str(name) for one, name in present.items() if one not in handlers]
    absent = [str(known.get(one, one)) for one in sorted(handlers) if one not in present]
    rows = (
        ("In it, but not handlers", listed(others)),
        ("Handlers who are not in it", listed(absent)),
    )
    return tuple((label, words) for label, words in rows if words)
