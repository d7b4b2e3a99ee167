"""One transaction, as the use cases see it."""

from datetime import UTC, date, datetime
from typing import Any, Protocol

from sqlalchemy import Connection, bindparam, delete

from storage.ahead import Ahead
from storage.audit import SqlAudit
from storage.cases import SqlCases
from storage.console_posts import ConsolePosts
from storage.crypto import Vault
from storage.drafts import SqlDrafts
from storage.ids import new_id
from storage.members import SqlMembers
from storage.posts import Posts
from storage.slack_installations import SlackInstallations
from storage.sql import insert_or_add, insert_or_ignore
from storage.submissions import SqlSubmissions
from storage.tables import EventRow, SignpostCountRow, table
from storage.teams_references import TeamsReferences
from storage.transaction import Transaction

_EVENT, _COUNT = table(EventRow), table(SignpostCountRow)
_COUNT_KEYS = ("force_id", "day", "route", "area", "sector")
_FORGET_EVENTS = delete(_EVENT).where(_EVENT.c.received_at < bindparam("before"))


class Enqueue(Protocol):
    """Puts a job into the queue's tables, on the transaction's own connection."""

    def __call__(
        self,
        connection: Connection,
        name: str,
        key: str,
        job_id: str,
        /,
        *args: str,
        delay_seconds: float | None = None,
    ) -> Any: ...


class NoQueue(RuntimeError):
    """A use case asked for a job where the program was wired without a queue."""


class SqlJobs:
    """`dialogs.ports.Jobs`: enqueued in the same transaction, undone with it."""

    __slots__ = ("_connection", "_enqueue")

    def __init__(self, connection: Connection, enqueue: Enqueue | None) -> None:
        self._connection = connection
        self._enqueue = enqueue

    def enqueue(
        self, name: str, key: str, job_id: str, *args: str, delay_seconds: float | None = None
    ) -> None:
        """Raises NoQueue where there is none: a lost job would be a lost card."""
        if self._enqueue is None:
            raise NoQueue(f"No queue takes the job {name}.")
        self._enqueue(self._connection, name, key, job_id, *args, delay_seconds=delay_seconds)


class SqlCounts:
    """`dialogs.ports.Counts`."""

    __slots__ = ("_transaction",)

    def __init__(self, transaction: Transaction) -> None:
        self._transaction = transaction

    def signpost(self, force_id: str, day: date, route: str, area: str, sector: str) -> None:
        """Counts one showing of an exit."""
        statement = insert_or_add(self._transaction.dialect, _COUNT, _COUNT_KEYS, "shown")
        values = dict(zip(_COUNT_KEYS, (force_id, day, route, area, sector), strict=True))
        self._transaction.count(statement, values | {"shown": 1})


class SqlWork:
    """`dialogs.ports.Work`, and besides: ``console``, ``posts``, ``slack_installations``, ``teams_references``, ``connection``, ``forget_events``."""

    __slots__ = (
        "_transaction",
        "audit",
        "cases",
        "connection",
        "console",
        "counts",
        "drafts",
        "jobs",
        "members",
        "posts",
        "slack_installations",
        "submissions",
        "teams_references",
    )

    def __init__(
        self,
        connection: Connection,
        vault: Vault,
        enqueue: Enqueue | None = None,
        ahead: Ahead | None = None,
    ) -> None:
        self._transaction = Transaction(connection, vault, ahead or Ahead())
        self.connection = connection
        self.members = SqlMembers(self._transaction)
        self.drafts = SqlDrafts(self._transaction)
        self.submissions = SqlSubmissions(self._transaction)
        self.cases = SqlCases(self._transaction)
        self.audit = SqlAudit(self._transaction)
        self.jobs = SqlJobs(connection, enqueue)
        self.counts = SqlCounts(self._transaction)
        self.console = ConsolePosts(self._transaction)
        self.slack_installations = SlackInstallations(self._transaction)
        self.posts = Posts(self._transaction)
        self.teams_references = TeamsReferences(self._transaction)

    def claim(self, event_id: str) -> bool:
        """True the first time an inbound event id is seen; False for a repeat."""
        if (known := self._transaction.ahead.claim(event_id)) is not None:
            return known
        statement = insert_or_ignore(self._transaction.dialect, _EVENT)
        values = {"id": event_id, "received_at": datetime.now(UTC)}
        return self._transaction.count(statement, values) == 1

    def forget_events(self, before: datetime) -> int:
        """Deletes the ids of events that came before ``before``; gives how many."""
        return self._transaction.run(_FORGET_EVENTS, {"before": before}).rowcount

    def new_id(self) -> str:
        """A sortable, unique id (32 hexadecimal characters)."""
        return new_id()
