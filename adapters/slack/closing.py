"""Answered questions lose their buttons after the answer to them is on its way, at the pace that Slack allows.

``chat.update`` has a rate for a whole workspace: 50 and more a minute, with bursts (Slack's *Rate limits*,
tier 3), where ``chat.postMessage`` has one for each channel. So nobody's next question waits for it, and
where many wait the newest goes first: it is the one in sight. What would come too late to be of use is
left out: an old button is answered with where the person is now.
"""

import asyncio
import logging
from collections import OrderedDict, defaultdict
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

from adapters.slack.errors import SlackFailed
from adapters.slack.ports import Team

A_MINUTE, AT_ONCE = 50, 100
"""Updates a minute in a workspace, and at once after quiet minutes: a 429 closes the lane for a while."""
MOST_WAITING = 500
"""Messages of a workspace that wait at most: ten minutes of them."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Lane:
    """A workspace's. ``left``: updates that may go out at once, as counted at ``counted``."""

    left: float
    counted: float
    waiting: "OrderedDict[str, Callable[[], Awaitable[object]]]" = field(
        default_factory=OrderedDict
    )
    task: asyncio.Task[None] | None = None


class Closings:
    """``clock``: seconds, monotonic."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._lanes: defaultdict[Team, _Lane] = defaultdict(lambda: _Lane(AT_ONCE, clock()))

    def add(self, team: Team, message: str, close: Callable[[], Awaitable[object]]) -> None:
        """Closes a message as soon as it may; one that waits already is closed in the newest way."""
        lane = self._lanes[team]
        lane.waiting[message] = close
        lane.waiting.move_to_end(message)
        if len(lane.waiting) > MOST_WAITING:
            lane.waiting.popitem(last=False)
        if lane.task is None or lane.task.done():
            lane.task = asyncio.get_running_loop().create_task(self._run(lane))

    async def drain(self) -> None:
        """Closes what may be closed now, and leaves the rest."""
        for lane in self._lanes.values():
            while lane.task is not None and not lane.task.done() and self._may(lane):
                await asyncio.wait([lane.task], timeout=0.05)
            if lane.task is not None:
                lane.task.cancel()

    async def _run(self, lane: _Lane) -> None:
        while lane.waiting:
            if not self._may(lane):
                await asyncio.sleep(60 / A_MINUTE)
                continue
            lane.left -= 1
            _, close = lane.waiting.popitem()
            try:
                await close()
            except SlackFailed as error:
                _log.warning("an answered question keeps its buttons: %s", error)
            except Exception as error:  # noqa: BLE001 - the others are still to be closed
                _log.error("an answered question keeps its buttons: %s", type(error).__name__)

    def _may(self, lane: _Lane) -> bool:
        now = self._clock()
        lane.left = min(AT_ONCE, lane.left + (now - lane.counted) * A_MINUTE / 60)
        lane.counted = now
        return lane.left >= 1
