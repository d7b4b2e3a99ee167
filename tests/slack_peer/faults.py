"""Faults on demand and Slack's pace: what goes wrong, for which calls, how often."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Kind = Literal["error", "status", "silence", "drop"]


@dataclass(slots=True)
class Fault:
    """What happens to a call instead of, or after, what was asked.

    ``kind``: ``error`` (a named error of Slack's, ``name``), ``status`` (an HTTP ``status``; 429
    carries Retry-After ``seconds``), ``silence`` (no answer for ``seconds``, then the connection
    goes), ``drop`` (the connection goes at once). ``method`` and ``channel``: which calls, ``*``
    for all. ``times``: how many calls; -1 for ever. ``late``: what was asked is done all the same,
    only the answer is lost. ``html``: the body of a ``status`` is a page, as from a proxy.
    """

    kind: Kind
    method: str = "*"
    channel: str = "*"
    times: int = 1
    name: str = ""
    status: int = 500
    seconds: float = 1.0
    late: bool = False
    html: bool = False
    met: int = 0

    def fits(self, method: str, channel: str) -> bool:
        return (
            self.times != self.met
            and self.method in ("*", method)
            and self.channel in ("*", channel)
        )


class Faults:
    """The faults that are set, oldest first. Safe from any thread."""

    def __init__(self) -> None:
        self._set: list[Fault] = []
        self._lock = threading.Lock()

    def add(self, fault: Fault) -> Fault:
        with self._lock:
            self._set.append(fault)
        return fault

    def error(self, name: str, method: str = "*", channel: str = "*", times: int = 1) -> Fault:
        """Answers with a named error: ``channel_not_found``, ``is_archived``, ``fatal_error`` …"""
        return self.add(Fault("error", method, channel, times, name=name))

    def limit(
        self, seconds: int = 1, method: str = "*", channel: str = "*", times: int = 1
    ) -> Fault:
        """Answers 429 with Retry-After."""
        return self.add(Fault("status", method, channel, times, status=429, seconds=seconds))

    def break_down(
        self,
        status: int = 500,
        method: str = "*",
        channel: str = "*",
        times: int = 1,
        *,
        late: bool = False,
        html: bool = False,
    ) -> Fault:
        """Answers 5xx; ``late=True``: after it did what was asked; ``html=True``: with a page."""
        return self.add(
            Fault("status", method, channel, times, status=status, late=late, html=html)
        )

    def silence(
        self,
        seconds: float = 30.0,
        method: str = "*",
        channel: str = "*",
        times: int = 1,
        *,
        late: bool = False,
    ) -> Fault:
        """Gives no answer; ``late=True``: after it did what was asked."""
        return self.add(Fault("silence", method, channel, times, seconds=seconds, late=late))

    def clear(self) -> None:
        """Everything works again."""
        with self._lock:
            self._set.clear()

    def take(self, method: str, channel: str) -> Fault | None:
        """The fault that this call meets, counted."""
        with self._lock:
            for fault in self._set:
                if fault.fits(method, channel):
                    fault.met += 1
                    return fault
        return None


class Pace:
    """One post a ``seconds`` for each channel (docs: chat.postMessage rate limits); 0: any pace."""

    def __init__(self, seconds: float = 0.0, clock: Callable[[], float] = time.monotonic) -> None:
        self.seconds = seconds
        self._clock = clock
        self._next: dict[str, float] = {}

    def wait(self, channel: str) -> float:
        """Seconds this post is too early; 0 when it may pass, which is noted."""
        if not self.seconds:
            return 0.0
        now = self._clock()
        early = self._next.get(channel, 0.0) - now
        if early > 0:
            return early
        self._next[channel] = now + self.seconds
        return 0.0
