"""The test card: what is posted to a channel that was chosen, and what to say when it cannot be."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from dialogs.engine.views import Notice
from dialogs.ports import Destination, Purpose, Work
from dialogs.workspaces.changes import Change
from dialogs.workspaces.facts import ChannelFacts, Problem, refusals
from dialogs.workspaces.settings import SYSTEM

TEST_CARD = Notice(("This is where new cases appear. This is a test.",), name="TEST-CARD")


@dataclass(frozen=True, slots=True)
class Probe:
    """What became of a test card: None for ``problem`` if it is there."""

    where: Destination
    problem: Problem | None = None


_WORDS: Mapping[Problem, str] = {
    Problem.NOT_FOUND: "I cannot find that channel any more. Choose another one.",
    Problem.NOT_IN_IT: "I am not in that channel. Add me to it, then press Try again.",
    Problem.ARCHIVED: "That channel is archived. Bring it back, or choose another one.",
    Problem.NOT_ALLOWED: "I may not post in that channel. Let me post there, or choose another one.",
    Problem.SIGNED_OUT: "I have no access to this workspace any more. Install me again, then press Try again.",
    Problem.UNREACHABLE: "There was no answer. I try again by myself; you can also press Try again.",
    Problem.REFUSED: "That channel has guests, or people from another organisation, in it. Choose another one.",
}


def words(problem: Problem, *, moving: bool) -> str:
    """Why there is no test card, and what to do next. ``moving``: there is a channel that works."""
    meanwhile = (
        "Until then new cases go where they went before."
        if moving
        else "Until then I take nothing here."
    )
    return f"The test card did not get there. {_WORDS[problem]} {meanwhile}"


def waiting(work: Work, force_id: str, key: str) -> Destination | None:
    """The channel with this key, while it waits for its test card."""
    where = work.members.destination(force_id, Purpose.HANDLERS_NEXT)
    return where if where is not None and where.key == key else None


def fit(facts: ChannelFacts | None) -> Problem | None:
    """Why a channel is not even tried, by what the platform says of it."""
    if facts is None:
        return Problem.NOT_FOUND
    if not refusals(facts):
        return None
    if facts.archived:
        return Problem.ARCHIVED
    if not facts.member:
        return Problem.NOT_IN_IT
    return Problem.NOT_ALLOWED if not facts.can_post else Problem.REFUSED


def settle(work: Work, probe: Probe, now: datetime) -> None:
    """Writes down what became of a test card that no admin waited for."""
    change = Change(work, probe.where.workspace_id, SYSTEM, now)
    change.channel_tested(probe.where, probe.problem.value if probe.problem else "")
