"""What was asked of the peer and what it answered, to look at afterwards."""

import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

PATIENCE = 10.0
"""Seconds after which a call that should come is taken for never coming."""


@dataclass(frozen=True, slots=True)
class Made:
    """One call. ``at``: seconds of a clock that only goes forward; ``error``: Slack's name for it.

    ``status`` 0: no answer was given. ``answer``: what was answered.
    """

    method: str
    arguments: dict[str, Any]
    at: float
    status: int
    error: str = ""
    team: str = ""
    answer: dict[str, Any] | None = None

    @property
    def ok(self) -> bool:
        return self.status == 200 and not self.error

    @property
    def channel(self) -> str:
        return str(self.arguments.get("channel") or "")


class Journal:
    """Calls in the order they were answered. Safe from any thread."""

    def __init__(self) -> None:
        self._made: list[Made] = []
        self._changed = threading.Condition()
        self.counts: Counter[str] = Counter()
        self.channels: Counter[str] = Counter()

    def note(self, made: Made) -> None:
        with self._changed:
            self._made.append(made)
            self.count(made.method, made.channel)
            self._changed.notify_all()

    def count(self, method: str, channel: str) -> None:
        """Counts a call without keeping it."""
        self.counts[method] += 1
        if channel:
            self.channels[channel] += 1

    def calls(self, method: str = "", *, ok: bool | None = None) -> list[Made]:
        """The calls so far, of one method if it is named, with this outcome if it is asked for."""
        with self._changed:
            made = list(self._made)
        return [
            each for each in made if method in ("", each.method) and (ok is None or each.ok is ok)
        ]

    def refused(self) -> list[Made]:
        """Calls that Slack would have found wanting in themselves: blocks, views, arguments."""
        return [each for each in self.calls() if each.error in MALFORMED]

    def wait(self, wanted: Callable[[list[Made]], bool], within: float = PATIENCE) -> list[Made]:
        """The calls so far, once they are as wanted. Raises TimeoutError."""
        end = time.monotonic() + within
        with self._changed:
            while not wanted(list(self._made)):
                left = end - time.monotonic()
                if left <= 0 or not self._changed.wait(left):
                    raise TimeoutError([(m.method, m.error) for m in self._made])
            return list(self._made)

    def clear(self) -> None:
        with self._changed:
            self._made.clear()
            self.counts.clear()
            self.channels.clear()

    def as_json(self) -> list[dict[str, Any]]:
        return [asdict(each) for each in self.calls()]


MALFORMED = frozenset(
    (
        "invalid_arg_name",
        "invalid_arguments",
        "invalid_blocks",
        "invalid_blocks_format",
        "invalid_json",
        "invalid_post_type",
        "missing_scope",
        "msg_blocks_too_long",
        "msg_too_long",
        "no_text",
        "not_authed",
        "unknown_method",
        "view_too_large",
    )
)
"""Errors that only a fault of the program's own brings."""
