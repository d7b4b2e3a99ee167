"""Slack as `dialogs.ports.Outbound`: cards into a channel, everything else into one person's chat."""

from adapters.slack.chat import Chat
from adapters.slack.client import MessageRef, SlackClient
from adapters.slack.errors import ChannelGone, MessageNotFound, NotInChannel
from adapters.slack.messages import message
from adapters.slack.ports import Address, People
from adapters.slack.who import Who
from dialogs.engine.views import View
from dialogs.ports import Destination, MessageGone


class SlackChannel:
    """What goes out unasked."""

    def __init__(self, client: SlackClient, people: People, chat: Chat) -> None:
        self._client = client
        self._people = people
        self._chat = chat

    async def post(self, where: Destination, view: View) -> str:
        """Posts a message and gives its reference, ``channel:ts``. Raises SlackFailed."""
        address = await self._address(where)
        if address.known is not None:
            who = Who(address.team, address.channel, address.known)
            return str(await self._chat.tell(who, view) or "")
        drawn = message(view)
        posted = await self._client.post(address.team, address.channel, drawn.text, drawn.blocks)
        return str(posted)

    async def update(self, where: Destination, ref: str, view: View) -> None:
        """Changes a message in place. Raises MessageGone, SlackFailed.

        A message in a channel that was given up for another is gone with it.
        """
        address, drawn = await self._address(where), message(view)
        try:
            await self._client.update(address.team, MessageRef.read(ref), drawn.text, drawn.blocks)
        except (MessageNotFound, ValueError):
            raise MessageGone(ref) from None
        except (ChannelGone, NotInChannel):
            if MessageRef.read(ref).channel == address.channel:
                raise
            raise MessageGone(ref) from None

    async def _address(self, where: Destination) -> Address:
        found = await self._people.address(where)
        if found is None:
            raise ChannelGone("address", "channel_not_found")
        return found
