"""Ages as people type them: 15, about 15, 15 or 16, mid 30s, teenager, year 10."""

import re

from dialogs.engine.fields import FieldError
from dialogs.engine.plain import NUMBERS

OLDEST = 120
_WRONG = "That age does not look right. Try 15, or about 15."

_NAMED = {
    "newborn": (0, 0),
    "baby": (0, 1),
    "toddler": (1, 3),
    "young child": (0, 9),
    "teenage": (13, 19),
    "teenager": (13, 19),
    "teen": (13, 19),
    "teens": (13, 19),
    "middle aged": (40, 60),
    "middle-aged": (40, 60),
    "elderly": (65, OLDEST),
    "pensioner": (65, OLDEST),
}
_TENS = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
    "nineties": 90,
}
_TEENS = {
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
_WORDED = NUMBERS | _TEENS
_PART = {"early": (0, 3), "mid": (3, 7), "middle": (3, 7), "late": (7, 9), "": (0, 9)}

_DECADE = re.compile(
    r"\b(?:(early|mid|middle|late)(?:[\s-]+(?:to|or)[\s-]+(?:early|mid|late))?[\s-]+)?"
    rf"(?:([1-9])0'?s|({'|'.join(_TENS)}))(?![a-z\d])"
)
_TEEN_PART = re.compile(r"\b(early|young|mid|late|older)[\s-]+teen\w*")
_SCHOOL_YEAR = re.compile(r"\b(?:year|yr|y)\s?(1[0-3]|[1-9])\b(?!\s*(?:old|-old))")
_SMALL = re.compile(
    r"(?<![\d/.-])(\d{1,3})\s*(?:months?|mths?|weeks?|wks?|days?)(?:\s|-)*(?:old)?\b"
)
_UNDER = re.compile(r"\b(under|below|younger than|over|above|older than)\s+(\d{1,3})\b")
_AGE = re.compile(
    r"(?<![\d/.,£-])(\d{1,3})(?:\s*(?:-|to|or|/)\s*(\d{1,3}))?(?![\d/]|[.,]\d)"
    r"(?!\s*(?:foot|feet|ft|'|\"|cm|inch|in\b|st\b|stone|kg|m\b|st|nd|rd|th"
    r"|(?:of\s+)?(?:jan|feb|mar|apr|may\b|jun|jul|aug|sep|oct|nov|dec)))"
)
_SAID = re.compile(
    r"\b(?:aged?|about|around|approx\w*|roughly|maybe|possibly|probably|looks|is|was|turned|turning|she's|he's)\s+"
    r"(\d{1,3})(?:\s*(?:-|to|or|/)\s*(\d{1,3}))?(?![\d/]|[.,]\d|\s*(?:foot|feet|ft|'|cm|stone))"
    r"|(?<![\d/.,£-])(\d{1,3})(?:\s*(?:-|to|or)\s*(\d{1,3}))?[\s-]*(?:y/?o\b|years?\b|yrs?\b)"
)
_ALONE = re.compile(
    r"(?:about|around|approx\.?|approximately|roughly|maybe|possibly|probably|looks|looked|aged?"
    r"|c\.|~|\s)*(\d{1,3})(?:\s*(?:-|to|or|/)\s*(\d{1,3}))?\s*(?P<over>\+)?"
    r"(?:ish|\s*years?(?:\s*old)?|\s*yrs?(?:\s*old)?|\s*y/?o|\?|\s)*"
)
_LOOSE = re.compile(r"\b(?:about|around|approx\w*|roughly|maybe|possibly|looks|c\.)|\d\s?ish|~|\?")
_NAME = re.compile(rf"\b({'|'.join(sorted(_NAMED, key=len, reverse=True))})\b")
_UNITS = {name: number for name, number in NUMBERS.items() if number < 10}
_COMPOUND = re.compile(
    rf"\b(?P<tens>{'|'.join(name for name, n in _TEENS.items() if n >= 20)})[\s-]+"
    rf"(?P<unit>{'|'.join(_UNITS)}|odd|something)\b|\b(?P<figures>[2-9]0)[\s-]?(?:odd|something)\b"
)
_NEARLY = re.compile(r"\b(?:nearly|almost|not quite|just under|coming up to)\s+(\d{1,3})\b")
_AND_DECADE = re.compile(r"\s*(?:-|/|to|or|and)\s*")
_WORD = re.compile(rf"\b({'|'.join(_WORDED)})\b")


def find_age(text: str, *, alone: bool = False) -> tuple[int, int] | None:
    """The lowest and highest age, in whole years, that `text` (lower case) tells, or None.

    "about" widens by a year each way. With `alone`, only text that is nothing but an age
    counts, so that "15/16" is not taken for a date. Raises FieldError for an age over 120.
    """
    if alone:
        only = _ALONE.fullmatch(text)
        if only is None or (only[2] and not 0 < int(only[2]) - int(only[1]) <= 10):
            return None
        low, high = int(only[1]), int(only[2] or only[1])
        if high > OLDEST:
            raise FieldError(_WRONG)
        return (low, OLDEST) if only["over"] else _spread(low, high, text)
    return _described(text) or _compound(text) or _counted(text)


def _described(text: str) -> tuple[int, int] | None:
    decade = _DECADE.search(text)
    if decade:
        low, high = _years_of(decade)
        last = _DECADE.search(text, decade.end())
        if last and _AND_DECADE.fullmatch(text[decade.end() : last.start()]):
            high = max(high, _years_of(last)[1])
        return low, high
    nearly = _NEARLY.search(text)
    if nearly and 0 < int(nearly[1]) <= OLDEST:
        return int(nearly[1]) - 1, int(nearly[1]) - 1
    teen = _TEEN_PART.search(text)
    if teen:
        return {"early": (13, 15), "young": (13, 15), "mid": (14, 17)}.get(teen[1], (17, 19))
    year = _SCHOOL_YEAR.search(text)
    if year:
        return int(year[1]) + 4, int(year[1]) + 5
    bound = _UNDER.search(text)
    if bound and int(bound[2]) <= OLDEST:
        years = int(bound[2])
        below = bound[1] in {"under", "below", "younger than"}
        return (0, max(years - 1, 0)) if below else (years, OLDEST)
    return None


def _years_of(decade: re.Match[str]) -> tuple[int, int]:
    start = int(decade[2]) * 10 if decade[2] else _TENS[decade[3]]
    low, high = _PART[decade[1] or ""]
    return start + low, start + high


def _compound(text: str) -> tuple[int, int] | None:
    """ "Twenty five", "forty-odd", "30 something"."""
    found = _COMPOUND.search(text)
    if found is None:
        return None
    tens = int(found["figures"]) if found["figures"] else _TEENS[found["tens"]]
    unit = _UNITS.get(found["unit"] or "")
    return (tens, tens + 9) if unit is None else _spread(tens + unit, tens + unit, text)


def _counted(text: str) -> tuple[int, int] | None:
    small = _SMALL.search(text)
    if small:
        years = int(small[1]) // 12 if small[0].lstrip("0123456789 ").startswith("m") else 0
        return years, years
    for number in (*_SAID.finditer(text), *_AGE.finditer(text)):
        low, high = (int(part) for part in ([part for part in number.groups() if part] * 2)[:2])
        if low <= high <= min(low + 10, OLDEST):
            return _spread(low, high, text)
    named = _NAME.search(text)
    if named:
        return _NAMED[named[1]]
    word = _WORD.search(text)
    if word:
        return _spread(_WORDED[word[1]], _WORDED[word[1]], text)
    return None


def _spread(low: int, high: int, text: str) -> tuple[int, int]:
    if low == high and _LOOSE.search(text):
        return max(low - 1, 0), min(high + 1, OLDEST)
    return low, high
