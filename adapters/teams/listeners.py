"""What Teams sends, by kind: who is it, what does it mean, one use case, what to show.

Everything that decides is committed before the answer; what is shown follows it. Nothing raises for
what a person can do; a fault of ours gives 500, and Teams sends a message again.
"""

import logging
from collections.abc import Awaitable, Callable, Mapping

from adapters.teams.activity import Activity, InvokeAnswer, Kind
from adapters.teams.events import Events
from adapters.teams.interactions import Interactions
from adapters.teams.order import Order
from adapters.teams.task_modules import said, told
from adapters.teams.translate import ACTION, is_press
from adapters.teams.turns import Ports, Turns
from adapters.teams.who import NotMet

NOT_HEARD = "I was cut off and could not take that. Nothing was done. Please try again later."

_log = logging.getLogger(__name__)


class Listeners:
    """Every activity, once it is admitted."""

    def __init__(self, ports: Ports) -> None:
        turns = Turns(ports)
        self._visitors = ports.visitors
        self._order = Order()
        self._acts = Interactions(ports, turns)
        events = Events(ports, turns)
        self._events: Mapping[str, Callable[[Activity], Awaitable[None]]] = {
            "message": events.said,
            "messageUpdate": events.changed,
            "messageDelete": events.deleted,
            "installationUpdate": events.installed,
            "conversationUpdate": events.conversation,
        }

    async def take(self, activity: Activity) -> InvokeAnswer | None:
        """One activity. What is not for us is passed over, and what nobody can take: Teams would send it
        again to no avail.
        """
        try:
            async with self._order.turn_of(activity.sender.id):
                return await self._taken(activity)
        except NotMet as missed:
            _log.warning("someone new is not heard: %s", missed.__cause__)
            if activity.type == "invoke":
                return said(NOT_HEARD) if activity.name == ACTION else told(NOT_HEARD)
            if activity.type == "message" and missed.chat.kind is Kind.PERSONAL:
                await self._visitors.unheard(missed)
            return None

    async def _taken(self, activity: Activity) -> InvokeAnswer | None:
        if is_press(activity):
            if activity.type == "invoke":
                return await self._acts.invoked(activity)
            await self._acts.submitted(activity)
            return None
        take = self._events.get(activity.type)
        if take is not None:
            await take(activity)
        return None


__all__ = ["Listeners", "Ports"]
