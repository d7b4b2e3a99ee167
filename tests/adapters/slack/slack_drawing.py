"""Views of every kind at their extremes, and what each is looked at for once it is drawn."""

import os

from hypothesis import settings
from hypothesis import strategies as st
from slack_views import (
    LONG,
    NASTY,
    buttons_of,
    check_drawn,
    check_modal,
    objects,
    press,
)

from adapters.slack.messages import answered, message
from adapters.slack.modals import errors, modal
from adapters.slack.translate import pressed
from dialogs.engine.fields import Choice, Choices, Option, Text
from dialogs.engine.inbound import Answered, Go, Move
from dialogs.engine.page import Kind
from dialogs.engine.views import (
    Action,
    Ask,
    CaseCard,
    CaseDetail,
    Copyable,
    Listing,
    Notice,
    Part,
    Press,
    Progress,
    Receipt,
    Review,
    Row,
    Section,
    Shown,
    Signpost,
    View,
)

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


EXTREMES = (NASTY, LONG, "x" * 9_000, "\ud800\x00\u202e", "", " ", "🙂" * 3_000)
extremes = st.integers(0, len(EXTREMES) - 1).map(EXTREMES.__getitem__)
edges = st.sampled_from([24, 75, 150, 2_000, 3_000]).flatmap(
    lambda limit: st.integers(limit, limit + 1).map("x".__mul__)
)
"""As long as one of Slack's limits, and one more."""
texts = st.text(st.characters(codec="utf-8"), max_size=40) | extremes | edges
titles = texts.filter(str.strip)
keys = st.from_regex(r"[a-z][a-z0-9_]{0,20}", fullmatch=True)
moves = st.builds(Go, st.sampled_from(Move), keys)
presses = st.builds(Press, keys, keys, st.none() | st.integers(0, 99))
labels = st.text(st.characters(codec="utf-8"), min_size=1, max_size=120)
typed = st.sampled_from(["", "start"])
actions = st.builds(Action, labels, st.one_of(moves, presses), typed, st.booleans())
ways = st.lists(actions, max_size=8).map(tuple)
choices = st.sampled_from([0, 26]).flatmap(
    lambda least: st.lists(
        st.tuples(keys, labels | st.integers(0, 1).map(lambda n: LONG[n:])),
        min_size=least,
        max_size=45,
        unique_by=lambda row: row[0],
    )
)
answers = choices.map(
    lambda rows: tuple(Action(lb[:1_500], Answered("G1", {"answer": v}, 3)) for v, lb in rows)
)
rows_of_actions = st.tuples(answers, ways).map(lambda both: (*both[0], *both[1]))
offered = st.lists(
    st.builds(Option, keys, titles, texts), min_size=1, max_size=250, unique_by=lambda o: o.value
).map(tuple)
fields = st.one_of(
    st.builds(
        Text,
        keys,
        titles,
        texts,
        st.booleans(),
        limit=st.integers(1, 5_000),
        lines=st.integers(1, 9),
    ),
    st.builds(Choice, keys, titles, texts, options=offered),
    st.builds(Choices, keys, titles, texts, options=offered),
)
shown = st.builds(Shown, fields, st.one_of(texts, st.lists(keys, max_size=3).map(tuple)), texts)
pairs = st.lists(st.tuples(texts, texts), max_size=8).map(tuple)
many_texts = st.lists(texts, max_size=6).map(tuple)
asks = st.builds(
    Ask,
    st.just("intake"),
    st.just("G1"),
    st.just(3),
    st.sampled_from([Kind.QUESTION, Kind.FORM, Kind.ALARM]),
    titles,
    many_texts,
    texts,
    st.lists(shown, max_size=20, unique_by=lambda s: s.field.name).map(tuple),
    st.just("Next"),
    rows_of_actions,
    st.booleans(),
    st.just(""),
    st.none() | st.builds(Progress, st.integers(1, 9), st.integers(1, 9)),
    many_texts,
    st.booleans(),
    texts,
)
parts = st.lists(st.builds(Part, titles, pairs, keys), max_size=50).map(tuple)


views: st.SearchStrategy[View] = st.one_of(
    asks,
    st.builds(
        Signpost,
        st.just("i"),
        st.just("G1"),
        st.just(3),
        titles,
        many_texts,
        rows_of_actions,
        texts,
    ),
    st.builds(
        Review,
        st.just("i"),
        st.just("G1"),
        st.just(3),
        titles,
        many_texts,
        parts,
        texts,
        rows_of_actions,
    ),
    st.builds(Receipt, titles, texts, many_texts, rows_of_actions),
    st.builds(Notice, many_texts, texts, rows_of_actions),
    st.builds(
        CaseCard,
        keys,
        st.just(1),
        titles,
        titles,
        st.lists(st.tuples(titles, titles), max_size=25).map(tuple),
        many_texts,
        rows_of_actions,
        titles,
    ),
    st.builds(
        CaseDetail,
        keys,
        st.just(1),
        titles,
        titles,
        st.lists(st.builds(Section, titles, pairs, texts, st.booleans()), max_size=60).map(tuple),
        rows_of_actions,
    ),
    st.builds(
        Listing,
        titles,
        st.lists(
            st.builds(Row, titles, texts, st.lists(actions, max_size=4).map(tuple)), max_size=80
        ).map(tuple),
        texts,
        rows_of_actions,
    ),
    st.builds(Copyable, titles, texts, ways),
)
