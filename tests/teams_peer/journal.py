"""What was asked of the peer and what it answered, to look at afterwards."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass, field
from typing import Any

PATIENCE = 10.0
"""Seconds after which a call that should come is taken for never coming."""


@dataclass(frozen=True, slots=True)
class Made:
    """One call. ``status`` 0: no answer was given. ``code``: the error's name."""

    method: str
    conversation: str
    body: dict[str, Any]
    status: int
    code: str = ""
    at: float = field(default_factory=time.monotonic)

    @property
    def ok(self) -> bool:
        return 200 <= self.status < 300


class Journal:
    """Calls in the order they were answered. Safe from any thread."""

    def __init__(self) -> None:
        self._made: list[Made] = []
        self._changed = threading.Condition()
        self.counts: Counter[str] = Counter()

    def note(self, made: Made) -> None:
        with self._changed:
            self._made.append(made)
            self.counts[made.method] += 1
            self._changed.notify_all()

    def count(self, method: str) -> None:
        """Counts a call without keeping it."""
        self.counts[method] += 1

    def calls(self, method: str = "", *, ok: bool | None = None) -> list[Made]:
        """The calls so far, of one method if it is named, with this outcome if it is asked for."""
        with self._changed:
            made = list(self._made)
        return [
            each for each in made if method in ("", each.method) and (ok is None or each.ok is ok)
        ]

    def refused(self) -> list[Made]:
        """Calls that Teams would have found wanting in themselves."""
        return [each for each in self.calls() if each.status in (400, 413)]

    def wait(self, wanted: Callable[[list[Made]], bool], within: float = PATIENCE) -> list[Made]:
        """The calls so far, once they are as wanted. Raises TimeoutError."""
        end = time.monotonic() + within
        with self._changed:
            while not wanted(list(self._made)):
                left = end - time.monotonic()
                if left <= 0 or not self._changed.wait(left):
                    raise TimeoutError([(m.method, m.status, m.code) for m in self._made])
            return list(self._made)

    def clear(self) -> None:
        with self._changed:
            self._made.clear()
            self.counts.clear()

    def as_json(self) -> list[dict[str, Any]]:
        return [asdict(each) for each in self.calls()]
