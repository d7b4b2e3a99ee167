"""The same conversation on every platform: the same drafts turn by turn, and the same submission."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from platform_screens import SCREENS, Engine, Screen, Values, change, is_form

from bot.setup import set_up_force
from dialogs.engine.draft import Draft
from dialogs.engine.inbound import Inbound
from dialogs.engine.views import Action, Ask, Review, Signpost, View
from dialogs.force.profile import load_profile
from dialogs.intake import intake
from dialogs.ports import Member, Role, Submission, Workspace
from storage.crypto import MasterKeys, generate_key
from storage.migrate import upgrade
from storage.unit_of_work import Database
from storage.work import SqlWork

PROFILE = load_profile("hampshire")
START = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
MARKS = 'A & B <told> me: *bold* _x_ `c`, "quoted" \\ {{x}}'
ABOUT = {
    "Your name": "Wilhelmina Oakapple",
    "Organisation": "Thornbury Academy",
    "Work email or phone": "w.oakapple@thornbury.example",
}
GATE = ("It can wait", "None of these", "No", "No one I know of")
TOPIC = "Child sexual exploitation"
Step = str | tuple[str, str] | dict[str, str | list[str]]
"""A label that is pressed; words that are said, or a part that is changed; a form by its labels."""

BY_FORMS: tuple[Step, ...] = (
    ("says", "hi"),
    *GATE,
    TOPIC,
    {"What do you know?": MARKS, "When did it happen?": "31/2"},
    {"When did it happen?": "yesterday", "Where?": "the Parade"},
    {"Name or nickname": "Zebedee Quill", "What next?": "Add another person"},
    "Back",
    {"Phones and online names": "07700 900461", "What next?": "Add a vehicle"},
    {"Registration": "LK05 QZX"},
    {"How do you know this?": "I saw or heard it myself"},
    {"Could anyone be at risk if police act on this?": "No"},
    ABOUT,
    ("changes", "When and where"),
    {"Where?": "Larkspur Parade"},
    "Send to police",
)
BY_TYPING: tuple[Step, ...] = (
    ("says", MARKS),
    *GATE,
    ("says", TOPIC),
    ("says", "here"),
    "Keep this",
    *(("says", each) for each in ("yesterday", "skip", "the Parade", "skip")),
    *(("says", each) for each in ("skip", "Zebedee Quill", "skip", "skip", "skip", "1")),
    *(("says", each) for each in ("1", "next", "1", "skip", "do not name me", "next")),
    *(("says", each) for each in ("Wilhelmina Oakapple", "Tutor", "Thornbury Academy")),
    ("says", "w.oakapple@thornbury.example"),
    ("says", "send to police"),
)
WITH_DANGER: tuple[Step, ...] = (
    ("says", "999"),
    "I pressed the wrong one",
    "No one is",
    *GATE,
    TOPIC,
    {"What do you know?": "They are going to stab Zebedee now"},
    "No one is",
    "Save and close",
    ("says", "hi"),
)


class Conversation:
    """One person, what waits for them, and the drafts after each step."""

    def __init__(self, url: str, screen: Screen) -> None:
        upgrade(url)
        self._database = Database(url, MasterKeys.from_text(generate_key()), enqueue=_no_job)
        self._screen, self._now = screen, START
        self.views: tuple[View, ...] = ()
        self.drafts: list[Draft | None] = []
        self._database.write_sync(self._moves_in)

    def _moves_in(self, work: SqlWork) -> None:
        force = set_up_force(work, PROFILE, "hampshire")
        work.members.add_workspace(Workspace("w", force.id, "any", "x", "X", "X", "education"))
        roles = frozenset({Role.PRACTITIONER})
        work.members.add(Member("m", "w", force.id, "pat", "Pat", roles))

    def does(self, step: Step) -> None:
        """One step on the screen, and the turn that it is."""
        inbound = self._inbound(step)
        self._now += timedelta(seconds=1)

        def turn(work: SqlWork) -> None:
            member = work.members.get("m")
            assert member is not None
            event = f"e{len(self.drafts)}"
            reply = intake.turn(work, member, inbound, event, self._now, PROFILE)
            self.views = reply.views
            record = work.drafts.find("m", "intake")
            self.drafts.append(record.draft if record else None)

        self._database.write_sync(turn)

    def sent(self) -> list[Submission]:
        found = self._database.read_sync(lambda work: work.submissions.of_member("m"))
        self._database.close()
        return list(found)

    def _inbound(self, step: Step) -> Inbound:
        if isinstance(step, tuple) and step[0] == "says":
            return self._screen.says(step[1])
        view = self._waits()
        if isinstance(step, tuple):
            assert isinstance(view, Review)
            return self._screen.presses(view, change(view, step[1]))
        if isinstance(step, dict):
            assert isinstance(view, Ask), (step, view)
            assert is_form(view)
            return self._screen.fills(view, _raw(view, step))
        return self._screen.presses(view, _action(view, step))

    def _waits(self) -> View:
        return [v for v in self.views if isinstance(v, Ask | Review | Signpost)][-1]


def _no_job(*_args: object, **_more: object) -> None:
    """Nobody waits for the jobs."""


def _action(view: View, label: str) -> Action:
    assert isinstance(view, Ask | Review | Signpost)
    return next(each for each in view.actions if each.label == label)


def _raw(view: Ask, step: dict[str, str | list[str]]) -> Values:
    """A form as it is meant: field names and the values of options."""
    known = {shown.field.label: shown.field for shown in view.fields}
    found = {}
    for label, given in step.items():
        options = {each.label: each.value for each in getattr(known[label], "options", ())}
        many = [options.get(each, each) for each in ([given] if isinstance(given, str) else given)]
        found[known[label].name] = many[0] if isinstance(given, str) else tuple(many)
    return found


Hold = Callable[[Screen, tuple[Step, ...]], Conversation]


@pytest.fixture
def held(tmp_path: Path) -> Hold:
    """Has a conversation on a screen."""
    made: list[Conversation] = []

    def hold(screen: Screen, steps: tuple[Step, ...]) -> Conversation:
        talk = Conversation(f"sqlite:///{tmp_path / f'{len(made)}.db'}", screen)
        made.append(talk)
        for step in steps:
            talk.does(step)
        return talk

    return hold


@pytest.mark.parametrize("platform", SCREENS)
@pytest.mark.parametrize(
    "steps", [BY_FORMS, BY_TYPING, WITH_DANGER], ids=["by forms", "by typing", "with danger"]
)
def test_the_same_conversation_gives_the_same_drafts_and_the_same_submission(
    held: Hold,
    platform: str,
    steps: tuple[Step, ...],
) -> None:
    meant, there = held(Engine(), steps), held(SCREENS[platform](), steps)
    for step, expected, found in zip(steps, meant.drafts, there.drafts, strict=True):
        assert _told(found) == _told(expected), step
    sent, expected_sent = there.sent(), meant.sent()
    assert [_content(each) for each in sent] == [_content(each) for each in expected_sent]
    assert len(sent) == (steps is not WITH_DANGER)


def _told(draft: Draft | None) -> object:
    """A draft without the id of what was sent from it."""
    if draft is None:
        return None
    notes = {name: note for name, note in draft.notes.items() if name != "sent"}
    return draft.answers, draft.partial, draft.revision, draft.history, draft.here, notes


def _content(sent: Submission) -> object:
    return sent.content, sent.area, sent.sector, sent.topic, sent.sent_at
