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
AT_ONCE = 5
"""People of a channel that are looked up at the same time."""
_PERSON = re.compile(r"(?:<@)?([UW][A-Z0-9]{2,20})(?:\|[^>]*)?>?", re.ASCII)
_CHANNEL = re.compile(r"(?:<#)?([CGD][A-Z0-9]{2,20})(?:\|[^>]*)?>?", re.ASCII)


class SlackDirectory:
    """`dialogs.workspaces.facts.Directory`: by id or mention."""

    def __init__(self, client: SlackClient, people: People) -> None:
        self._client = client
        self._people = people

    async def person(self, workspace_id: str, text: str) -> Person | None:
        """Someone; None where Slack knows nobody by this id. Raises SlackUnreachable, RateLimited."""
        found = _PERSON.fullmatch(text.strip())
        team = await self._team(workspace_id)
        if found is None or team is None:
            return None
        return await self._person(team, found[1])

    async def channel(self, workspace_id: str, text: str) -> ChannelFacts | None:
        """A channel with everyone in it; None where the app sees none. Raises SlackFailed."""
        found = _CHANNEL.fullmatch(text.strip())
        team = await self._team(workspace_id)
        if found is None or team is None:
            return None
        try:
            seen = await self._client.channel(team, found[1])
            users = await self._client.members(team, found[1])
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
