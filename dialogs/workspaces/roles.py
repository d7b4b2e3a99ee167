"""Who may do what in a workspace: derived from what the platform says and whom the admins named."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from dialogs.ports import (
    CaseState,
    Entry,
    Member,
    Naming,
    Purpose,
    Role,
    Work,
    Workspace,
    cards_key,
)
from dialogs.triage.case import release
from dialogs.workspaces.facts import Person, listed, unfit
from dialogs.workspaces.settings import SYSTEM, refresh_ready

Named = Mapping[Naming, frozenset[str]]
_WATCHED = frozenset({Role.HANDLER, Role.ADMIN})
"""Roles whose coming and going is audited."""
_MOST_CASES = 10_000


def derive(workspace: Workspace, person: Person, named: Named) -> frozenset[Role]:
    """The roles of a person. Guests submit only where they are named, strangers never do anything."""
    roles: set[Role] = set()
    if workspace.is_agency and _may_submit(workspace, person, named):
        roles.add(Role.PRACTITIONER)
    if person.full and workspace.is_force and person.id in named[Naming.HANDLER]:
        roles.add(Role.HANDLER)
    if person.full and (person.admin or person.id in named[Naming.ADMIN]):
        roles.add(Role.ADMIN)
    return frozenset(roles)


def _may_submit(workspace: Workspace, person: Person, named: Named) -> bool:
    if person.full:
        return not workspace.named_only or person.id in named[Naming.SUBMITTER]
    return not unfit(Naming.GUEST, person) and person.id in named[Naming.GUEST]


def meet(work: Work, workspace: Workspace, person: Person, now: datetime) -> Member:
    """The member that someone is, from what the platform says of them now.

    To be called on first contact and whenever the platform's profile was read again. Whoever no longer
    fits what they were named as (a handler who left, or became a guest) is not named so any more, and
    the cases they hold go back into the queue. Someone new who may do nothing here, or nothing yet, is
    not stored: the member given back has no id, and is for the refusal alone.
    """
    named = dict(work.members.named(workspace.id))
    for naming, people in tuple(named.items()):
        if person.id in people and unfit(naming, person):
            named[naming] = people - {person.id}
            work.members.set_named(workspace.id, naming, named[naming])
            detail = {"as": naming.value, "removed": person.id, "why": _why(person)}
            _audit(work, workspace, "workspace.named", workspace.id, detail, now)
    known = work.members.find(workspace.id, person.id)
    roles = derive(workspace, person, named)
    if known is None:
        stored = bool(roles & _WATCHED) or (workspace.ready and bool(roles))
        member = Member(
            id=work.new_id() if stored else "",
            workspace_id=workspace.id,
            force_id=workspace.force_id,
            external_id=person.id,
            name=person.name,
            roles=roles,
            guest=not person.full,
            owner=person.full and person.admin,
        )
        if stored:
            work.members.add(member)
            _roles_changed(work, workspace, member, frozenset(), now)
        return member
    member = replace(
        known,
        name=person.name or known.name,
        roles=roles,
        guest=not person.full,
        owner=person.full and person.admin,
    )
    if member != known:
        work.members.save(member)
        _roles_changed(work, workspace, member, known.roles, now)
    return member


def derive_again(work: Work, workspace: Workspace, now: datetime, actor: str) -> None:
    """The roles of every member, after the settings changed, from what the platform said last."""
    named = work.members.named(workspace.id)
    for member in work.members.in_workspace(workspace.id):
        person = Person(member.external_id, member.name, guest=member.guest, admin=member.owner)
        roles = derive(workspace, person, named)
        if roles != member.roles:
            changed = replace(member, roles=roles)
            work.members.save(changed)
            _roles_changed(work, workspace, changed, member.roles, now, actor)


def _why(person: Person) -> str:
    facts = {"left": person.deleted, "app": person.bot, "stranger": person.stranger}
    return next((why for why, so in facts.items() if so), "guest" if person.guest else "full")


def _roles_changed(
    work: Work,
    workspace: Workspace,
    member: Member,
    before: frozenset[Role],
    now: datetime,
    actor: str = SYSTEM,
) -> None:
    changed = (before ^ member.roles) & _WATCHED
    if changed:
        detail = {"roles": " ".join(sorted(member.roles)), "was": " ".join(sorted(before))}
        _audit(work, workspace, "member.roles", member.id, detail, now, actor)
    if Role.HANDLER in changed:
        if Role.HANDLER in before:
            _give_back(work, member, now)
        refresh_ready(work, workspace.force_id, actor, now)


def _give_back(work: Work, member: Member, now: datetime) -> None:
    """Cases that someone holds who is no handler any more go back into the queue."""
    for case in work.cases.listed(member.force_id, (CaseState.TAKEN,), _MOST_CASES):
        if case.holder_id != member.id:
            continue
        step = release(case, member.id)
        work.cases.save(step.case)
        why = {"why": "no handler any more"}
        work.audit.append(Entry(case.force_id, step.event, case.id, SYSTEM, now, why))
        where = work.members.destination(case.force_id, Purpose.HANDLERS)
        key = cards_key(where, case.force_id)
        work.jobs.enqueue("card", key, work.new_id(), case.id)
        for record in work.drafts.of_member(member.id):
            if record.subject == case.id:
                work.drafts.delete(record.id)


def _audit(
    work: Work,
    workspace: Workspace,
    event: str,
    subject: str,
    detail: Mapping[str, str],
    now: datetime,
    actor: str = SYSTEM,
) -> None:
    work.audit.append(Entry(workspace.force_id, event, subject, actor, now, detail))


def admins(work: Work, workspace: Workspace) -> tuple[Member, ...]:
    """Those who are known to administer a workspace."""
    found = work.members.with_role(workspace.force_id, Role.ADMIN)
    return tuple(member for member in found if member.workspace_id == workspace.id)


def may_administer(member: Member, workspace: Workspace) -> bool:
    """Whether someone may change the settings of a workspace."""
    return Role.ADMIN in member.roles and member.workspace_id == workspace.id and not member.guest


def whom_to_ask(work: Work, workspace: Workspace | None) -> str:
    """Who can set the bot up, for "Ask …": names, or "your … admin" while nobody is known."""
    if workspace is None:
        return "your admin"
    names = tuple(member.name for member in admins(work, workspace) if member.name)
    if names:
        return listed(names[:3], "or")
    return f"your {workspace.platform.capitalize()} admin"
