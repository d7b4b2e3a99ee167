"""Words on their way into Slack: nobody's words are read for marks, and none is lost without saying so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.slack.escape import cut, escape, plain, prose, quoting, split, titled, unquoted
from dialogs.engine.plain import clean
from tests.adapters.extremes import NASTY

texts = st.text(max_size=400)


@given(texts, st.integers(2, 60))
def test_a_cut_text_is_never_longer_and_says_that_it_is_cut(text: str, limit: int) -> None:
    short = cut(text, limit)
    assert len(short) <= limit
    assert short == clean(text) or short.endswith("…")


@given(st.text(max_size=2_000), st.integers(20, 300))
def test_a_divided_text_is_all_there(text: str, limit: int) -> None:
    pieces = split(text, limit)
    assert all(len(piece) <= limit and piece.strip() for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(clean(text).split())


def test_a_long_text_is_divided_between_words() -> None:
    assert split("one two three", 8) == ["one two ", "three"]


@given(texts)
def test_nothing_in_a_notification_is_a_mention_or_a_link(text: str) -> None:
    escaped = escape(text, 10_000)
    assert not {"<", ">"} & set(escaped)
    back = escaped.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
    assert back == clean(text)


def test_a_notification_is_not_cut_within_an_entity() -> None:
    assert escape("a&&&&", 8) == "a&amp;…"


@given(texts, st.integers(4, 30))
def test_a_notification_is_never_longer(text: str, limit: int) -> None:
    assert len(escape(text, limit)) <= limit


@given(texts)
def test_only_our_own_numbers_and_addresses_are_marked(text: str) -> None:
    for block in prose(text.split("\n")):
        if block["text"]["type"] == "mrkdwn":
            assert not set("_~`") & set(block["text"]["text"])
            assert "<!" not in block["text"]["text"]
            assert "<@" not in block["text"]["text"]


def test_numbers_to_call_stand_out_and_addresses_can_be_followed() -> None:
    (block,) = prose(("Call 999, or 101.", "See https://police.example/a_b?c=1&d=2."))
    assert block["text"] == {
        "type": "mrkdwn",
        "text": "Call *999*, or *101*.\nSee <https://police.example/a_b?c=1&amp;d=2>.",
        "verbatim": True,
    }


def test_another_countrys_number_stands_out_where_it_is_to_be_called() -> None:
    (block,) = prose(("Call 112 now. Page 112 of 300.",))
    assert block["text"]["text"] == "Call *112* now. Page 112 of 300."


def test_a_paragraph_with_marks_in_it_stays_plain() -> None:
    blocks = prose(("Call 999.", f"Ask {NASTY}, or call 101."))
    assert [block["text"]["type"] for block in blocks] == ["mrkdwn", "plain_text"]
    assert blocks[1]["text"]["text"] == f"Ask {NASTY}, or call 101."


@pytest.mark.parametrize("words", [NASTY, 'he said "call 999" and "101', "one\ntwo"])
def test_what_an_alarm_quotes_is_plain_and_what_it_asks_is_ours(words: str) -> None:
    paragraphs = (f'You wrote: "{words}". Is anyone in danger? If yes, call 999.', "We read at 8.")
    lines = "\n".join(paragraphs).split("\n")
    quote, ask = quoting(lines)
    assert quote["text"]["type"] == "plain_text"
    assert quote["text"]["text"] == f'You wrote: "{words}".'
    assert ask["text"]["text"] == "Is anyone in danger? If yes, call *999*.\nWe read at 8."
    assert unquoted(lines) == "Is anyone in danger? If yes, call 999.\nWe read at 8."


def test_an_empty_text_is_a_dash_because_slack_takes_none() -> None:
    assert plain("")["text"] == "–"
    assert plain("\x00 ")["text"] == "–"


def test_a_title_is_bold_unless_it_holds_marks() -> None:
    assert titled("Person 1", "")["text"] == "*Person 1*"
    assert titled("Person *1*", "") == {
        "type": "plain_text",
        "text": "Person *1*",
        "emoji": False,
    }
