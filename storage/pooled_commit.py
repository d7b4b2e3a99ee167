"""PostgreSQL's writers: a small pool of threads, a transaction for each write."""

import asyncio
import random
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

Write = Callable[[Connection], Any]

_PAUSES = (0.005, 0.02, 0.08, 0.3)  # seconds
_TRY_AGAIN = frozenset(
    {
        "40001",  # serialization failure
        "40P01",  # deadlock
        "23505",  # a unique key that another transaction took in between: it is found the next time
    }
)


class PooledCommit:
    """Takes writes from any thread; on a conflict with another one a write runs again from the start."""

    def __init__(self, engine: Engine, connections: int) -> None:
        self._engine = engine
        self._threads = ThreadPoolExecutor(connections, thread_name_prefix="cpi-writer")

    async def write(self, write: Write) -> Any:
        """What ``write`` gives, once it is committed. A caller that is cancelled does not stop it.

        ``write`` may run several times; only the last run counts. Raises what it raises.
        """
        loop = asyncio.get_running_loop()
        return await asyncio.shield(loop.run_in_executor(self._threads, self.write_sync, write))

    def write_sync(self, write: Write) -> Any:
        """The same, on the calling thread."""
        for pause in _PAUSES:
            try:
                return self._once(write)
            except DBAPIError as error:
                if getattr(error.orig, "sqlstate", None) not in _TRY_AGAIN:
                    raise
            time.sleep(pause * random.uniform(0.5, 1.5))  # noqa: S311 - not a secret, only not in step
        return self._once(write)

    def close(self) -> None:
        """Finishes what waits, then closes the connections."""
        self._threads.shutdown()
        self._engine.dispose()

    def _once(self, write: Write) -> Any:
        with self._engine.begin() as connection:
            return write(connection)
