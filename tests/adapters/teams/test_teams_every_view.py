"""Every view that the engine can produce is a card that Teams takes, at its extremes too."""

import os
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from talking import CLEAR, Talk
from teams_cards import (
    buttons_of,
    card_of,
    check_rules,
    check_schema,
    inputs_of,
    literal_words,
    markdown_words,
    press,
    titled,
    values_of,
    words_of,
)
from wandering import CONTENT, Act, acts, buttons, decode

from adapters.teams.activity import Outgoing
from adapters.teams.buttons import Sends
from adapters.teams.messages import answered, message, messages, stripped
from adapters.teams.task_modules import dialog
from adapters.teams.translate import did
from dialogs.engine.inbound import Answered, Go, Move
from dialogs.engine.page import Kind
from dialogs.engine.pickers import Known, People, Place
from dialogs.engine.views import (
    Ask,
    CaseDetail,
    Copyable,
    Listing,
    Press,
    Receipt,
    Review,
    Shown,
    Signpost,
    View,
)
from dialogs.intake.script import intake_script
from tests.adapters.extremes import (
    BIG,
    DESKS,
    LONG,
    MARK,
    NASTY,
    asks,
    fields,
    gate_views,
    screens,
    views,
)
from tests.adaptivecards.renderer import Renderer
from tests.dialogs.triage.world import taken
from tests.dialogs.walking import FORCES, HAMPSHIRE, HOURS, NORTHMOOR

