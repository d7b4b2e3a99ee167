"""What the directory remembers of teams, and for how long."""

from collections.abc import Sequence
from typing import cast

from adapters.teams.activity import Channel, Conversation, Kind, Person
from adapters.teams.directory import TeamsDirectory
from adapters.teams.ports import Connector, Places

TEAM = "19:team@thread.tacv2"
CARDS = "19:cards@thread.tacv2"
INTELLIGENCE = Conversation(TEAM, Kind.CHANNEL, "tenant", "https://smba.example", "28:bot", TEAM)


class Known:
    """A team that is there from some moment on. ``then``: what happens while it is looked for."""

    def __init__(self) -> None:
        self.known: list[Conversation] = []
        self.kept: list[Conversation] = []

    async def teams(self, _workspace_id: str) -> Sequence[Conversation]:
        found = list(self.known)
        await self.then()
        return found

    async def then(self) -> None:
        """Nothing."""

    async def keep_channel(self, _workspace_id: str, channel: Conversation) -> None:
        self.kept.append(channel)

    async def channels(self, _of: Conversation) -> Sequence[Channel]:
        return [Channel(CARDS, "CPI cases")]

    async def roster(self, _of: Conversation) -> Sequence[Person]:
        return []


async def test_a_team_that_comes_while_the_teams_are_read_is_there_at_the_next_look() -> None:
    known = Known()
    directory = TeamsDirectory(cast("Connector", known), cast("Places", known))

    async def comes() -> None:
        known.known.append(INTELLIGENCE)
        directory.forget()

    known.then = comes  # type: ignore[method-assign]
    assert await directory.channel("w", CARDS) is None
    found = await directory.channel("w", CARDS)
    assert found is not None
    assert [each.channel_id for each in known.kept] == [CARDS]
