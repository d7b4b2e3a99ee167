"""Dates, times and ages as people type them. Now is Sunday 22 November 2026, ten o'clock."""

import json
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.engine.fields import Field, FieldError, Raw, Value
from dialogs.engine.when import BirthOrAge, When

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=ZoneInfo("Europe/London"))
WHEN = When("when", "When did it happen?")
BORN = BirthOrAge("born", "Date of birth or age")
FUTURE = "That date has not happened yet. Try 12/10, or about March."
WORDS = st.lists(
    st.sampled_from(
        [
            "about",
            "12",
            "31/2",
            "12/10",
            "3",
            "oct",
            "march",
            "may",
            "sat",
            "last",
            "week",
            "next",
            "ago",
            "two",
            "days",
            "years",
            "2019",
            "4pm",
            "16:10",
            "25:61",
            "in",
            "since",
            "every",
            "mid",
            "30s",
            "aged",
            "or",
            "15",
            "-",
            "/",
            ".",
            "'",
            "99999999",
            "29",
            "feb",
            "the",
            "12th",
            "summer",
            "xmas",
            "00",
            "'25",
        ]
    ),
    max_size=7,
).map(" ".join)
ANYTHING = st.one_of(st.text(st.characters(exclude_categories=())), WORDS)


def outcome(field: Field, raw: Raw, now: datetime) -> tuple[Value, str | None]:
    try:
        return field.parse(raw, now), None
    except FieldError as refused:
        return None, refused.message


def when(text: str, now: datetime = NOW) -> dict[str, Any]:
    value = WHEN.parse(text, now)
    assert isinstance(value, dict)
    return value


