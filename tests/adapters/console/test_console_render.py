"""Every view as HTML: escaped, labelled, and whole at its extremes."""

from dataclasses import replace
from itertools import pairwise

import pytest
from console_fakes import PERSONAS, Html, card, detail, options

from adapters.console.controls import control
from adapters.console.ports import Post, PostKind
from adapters.console.posts import dump, load, without_buttons, words
from adapters.console.render import Pages, Seat, Side, environment, key, title
from adapters.linked import pieces
from dialogs.engine.fields import Choice, Choices, Text
from dialogs.engine.inbound import Answered, Go, Move
from dialogs.engine.page import Kind
from dialogs.engine.views import (
    Action,
    Ask,
    Copyable,
    Listing,
    Notice,
    Part,
    Progress,
    Receipt,
    Review,
    Row,
    Shown,
    Signpost,
    View,
)

PAGES = Pages(environment())
SEAT = Seat(PERSONAS, PERSONAS.practitioners[0], PERSONAS.handlers[0], "c" * 64)
EVIL = "<script>alert('1')</script> \"quoted\" <!channel> & שלום \u202eevil"
LONG = "W" * 3_000
BUTTONS = (
    Action("It can wait", Answered("G1", {"answer": "can_wait"}, 3)),
    Action("A label of 25 characters.", Answered("G1", {"answer": "b"}, 3)),
    Action("Back", Go(Move.BACK)),
)
BOXES = tuple(Shown(Text(f"box{n}", f"Box {n}", limit=3000, lines=8), LONG) for n in range(3))
FIELDS = (
    *BOXES,
    Shown(Text("evil", EVIL, hint=EVIL), EVIL, EVIL),
    Shown(Choice("few", "Few", options=options("Yes", "No"), preset="no"), ""),
    Shown(Choice("many", "Many", options=options(*(f"Kind {n}" for n in range(40)))), "kind_7"),
    Shown(Choices("ticks", "Ticks", options=options("One", "Two", "Three")), ("one", "three")),
)
ASK = Ask("s", "G1", 3, Kind.QUESTION, "How urgent?", (EVIL,), actions=BUTTONS)
FORM = Ask(
    "s",
    "C1",
    3,
    Kind.FORM,
    "What do you know?",
    fields=FIELDS,
    actions=BUTTONS[2:],
    progress=Progress(1, 4),
    hints=(EVIL,),
    more=True,
    error=EVIL,
)
PARTS = tuple(Part(f"Person {n}", (("Name", EVIL), ("", LONG)), f"C2.{n}") for n in range(20))
VIEWS: dict[str, View] = {
    "question": ASK,
    "list": replace(ASK, as_list=True, error="Choose one."),
    "alarm": replace(ASK, kind=Kind.ALARM),
    "form": FORM,
    "only text": replace(FORM, only="evil", fields=FIELDS[3:4]),
    "only ticks": replace(FORM, only="ticks", fields=FIELDS[6:]),
    "signpost": Signpost("s", "X-999", 3, "Call 999 now", (EVIL,), BUTTONS, EVIL),
    "review": Review("s", "CHECK", 3, "Check and send", (EVIL,), PARTS, EVIL, BUTTONS),
    "receipt": Receipt("CPI-7K4M-2Q", "seven Kilo four Mike", (EVIL,), BUTTONS),
    "notice": Notice((EVIL,), EVIL, BUTTONS),
    "card": replace(card(), rows=((EVIL, EVIL),), marks=(EVIL,)),
    "detail": detail(EVIL),
    "listing": Listing("Mine", tuple(Row(EVIL, EVIL, BUTTONS) for _ in range(20))),
    "empty listing": Listing("Mine", (), "Nothing yet."),
    "copyable": Copyable("Note for my records", EVIL + LONG),
}
QUESTIONS = {"question", "list", "alarm", "form", "only text", "only ticks", "signpost", "review"}


def draw(view: View, side: Side = Side.PRACTITIONER) -> Html:
    return Html(PAGES.live(SEAT, side, (view,)))


