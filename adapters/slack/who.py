"""Who is on the other side: the person of a request as a member, met anew now and then."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass

from adapters.beside import Known
from adapters.slack.client import SlackClient
from adapters.slack.errors import MissingScope, NotInstalled, SlackFailed, TokenRevoked
from adapters.slack.ports import People, Team

REFUSED = (TokenRevoked, MissingScope, NotInstalled)
"""Slack says nothing to us until an admin mends it: to ask again soon is of no use."""


@dataclass(frozen=True, slots=True)
class Who:
    """A person in Slack, and the member that they are. ``chat``: their private chat, if known."""

    team: Team
    user: str
    known: Known
    chat: str = ""

    @property
    def member(self) -> str:
        return self.known.member_id

    @property
    def key(self) -> str:
        """What their turns and messages are put in order by: there is no member of someone unkept."""
        return self.member or f"{self.team.id}:{self.user}"

    @property
    def channel(self) -> str:
        """Where to write to them alone: a person's id opens their chat."""
        return self.chat or self.user


class NotMet(Exception):
    """Someone new, while Slack says nothing to us (`REFUSED`): nobody knows who they are, so nothing is taken."""

    def __init__(self, team: Team, user: str) -> None:
        super().__init__(team.id)
        self.team = team
        self.user = user


class Visitors:
    """Looks people up: in the database first, in Slack when they are new or were not looked at lately."""

    def __init__(self, people: People, client: SlackClient) -> None:
        self._people = people
        self._client = client
        self._locks: defaultdict[tuple[Team, str], asyncio.Lock] = defaultdict(asyncio.Lock)

    async def who(self, team: Team, user: str, chat: str = "") -> Who | None:
        """The person; None for a bot, or someone who was removed.

        Who was met before is known even where Slack does not answer. For others: raises NotMet
        where Slack refuses to say who they are, else SlackFailed.
        """
        known = await self._people.find(team, user)
        if known is None:
            async with self._locks[team, user]:
                known = await self._people.find(team, user) or await self._met(team, user)
            self._locks.pop((team, user), None)
        return Who(team, user, known, chat) if known else None

    async def unheard(self, missed: NotMet) -> None:
        """Later they are asked to write again."""
        await self._people.unheard(missed.team, missed.user)

    def changed(self) -> None:
        """The settings changed: those who were not kept are met anew."""
        self._people.changed()

    async def _met(self, team: Team, user: str) -> Known | None:
        try:
            person = await self._client.person(team, user)
        except SlackFailed as error:
            stored = await self._people.stored(team, user)
            if stored is None and isinstance(error, REFUSED):
                raise NotMet(team, user) from error
            if stored is None:
                raise
            return stored
        if person.bot or person.deleted:
            return None
        return await self._people.meet(team, person)
