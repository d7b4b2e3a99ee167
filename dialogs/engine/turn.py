"""One turn: what a person did, and what there is to show. A pure function."""

from dataclasses import dataclass
from datetime import datetime

from dialogs.engine.answering import answered, filled
from dialogs.engine.draft import Draft
from dialogs.engine.inbound import Answered, Filled, Go, Inbound, Said
from dialogs.engine.journey import travel
from dialogs.engine.moves import go
from dialogs.engine.page import Ended
from dialogs.engine.present import present
from dialogs.engine.script import Script
from dialogs.engine.step import Step
from dialogs.engine.typed import COMMANDS, typed
from dialogs.engine.views import View

__all__ = ["COMMANDS", "Turn", "current_view", "take_turn"]


@dataclass(frozen=True, slots=True)
class Turn:
    """The draft after the turn, what to show, and why it rests or is over (else None)."""

    draft: Draft
    views: tuple[View, ...]
    ended: Ended | None = None


def take_turn(script: Script, draft: Draft, inbound: Inbound, now: datetime) -> Turn:
    """What ``inbound`` does to ``draft`` at ``now`` (aware, local to the force).

    At most one question is answered. Free text is screened before it is used. A button of another
    page or revision changes nothing. Never raises for anything a person can do.
    """
    step = _step(script, draft, inbound, now)
    after = script.remember(draft, step.draft, now)
    if step.ended is not None:
        return Turn(after, (), step.ended)
    if step.quiet:
        return Turn(after, ())
    view = present(travel(script, after, now), after, step.errors)
    if view is None:
        return Turn(after, step.first, Ended.SENT)
    return Turn(after, (*step.first, view))


def _step(script: Script, draft: Draft, inbound: Inbound, now: datetime) -> Step:
    journey = travel(script, draft, now)
    match inbound:
        case Answered():
            return answered(journey, draft, inbound, now)
        case Filled():
            return filled(journey, draft, inbound, now)
        case Said():
            return typed(journey, draft, inbound, now)
        case Go():
            return go(journey, draft, inbound, now)


def current_view(script: Script, draft: Draft, now: datetime) -> tuple[View, ...]:
    """The page a draft is waiting at, as it would be shown now."""
    view = present(travel(script, draft, now), draft)
    return (view,) if view else ()
