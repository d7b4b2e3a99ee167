"""What one move or answer does, before it is shown; and the few that any of them may end in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from dialogs.engine.draft import Draft
from dialogs.engine.journey import Journey
from dialogs.engine.page import Effect, Ended
from dialogs.engine.views import Copyable, Notice, View


@dataclass(frozen=True, slots=True)
class Step:
    """The draft afterwards, words to show before the page that waits, and what is wrong with its fields.

    ``errors``: plain words by field name (an empty name: about the page). ``quiet``: the page is on
    the screen already and stays as it is.
    """

    draft: Draft
    first: tuple[View, ...] = ()
    errors: Mapping[str, str] = field(default_factory=dict)
    ended: Ended | None = None
    quiet: bool = False


def said(draft: Draft, name: str, words: str) -> Step:
    """Nothing changes but that ``words`` are shown, as the notice ``name``."""
    return Step(draft, (Notice((words,), name=name),))


def old_button(draft: Draft) -> Step:
    """A button of a question that is closed: nothing changes (conversation.md 2, OLD-BUTTON)."""
    return said(draft, "OLD-BUTTON", "That question is closed. This is where you are now.")


def take_effect(journey: Journey, draft: Draft, effect: Effect, now: datetime) -> Step:
    """What an option or a move does besides being an answer."""
    shown = () if effect.ends else guide(journey, effect.shows)
    return Step(effect.apply(draft, now), shown, ended=effect.ends)


def guide(journey: Journey, name: str) -> tuple[Notice | Copyable, ...]:
    """A page of words by its name; nothing if the script has none of that name."""
    found = journey.script.guides.get(name)
    if found is None:
        return ()
    return (found,) if isinstance(found, Notice) else (found(journey.sight),)
