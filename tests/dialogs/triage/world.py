"""A force with two handlers, a submitter and a case, for the tests of the desk."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from dialogs.engine.inbound import Answered
from dialogs.engine.views import Ask, CaseDetail, Notice, Press, View
from dialogs.force.profile import Profile, load_profile
from dialogs.ports import (
    Case,
    CaseState,
    Destination,
    Force,
    Member,
    Outcome,
    Purpose,
    Role,
    Submission,
    Workspace,
)
from dialogs.triage import desk
from tests.dialogs.fake_work import FakeWork

PROFILE: Profile = load_profile()
NOW = datetime(2026, 11, 23, 8, 4, tzinfo=UTC)
SENT = datetime(2026, 11, 22, 7, 58, tzinfo=UTC)
NARRATIVE = "Biggz sells vapes at the skate park on Fridays."

CONTENT: Mapping[str, Any] = {
    "answers": {"C4": {"how": "told_by_witness"}},
    "flags": [],
    "history": {},
    "alarms": [],
    "narrative": [NARRATIVE],
    "people": [{"name": "Biggz"}],
    "vehicles": [{"registration": "K?R"}],
    "parts": [
        {
            "title": "What you know",
            "lines": [["What do you know?", NARRATIVE], ["Your own view", "He is the boss"]],
        },
        {"title": "When and where", "lines": [["When did it happen?", "most Fridays"]]},
        {"title": "Person 1", "lines": [["Name or nickname", "Biggz"]]},
        {"title": "Vehicle 1", "lines": [["Registration", "K?R"]]},
        {
            "title": "How you know",
            "lines": [
                ["How do you know this?", "Someone who saw it told me"],
                ["Who first told you?", "Pupil Zed"],
            ],
        },
        {
            "title": "Keeping people safe",
            "lines": [
                ["Could anyone be at risk if police act on this?", "No"],
                ["Does the person know you are sharing this?", "No"],
            ],
        },
        {"title": "You", "lines": [["Your name", "Ann Lee"]]},
        {"title": "Already reported", "lines": [["Crime reference", "None yet"]]},
    ],
    "sender": {
        "name": "Ann Lee",
        "job": "Teacher",
        "organisation": "Oak Park School",
        "contact": "ann.lee@oakpark.example",
    },
    "naming": "may",
    "at_risk": "no",
    "at_risk_who": "",
    "call": "07700 900456 after 4pm",
    "how": "told_by_witness",
    "doubt": "no",
    "first_told": "Pupil Zed",
    "view": "He is the boss",
    "referral_area": "portsmouth",
    "who_at_risk": None,
    "crime_reference": "",
    "referral_reference": "",
}

DANGER = {
    "kind": "danger",
    "rule": "r1",
    "words": "he will kill her",
    "answer": "no_one",
    "special": None,
    "at": SENT.isoformat(),
}

LOG_FORM = {
    "risk": "medium",
    "priority": "today",
    "text": "A young man sells vapes at a skate park.",
    "source": "2",
    "information": "C",
    "handling": "P",
    "purpose": "awareness",
}
CRIME_FORM = {
    "risk": "medium",
    "priority": "today",
    "offence": "drugs",
    "name": "do_not_pass",
    "text": "Vapes are sold at a skate park.",
    "desk": "Crime desk",
}
SAFE_FORM = {
    "risk": "high",
    "priority": "now",
    "who": "child",
    "team": "portsmouth.child",
    "how": "phone",
    "taken_by": "Duty worker",
    "taken_at": "08:10",
    "name": "do_not_pass",
}
CLOSE_FORM = {"risk": "low", "priority": "routine", "why": "not_enough"}
FORMS = {
    "intelligence": LOG_FORM,
    "crime": CRIME_FORM,
    "safeguarding": SAFE_FORM,
    "no_action": CLOSE_FORM,
}


def submission(name: str = "1", **content: Any) -> Submission:
    return Submission(
        id=f"sub{name}",
        force_id="force",
        workspace_id="school",
        member_id="ann",
        reference=f"CPI-7K4M-{name}Q",
        sent_at=SENT,
        area="portsmouth",
        sector="education",
        topic="criminal_exploitation",
        content={**CONTENT, **content},
    )


def new_case(name: str = "1", **changes: Any) -> Case:
    made = Case(
        id=f"case{name}",
        force_id="force",
        submission_id=f"sub{name}",
        reference=f"CPI-7K4M-{name}Q",
        state=CaseState.NEW,
        look_by=datetime(2026, 11, 23, 10, 0, tzinfo=UTC),
        created_at=SENT,
    )
    return replace(made, **changes)


def handler(name: str, label: str, *roles: Role, force: str = "force") -> Member:
    return Member(name, "police", force, f"x-{name}", label, frozenset(roles))


@dataclass(slots=True)
class World:
    """Sam and Ola are handlers, Ann is a teacher, Pat is police without the role."""

    work: FakeWork
    now: datetime = NOW
    profile: Profile = PROFILE

    def member(self, name: str) -> Member:
        found = self.work.members.get(name)
        assert found is not None
        return found

    def later(self, minutes: int = 1) -> None:
        self.now += timedelta(minutes=minutes)

    def press(
        self, verb: str, by: str = "sam", case: str = "case1", version: int | None = None
    ) -> desk.DeskReply:
        self.later()
        with self.work.transaction():
            return desk.press(
                self.work, self.member(by), Press(verb, case, version), self.now, self.profile
            )

    def turn(self, inbound: Any, by: str = "sam", case: str = "", page: str = "") -> desk.DeskReply:
        self.later()
        member = self.member(by)
        with self.work.transaction():
            return desk.turn(self.work, member, inbound, self.now, self.profile, case, page)

    def current(self, by: str = "sam") -> desk.DeskReply:
        return desk.current(self.work, self.member(by), self.now, self.profile)

    def fill(
        self, kind: str, by: str = "sam", case: str = "case1", **values: Any
    ) -> desk.DeskReply:
        """Opens the form of an outcome and sends it in with the usual values and ``values``."""
        opened = self.press(kind, by, case)
        return self.send(
            opened, by, {**FORMS[kind.partition(".")[2].partition(".")[0] or kind], **values}
        )

    def send(self, opened: desk.DeskReply, by: str, values: Mapping[str, Any]) -> desk.DeskReply:
        ask = the_ask(opened.views)
        sent = {k: v for k, v in values.items() if v is not None}
        return self.turn(Answered(ask.page, sent, ask.revision), by)

    def case(self, name: str = "case1") -> Case:
        found = self.work.cases.get(name)
        assert found is not None
        return found

    def outcomes(self, name: str = "case1") -> list[Outcome]:
        return list(self.work.cases.outcomes(name))

    def events(self, name: str = "case1") -> list[tuple[str, str]]:
        return [(entry.event, entry.actor) for entry in self.work.audit.of_subject(name)]

    def told(self) -> list[str]:
        return [job.args[1] for job in self.work.jobs_named("tell")]


def world(*names: str, high: bool = False, **content: Any) -> World:
    """A world with one new case for each name ("1" if none), whose submissions hold ``content``."""
    work = FakeWork()
    work.members.add_force(Force("force", "hants", "hampshire"))
    work.members.add_workspace(Workspace("police", "force", "console", "T1", "Police"))
    work.members.add_workspace(Workspace("school", "force", "console", "T2", "School"))
    work.members.add(handler("sam", "Sam Reed", Role.HANDLER))
    work.members.add(handler("ola", "Ola Hunt", Role.HANDLER))
    work.members.add(handler("pat", "Pat Moss"))
    work.members.add(handler("eve", "Eve Far", Role.HANDLER, force="other"))
    work.members.add(
        Member("ann", "school", "force", "x-ann", "Ann Lee", frozenset({Role.PRACTITIONER}))
    )
    work.members.set_destination(
        "force", Purpose.HANDLERS, Destination("console", "police", "desk")
    )
    for name in names or ("1",):
        work.submissions.add(submission(name, **content))
        work.cases.add(new_case(name, high=high))
    return World(work)


def taken(**content: Any) -> World:
    """A world whose case Sam has taken and opened."""
    made = world(**content)
    made.press("take")
    return made


def the_ask(views: tuple[View, ...]) -> Ask:
    return next(view for view in views if isinstance(view, Ask))


def the_detail(views: tuple[View, ...]) -> CaseDetail:
    return next(view for view in views if isinstance(view, CaseDetail))


def said(reply: desk.DeskReply) -> str:
    return " ".join(line for view in reply.views if isinstance(view, Notice) for line in view.text)


def errors(reply: desk.DeskReply) -> dict[str, str]:
    """The errors on the fields of the form that came back."""
    return {f.field.name: f.error for f in the_ask(reply.views).fields if f.error}


def standing(reply: desk.DeskReply) -> dict[str, Any]:
    """What stands in the fields of the form that came back."""
    return {f.field.name: f.raw for f in the_ask(reply.views).fields}
