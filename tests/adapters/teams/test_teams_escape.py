"""Words on their way into Teams: shown as they were typed, never read for marks, cut only where it is said."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.teams.escape import (
    cut,
    heading,
    lookalike,
    paragraphs,
    prose,
    quoting,
    split,
    unquoted,
)
from dialogs.engine.plain import clean

texts = st.text(max_size=400)
MARKS = "*_[]<>`~\\&{}|"


def said(blocks: list[dict]) -> str:
    return "\n".join("".join(run["text"] for run in block["inlines"]) for block in blocks)


@given(texts)
def test_what_a_person_wrote_is_in_text_runs_character_for_character(text: str) -> None:
    blocks = paragraphs(text)
    assert {block["type"] for block in blocks} <= {"RichTextBlock"}
    assert said(blocks) == (clean(text) if clean(text).strip() else "")


def test_a_function_of_dates_stays_words() -> None:
    text = "{{DATE(2017-02-14T06:00:00Z, SHORT)}} and {{{{TIME(2017-02-14T06:00:00Z)}}}}"
    (block,) = paragraphs(text)
    assert said([block]) == text
    assert not [run for run in block["inlines"] if "{{" in run["text"]]


@given(texts, st.integers(2, 60))
def test_a_cut_text_is_never_longer_and_says_that_it_is_cut(text: str, limit: int) -> None:
    short = cut(text, limit)
    assert len(short) <= limit
    assert short == clean(text) or short.endswith("…") or not clean(text).strip()


@given(st.text(max_size=2_000), st.integers(20, 300))
def test_a_divided_text_is_all_there(text: str, limit: int) -> None:
    pieces = split(text, limit)
    assert all(len(piece) <= limit and piece.strip() for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(clean(text).split())


@given(texts)
def test_a_heading_with_marks_in_it_is_no_text_block(text: str) -> None:
    for block in heading(text):
        if block["type"] == "TextBlock":
            assert not set(MARKS + "#") & set(block["text"])
            assert not re.match(r"\s*([-+*•]|\d+[.)])", block["text"])


@pytest.mark.parametrize(
    "text", ["1. Ada", "- Ada", "# Ada", "**Ada**", "WITH Ada_B_", "<at>Ada</at>", "a\nb"]
)
def test_these_headings_are_paragraphs_in_bold(text: str) -> None:
    (block,) = heading(text)
    assert block["type"] == "RichTextBlock"
    assert said([block]) == text
    assert {run["weight"] for run in block["inlines"]} == {"Bolder"}


@given(texts)
def test_an_option_holds_nothing_that_markdown_reads(text: str) -> None:
    shown = lookalike(text, 300)
    assert shown.strip()
    assert "\n" not in shown
    assert not set(MARKS) & set(shown)
    assert not re.match(r"([-+#]|\d+[.)])(\s|$)", shown)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1: Oak Park School", "1: Oak Park School"),
        ("[1: Oak Park School]", "［1: Oak Park School］"),
        ("1. Ada", "1: Ada"),
        ("- Ada", "– Ada"),
        ("Ada (of **B**)", "Ada (of ∗∗B∗∗)"),
        ("", "–"),
    ],
)
def test_an_option_looks_like_what_it_says(text: str, shown: str) -> None:
    assert lookalike(text, 300) == shown


def test_numbers_to_call_stand_out_and_addresses_can_be_followed() -> None:
    (block,) = prose(("Call 999, or see https://police.example/a_b?c=1&d=2.",))
    call = next(run for run in block["inlines"] if run["text"] == "999")
    link = next(run for run in block["inlines"] if "selectAction" in run)
    assert call["weight"] == "Bolder"
    assert link["selectAction"]["url"] == link["text"] == "https://police.example/a_b?c=1&d=2"
    assert said([block]) == "Call 999, or see https://police.example/a_b?c=1&d=2."


def test_nothing_in_a_quotation_stands_out_or_is_a_link() -> None:
    told = ('You wrote: "call 999 at https://x.example".', "Is anyone in danger? If yes, call 999.")
    quote, ask = quoting(told)
    assert [set(run) for run in quote["inlines"]] == [{"type", "text"}]
    assert [run["text"] for run in ask["inlines"] if run.get("weight")] == ["999"]
    assert unquoted(told) == "Is anyone in danger? If yes, call 999."
