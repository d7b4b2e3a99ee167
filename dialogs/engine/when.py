"""When something happened, and when someone was born: plain words, day first, nothing lost.

What was typed is always kept; a date is read from it where there is one, no more exact than
what was typed (domain.md 3, conversation.md C1, C2 and C4).
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from dialogs.engine.ages import find_age
from dialogs.engine.calendar_words import DAYS, MONTH, MONTHS, legible
from dialogs.engine.clock import find_time
from dialogs.engine.date_readers import FUTURE_BIRTH, Found
from dialogs.engine.dates import find_birth, find_date
from dialogs.engine.fields import Asked, FieldError, Raw, Value, shown, within
from dialogs.engine.plain import one_line

_REPEATED = re.compile(
    r"\b(?:(?:every|each|most)\s+(?:(?:other|second|single|few)\s+)?"
    r"(?:\d+\s+)?[a-z]+|(?:once|twice|\w+ times)\s+(?:a|an|every|each|per)\s+\w+"
    r"|daily|weekly|monthly|nightly|fortnightly|regularly|usually|often|always|ongoing"
    r"|all the time|on and off|now and then|sometimes|weekdays|weekends|24/7|evenings|nights"
    rf"|(?:{'|'.join(day for day in DAYS if day.endswith('day'))})"
    r"(?:s|\s+(?:mornings|afternoons|evenings|nights))(?:\s+and\s+\w+days)?)\b"
)
_ONE_DAY = re.compile(
    r"(?!24/7\b)\b\d{1,2}[/.-]\d{1,2}|\d\s*(?:st|nd|rd|th)\b|\byesterday\b|\btoday\b"
)
_APPROX = re.compile(
    r"\b(?:about|around|approx\w*|roughly|circa|maybe|perhaps|probably|possibly|some ?time|might"
    r"|may have|or so|i think|not sure|ish|early|mid|late|beginning|start|end|or|between)\b"
    r"|\d\s?ish\b|~|\bc\.?\s?\d|\?$"
    rf"|(?:\bto|\buntil|\btill|-)\s*\d{{1,2}}(?:st|nd|rd|th)?(?:/|\s*(?:of\s+)?{MONTH})"
    r"|\d/\d{1,2}\s*-\s*\d|\d\s*(?:-|to)\s*\d{1,2}(?:[.:]\d\d)?\s*[ap]\.?m\b"
)
_PLAIN_WORDS = frozenset(
    {"about", "around", "approx", "roughly", "circa", "at", "on", "in", "of", "the", "a", "am"}
    | {"pm", "st", "nd", "rd", "th", "hrs", "hours", "c", "last", "dob", "born", "spring", "summer"}
    | {"autumn", "winter", *MONTHS, *DAYS}
)
_HALF_DAY = re.compile(r"\b[ap]\.?m\b")
_WORDS = re.compile(r"[a-z']+")
_NOT_YET = "That time has not happened yet. Check the time, or the day."


@dataclass(frozen=True, slots=True)
class When(Asked):
    """A date, a time or a stretch of time, as exact as the person can say.

    The value holds "text" (as typed), "precision" (minute, hour, day, weekend, week, month,
    season, year, pattern or text), "date" (YYYY-MM-DD, YYYY-MM, YYYY or None), "time" (HH:MM
    or None) and "approx". `limit` is in characters.
    """

    allow_future: bool = False
    limit: int = 300

    def parse(self, raw: Raw, now: datetime) -> Value:
        """The value for what was typed; text without a date in it is kept as text.

        Raises FieldError for a date or time that no calendar or clock has, and for one in the
        future unless `allow_future`.
        """
        text = one_line(raw)
        nothing, value = self.nothing(text)
        if nothing:
            return value
        within(text, self.limit)
        words = legible(text)
        repeated = None if _ONE_DAY.search(words) else _REPEATED.search(words)
        rest = words.replace(repeated[0], " ", 1).strip() if repeated else words
        found = find_date(rest, now.date(), allow_future=self.allow_future)
        time = find_time(words)
        if found and found.minutes_ago is not None:
            ago = timedelta(minutes=found.minutes_ago)
            moment = (now.astimezone(UTC) - ago).astimezone(now.tzinfo)
            found = Found(found.precision, moment.date().isoformat(), approx=True)
            time = moment.strftime("%H:%M"), found.precision
        elif found and time and not self.allow_future:
            self._refuse_later(found, time[0], now)
        return {
            "text": text,
            "precision": "pattern" if repeated else _precision(found, time),
            "date": found.date if found else None,
            "time": time[0] if time else None,
            "approx": bool(_APPROX.search(words)) or (found is not None and found.approx),
        }

    def show(self, value: Value) -> str:
        """The date in full and, where they say more, the words that were typed."""
        words = shown(value)
        if words is not None:
            return words
        if not isinstance(value, dict):
            return str(value)
        return _with_text(_in_full(value), str(value.get("text", "")), value)

    def _refuse_later(self, found: Found, time: str, now: datetime) -> None:
        later = found.date == now.date().isoformat() and time > now.strftime("%H:%M")
        if later and found.precision == "day":
            raise FieldError(_NOT_YET)


def _precision(found: Found | None, time: tuple[str, str] | None) -> str:
    if found is None:
        return time[1] if time else "text"
    return time[1] if time and found.precision in {"day", "hour", "minute"} else found.precision


def _in_full(value: dict[str, Value]) -> str:
    """The words for a value's date and time, empty if it has none or repeats."""
    precision, time = value.get("precision"), value.get("time")
    loose = value.get("approx") and (time or precision not in {"season", "week"})
    about = "about " if loose else ""
    day = "" if precision == "pattern" else date_in_words(value.get("date"), str(precision))
    if not day:
        return ""
    if not time:
        return about + day
    return f"{day}, {about}{time}"