@pytest.mark.parametrize(
    ("typed", "precision", "date", "time", "approx"),
    [
        ("yesterday", "day", "2026-11-21", None, False),
        ("yesturday", "day", "2026-11-21", None, False),
        ("today", "day", "2026-11-22", None, False),
        ("this morning", "day", "2026-11-22", None, False),
        ("last night", "day", "2026-11-21", None, False),
        ("day before yesterday", "day", "2026-11-20", None, False),
        ("Tuesday", "day", "2026-11-17", None, False),
        ("last Tuesday", "day", "2026-11-17", None, False),
        ("Tues", "day", "2026-11-17", None, False),
        ("wensday", "day", "2026-11-18", None, False),
        ("Tuesday last week 4pm", "hour", "2026-11-10", "16:00", False),
        ("last week on Tuesday", "day", "2026-11-10", None, False),
        ("Tuesday before last", "day", "2026-11-10", None, False),
        ("sat night", "day", "2026-11-21", None, False),
        ("he sat in the car on Friday", "day", "2026-11-20", None, False),
        ("12/10", "day", "2026-10-12", None, False),
        ("12/10/25", "day", "2025-10-12", None, False),
        ("12/10/2025", "day", "2025-10-12", None, False),
        ("12.10.25", "day", "2025-10-12", None, False),
        ("12-10-2025", "day", "2025-10-12", None, False),
        ("12 10 2025", "day", "2025-10-12", None, False),
        ("12.10", "day", "2026-10-12", None, False),
        ("2025-10-12", "day", "2025-10-12", None, False),
        ("03/04", "day", "2026-04-03", None, False),
        ("03/04/2026", "day", "2026-04-03", None, False),
        ("24/12", "day", "2025-12-24", None, False),
        ("22/11", "day", "2026-11-22", None, False),
        ("23/11", "day", "2025-11-23", None, False),
        ("29/2/2024", "day", "2024-02-29", None, False),
        ("12/10/99", "day", "1999-10-12", None, False),
        ("3 October", "day", "2026-10-03", None, False),
        ("3rd of Oct 2025", "day", "2025-10-03", None, False),
        ("Oct 3rd, 2025", "day", "2025-10-03", None, False),
        ("October 3", "day", "2026-10-03", None, False),
        ("3 Oct 25", "day", "2025-10-03", None, False),
        ("3 march", "day", "2026-03-03", None, False),
        ("Monday 12 October", "day", "2026-10-12", None, False),
        ("Friday 12 October", "day", "2026-10-12", None, True),
        ("the 12th", "day", "2026-11-12", None, False),
        ("the 30th", "day", "2026-10-30", None, False),
        ("3-5 October", "day", "2026-10-03", None, True),
        ("between 3 and 5 October", "day", "2026-10-03", None, True),
        ("3 October about 16:10", "minute", "2026-10-03", "16:10", True),
        ("3/10/26 16.10", "minute", "2026-10-03", "16:10", False),
        ("03.10.26 1610", "minute", "2026-10-03", "16:10", False),
        ("12th Oct, 4.30pm", "minute", "2026-10-12", "16:30", False),
        ("at 1610 on 3 October", "minute", "2026-10-03", "16:10", False),
        ("1610hrs yesterday", "minute", "2026-11-21", "16:10", False),
        ("half past three yesterday afternoon", "minute", "2026-11-21", "15:30", False),
        ("10:30pm last night", "minute", "2026-11-21", "22:30", False),
        ("midnight on Friday", "hour", "2026-11-20", "00:00", False),
        ("today 9am", "hour", "2026-11-22", "09:00", False),
        ("yesterday 3:30", "day", "2026-11-21", None, False),
        ("16:10", "minute", None, "16:10", False),
        ("half an hour ago", "minute", "2026-11-22", "09:30", True),
        ("1/2 an hour ago", "minute", "2026-11-22", "09:30", True),
        ("20 mins ago", "minute", "2026-11-22", "09:40", True),
        ("about March", "month", "2026-03", None, True),
        ("March 2024", "month", "2024-03", None, False),
        ("March last year", "month", "2025-03", None, False),
        ("May", "month", "2026-05", None, False),
        ("December", "month", "2025-12", None, False),
        ("10/2025", "month", "2025-10", None, False),
        ("last month", "month", "2026-10", None, False),
        ("since August", "month", "2026-08", None, False),
        ("start of October", "month", "2026-10", None, True),
        ("a Tuesday in March", "month", "2026-03", None, False),
        ("in the summer", "season", "2026-06", None, True),
        ("summer 2024", "season", "2024-06", None, True),
        ("in the winter", "season", "2025-12", None, True),
        ("2019", "year", "2019", None, False),
        ("early 2019", "year", "2019", None, True),
        ("last year", "year", "2025", None, False),
        ("last week", "week", "2026-11-15", None, False),
        ("two weeks ago", "week", "2026-11-08", None, True),
        ("a fortnight ago", "week", "2026-11-08", None, True),
        ("a few days ago", "day", "2026-11-19", None, True),
        ("over the weekend", "weekend", "2026-11-21", None, False),
        ("last weekend", "weekend", "2026-11-14", None, False),
        ("Xmas", "day", "2025-12-25", None, True),
        ("Boxing Day", "day", "2025-12-26", None, False),
        ("Christmas Day 2024", "day", "2024-12-25", None, False),
        ("New Year's Eve", "day", "2025-12-31", None, False),
        ("the other day", "week", "2026-11-19", None, True),
        ("the week before last", "week", "2026-11-08", None, False),
        ("in the last week", "week", "2026-11-15", None, True),
        ("over the past two weeks", "week", "2026-11-08", None, True),
        ("the past 3 months", "month", "2026-08", None, True),
        ("the last two years", "year", "2024", None, True),
        ("past few days", "day", "2026-11-19", None, True),
        ("3 months ago", "month", "2026-08", None, False),
        ("half a year ago", "month", "2026-05", None, False),
        ("a couple of years ago", "year", "2024", None, True),
        ("last summer", "season", "2026-06", None, True),
        ("last winter", "season", "2025-12", None, True),
        ("4 o'clock yesterday afternoon", "hour", "2026-11-21", "16:00", False),
        ("quarter to nine last night", "minute", "2026-11-21", "20:45", False),
        ("noon yesterday", "hour", "2026-11-21", "12:00", False),
        ("Halloween", "day", "2026-10-31", None, False),
        ("most Fridays", "pattern", None, None, False),
        ("Friday nights", "pattern", None, None, False),
        ("Mondays and Thursdays", "pattern", None, None, False),
        ("every day", "pattern", None, None, False),
        ("every day since August", "pattern", "2026-08", None, False),
        ("24/7", "pattern", None, None, False),
        ("when he was at primary school", "text", None, None, False),
        ("recently", "text", None, None, False),
        ("99999 years ago", "text", None, None, False),
        ("<!channel> 🔪", "text", None, None, False),
    ],
)
def test_a_date_in_plain_words_is_kept_as_exactly_as_it_was_said(
    typed: str, precision: str, date: str | None, time: str | None, approx: bool
) -> None:
    assert when(typed) == {
        "text": typed,
        "precision": precision,
        "date": date,
        "time": time,
        "approx": approx,
    }


