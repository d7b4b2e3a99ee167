"""How many messages may go into one conversation (Microsoft's *Rate limit for bots*, for each thread)."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

LIMITS = ((1.0, 7), (2.0, 8), (30.0, 60), (3_600.0, 1_800))
"""Seconds, and messages in them."""
_MOST = max(number for _, number in LIMITS)
_LONGEST = max(seconds for seconds, _ in LIMITS)
_KEPT = 4_096
"""Conversations remembered at most: beyond that, those that rested for an hour are dropped."""


@dataclass(slots=True)
class _Thread:
    taken: deque[float] = field(default_factory=lambda: deque(maxlen=_MOST))
    closed_until: float = 0.0


class Pace:
    """The times at which messages may go out, in this process. ``clock``: seconds, monotonic."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._threads: dict[str, _Thread] = {}

    def turn(self, conversation: str, most: float) -> float:
        """Seconds until the caller's turn, which is then taken. One later than ``most`` is not taken."""
        now = self._clock()
        thread = self._threads.get(conversation) or self._new(conversation, now)
        taken = thread.taken
        free = [taken[-number] + seconds for seconds, number in LIMITS if len(taken) >= number]
        at = max(now, thread.closed_until, *free)
        if at - now <= most:
            taken.append(at)
        return at - now

    def closed_for(self, conversation: str) -> float:
        """Seconds for which Teams has closed this conversation."""
        thread = self._threads.get(conversation)
        return max(0.0, thread.closed_until - self._clock()) if thread else 0.0

    def close(self, conversation: str, seconds: float) -> None:
        """Teams asks for a pause of so many seconds."""
        now = self._clock()
        thread = self._threads.get(conversation) or self._new(conversation, now)
        thread.closed_until = max(thread.closed_until, now + seconds)

    def _new(self, conversation: str, now: float) -> _Thread:
        if len(self._threads) >= _KEPT:
            recent = now - _LONGEST
            self._threads = {
                name: thread
                for name, thread in self._threads.items()
                if thread.closed_until > now or (thread.taken and thread.taken[-1] > recent)
            }
        return self._threads.setdefault(conversation, _Thread())