def date_in_words(stored: Value, precision: str = "day") -> str:
    """A stored date (YYYY-MM-DD, YYYY-MM or YYYY) for people; empty if it is none."""
    parts = str(stored).split("-")
    if not all(part.isdecimal() for part in parts) or not 1 <= len(parts) <= 3:
        return ""
    year, month, day = (int(part) for part in [*parts, "1", "1"][:3])
    try:
        first = date(year, month, day)
    except ValueError:
        return ""
    if len(parts) == 1:
        return f"{year}"
    if precision == "season":
        name = {3: "spring", 6: "summer", 9: "autumn", 12: "winter"}.get(month, "")
        return f"{name} {year}" if month != 12 else f"winter {year} to {year + 1}"
    if len(parts) == 2:
        return f"{first:%B} {year}"
    if precision == "week":
        first -= timedelta(days=first.weekday())
    lead = {"week": "the week of ", "weekend": "the weekend of "}.get(precision, "")
    return f"{lead}{first:%a} {first.day} {first:%B} {first.year}"


def _with_text(full: str, text: str, value: dict[str, Value]) -> str:
    if not full:
        return text
    named = {DAYS[word] for word in _WORDS.findall(text.casefold()) if word in DAYS}
    wrong_day = bool(named) and full.casefold()[:3] not in {name[:3] for name in _days(named)}
    untold_half = not value.get("time") and bool(_HALF_DAY.search(text.casefold()))
    more = _says_more(text) or wrong_day or len(named) > 1 or untold_half
    more = more or _says_more_numbers(text, value)
    return f"{full} ({text})" if more else full


def _days(numbers: set[int]) -> list[str]:
    return [name for name, number in DAYS.items() if number in numbers]


