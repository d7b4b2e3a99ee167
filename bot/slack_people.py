"""Who is who in Slack."""

from time import monotonic

from adapters.beside import Known
from adapters.slack.directory import as_person
from adapters.slack.ports import Address, Person, Team
from bot.beside import known_as
from bot.met import Met
from bot.sides import Clock
from bot.unheard import tell_later
from dialogs.ports import Destination, Workspace
from dialogs.workspaces import roles
from storage.unit_of_work import Database
from storage.work import SqlWork

SLACK = "slack"


class DatabasePeople:
    """`adapters.slack.ports.People`. Who was met is remembered for a while (`Met`).

    ``force_id``: the force that a workspace which is met for the first time belongs to; ``own``: it is
    the force's own, with its handlers (one workspace by its token).
    """

    def __init__(
        self, database: Database, force_id: str, clock: Clock, *, own: bool = False
    ) -> None:
        self._database = database
        self._force = force_id
        self._clock = clock
        self._own = own
        self._met: Met[tuple[Team, str]] = Met()

    async def find(self, team: Team, user: str) -> Known | None:
        """The member, if they were met lately."""
        return self._met.find((team, user))

    def changed(self) -> None:
        """Those who were not kept are met anew: they may have been named."""
        self._met.changed()

    async def stored(self, team: Team, user: str) -> Known | None:
        """The member, whenever they were met."""

        def query(work: SqlWork) -> Known | None:
            workspace = work.members.workspace_by_external(SLACK, team.id)
            member = work.members.find(workspace.id, user) if workspace else None
            return known_as(member) if member else None

        return await self._database.read(query)

    async def meet(self, team: Team, person: Person) -> Known:
        """The member, brought up to date; made, if they may do anything here."""
        asked = monotonic()
        known = await self._database.write(lambda work: self._meet(work, team, person))
        self._met.keep((team, person.id), known, asked)
        return known

    async def unheard(self, team: Team, user: str) -> None:
        """Sees that they are asked to write again. Where the workspace is new too, nobody can be."""

        def use_case(work: SqlWork) -> None:
            workspace = work.members.workspace_by_external(SLACK, team.id)
            if workspace is not None:
                tell_later(work, workspace, user, self._clock())

        await self._database.write(use_case)

    async def address(self, where: Destination) -> Address | None:
        """Where a destination is in Slack."""

        def query(work: SqlWork) -> Address | None:
            workspace = work.members.workspace(where.workspace_id)
            if workspace is None or workspace.platform != SLACK:
                return None
            member = work.members.get(where.channel)
            if member is None:
                return Address(Team(workspace.external_id), where.channel)
            return Address(Team(workspace.external_id), member.external_id, known_as(member))

        return await self._database.read(query)

    def _meet(self, work: SqlWork, team: Team, person: Person) -> Known:
        workspace = work.members.workspace_by_external(SLACK, team.id)
        if workspace is None:
            workspace = Workspace(
                work.new_id(), self._force, SLACK, team.id, team.id, is_force=self._own, ready=False
            )
            work.members.add_workspace(workspace)
        seen = as_person(person)
        return known_as(roles.meet(work, workspace, seen, self._clock()))
