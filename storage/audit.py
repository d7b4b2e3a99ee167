"""The audit trail: append-only, one chain of signed rows for each force.

Each row carries the signature of the row before it, and its own: HMAC-SHA256 over all its fields
with the force's audit key, which stands wrapped in the force's row and outlives a rotation of the
master keys. A signed head says how long the chain is. So whoever has the database alone can neither
change, add nor reorder rows, nor cut off the newest. (Putting back an older copy of the whole
database shows only beside a figure kept elsewhere.) Triggers refuse UPDATE and DELETE besides.
"""

import hmac
import json
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.exc import DBAPIError

from dialogs.ports import Entry
from storage.crypto import CryptoError, MasterKeys, Vault
from storage.prepared import Prepared
from storage.sql import insert_or_ignore
from storage.tables import AuditHeadRow, AuditRow, ForceRow, table
from storage.transaction import Transaction

_AUDIT, _HEAD, _FORCE = table(AuditRow), table(AuditHeadRow), table(ForceRow)

START = ""
"""What the first row of a chain has as the signature before it."""
BROKEN = "audit_broken"
"""The event of a row that says: when the next was appended, the head was not as it was signed."""
FIELDS = ("force_id", "seq", "event", "subject", "actor", "at", "detail", "prev")

_READ = Prepared(
    select(_FORCE.c.audit_key, _HEAD.c.seq, _HEAD.c.hash, _HEAD.c.mac)
    .join_from(_FORCE, _HEAD, _HEAD.c.force_id == _FORCE.c.id)
    .where(_FORCE.c.id == bindparam("force"))
    .with_for_update(of=_HEAD)
)
_KEY = select(_FORCE.c.audit_key).where(_FORCE.c.id == bindparam("force"))
_INSERT_HEAD = insert(_HEAD)
_MOVE_HEAD = Prepared(
    update(_HEAD)
    .where(_HEAD.c.force_id == bindparam("force"))
    .values(seq=bindparam("new_seq"), hash=bindparam("new_hash"), mac=bindparam("new_mac"))
)
_LAST = (
    select(_AUDIT.c.seq, _AUDIT.c.hash)
    .where(_AUDIT.c.force_id == bindparam("force"))
    .order_by(_AUDIT.c.seq.desc())
    .limit(1)
)
_OF_SUBJECT = (
    select(_AUDIT)
    .where(_AUDIT.c.subject == bindparam("subject"))
    .order_by(_AUDIT.c.force_id, _AUDIT.c.seq)
)


class UnknownForce(LookupError):
    """There is no such force, so it has no audit trail."""


def sign_row(key: bytes, fields: Sequence[Any]) -> str:
    """The signature (hex) of a row's ``FIELDS``."""
    text = json.dumps(fields, separators=(",", ":"), default=repr)
    return hmac.digest(key, text.encode(), "sha256").hex()


def sign_head(key: bytes, force_id: str, seq: Any, last: Any) -> str:
    """The signature (hex) of a chain's head."""
    return sign_row(key, ("head", force_id, seq, last))


def audit_key(vault: Vault, force_id: str, wrapped: bytes) -> bytes:
    """The key that signs a force's trail. Raises CryptoError."""
    return vault.secret(wrapped, "force", "audit_key", force_id)


def begin_chain(transaction: Transaction, force_id: str, key: bytes) -> None:
    """Writes the head of a new force's empty chain."""
    head = {
        "force_id": force_id,
        "seq": 0,
        "hash": START,
        "mac": sign_head(key, force_id, 0, START),
    }
    transaction.run(_INSERT_HEAD, head)


