"""Someone as they are known here, and words that stand beside their conversation, for every platform."""

from dataclasses import dataclass
from typing import Protocol

from dialogs.engine.views import Listing, Notice
from dialogs.ports import Member


@dataclass(frozen=True, slots=True)
class Known:
    """Someone as they are known here.

    ``unkept``: the member that they would be, for someone who may do nothing here and is not stored:
    they have no ``member_id``, and get the safety words.
    """

    member_id: str
    workspace_id: str
    unkept: Member | None = None


class Beside(Protocol):
    """What stands beside the conversation. Nothing of it is stored."""

    async def safety(self, who: Known, text: str) -> Notice:
        """For someone who writes where others can read it: not here, and whom to call."""

    async def edited(self, who: Known, text: str) -> Notice | None:
        """For someone who changed a message of theirs; None where that is for a turn: the new text speaks
        of danger, or nothing is taken from them.
        """

    async def safety_line(self, who: Known) -> str:
        """Whom to call in danger and for advice, in one line."""

    async def is_admin(self, who: Known) -> bool:
        """Whether they may set the workspace up."""

    async def mine(self, who: Known) -> Listing:
        """What this person sent, and what became of it."""

    async def menu(self, who: Known) -> Listing:
        """What the bot can do."""


__all__ = ["Beside", "Known"]