def line(kind: PostKind, body: str, author: str = "", post_id: str = "1") -> Post:
    return Post(post_id, "pa", author, kind, body)


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("name", VIEWS)
def test_what_people_write_is_shown_as_they_wrote_it_and_never_run(name: str, side: Side) -> None:
    html = draw(VIEWS[name], side)
    assert "script" not in {tag for tag, _ in html.tags}
    assert not [a for _, attributes in html.tags for a in attributes if a.startswith("on")]
    if name in {"form", "review", "detail", "copyable", "listing", "card", "notice"}:
        assert EVIL in html.words


@pytest.mark.parametrize("name", VIEWS)
def test_every_control_has_a_label_and_every_reference_leads_somewhere(name: str) -> None:
    html = draw(VIEWS[name])
    ids = html.ids()
    assert len(set(ids)) == len(ids)
    labelled = {attributes["for"] for tag, attributes in html.tags if tag == "label"}
    controls = {
        attributes["id"]
        for tag, attributes in html.tags
        if tag in {"textarea", "select"} or (tag == "input" and attributes["type"] != "hidden")
    }
    assert controls == labelled
    for attribute in ("aria-describedby", "aria-labelledby"):
        named = {i for _, at in html.tags for i in at.get(attribute, "").split()}
        assert named <= set(ids)
    assert {at["href"][1:] for _, at in html.tags if at.get("href", "").startswith("#")} <= set(ids)


@pytest.mark.parametrize("name", VIEWS)
def test_headings_go_down_one_level_at_a_time(name: str) -> None:
    levels = [2] + [int(tag[1]) for tag, _ in draw(VIEWS[name]).tags if tag in {"h3", "h4", "h5"}]
    assert all(after - before <= 1 for before, after in pairwise(levels))


@pytest.mark.parametrize("name", sorted(QUESTIONS))
def test_each_form_carries_an_event_id_of_its_own_and_the_token(name: str) -> None:
    first, again = draw(VIEWS[name]), draw(VIEWS[name])
    events = [dict(form.inputs)["event"] for form in (*first.forms, *again.forms)]
    assert len(set(events)) == len(events)
    assert {dict(form.inputs)["csrf"] for form in first.forms} == {SEAT.csrf}


def test_a_forms_main_button_comes_first_so_that_enter_submits() -> None:
    (form,) = draw(FORM).forms
    assert list(form.buttons) == ["Next", "More to say", "Back"]


def test_a_form_starts_from_what_stands_in_it() -> None:
    inputs = draw(FORM).forms[0].inputs
    assert ("f.box0", LONG) in inputs
    assert ("f.evil", EVIL) in inputs
    assert ("f.few", "no") in inputs
    assert [value for name, value in inputs if name == "f.ticks"] == ["one", "three"]
    assert ("many", "ticks") in inputs


def test_errors_are_listed_first_and_lead_to_their_fields() -> None:
    html = draw(FORM)
    links = [at["href"] for tag, at in html.tags if tag == "a"]
    assert links[0] == "#practitioner-f-evil"
    field = next(at for _, at in html.tags if at.get("id") == "practitioner-f-evil")
    assert field["aria-invalid"] == "true"
    assert "practitioner-f-evil-error" in field["aria-describedby"].split()
    assert title((FORM,)).startswith("Error: ")


def test_a_long_choice_becomes_a_drop_down_list() -> None:
    assert control(FIELDS[5]).kind == "select"
    assert control(FIELDS[5]).chosen == {"kind_7"}
    assert control(FIELDS[4]).kind == "radios"


def test_options_as_a_list_are_radios_that_answer_only_when_submitted() -> None:
    (form,) = draw(VIEWS["list"]).forms
    assert list(form.radios) == ["It can wait", "A label of 25 characters."]
    assert list(form.buttons) == ["Next", "Back"]


def test_short_options_stand_in_a_row_and_long_ones_below_one_another() -> None:
    row, column = (options(*labels) for labels in (("Now", "Today"), ("A" * 20, "B" * 20)))
    assert control(Shown(Choice("few", "Few", options=row), "")).in_a_row
    assert not control(Shown(Choice("few", "Few", options=column), "")).in_a_row
    explained = tuple(replace(option, hint="Why") for option in row)
    assert not control(Shown(Choice("few", "Few", options=explained), "")).in_a_row


@pytest.mark.parametrize("side", list(Side))
def test_a_form_is_answered_in_the_chat_only_where_there_is_a_chat(side: Side) -> None:
    here = Action("Answer here instead", Go(Move.HERE))
    drawn = PAGES.live(SEAT, side, (replace(FORM, actions=(*BUTTONS[2:], here)),))
    assert ("Answer here instead" in drawn) == (side is Side.PRACTITIONER)
    assert "Back" in drawn


