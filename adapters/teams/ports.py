"""What the Teams adapter needs from its connector, and from the rest of the program."""

from collections.abc import Sequence
from typing import Protocol

from adapters.teams.activity import Activity, Channel, Conversation, Outgoing, Person


class Connector(Protocol):
    """The Bot Connector: what came in is genuine, and what goes out gets there.

    Everything that goes out raises one of adapters/teams/errors.py: each a
    `dialogs.ports.PlatformFailed` that says what an admin can do, or `dialogs.ports.MessageGone`.
    Retries (412, 429, 502, 503, 504, with ``Retry-After``) and the rate of a thread are its own.
    """

    async def admit(self, authorization: str, body: bytes) -> Activity:
        """Who may come in. Raises NotAdmitted with the status to answer: 400, 401 or 403, never more."""

    async def send(self, to: Conversation, message: Outgoing) -> str:
        """Posts into a conversation, and gives the message's id."""

    async def post_in_channel(self, to: Conversation, message: Outgoing) -> str:
        """Begins a thread in the channel ``to.channel_id``, and gives the reference of its first message:
        ``19:…;messageid=…``, which `update` takes as conversation, and the id after it.
        """

    async def update(self, to: Conversation, message_id: str, message: Outgoing) -> None:
        """Changes a message of ours in place. Raises MessageGone if it is not there."""

    async def typing(self, to: Conversation) -> None:
        """Shows that an answer is on its way. Never raises."""

    async def person(self, of: Conversation, user_id: str) -> Person | None:
        """Someone of a conversation, by ``29:`` id or object id; None if they are not in it."""

    async def roster(self, of: Conversation) -> Sequence[Person]:
        """Everyone in a conversation or team."""

    async def channels(self, of: Conversation) -> Sequence[Channel]:
        """The channels of the team ``of.team_id``."""

    async def close(self) -> None:
        """Ends the connections."""
