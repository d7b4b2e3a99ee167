"""``cpi workspaces``: the same changes as on the admin's pages, with the same rules and audit.

The command line cannot ask a platform about people or channels. A person's role holds from their first
contact, where the platform's word is checked; a channel from its test card, which the running bot posts.
"""

import json
from collections.abc import Callable, Collection
from datetime import UTC, datetime, timedelta
from typing import Any

from bot.commands.opened import opened
from dialogs.force.profile import load_profile
from dialogs.ports import Destination, Naming, Work, Workspace
from dialogs.workspaces.changes import Change, NotPossible
from dialogs.workspaces.settings import Settings, load

_SUBMITTERS = {"everyone": False, "named": True}


def listed(*, as_json: bool) -> str:
    """One line for each workspace."""
    with opened() as (database, _keys, _settings):
        rows = database.read_sync(
            lambda work: [_row(load(work, each)) for each in work.members.workspaces()]
        )
    if as_json:
        return json.dumps(rows, indent=2, ensure_ascii=False)
    return "\n".join(map(_line, rows)) or "No workspaces."


def shown(which: str, *, as_json: bool) -> str:
    """One workspace with its settings. Raises NotPossible."""
    with opened() as (database, _keys, _settings):
        return database.read_sync(lambda work: _document(work, _find(work, which), as_json=as_json))


def changed(
    which: str,
    actor: str,
    *,
    organisation: str | None,
    sector: str | None,
    submitters: str | None,
    own: bool | None,
    agency: bool | None,
    as_json: bool,
) -> str:
    """Changes what is given. Raises NotPossible, and then nothing is changed."""
    if submitters is not None and submitters not in _SUBMITTERS:
        raise NotPossible("--submitters is everyone or named.")

    def change(at: Change) -> None:
        workspace = at.workspace
        if own is not None or agency is not None:
            at.kind(
                agency=workspace.is_agency if agency is None else agency,
                own=workspace.is_force if own is None else own,
            )
        if organisation is not None or sector is not None:
            force = at.work.members.force(workspace.force_id)
            at.organisation(
                workspace.organisation if organisation is None else organisation,
                workspace.sector if sector is None else sector,
                load_profile(force.profile if force else ""),
            )
        if submitters is not None:
            at.named_only(named_only=_SUBMITTERS[submitters])

    return _change(which, actor, change, as_json=as_json)


def named(
    which: str,
    naming: str,
    actor: str,
    *,
    add: Collection[str] = (),
    remove: Collection[str] = (),
    as_json: bool = False,
) -> str:
    """Names people, or names them no more. Raises NotPossible."""
    kind = Naming(naming)

    def change(at: Change) -> None:
        people = at.work.members.named(at.workspace_id)[kind]
        if strangers := set(remove) - people:
            raise NotPossible(f"Not named here: {', '.join(sorted(strangers))}.")
        at.name(kind, (people | set(add)) - set(remove))

    return _change(which, actor, change, as_json=as_json)


def channel_chosen(which: str, channel: str, actor: str, *, as_json: bool) -> str:
    """Chooses the handlers' channel; the running bot tests it. Raises NotPossible."""
    return _change(
        which, actor, lambda at: at.choose_channel(channel, after=timedelta()), as_json=as_json
    )


def _change(which: str, actor: str, change: Callable[[Change], object], *, as_json: bool) -> str:
    def use_case(work: Work) -> str:
        workspace = _find(work, which)
        change(Change(work, workspace.id, f"cli:{actor}", datetime.now(UTC)))
        return _document(work, _find(work, workspace.id), as_json=as_json)

    with opened(with_queue=True) as (database, _keys, _settings):
        return database.write_sync(use_case)


def _find(work: Work, which: str) -> Workspace:
    every = work.members.workspaces()
    for matches in (
        [each for each in every if which in {each.id, each.external_id}],
        [each for each in every if each.name.casefold() == which.casefold()],
    ):
        if len(matches) == 1:
            return matches[0]
        if matches:
            raise NotPossible(f"More than one workspace is called {which}. Use its id.")
    raise NotPossible(f"There is no workspace {which}. See: cpi workspaces list")


def _row(settings: Settings) -> dict[str, Any]:
    workspace = settings.workspace
    return {
        "id": workspace.id,
        "platform": workspace.platform,
        "external_id": workspace.external_id,
        "name": workspace.name,
        "organisation": workspace.organisation,
        "sector": workspace.sector,
        "agency": workspace.is_agency,
        "own": workspace.is_force,
        "ready": workspace.ready,
        "missing": list(settings.lacks()),
    }


def _line(row: dict[str, Any]) -> str:
    ready = "ready    " if row["ready"] else "NOT READY"
    return f"{ready}  {row['platform']:8} {row['external_id']:14} {row['name']}"


def _document(work: Work, workspace: Workspace, *, as_json: bool) -> str:
    settings = load(work, workspace)
    document = _row(settings) | {
        "submitters": "named" if workspace.named_only else "everyone",
        "channel": _where(settings.channel),
        "channel_chosen": _where(settings.chosen),
        "channel_last_test": _last_test(work, workspace),
        "named": {
            naming.value: [
                {"id": one, "name": _name(work, workspace, one)} for one in sorted(people)
            ]
            for naming, people in settings.named.items()
        },
    }
    return json.dumps(document, indent=2, ensure_ascii=False) if as_json else _words(document)


def _where(where: Destination | None) -> dict[str, str] | None:
    if where is None:
        return None
    return {
        "platform": where.platform,
        "workspace": where.workspace_id,
        "channel": where.channel,
    }


def _last_test(work: Work, workspace: Workspace) -> str:
    entries = work.audit.of_subject(workspace.id)
    tests = [entry for entry in entries if entry.event == "workspace.channel_tested"]
    return tests[-1].detail.get("result", "") if tests else ""


def _name(work: Work, workspace: Workspace, external_id: str) -> str:
    found = work.members.find(workspace.id, external_id)
    return found.name if found else ""


def _words(document: dict[str, Any]) -> str:
    kinds = {"an agency": document["agency"], "the force's own": document["own"]}
    rows = [
        ("organisation", document["organisation"] or "-"),
        ("sector", document["sector"] or "-"),
        ("kind", " and ".join(kind for kind, so in kinds.items() if so) or "-"),
        ("may submit", document["submitters"]),
        ("cases go to", _channel_words(document["channel"])),
        ("chosen next", _channel_words(document["channel_chosen"])),
        ("last test card", document["channel_last_test"] or "-"),
        *((f"{naming}s", _people_words(people)) for naming, people in document["named"].items()),
        ("missing", ", ".join(document["missing"]) or "nothing"),
    ]
    return "\n".join([_line(document), *(f"  {label:15} {words}" for label, words in rows)])


def _channel_words(where: dict[str, str] | None) -> str:
    return f"{where['channel']} on {where['platform']}" if where else "-"


def _people_words(people: list[dict[str, str]]) -> str:
    return (
        ", ".join(f"{one['name']} ({one['id']})" if one["name"] else one["id"] for one in people)
        or "-"
    )
