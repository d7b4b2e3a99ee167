"""A console with in-memory neighbours that keep the Protocols' promises, and a browser without scripts."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html.parser import HTMLParser

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from adapters.console import ConsoleChannel, setup
from adapters.console.ports import NewPost, Persona, Personas, Post, Reply
from dialogs.engine.draft import Draft
from dialogs.engine.fields import Choice, Choices, Option, Text
from dialogs.engine.inbound import Go, Inbound, Move
from dialogs.engine.page import Effect, Ended, Kind, Page
from dialogs.engine.script import Script
from dialogs.engine.turn import current_view, take_turn
from dialogs.engine.views import (
    Action,
    CaseCard,
    CaseDetail,
    Copyable,
    Notice,
    Part,
    Press,
    Receipt,
    Section,
)
from dialogs.ports import Destination

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
HANDLERS = Destination("console", "w", "handlers")
PERSONAS = Personas(
    (Persona("a", "Alex Morgan", "pa"), Persona("b", "Bea Lloyd", "pb")),
    (Persona("a", "Sam Reed", "ha"), Persona("b", "Jo Park", "hb")),
    "handlers",
)
SECRETS = Notice(("These words are only for you.",), title="Is it OK to share?", name="G-SHARE")


def options(*labels: str) -> tuple[Option, ...]:
    return tuple(Option(label.casefold().replace(" ", "_"), label) for label in labels)


def choice(*labels: str) -> tuple[Choice, ...]:
    return (Choice("answer", "Answer", options=options(*labels)),)


SCRIPT = Script(
    "intake",
    1,
    (
        Page("G1", Kind.QUESTION, "How urgent is this?", choice("Danger now", "It can wait")),
        Page("G2", Kind.QUESTION, "Which one?", choice("First", "Second"), as_list=True),
        Page(
            "C1",
            Kind.FORM,
            "What do you know?",
            (
                Text("narrative", "What do you know?", required=True, limit=3000, lines=8),
                Text("more", "More", limit=3000, lines=8),
                Choices("where", "Where?", options=options("Street", "Home", "Online")),
                Choice("often", "How often?", options=options("Once", "Often")),
            ),
            more=("more",),
        ),
        Page(
            "CHECK",
            Kind.REVIEW,
            "Check and send",
            choice("Send to police"),
            effects={"send_to_police": Effect("end", ends=Ended.SENT)},
        ),
    ),
    parts=lambda sight, _keys: (
        Part("What you know", (("", str(sight.get("C1", "narrative"))),), "C1"),
    ),
    guides={
        "FILE": Notice(("I cannot take files.",), name="FILE"),
        "G-SHARE": SECRETS,
        "WORDS": lambda _sight: Copyable("Show my words", "the words"),
    },
)
FORM = Script(
    "outcome",
    1,
    (Page("LOG", Kind.FORM, "Intelligence log", (Text("log", "Log text", limit=3000, lines=4),)),),
)


@dataclass
class FakePractice:
    """The engine itself over drafts in a dictionary."""

    drafts: dict[str, Draft] = field(default_factory=dict)
    events: set[str] = field(default_factory=set)
    turns: list[tuple[str, Inbound]] = field(default_factory=list)
    shown: list[Reply] = field(default_factory=list)

    async def turn(self, persona: str, inbound: Inbound, event_id: str) -> Reply:
        if event_id in self.events:
            return await self.current(persona)
        self.events.add(event_id)
        self.turns.append((persona, inbound))
        taken = take_turn(SCRIPT, self._draft(persona), inbound, NOW)
        self.drafts[persona] = taken.draft
        if taken.ended is Ended.SENT:
            self.drafts.pop(persona)
            again = Action("Show my words", Go(Move.SHOW, "WORDS"))
            return Reply((Receipt("CPI-7K4M-2Q", "seven Kilo", ("It arrived.",), (again,)),))
        return Reply(taken.views, persona, taken.draft.revision)

    async def current(self, persona: str) -> Reply:
        draft = self._draft(persona)
        return Reply(current_view(SCRIPT, draft, NOW), persona, draft.revision)

    async def delivered(self, reply: Reply) -> None:
        self.shown.append(reply)

    def _draft(self, persona: str) -> Draft:
        return self.drafts.get(persona, SCRIPT.start())


@dataclass
class FakeDesk:
    """One case: the first to take it has it; its holder fills in one form."""

    holder: str = ""
    drafts: dict[str, Draft] = field(default_factory=dict)
    presses: list[tuple[str, Press]] = field(default_factory=list)

    async def press(self, persona: str, press: Press, event_id: str) -> Reply:  # noqa: ARG002
        self.presses.append((persona, press))
        if press.verb == "log":
            self.drafts.setdefault(persona, FORM.start())
            return await self.current(persona)
        if self.holder not in {"", persona}:
            return Reply((Notice(("Sam Reed has taken it.",)),))
        self.holder = persona
        return Reply((detail("Two men in a grey van."),))

    async def is_stray(self, persona: str, case_id: str, ref: str) -> bool:  # noqa: ARG002
        return False

    async def turn(
        self,
        persona: str,
        inbound: Inbound,
        event_id: str,  # noqa: ARG002
        page: str = "",  # noqa: ARG002
    ) -> Reply:
        taken = take_turn(FORM, self.drafts[persona], inbound, NOW)
        if taken.ended is Ended.SENT:
            self.drafts.pop(persona)
            return Reply((Notice(("Recorded.",)),))
        self.drafts[persona] = taken.draft
        return Reply(taken.views, persona, taken.draft.revision)

    async def current(self, persona: str) -> Reply:
        draft = self.drafts.get(persona)
        return Reply(current_view(FORM, draft, NOW)) if draft else Reply()

    async def delivered(self, reply: Reply) -> None:
        pass


@dataclass
class MemoryLog:
    """Posts in a dictionary, in order."""

    rows: dict[str, tuple[str, Post]] = field(default_factory=dict)
    added: int = 0

    async def add(self, channel: str, *posts: NewPost) -> tuple[str, ...]:
        ids = []
        for new in posts:
            known = [i for i, (k, p) in self.rows.items() if (k, p.channel) == (new.key, channel)]
            post_id = known[0] if known else f"{self.added + 1:08d}"
            if not known:
                self.added += 1
                post = Post(post_id, channel, new.author, new.kind, new.body)
                self.rows[post_id] = (new.key, post)
            ids.append(post_id)
        return tuple(ids)

    async def update(self, channel: str, post_id: str, body: str) -> bool:
        if post_id not in self.rows:
            return False
        key, post = self.rows[post_id]
        self.rows[post_id] = (key, Post(post.id, channel, post.author, post.kind, body))
        return True

    async def delete(self, channel: str, post_id: str) -> bool:  # noqa: ARG002
        return self.rows.pop(post_id, None) is not None

    async def list(self, channel: str, after: str = "") -> Sequence[Post]:
        return [p for _, p in self.rows.values() if p.channel == channel and p.id > after]


def card(headline: str = "NEW", version: int = 1) -> CaseCard:
    return CaseCard(
        case="c1",
        version=version,
        reference="CPI-7K4M-2Q",
        headline=headline,
        rows=(("Topic", "Criminal exploitation"), ("Look by", "Mon 23 Nov 10:00")),
        marks=("ALARM danger words, person said no one is in danger",),
        actions=(
            Action("Take and open", Press("take", "c1", version)),
            Action("Intelligence log", Press("log", "c1", version)),
        ),
        push="New CPI",
    )


def detail(text: str) -> CaseDetail:
    alarm = Section("Alarm", (("Words", text),), emphasis=True)
    view = Section("Their view", (("", text),), label="VIEW, NOT FACT")
    actions = (Action("Intelligence log", Press("log", "c1", 1)),)
    return CaseDetail("c1", 1, "CPI-7K4M-2Q", "WITH Sam Reed, since 08:04", (alarm, view), actions)


@dataclass
class Site:
    """A served console. ``browser`` keeps cookies and says where its posts come from."""

    browser: TestClient
    practice: FakePractice
    desk: FakeDesk
    log: MemoryLog
    channel: ConsoleChannel

    @property
    def origin(self) -> str:
        return f"http://{self.browser.host}:{self.browser.port}"

    async def page(self, path: str = "/") -> "Html":
        answer = await self.browser.get(path)
        assert answer.status == 200
        return Html(await answer.text())

    async def send(self, form: "Form", button: str = "", **values: str | list[str]) -> "Answer":
        """Posts a form as a browser without scripts does, and follows the redirect."""
        answer = await self.browser.post(
            form.action, data=form.filled(button, values), headers={"Origin": self.origin}
        )
        return Answer(answer.status, bool(answer.history), Html(await answer.text()))

    async def fetch(self, form: "Form", button: str = "", **values: str | list[str]) -> dict:
        """Posts a form as the page's script does."""
        headers = {"Origin": self.origin, "Accept": "application/json"}
        data = form.filled(button, values)
        async with self.browser.post(form.action, data=data, headers=headers) as answer:
            assert answer.status == 200
            return json.loads(await answer.text())


