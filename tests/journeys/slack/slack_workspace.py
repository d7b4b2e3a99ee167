"""A Slack workspace, the server of the app in it, and what that keeps of its people."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Self, TypeVar

from serving import Server

from bot.jobs.database import Records, connect
from dialogs.ports import (
    Destination,
    DraftRecord,
    Member,
    Naming,
    Purpose,
    Role,
    Submission,
    Workspace,
)
from storage.key_file import development_keys
from storage.tables import ForceRow, table
from storage.unit_of_work import Database
from storage.work import SqlWork
from tests.slack_peer.client import SlackPerson
from tests.slack_peer.world import Channel, Team

T = TypeVar("T")
ORGANISATION = "Thornbury Academy"


class Office:
    """Whatever plays Slack. ``handlers``: the handlers' channel, once there is one."""

    handlers: Channel

    def __init__(self, team: Team, server: Server) -> None:
        self.team, self.server = team, server

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.server.__exit__(*exc)

    def becomes_ready(self) -> None:
        """The workspace is set up: an organisation, its sector, and the handlers' channel."""

        def use_case(work: SqlWork) -> None:
            found = work.members.workspace_by_external("slack", self.team.id)
            if found is None:
                force = work.connection.execute(table(ForceRow).select()).one().id
                found = self._workspace(work, force)
                work.members.add_workspace(found)
            elif not found.ready:
                work.members.save_workspace(self._workspace(work, found.force_id, found.id))
            where = Destination("slack", found.id, self.handlers.id)
            work.members.set_destination(found.force_id, Purpose.HANDLERS, where)

        self._write(use_case)

    def _workspace(self, work: SqlWork, force: str, known: str = "") -> Workspace:
        return Workspace(
            known or work.new_id(),
            force,
            "slack",
            self.team.id,
            self.team.name,
            organisation=ORGANISATION,
            sector="education",
            is_agency=True,
            is_force=True,
            ready=True,
        )

    def person(self, name: str = "Wil Oak", **user: Any) -> SlackPerson:
        """Someone in the workspace."""
        raise NotImplementedError

    def handler(self, name: str = "Sam Reed") -> SlackPerson:
        """Someone who handles cases, in front of the handlers' channel."""
        person = self.person(name)
        self.handlers.members.add(person.user.id)

        def use_case(work: SqlWork) -> None:
            workspace = work.members.workspace_by_external("slack", self.team.id)
            assert workspace is not None
            roles = frozenset({Role.HANDLER, Role.PRACTITIONER})
            handlers = work.members.named(workspace.id)[Naming.HANDLER]
            work.members.set_named(workspace.id, Naming.HANDLER, handlers | {person.user.id})
            work.members.add(
                Member(work.new_id(), workspace.id, workspace.force_id, person.user.id, name, roles)
            )

        self._write(use_case)
        return person.goes_to(self.handlers)

    def member(self, person: SlackPerson) -> Member | None:
        """Someone as the database knows them."""
        return self.read(lambda work: self._member(work, person))

    def draft(self, person: SlackPerson, script: str = "intake") -> DraftRecord | None:
        """What someone has begun and not sent; after *Send*, the empty draft of the receipt."""

        def query(work: SqlWork) -> DraftRecord | None:
            member = self._member(work, person)
            return work.drafts.find(member.id, script) if member else None

        return self.read(query)

    def submissions(self, person: SlackPerson) -> Sequence[Submission]:
        """What someone sent, newest first."""

        def query(work: SqlWork) -> Sequence[Submission]:
            member = self._member(work, person)
            return work.submissions.of_member(member.id) if member else ()

        return self.read(query)

    def read(self, query: Callable[[SqlWork], T]) -> T:
        """Asks the server's database."""
        with self._opened() as database:
            return database.read_sync(query)

    def _write(self, use_case: Callable[[SqlWork], None]) -> None:
        with self._opened() as database:
            database.write_sync(use_case)

    def _member(self, work: SqlWork, person: SlackPerson) -> Member | None:
        workspace = work.members.workspace_by_external("slack", self.team.id)
        return work.members.find(workspace.id, person.user.id) if workspace else None

    @contextmanager
    def _opened(self) -> Iterator[Database]:
        keys = development_keys(self.server.folder / "var/master.key")
        database = Database(self.server.database_url, keys, connections=1)
        try:
            yield database
        finally:
            database.close()

    def passes_the_pause(self, job: str, channel: str) -> None:
        """The job for this channel, or person, that waits for its time has waited long enough."""
        workspace = self.read(
            lambda work: work.members.workspace_by_external("slack", self.team.id)
        )
        assert workspace is not None
        engine = connect(self.server.database_url, workers=1)
        where = Destination("slack", workspace.id, channel)
        Records(engine).hurry(job, where.key)
        engine.dispose()
