"""Any view that the types allow, at its extremes, is drawn within Slack's limits."""

from dataclasses import replace
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from slack_drawing import (
    FEWER,
    actions,
    asks,
    check_everywhere,
    fields,
    many_texts,
    rows_of_actions,
    texts,
    titles,
    views,
)
from slack_views import (
    check_home,
)

from adapters.slack.home import home
from dialogs.engine.page import Kind
from dialogs.engine.views import (
    Ask,
    Listing,
    Row,
    Shown,
    View,
)
from dialogs.ports import Reply


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
