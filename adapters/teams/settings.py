"""A workspace's settings in Teams: which turns are theirs, what is looked up for them, the test card."""

from collections.abc import Mapping

from adapters.sides import SettingsSide
from adapters.teams.chat import Chat
from adapters.teams.directory import TeamsDirectory
from adapters.teams.errors import (
    ConversationGone,
    CredentialsRefused,
    NotInstalled,
    SwitchedOff,
    TeamsFailed,
)
from adapters.teams.who import Who
from dialogs.engine.inbound import Inbound
from dialogs.ports import Destination, Outbound, PlatformFailed, Reply
from dialogs.workspaces.facts import Problem
from dialogs.workspaces.probing import TEST_CARD, Probe, fit


class Settings:
    """The settings' turns. ``channel``: where the test card goes out."""

    def __init__(
        self, side: SettingsSide, directory: TeamsDirectory, channel: Outbound, chat: Chat
    ) -> None:
        self._side = side
        self._directory = directory
        self._channel = channel
        self._chat = chat

    async def is_open(self, who: Who) -> bool:
        """Whether the settings are what this person used last."""
        return await self._side.is_open(who.member)

    async def turn(self, who: Who, inbound: Inbound, event: str) -> Reply:
        """One turn, with what Teams says of the people and channels in it and of those that can be chosen;
        a test card follows it.
        """
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
        problem = await self._problem(where)
        reply = await self._side.probed(who.member, Probe(where, problem))
        self._chat.show(who, reply)

    async def _problem(self, where: Destination) -> Problem | None:
        self._directory.forget()
        try:
            problem = fit(await self._directory.channel(where.workspace_id, where.channel))
            if problem is None:
                await self._channel.post(where, TEST_CARD)
        except PlatformFailed as error:
            return _problem_of(error)
        return problem


_PROBLEMS: Mapping[type[TeamsFailed], Problem] = {
    ConversationGone: Problem.NOT_FOUND,
    NotInstalled: Problem.NOT_IN_IT,
    SwitchedOff: Problem.NOT_ALLOWED,
    CredentialsRefused: Problem.SIGNED_OUT,
}


def _problem_of(error: PlatformFailed) -> Problem:
    found = (problem for kind, problem in _PROBLEMS.items() if isinstance(error, kind))
    return next(found, Problem.UNREACHABLE)
