"""The program, served in a process of its own, in the Agents Playground: people, a channel, a database."""

import re
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Self, TypeVar

from serving import Server, wait_for

from dialogs.ports import (
    Case,
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
from tests.teams_playground.desk import Desk
from tests.teams_playground.person import PlaygroundPerson
from tests.teams_playground.stream import Message
from tests.teams_playground.tokens import SECRET
from tests.teams_playground.town import APP, HANDLERS, TENANT, WIL, Someone

T = TypeVar("T")
ORGANISATION = "Thornbury Academy"
STILL_FOR = 0.4
"""Seconds without a call to the connector after which everything is taken to be shown."""


class PlaygroundOffice:
    """A tenant with a handlers' channel, and the server. ``me`` has the personal chat.

    ``ready``: set up at the start, so that it takes submissions.
    """

    def __init__(self, folder: Path, me: Someone = WIL, *, ready: bool = True) -> None:
        self.desk = Desk(folder / "playground", me)
        self.door = self.desk.door
        self._me = me
        self._ready = ready
        self.server = Server(
            folder / "run",
            TEAMS_APP_ID=APP,
            TEAMS_APP_PASSWORD=SECRET,
            TEAMS_TENANT_ID=TENANT,
            TEAMS_OPENID_URL=f"{self.door.address}/openid",
            TEAMS_LOGIN_URL=self.door.address,
        )
        self.door.bot = f"http://127.0.0.1:{self.server.port}"
        self._open = ExitStack()

    def __enter__(self) -> Self:
        self._open.enter_context(self.desk)
        self._open.enter_context(self.server)
        return self

    def __exit__(self, *_: object) -> None:
        self._open.close()

    def opens(self) -> Self:
        """Starts the server; the team and its channel know the bot, and the tenant is set up."""
        self.server.start()
        if self._ready:
            self._becomes_ready()
            self.desk.playground.installs(HANDLERS)
        return self

    def practitioner(self) -> PlaygroundPerson:
        """Who sits in front of the playground, in their own chat with the bot."""
        return PlaygroundPerson(self.desk, self._me)

    def handler(self, someone: Someone) -> PlaygroundPerson:
        """Someone who handles cases, in front of the handlers' channel."""

        def use_case(work: SqlWork) -> None:
            place = self._workspace(work)
            named = work.members.named(place.id)[Naming.HANDLER]
            work.members.set_named(place.id, Naming.HANDLER, named | {someone.aad_id})

        self._write(use_case)
        return PlaygroundPerson(self.desk, someone).goes_to(HANDLERS)

    def _becomes_ready(self) -> None:
        def use_case(work: SqlWork) -> None:
            found = self._workspace(work)
            made = replace(found, organisation=ORGANISATION, sector="education", ready=True)
            work.members.save_workspace(made)
            where = Destination("teams", found.id, HANDLERS)
            work.members.set_destination(found.force_id, Purpose.HANDLERS, where)

        self._write(use_case)

    # What is kept

    def draft(self, someone: PlaygroundPerson, script: str = "intake") -> DraftRecord | None:
        """What someone has begun and not sent."""

        def query(work: SqlWork) -> DraftRecord | None:
            member = self._member(work, someone)
            return work.drafts.find(member.id, script) if member else None

        return self.read(query)

    def submissions(self, someone: PlaygroundPerson) -> Sequence[Submission]:
        """What someone sent, newest first."""

        def query(work: SqlWork) -> Sequence[Submission]:
            member = self._member(work, someone)
            return work.submissions.of_member(member.id) if member else ()

        return self.read(query)

    def case(self, reference: str) -> Case:
        """A case as the database has it."""

        def query(work: SqlWork) -> Case | None:
            sent = work.submissions.by_reference(self._workspace(work).force_id, reference)
            return work.cases.by_submission(sent.id) if sent else None

        found = self.read(query)
        assert found is not None
        return found

    def events(self, reference: str) -> list[str]:
        """The audit rows of a case, oldest first."""
        found = self.case(reference)
        return [entry.event for entry in self.read(lambda work: work.audit.of_subject(found.id))]

    def read(self, query: Callable[[SqlWork], T]) -> T:
        """Asks the server's database."""
        with self._opened() as database:
            return database.read_sync(query)

    def _write(self, use_case: Callable[[SqlWork], None]) -> None:
        with self._opened() as database:
            database.write_sync(use_case)

    def _member(self, work: SqlWork, someone: PlaygroundPerson) -> Member | None:
        return work.members.find(self._workspace(work).id, someone.who.aad_id)

    def _workspace(self, work: SqlWork) -> Workspace:
        found = work.members.workspace_by_external("teams", TENANT)
        assert found is not None
        return found

    @contextmanager
    def _opened(self) -> Iterator[Database]:
        folder = self.server.folder / "var"
        keys = development_keys(folder / "master.key")
        database = Database(f"sqlite:///{folder / 'cpi.db'}", keys, connections=1)
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
            made = len(self.door.calls)
            if made != seen:
                seen, since = made, time.monotonic()
            return time.monotonic() - since > STILL_FOR

        wait_for(still)

    def summaries(self) -> list[str]:
        """What notifications said: the summary and the text of every message."""
        sent = [call.body.get("activity", call.body) for call in self.door.calls]
        return [f"{each.get('summary', '')} {each.get('text', '')}" for each in sent]


def card(handler: PlaygroundPerson, reference: str, *words: str) -> Message:
    """The newest message about a case in the channel, once it shows all these words."""

    def found() -> Message | None:
        mine = [m for m in handler.messages() if reference in handler.shown(m)]
        return mine[-1] if mine and all(w in handler.shown(mine[-1]) for w in words) else None

    wait_for(found, lambda: handler.sees().text, within=20)
    message = found()
    assert message is not None
    return message


def reference_in(text: str) -> str:
    """The last reference in a text."""
    found = re.findall(r"CPI-[0-9A-Z]{4}-[0-9A-Z]{2}", text)
    assert found, text
    return str(found[-1])
