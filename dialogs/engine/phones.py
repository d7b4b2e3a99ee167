"""Phone numbers in text: which runs of digits are numbers, and which only look like them."""

import re
import unicodedata
from dataclasses import dataclass

_GAP = r"[^\S\n]?[().\-–]?[^\S\n]?[(]?"
_GB = re.compile(
    rf"(?<![\d+_@.])(?:(?:\+|00){_GAP}44{_GAP}(?:\(?0\)?{_GAP})?|\(?0)"
    rf"(?:{_GAP}\d)(?:{_GAP}\d){{8,9}}(?!\d)"
)
_ABROAD = re.compile(rf"(?<![\w+.])(?:\+|00)[1-9](?:{_GAP}\d){{6,14}}(?!\d)")
_LOOKS_LIKE = re.compile(rf"(?<![\w@./#+£$€])\+?\(?\d(?:{_GAP}\d){{6,}}(?!\w)")
_NO_PHONE = re.compile(
    r"\d{1,2}[-. ]\d{1,2}[-. ](?:19|20)\d\d"
    r"|(?:19|20)\d\d[-. ]\d{1,2}[-. ]\d{1,2}"
    r"|(?:(?:19|20)\d\d)(?:\s*[-–. ]\s*(?:19|20)\d\d)+"
    r"|[0-2]?\d[.:]?[0-5]\d\s*[-–]\s*[0-2]?\d[.:]?[0-5]\d"
)
_LABELLED = re.compile(
    r"\b(?:id|user|imei|imsi|account|acct|a/c|ref|reference|crime|log|case|nhs|upn|uln|prison|"
    r"pin|passcode|sort code|policy|urn|number plate|invoice|order)\b[^\d\n]{0,12}$",
    re.IGNORECASE,
)
_PARTLY = re.compile(r"[^\S\n]?[?*xX…_]")
_EXTENSION = re.compile(r"[^\S\n]?[xX][^\S\n]?\d{1,5}\b")
_DRAMA = ("7700900", "1632960")
_SHORT = frozenset({"8001111", "8454647"})


@dataclass(frozen=True, slots=True)
class PhoneRun:
    """A run of digits from `start` to `end`; `number` in E.164, None if it is no number."""

    number: str | None
    start: int
    end: int


def find_phones(text: str) -> tuple[PhoneRun, ...]:
    """The numbers in `text`, and the runs of seven digits or more that only look like one.

    GB numbers in any spelling, other countries' with + or 00. The numbers that Ofcom keeps
    for drama count as numbers. Dates, hours ("0900-1700"), runs named as something else ("id",
    "ref"), valid NHS numbers and numbers marked as partly known ("07700 90??") are left out.
    """
    if sum(map(str.isdigit, text)) < 7:
        return ()
    runs: list[PhoneRun] = []
    rest = text if text.isascii() else "".join(map(_plain_digit, text))
    for pattern in (_GB, _ABROAD, _LOOKS_LIKE):
        for match in pattern.finditer(rest):
            run = _run(match, rest, sure=pattern is not _LOOKS_LIKE)
            if run is not None:
                runs.append(run)
                rest = f"{rest[: run.start]}{'_' * (run.end - run.start)}{rest[run.end :]}"
    return tuple(sorted(runs, key=lambda run: run.start))


def _plain_digit(character: str) -> str:
    """A digit of any script as 0 to 9; anything else as it is."""
    if character.isascii() or not character.isdecimal():
        return character
    return str(unicodedata.decimal(character))


def _run(match: re.Match[str], text: str, *, sure: bool) -> PhoneRun | None:
    start, end = match.span()
    if "_" in text[start:end]:
        return None
    number = as_phone(match[0])
    if _PARTLY.match(text, end) and not (number and _EXTENSION.match(text, end)):
        return None
    if number is not None and (sure or match[0].lstrip("(+")[0] in "047"):
        return PhoneRun(number, start, end)
    if sure:
        return None
    return None if _something_else(match[0], text[:start]) else PhoneRun(None, start, end)


def _something_else(run: str, before: str) -> bool:
    return bool(_NO_PHONE.fullmatch(run) or _LABELLED.search(before[-40:]) or is_nhs_number(run))


def as_phone(text: str) -> str | None:
    """`text`, one number as typed, in E.164 (GB unless it has a + or 00); None if it is none."""
    import phonenumbers  # noqa: PLC0415 - slow to import, needed only where someone gives a number

    digits = "".join(c for c in text if c.isdigit())
    if digits.startswith("44") and len(digits) == 12:
        text = f"+{digits}"
    try:
        parsed = phonenumbers.parse(text, "GB")
    except phonenumbers.NumberParseException:
        return None
    national = str(parsed.national_number)
    drama = parsed.country_code == 44 and len(national) == 10 and national.startswith(_DRAMA)
    short = parsed.country_code == 44 and national in _SHORT
    if not (drama or short or phonenumbers.is_valid_number(parsed)):
        return None
    return str(phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164))


def is_nhs_number(text: str) -> bool:
    """Whether `text` is ten digits with the check digit of an NHS number."""
    from stdnum.gb import nhs  # noqa: PLC0415 - only where a run of ten digits was found

    return bool(nhs.is_valid(text))
