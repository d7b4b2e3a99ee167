"""Forces, workspaces, members and where cards go."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import bindparam, delete, insert, select, update

from dialogs.ports import Destination, Force, Member, Naming, Purpose, Role, Workspace
from storage.audit import audit_key, begin_chain
from storage.prepared import Prepared
from storage.sql import insert_or_update, values_of
from storage.tables import (
    DestinationRow,
    ForceRow,
    MemberRoleRow,
    MemberRow,
    WorkspacePersonRow,
    WorkspaceRow,
    table,
)
from storage.transaction import Transaction

_MEMBER, _ROLE, _WORKSPACE = table(MemberRow), table(MemberRoleRow), table(WorkspaceRow)
_FORCE, _DESTINATION = table(ForceRow), table(DestinationRow)
_NAMED = table(WorkspacePersonRow)

_MEMBERS = (
    select(_MEMBER, _ROLE.c.role)
    .select_from(_MEMBER.outerjoin(_ROLE, _ROLE.c.member_id == _MEMBER.c.id))
    .order_by(_MEMBER.c.id)
)
_GET = Prepared(_MEMBERS.where(_MEMBER.c.id == bindparam("member")))
_FIND = Prepared(
    _MEMBERS.where(
        _MEMBER.c.workspace_id == bindparam("workspace"),
        _MEMBER.c.external_id == bindparam("external"),
    )
)
_IN_WORKSPACE = _MEMBERS.where(_MEMBER.c.workspace_id == bindparam("workspace"))
_WITH_ROLE = _MEMBERS.where(
    _MEMBER.c.force_id == bindparam("force"),
    _MEMBER.c.id.in_(select(_ROLE.c.member_id).where(_ROLE.c.role == bindparam("wanted"))),
)
_ADD = insert(_MEMBER)
_SAVE = (
    update(_MEMBER)
    .where(_MEMBER.c.id == bindparam("member"))
    .values(
        {name: bindparam(name) for name in ("external_id", "guest", "owner", "urgent_at", "name")}
    )
)
_ROLES_OF = select(_ROLE.c.role).where(_ROLE.c.member_id == bindparam("member"))
_ADD_ROLE = insert(_ROLE)
_DROP_ROLE = delete(_ROLE).where(
    _ROLE.c.member_id == bindparam("member"), _ROLE.c.role == bindparam("dropped")
)
_ABOUT = select(_MEMBER.c.key, _MEMBER.c.about).where(_MEMBER.c.id == bindparam("member"))
_KEY = select(_MEMBER.c.key).where(_MEMBER.c.id == bindparam("member"))
_KEEP_ABOUT = (
    update(_MEMBER).where(_MEMBER.c.id == bindparam("member")).values(about=bindparam("about"))
)

_WORKSPACE_FIELDS = tuple(_WORKSPACE.c.keys())
_GET_WORKSPACE = Prepared(select(_WORKSPACE).where(_WORKSPACE.c.id == bindparam("workspace")))
_BY_EXTERNAL = Prepared(
    select(_WORKSPACE).where(
        _WORKSPACE.c.platform == bindparam("platform"),
        _WORKSPACE.c.external_id == bindparam("external"),
    )
)
_WORKSPACES = select(_WORKSPACE).order_by(_WORKSPACE.c.id)
_OF_FORCE = _WORKSPACES.where(_WORKSPACE.c.force_id == bindparam("force"))
_ADD_WORKSPACE = insert(_WORKSPACE)
_SAVE_WORKSPACE = (
    update(_WORKSPACE)
    .where(_WORKSPACE.c.id == bindparam("workspace"))
    .values({name: bindparam(name) for name in _WORKSPACE_FIELDS if name != "id"})
)
_NAMED_IN = select(_NAMED.c.naming, _NAMED.c.external_id).where(
    _NAMED.c.workspace_id == bindparam("workspace")
)
_ADD_NAMED = insert(_NAMED)
_DROP_NAMED = delete(_NAMED).where(
    _NAMED.c.workspace_id == bindparam("workspace"),
    _NAMED.c.naming == bindparam("wanted"),
    _NAMED.c.external_id == bindparam("external"),
)
_FORCE_FIELDS = ("id", "slug", "profile")
_DESTINATION_FIELDS = ("platform", "workspace_id", "channel")
_FORCES = select(_FORCE.c.id, _FORCE.c.slug, _FORCE.c.profile)
_GET_FORCE = _FORCES.where(_FORCE.c.id == bindparam("force"))
_BY_SLUG = _FORCES.where(_FORCE.c.slug == bindparam("slug"))
_ADD_FORCE = insert(_FORCE)
_GET_DESTINATION = select(
    _DESTINATION.c.platform, _DESTINATION.c.workspace_id, _DESTINATION.c.channel
).where(
    _DESTINATION.c.force_id == bindparam("force"), _DESTINATION.c.purpose == bindparam("purpose")
)
_DROP_DESTINATION = delete(_DESTINATION).where(
    _DESTINATION.c.force_id == bindparam("force"), _DESTINATION.c.purpose == bindparam("purpose")
)


class SqlMembers:
    """`dialogs.ports.Members`. Names, and what people say of themselves, are sealed."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def get(self, member_id: str) -> Member | None:
        rows = self._transaction.ahead.members.get(member_id)
        if rows is None:
            rows = self._transaction.rows(_GET, {"member": member_id})
        found = self._members(rows)
        return found[0] if found else None

    def find(self, workspace_id: str, external_id: str) -> Member | None:
        values = {"workspace": workspace_id, "external": external_id}
        found = self._members(self._transaction.rows(_FIND, values))
        return found[0] if found else None

    def in_workspace(self, workspace_id: str) -> Sequence[Member]:
        return self._members(self._transaction.run(_IN_WORKSPACE, {"workspace": workspace_id}))

    def with_role(self, force_id: str, role: Role) -> Sequence[Member]:
        values = {"force": force_id, "wanted": role.value}
        return self._members(self._transaction.run(_WITH_ROLE, values))

    def add(self, member: Member) -> None:
        """Adds a member. Raises IntegrityError if the workspace has one of that external id."""
        key = self._transaction.vault.new_key("member", member.id)
        self._transaction.data_keys[member.id] = key
        names = ("id", "workspace_id", "force_id", "external_id", "guest", "owner", "urgent_at")
        values = values_of(member, names) | {"key": key, "name": self._name(key, member)}
        self._transaction.run(_ADD, values)
        self._add_roles(member.id, member.roles)

    def save(self, member: Member) -> None:
        """Writes the member's name, roles, marks and times. Raises LookupError if unknown."""
        self._transaction.ahead.members.pop(member.id, None)
        values = values_of(member, ("external_id", "guest", "owner", "urgent_at"))
        values |= {"member": member.id, "name": self._name(self._key(member.id), member)}
        self._transaction.run(_SAVE, values)
        stored = {
            Role(role) for role in self._transaction.run(_ROLES_OF, {"member": member.id}).scalars()
        }
        for role in stored - member.roles:
            self._transaction.run(_DROP_ROLE, {"member": member.id, "dropped": role.value})
        self._add_roles(member.id, member.roles - stored)

    def about(self, member_id: str) -> Mapping[str, Any]:
        row = self._transaction.run(_ABOUT, {"member": member_id}).one_or_none()
        if row is None or row.about is None:
            return {}
        about: dict[str, Any] = self._transaction.vault.open(
            row.key, "member", "about", member_id, row.about
        )
        return about

    def keep_about(self, member_id: str, about: Mapping[str, Any]) -> None:
        """Keeps it for the next time; an empty one is forgotten. Raises LookupError if unknown."""
        key, vault = self._key(member_id), self._transaction.vault
        sealed = vault.seal(key, "member", "about", member_id, dict(about)) if about else None
        self._transaction.run(_KEEP_ABOUT, {"member": member_id, "about": sealed})

    def workspace(self, workspace_id: str) -> Workspace | None:
        row = self._transaction.ahead.workspaces.get(workspace_id)
        if row is None:
            row = self._transaction.row(_GET_WORKSPACE, {"workspace": workspace_id})
        return Workspace(**values_of(row, _WORKSPACE_FIELDS)) if row else None

    def workspace_by_external(self, platform: str, external_id: str) -> Workspace | None:
        values = {"platform": platform, "external": external_id}
        row = self._transaction.row(_BY_EXTERNAL, values)
        return Workspace(**values_of(row, _WORKSPACE_FIELDS)) if row else None

    def add_workspace(self, workspace: Workspace) -> None:
        """Adds a workspace. Raises IntegrityError if the platform has one of that external id."""
        self._transaction.run(_ADD_WORKSPACE, values_of(workspace, _WORKSPACE_FIELDS))

    def save_workspace(self, workspace: Workspace) -> None:
        """Writes the workspace's settings."""
        self._transaction.ahead.workspaces.pop(workspace.id, None)
        values = values_of(workspace, _WORKSPACE_FIELDS)
        self._transaction.run(_SAVE_WORKSPACE, values | {"workspace": values.pop("id")})

    def workspaces(self, force_id: str = "") -> Sequence[Workspace]:
        """Those of a force, or all of them, oldest first."""
        rows = (
            self._transaction.run(_OF_FORCE, {"force": force_id})
            if force_id
            else self._transaction.run(_WORKSPACES)
        )
        return [Workspace(**values_of(row, _WORKSPACE_FIELDS)) for row in rows]

    def named(self, workspace_id: str) -> Mapping[Naming, frozenset[str]]:
        """Who is named, for each way to name people."""
        found: dict[Naming, set[str]] = {naming: set() for naming in Naming}
        for row in self._transaction.run(_NAMED_IN, {"workspace": workspace_id}):
            found[Naming(row.naming)].add(row.external_id)
        return {naming: frozenset(people) for naming, people in found.items()}

    def set_named(self, workspace_id: str, naming: Naming, people: Collection[str]) -> None:
        """Names these people, and nobody else."""
        stored, wanted = self.named(workspace_id)[naming], frozenset(people)
        for external_id in sorted(stored - wanted):
            values = {"workspace": workspace_id, "wanted": naming.value, "external": external_id}
            self._transaction.run(_DROP_NAMED, values)
        for external_id in sorted(wanted - stored):
            values = {"workspace_id": workspace_id, "naming": naming.value}
            self._transaction.run(_ADD_NAMED, values | {"external_id": external_id})

    def force(self, force_id: str) -> Force | None:
        row = self._transaction.run(_GET_FORCE, {"force": force_id}).one_or_none()
        return Force(**values_of(row, _FORCE_FIELDS)) if row else None

    def force_by_slug(self, slug: str) -> Force | None:
        row = self._transaction.run(_BY_SLUG, {"slug": slug}).one_or_none()
        return Force(**values_of(row, _FORCE_FIELDS)) if row else None

    def add_force(self, force: Force) -> None:
        """Adds a force and begins its audit trail. Raises IntegrityError if the slug is taken."""
        vault = self._transaction.vault
        wrapped = vault.new_secret("force", "audit_key", force.id)
        values = values_of(force, _FORCE_FIELDS) | {"audit_key": wrapped}
        self._transaction.run(_ADD_FORCE, values)
        begin_chain(self._transaction, force.id, audit_key(vault, force.id, wrapped))

    def destination(self, force_id: str, purpose: Purpose) -> Destination | None:
        values = {"force": force_id, "purpose": purpose.value}
        row = self._transaction.run(_GET_DESTINATION, values).one_or_none()
        return Destination(**values_of(row, _DESTINATION_FIELDS)) if row else None

    def set_destination(self, force_id: str, purpose: Purpose, where: Destination) -> None:
        self._transaction.count(
            insert_or_update(
                self._transaction.dialect,
                _DESTINATION,
                ("force_id", "purpose"),
                _DESTINATION_FIELDS,
            ),
            values_of(where, _DESTINATION_FIELDS)
            | {"force_id": force_id, "purpose": purpose.value},
        )

    def drop_destination(self, force_id: str, purpose: Purpose) -> None:
        """Takes a destination away; one that is not there is no fault."""
        self._transaction.run(_DROP_DESTINATION, {"force": force_id, "purpose": purpose.value})

    def _members(self, rows: Iterable[Any]) -> list[Member]:
        """One member for each run of rows: a row for each role, or one without."""
        vault = self._transaction.vault
        by_id: dict[str, tuple[Any, set[Role]]] = {}
        for row in rows:
            _, roles = by_id.setdefault(row.id, (row, set()))
            if row.role is not None:
                roles.add(Role(row.role))
        self._transaction.data_keys.update((key, row.key) for key, (row, _) in by_id.items())
        return [
            Member(
                row.id,
                row.workspace_id,
                row.force_id,
                row.external_id,
                vault.open(row.key, "member", "name", row.id, row.name),
                frozenset(roles),
                row.guest,
                row.urgent_at,
                row.owner,
            )
            for row, roles in by_id.values()
        ]

    def _key(self, member_id: str) -> bytes:
        key = self._transaction.data_keys.get(member_id)
        if key is None:
            key = self._transaction.run(_KEY, {"member": member_id}).scalar()
        if key is None:
            raise LookupError("There is no such member.")
        return bytes(key)

    def _name(self, key: bytes, member: Member) -> bytes:
        return self._transaction.vault.seal(key, "member", "name", member.id, member.name)

    def _add_roles(self, member_id: str, roles: Iterable[Role]) -> None:
        for role in sorted(roles):
            self._transaction.run(_ADD_ROLE, {"member_id": member_id, "role": role.value})
