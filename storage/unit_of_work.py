"""The unit of work: a use case runs inside one transaction, and answers once it is committed.

A use case is a plain function of a `Work`: it loads, decides and saves, and waits for nothing else.
Up to 32 of them share a transaction (group_commit.py, batch.py). A use case may be run again: after a
conflict, or by itself because another one raised.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from sqlalchemy import Connection

from storage.ahead import Ahead, Wants, release
from storage.batch import commit_with
from storage.crypto import MasterKeys, Vault
from storage.database_url import prepare
from storage.engines import reader_engine, writer_engine
from storage.group_commit import GroupCommit
from storage.work import Enqueue, SqlWork

T = TypeVar("T")


class Database:
    """The records behind one URL. Safe to use from any thread and any event loop.

    ``enqueue`` puts a job into the queue on the transaction's connection; without it a use case
    that asks for a job raises NoQueue. ``connections``: for reading; one more writes. Raises
    BadDatabaseUrl. The tables must be there (migrate.py).
    """

    def __init__(
        self,
        url: str,
        keys: MasterKeys,
        *,
        enqueue: Enqueue | None = None,
        connections: int = 4,
    ) -> None:
        target = prepare(url)
        self._vault = Vault(keys)
        self._enqueue = enqueue
        self._read_engine = reader_engine(target, connections)
        self._readers = ThreadPoolExecutor(connections, thread_name_prefix="cpi-reader")
        self._writer = GroupCommit(writer_engine(target), commit_with(self._finish))

    async def write(
        self,
        use_case: Callable[[SqlWork], T],
        wants: Wants | None = None,
        *,
        patient: bool = False,
    ) -> T:
        """What the use case gives, once its changes are committed.

        ``wants``: what a turn is known to read. ``patient``: it may wait a moment for other writes, to be
        committed with them. If the use case raises, its changes are undone and the
        exception is raised here. If the caller is cancelled, the write still finishes. Raises DBAPIError
        if the commit failed.
        """
        result: T = await self._writer.write(self._bound(use_case), wants, patient=patient)
        return result

    async def read(self, query: Callable[[SqlWork], T]) -> T:
        """What the query gives, from one consistent view; a query that writes raises DBAPIError."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, self.read_sync, query)

    def write_sync(self, use_case: Callable[[SqlWork], T]) -> T:
        """`write`, for a thread that can wait (the command line, a job). Not from an event loop."""
        result: T = self._writer.write_sync(self._bound(use_case))
        return result

    def read_sync(self, query: Callable[[SqlWork], T]) -> T:
        """`read`, for a thread that can wait."""
        with self._read_engine.begin() as connection:
            return query(SqlWork(connection, self._vault))

    def close(self) -> None:
        """Finishes the writes that wait, then closes all connections. Blocks."""
        self._writer.close()
        self._readers.shutdown()
        self._read_engine.dispose()

    def _bound(self, use_case: Callable[[SqlWork], T]) -> Callable[[Connection, Ahead | None], T]:
        return lambda connection, ahead: use_case(
            SqlWork(connection, self._vault, self._enqueue, ahead)
        )

    def _finish(self, connection: Connection, ahead: Ahead) -> None:
        SqlWork(connection, self._vault, ahead=ahead).drafts.save_together()
        release(connection, ahead)