@pytest.mark.parametrize(
    "typed",
    [
        *("tomorrow", "next Friday", "next week", "in two weeks", "in 3 days", "in a week's time"),
        *("12/10/2027", "12/10/27", "23/11/2026", "1 January 2027", "2030", "March 2027"),
        *("day after tomorrow", "Tuesday next week", "summer 2027"),
    ],
)
def test_a_date_still_to_come_is_refused(typed: str) -> None:
    with pytest.raises(FieldError) as refused:
        WHEN.parse(typed, NOW)
    assert refused.value.message == FUTURE


def test_a_date_to_come_is_kept_where_it_is_allowed() -> None:
    due = When("due", "Due", allow_future=True)
    for typed, date in [
        ("12/10/2027", "2027-10-12"),
        ("tomorrow", "2026-11-23"),
        ("in two weeks", "2026-12-06"),
        ("next Friday", "2026-11-27"),
    ]:
        value = due.parse(typed, NOW)
        assert isinstance(value, dict)
        assert value["date"] == date


def test_words_about_tomorrow_within_an_account_of_yesterday_are_kept() -> None:
    assert when("yesterday, he said he would be back tomorrow")["date"] == "2026-11-21"


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("31/2", "There is no 31 February. Check the day."),
        ("30 Feb 2026", "There is no 30 February. Check the day."),
        ("31/4", "There is no 31 April. Check the day."),
        ("31 April", "There is no 31 April. Check the day."),
        ("0/10", "There is no 0 October. Check the day."),
        ("29/2/2025", "There is no 29 February in 2025. Check the day."),
        ("10/25/2026", "There is no month 25. Put the day first, like 25/10."),
        ("1/1/1776", "That year is too long ago. Check the year."),
        ("yesterday at 25:10", "There is no such time of day. Try 16:10, or 4pm."),
        ("yesterday 14.75pm", "There is no such time of day. Try 16:10, or 4pm."),
        ("today 4pm", "That time has not happened yet. Check the time, or the day."),
        ("x" * 301, "That is 301 characters. The most is 300."),
    ],
)
def test_what_no_calendar_or_clock_shows_is_refused_with_a_way_to_mend_it(
    typed: str, message: str
) -> None:
    with pytest.raises(FieldError) as refused:
        WHEN.parse(typed, NOW)
    assert refused.value.message == message


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("12/10", "Mon 12 October 2026"),
        ("12/10 about 16:10", "Mon 12 October 2026, about 16:10"),
        ("yesterday", "Sat 21 November 2026 (yesterday)"),
        ("about March", "about March 2026"),
        ("in the winter", "winter 2025 to 2026"),
        ("2019", "2019"),
        ("last week", "the week of Mon 9 November 2026 (last week)"),
        ("over the weekend", "the weekend of Sat 21 November 2026 (over the weekend)"),
        ("most Fridays", "most Fridays"),
        ("yesterday 3:30", "Sat 21 November 2026 (yesterday 3:30)"),
        ("Friday 12 October", "about Mon 12 October 2026 (Friday 12 October)"),
        ("when he was small", "when he was small"),
        ("not known", "Not known"),
        ("", ""),
    ],
)
def test_the_check_page_shows_the_date_and_what_was_typed_where_that_says_more(
    typed: str, shown: str
) -> None:
    assert WHEN.show(WHEN.parse(typed, NOW)) == shown


def test_last_week_on_a_monday_is_the_week_that_has_just_ended() -> None:
    monday = NOW.replace(day=23)
    assert when("last week", monday)["date"] == "2026-11-16"
    assert when("Friday", monday)["date"] == "2026-11-20"
    assert when("over the weekend", monday)["date"] == "2026-11-21"
    assert when("last weekend", monday)["date"] == "2026-11-21"


def test_an_hour_ago_counts_through_the_change_of_the_clocks() -> None:
    after_the_change = datetime(2026, 10, 25, 3, 30, tzinfo=ZoneInfo("Europe/London"))
    assert when("3 hours ago", after_the_change)["time"] == "01:30"


def test_a_day_and_month_always_name_the_last_time_they_came_round() -> None:
    for month in range(1, 13):
        kept = when(f"5/{month}")["date"]
        assert kept <= "2026-11-22"
        assert kept > "2025-11-22"


