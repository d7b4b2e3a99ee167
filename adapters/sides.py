"""The two sides of the desk and the settings, as every platform calls them. A person is their member's id everywhere."""

from typing import Protocol

from dialogs.engine.inbound import Inbound
from dialogs.engine.views import Press
from dialogs.ports import Member, Reply
from dialogs.workspaces.facts import Facts, Wanted
from dialogs.workspaces.probing import Probe


class Practice(Protocol):
    """The practitioner's side."""

    async def turn(self, persona: str, inbound: Inbound, event_id: str) -> Reply:
        """Does one thing, once: a repeated ``event_id`` changes nothing and gives what stands.

        What is for the settings' side is not taken (``for_settings``).

        Notices and receipts in the reply become messages in the chat; a question is shown at its
        end; the rest (listings, words to copy) is shown until the next turn.
        """

    async def current(self, persona: str) -> Reply:
        """What waits for this person now, derived from the draft; changes nothing."""

    async def refused(self, member: Member, inbound: Inbound) -> Reply:
        """The safety words for someone from whom nothing is taken: of them alone a `Member` is known that
        is not stored.
        """

    async def delivered(self, reply: Reply) -> None:
        """The reply has reached the person."""


class Desk(Protocol):
    """The handlers' side. Every view is for the one handler who asked."""

    async def press(self, persona: str, press: Press, event_id: str) -> Reply:
        """A button of a case: its detail, an outcome form, or a notice of why not."""

    async def turn(self, persona: str, inbound: Inbound, event_id: str, page: str = "") -> Reply:
        """An outcome form's page answered, or kept as it stands (`Filled`; no views if all is well).

        ``page``: the page that a move was made on; without it the move is on the form used last.
        """

    async def is_stray(self, persona: str, case_id: str, ref: str) -> bool:
        """Whether a card that this handler sees was posted twice: another stands for the case."""

    async def current(self, persona: str) -> Reply:
        """The form or detail that is open for this handler; no views if none is."""

    async def delivered(self, reply: Reply) -> None:
        """The reply has reached the person."""


class SettingsSide(Protocol):
    """The admin's side, as the program gives it. A person is their member's id."""

    async def is_open(self, persona: str) -> bool: ...
    async def wanted(self, persona: str, inbound: Inbound) -> Wanted: ...
    async def turn(self, persona: str, inbound: Inbound, event_id: str, facts: Facts) -> Reply: ...
    async def current(self, persona: str) -> Reply: ...
    async def probed(self, persona: str, probe: Probe) -> Reply: ...


__all__ = ["Desk", "Practice", "Reply", "SettingsSide"]