def test_the_typed_way_is_said_to_the_practitioner() -> None:
    assert "You can also type the number" in draw(ASK).words
    assert "You can also type the number" not in draw(ASK, Side.HANDLER).words


def test_numbers_and_addresses_of_ours_can_be_followed() -> None:
    text = "Call 101, or 0808 2000 247 or 18001 101. See https://example.org/a?b=1. Not 14/10/1999."
    found = {piece.text: piece.href for piece in pieces(text) if piece.href}
    assert found == {
        "101": "tel:101",
        "0808 2000 247": "tel:08082000247",
        "18001 101": "tel:18001101",
        "https://example.org/a?b=1": "https://example.org/a?b=1",
    }
    assert "".join(piece.text for piece in pieces(text)) == text


def test_words_that_an_alarm_quotes_are_not_made_into_links() -> None:
    quoted = replace(ASK, kind=Kind.ALARM, text=('You wrote: "https://evil.example "999" 101".',))
    assert not [tag for tag, _ in draw(quoted).tags if tag == "a"]


def test_a_number_to_call_on_an_alarm_page_can_be_dialled() -> None:
    text = ('You wrote: "he rang 07700 900456". In danger? If yes, call 999.', "Or call 101.")
    html = draw(replace(ASK, kind=Kind.ALARM, text=text))
    assert [at["href"] for tag, at in html.tags if tag == "a"] == ["tel:999", "tel:101"]
    assert text[0] in html.words


def test_an_exit_says_its_number_in_the_heading_and_its_buttons_have_theirs() -> None:
    html = draw(replace(VIEWS["signpost"], page="G1", text=(), error=""))
    assert [at["href"] for tag, at in html.tags if tag == "a"] == ["tel:999"]
    assert [at for tag, at in html.tags if tag == "span" and at.get("class") == "number"] == [
        {"class": "number", "aria-hidden": "true"}
    ] * 2
    assert list(html.forms[0].buttons) == [action.label for action in BUTTONS]


def test_the_heading_of_a_receipt_reads_as_one_sentence_after_the_other() -> None:
    words = " ".join(draw(VIEWS["receipt"]).words.split())
    assert words.startswith("Sent. Your reference is CPI-7K4M-2Q. ")


def test_the_key_stays_while_typing_and_changes_with_what_is_asked() -> None:
    typed = replace(FORM, fields=(replace(FORM.fields[0], raw="typed"), *FORM.fields[1:]))
    assert key((FORM,)) == key((typed,))
    assert key((FORM,)) != key((replace(FORM, revision=4),))
    assert key(()) == ""


@pytest.mark.parametrize("name", ["card", "notice", "receipt"])
def test_a_stored_message_comes_back_as_it_was(name: str) -> None:
    view = VIEWS[name]
    body = dump(view, stays=True)
    assert load(body) == (view, True)
    assert load(without_buttons(body))[0].actions == ()


def test_past_questions_have_no_buttons_and_a_turns_notice_loses_them() -> None:
    notice = Notice(("Saved.",), actions=(Action("Carry on", Go(Move.START)),))
    posts = [
        line(PostKind.VIEW, dump(notice), post_id="1"),
        line(PostKind.ASKED, words("Text", title="How urgent?"), post_id="2"),
        line(PostKind.SAID, words(EVIL), "pa", "3"),
    ]
    assert [list(f.buttons) for f in Html(PAGES.log(SEAT, posts[:2])).forms] == [["Carry on"]]
    after = Html(PAGES.log(SEAT, posts))
    assert [list(f.buttons) for f in after.forms] == [["Delete my message"]]
    assert EVIL in after.words


def test_a_notice_that_came_unasked_keeps_its_buttons() -> None:
    notice = Notice(("Have you?",), actions=(Action("I have done it", Go(Move.KEPT, "s1")),))
    posts = [
        line(PostKind.VIEW, dump(notice, stays=True)),
        line(PostKind.SAID, words("x"), "pa", "2"),
    ]
    assert "I have done it" in Html(PAGES.log(SEAT, posts)).forms[0].buttons