FEWER = settings(
    max_examples=150 if os.environ.get("CI") else 60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
"""Each example draws every view of a conversation several times, and asks two validators."""

Check = Callable[[View], None]


@pytest.fixture(scope="module")
def check(renderer: Renderer) -> Check:
    """As a message, as an answered one, in a dialog, in a channel: Teams takes it, and every button works."""

    def check_card(drawn: Outgoing) -> None:
        card = card_of(drawn)
        check_rules(drawn)
        check_schema(card)
        assert renderer.faults(card) == []
        for button in buttons_of(card):
            did(press(button, card))

    def check_view(view: View) -> None:
        for drawn in messages(view):
            check_card(drawn)
        if isinstance(view, Ask | Signpost | Review | Receipt):
            assert "You can also type" in literal_words(card_of(message(view)))
        for sends in Sends:
            check_card(message(view, sends=sends, chat=False))
        closed = answered(view, "It can wait")
        check_card(closed)
        assert not buttons_of(card_of(closed))
        assert not inputs_of(card_of(closed))
        body = dialog(view).body
        assert body is not None
        check_schema(body["task"]["value"]["card"]["content"])

    return check_view


def keeps_content_plain(view: View) -> None:
    """What a person wrote is never read for marks, never in a notification, and gone once answered."""
    drawn = message(view)
    assert MARK not in drawn.summary
    assert MARK not in card_of(drawn)["fallbackText"]
    assert MARK not in repr(markdown_words(card_of(drawn)))
    assert MARK not in repr(answered(view, "Yes"))


def test_stripped_messages_are_cards_too(renderer: Renderer) -> None:
    for drawn in (stripped(), stripped("What?", "Yes"), stripped("What?", "Next", form=True)):
        check_rules(drawn)
        check_schema(card_of(drawn))
        assert renderer.faults(card_of(drawn)) == []


@pytest.mark.parametrize("profile", [HAMPSHIRE, NORTHMOOR, BIG], ids=lambda p: p.slug)
@pytest.mark.parametrize("now", HOURS, ids=["open", "closed"])
def test_every_page_of_the_gate_and_every_exit_is_drawn(
    profile: Any, now: Any, check: Check
) -> None:
    found = gate_views(intake_script(profile), now)
    assert {page.id for page in intake_script(profile).pages if page.id[0] == "G"} <= set(found)
    for view in found.values():
        check(view)


@pytest.mark.parametrize("profile", [NORTHMOOR, BIG], ids=lambda p: p.slug)
def test_a_submission_of_20_people_20_vehicles_and_full_boxes_is_drawn_to_its_end(
    profile: Any, check: Check
) -> None:
    talk = Talk(profile)
    seen = []
    for view in screens(talk):
        seen.append(type(view))
        check(view)
        keeps_content_plain(view)
    assert {Ask, Review, Receipt, Listing} <= set(seen)
    assert len(talk.sent) == 1


def test_the_review_of_all_that_names_every_part_and_each_can_be_changed() -> None:
    review = next(view for view in screens(Talk()) if isinstance(view, Review))
    assert len(review.parts) > 40
    card = card_of(message(review))
    assert all(part.title in words_of(card) for part in review.parts)
    assert "All of it is sent" in words_of(card)
    change = titled(card, "Change")
    values = [choice["value"] for choice in inputs_of(card)["pick"]["choices"]]
    assert [did(press(change, card, pick=value)).inbound for value in values] == [
        Go(Move.EDIT, part.edit) for part in review.parts
    ]


@FEWER
@given(force=st.sampled_from(range(len(FORCES))), wanted=acts())
@example(force=0, wanted=[Act("usual")] * 30)
@example(force=1, wanted=[*[Act("usual")] * 4, Act("said", 0, "here"), *[Act("usual")] * 30])
def test_whatever_people_do_is_drawn_and_their_words_stay_plain(
    force: int, wanted: list[Act], check: Check
) -> None:
    talk = Talk(FORCES[force])
    old: list[Any] = []
    for act in wanted:
        if act.kind == "wait":
            talk.now += timedelta(hours=act.number)
            continue
        inbound = decode(act, talk.views, old)
        if inbound is None:
            continue
        old += [a.does for a in buttons(talk.views) if isinstance(a.does, Answered)][:6]
        talk.do(inbound)
        for view in talk.views:
            check(view)
            keeps_content_plain(view)


@pytest.mark.parametrize("text", CONTENT, ids=range(len(CONTENT)))
def test_what_is_typed_comes_back_in_its_box_as_it_was_typed(text: str) -> None:
    talk = Talk()
    talk.say(text)
    for page, value in (("A-DANGER.1", "no_one"), *CLEAR.items()):
        if talk.page == page:
            talk.press(page, value)
        if talk.page in {"A-CRIME", "A-SPECIAL"}:
            talk.press(talk.page, "not_crime" if talk.page == "A-CRIME" else "not_that")
    form = next((v for v in talk.views if isinstance(v, Ask) and v.kind is Kind.FORM), None)
    assert form is not None
    card = card_of(message(form))
    boxes = {f"f_{name}" for name in ("what", "more", "more2")}
    kept = {f"f_{s.field.name}": str(s.raw) for s in form.fields if s.raw}
    assert {key: text for key, text in values_of(card).items() if key in boxes} == {
        key: text for key, text in kept.items() if key in boxes
    }


@pytest.mark.parametrize("name", DESKS)
@pytest.mark.parametrize("kind", ["intelligence", "crime", "safeguarding", "no_action"])
def test_every_outcome_form_is_drawn_as_it_opens_and_with_its_errors_on_the_fields(
    name: str, kind: str, check: Check
) -> None:
    at = DESKS[name]()
    (form,) = at.press(kind).views
    assert isinstance(form, Ask)
    check(form)
    (wrong,) = at.turn(Answered(form.page, {}, form.revision)).views
    assert isinstance(wrong, Ask)
    check(wrong)
    card = card_of(message(wrong, chat=False))
    errors = [shown.error for shown in wrong.fields if shown.error]
    assert errors
    assert all(f"There is a problem: {error}" in literal_words(card) for error in errors)


@pytest.mark.parametrize("name", DESKS)
def test_every_case_is_drawn_whole_card_after_card(name: str, check: Check) -> None:
    at = DESKS[name]()
    for verb in ("open", "show_source"):
        (view,) = at.press(verb).views
        assert isinstance(view, CaseDetail)
        check(view)
        assert whole(view) == [text for s in view.sections for _, text in s.lines]


def whole(view: CaseDetail) -> list[str]:
    """The values of a case's lines that can be read by going through its cards, in order."""
    start, words, more = 0, "", True
    while more:
        drawn = message(view, start=start)
        check_rules(drawn)
        card = card_of(drawn)
        words += literal_words(card)
        rest = [button for button in buttons_of(card) if button["title"] == "Show the rest"]
        more = bool(rest)
        if rest:
            press_ = did(press(rest[0], card))
            assert press_.inbound == Press("open", view.case, view.version)
            assert press_.start > start
            start = press_.start
    read, found, place = bare(words), [], 0
    for text in (text for s in view.sections for _, text in s.lines):
        at = read.find(bare(text), place)
        if at >= 0:
            found.append(text)
            place = at
    return found


def bare(text: str) -> str:
    """Text without its white space, which is not kept where a long text is divided."""
    return "".join(text.split())


def test_words_to_copy_out_are_all_there_however_long() -> None:
    for text in (LONG * 8, "🙂" * 20_000, f"{MARK} **x**\n" * 900):
        drawn = messages(Copyable("Copy", text))
        assert len(drawn) > 1
        for each in drawn:
            check_rules(each)
        copied = "".join(bare(literal_words(card_of(each))) for each in drawn)
        assert copied == bare(text)


@pytest.mark.parametrize("kind", ["intelligence", "crime"])
def test_a_form_with_more_in_it_than_a_card_holds_keeps_what_it_does_not_show(
    kind: str, check: Check
) -> None:
    at = taken()
    (form,) = at.press(kind).views
    assert isinstance(form, Ask)
    text = "🙂" * 9_000
    full = replace(
        form,
        fields=tuple(replace(s, raw=text) if s.field.name == "text" else s for s in form.fields),
    )
    check(full)
    card = card_of(message(full))
    assert "f_text" not in inputs_of(card)
    assert "stays as it is" in literal_words(card)
    sent = did(press(buttons_of(card)[0], card)).inbound
    assert isinstance(sent, Answered)
    assert "text" not in sent.values
    assert set(sent.values) == {s.field.name for s in form.fields} - {"text"}


@FEWER
@given(view=views)
def test_any_view_at_all_is_drawn_within_the_limits(view: View, check: Check) -> None:
    check(view)


@FEWER
@given(view=asks, asked=fields)
def test_any_field_asked_in_the_chat_is_drawn_within_the_limits(
    view: Ask, asked: Any, check: Check
) -> None:
    check(replace(view, kind=Kind.FORM, only=asked.name, fields=(Shown(asked),)))


def test_three_boxes_of_emoji_are_kept_though_no_card_holds_them(check: Check) -> None:
    talk = Talk()
    talk.gate(CLEAR)
    boxes = {
        name: f"{number}" + "🙂" * 2_990 for number, name in enumerate(("what", "more", "more2"))
    }
    talk.fill("C1", {**boxes, "when": "yesterday"})
    talk.go(Move.BACK)
    (form,) = talk.views
    assert isinstance(form, Ask)
    check(form)
    card = card_of(message(form))
    shown = [name for name in boxes if f"f_{name}" in inputs_of(card)]
    assert 0 < len(shown) < 3
    assert "To change it, type: here." in literal_words(card)
    sent = did(press(titled(card, "Next"), card)).inbound
    assert isinstance(sent, Answered)
    talk.do(sent)
    talk.go(Move.BACK)
    (again,) = talk.views
    assert isinstance(again, Ask)
    kept = {s.field.name: s.raw for s in again.fields}
    assert {name: kept[name] for name in boxes} == boxes


@pytest.mark.parametrize("count", [1, 25, 26, 200])
def test_people_and_places_are_drawn_however_many_are_known(count: int, check: Check) -> None:
    known = tuple(Known(f"29:{n:0>90}", f"{NASTY[:40]} {n}") for n in range(count))
    raw = tuple(one.id for one in known)
    form = Ask(
        "settings",
        "SET-HANDLERS",
        1,
        Kind.FORM,
        "Handlers",
        fields=(
            Shown(People("who", "Who are the handlers?", known=known, most=200), raw),
            Shown(Place("channel", "Which channel?", known=known), raw[-1]),
        ),
    )
    check(form)
    card = card_of(message(form))
    sent = did(press(buttons_of(card)[0], card)).inbound
    assert isinstance(sent, Answered)
    now = HOURS[0]
    people, place = (shown.field for shown in form.fields)
    assert people.parse(sent.values["who"], now) == list(raw)
    assert place.parse(sent.values["channel"], now) == raw[-1]
