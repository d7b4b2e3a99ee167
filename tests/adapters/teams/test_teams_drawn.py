"""Cards as Microsoft's renderer draws them in a browser: people's words are literal, inputs come back."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from browser import SHOTS, launched
from playwright.sync_api import Page, expect
from talking import CLEAR, Talk
from teams_cards import SOMEONE, card_of

from adapters.teams.activity import Activity, Conversation, Kind
from adapters.teams.messages import message
from adapters.teams.translate import did
from dialogs.engine.fields import Choice, Choices, Option, Text
from dialogs.engine.inbound import Answered, Filled, Go, Move
from dialogs.engine.page import Kind as PageKind
from dialogs.engine.pickers import Known, People
from dialogs.engine.views import (
    Action,
    Ask,
    CaseCard,
    CaseDetail,
    Copyable,
    Listing,
    Notice,
    Part,
    Receipt,
    Review,
    Row,
    Section,
    Shown,
    Signpost,
    View,
)
from tests.adapters.extremes import DESKS, screens
from tests.adaptivecards.page import PHONE, draw, opened, sent, words
from tests.adaptivecards.renderer import find_node

pytestmark = pytest.mark.browser

NASTY = (
    "<at>Ada</at>",
    "**bold** __bold__ _it_ *it* ~~no~~ `code`",
    "[text](https://x.example) ![i](https://x.example/i.png) <https://x.example>",
    "<!channel> <b>b</b> <script>alert(1)</script> <img src=x>",
    "# head",
    "- list",
    "+ list",
    "1. one",
    "2) two",
    "> quoted",
    "    code",
    "---",
    "a | b",
    r"back\slash \* \\ C:\temp",
    "&lt;b&gt; &amp; &#42; &nbsp;",
    "{{DATE(2017-02-14T06:00:00Z, SHORT)}} {{TIME(2017-02-14T06:00:00Z)}} {{f_what.value}} ${x}",
    "سيارة زرقاء 🙂 @here #general",
)
TEXT = "\n".join(NASTY)
BUTTON = Action("Back", Go(Move.BACK))


@pytest.fixture(scope="module")
def phone() -> Iterator[Page]:
    """A page as wide as a phone, with the renderer in it."""
    find_node()
    with launched() as browser:
        yield opened(browser.new_page(viewport=PHONE))


def ask(*fields: Shown, **more: Any) -> Ask:
    asked = Ask("intake", "C1", 5, PageKind.FORM, "What?", fields=fields, actions=(BUTTON,))
    return replace(asked, **more)


SHOWING: dict[str, View] = {
    "review": Review(
        "intake", "CHECK", 3, "Check", (), (Part("You", (("", TEXT),), "C6"),), "", (BUTTON,)
    ),
    "alarm": ask(kind=PageKind.ALARM, text=(f'You wrote: "{TEXT}". In danger?',), actions=()),
    "hints": ask(hints=(TEXT,)),
    "case": CaseDetail("c", 1, "CPI", "NEW", (Section("Know", (("", TEXT),)),), ()),
    "copy": Copyable("Copy", TEXT),
    "card": CaseCard("c", 1, "CPI", "NEW", tuple(("State", line) for line in NASTY), (), (), "New"),
    "listing": Listing("Mine", (Row("CPI", TEXT),)),
    "notice": Notice((TEXT,)),
    "receipt": Receipt("CPI", "", (TEXT,)),
    "exit": Signpost("intake", "X", 1, "Stop", (TEXT,)),
    "error": ask(Shown(Text("what", "What?"), "", TEXT)),
}


def even(text: str) -> str:
    """Text as a browser shows it: every white space is one."""
    return " ".join(text.split())


@pytest.mark.parametrize("name", SHOWING)
def test_what_a_person_wrote_is_read_as_it_was_typed(name: str, phone: Page) -> None:
    draw(phone, card_of(message(SHOWING[name])))
    read = even(words(phone))
    for line in NASTY:
        assert even(line) in read, line
    for made in ("strong", "em", "li", "h1", "code", "img", "s", "script", "hr", "table"):
        assert phone.locator(f"#card {made}").count() == 0, made
    links = {a.get_attribute("href") for a in phone.locator("#card a").all()}
    assert links <= {"https://x.example", "https://x.example/i.png", None}
    if name in {"review", "alarm", "hints", "case", "copy", "listing", "error"}:
        assert not links


@pytest.mark.parametrize("line", NASTY)
def test_a_name_in_a_heading_is_read_as_it_is(line: str, phone: Page) -> None:
    card = CaseCard("c", 1, "CPI", f"WITH {line}", (), (), (), "x")
    draw(phone, card_of(message(card)))
    assert even(f"WITH {line}") in even(words(phone))


@pytest.mark.parametrize("line", NASTY)
def test_a_name_among_options_makes_no_marks(line: str, phone: Page) -> None:
    known = (Known("29:a", line), Known("29:b", "Bo"))
    draw(phone, card_of(message(ask(Shown(People("who", "Who?", known=known))))))
    for made in ("strong", "em", "li", "h1", "code", "img", "a", "s", "hr"):
        assert phone.locator(f"#card .ac-choiceSetInput-multiSelect {made}").count() == 0


def test_what_is_filled_in_comes_back(phone: Page) -> None:
    form = ask(
        Shown(Text("what", "What happened?", lines=8), TEXT),
        Shown(Text("when", "When?")),
        Shown(Choice("often", "How often?", options=(Option("once", "Once"), Option("x", "More")))),
        Shown(Choices("sky", "Sky", options=(Option("s", "Sun"), Option("m", "Moon"))), ("s",)),
    )
    draw(phone, card_of(message(form)))
    phone.get_by_label("When?").fill("yesterday **")
    phone.get_by_role("radio", name="Once").check()
    phone.get_by_role("checkbox", name="Moon").check()
    values = {"what": TEXT, "when": "yesterday **", "often": "once", "sky": ("s", "m")}
    assert heard(sent(phone, "Next")).inbound == Answered("C1", values, 5)
    back = heard(sent(phone, "Back"))
    assert (back.inbound, back.form) == (Go(Move.BACK), Filled("C1", values, 5))
    phone.get_by_label("What happened?").fill("")
    emptied = heard(sent(phone, "Next")).inbound
    assert isinstance(emptied, Answered)
    assert emptied.values["what"] == ""


def heard(data: dict[str, Any]) -> Any:
    """What a press means of which the renderer gives this data."""
    here = Conversation("19:chat", Kind.PERSONAL, "tenant", "https://smba.example/", "28:bot")
    return did(Activity("1", "message", SOMEONE, here, value=data))


def test_a_list_is_not_passed_over_but_the_way_back_is_open(phone: Page) -> None:
    options = tuple(Action(f"Area {n}", Answered("G4a", {"answer": f"a{n}"}, 3)) for n in range(12))
    asked = ask(kind=PageKind.QUESTION, page="G4a", submit="Show me", actions=(*options, BUTTON))
    draw(phone, card_of(message(asked)))
    phone.get_by_role("button", name="Show me").click()
    expect(phone.get_by_text("Choose one of these.")).to_be_visible()
    assert phone.evaluate("() => window.sent") == []
    assert heard(sent(phone, "Back")).inbound == Go(Move.BACK)
    phone.get_by_role("radio", name="8: Area 7").check()
    assert heard(sent(phone, "Show me")).inbound == options[7].does


def test_every_input_has_its_question_as_its_name(phone: Page) -> None:
    talk = Talk()
    talk.gate(CLEAR)
    (form,) = (view for view in talk.views if isinstance(view, Ask))
    draw(phone, card_of(message(form)))
    for shown in form.fields:
        if isinstance(shown.field, Text):
            expect(phone.get_by_role("textbox", name=shown.field.label, exact=True)).to_have_count(
                1
            )
    expect(phone.get_by_role("heading", name="What do you know?")).to_have_count(1)


def test_nothing_is_wider_than_a_phone(phone: Page) -> None:
    views = [*screens(Talk()), *DESKS["full"]().press("open").views, *SHOWING.values()]
    folder = SHOTS / "teams-cards"
    for number, view in enumerate(views):
        draw(phone, card_of(message(view)))
        wide = phone.evaluate("() => document.documentElement.scrollWidth")
        assert wide <= PHONE["width"], type(view).__name__
        if number % 10 == 0 or view in SHOWING.values():
            phone.screenshot(path=folder / f"{number:02}.png", full_page=True)
