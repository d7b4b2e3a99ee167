"""What each form of a date means, counted from today: the readers behind `dates`.

Each takes the match of one of its patterns and gives the date found, or None if the words
meant something else. Each raises FieldError for a day that no calendar has and for a future
date where none is allowed.
"""

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dialogs.engine.calendar_words import (
    COUNT,
    COUNTS,
    DAYS,
    FEASTS,
    MONTHS,
    SEASONS,
    WEEKDAY,
)
from dialogs.engine.fields import FieldError

FUTURE = "That date has not happened yet. Try 12/10, or about March."
FUTURE_BIRTH = "That date has not happened yet. Try 14/2/2010, or about 15."
EARLIEST = 1900


@dataclass(frozen=True, slots=True)
class Found:
    """A date read from text.

    `date` is YYYY-MM-DD for the precisions day, weekend (its Saturday), week (a day in it),
    hour and minute, YYYY-MM for month and season (its first month), YYYY for year.
    `minutes_ago` is given where the words count back from now ("an hour ago": 60).
    """

    precision: str
    date: str
    approx: bool = False
    minutes_ago: int | None = None


@dataclass(frozen=True, slots=True)
class Today:
    day: date
    text: str
    newest_short_year: int
    allow_future: bool = False
    birth: bool = False

    def keep(self, found: date, precision: str = "day", *, approx: bool = False) -> Found:
        if found > self.day and not self.allow_future:
            raise FieldError(FUTURE_BIRTH if self.birth else FUTURE)
        form = {"month": "%Y-%m", "season": "%Y-%m", "year": "%Y"}.get(precision, "%Y-%m-%d")
        return Found(precision, found.strftime(form), approx)


Reader = Callable[[re.Match[str], Today], Found | None]


def _checked(day: int, month: int, year: int | None, today: date) -> date:
    if not 1 <= month <= 12:
        raise FieldError(f"There is no month {month}. Put the day first, like 25/10.")
    name = calendar.month_name[month]
    if not 1 <= day <= (29 if month == 2 else calendar.monthrange(2023, month)[1]):
        raise FieldError(f"There is no {day} {name}. Check the day.")
    if year is not None and year < EARLIEST:
        raise FieldError("That year is too long ago. Check the year.")
    if year is None:
        year = today.year - ((month, day) > (today.month, today.day))
    if (month, day) == (2, 29) and not calendar.isleap(year):
        raise FieldError(f"There is no 29 February in {year}. Check the day.")
    return date(year, month, day)


def _full_year(figures: str | None, today: Today) -> int | None:
    if not figures:
        return _year_said(today)
    digits = figures.lstrip("'")
    if len(digits) > 2:
        return int(digits)
    near = today.day.year // 100 * 100 + int(digits)
    return near if near <= today.newest_short_year else near - 100


_PAST_WORDS = re.compile(r"\b(?:yesterday|today|last|ago|this morning)\b")
_SAID_YEAR = re.compile(
    r"\b(?P<last>last year)\b|\b(?P<this>this year)\b|\b(?P<before>(?:the )?year before last)\b"
)


def _year_said(today: Today) -> int | None:
    said = _SAID_YEAR.search(today.text)
    if said is None:
        return None
    return today.day.year - {"last": 1, "this": 0, "before": 2}[str(said.lastgroup)]


def _number(words: str) -> int:
    return int(words) if words.isdecimal() else COUNTS[words]


