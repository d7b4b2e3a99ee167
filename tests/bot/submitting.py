"""A program on a database of its own, and a whole submission given to it page by page."""

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from adapters.console.ports import Personas
from bot.app import Program, build, migrate
from bot.settings import Settings
from bot.setup import CONSOLE, set_up_console
from bot.sides import HandlerSide, PractitionerSide
from dialogs.engine.fields import Raw
from dialogs.engine.inbound import Answered, Inbound
from dialogs.engine.views import Ask, Press, Review, Signpost, View
from dialogs.force.profile import load_profile
from dialogs.ports import Destination, MessageGone, Reply

NARRATIVE = "Zebedee Quillfeather carries parcels behind Larkspur Parade"
NAME = "Zebedee Quillfeather"
PHONE = "07700 900461"

Answers = tuple[tuple[str, Mapping[str, Raw]], ...]
START: Answers = (
    ("G1", {"answer": "can_wait"}),
    ("G2", {"answer": "none"}),
    ("G3", {"answer": "no"}),
    ("G4", {"answer": "no"}),
    ("G5", {"answer": "not_sure"}),
    ("C1", {"what": NARRATIVE, "where": "Larkspur Parade"}),
)
REST: Answers = (
    ("C2.1", {"part": "harm", "name": NAME, "contacts": PHONE, "next": "done"}),
    ("C4", {"how": "saw"}),
    ("C5", {"at_risk": "no", "naming": "do_not"}),
    ("C6", {"name": "Wilma Oak", "organisation": "Thornbury", "contact": "w@thornbury.example"}),
    ("CHECK", {"answer": "send"}),
)


class Now:
    """A clock that stands until it is set."""

    def __init__(self, at: datetime) -> None:
        self.at = at

    def __call__(self) -> datetime:
        return self.at


class Kept:
    """A platform that keeps what it is told to show, and can lose messages."""

    def __init__(self) -> None:
        self.posts: dict[str, tuple[Destination, View]] = {}
        self.updates: list[str] = []

    async def post(self, where: Destination, view: View) -> str:
        ref = f"m{len(self.posts) + 1}"
        self.posts[ref] = (where, view)
        return ref

    async def update(self, where: Destination, ref: str, view: View) -> None:
        if ref not in self.posts:
            raise MessageGone(ref)
        self.posts[ref] = (where, view)
        self.updates.append(ref)

    def views(self) -> list[View]:
        return [view for _, view in self.posts.values()]


class Bot:
    """A program whose console is a `Kept`; jobs are run by the tests, not in the background."""

    def __init__(self, folder: Path, url: str, at: datetime | None = None) -> None:
        self.now = Now(at or datetime.now(UTC))
        self.settings = Settings(database_url=url, key_file=folder / "master.key")
        migrate(self.settings)
        self.program: Program = build(self.settings, self.now)
        self.platform = Kept()
        self.program.platforms[CONSOLE] = self.platform
        profile = load_profile(self.settings.profile)
        self.people: Personas = self.program.database.write_sync(
            lambda work: set_up_console(work, profile, self.settings.profile)
        )
        common = (
            self.program.database,
            self.program.profiles,
            self.program.metrics,
            self.program.marks,
            CONSOLE,
            self.now,
        )
        self.practice, self.desk = PractitionerSide(*common), HandlerSide(*common)
        self.practitioner = self.people.practitioners[0].member
        self.handler = self.people.handlers[0].member

    async def turn(self, inbound: Inbound, event: str = "") -> Reply:
        return await self.practice.turn(self.practitioner, inbound, event or uuid4().hex)

    async def answer(self, answers: Answers) -> Reply:
        """Answers pages in order; a page that is not the one asked is passed over."""
        reply = await self.practice.current(self.practitioner)
        for page, values in answers:
            asked = waiting(reply)
            if asked.page == page:
                reply = await self.turn(Answered(page, values, asked.revision))
        return reply

    async def submit(self) -> Reply:
        return await self.answer(START + REST)

    async def press(self, verb: str, case: str) -> Reply:
        return await self.desk.press(self.handler, Press(verb, case), uuid4().hex)

    def jobs(self) -> list[tuple[str, ...]]:
        """Name and arguments of what is enqueued, oldest first."""
        client = self.program.jobs._client
        return [
            (str(job.input["args"][0]), *map(str, job.input["args"][4:]))
            for job in client.list_workflows(status=["ENQUEUED", "DELAYED"], load_output=False)
            if job.input is not None
        ]

    def close(self) -> None:
        self.program.jobs.close()
        self.program.database.close()


def waiting(reply: Reply) -> Ask | Review | Signpost:
    """The view that asks for an answer."""
    return next(v for v in reply.views if isinstance(v, Ask | Review | Signpost))
