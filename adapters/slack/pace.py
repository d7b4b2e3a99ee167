"""When a call may go out: one post a second in a channel, and not before Slack said to come back.

Slack's *Rate limits*: ``chat.postMessage`` takes about one message a second in each channel, with short
bursts; every other method has a rate of its own in each workspace; a 429 says in ``Retry-After`` when to
come back. In a channel we keep to the second. In a person's own chat each message answers something
that this person did, so their pace is the limit, and a 429 closes that chat alone.
"""

from collections.abc import Callable
from dataclasses import dataclass

POST = "chat.postMessage"
SECONDS_BETWEEN_POSTS = 1.0
_KEPT = 4_096
"""Places remembered at most: beyond that, those that are open are dropped."""


@dataclass(slots=True)
class _Place:
    free_at: float = 0.0
    closed_until: float = 0.0


class Pace:
    """The times at which calls may go out, in this process. ``clock``: seconds, monotonic."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._places: dict[str, _Place] = {}

    def turn(self, place: str, spacing: float, most: float) -> float:
        """Seconds until the caller's turn, which is then taken: the next waits ``spacing`` more.

        A turn later than ``most`` seconds is not taken.
        """
        now = self._clock()
        known = self._places.get(place)
        if known is None and not spacing:
            return 0.0
        known = known or self._new(place, now)
        at = max(now, known.free_at, known.closed_until)
        if at - now <= most:
            known.free_at = at + spacing
        return at - now

    def closed_for(self, place: str) -> float:
        """Seconds for which Slack has closed this place."""
        known = self._places.get(place)
        return max(0.0, known.closed_until - self._clock()) if known else 0.0

    def close(self, place: str, seconds: float) -> None:
        """Slack asks for a pause of so many seconds."""
        now = self._clock()
        known = self._places.get(place) or self._new(place, now)
        known.closed_until = max(known.closed_until, now + seconds)

    def _new(self, place: str, now: float) -> _Place:
        if len(self._places) >= _KEPT:
            waiting = self._places.items()
            self._places = {k: p for k, p in waiting if max(p.free_at, p.closed_until) > now}
        return self._places.setdefault(place, _Place())


def place_of(owner: str, method: str, channel: str) -> str:
    """What a limit applies to: a channel for posts, else the method in one installation."""
    return f"{owner}/{channel}" if method == POST and channel else f"{owner}/{method}"


def spacing_of(method: str, channel: str) -> float:
    """Seconds between two such calls; none in private chats (D…, or a person's own id)."""
    return SECONDS_BETWEEN_POSTS if method == POST and channel[:1] not in {"D", "U", "W"} else 0.0
