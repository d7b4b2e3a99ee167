"""What one person does, one thing after the other in the order in which it came."""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Order:
    """A line for each person, for as long as somebody stands in it."""

    def __init__(self) -> None:
        self._locks: dict[str, asyncio.Lock] = {}
        self._in_line: Counter[str] = Counter()

    @asynccontextmanager
    async def turn_of(self, person: str) -> AsyncIterator[None]:
        """Waits until everything of theirs that came before is done."""
        lock = self._locks.setdefault(person, asyncio.Lock())
        self._in_line[person] += 1
        try:
            async with lock:
                yield
        finally:
            self._in_line[person] -= 1
            if not self._in_line[person]:
                del self._locks[person], self._in_line[person]
