"""Days, weeks, months and years as people type them, day first, counted from today.

The forms are tried from the most exact to the loosest; the first that fits decides. What none
of them fits is no error: people also write "when he was at primary school".
"""

import re
from dataclasses import replace
from datetime import date

from dialogs.engine.calendar_words import COUNT, DAY, FEASTS, MONTH, UNIT, WEEKDAY, YEAR
from dialogs.engine.date_readers import (
    Found,
    Reader,
    Today,
    read_ago,
    read_day_month,
    read_feast,
    read_future,
    read_month,
    read_month_year,
    read_now,
    read_numeric,
    read_ordinal,
    read_other_day,
    read_past,
    read_season,
    read_span,
    read_weekday,
    read_year,
    read_yesterday,
    shifted,
)

_Form = tuple[re.Pattern[str], Reader]


def find_date(text: str, today: date, *, allow_future: bool = False) -> Found | None:
    """The date that `text` (see `legible`) tells, None if it tells none.

    A day and month without a year mean the last time they came round. Two figures for a year
    mean the nearest such year up to ten years on. Raises FieldError for a day that no calendar
    has, and for a date in the future unless `allow_future`.
    """
    here = Today(today, text, today.year + 10, allow_future=allow_future)
    return _beside(here) or _first(_READERS, here)


def find_birth(text: str, today: date) -> Found | None:
    """The date of birth that `text` (see `legible`) tells, None if it tells no year.

    Two figures for a year mean the last such year. Raises FieldError as `find_date` does.
    """
    return _first(_BIRTHS, Today(today, text, today.year, birth=True))


def _beside(today: Today) -> Found | None:
    """A date told from another one: "2 days before Xmas day", "a week last Tuesday"."""
    told = _BEFORE_OR_AFTER.search(today.text) or _WEEKS_BEFORE.search(today.text)
    if told is None:
        return None
    forward = told["way"] == "after"
    found = _first(_READERS, replace(today, text=told["rest"], allow_future=True))
    return found and shifted(found, told["count"], told["unit"], today, forward=forward)


def _first(forms: tuple[_Form, ...], today: Today) -> Found | None:
    for pattern, reader in forms:
        for match in pattern.finditer(today.text):
            found = reader(match, today)
            if found is not None:
                return found
    return None


def _form(reader: Reader, *parts: str) -> _Form:
    return re.compile("".join(parts)), reader


