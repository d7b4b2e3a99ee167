"""What the turns of one batch read together before they run, and write together after they have.

A turn of its own would take the driver a statement for each of these, and each statement costs a
round trip (PostgreSQL) or the interpreter's lock (SQLite). Where another process saved one of the drafts
meanwhile (PostgreSQL), the batch is undone and its turns run one by one.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, bindparam, delete, select, true

from storage.prepared import Prepared, rows_of
from storage.sql import among, insert_into, listed
from storage.tables import DraftRow, EventRow, MemberRoleRow, MemberRow, WorkspaceRow, table

_EVENT, _DRAFT, _WORKSPACE = table(EventRow), table(DraftRow), table(WorkspaceRow)
_MEMBER, _ROLE = table(MemberRow), table(MemberRoleRow)


@dataclass(frozen=True, slots=True)
class Wants:
    """What a turn will ask for: the event that it claims, the member whose drafts it reads."""

    event_id: str
    member_id: str


@dataclass(slots=True)
class Ahead:
    """What was read, by id; taken out where a turn changes it. ``saves``: by draft, to be written.
    ``claimed``: events that no turn has asked for yet.

    ``workspaces`` holds those of ``members``. ``drafts``: by member, the latest first.
    """

    claimed: set[str] = field(default_factory=set)
    repeated: set[str] = field(default_factory=set)
    members: dict[str, Sequence[Any]] = field(default_factory=dict)
    workspaces: dict[str, Any] = field(default_factory=dict)
    drafts: dict[str, Sequence[Any]] = field(default_factory=dict)
    saves: dict[str, Mapping[str, Any]] = field(default_factory=dict)

    def claim(self, event_id: str) -> bool | None:
        """True the first time for an event of this batch, then False; None for one that is not of it."""
        if event_id in self.claimed:
            self.claimed.remove(event_id)
            self.repeated.add(event_id)
            return True
        return False if event_id in self.repeated else None

    def save(self, draft_id: str, member_id: str, values: Mapping[str, Any]) -> bool:
        """Takes the new state of a draft as it was read. False if it was not, or has changed since."""
        rows = self.drafts.get(member_id, ())
        if not any(row.id == draft_id and row.version == values["loaded"] for row in rows):
            return False
        del self.drafts[member_id]
        self.saves[draft_id] = values
        return True

    def forget_draft(self, draft_id: str) -> None:
        """The draft changes: its member's are read again."""
        for member_id, rows in self.drafts.items():
            if any(row.id == draft_id for row in rows):
                del self.drafts[member_id]
                return


def read_ahead(connection: Connection, wants: Sequence[Wants]) -> Ahead:
    """Claims the events, and reads the members with their drafts. Four statements. Raises DBAPIError."""
    asked = _statements(connection.dialect.name)
    events = [each.event_id for each in wants]
    people = sorted({each.member_id for each in wants})
    listed_people = {"listed": people}
    fresh, members, workspaces, drafts = rows_of(
        connection,
        (asked.claim, {"listed": events, "at": datetime.now(UTC)}),
        (asked.members, listed_people),
        (asked.workspaces, listed_people),
        (asked.drafts, listed_people),
    )
    latest = sorted(drafts, key=lambda row: (row.updated_at, row.id), reverse=True)
    claimed = {row.id for row in fresh}
    return Ahead(
        claimed=claimed,
        repeated=set(events) - claimed,
        members=_by(members, "id"),
        workspaces={row.id: row for row in workspaces},
        drafts=dict.fromkeys(people, ()) | _by(latest, "member_id"),
    )


def release(connection: Connection, ahead: Ahead) -> None:
    """Gives back the events that no turn took, so that they can be taken later. Raises DBAPIError."""
    if ahead.claimed:
        asked = _statements(connection.dialect.name)
        asked.release.count(connection, {"listed": sorted(ahead.claimed)})


def _by(rows: Sequence[Any], name: str) -> dict[str, Sequence[Any]]:
    grouped: defaultdict[str, list[Any]] = defaultdict(list)
    for row in rows:
        grouped[getattr(row, name)].append(row)
    return dict(grouped)


@dataclass(frozen=True, slots=True)
class _Statements:
    claim: Prepared
    release: Prepared
    members: Prepared
    workspaces: Prepared
    drafts: Prepared


@lru_cache(maxsize=2)
def _statements(dialect: str) -> _Statements:
    ids = listed(dialect, "listed")
    claims = insert_into(dialect, _EVENT).from_select(
        ["id", "received_at"],
        select(ids, bindparam("at", type_=_EVENT.c.received_at.type)).distinct().where(true()),
    )
    people = among(dialect, _MEMBER.c.id, "listed")
    homes = select(_MEMBER.c.workspace_id).where(people)
    return _Statements(
        claim=Prepared(claims.on_conflict_do_nothing().returning(_EVENT.c.id)),
        release=Prepared(delete(_EVENT).where(among(dialect, _EVENT.c.id, "listed"))),
        members=Prepared(
            select(_MEMBER, _ROLE.c.role)
            .select_from(_MEMBER.outerjoin(_ROLE, _ROLE.c.member_id == _MEMBER.c.id))
            .where(people)
        ),
        workspaces=Prepared(select(_WORKSPACE).where(_WORKSPACE.c.id.in_(homes))),
        drafts=Prepared(select(_DRAFT).where(among(dialect, _DRAFT.c.member_id, "listed"))),
    )
