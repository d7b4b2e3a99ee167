"""The program, served in a process of its own, and a Teams tenant that it serves."""

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Self, TypeVar

from serving import Server, wait_for

from dialogs.ports import (
    Destination,
    DraftRecord,
    Member,
    Naming,
    Purpose,
    Submission,
    Workspace,
)
from storage.key_file import development_keys
from storage.unit_of_work import Database
from storage.work import SqlWork
from tests.teams_peer.client import TeamsPerson
from tests.teams_peer.link import BotLink
from tests.teams_peer.server import TeamsPeer
from tests.teams_peer.world import Person, Team

T = TypeVar("T")
ORGANISATION = "Thornbury Academy"
CARDS = "CPI cases"
STILL_FOR = 0.3
"""Seconds without a call to Teams after which everything is taken to be shown."""


class TeamsOffice:
    """One tenant at the peer, the handlers' team with its channel, and the server.

    ``ready``: set up at the start, so that it takes submissions.
    """

    def __init__(
        self,
        peer: TeamsPeer,
        folder: Path,
        database_url: str = "",
        *,
        ready: bool = True,
        **settings: str,
    ) -> None:
        self.peer, self.world = peer, peer.world
        self.desk: Team = self.world.team("Intelligence", channels=(CARDS,))
        self.server = Server(folder, database_url, **(peer.settings() | settings))
        self.link = BotLink(f"http://127.0.0.1:{self.server.port}", peer)
        self._url = database_url or f"sqlite:///{folder / 'var/cpi.db'}"
        self._ready = ready

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.server.__exit__(*exc)

    @property
    def channel(self) -> str:
        """The id of the handlers' channel."""
        return next(each for each, name in self.desk.channels.items() if name == CARDS)

    def opens(self, fault: str = "") -> Self:
        """Starts the server; the first time the tenant is set up, if it is to be ready."""
        self.server.start(fault)
        if self._ready:
            self.becomes_ready()
        return self

    def becomes_ready(self) -> None:
        """The tenant is set up: an organisation, its sector, and the handlers' channel."""

        def use_case(work: SqlWork) -> None:
            found = self._workspace(work)
            made = replace(found, organisation=ORGANISATION, sector="education", ready=True)
            work.members.save_workspace(made)
            where = Destination("teams", found.id, self.channel)
            work.members.set_destination(found.force_id, Purpose.HANDLERS, where)

        self._write(use_case)

    def person(self, name: str = "Wil Oak", role: str = "user") -> TeamsPerson:
        """Someone in the tenant who has the app."""
        person = TeamsPerson(self.link, self.world.person(name, role))
        person.chat.installed = True
        return person

    def handler(self, name: str = "Sam Reed") -> TeamsPerson:
        """Someone who handles cases, in front of the handlers' channel."""
        person = self.person(name)
        self.desk.members.append(person.person.id)
        self.names(Naming.HANDLER, person)
        if not self.read(lambda work: work.teams_references.of_kind(self._id(work), "team")):
            person.adds_to(self.desk)
        return person.goes_to(self.desk, CARDS)

    def names(self, naming: Naming, person: TeamsPerson) -> None:
        """An admin named someone."""

        def use_case(work: SqlWork) -> None:
            workspace = self._workspace(work)
            people = work.members.named(workspace.id)[naming]
            work.members.set_named(workspace.id, naming, people | {person.person.aad_id})

        self._write(use_case)

    # What is kept

    def member(self, person: TeamsPerson) -> Member | None:
        """Someone as the database knows them."""
        return self.read(lambda work: self._member(work, person.person))

    def draft(self, person: TeamsPerson, script: str = "intake") -> DraftRecord | None:
        """What someone has begun and not sent; after *Send*, the empty draft of the receipt."""

        def query(work: SqlWork) -> DraftRecord | None:
            member = self._member(work, person.person)
            return work.drafts.find(member.id, script) if member else None

        return self.read(query)

    def submissions(self, person: TeamsPerson) -> Sequence[Submission]:
        """What someone sent, newest first."""

        def query(work: SqlWork) -> Sequence[Submission]:
            member = self._member(work, person.person)
            return work.submissions.of_member(member.id) if member else ()

        return self.read(query)

    def workspace(self) -> Workspace:
        """The tenant as the database knows it."""
        return self.read(self._workspace)

    def read(self, query: Callable[[SqlWork], T]) -> T:
        """Asks the server's database."""
        with self._opened() as database:
            return database.read_sync(query)

    def _write(self, use_case: Callable[[SqlWork], None]) -> None:
        with self._opened() as database:
            database.write_sync(use_case)

    def _workspace(self, work: SqlWork) -> Workspace:
        found = work.members.workspace_by_external("teams", self.world.tenant_id)
        assert found is not None
        return found

    def _id(self, work: SqlWork) -> str:
        return self._workspace(work).id

    def _member(self, work: SqlWork, person: Person) -> Member | None:
        return work.members.find(self._id(work), person.aad_id)

    @contextmanager
    def _opened(self) -> Iterator[Database]:
        keys = development_keys(self.server.folder / "var/master.key")
        database = Database(self._url, keys, connections=1)
        try:
            yield database
        finally:
            database.close()

    # What was shown

    def settles(self) -> None:
        """Waits until nothing more goes out to Teams."""
        seen, since = -1, time.monotonic()

        def still() -> bool:
            nonlocal seen, since
            made = len(self.peer.journal.calls())
            if made != seen:
                seen, since = made, time.monotonic()
            return time.monotonic() - since > STILL_FOR

        wait_for(still)

    def notifications(self) -> list[str]:
        """The summary of every message that was posted or changed."""
        said = (*self.peer.journal.calls("send"), *self.peer.journal.calls("update"))
        return [str(made.body.get("summary", "")) for made in said]
