"""Teams as `dialogs.ports.Outbound`: cards into a channel, everything else into one person's chat.

A conversation that nothing gets to any more is dropped: who is there is met again, or an admin names
another channel.
"""

import asyncio
from collections import OrderedDict, defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace

from adapters.teams.activity import Conversation
from adapters.teams.chat import Chat
from adapters.teams.errors import ConversationGone, ConversationLost, MessageNotFound, NotInstalled
from adapters.teams.messages import message
from adapters.teams.ports import Address, Connector, People, Places
from adapters.teams.who import Who
from dialogs.engine.views import View
from dialogs.ports import Destination, MessageGone

REMEMBERED = 2_000
_MESSAGE, _CHANNEL = ";messageid=", "19:"


class TeamsChannel:
    """What goes out unasked."""

    def __init__(self, connector: Connector, people: People, places: Places, chat: Chat) -> None:
        self._connector = connector
        self._people = people
        self._places = places
        self._chat = chat
        self._standing: OrderedDict[str, View] = OrderedDict()
        self._changing: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    async def post(self, where: Destination, view: View) -> str:
        """Posts a message and gives its reference, in a channel ``19:…;messageid=…``. Raises TeamsFailed."""
        address = await self._address(where)
        async with self._dropping(where, address):
            if address.known is not None:
                return await self._chat.tell(Who(address.known, address.conversation), view)
            if not address.conversation.channel_id:
                return await self._connector.send(address.conversation, message(view))
            posted = await self._connector.post_in_channel(address.conversation, message(view))
            self._stands(posted, view)
            return posted

    async def update(self, where: Destination, ref: str, view: View) -> None:
        """Changes a message in place. Raises MessageGone, TeamsFailed.

        What stands there already is not written again: who looks at a case on the card would lose it.
        A message in a channel that was given up for another is gone with it.
        """
        address = await self._address(where)
        at = replace(address.conversation, id=ref)
        async with self._changing[ref]:
            if self._standing.get(ref) == view:
                return
            try:
                async with self._dropping(where, address):
                    await self._connector.update(at, ref.partition(_MESSAGE)[2], message(view))
            except MessageNotFound:
                raise MessageGone(ref) from None
            except ConversationLost:
                if ref.partition(_MESSAGE)[0] == address.conversation.channel_id:
                    raise
                raise MessageGone(ref) from None
            self._stands(ref, view)
        self._changing.pop(ref, None)

    def _stands(self, ref: str, view: View) -> None:
        self._standing[ref] = view
        if len(self._standing) > REMEMBERED:
            self._standing.popitem(last=False)

    @asynccontextmanager
    async def _dropping(self, where: Destination, address: Address) -> AsyncIterator[None]:
        try:
            yield
        except ConversationLost as error:
            if address.known is not None:
                await self._places.drop_chat(address.known)
                if isinstance(error, ConversationGone):
                    raise NotInstalled(error.method, error.code) from None
            elif address.conversation.channel_id:
                await self._places.drop_channel(where.workspace_id, where.channel)
            raise

    async def _address(self, where: Destination) -> Address:
        found = await self._people.address(where)
        if found is None:
            kind = ConversationGone if where.channel.startswith(_CHANNEL) else NotInstalled
            raise kind("address", "ConversationNotFound")
        return found


def card_ref(at: Conversation, sent: str) -> str:
    """The reference of a card in a channel, from a press in it."""
    return at.id if _MESSAGE in at.id else f"{at.id}{_MESSAGE}{sent}"
