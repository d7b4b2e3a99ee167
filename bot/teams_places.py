"""Where Teams' conversations are, kept in the database."""

from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import asdict, replace
from hashlib import sha256
from time import monotonic

from adapters.beside import Known
from adapters.teams.activity import Conversation, Kind, Sender
from bot.troubles import try_again
from storage.teams_references import CHANNEL, PERSONAL, TEAM, TeamsPlace, TeamsReference
from storage.unit_of_work import Database
from storage.work import SqlWork

TEAMS = "teams"
SAME_FOR = 60.0
"""Seconds in which a chat that was found to be the same is not looked at again."""
REMEMBERED = 20_000

_KINDS = {PERSONAL: Kind.PERSONAL, TEAM: Kind.CHANNEL, CHANNEL: Kind.CHANNEL}


class DatabasePlaces:
    """`adapters.teams.ports.Places`."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._same: OrderedDict[str, tuple[TeamsReference, float]] = OrderedDict()

    async def keep_chat(self, known: Known, user: Sender, chat: Conversation) -> bool:
        """A member's private chat; True if there was none."""
        place = replace(place_of(chat), user_id=user.id, aad_id=user.aad_id)
        reference = TeamsReference(known.workspace_id, PERSONAL, known.member_id, place)
        same, at = self._same.get(known.member_id, (None, 0.0))
        if same == reference and monotonic() - at < SAME_FOR:
            return False

        def use_case(work: SqlWork) -> bool:
            work.teams_references.forget(known.workspace_id, PERSONAL, user.aad_id)
            return work.teams_references.save(reference)

        stands = await self._database.read(
            lambda work: work.teams_references.find(known.workspace_id, PERSONAL, known.member_id)
        )
        new = stands != reference and await self._database.write(use_case)
        self._same[known.member_id] = reference, monotonic()
        if len(self._same) > REMEMBERED:
            self._same.popitem(last=False)
        return new

    async def greets(self, chat: Conversation) -> bool:
        """True once for each private chat, as long as events are remembered."""
        digest = sha256(chat.id.encode()).hexdigest()[:40]
        return await self._database.write(lambda work: work.claim(f"teams:greeted:{digest}"))

    async def keep_team(self, team: Conversation) -> None:
        """A team that has the app: cards that waited for it are tried at once."""
        place = replace(place_of(team), channel_id="", conversation_id=team.team_id)

        def use_case(work: SqlWork) -> None:
            workspace = work.members.workspace_by_external(TEAMS, team.tenant_id)
            if workspace is not None:
                reference = TeamsReference(workspace.id, TEAM, team.team_id, place)
                if work.teams_references.save(reference):
                    try_again(work, workspace.force_id)

        await self._database.write(use_case)

    async def keep_channel(self, workspace_id: str, channel: Conversation) -> None:
        """A channel of a team that has the app."""
        place = replace(place_of(channel), conversation_id=channel.channel_id)
        reference = TeamsReference(workspace_id, CHANNEL, channel.channel_id, place)
        stands = await self._database.read(
            lambda work: work.teams_references.find(workspace_id, CHANNEL, channel.channel_id)
        )
        if stands != reference:
            await self._database.write(lambda work: work.teams_references.save(reference))

    async def chat(self, workspace_id: str, user: str) -> Conversation | None:
        """The private chat of the member with this object id, or of someone who is none yet."""

        def query(work: SqlWork) -> TeamsReference | None:
            member = work.members.find(workspace_id, user)
            subject = member.id if member else user
            return work.teams_references.find(workspace_id, PERSONAL, subject)

        found = await self._database.read(query)
        return conversation_of(found) if found else None

    async def teams(self, workspace_id: str) -> Sequence[Conversation]:
        """The teams that have the app."""
        found = await self._database.read(
            lambda work: work.teams_references.of_kind(workspace_id, TEAM)
        )
        return [conversation_of(each) for each in found]

    async def drop_chat(self, known: Known) -> None:
        """Nothing gets to a private chat any more."""
        self._same.pop(known.member_id, None)
        await self._drop(lambda work: _forget(work, known.workspace_id, PERSONAL, known.member_id))

    async def drop_channel(self, workspace_id: str, channel_id: str) -> None:
        """Nothing gets to a channel any more."""
        await self._drop(lambda work: _forget(work, workspace_id, CHANNEL, channel_id))

    async def drop_team(self, team: Conversation) -> None:
        """The app was taken out of a team."""

        def use_case(work: SqlWork) -> None:
            workspace = work.members.workspace_by_external(TEAMS, team.tenant_id)
            if workspace is None:
                return
            _forget(work, workspace.id, TEAM, team.team_id)
            for each in work.teams_references.of_kind(workspace.id, CHANNEL):
                if each.place.team_id == team.team_id:
                    _forget(work, workspace.id, CHANNEL, each.subject)

        await self._drop(use_case)

    async def _drop(self, use_case: Callable[[SqlWork], None]) -> None:
        await self._database.write(use_case)


def _forget(work: SqlWork, workspace_id: str, kind: str, subject: str) -> None:
    work.teams_references.forget(workspace_id, kind, subject)


def place_of(conversation: Conversation) -> TeamsPlace:
    """A conversation as it is kept."""
    named = asdict(conversation)
    return TeamsPlace(named.pop("id"), **{n: v for n, v in named.items() if n != "kind"})


def conversation_of(reference: TeamsReference) -> Conversation:
    """A conversation as it was kept."""
    place = reference.place
    return Conversation(
        id=place.conversation_id,
        kind=_KINDS[reference.kind],
        tenant_id=place.tenant_id,
        service_url=place.service_url,
        bot_id=place.bot_id,
        team_id=place.team_id,
        channel_id=place.channel_id,
    )
