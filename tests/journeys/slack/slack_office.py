"""The program, served in a process of its own, and a Slack workspace that it is installed in."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Self, TypeVar

from serving import Server, wait_for

from adapters.slack.manifest import BOT_SCOPES
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
from tests.slack_peer.link import UNHURRIED, AppLink
from tests.slack_peer.server import SlackPeer
from tests.slack_peer.socket_link import SocketLink
from tests.slack_peer.world import Channel, Team, World

T = TypeVar("T")
ORGANISATION = "Thornbury Academy"
STILL_FOR = 0.3
"""Seconds without a call to Slack after which everything is taken to be shown."""


def to_app(address: str, world: World) -> AppLink:
    """The way to an app that runs beside other tests."""
    return AppLink(address, world.signing_secret, deadline=UNHURRIED)


class SlackOffice:
    """One workspace at the peer, its handlers' channel and an open one, and the server.

    ``ready``: set up at the start, so that it takes submissions. ``socket``: by Socket Mode.
    """

    def __init__(
        self,
        peer: SlackPeer,
        folder: Path,
        database_url: str = "",
        *,
        ready: bool = True,
        socket: bool = False,
        **settings: str,
    ) -> None:
        self.peer, self.world = peer, peer.world
        self.team: Team = self.world.team("Thornbury")
        self.handlers: Channel = self.world.channel(self.team, "cpi-handlers")
        self.lobby: Channel = self.world.channel(self.team, "lobby", kind="public")
        self.grant = self.world.install(self.team, scopes=frozenset(BOT_SCOPES))
        secret = {"SLACK_SIGNING_SECRET": self.world.signing_secret}
        if socket:
            secret = {"SLACK_APP_TOKEN": self.world.app_token}
        self.server = Server(
            folder,
            database_url,
            **{
                "SLACK_BOT_TOKEN": self.grant.token,
                **secret,
                "SLACK_API_URL": peer.url,
            }
            | settings,
        )
        address = f"http://127.0.0.1:{self.server.port}"
        self.link = SocketLink(peer) if socket else to_app(address, self.world)
        self._url = database_url or f"sqlite:///{folder / 'var/cpi.db'}"
        self._ready = ready

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.server.__exit__(*exc)

    def opens(self, fault: str = "") -> Self:
        """Starts the server; the first time the workspace is set up, if it is to be ready."""
        self.server.start(fault)
        if self._ready:
            self.becomes_ready()
        return self

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
        """Someone in the workspace; ``user``: fields of the peer's User."""
        made = self.world.user(self.team, name, **user)
        self.lobby.members.add(made.id)
        return SlackPerson(self.peer, self.link, made, self.team)

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

    # What is kept

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
        database = Database(self._url, keys, connections=1)
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
        engine = connect(self._url, workers=1)
        where = Destination("slack", workspace.id, channel)
        Records(engine).hurry(job, where.key)
        engine.dispose()

    # What was shown

    def settles(self) -> None:
        """Waits until nothing more goes out to Slack."""
        seen, since = -1, time.monotonic()

        def still() -> bool:
            nonlocal seen, since
            made = len(self.peer.journal.calls())
            if made != seen:
                seen, since = made, time.monotonic()
            return time.monotonic() - since > STILL_FOR

        wait_for(still)

    def notifications(self) -> list[str]:
        """The ``text`` of every message that was posted or changed."""
        said = (
            *self.peer.journal.calls("chat.postMessage"),
            *self.peer.journal.calls("chat.update"),
        )
        return [str(made.arguments.get("text", "")) for made in said]
