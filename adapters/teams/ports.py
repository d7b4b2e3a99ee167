"""What the Teams adapter needs from its connector, and from the rest of the program."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from adapters.beside import Known
from adapters.teams.activity import Activity, Channel, Conversation, Outgoing, Person, Sender
from dialogs.ports import Destination


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


@dataclass(frozen=True, slots=True)
class Address:
    """Where a message goes in Teams. ``known``: the person whose private chat it is."""

    conversation: Conversation
    known: Known | None = None


class People(Protocol):
    """Who is who: people of a tenant, by their object id, as members of our workspaces."""

    async def find(self, tenant: str, user: str) -> Known | None:
        """The member that a person is, if they were met and looked at lately."""

    async def stored(self, tenant: str, user: str) -> Known | None:
        """The member that a person is, whenever they were met."""

    def changed(self) -> None:
        """The settings changed: those who were not kept are met anew."""

    async def meet(self, tenant: str, person: Person, *, installs: bool = False) -> Known:
        """The member that a person is, brought up to date with what Teams says of them; made, if they
        may do anything here. ``installs``: they have added the app for themselves just now.
        """

    async def unheard(self, user: Sender, chat: Conversation) -> None:
        """Nothing could be taken from someone new: later they are asked to write again."""

    async def address(self, where: Destination) -> Address | None:
        """Where a destination is in Teams; None if it is not known how to write there."""


class Places(Protocol):
    """The conversations that can be written into later. What is the same is not written again."""

    async def keep_chat(self, known: Known, user: Sender, chat: Conversation) -> bool:
        """A member's private chat. True if there was none: they see the bot for the first time."""

    async def greets(self, chat: Conversation) -> bool:
        """True once for each private chat of someone who is not kept."""

    async def keep_team(self, team: Conversation) -> None:
        """A team that has the app."""

    async def keep_channel(self, workspace_id: str, channel: Conversation) -> None:
        """A channel of such a team."""

    async def chat(self, workspace_id: str, user: str) -> Conversation | None:
        """The private chat of the member with this object id."""

    async def teams(self, workspace_id: str) -> Sequence[Conversation]:
        """The teams of a workspace that have the app."""

    async def drop_chat(self, known: Known) -> None:
        """A private chat that nothing gets to any more."""

    async def drop_channel(self, workspace_id: str, channel_id: str) -> None:
        """A channel that nothing gets to any more."""

    async def drop_team(self, team: Conversation) -> None:
        """A team that does not have the app any more, with its channels."""
