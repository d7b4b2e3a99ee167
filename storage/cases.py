"""The handlers' desk: cases and their outcomes."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Row, bindparam, insert, select, update

from dialogs.ports import Case, CaseState, Outcome, StaleCase
from storage.sql import values_of
from storage.tables import CaseRow, OutcomeRow, table
from storage.transaction import Transaction

_CASE, _OUTCOME = table(CaseRow), table(OutcomeRow)

_FIELDS = tuple(_CASE.c.keys())
_SAVED = tuple(
    name
    for name in _FIELDS
    if name not in {"id", "force_id", "submission_id", "version", "message_ref"}
)
_WAITING = {CaseState.NEW, CaseState.TAKEN}

_ADD = insert(_CASE)
_GET = select(_CASE).where(_CASE.c.id == bindparam("case"))
_BY_SUBMISSION = select(_CASE).where(_CASE.c.submission_id == bindparam("submission"))
_SAVE = (
    update(_CASE)
    .where(_CASE.c.id == bindparam("case"), _CASE.c.version == bindparam("loaded"))
    .values(version=_CASE.c.version + 1, **{name: bindparam(name) for name in _SAVED})
)
_LISTED = (
    select(_CASE)
    .where(
        _CASE.c.force_id == bindparam("force"),
        _CASE.c.state.in_(bindparam("states", expanding=True)),
    )
    .limit(bindparam("most"))
)
_MOST_PRESSING = _LISTED.order_by(_CASE.c.high.desc(), _CASE.c.look_by, _CASE.c.id)
_NEWEST = _LISTED.order_by(_CASE.c.created_at.desc(), _CASE.c.id.desc())
_SET_MESSAGE_REF = (
    update(_CASE).where(_CASE.c.id == bindparam("case")).values(message_ref=bindparam("ref"))
)
_ADD_OUTCOME = insert(_OUTCOME)
_OUTCOMES = (
    select(_OUTCOME)
    .where(_OUTCOME.c.case_id == bindparam("case"))
    .order_by(_OUTCOME.c.decided_at, _OUTCOME.c.id)
)
_DESTROY_OUTCOMES = (
    update(_OUTCOME).where(_OUTCOME.c.case_id == bindparam("case")).values(key=None, content=None)
)


class SqlCases:
    """`dialogs.ports.Cases`. What an outcome says is sealed under a key of its own."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def add(self, case: Case) -> None:
        """Adds a case. Raises IntegrityError if the submission has one."""
        values = values_of(case, _FIELDS) | {"state": case.state.value}
        self._transaction.run(_ADD, values)

    def get(self, case_id: str) -> Case | None:
        row = self._transaction.run(_GET, {"case": case_id}).one_or_none()
        return _case(row) if row else None

    def by_submission(self, submission_id: str) -> Case | None:
        row = self._transaction.run(_BY_SUBMISSION, {"submission": submission_id}).one_or_none()
        return _case(row) if row else None

    def save(self, case: Case) -> None:
        """Writes the case one version on. Raises StaleCase if it changed since it was loaded.

        ``message_ref`` is left alone: only `set_message_ref` writes it.
        """
        values = values_of(case, _SAVED) | {"state": case.state.value}
        values |= {"case": case.id, "loaded": case.version}
        if not self._transaction.run(_SAVE, values).rowcount:
            raise StaleCase("The case was changed by someone else.")

    def listed(
        self, force_id: str, states: Sequence[CaseState], limit: int = 100
    ) -> Sequence[Case]:
        """Cases in these states: the most pressing first, or the newest if none of them waits."""
        statement = _MOST_PRESSING if _WAITING.intersection(states) else _NEWEST
        values = {"force": force_id, "states": [state.value for state in states], "most": limit}
        return [_case(row) for row in self._transaction.run(statement, values)]

    def add_outcome(self, outcome: Outcome) -> None:
        names = (
            "id",
            "case_id",
            "kind",
            "risk",
            "priority",
            "decided_by",
            "decided_at",
            "replaces",
        )
        self._transaction.run(
            _ADD_OUTCOME,
            values_of(outcome, names)
            | {"is_primary": outcome.primary}
            | self._transaction.sealed("outcome", "content", outcome.id, outcome.content),
        )

    def outcomes(self, case_id: str) -> Sequence[Outcome]:
        """Every decision on the case, oldest first, the replaced ones too."""
        opened = self._transaction.opened
        return [
            Outcome(
                id=row.id,
                case_id=row.case_id,
                kind=row.kind,
                primary=row.is_primary,
                risk=row.risk,
                priority=row.priority,
                decided_by=row.decided_by,
                decided_at=row.decided_at,
                content=opened("outcome", "content", row.id, row.key, row.content),
                replaces=row.replaces,
            )
            for row in self._transaction.run(_OUTCOMES, {"case": case_id})
        ]

    def destroy_outcomes(self, case_id: str) -> None:
        """Deletes the data keys, and the sealed content, of the case's outcomes; kinds and times stay."""
        self._transaction.run(_DESTROY_OUTCOMES, {"case": case_id})
        self._transaction.vault.forget()

    def set_message_ref(self, case_id: str, ref: str) -> None:
        """Records where the card is; does not change the version."""
        self._transaction.run(_SET_MESSAGE_REF, {"case": case_id, "ref": ref})


def _case(row: Row[Any]) -> Case:
    values = values_of(row, _FIELDS)
    return Case(**(values | {"state": CaseState(values["state"])}))
