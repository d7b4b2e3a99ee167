"""A workspace on its first day, and a platform that looks people and channels up as it is asked."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from dialogs.engine.fields import Raw
from dialogs.engine.inbound import Answered, Go, Inbound, Move, Said
from dialogs.engine.views import Ask, Notice, Review, View
from dialogs.force.profile import Profile, load_profile
from dialogs.ports import Destination, Entry, Force, Member, Purpose, Reply, Workspace
from dialogs.workspaces import admin
from dialogs.workspaces.facts import ChannelFacts, Facts, Person, Problem, Wanted
from dialogs.workspaces.probing import Probe
from dialogs.workspaces.roles import meet
from tests.dialogs.fake_work import FakeWork

PROFILE: Profile = load_profile()
MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)

OWNER = Person("U1", "Olive Ash", admin=True)
SAM, JO = Person("U2", "Sam Reed"), Person("U3", "Jo Lind")
GUS = Person("U4", "Gus Guest", guest=True)
STRANGER = Person("U5", "Sid Strange", stranger=True)
GONE = Person("U6", "Gail Gone", deleted=True)
ROBOT = Person("U7", "Reminder", bot=True)
PEOPLE = (OWNER, SAM, JO, GUS, STRANGER, GONE, ROBOT)

DESK = ChannelFacts("C1", "#cpi-desk", people=(SAM, JO, ROBOT))
LOBBY = ChannelFacts("C2", "#lobby", private=False, people=(OWNER, SAM, GUS))
SHARED = ChannelFacts("C3", "#joint", shared=True, people=(SAM, STRANGER))
ELSEWHERE = ChannelFacts("C4", "#closed", member=False)
NEW_DESK = ChannelFacts("C5", "#cpi-new", people=(SAM, JO, OWNER))
CHANNELS = (DESK, LOBBY, SHARED, ELSEWHERE, NEW_DESK)

FIRST_DAY: Mapping[str, Mapping[str, Raw]] = {
    "SET-ORG": {"organisation": "Oak Park School", "sector": "education"},
    "SET-CHANNEL": {"channel": "C1"},
    "SET-HANDLERS": {"who": ("U2", "U3")},
    "SET-ADMINS": {"who": ()},
    "SET-SENDERS": {"members": "everyone", "guests": "nobody"},
}


class Office:
    """Who administers, and what is on their screen."""

    def __init__(
        self, *, own: bool = True, agency: bool = True, work: FakeWork | None = None
    ) -> None:
        self.work = work or FakeWork()
        self.now = MONDAY
        self.events = 0
        self.people = {person.id: person for person in PEOPLE}
        self.channels = {channel.id: channel for channel in CHANNELS}
        self.posts: list[Destination] = []
        self.wanted: Wanted = Wanted()
        self.views: tuple[View, ...] = ()
        self.reply = Reply()
        if self.work.members.force("f") is None:
            self.work.members.add_force(Force("f", "force", "hampshire"))
        workspace = Workspace(
            "w" if own else "a",
            "f",
            "slack",
            "T1" if own else "T2",
            "Oak Park",
            is_agency=agency,
            is_force=own,
            ready=False,
        )
        self.id = workspace.id
        self.work.members.add_workspace(workspace)
        self.admin = meet(self.work, workspace, OWNER, self.now).id

    @property
    def workspace(self) -> Workspace:
        found = self.work.members.workspace(self.id)
        assert found is not None
        return found

    def member(self, external_id: str) -> Member | None:
        return self.work.members.find(self.id, external_id)

    def meet(self, person: Person) -> Member:
        """The platform reads someone's profile."""
        self.people[person.id] = person
        return meet(self.work, self.workspace, person, self.now)

    def do(self, inbound: Inbound, by: str = "", event: str = "") -> Reply:
        """One turn of an admin, with what the platform finds of what is wanted."""
        self.events += 1
        self.now += timedelta(seconds=1)
        member = self.work.members.get(by or self.admin)
        assert member is not None
        self.wanted = admin.wanted(self.work, member, inbound, self.now, PROFILE)
        facts = Facts(
            {text: one for text in self.wanted.people if (one := self._person(text))},
            {text: one for text in self.wanted.channels if (one := self._channel(text))},
        )
        with self.work.transaction() as work:
            self.reply = admin.turn(
                work, member, inbound, event or f"{self.id}-{self.events}", self.now, PROFILE, facts
            )
        self.views = self.reply.views
        return self.reply

    def _person(self, text: str) -> Person | None:
        typed = text.removeprefix("@").casefold()
        return self.people.get(text) or next(
            (p for p in self.people.values() if p.name.split()[0].casefold() == typed), None
        )

    def _channel(self, text: str) -> ChannelFacts | None:
        typed = "#" + text.removeprefix("#")
        return self.channels.get(text) or next(
            (c for c in self.channels.values() if c.name == typed), None
        )

    def open(self, page: str = "", by: str = "") -> Reply:
        return self.do(Go(Move.ADMIN, page), by)

    def say(self, text: str) -> Reply:
        return self.do(Said(text))

    def fill(self, page: str, values: Mapping[str, Raw], by: str = "") -> Reply:
        return self.do(Answered(page, values), by)

    def save(self, by: str = "") -> Reply:
        return self.do(Answered("SET-CHECK", {"answer": "save"}), by)

    def post(self, problem: Problem | None = None) -> Reply:
        """The platform tries to post the test card that was asked for."""
        where = self.reply.probe
        assert where is not None
        if problem is None:
            self.posts.append(where)
        member = self.work.members.get(self.admin)
        assert member is not None
        with self.work.transaction() as work:
            self.reply = admin.probed(work, member, Probe(where, problem), self.now, PROFILE)
        self.views = self.reply.views
        return self.reply

    def set_up(self) -> None:
        """The first day, from the first page to the test card."""
        self.open()
        while isinstance(self.asked, Ask):
            self.fill(self.asked.page, FIRST_DAY[self.asked.page])
        self.save()
        if self.reply.probe:
            self.post()

    @property
    def asked(self) -> Ask | Review | None:
        return next((v for v in self.views if isinstance(v, Ask | Review)), None)

    @property
    def words(self) -> str:
        """Everything that notices say."""
        return " ".join(t for v in self.views if isinstance(v, Notice) for t in v.text)

    @property
    def errors(self) -> dict[str, str]:
        asked = self.asked
        shown = asked.fields if isinstance(asked, Ask) else ()
        return {s.field.name: s.error for s in shown if s.error}

    def lines(self, page: str) -> dict[str, str]:
        """The lines of one part of the check page."""
        asked = self.asked
        assert isinstance(asked, Review)
        return dict(next(part.lines for part in asked.parts if part.edit == page))

    def channel(self) -> str:
        """The channel that cases go to."""
        where = self.work.members.destination("f", Purpose.HANDLERS)
        return where.channel if where else ""

    def trail(self, event: str) -> list[Entry]:
        return [entry for entry in self.work.tables.entries if entry.event == event]


def page(office: Office) -> str:
    """The page that waits; empty where none does."""
    return office.asked.page if office.asked else ""
