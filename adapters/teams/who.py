"""Who is on the other side: the sender of an activity as a member, met anew now and then."""

from dataclasses import dataclass

from adapters.beside import Known
from adapters.teams.activity import Activity, Conversation, Kind, Sender
from adapters.teams.errors import TeamsFailed
from adapters.teams.ports import Connector, People, Places

_BOT = "28:"
"""What the ids of bots begin with."""


@dataclass(frozen=True, slots=True)
class Who:
    """A person in Teams, and the member that they are. ``chat``: where to write to them.

    ``new``: they see the bot for the first time.
    """

    known: Known
    chat: Conversation
    user: str = ""
    new: bool = False

    @property
    def member(self) -> str:
        return self.known.member_id

    @property
    def key(self) -> str:
        """What their turns and messages are put in order by: there is no member of someone unkept."""
        return self.member or f"{self.chat.tenant_id}:{self.user}"

    @property
    def private(self) -> bool:
        """Whether nobody else reads what is written there."""
        return self.chat.kind is Kind.PERSONAL


class NotMet(Exception):
    """Someone new, while Teams refuses the bot: nobody can say who they are, so nothing is taken."""

    def __init__(self, user: Sender, chat: Conversation) -> None:
        super().__init__(chat.tenant_id)
        self.user = user
        self.chat = chat


class Visitors:
    """Looks people up: in the database first, in Teams when they are new or were not looked at lately."""

    def __init__(self, people: People, places: Places, connector: Connector) -> None:
        self._people = people
        self._places = places
        self._connector = connector

    async def who(self, activity: Activity, *, installs: bool = False) -> Who | None:
        """The sender; None for a bot, or someone who is not in the conversation.

        Their private chat is kept where they wrote in it. Who was met before is known even where Teams
        does not answer. For others: raises NotMet where Teams refuses the bot, else TeamsFailed.
        """
        user, chat = activity.sender, activity.conversation
        if not user.aad_id or user.id.startswith(_BOT):
            return None
        key = chat.tenant_id, user.aad_id
        known = None if installs else await self._people.find(*key)
        if known is None:
            known = await self._met(user, chat, installs=installs)
        if known is None:
            return None
        kept = chat.kind is Kind.PERSONAL and known.unkept is None
        new = kept and await self._places.keep_chat(known, user, chat)
        return Who(known, chat, user.aad_id, new)

    async def unheard(self, missed: NotMet) -> None:
        """Later they are asked to write again."""
        await self._people.unheard(missed.user, missed.chat)

    def changed(self) -> None:
        """The settings changed: those who were not kept are met anew."""
        self._people.changed()

    async def _met(self, user: Sender, chat: Conversation, *, installs: bool) -> Known | None:
        try:
            person = await self._connector.person(chat, user.id)
        except TeamsFailed as error:
            stored = await self._people.stored(chat.tenant_id, user.aad_id)
            if stored is None and not error.by_itself:
                raise NotMet(user, chat) from error
            if stored is None:
                raise
            return stored
        if person is None or person.aad_id.lower() != user.aad_id.lower():
            return None
        return await self._people.meet(chat.tenant_id, person, installs=installs)