def _says_more_numbers(text: str, value: dict[str, Value]) -> bool:
    """Whether a number was typed that is no part of the date and the time found: the end of a range, say."""
    told = [int(part) for part in str(value.get("date")).split("-") if part.isdecimal()]
    hour, _, minute = str(value.get("time") or "").partition(":")
    known = {*told, told[0] % 100 if told else -1}
    if hour:
        hours, minutes = int(hour), int(minute)
        known |= {hours, hours % 12 or 12, minutes, hours * 100 + minutes}
        known |= {(hours % 12 or 12) * 100 + minutes, hours or 24}
    return any(int(number) not in known for number in re.findall(r"\d{1,9}", text))


@dataclass(frozen=True, slots=True)
class BirthOrAge(Asked):
    """A date of birth or an age, in full or roughly.

    The value holds "text" (as typed), "born" (YYYY-MM-DD, YYYY-MM, YYYY or None), "age_low"
    and "age_high" (whole years on the day it was typed, or None) and "precision" (day, month,
    year, age or text).
    """

    limit: int = 200

    def parse(self, raw: Raw, now: datetime) -> Value:
        """The value for what was typed; text without a date or age in it is kept as text.

        Raises FieldError for a day that no calendar has, a birth in the future or more than
        120 years ago, and an age over 120.
        """
        text = one_line(raw)
        nothing, value = self.nothing(text)
        if nothing:
            return value
        within(text, self.limit)
        words, today = legible(text), now.date()
        born, precision = None, "text"
        ages = find_age(words, alone=True) if not _SIX.fullmatch(words) else None
        if ages is None:
            born, precision = _born(_SIX.sub(r"\1/\2/\3", words), today)
            ages = _ages(born, today) if born else find_age(words)
        low, high = ages or (None, None)
        return {
            "text": text,
            "born": born,
            "age_low": low,
            "age_high": high,
            "precision": precision if born else "age" if ages else "text",
        }

    def show(self, value: Value) -> str:
        """The date in full with the age, or the age, with the words where they say more."""
        words = shown(value)
        if words is not None:
            return words
        if not isinstance(value, dict):
            return str(value)
        text, born = str(value.get("text", "")), date_in_words(value.get("born"))
        low, high = value.get("age_low"), value.get("age_high")
        if not born:
            return f"Age {text}" if text.isdecimal() and len(text) <= 3 else text
        if value.get("precision") == "day":
            born = born.partition(" ")[2]
        ages = f"{low}" if low == high else f"{low} or {high}"
        return f"{born}, age {ages}" + (f" ({text})" if _says_more(text) else "")


_EIGHT = re.compile(r"(?<!\d)(\d{2})(\d{2})((?:19|20)\d{2})(?!\d)")
_SIX = re.compile(r"(?:born|dob|d\.o\.b\.?)?[\s:]*(\d\d)(\d\d)(\d\d)")
_BORN_YEAR = re.compile(r"(?<![\d/.-])((?:1[89]|20)\d\d)(?![\d/-])")


def _born(words: str, today: date) -> tuple[str | None, str]:
    found = find_birth(_EIGHT.sub(r"\1/\2/\3", words), today)
    if found is not None:
        born, precision = found.date, found.precision
    else:
        year = _BORN_YEAR.search(words)
        if year is None:
            return None, "text"
        born, precision = year[1], "year"
        if int(born) > today.year:
            raise FieldError(FUTURE_BIRTH)
    if today.year - int(born[:4]) > 120:
        raise FieldError("That is more than 120 years ago. Check the year.")
    return born, precision


def _ages(born: str, today: date) -> tuple[int, int]:
    year, month, day = (int(part) for part in [*born.split("-"), "0", "0"][:3])
    age = today.year - year
    if not month:
        return max(age - 1, 0), age
    if not day:
        before = month >= today.month
        after = month > today.month
        return max(age - before, 0), age - after
    age -= (month, day) > (today.month, today.day)
    return age, age


def _says_more(text: str) -> bool:
    return any(word not in _PLAIN_WORDS for word in _WORDS.findall(text.casefold()))
