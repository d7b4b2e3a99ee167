"""What was sent, and what was added to it afterwards."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update

from dialogs.ports import Addition, Submission
from storage.sql import values_of
from storage.tables import AdditionRow, SubmissionRow, table
from storage.transaction import Transaction

_SUBMISSION, _ADDITION = table(SubmissionRow), table(AdditionRow)

_FIELDS = (
    "id", "force_id", "workspace_id", "member_id", "reference", "sent_at", "area", "sector", "topic"
)  # fmt: skip
_ADD = insert(_SUBMISSION)
_GET = select(_SUBMISSION).where(_SUBMISSION.c.id == bindparam("submission"))
_BY_REFERENCE = select(_SUBMISSION).where(
    _SUBMISSION.c.force_id == bindparam("force"), _SUBMISSION.c.reference == bindparam("wanted")
)
_OF_MEMBER = (
    select(_SUBMISSION)
    .where(_SUBMISSION.c.member_id == bindparam("member"))
    .order_by(_SUBMISSION.c.sent_at.desc(), _SUBMISSION.c.id.desc())
    .limit(bindparam("most"))
)
_ADD_ADDITION = insert(_ADDITION)
_ADDITIONS = (
    select(_ADDITION)
    .where(_ADDITION.c.submission_id == bindparam("submission"))
    .order_by(_ADDITION.c.at, _ADDITION.c.id)
)
_DESTROY = (
    update(_SUBMISSION)
    .where(_SUBMISSION.c.id == bindparam("submission"))
    .values(key=None, content=None)
)
_DESTROY_ADDITIONS = (
    update(_ADDITION)
    .where(_ADDITION.c.submission_id == bindparam("submission"))
    .values(key=None, content=None)
)


class SqlSubmissions:
    """`dialogs.ports.Submissions`. Each submission and each addition has a key of its own."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, submission: Submission) -> None:
        """Adds a submission. Raises IntegrityError if the force has the reference already."""
        self._transaction.run(
            _ADD,
            values_of(submission, _FIELDS)
            | self._transaction.sealed("submission", "content", submission.id, submission.content),
        )

    def get(self, submission_id: str) -> Submission | None:
        row = self._transaction.run(_GET, {"submission": submission_id}).one_or_none()
        return self._submission(row) if row else None

    def by_reference(self, force_id: str, reference: str) -> Submission | None:
        values = {"force": force_id, "wanted": reference}
        row = self._transaction.run(_BY_REFERENCE, values).one_or_none()
        return self._submission(row) if row else None

    def of_member(self, member_id: str, limit: int = 20) -> Sequence[Submission]:
        """The member's latest submissions, the newest first."""
        rows = self._transaction.run(_OF_MEMBER, {"member": member_id, "most": limit})
        return [self._submission(row) for row in rows]

    def add_addition(self, addition: Addition) -> None:
        self._transaction.run(
            _ADD_ADDITION,
            values_of(addition, ("id", "submission_id", "kind", "at"))
            | self._transaction.sealed("addition", "content", addition.id, addition.content),
        )

    def additions(self, submission_id: str) -> Sequence[Addition]:
        """What was added, in the order it came."""
        opened = self._transaction.opened
        return [
            Addition(
                row.id,
                row.submission_id,
                row.kind,
                row.at,
                opened("addition", "content", row.id, row.key, row.content),
            )
            for row in self._transaction.run(_ADDITIONS, {"submission": submission_id})
        ]

    def destroy_content(self, submission_id: str) -> None:
        """Deletes the data keys, and the sealed content, of the submission and of its additions."""
        self._transaction.run(_DESTROY, {"submission": submission_id})
        self._transaction.run(_DESTROY_ADDITIONS, {"submission": submission_id})
        self._transaction.vault.forget()

    def _submission(self, row: Row[Any]) -> Submission:
        content = self._transaction.opened("submission", "content", row.id, row.key, row.content)
        return Submission(**values_of(row, _FIELDS), content=content)
