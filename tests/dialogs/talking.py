"""One person's conversation with the use cases over the work in memory."""

from collections.abc import Mapping
from datetime import datetime, timedelta

from fake_work import FakeWork
from walking import FORM, HAMPSHIRE, OPEN, page_of

from dialogs.engine.draft import Draft
from dialogs.engine.fields import Raw
from dialogs.engine.inbound import Answered, Go, Inbound, Move, Said
from dialogs.engine.views import Receipt, View
from dialogs.force.profile import Profile
from dialogs.intake import intake
from dialogs.ports import Member, Reply, Role, Submission, Workspace
from dialogs.workspaces.facts import Person
from dialogs.workspaces.roles import derive

CLEAR = {"G1": "can_wait", "G2": "none", "G3": "no", "G4": "no", "G5": "not_sure"}


class Talk:
    """Who talks, to which force, and what is on their screen."""

    def __init__(
        self,
        profile: Profile = HAMPSHIRE,
        *,
        roles: frozenset[Role] = frozenset({Role.PRACTITIONER}),
        guest: bool = False,
        ready: bool = True,
        now: datetime = OPEN,
        work: FakeWork | None = None,
        name: str = "jo",
    ) -> None:
        self.profile, self.now, self.name = profile, now, name
        self.work = work or FakeWork()
        self.events = 0
        workspace = Workspace("w", "f", "console", "demo", "Demo", sector="education", ready=ready)
        self.work.members.add_workspace(workspace)
        if guest:
            roles = derive(
                workspace, Person(name, name.title(), guest=True), self.work.members.named("w")
            )
        self.work.members.add(Member(name, "w", "f", name, name.title(), roles, guest))
        self.views: tuple[View, ...] = ()

    @property
    def member(self) -> Member:
        """As stored now."""
        found = self.work.members.get(self.name)
        assert found is not None
        return found

    @property
    def page(self) -> str:
        """The page that waits."""
        return page_of(self.views)

    @property
    def draft(self) -> Draft:
        """The open intake draft."""
        record = self.work.drafts.find(self.name, "intake")
        assert record is not None
        return record.draft

    @property
    def sent(self) -> list[Submission]:
        """What this person sent, newest first."""
        return list(self.work.submissions.of_member(self.name))

    def do(self, inbound: Inbound) -> Reply:
        """One turn, in a transaction of its own, at a second of its own."""
        self.events += 1
        self.now += timedelta(seconds=1)
        with self.work.transaction() as work:
            reply = intake.turn(
                work,
                self.member,
                inbound,
                f"{self.name}-{self.events}",
                self.now,
                self.profile,
            )
        self.views = reply.views
        return reply

    def press(self, page: str, value: str) -> Reply:
        """A button of the page that waits."""
        record = self.work.drafts.find(self.name, "intake")
        return self.do(Answered(page, {"answer": value}, record.draft.revision if record else None))

    def say(self, text: str) -> Reply:
        """A message."""
        return self.do(Said(text))

    def go(self, move: Move, page: str = "") -> Reply:
        """A move."""
        return self.do(Go(move, page))

    def fill(self, page: str, values: Mapping[str, Raw]) -> Reply:
        """A form."""
        return self.do(Answered(page, values))

    def gate(self, answers: Mapping[str, str] = CLEAR) -> None:
        """The gate, button by button."""
        for page, value in answers.items():
            self.press(page, value)

    def forms(self, forms: Mapping[str, Mapping[str, Raw]] = FORM) -> None:
        """The forms, page by page."""
        for page, values in forms.items():
            self.fill(page, values)

    def send(self, answers: Mapping[str, str] = CLEAR) -> Receipt:
        """A whole submission by buttons and forms."""
        self.gate(answers)
        self.forms({page: values for page, values in FORM.items() if page in self.waiting(FORM)})
        self.press("CHECK", "send")
        receipt = self.views[-1]
        assert isinstance(receipt, Receipt)
        return receipt

    def waiting(self, pages: Mapping[str, object]) -> list[str]:
        """The pages that are not answered yet."""
        return [page for page in pages if page not in self.draft.answers]


def full(talk: Talk) -> Mapping[str, object]:
    """What was sent last, with its content."""
    content = talk.sent[0].content
    assert content is not None
    return content
