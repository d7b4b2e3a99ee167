"""Times of day as people type them: 16:10, 4pm, 1610hrs, half past three in the afternoon."""

import re

from dialogs.engine.fields import FieldError
from dialogs.engine.plain import NUMBERS

_COLON = re.compile(r"(?<![\d:.])(\d{1,2}):(\d{2})(?::\d{2})?\s*([ap])?\.?(?:m\b)?(?!\d)")
_MARKED = re.compile(r"(?<![\d:.])(\d{1,2})(?:[.:]?(\d{2}))?\s*([ap])\.?m\b")
_HOURS = re.compile(r"(?<![\d:.])([01]?\d|2[0-4])[.:]?([0-5]\d)\s*(?:hrs?|hours|h)\b")
_AT = re.compile(
    r"\b(?:at|about|around|approx|by|before|after|until|till|from|circa)\s+"
    r"(1[3-9]|2[0-3]|0\d)[.]?([0-5]\d)\b(?![./-]?\d)"
)
_DOTTED = re.compile(r"(?<![\d./:-])(1[3-9]|2[0-3]|0\d)\.([0-5]\d)(?![\d./-])")
_AFTER_DATE = re.compile(
    r"\d{1,2}([/.-])\d{1,2}\1\d{2,4},?\s+(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)$"
)
_BARE = re.compile(r"\d{1,2}\.\d{1,2}")
_SPAN = re.compile(
    r"(?<![\d:./])(\d{1,2})(?:[.:](\d{2}))?\s*(?:-|to|and|or)\s*(\d{1,2})(?:[.:]\d{2})?\s*([ap])\.?m\b"
)
_PAST = re.compile(
    r"(?<!from )(?<!between )\b(?P<minutes>half|quarter|five|ten|twenty[\s-]five|twenty|\d{1,2})"
    r"(?:\s+min(?:ute)?s)?\s+(?P<way>past|to)\s+(?P<hour>\d{1,2}|[a-z]+?)\s*(?:(?P<half>[ap])\.?m\b|(?!\w))"
)
_HALF_HOUR = re.compile(
    r"\b(?P<minutes>half)(?P<way>\s)\s*(?P<hour>\d{1,2}|[a-z]+?)\s*(?:(?P<half>[ap])\.?m\b|(?!\w))"
)
_MINUTES = {"half": 30, "quarter": 15, "five": 5, "ten": 10, "twenty": 20}
_OCLOCK = re.compile(r"\b(\w+)\s*o'?\s?clock\b")
_NOON = re.compile(r"\b(?:noon|midday|12 o'?clock lunch\w*)\b")
_MIDNIGHT = re.compile(r"\bmidnight\b")
_AFTERNOON = re.compile(r"\b(?:afternoon|evening|tonight|after school)\b")
_MORNING = re.compile(r"\b(?:morning|before school)\b")
_NIGHT = re.compile(r"\bnight\b")


def find_time(text: str) -> tuple[str, str] | None:
    """The first time of day in `text` (lower case) as ("HH:MM", "minute" or "hour").

    None where there is none, and where it cannot be told whether morning or afternoon is
    meant ("at 4", "3:30") or a day and month ("12.10"). Raises FieldError for a time that no clock shows (25:10).
    """
    if _BARE.fullmatch(text):
        return None
    span, past = _SPAN.search(text), _past(text)
    if span:
        return _from(span)
    if past:
        return past
    marked = _MARKED.search(text)
    if marked:
        return _twelve(int(marked[1]), marked[2], marked[3])
    colon = _COLON.search(text)
    if colon:
        return _colon(colon, text)
    for form in (_HOURS, _AT, _DOTTED):
        found = form.search(text)
        if found:
            return f"{int(found[1]) % 24:02}:{found[2]}", "minute"
    after = _AFTER_DATE.search(text)
    return (f"{after['hour']}:{after['minute']}", "minute") if after else _in_words(text)


def _wrong() -> FieldError:
    return FieldError("There is no such time of day. Try 16:10, or 4pm.")


def _twelve(hour: int, minutes: str | None, half: str) -> tuple[str, str]:
    minute = int(minutes or 0)
    if not hour or hour > 23 or minute > 59:
        raise _wrong()
    if hour <= 12:
        hour = hour % 12 + (12 if half == "p" else 0)
    return f"{hour:02}:{minute:02}", "minute" if minutes else "hour"


def _colon(found: re.Match[str], text: str) -> tuple[str, str] | None:
    hour, minute = int(found[1]), int(found[2])
    if hour > 24 or minute > 59 or (hour == 24 and minute):
        raise _wrong()
    if len(found[1]) == 2 and (hour == 0 or hour > 11 or found[1][0] == "0"):
        return f"{hour % 24:02}:{minute:02}", "minute"
    sided = _side(hour, text)
    return None if sided is None else (f"{sided:02}:{minute:02}", "minute")


def _in_words(text: str) -> tuple[str, str] | None:
    if _NOON.search(text):
        return "12:00", "hour"
    if _MIDNIGHT.search(text):
        return "00:00", "hour"
    clock = _OCLOCK.search(text)
    hour = _hour(clock[1]) if clock else 0
    sided = _side(hour, text) if 1 <= hour <= 12 else None
    return None if sided is None else (f"{sided:02}:00", "hour")


def _hour(named: str) -> int:
    return NUMBERS.get(named) or (int(named) if named.isdecimal() and len(named) <= 2 else 0)


def _past(text: str) -> tuple[str, str] | None:
    """ "Ten past four", "half four", where morning or afternoon is told."""
    found = _PAST.search(text) or _HALF_HOUR.search(text)
    hour = _hour(found["hour"]) if found else 0
    if found is None or not 1 <= hour <= 12:
        return None
    named = found["minutes"]
    if named.isdecimal() and (found["way"] == "to" or int(named) > 59):
        return None
    minutes = int(named) if named.isdecimal() else _MINUTES.get(named, 25)
    afternoon = {"p": 12, "a": 0}.get(found["half"] or "")
    sided = _side(hour, text) if afternoon is None else hour % 12 + afternoon
    if sided is None:
        return None
    total = (sided * 60 + (-minutes if found["way"] == "to" else minutes)) % (24 * 60)
    return f"{total // 60:02}:{total % 60:02}", "minute"


def _from(span: re.Match[str]) -> tuple[str, str]:
    """The start of "between 5 and 6pm" and "11-1pm"."""
    first, last, half = int(span[1]), int(span[3]), span[4]
    turns = first % 12 > last % 12
    return _twelve(first, span[2], ("a" if half == "p" else "p") if turns else half)


def _side(hour: int, text: str) -> int | None:
    if _AFTERNOON.search(text):
        return hour % 12 + 12
    if _MORNING.search(text):
        return hour % 12
    if _NIGHT.search(text):
        return hour % 12 + 12 if 6 <= hour <= 11 else hour % 12
    return None