_BEFORE_OR_AFTER = re.compile(
    rf"\b(?:{COUNT}\s+)?(?P<unit>day|night|week|fortnight)s?\s+(?P<way>before|after)\s+(?P<rest>.+)"
)
_WEEKS_BEFORE = re.compile(
    rf"\b{COUNT}\s+(?P<unit>week|fortnight)s?\s+(?P<way>ago\s+)?(?:last\s+|on\s+|(?<=ago )){{1,2}}"
    rf"(?P<rest>{WEEKDAY})"
)
_FULL = r"(?<![\d/.-])(?P<day>\d{1,2})(?P<sep>[/.\-\s])(?P<month>\d{1,2})(?P=sep)"
_READERS = (
    _form(
        read_future,
        r"\b(?:the day after tomorrow|tomorrow|later today|next (?:week|weekend|month|year)\b",
        rf"|(?:next|coming) (?:{MONTH}|{WEEKDAY}))",
    ),
    _form(
        read_future,
        rf"\b{WEEKDAY} week\b(?! (?:before|ago|commencing|beginning|of))(?!\s*\d)",
    ),
    _form(read_future, rf"\bin {COUNT}\s+{UNIT}'?s?'? time\b"),
    _form(read_future, rf"^(?:about |maybe )?in {COUNT}\s+{UNIT}$"),
    _form(
        read_numeric, r"(?<!\d)(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})(?!\d)"
    ),
    _form(read_numeric, _FULL + r"(?P<year>\d{4}|\d{2})(?![\d/]|[:.]\d)"),
    _form(read_month_year, r"(?<![\d/.-])(?P<month>\d{1,2})[/.-](?P<year>(?:19|20)\d\d)(?![\d/-])"),
    _form(
        read_numeric,
        r"(?<![\d/.£-])(?P<day>\d{1,2})/(?P<month>\d{1,2})(?![\d/%]|\.\d)",
        r"(?!\s*(?:an? )?(?:hour|hr|term|way|day|price))",
        r"(?:\s+(?P<year>(?:19|20)\d\d)(?!\d|:|\s*h))?",
    ),
    _form(
        read_day_month,
        rf"(?<![\d/.:]){DAY}\s*(?:-|to|and|or|&|/|,)\s*",
        rf"(?P<until>\d{{1,2}})(?:st|nd|rd|th)?\s*(?:of\s+)?{MONTH}{YEAR}",
    ),
    _form(
        read_day_month,
        rf"(?<![\d/.:]){DAY}\s*(?:of\s+|[-/.])?\s*{MONTH}[-/. ](?P<year>\d\d)",
        r"(?=$|[,;.)]|\s+(?:at|about|around)\b)",
    ),
    _form(
        read_day_month, rf"(?<![\d/.:]){DAY}\s*(?:day\s+)?(?:of\s+|[-/.])?\s*{MONTH}[-/.]?{YEAR}"
    ),
    _form(read_day_month, rf"\b{MONTH}\s+(?:the\s+)?{DAY}(?!\d|:|\s?[ap]\.?m\b|\.\d){YEAR}"),
    _form(read_yesterday, r"\bday before (?:yesterday|last)\b|\bnight before last\b"),
    _form(read_yesterday, r"\byesterday\b|\blast (?:night|evening)\b"),
    _form(
        read_ago,
        rf"\b{COUNT}\s+{UNIT}(?P<loose> or (?:so|two|three|more))?\s*(?:ago|back|earlier)\b",
    ),
    _form(
        read_now,
        r"\b(?:today|tonight|this (?:morning|afternoon|evening|lunch\w*)|just now|earlier on)\b|^(?:right )?now$",
    ),
    _form(read_past, rf"\b(?:in|over|during|within) the (?:last|past) (?P<count>){UNIT}"),
    _form(read_past, rf"\b(?:the )?(?:last|past)\s+(?:{COUNT}\s+)(?P<loose>){UNIT}"),
    _form(
        read_feast,
        r"\b(?P<feast>"
        + "|".join(sorted(FEASTS, key=len, reverse=True))
        + rf")(?:'?s)?(?P<on_the_day> day| eve)?\b{YEAR}",
    ),
    _form(
        read_month,
        r"\b(?P<lead>(?:in|last|since|about|around|approx|early|mid|late|this|of|during|by|",
        r"until|till|from|before|after|end of|roughly|maybe|to|circa|through)[\s-]+)?",
        rf"{MONTH}{YEAR}(?!\s+(?:have|be|not|well|also)\b)",
    ),
    _form(
        read_season,
        r"\b(?:(?P<lead>last|this|the|in|over|during|since|early|late|mid)[\s-]+)?",
        rf"(?P<season>spring|easter|summer|autumn|winter)\b(?P<term>\s+(?:term|hol\w*))?{YEAR}",
    ),
    _form(
        read_year,
        r"(?<![\d£:/.+-])(?<!\bat )(?P<year>(?:19|20)\d\d)(?P<to>\s*(?:-|to|/|or)\s*\d{2,4})?",
        r"(?!\d|:|\s*(?:hrs?|hours|h)\b)",
    ),
    _form(
        read_ordinal,
        rf"\b{WEEKDAY},?\s+(?:the\s+)?(?P<day>\d{{1,2}})(?:st|nd|rd|th)\b(?P<lead>)",
    ),
    _form(read_ordinal, r"^(?:on |about |around )?(?P<day>\d{1,2})(?:st|nd|rd|th)$(?P<lead>)"),
    _form(
        read_weekday,
        r"\b(?P<week_before>last week|this week|(?:the )?week before last),?\s+(?:on\s+)?",
        rf"(?P<lead>){WEEKDAY}(?P<week>)(?P<after>)",
    ),
    _form(
        read_weekday,
        rf"\b(?:(?P<lead>last|this|on|about|around|since|from|until|late|early)\s+)?(?<!a\s){WEEKDAY}",
        r"(?P<week_before>)",
        r"(?:\s+(?:of\s+|the\s+)?(?P<week>last week|this week|week before last)",
        r"|\s+(?P<after>before last|\d|at\b|morning|afternoon|evening|night|just gone))?",
    ),
    _form(
        read_span,
        r"\b(?P<lead>last|this|the|at|over)\s+(?:the\s+)?(?P<unit>weekend)\b(?: before last)?",
    ),
    _form(read_span, r"\b(?:the )?(?P<unit>weekend|week|month|year) before (?P<lead>last)\b"),
    _form(
        read_ordinal,
        r"\bthe (?P<day>\d{1,2})(?:st|nd|rd|th)\b(?:\s+(?:of\s+)?(?P<lead>last|this) month)?",
        r"(?!\s+(?:birthday|floor|form|year|time))",
    ),
    _form(read_span, r"\b(?P<lead>last|this|past)\s+(?P<unit>week|month|year)\b"),
    _form(read_yesterday, r"\bovernight\b"),
    _form(read_other_day, r"\bthe other (?:day|night|week)\b"),
    _form(read_numeric, r"^(?P<day>\d{1,2})[.\s-](?P<month>0?\d|1[0-2])(?P<year>)$"),
)
_BIRTHS = tuple(
    form
    for form in _READERS
    if form[1] in {read_numeric, read_day_month, read_month_year, read_month}
)