class SqlAudit:
    """`dialogs.ports.Audit`."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def append(self, entry: Entry) -> None:
        """Adds a row to the force's chain. On PostgreSQL other appends to it wait for this commit.

        Where the head is not as it was signed, or a row stands after it, a row that says so comes
        first: the service goes on, and the trail keeps the evidence. Raises UnknownForce, CryptoError.
        """
        run, force = self._transaction.run, entry.force_id
        found = self._transaction.row(_READ, {"force": force})
        wrapped = found.audit_key if found else run(_KEY, {"force": force}).scalar()
        if wrapped is None:
            raise UnknownForce("There is no such force.")
        key = audit_key(self._transaction.vault, force, wrapped)
        if found and hmac.compare_digest(found.mac, sign_head(key, force, found.seq, found.hash)):
            end = self._add(key, entry, found.seq, found.hash)
        else:
            end = None
        if end is None:
            if not found:
                begin_chain(self._transaction, force, key)
            row = run(_LAST, {"force": force}).one_or_none()
            end = (row.seq, row.hash) if row else (0, START)
            for each in (Entry(force, BROKEN, force, "", entry.at), entry):
                end = self._add(key, each, *end) or end
        seq, last = end
        mac = sign_head(key, force, seq, last)
        self._transaction.count(
            _MOVE_HEAD, {"force": force, "new_seq": seq, "new_hash": last, "new_mac": mac}
        )

    def of_subject(self, subject: str) -> Sequence[Entry]:
        """What happened to a case, submission or member, oldest first."""
        rows = self._transaction.run(_OF_SUBJECT, {"subject": subject})
        return [
            Entry(
                row.force_id,
                row.event,
                row.subject,
                row.actor,
                datetime.fromisoformat(row.at),
                json.loads(row.detail),
            )
            for row in rows
        ]

    def _add(self, key: bytes, entry: Entry, seq: int, last: str) -> tuple[int, str] | None:
        """The number and signature of the new row; None if a row with its number is there already."""
        fields = (
            entry.force_id,
            seq + 1,
            entry.event,
            entry.subject,
            entry.actor,
            entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
            json.dumps(dict(entry.detail), sort_keys=True, separators=(",", ":")),
            last,
        )
        signature = sign_row(key, fields)
        statement = insert_or_ignore(self._transaction.dialect, _AUDIT)
        row = dict(zip(FIELDS, fields, strict=True)) | {"hash": signature}
        return (seq + 1, signature) if self._transaction.count(statement, row) else None


@dataclass(frozen=True, slots=True)
class Problem:
    """Where a trail is not as it was written: its force, the row (0: none in particular), and what."""

    force_id: str
    seq: Any
    what: str


def verify(connection: Connection, keys: MasterKeys) -> list[Problem]:
    """Checks every row of every chain, and its head. Gives nothing if the trail is whole.

    ``keys`` must hold the master key that wraps the forces' audit keys.
    """
    vault, problems = Vault(keys), []
    with _any_bytes_as_text(connection):
        try:
            forces = {row.id: row.audit_key for row in connection.execute(select(_FORCE))}
            heads = {row.force_id: row for row in connection.execute(select(_HEAD))}
            chains: dict[str, list[Any]] = {force: [] for force in (*forces, *heads)}
            for row in connection.execute(select(_AUDIT).order_by(_AUDIT.c.force_id, _AUDIT.c.seq)):
                chains.setdefault(row.force_id, []).append(row)
        except DBAPIError:
            return [Problem("", 0, "the trail cannot be read from the database")]
    for force, rows in chains.items():
        try:
            key = audit_key(vault, force, forces[force])
        except KeyError:
            problems.append(Problem(force, 0, "rows or a head of a force that does not exist"))
        except CryptoError:
            problems.append(Problem(force, 0, "the audit key cannot be opened"))
        else:
            problems += _broken_rows(key, force, rows)
            problems += _broken_head(key, force, rows, heads.get(force))
    return problems


def _broken_rows(key: bytes, force: str, rows: Sequence[Any]) -> Iterator[Problem]:
    expected, last = 1, START
    for row in rows:
        if row.seq != expected:
            yield Problem(force, expected, "rows are missing or out of place before the next")
        elif row.prev != last:
            yield Problem(force, row.seq, "it does not follow the row before it")
        if row.hash != sign_row(key, tuple(row[:-1])):
            yield Problem(force, row.seq, "it was changed")
        elif row.event == BROKEN:
            yield Problem(force, row.seq, "before it was written, the end of the trail was changed")
        expected, last = row.seq + 1 if isinstance(row.seq, int) else expected + 1, row.hash


def _broken_head(key: bytes, force: str, rows: Sequence[Any], head: Any) -> Iterator[Problem]:
    if head is None:
        yield Problem(force, 0, "the head of the trail is missing")
    elif head.mac != sign_head(key, force, head.seq, head.hash):
        yield Problem(force, head.seq, "the head of the trail was changed")
    elif (head.seq, head.hash) != ((rows[-1].seq, rows[-1].hash) if rows else (0, START)):
        yield Problem(force, head.seq, "the end of the trail is not the one that was signed")


@contextmanager
def _any_bytes_as_text(connection: Connection) -> Iterator[None]:
    """SQLite: reads text that is not UTF-8 any more, so that the row can be named."""
    driver = connection.connection.driver_connection
    if not isinstance(driver, sqlite3.Connection):
        yield
        return
    driver.text_factory = lambda raw: raw.decode("utf-8", "surrogateescape")
    try:
        yield
    finally:
        driver.text_factory = str
