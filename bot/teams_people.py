"""Who is who in Teams."""

from functools import partial
from time import monotonic

from adapters.beside import Known
from adapters.teams.activity import Conversation, Person, Sender
from adapters.teams.directory import as_person
from adapters.teams.ports import Address
from bot.beside import known_as
from bot.met import Met
from bot.sides import Clock
from bot.teams_places import TEAMS, conversation_of, place_of
from bot.unheard import tell_later
from dialogs.ports import Destination, Naming, Workspace
from dialogs.workspaces import roles
from dialogs.workspaces.changes import Change
from dialogs.workspaces.settings import SYSTEM, join
from storage.teams_references import CHANNEL, PERSONAL, TeamsReference
from storage.unit_of_work import Database
from storage.work import SqlWork


class DatabasePeople:
    """`adapters.teams.ports.People`. Who was met is remembered for a while (`Met`).

    ``force_id``: the force that a tenant belongs to; it is the force's own, with its handlers.
    """

    def __init__(self, database: Database, force_id: str, clock: Clock) -> None:
        self._database = database
        self._force = force_id
        self._clock = clock
        self._met: Met[tuple[str, str]] = Met()

    async def find(self, tenant: str, user: str) -> Known | None:
        """The member, if they were met lately."""
        return self._met.find((tenant, user))

    def changed(self) -> None:
        """Those who were not kept are met anew: they may have been named."""
        self._met.changed()

    async def stored(self, tenant: str, user: str) -> Known | None:
        """The member, whenever they were met."""

        def query(work: SqlWork) -> Known | None:
            workspace = work.members.workspace_by_external(TEAMS, tenant)
            member = work.members.find(workspace.id, user) if workspace else None
            return known_as(member) if member else None

        return await self._database.read(query)

    async def meet(self, tenant: str, person: Person, *, installs: bool = False) -> Known:
        """The member, brought up to date; made, if they may do anything here.

        Who adds the app for themselves in a tenant that has no admin yet becomes its first.
        """
        asked = monotonic()

        def use_case(work: SqlWork) -> Known:
            workspace = join(work, self._force, TEAMS, tenant, tenant, own=True)
            seen, now = as_person(person), self._clock()
            if installs and seen.full and _has_no_admin(work, workspace):
                Change(work, workspace.id, SYSTEM, now).name(Naming.ADMIN, {seen.id})
            return known_as(roles.meet(work, workspace, seen, now))

        known = await self._database.write(use_case)
        self._met.keep((tenant, person.aad_id), known, asked)
        return known

    async def unheard(self, user: Sender, chat: Conversation) -> None:
        """Keeps where they are until they are met, and sees that they are asked to write again."""

        def use_case(work: SqlWork) -> None:
            workspace = join(work, self._force, TEAMS, chat.tenant_id, chat.tenant_id, own=True)
            place = place_of(chat)
            work.teams_references.save(TeamsReference(workspace.id, PERSONAL, user.aad_id, place))
            tell_later(work, workspace, user.aad_id, self._clock())

        await self._database.write(use_case)

    async def address(self, where: Destination) -> Address | None:
        """Where a destination is in Teams: a member's chat, a channel, or the chat of someone unheard."""

        def query(work: SqlWork) -> Address | None:
            find = partial(work.teams_references.find, where.workspace_id)
            found = find(PERSONAL, where.channel) or find(CHANNEL, where.channel)
            if found is None:
                return None
            member = work.members.get(where.channel) if found.kind == PERSONAL else None
            return Address(conversation_of(found), known_as(member) if member else None)

        return await self._database.read(query)


def _has_no_admin(work: SqlWork, workspace: Workspace) -> bool:
    return not work.members.named(workspace.id)[Naming.ADMIN]
