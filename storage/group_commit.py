"""The one writer of a process: a thread that commits all waiting writes together (design.md, "One turn")."""

import asyncio
import threading
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Any

from sqlalchemy import Connection, Engine

from storage.ahead import Ahead, Wants

MOST = 32
"""Writes in one transaction."""
PATIENCE = 0.05
"""Seconds that a patient write waits for another one, to be committed with it."""

Write = Callable[[Connection, Ahead | None], Any]
"""What is to be done in a transaction, with what was read ahead for it if it is one of many."""


class Closed(RuntimeError):
    """The database is closed: nothing can be written any more."""


@dataclass(slots=True)
class Waiting:
    """A write, and what came of it: ``result``, or ``error`` if nothing of it is stored.

    ``wants``: what a turn is known to read. ``patient``: no transaction is begun for it at once.
    """

    write: Write
    future: "asyncio.Future[Any] | Future[Any]"
    wants: Wants | None = None
    patient: bool = False
    result: Any = None
    error: BaseException | None = None

    def settle(self) -> None:
        """Answers the caller."""
        if self.future.done():
            return
        if self.error is None:
            self.future.set_result(self.result)
        else:
            self.future.set_exception(self.error)


Commit = Callable[[Engine, Sequence[Waiting]], None]
"""Runs a batch in one transaction, and notes what came of each write. Raises nothing."""


class GroupCommit:
    """Takes writes from any thread, and answers after the commit. ``commit``: how this database does it."""

    def __init__(self, engine: Engine, commit: Commit) -> None:
        self._engine = engine
        self._commit = commit
        self._queue: SimpleQueue[Waiting | None] = SimpleQueue()
        self._gate = threading.Lock()
        self._closed = False
        self._thread = threading.Thread(target=self._run, name="cpi-writer", daemon=True)
        self._thread.start()

    async def write(
        self, write: Write, wants: Wants | None = None, *, patient: bool = False
    ) -> Any:
        """What ``write`` gives, once it is on disk. A caller that is cancelled does not stop it.

        ``patient``: it may wait `PATIENCE` for others, because nobody waits for it. Raises what ``write`` raises (its changes alone are undone), what the commit raises, Closed.
        """
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        self._put(Waiting(write, future, wants, patient))
        return await future

    def write_sync(self, write: Write) -> Any:
        """The same, for a thread that can wait."""
        future: Future[Any] = Future()
        self._put(Waiting(write, future))
        return future.result()

    def close(self) -> None:
        """Finishes what waits, then ends the thread and closes the connection."""
        with self._gate:
            if not self._closed:
                self._closed = True
                self._queue.put(None)
        self._thread.join()
        self._engine.dispose()

    def _put(self, waiting: Waiting) -> None:
        with self._gate:
            if self._closed:
                raise Closed("The database is closed.")
            self._queue.put(waiting)

    def _run(self) -> None:
        last = False
        while not last:
            batch, last = self._next()
            if batch:
                self._commit(self._engine, batch)
                _answer(batch)

    def _next(self) -> tuple[list[Waiting], bool]:
        item, batch = self._queue.get(), []
        while item is not None:
            batch.append(item)
            if len(batch) == MOST:
                return batch, False
            try:
                item = self._queue.get(timeout=PATIENCE if all(w.patient for w in batch) else 0)
            except Empty:
                return batch, False
        return batch, True


def _answer(batch: Iterable[Waiting]) -> None:
    """Wakes each event loop once for all its callers."""
    by_loop: dict[asyncio.AbstractEventLoop, list[Waiting]] = {}
    for waiting in batch:
        if isinstance(waiting.future, Future):
            waiting.settle()
        else:
            by_loop.setdefault(waiting.future.get_loop(), []).append(waiting)
    for loop, theirs in by_loop.items():
        with suppress(RuntimeError):  # the loop has ended: nobody waits, the write stands
            loop.call_soon_threadsafe(_settle_all, theirs)


def _settle_all(batch: Iterable[Waiting]) -> None:
    for waiting in batch:
        waiting.settle()
