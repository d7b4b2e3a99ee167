"""Runs one job: its handler, the tries in a row, the pauses, a shutdown in between."""

import asyncio
import contextvars
import inspect
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import CancelledError, Future
from contextlib import contextmanager
from dataclasses import dataclass

from bot.jobs.policy import GiveUpCallback, Handler, RetryLaterError


class InterruptedJob(BaseException):
    """The process is stopping: the job stays as it is and runs again in the next one.

    Not an Exception, because DBOS records those as the job's end.
    """


@dataclass(frozen=True, slots=True)
class Failure:
    """One try that did not succeed: the exception's class name, and the wait it asked for."""

    error: str
    delay_seconds: float | None = None


class Runner:
    """Calls handlers from DBOS' worker threads.

    A plain function runs in that thread. An `async def` one runs on the program's loop, where its
    HTTP sessions live, while the thread waits; DBOS never sees a coroutine, so it never touches
    the loop or its executor. Either way DBOS' context does not reach the handler.
    """

    def __init__(self, timeout: float, places: int) -> None:
        """Take the longest time for one `async def` call, in seconds, and the places of a queue."""
        self._timeout = timeout
        self._places = places
        self._taken: Counter[str] = Counter()
        self._place_free = threading.Condition()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._stopping = threading.Event()
        self._lock = threading.Lock()
        self._waiting: set[Future[None]] = set()

    def start(self, loop: asyncio.AbstractEventLoop | None) -> None:
        """Use `loop` for `async def` handlers from now on."""
        self._loop = loop
        self._stopping.clear()

    def stop(self) -> None:
        """End pauses and waits for a place at once; what is running may finish."""
        self._stopping.set()
        with self._place_free:
            self._place_free.notify_all()

    def cancel(self) -> None:
        """Cancel the `async def` handlers that are still running."""
        with self._lock:
            waiting = list(self._waiting)
        for future in waiting:
            future.cancel()

    def pause(self, seconds: float) -> None:
        """Wait; raises InterruptedJob when the process stops meanwhile."""
        if self._stopping.wait(seconds):
            raise InterruptedJob

    @contextmanager
    def place(self, queue: str) -> Iterator[None]:
        """Hold one of the queue's places, once one is free; raises InterruptedJob as `pause` does.

        DBOS counts a job only when its thread has begun, so on a busy machine its next look at
        the queue takes too many (3.4: `_execute_workflow_wthread`). Here the limit holds.
        """
        with self._place_free:
            self._place_free.wait_for(
                lambda: self._taken[queue] < self._places or self._stopping.is_set()
            )
            if self._taken[queue] >= self._places:
                raise InterruptedJob
            self._taken[queue] += 1
        try:
            yield
        finally:
            with self._place_free:
                self._taken[queue] -= 1
                self._place_free.notify_all()

    def attempt(self, function: Handler | GiveUpCallback, *args: object) -> Failure | None:
        """Call once. Gives None for success; never an exception, whose text may hold content."""
        try:
            contextvars.Context().run(self._call, function, args)
        except RetryLaterError as later:
            return Failure(type(later).__name__, later.delay_seconds)
        except Exception as error:  # noqa: BLE001 - whatever a handler raises ends here, as a name
            if isinstance(error, CancelledError) and self._stopping.is_set():
                raise InterruptedJob from None
            return Failure(type(error).__name__)
        return None

    def _call(self, function: Handler | GiveUpCallback, args: tuple[object, ...]) -> None:
        if not inspect.iscoroutinefunction(function):
            function(*args)  # type: ignore[arg-type]  # the ids, or the one GaveUp
            return
        if self._loop is None or self._loop.is_closed():
            raise RuntimeError("no loop for an async handler")
        with self._lock:  # so that `cancel` misses none that has begun
            future: Future[None] = asyncio.run_coroutine_threadsafe(function(*args), self._loop)
            self._waiting.add(future)
        try:
            future.result(self._timeout)
        finally:
            future.cancel()
            with self._lock:
                self._waiting.discard(future)
