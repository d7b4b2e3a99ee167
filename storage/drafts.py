"""Conversations that are not sent yet."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select, update

from dialogs.engine.draft import Draft
from dialogs.ports import DraftRecord, StaleDraft
from storage.bulk import Bulk
from storage.prepared import Prepared
from storage.sql import insert_or_ignore, values_of
from storage.tables import DraftRow, WorkspaceRow, table
from storage.transaction import Transaction

_DRAFT, _WORKSPACE = table(DraftRow), table(WorkspaceRow)

_FIND = Prepared(
    select(_DRAFT).where(
        _DRAFT.c.member_id == bindparam("member"),
        _DRAFT.c.script == bindparam("named"),
        _DRAFT.c.subject == bindparam("about"),
    )
)
_GET = Prepared(select(_DRAFT).where(_DRAFT.c.id == bindparam("draft")))
_OF_MEMBER = Prepared(
    select(_DRAFT)
    .where(_DRAFT.c.member_id == bindparam("member"))
    .order_by(_DRAFT.c.updated_at.desc(), _DRAFT.c.id.desc())
)
_SAVED = ("script_version", "updated_at", "warned_at", "content")
_SAVE = Bulk(
    lambda _, given: (
        update(_DRAFT)
        .where(_DRAFT.c.id == given["draft"], _DRAFT.c.version == given["loaded"])
        .values(version=_DRAFT.c.version + 1, **{name: given[name] for name in _SAVED})
    ),
    draft=_DRAFT.c.id.type,
    loaded=_DRAFT.c.version.type,
    **{name: _DRAFT.c[name].type for name in _SAVED},
)
_KEY = select(_DRAFT.c.key).where(_DRAFT.c.id == bindparam("draft"))
_DELETE = Prepared(delete(_DRAFT).where(_DRAFT.c.id == bindparam("draft")))
_MARK_SENT = Bulk(
    lambda _, given: (
        update(_DRAFT)
        .where(_DRAFT.c.id == given["draft"], _DRAFT.c.sent_version < given["sent"])
        .values(sent_version=given["sent"])
    ),
    draft=_DRAFT.c.id.type,
    sent=_DRAFT.c.sent_version.type,
)
_UNSENT = Prepared(
    select(_DRAFT.c.id, _DRAFT.c.version)
    .join_from(_DRAFT, _WORKSPACE, _WORKSPACE.c.id == _DRAFT.c.workspace_id)
    .where(
        _WORKSPACE.c.platform == bindparam("platform"),
        _DRAFT.c.version > _DRAFT.c.sent_version,
        _DRAFT.c.updated_at < bindparam("before"),
    )
    .order_by(_DRAFT.c.updated_at, _DRAFT.c.id)
)
_IDLE = Prepared(
    select(_DRAFT.c.id)
    .where(_DRAFT.c.script == bindparam("named"), _DRAFT.c.updated_at < bindparam("before"))
    .order_by(_DRAFT.c.updated_at, _DRAFT.c.id)
)
_AS_READ = (_DRAFT.c.id == bindparam("draft"), _DRAFT.c.version == bindparam("loaded"))
_EXPIRE = Prepared(delete(_DRAFT).where(*_AS_READ))
_MARK_WARNED = Prepared(update(_DRAFT).where(*_AS_READ).values(warned_at=bindparam("at")))


class SqlDrafts:
    """`dialogs.ports.Drafts`. What a draft holds is sealed under a key of its own."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def find(self, member_id: str, script: str, subject: str = "") -> DraftRecord | None:
        values = {"member": member_id, "named": script, "about": subject}
        rows = self._rows(_FIND, values)
        return self._record(rows[0]) if rows else None

    def get(self, draft_id: str) -> DraftRecord | None:
        rows = self._rows(_GET, {"draft": draft_id})
        return self._record(rows[0]) if rows else None

    def of_member(self, member_id: str) -> Sequence[DraftRecord]:
        """All drafts of a member, the latest first."""
        rows = self._transaction.ahead.drafts.get(member_id)
        if rows is None:
            rows = self._rows(_OF_MEMBER, {"member": member_id})
        return [self._record(row) for row in rows]

    def add(self, record: DraftRecord) -> None:
        """Adds a draft. Raises StaleDraft if the member has one for this script and subject."""
        key = self._transaction.vault.new_key("draft", record.id)
        self._transaction.data_keys[record.id] = key
        names = ("id", "member_id", "workspace_id", "subject", "version", "sent_version")
        times = ("created_at", "updated_at", "warned_at")
        values = values_of(record, names + times) | {
            "script": record.draft.script,
            "script_version": record.draft.script_version,
            "key": key,
            "content": self._sealed(key, record),
        }
        statement = insert_or_ignore(self._transaction.dialect, _DRAFT)
        self._transaction.ahead.drafts.pop(record.member_id, None)
        if not self._transaction.count(statement, values):
            raise StaleDraft("There is such a draft already.")

    def save(self, record: DraftRecord) -> None:
        """Writes the record one version on. Raises StaleDraft if someone else saved in between.

        ``sent_version`` is left alone: only `mark_sent` moves it.
        """
        key = self._transaction.data_keys.get(record.id)
        if key is None:
            key = self._transaction.run(_KEY, {"draft": record.id}).scalar()
        if key is None:
            raise StaleDraft("The draft is gone.")
        values = {
            "draft": record.id,
            "loaded": record.version,
            "script_version": record.draft.script_version,
            "updated_at": record.updated_at,
            "warned_at": record.warned_at,
            "content": self._sealed(key, record),
        }
        if self._transaction.ahead.save(record.id, record.member_id, values):
            return
        self.save_together()
        self._transaction.ahead.forget_draft(record.id)
        if not self._transaction.bulk(_SAVE, [values]):
            raise StaleDraft("The draft was saved by another turn.")

    def delete(self, draft_id: str) -> None:
        """Deletes the draft with its key; nothing happens if it is gone."""
        self._changes(draft_id, _DELETE, {"draft": draft_id})
        self._transaction.data_keys.pop(draft_id, None)

    def mark_sent(self, versions: Mapping[str, int]) -> None:
        """Records, by draft, that the views of a version reached the platform; never goes back."""
        marks = [{"draft": draft, "sent": versions[draft]} for draft in sorted(versions)]
        self._transaction.bulk(_MARK_SENT, marks)

    def unsent(self, platform: str, before: datetime) -> Sequence[tuple[str, int]]:
        """Id and version of drafts whose last views were committed before ``before``, not marked sent.

        Oldest first, as in `idle`. Neither opens the drafts: one that cannot be opened must not
        hide the others.
        """
        rows = self._rows(_UNSENT, {"platform": platform, "before": before})
        return [(row.id, row.version) for row in rows]

    def idle(self, script: str, before: datetime) -> Sequence[str]:
        """Ids of drafts of a script not touched since ``before``, oldest first."""
        rows = self._rows(_IDLE, {"named": script, "before": before})
        return [row.id for row in rows]

    def expire(self, record: DraftRecord) -> bool:
        """Deletes the draft with its key, unless a turn has saved or deleted it since it was read."""
        values = {"draft": record.id, "loaded": record.version}
        return self._changes(record.id, _EXPIRE, values) == 1

    def mark_warned(self, record: DraftRecord, at: datetime) -> bool:
        """Records when the member was told of the end, unless a turn has changed the draft since."""
        values = {"draft": record.id, "loaded": record.version, "at": at}
        return self._changes(record.id, _MARK_WARNED, values) == 1

    def save_together(self) -> None:
        """Writes what the turns of a batch have saved. Raises StaleDraft if a draft is not as it was read."""
        saves = self._transaction.ahead.saves
        values = [saves[draft] for draft in sorted(saves)]
        saves.clear()
        if self._transaction.bulk(_SAVE, values) != len(values):
            raise StaleDraft("A draft was saved by another turn.")

    def _rows(self, statement: Prepared, values: Mapping[str, Any]) -> Sequence[Any]:
        self.save_together()
        return self._transaction.rows(statement, values)

    def _changes(self, draft_id: str, statement: Prepared, values: Mapping[str, Any]) -> int:
        self.save_together()
        self._transaction.ahead.forget_draft(draft_id)
        return self._transaction.count(statement, values)

    def _sealed(self, key: bytes, record: DraftRecord) -> bytes:
        content = record.draft.as_json()
        return self._transaction.vault.seal(key, "draft", "content", record.id, content)

    def _record(self, row: Any) -> DraftRecord:
        self._transaction.data_keys[row.id] = row.key
        content = self._transaction.vault.open(row.key, "draft", "content", row.id, row.content)
        return DraftRecord(
            id=row.id,
            member_id=row.member_id,
            workspace_id=row.workspace_id,
            subject=row.subject,
            draft=Draft.from_json(content),
            version=row.version,
            sent_version=row.sent_version,
            created_at=row.created_at,
            updated_at=row.updated_at,
            warned_at=row.warned_at,
        )