async def serve(**given: object) -> Site:
    """A console on a port of its own; close ``browser`` after."""
    app = web.Application()
    practice, desk, log = FakePractice(), FakeDesk(), MemoryLog()
    channel = setup(
        app,
        practice=practice,
        desk=desk,
        log=log,
        personas=PERSONAS,
        csrf_secret=b"k" * 32,
        **given,
    )
    browser = TestClient(TestServer(app))
    await browser.start_server()
    return Site(browser, practice, desk, log, channel)


@dataclass
class Form:
    """A form as a browser sees it. Buttons are known by their words."""

    action: str
    inputs: list[tuple[str, str]] = field(default_factory=list)
    radios: dict[str, tuple[str, str]] = field(default_factory=dict)
    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)

    def filled(self, button: str, values: dict[str, str | list[str]]) -> list[tuple[str, str]]:
        data = list(self.inputs)
        for name, value in values.items():
            data = [pair for pair in data if pair[0] != name]
            data += [(name, item) for item in ([value] if isinstance(value, str) else value)]
        if button:
            name, value = self.buttons.get(button) or self.radios[button]
            data += [(name, value)] if name else []
        return data


@dataclass
class Answer:
    status: int
    redirected: bool
    page: "Html"


class Html(HTMLParser):
    """Forms, words and attributes of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.source = text
        self.forms: list[Form] = []
        self.tags: list[tuple[str, dict[str, str]]] = []
        self.words = ""
        self._button: tuple[str, str] | None = None
        self._label = ""
        self._area = ""
        self._radio: dict[str, tuple[str, str]] = {}
        self._for = ""
        self.feed(text)

    def form_with(self, button: str) -> Form:
        """The last form that has a button or a radio with these words."""
        return [f for f in self.forms if button in f.buttons or button in f.radios][-1]

    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.tags if "id" in attributes]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        at = {name: value or "" for name, value in attrs}
        self.tags.append((tag, at))
        if tag == "form":
            self.forms.append(Form(at["action"]))
        elif tag == "input" and at["type"] in {"radio", "checkbox"}:
            self._radio[at["id"]] = (at["name"], at["value"])
            if "checked" in at:
                self.forms[-1].inputs.append((at["name"], at["value"]))
        elif tag == "input":
            self.forms[-1].inputs.append((at["name"], at.get("value", "")))
        elif tag == "textarea":
            self._area = at["name"]
            self.forms[-1].inputs.append((at["name"], ""))
        elif tag == "button":
            self._button, self._label = (at.get("name", ""), at.get("value", "")), ""
        elif tag == "label":
            self._for, self._label = at["for"], ""
        elif tag == "span" and at.get("aria-hidden") and self._button:
            self._label = "\0"

    def handle_endtag(self, tag: str) -> None:
        if tag == "button" and self._button is not None and self.forms:
            self.forms[-1].buttons[" ".join(self._label.split())] = self._button
            self._button = None
        elif tag == "label" and self._for in self._radio:
            self.forms[-1].radios[" ".join(self._label.split())] = self._radio[self._for]
        elif tag == "textarea":
            self._area = ""
        elif tag == "span" and self._label.startswith("\0"):
            self._label = ""

    def handle_data(self, data: str) -> None:
        self.words += data
        self._label += data
        if self._area:
            name, value = self.forms[-1].inputs.pop()
            self.forms[-1].inputs.append((name, (value + data).removeprefix("\n")))
