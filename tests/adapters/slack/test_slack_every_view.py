"""Every view that the engine can produce is something Slack takes, at its extremes too."""

import os
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from slack_views import (
    buttons_of,
    check_drawn,
    check_home,
    check_modal,
    marked_words,
    objects,
    plain_words,
    press,
)
from talking import CLEAR, Talk
from wandering import CONTENT, Act, acts, buttons, decode

from adapters.slack.home import home
from adapters.slack.messages import answered, message
from adapters.slack.modals import errors, modal
from adapters.slack.translate import pressed
from dialogs.engine.inbound import Answered, Go, Move
from dialogs.engine.page import Kind
from dialogs.engine.views import (
    Ask,
    CaseDetail,
    Listing,
    Press,
    Receipt,
    Review,
    Row,
    Shown,
    View,
)
from dialogs.intake.script import intake_script
from dialogs.ports import Reply
from tests.adapters.extremes import (
    BIG,
    DESKS,
    MARK,
    actions,
    asks,
    fields,
    gate_views,
    many_texts,
    rows_of_actions,
    screens,
    texts,
    titles,
    views,
)
from tests.dialogs.walking import FORCES, HAMPSHIRE, HOURS, NORTHMOOR

FEWER = settings(max_examples=300 if os.environ.get("CI") else 60)
"""Each example draws every view of a conversation three times, and checks it against two validators."""


def check_everywhere(view: View) -> None:
    """As a message, as an answered one, as a modal: Slack takes it, and no button is lost."""
    drawn, sheet = message(view), modal(view)
    check_drawn(drawn)
    check_drawn(answered(view, "It can wait"))
    check_modal(sheet)
    assert not buttons_of(answered(view).blocks)
    for button in buttons_of(drawn.blocks):
        pressed(press(button))
    for button in buttons_of(sheet):
        pressed(press(button, sheet))
    blocks = {o.get("block_id") for o in objects(sheet)}
    assert set(errors(view)) <= blocks


def keeps_content_plain(view: View) -> None:
    """What a person wrote is never read for marks, never in a notification, and gone once answered."""
    drawn = message(view)
    assert MARK not in drawn.text
    assert MARK not in marked_words(drawn.blocks)
    assert MARK not in marked_words(modal(view))
    assert MARK not in repr(answered(view, "Yes"))


@pytest.mark.parametrize("profile", [HAMPSHIRE, NORTHMOOR, BIG], ids=lambda p: p.slug)
@pytest.mark.parametrize("now", HOURS, ids=["open", "closed"])
def test_every_page_of_the_gate_and_every_exit_is_drawn(profile: Any, now: Any) -> None:
    views = gate_views(intake_script(profile), now)
    pages = {page.id for page in intake_script(profile).pages if page.id[0] in "GX"}
    not_by_answers = {"X-999-called", "X-999-wrong", "X-PRIVATE"}
    if profile.other_topics == "accept":
        not_by_answers.add("X-OTHER")
    assert set(views) >= pages - not_by_answers
    for view in views.values():
        check_everywhere(view)


@pytest.mark.parametrize("profile", [NORTHMOOR, BIG], ids=lambda p: p.slug)
def test_a_submission_of_20_people_20_vehicles_and_full_boxes_is_drawn_to_its_end(
    profile: Any,
) -> None:
    talk = Talk(profile)
    seen = []
    for view in screens(talk):
        seen.append(type(view))
        check_everywhere(view)
        keeps_content_plain(view)
    assert {Ask, Review, Receipt, Listing} <= set(seen)
    assert len(talk.sent) == 1


def test_the_review_of_all_that_shows_every_part_and_sends_by_its_button() -> None:
    talk = Talk()
    review = next(view for view in screens(talk) if isinstance(view, Review))
    assert len(review.parts) > 40
    words = plain_words(modal(review)) + marked_words(modal(review))
    assert all(part.title in words for part in review.parts)
    changes = [b for b in buttons_of(modal(review)) if b["text"]["text"] == "Change"]
    assert [pressed(press(b)).inbound for b in changes] == [
        Go(Move.EDIT, part.edit) for part in review.parts
    ]


