"""A workspace's settings in Slack: which turns are theirs, what is looked up for them, the test card."""

from collections.abc import Mapping

from adapters.sides import SettingsSide
from adapters.slack.chat import Chat
from adapters.slack.client import SlackClient
from adapters.slack.directory import SlackDirectory
from adapters.slack.errors import (
    ChannelGone,
    MissingScope,
    NotInChannel,
    NotInstalled,
    SlackFailed,
    TokenRevoked,
)
from adapters.slack.messages import message
from adapters.slack.who import Who
from dialogs.engine.inbound import Inbound
from dialogs.ports import Destination, Reply
from dialogs.workspaces.facts import Problem
from dialogs.workspaces.probing import TEST_CARD, Probe, fit


class Settings:
    """The settings' turns."""

    def __init__(
        self, side: SettingsSide, directory: SlackDirectory, client: SlackClient, chat: Chat
    ) -> None:
        self._side = side
        self._directory = directory
        self._client = client
        self._chat = chat

    async def is_open(self, who: Who) -> bool:
        """Whether the settings are what this person used last."""
        return await self._side.is_open(who.member)

    async def turn(self, who: Who, inbound: Inbound, event: str) -> Reply:
        """One turn, with what Slack says of the people and channels in it; a test card follows it."""
        wanted = await self._side.wanted(who.member, inbound)
        facts = await self._directory.facts(who.known.workspace_id, wanted)
        reply = await self._side.turn(who.member, inbound, event, facts)
        if reply.probe is not None and not reply.repeated:
            self._chat.later(who, self._test(who, reply.probe))
        return reply

    async def current(self, who: Who) -> Reply:
        """The settings as this admin left them."""
        return await self._side.current(who.member)

    async def _test(self, who: Who, where: Destination) -> None:
        problem = await self._problem(who, where)
        reply = await self._side.probed(who.member, Probe(where, problem))
        self._chat.show(who, reply)

    async def _problem(self, who: Who, where: Destination) -> Problem | None:
        drawn = message(TEST_CARD)
        try:
            problem = fit(await self._directory.channel(where.workspace_id, where.channel))
            if problem is None:
                await self._client.post(who.team, where.channel, drawn.text, drawn.blocks)
        except SlackFailed as error:
            return _problem_of(error)
        return problem


_PROBLEMS: Mapping[type[SlackFailed], Problem] = {
    ChannelGone: Problem.NOT_FOUND,
    NotInChannel: Problem.NOT_ALLOWED,
    MissingScope: Problem.NOT_ALLOWED,
    TokenRevoked: Problem.SIGNED_OUT,
    NotInstalled: Problem.SIGNED_OUT,
}


def _problem_of(error: SlackFailed) -> Problem:
    if error.code in {"is_archived", "channel_is_archived"}:
        return Problem.ARCHIVED
    if error.code == "not_in_channel":
        return Problem.NOT_IN_IT
    return _PROBLEMS.get(type(error), Problem.UNREACHABLE)
