"""The calendar's words as people write them, and the parts of patterns made from them."""

import calendar
import re
import unicodedata

from dialogs.engine.plain import NUMBERS

MONTHS = {name.lower(): n for n, name in enumerate(calendar.month_name) if name}
MONTHS |= {name[:3]: n for name, n in MONTHS.items()} | {"sept": 9}
DAYS = {name.lower(): n for n, name in enumerate(calendar.day_name)}
DAYS |= {"mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3}
DAYS |= {"fri": 4, "sat": 5, "sun": 6}
SEASONS = {"spring": 3, "easter": 3, "summer": 6, "autumn": 9, "winter": 12}
FEASTS = {
    "christmas eve": (12, 24),
    "xmas eve": (12, 24),
    "christmas": (12, 25),
    "xmas": (12, 25),
    "boxing day": (12, 26),
    "new year's eve": (12, 31),
    "new years eve": (12, 31),
    "nye": (12, 31),
    "new year": (1, 1),
    "valentine": (2, 14),
    "halloween": (10, 31),
    "bonfire night": (11, 5),
    "fireworks night": (11, 5),
}
COUNTS = NUMBERS | {"a": 1, "an": 1, "half an": 0, "half a": 0, "several": 4}
COUNTS |= {"a couple of": 2, "couple of": 2, "a couple": 2, "couple": 2, "a few": 3, "few": 3}
_SPELLINGS = {
    "yesturday": "yesterday",
    "yestarday": "yesterday",
    "yday": "yesterday",
    "yest": "yesterday",
    "ystday": "yesterday",
    "ystrday": "yesterday",
    "yesterdy": "yesterday",
    "2day": "today",
    "tmrw": "tomorrow",
    "tmw": "tomorrow",
    "tomoz": "tomorrow",
    "2moro": "tomorrow",
    "2morrow": "tomorrow",
    "b4": "before",
    "wk": "week",
    "wks": "weeks",
    "wknd": "weekend",
    "wkend": "weekend",
    "mth": "month",
    "mths": "months",
    "tomorow": "tomorrow",
    "tommorow": "tomorrow",
    "tommorrow": "tomorrow",
    "wensday": "wednesday",
    "wendsday": "wednesday",
    "wednsday": "wednesday",
    "teusday": "tuesday",
    "tuesay": "tuesday",
    "thurday": "thursday",
    "thrusday": "thursday",
    "saterday": "saturday",
    "satarday": "saturday",
    "firday": "friday",
    "munday": "monday",
    "janurary": "january",
    "januray": "january",
    "febuary": "february",
    "feburary": "february",
    "agust": "august",
    "septmber": "september",
    "setember": "september",
    "ocotber": "october",
    "novemeber": "november",
    "decemeber": "december",
    "crimbo": "christmas",
    "nite": "night",
}

MONTH = r"(?P<month>" + "|".join(sorted(MONTHS, key=len, reverse=True)) + r")\b\.?"
DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?:,?\s*(?P<year>(?:19|20)\d\d|'\d\d)(?![\d:]))?"
WEEKDAY = r"(?P<weekday>" + "|".join(sorted(DAYS, key=len, reverse=True)) + r")\b"
COUNT = r"(?P<count>\d{1,3}|" + "|".join(sorted(COUNTS, key=len, reverse=True)) + r")"
UNIT = r"(?P<unit>minute|min|hour|hr|day|night|week|wk|fortnight|month|year|yr)s?\b"


def legible(text: str) -> str:
    """`text` as the patterns take it: lower case, plain quotes and dashes, and common
    misspellings of days and months mended."""
    plain = unicodedata.normalize("NFKC", text).casefold().translate(_PLAIN)
    spelt = _WORD.sub(lambda word: _SPELLINGS.get(word[0], word[0]), _HALF.sub("half an ", plain))
    return _NO_COUNT.sub(r"a \1", spelt)


_PLAIN = str.maketrans({"’": "'", "‘": "'", "`": "'", "–": "-", "—": "-", "−": "-"})
_HALF = re.compile(r"\b1/2 (?:an? )?(?=hour\b)|½ (?:an? )?(?=hour\b)|1⁄2 (?:an? )?(?=hour\b)")
_WORD = re.compile(r"[a-z0-9]+")
_NO_COUNT = re.compile(r"(?<!\w )(?<!\w-)\b((?:fortnight|week|month|year) (?:ago|back)\b)")