@pytest.mark.parametrize(
    ("typed", "born", "low", "high", "precision"),
    [
        ("14/2/2010", "2010-02-14", 16, 16, "day"),
        ("14 Feb 2010", "2010-02-14", 16, 16, "day"),
        ("14022010", "2010-02-14", 16, 16, "day"),
        ("DOB 14.02.10", "2010-02-14", 16, 16, "day"),
        ("14/2/67", "1967-02-14", 59, 59, "day"),
        ("12/10/27", "1927-10-12", 99, 99, "day"),
        ("23/11/2010", "2010-11-23", 15, 15, "day"),
        ("Feb 2010", "2010-02", 16, 16, "month"),
        ("Nov 2010", "2010-11", 15, 16, "month"),
        ("2010", "2010", 15, 16, "year"),
        ("15", None, 15, 15, "age"),
        ("about 15", None, 14, 16, "age"),
        ("15 or 16", None, 15, 16, "age"),
        ("15/16", None, 15, 16, "age"),
        ("10/11", None, 10, 11, "age"),
        ("she's 15", None, 15, 15, "age"),
        ("15yo", None, 15, 15, "age"),
        ("5 foot 8, about 15", None, 14, 16, "age"),
        ("fifteen", None, 15, 15, "age"),
        ("mid 30s", None, 33, 37, "age"),
        ("early 40's", None, 40, 43, "age"),
        ("thirties", None, 30, 39, "age"),
        ("teenager", None, 13, 19, "age"),
        ("year 10", None, 14, 15, "age"),
        ("18 months", None, 1, 1, "age"),
        ("under 18", None, 0, 17, "age"),
        ("0", None, 0, 0, "age"),
        ("14/2", None, None, None, "text"),
        ("old", None, None, None, "text"),
    ],
)
def test_a_date_of_birth_or_an_age_is_kept_as_exactly_as_it_was_said(
    typed: str, born: str | None, low: int | None, high: int | None, precision: str
) -> None:
    assert BORN.parse(typed, NOW) == {
        "text": typed,
        "born": born,
        "age_low": low,
        "age_high": high,
        "precision": precision,
    }


@pytest.mark.parametrize(
    ("typed", "message"),
    [
        ("31/2", "There is no 31 February. Check the day."),
        ("31/2/2010", "There is no 31 February. Check the day."),
        ("2/14/2010", "There is no month 14. Put the day first, like 25/10."),
        ("23/11/2026", "That date has not happened yet. Try 14/2/2010, or about 15."),
        ("2030", "That date has not happened yet. Try 14/2/2010, or about 15."),
        ("150", "That age does not look right. Try 15, or about 15."),
        ("1890", "That is more than 120 years ago. Check the year."),
        ("14/2/1901", "That is more than 120 years ago. Check the year."),
    ],
)
def test_an_impossible_birth_or_age_is_refused(typed: str, message: str) -> None:
    with pytest.raises(FieldError) as refused:
        BORN.parse(typed, NOW)
    assert refused.value.message == message


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("14/2/2010", "14 February 2010, age 16"),
        ("2010", "2010, age 15 or 16"),
        ("15", "Age 15"),
        ("about 15", "about 15"),
        ("?", "Not known"),
        ("", ""),
    ],
)
def test_a_birth_is_shown_with_the_age(typed: str, shown: str) -> None:
    assert BORN.show(BORN.parse(typed, NOW)) == shown


@pytest.mark.parametrize("field", [WHEN, BORN, When("later", "Later", allow_future=True)])
@given(
    raw=ANYTHING,
    now=st.datetimes(datetime(2024, 1, 1), datetime(2060, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001 - the strategy adds the zone
)
def test_any_input_gives_a_value_or_a_plain_error(field: Field, raw: str, now: datetime) -> None:
    value, message = outcome(field, raw, now)
    assert message is None or message.endswith(".")
    assert json.loads(json.dumps(value)) == value
    field.show(value).encode()


@given(raw=WORDS)
def test_no_date_kept_lies_in_the_future(raw: str) -> None:
    try:
        value = WHEN.parse(raw, NOW)
    except FieldError:
        return
    date = value["date"] if isinstance(value, dict) and "date" in value else None
    assert date is None or str(date) <= "2026-11-22"


@given(
    stored=st.dictionaries(
        st.sampled_from(["text", "date", "precision", "time", "born"]), st.text()
    )
)
def test_showing_a_value_of_another_shape_never_fails(stored: dict[str, Any]) -> None:
    assert isinstance(WHEN.show(stored), str)
    assert isinstance(BORN.show(stored), str)
