"""Dates, times and ages in a hurry: what is kept is what was meant, or the person is asked again.

Now is Friday 27 November 2026, half past ten.
"""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from dialogs.engine.fields import FieldError, Text
from dialogs.engine.when import BirthOrAge, When

NOW = datetime(2026, 11, 27, 10, 30, tzinfo=ZoneInfo("Europe/London"))
WHEN = When("when", "When did it happen?")
BORN = BirthOrAge("born", "Date of birth or age")


def when(text: str) -> dict[str, Any]:
    value = WHEN.parse(text, NOW)
    assert isinstance(value, dict)
    return value


@pytest.mark.parametrize(
    ("typed", "precision", "date", "time"),
    [
        ("2 days b4 yesterday", "day", "2026-11-24", None),
        ("the day after boxing day", "day", "2025-12-27", None),
        ("a week last tuesday", "day", "2026-11-17", None),
        ("2 weeks ago on Tuesday", "day", "2026-11-10", None),
        ("the week before Xmas day", "week", "2025-12-18", None),
        ("week before last", "week", "2026-11-13", None),
        ("the night before last", "day", "2026-11-25", None),
        ("Friday 13th", "day", "2026-11-13", None),
        ("Friday the 13th", "day", "2026-11-13", None),
        ("mon 23rd", "day", "2026-11-23", None),
        ("23rd", "day", "2026-11-23", None),
        ("28th", "day", "2026-10-28", None),
        ("fortnight ago", "week", "2026-11-13", None),
        ("last wk", "week", "2026-11-20", None),
        ("last wknd", "weekend", "2026-11-21", None),
        ("yest", "day", "2026-11-26", None),
        ("now", "day", "2026-11-27", None),
        ("overnight", "day", "2026-11-26", None),
        ("overnight Sat/Sun", "day", "2026-11-21", None),
        ("between 5 and 6pm on monday", "hour", "2026-11-23", "17:00"),
        ("11.30-1pm yesterday", "minute", "2026-11-26", "11:30"),
        ("quarter past 3 pm yesterday", "minute", "2026-11-26", "15:15"),
        ("ten past four yesterday afternoon", "minute", "2026-11-26", "16:10"),
        ("twenty to five yesterday evening", "minute", "2026-11-26", "16:40"),
        ("half four in the afternoon", "minute", None, "16:30"),
        ("3/10 about ten past four", "day", "2026-10-03", None),
        ("half an hour ago", "minute", "2026-11-27", "10:00"),
        ("bank holiday monday", "text", None, None),
        ("good friday", "text", None, None),
        ("7.30", "text", None, None),
        ("half term", "text", None, None),
        ("the 3rd floor", "text", None, None),
        ("Tuesday week before last", "day", "2026-11-10", None),
    ],
)
def test_what_is_typed_in_a_hurry_is_read_as_it_was_meant(
    typed: str, precision: str, date: str | None, time: str | None
) -> None:
    value = when(typed)
    assert (value["precision"], value["date"], value["time"]) == (precision, date, time)
    assert value["text"] == typed


@pytest.mark.parametrize(
    "typed", ["tmrw", "later today", "friday week", "Tuesday week", "2 days after yesterday"]
)
def test_what_is_still_to_come_is_refused(typed: str) -> None:
    with pytest.raises(FieldError, match="has not happened yet"):
        WHEN.parse(typed, NOW)


@pytest.mark.parametrize(
    "typed",
    [
        "3/10-5/10",
        "3/10 to 5/10",
        "3-5 October",
        "30 Sep - 2 Oct",
        "2019-2021",
        "Sat 21 between 5-6pm",
    ],
)
def test_the_end_of_a_range_is_shown_and_its_start_is_rough(typed: str) -> None:
    value = when(typed)
    assert value["approx"]
    assert WHEN.show(value).endswith(f"({typed})")


@pytest.mark.parametrize("typed", ["mon am", "Sat/Sun", "yesterday 7:30"])
def test_what_the_date_does_not_tell_is_shown_in_the_persons_words(typed: str) -> None:
    assert WHEN.show(when(typed)).endswith(f"({typed})")


@pytest.mark.parametrize(
    ("typed", "low", "high"),
    [
        ("60+", 60, 120),
        ("18+", 18, 120),
        ("nearly 16", 15, 15),
        ("almost 18", 17, 17),
        ("30s-40s", 30, 49),
        ("20s or 30s", 20, 39),
        ("twenty five", 25, 25),
        ("about twenty-five", 24, 26),
        ("forty-odd", 40, 49),
        ("30 something", 30, 39),
        ("turned 14 in May", 14, 14),
        ("mid 40s", 43, 47),
        ("yr 10", 14, 15),
        ("14 Feb", None, None),
    ],
)
def test_an_age_in_a_hurry(typed: str, low: int | None, high: int | None) -> None:
    value = BORN.parse(typed, NOW)
    assert isinstance(value, dict)
    assert (value["age_low"], value["age_high"]) == (low, high)


@pytest.mark.parametrize("typed", ["140210", "DOB 140210"])
def test_six_figures_are_a_date_of_birth(typed: str) -> None:
    value = BORN.parse(typed, NOW)
    assert isinstance(value, dict)
    assert value["born"] == "2010-02-14"


@pytest.mark.parametrize("typed", ["-", "--", "...", "/", " – "])
def test_marks_that_stand_for_nothing_are_no_answer(typed: str) -> None:
    assert WHEN.parse(typed, NOW) is None
    assert BORN.parse(typed, NOW) is None
    with pytest.raises(FieldError, match="We need an answer here"):
        Text("what", "What?", required=True).parse(typed, NOW)
