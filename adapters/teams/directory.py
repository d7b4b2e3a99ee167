"""People and channels of a tenant, as Teams says now, for its settings.

A bot sees the people of its chats and teams, and the channels of the teams that have the app: nobody else.
"""

import asyncio
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from time import monotonic

from adapters.teams.activity import Channel, Conversation
from adapters.teams.activity import Person as Seen
from adapters.teams.controls import MOST_LISTED
from adapters.teams.errors import ConversationLost, TeamsFailed
from adapters.teams.ports import Connector, Places
from dialogs.workspaces.facts import ChannelFacts, Facts, Person, Wanted

TEAMS = "teams"
LOOKED_FOR = 30.0
"""Seconds in which what was read of a team holds: its people come page by page."""


@dataclass(frozen=True, slots=True)
class Team:
    """A team that has the app: its channels, and everyone in it."""

    conversation: Conversation
    channels: Sequence[Channel]
    people: Sequence[Seen]

    def facts(self, channel: Channel) -> ChannelFacts:
        """One of its channels. Teams' *General* is every team's, so it says no more than that."""
        return ChannelFacts(channel.id, channel.name, people=tuple(map(as_person, self.people)))


class TeamsDirectory:
    """`dialogs.workspaces.facts.Directory`: by id, e-mail or name."""

    def __init__(self, connector: Connector, places: Places) -> None:
        self._connector = connector
        self._places = places
        self._teams: dict[str, tuple[float, Sequence[Team]]] = {}
        self._forgotten = 0

    async def person(self, workspace_id: str, text: str) -> Person | None:
        """Someone; None where the bot meets nobody of that name, or more than one. Raises TeamsFailed."""
        wanted = _plain(text)
        chat = await self._places.chat(workspace_id, wanted)
        if chat is not None:
            try:
                seen = await self._connector.person(chat, wanted)
            except ConversationLost:
                seen = None
            if seen is not None:
                return as_person(seen)
        found = [one for one in await self._everyone(workspace_id) if _is(one, wanted)]
        return as_person(found[0]) if len(found) == 1 else None

    async def channel(self, workspace_id: str, text: str) -> ChannelFacts | None:
        """A channel with everyone in it; None where the bot sees none. Raises TeamsFailed."""
        wanted = _plain(text).lstrip("#")
        found = [
            (team, channel)
            for team in await self._read(workspace_id)
            for channel in team.channels
            if wanted in {channel.id.casefold(), channel.name.casefold()}
        ]
        if len(found) != 1:
            return None
        team, channel = found[0]
        at = replace(team.conversation, id=channel.id, channel_id=channel.id)
        await self._places.keep_channel(workspace_id, at)
        return team.facts(channel)

    async def facts(self, workspace_id: str, wanted: Wanted) -> Facts:
        """All that a turn wants to know, and what can be chosen from a list: every channel, and the people
        where they are few. What Teams does not answer now is not there.
        """
        people = {text: await self._try_person(workspace_id, text) for text in wanted.people}
        channels = {text: await self._try_channel(workspace_id, text) for text in wanted.channels}
        found = Facts(
            {text: one for text, one in people.items() if one},
            {text: one for text, one in channels.items() if one},
        )
        return await self._with_offers(workspace_id, found)

    async def _with_offers(self, workspace_id: str, found: Facts) -> Facts:
        try:
            teams = await self._read(workspace_id)
        except TeamsFailed:
            return found
        everyone = await self._everyone(workspace_id)
        few = everyone if len(everyone) <= MOST_LISTED else ()
        people = {one.aad_id: as_person(one) for one in few if not found.person(one.aad_id)}
        channels = {
            channel.id: ChannelFacts(channel.id, channel.name)
            for team in teams
            for channel in team.channels
            if not found.channel(channel.id)
        }
        return Facts({**found.people, **people}, {**found.channels, **channels})

    def forget(self) -> None:
        """What was read, or is being read, does not hold any more: the app came into a team, or went."""
        self._teams.clear()
        self._forgotten += 1

    async def _try_person(self, workspace_id: str, text: str) -> Person | None:
        try:
            return await self.person(workspace_id, text)
        except TeamsFailed:
            return None

    async def _try_channel(self, workspace_id: str, text: str) -> ChannelFacts | None:
        try:
            return await self.channel(workspace_id, text)
        except TeamsFailed:
            return None

    async def _everyone(self, workspace_id: str) -> Sequence[Seen]:
        teams = await self._read(workspace_id)
        return tuple(_once(one for team in teams for one in team.people))

    async def _read(self, workspace_id: str) -> Sequence[Team]:
        at, teams = self._teams.get(workspace_id, (0.0, ()))
        if monotonic() - at >= LOOKED_FOR:
            forgotten = self._forgotten
            known = await self._places.teams(workspace_id)
            found = await asyncio.gather(*map(self._team, known))
            teams = tuple(team for team in found if team is not None)
            if forgotten == self._forgotten:
                self._teams[workspace_id] = monotonic(), teams
        return teams

    async def _team(self, at: Conversation) -> Team | None:
        """A team; None where the app is not in it any more."""
        try:
            channels = await self._connector.channels(at)
            people = await self._connector.roster(at)
        except ConversationLost:
            await self._places.drop_team(at)
            return None
        return Team(at, channels, people)


def _once(people: Iterable[Seen]) -> Iterable[Seen]:
    return {one.aad_id: one for one in people if one.aad_id}.values()


def _plain(text: str) -> str:
    """As it is compared: ids, addresses and names alike."""
    return " ".join(text.split()).lstrip("@").casefold()


def _is(one: Seen, wanted: str) -> bool:
    return wanted in {one.aad_id.casefold(), one.id.casefold(), one.email.casefold()} or (
        bool(wanted) and wanted == one.name.casefold()
    )


def as_person(seen: Seen) -> Person:
    """Someone of Teams' as the settings know people."""
    return Person(seen.aad_id, seen.name, guest=seen.guest, stranger=seen.stranger)