@FEWER
@given(st.sampled_from(range(len(FORCES))), acts())
@example(0, [Act("usual")] * 30)
@example(1, [*[Act("usual")] * 4, Act("said", 0, "here"), *[Act("usual")] * 30])
def test_whatever_people_do_is_drawn_and_their_words_stay_plain(
    force: int, wanted: list[Act]
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
            check_everywhere(view)
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
    kept = [str(s.raw) for s in form.fields if s.raw and s.field.name in {"what", "more", "more2"}]
    shown = [o["initial_value"] for o in objects(modal(form)) if "initial_value" in o]
    assert shown == kept


@pytest.mark.parametrize("name", DESKS)
@pytest.mark.parametrize("kind", ["intelligence", "crime", "safeguarding", "no_action"])
def test_every_outcome_form_is_drawn_as_it_opens_and_with_its_errors(name: str, kind: str) -> None:
    at = DESKS[name]()
    opened = at.press(kind)
    (form,) = opened.views
    assert isinstance(form, Ask)
    check_everywhere(form)
    again = at.turn(Answered(form.page, {}, form.revision))
    (wrong,) = again.views
    assert isinstance(wrong, Ask)
    check_everywhere(wrong)
    assert errors(wrong)
    assert set(errors(wrong)) == {
        block
        for block in errors(wrong)
        if block in {o.get("block_id") for o in objects(modal(form))}
    }


@pytest.mark.parametrize("name", DESKS)
def test_every_case_is_drawn_whole_page_after_page(name: str) -> None:
    at = DESKS[name]()
    for verb in ("open", "show_source"):
        (view,) = at.press(verb).views
        assert isinstance(view, CaseDetail)
        check_everywhere(view)
        assert whole(view) == [text for s in view.sections for _, text in s.lines]


def whole(view: CaseDetail) -> list[str]:
    """The values of a case's lines that can be read by going through its pages."""
    start, words, more = 0, "", True
    while more:
        sheet = modal(view, start=start)
        check_modal(sheet)
        words += "".join(
            o["text"]["text"] for o in sheet["blocks"] if o["type"] in {"section", "header"}
        )
        rest = [b for b in buttons_of(sheet) if b["text"]["text"] == "Show the rest"]
        more = bool(rest)
        if rest:
            did = pressed(press(rest[0], sheet))
            assert did.inbound == Press("open", view.case, view.version)
            assert did.start > start
            start = did.start
    read = bare(words)
    return [text for s in view.sections for _, text in s.lines if bare(text) in read]


def bare(text: str) -> str:
    """Text without its white space, which is not kept where a long text is divided."""
    return "".join(text.split())


@FEWER
@given(views)
def test_any_view_at_all_is_drawn_within_the_limits(view: View) -> None:
    check_everywhere(view)


@FEWER
@given(asks, fields)
def test_any_field_asked_in_the_chat_is_drawn_within_the_limits(view: Ask, asked: Any) -> None:
    check_everywhere(replace(view, kind=Kind.FORM, only=asked.name, fields=(Shown(asked),)))


listings = st.builds(
    Listing,
    titles,
    st.lists(
        st.builds(Row, titles, texts, st.lists(actions, max_size=3).map(tuple)), max_size=60
    ).map(tuple),
)


@FEWER
@given(views, listings, listings, many_texts, rows_of_actions)
def test_any_home_is_drawn_within_the_limits(
    view: View, mine: Listing, menu: Listing, safety: Any, more: Any
) -> None:
    for reply in (Reply((view,), "d", 1), Reply((view,)), Reply()):
        check_home(home(reply, mine, menu, safety=safety, actions=more))