def _back(today: date, months: int) -> date:
    index = max(today.year * 12 + today.month - 1 - months, EARLIEST * 12)
    return date(index // 12, index % 12 + 1, 1)


def read_future(match: re.Match[str], today: Today) -> Found | None:
    if today.allow_future:
        return _later(match, today)
    if _PAST_WORDS.search(f"{today.text[: match.start()]} {today.text[match.end() :]}"):
        return None
    raise FieldError(FUTURE)


def _later(match: re.Match[str], today: Today) -> Found | None:
    words = match[0]
    if "tomorrow" in words:
        return today.keep(today.day + timedelta(days=2 if "after" in words else 1))
    named = re.search(WEEKDAY, words)
    if named:
        ahead = (DAYS[named["weekday"]] - today.day.weekday()) % 7 or 7
        weeks = 1 if words.endswith(" week") else 0
        return today.keep(today.day + timedelta(days=ahead, weeks=weeks))
    ahead_of = re.search(COUNT + r"\s+(?P<unit>day|week|fortnight)", words)
    if ahead_of:
        days = {"day": 1, "week": 7, "fortnight": 14}[ahead_of["unit"]]
        return today.keep(today.day + timedelta(days=days * _number(ahead_of["count"])))
    return today.keep(today.day + timedelta(days=7), "week") if "next week" in words else None


def read_numeric(match: re.Match[str], today: Today) -> Found | None:
    year = _full_year(match["year"], today) if match["year"] else _year_said(today)
    found = _checked(int(match["day"]), int(match["month"]), year, today.day)
    return None if today.birth and year is None else today.keep(found)


def read_day_month(match: re.Match[str], today: Today) -> Found | None:
    year = _full_year(match["year"], today)
    found = _checked(int(match["day"]), MONTHS[match["month"]], year, today.day)
    if today.birth and year is None:
        return None
    named = re.search(r"\b" + WEEKDAY, today.text)
    doubt = named is not None and DAYS[named["weekday"]] != found.weekday()
    return today.keep(found, approx=doubt or "until" in match.groupdict())


def read_month_year(match: re.Match[str], today: Today) -> Found | None:
    month, year = int(match["month"]), int(match["year"])
    return today.keep(date(year, month, 1), "month") if 1 <= month <= 12 else None


def read_month(match: re.Match[str], today: Today) -> Found | None:
    name = match["month"]
    month, year = MONTHS[name], _full_year(match["year"], today)
    led = match["lead"] or ""
    dated = led or year or match[0] == today.text
    if name in {"may", "march", "mar"} and not dated:
        return None
    now = today.day
    if year is None and today.birth:
        return None
    if year is None and "this" in led:
        year = now.year
    if year is None:
        year = now.year - (month > now.month or (month == now.month and "last" in led))
    return today.keep(date(year, month, 1), "month")


def read_season(match: re.Match[str], today: Today) -> Found | None:
    if match["season"] == "spring" and not (match["lead"] or match["year"] or match["term"]):
        return None
    month, year = SEASONS[match["season"]], _full_year(match["year"], today)
    now = today.day
    if year is None:
        year = now.year - (month > now.month)
        if match["lead"] == "last" and _back(now, 3) < date(year, month, 1):
            year -= 1
    return today.keep(date(year, month, 1), "season", approx=True)


def read_feast(match: re.Match[str], today: Today) -> Found | None:
    month, day = FEASTS[match["feast"]]
    year = _full_year(match["year"], today)
    if match["feast"].startswith("new year") and month == 12 and year is None:
        year = today.day.year - 1 if today.day < date(today.day.year, 12, 31) else None
    loose = match["feast"] in {"christmas", "xmas", "new year"} and not match["on_the_day"]
    return today.keep(_checked(day, month, year, today.day), approx=loose)


def read_year(match: re.Match[str], today: Today) -> Found | None:
    return today.keep(date(int(match["year"]), 1, 1), "year", approx=bool(match["to"]))


def read_ago(match: re.Match[str], today: Today) -> Found | None:
    words, unit = match["count"], match["unit"]
    count = _number(words)
    loose = bool(match["loose"]) or "few" in words or "couple" in words or words == "several"
    half = words.startswith("half")
    if unit in {"minute", "min", "hour", "hr"}:
        minutes = count if unit.startswith("min") else 30 if half else 60 * count
        precision = "hour" if unit in {"hour", "hr"} and not half else "minute"
        return Found(precision, today.day.isoformat(), approx=True, minutes_ago=minutes)
    if unit in {"day", "night"}:
        return today.keep(today.day - timedelta(days=count), approx=loose)
    if unit in {"week", "wk", "fortnight"}:
        weeks = count * (2 if unit == "fortnight" else 1)
        return today.keep(today.day - timedelta(weeks=weeks), "week", approx=True)
    if count > 120:
        return None
    if unit == "month" or half:
        return today.keep(_back(today.day, count if unit == "month" else 6), "month", approx=loose)
    return today.keep(_back(today.day, 12 * count), "year", approx=loose)


def read_past(match: re.Match[str], today: Today) -> Found | None:
    words, unit = match["count"], match["unit"]
    count = _number(words) if words else 1
    if count > 120:
        return None
    if unit in {"day", "night"}:
        return today.keep(today.day - timedelta(days=count), approx=True)
    if unit in {"week", "wk", "fortnight"}:
        weeks = count * (2 if unit == "fortnight" else 1)
        return today.keep(today.day - timedelta(weeks=weeks), "week", approx=True)
    if unit == "month":
        return today.keep(_back(today.day, count), "month", approx=True)
    if unit in {"year", "yr"}:
        return today.keep(_back(today.day, 12 * count), "year", approx=True)
    return None


def read_yesterday(match: re.Match[str], today: Today) -> Found | None:
    days = 2 if "before" in match[0] else 1
    return today.keep(today.day - timedelta(days=days))


def shifted(
    found: Found, count: str | None, unit: str, today: Today, *, forward: bool
) -> Found | None:
    """A day so many days or weeks before or after another; None if that is less exact than a day."""
    if found.precision != "day":
        return None
    weeks = {"week": 7, "fortnight": 14}.get(unit, 1)
    days = weeks * (_number(count) if count else 1)
    day = date.fromisoformat(found.date) + timedelta(days=days if forward else -days)
    loose = found.approx or (count is not None and "few" in count)
    if unit in {"day", "night"} or count is not None:
        return today.keep(day, approx=loose)
    return today.keep(day, "week", approx=True)


_NAMED_DAYS = (
    "bank holiday ",
    "good ",
    "black ",
    "pancake ",
    "shrove ",
    "ash ",
    "cyber ",
    "maundy ",
)
"""What before a weekday makes it a day of its own, which no weekday tells."""


def read_weekday(match: re.Match[str], today: Today) -> Found | None:
    name, week = match["weekday"], match["week"] or match["week_before"]
    led = match["lead"] or ""
    before = today.text[: match.start("weekday")]
    if before.endswith(_NAMED_DAYS):
        return None
    dated = led or week or match["after"] or not before or before.endswith("overnight ")
    if name in {"sat", "sun", "mon", "wed"} and not dated:
        return None
    now, day = today.day, DAYS[name]
    monday = now - timedelta(days=now.weekday())
    if week:
        weeks = {"this week": 0, "last week": 1}.get(week, 2)
        return today.keep(monday + timedelta(days=day) - timedelta(weeks=weeks))
    if led == "this":
        return today.keep(monday + timedelta(days=day))
    back = (now.weekday() - day) % 7
    if match["after"] == "before last":
        return today.keep(now - timedelta(days=(back or 7) + 7))
    return today.keep(now - timedelta(days=back or 7), approx=not back and led != "last")


def read_span(match: re.Match[str], today: Today) -> Found | None:
    now, unit = today.day, match["unit"]
    last = 2 if "before last" in match[0] else int(match["lead"] == "last")
    if unit == "weekend":
        saturday = now - timedelta(days=(now.weekday() - 5) % 7)
        if match["lead"] == "last" and now.weekday() < 5:
            last -= 1
        return today.keep(saturday - timedelta(weeks=last), "weekend")
    if unit == "week":
        return today.keep(now - timedelta(weeks=last), "week")
    months = last if unit == "month" else 12 * last
    return today.keep(_back(now, months), unit)


def read_ordinal(match: re.Match[str], today: Today) -> Found | None:
    day, now, named = int(match["day"]), today.day, match.groupdict().get("weekday")
    if day > 31:
        return None
    back = 1 if match["lead"] == "last" else 0 if match["lead"] else int(day > now.day)
    if named:
        return _named_day(day, DAYS[named], back, today)
    first = _back(now, back)
    return today.keep(_checked(day, first.month, first.year, now))


def _named_day(day: int, weekday: int, back: int, today: Today) -> Found | None:
    """The last month in which that day fell on that weekday; the last such day, loosely, if long ago."""
    for months in range(back, back + 6):
        first = _back(today.day, months)
        if day <= calendar.monthrange(first.year, first.month)[1]:
            found = first.replace(day=day)
            if found.weekday() == weekday:
                return today.keep(found)
    first = _back(today.day, back)
    return today.keep(_checked(day, first.month, first.year, today.day), approx=True)


def read_now(match: re.Match[str], today: Today) -> Found | None:  # noqa: ARG001
    return today.keep(today.day)


def read_other_day(match: re.Match[str], today: Today) -> Found | None:  # noqa: ARG001
    return today.keep(today.day - timedelta(days=3), "week", approx=True)
