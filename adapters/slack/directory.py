"""People and channels of a workspace, as Slack says now, for its settings."""

import asyncio
import re

from adapters.slack.client import SlackClient
from adapters.slack.errors import ChannelGone, SlackFailed, SlackUnreachable
from adapters.slack.ports import People, Team
from adapters.slack.ports import Person as Seen
from dialogs.ports import Destination
from dialogs.workspaces.facts import ChannelFacts, Facts, Person, Wanted

SLACK = "slack"
MOST_PAGES = 25
"""Pages of a workspace's people, or of the app's channels, that a name is looked for in."""
AT_ONCE = 5
"""People of a channel that are looked up at the same time."""
_PERSON = re.compile(r"(?:<@)?([UW][A-Z0-9]{2,20})(?:\|[^>]*)?>?", re.ASCII)
_CHANNEL = re.compile(r"(?:<#)?([CGD][A-Z0-9]{2,20})(?:\|[^>]*)?>?", re.ASCII)


class SlackDirectory:
    """`dialogs.workspaces.facts.Directory`: by id, mention or name."""

    def __init__(self, client: SlackClient, people: People) -> None:
        self._client = client
        self._people = people

    async def person(self, workspace_id: str, text: str) -> Person | None:
        """Someone; None where Slack knows nobody by this id. Raises SlackUnreachable, RateLimited."""
        team = await self._team(workspace_id)
        if team is None:
            return None
        if found := _PERSON.fullmatch(text.strip()):
            return await self._person(team, found[1])
        everyone = await self._client.everyone(team, MOST_PAGES)
        named = [one for one in everyone if _same(one.name, text) and not one.deleted]
        return as_person(named[0]) if len(named) == 1 else None

    async def channel(self, workspace_id: str, text: str) -> ChannelFacts | None:
        """A channel with everyone in it; None where the app sees none. Raises SlackFailed."""
        team = await self._team(workspace_id)
        if team is None:
            return None
        found = _CHANNEL.fullmatch(text.strip())
        channel = found[1] if found else await self._named(team, text)
        if not channel:
            return None
        try:
            seen = await self._client.channel(team, channel)
            users = await self._client.members(team, channel)
        except ChannelGone:
            return None
        gate = asyncio.Semaphore(AT_ONCE)

        async def one(user: str) -> Person | None:
            async with gate:
                return await self._person(team, user)

        people = await asyncio.gather(*map(one, users))
        return ChannelFacts(
            seen.id,
            f"#{seen.name}" if seen.name else "",
            private=seen.private,
            shared=seen.shared,
            archived=seen.archived,
            direct=seen.id.startswith("D"),
            member=seen.member,
            people=tuple(person for person in people if person is not None),
        )

    async def _named(self, team: Team, text: str) -> str:
        """The id of the channel with this name, among those that the app is in."""
        inside = await self._client.own_channels(team, MOST_PAGES)
        return next((channel for channel, name in inside.items() if _same(name, text)), "")

    async def facts(self, workspace_id: str, wanted: Wanted) -> Facts:
        """All that a turn wants to know. What Slack does not answer now is not there."""
        people = await asyncio.gather(*(self._try_person(workspace_id, p) for p in wanted.people))
        channels = await asyncio.gather(
            *(self._try_channel(workspace_id, c) for c in wanted.channels)
        )
        return Facts(
            {text: one for text, one in zip(wanted.people, people, strict=True) if one},
            {text: one for text, one in zip(wanted.channels, channels, strict=True) if one},
        )

    async def _try_person(self, workspace_id: str, text: str) -> Person | None:
        try:
            return await self.person(workspace_id, text)
        except SlackFailed:
            return None

    async def _try_channel(self, workspace_id: str, text: str) -> ChannelFacts | None:
        try:
            return await self.channel(workspace_id, text)
        except SlackFailed:
            return None

    async def _person(self, team: Team, user: str) -> Person | None:
        try:
            return as_person(await self._client.person(team, user))
        except SlackUnreachable:
            raise
        except SlackFailed as error:
            if error.code in {"user_not_found", "user_not_visible"}:
                return None
            raise

    async def _team(self, workspace_id: str) -> Team | None:
        address = await self._people.address(Destination(SLACK, workspace_id, ""))
        return address.team if address else None


def _same(name: str, text: str) -> bool:
    return name.casefold() == " ".join(text.split()).lstrip("#@").casefold()


def as_person(seen: Seen) -> Person:
    """Someone of Slack's as the settings know people."""
    return Person(
        seen.id,
        seen.name,
        guest=seen.guest,
        stranger=seen.stranger,
        admin=seen.admin,
        deleted=seen.deleted,
        bot=seen.bot,
    )
