"""Identifiers in free text: what a case can be linked by, and what could point to someone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from dialogs.engine.phones import find_phones, is_nhs_number

Kind = Literal["phone", "email", "handle", "url", "postcode", "registration", "nhs", "nino"]

_AREAS = (
    "AB|AL|B|BA|BB|BD|BF|BH|BL|BN|BR|BS|BT|BX|CA|CB|CF|CH|CM|CO|CR|CT|CV|CW|DA|DD|DE|DG|DH|DL|DN|"
    "DT|DY|E|EC|EH|EN|EX|FK|FY|G|GIR|GL|GU|GY|HA|HD|HG|HP|HR|HS|HU|HX|IG|IM|IP|IV|JE|KA|KT|KW|KY|"
    "L|LA|LD|LE|LL|LN|LS|LU|M|ME|MK|ML|N|NE|NG|NN|NP|NR|NW|OL|OX|PA|PE|PH|PL|PO|PR|RG|RH|RM|S|SA|"
    "SE|SG|SK|SL|SM|SN|SO|SP|SR|SS|ST|SW|SY|TA|TD|TF|TN|TQ|TR|TS|TW|UB|W|WA|WC|WD|WF|WN|WR|WS|WV|"
    "YO|ZE"
)
_POSTCODE = re.compile(
    rf"\b((?:{_AREAS})\d[A-Z\d]?)[^\S\n]{{0,2}}(\d[ABD-HJLNP-UW-Z]{{2}})\b", re.IGNORECASE
)
_EMAIL = re.compile(
    r"(?<![\w.+-])[\w][\w.+'-]{0,63}@(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+[a-z]{2,24}\b",
    re.IGNORECASE,
)
_URL = re.compile(
    r"\bhttps?://[^\s<>\"]{3,}"
    r"|\bwww\.[^\s<>\"]{3,}"
    r"|(?<![\w@.-])(?:[a-z\d][a-z\d-]*\.)+(?:com|co\.uk|org\.uk|gov\.uk|ac\.uk|org|net|uk|me|io|tv|"
    r"gg|app|info|biz|ly|link|chat|social|xyz|site|online|onion)\b(?:/[^\s<>\"]*)?",
    re.IGNORECASE,
)
_NHS = re.compile(r"(?<![\w+])[4-79]\d{2}[ -]\d{3}[ -]\d{4}(?!\w)|(?<![\w+])[4-69]\d{9}(?!\w)")
_NHS_NAMED = re.compile(r"\bNHS\b[^\d\n]{0,15}(\d{3}[ -]?\d{3}[ -]?\d{4})(?!\w)", re.IGNORECASE)
_NINO = re.compile(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]\b",
    re.IGNORECASE,
)
_NO_PLATE_END = r"(?!(?:AND|THE|FOR|WAS|HAS|HAD|ARE|BUT|NOT|HIS|HER|SHE|WHO|ALL|OUT|OFF|NOW|VIA)\b)"
_PLATE = re.compile(
    rf"\b(?:[A-Z]{{2}}\d{{2}}[^\S\n]?[A-Z]{{3}}|[a-z]{{2}}\d{{2}}[a-z]{{3}}"
    rf"|[A-Z][a-z]\d{{2}}[^\S\n]?{_NO_PLATE_END.lower()}[a-z]{{3}}"
    rf"|[A-HJ-NP-TV-Y]\d{{1,3}}[^\S\n]?{_NO_PLATE_END}[A-Z]{{3}}"
    rf"|[A-Z]{{3}}[^\S\n]?\d{{1,3}}[A-HJ-NP-TV-Y])\b"
)
_PLATE_NAMED = re.compile(
    r"\b(?:(?i:(?:number\s?)?plate|reg(?:istration)?(?:\s(?:number|no\.?|plate))?|vrm|index))"
    r"[\s:=-]+(?P<lead>(?i:(?:is|was|ends?(?:ing)?|starts?(?:ing)?|begins?(?:ning)?|part(?:ly|ial)?|"
    r"with|in|about|something like)\s+)*)"
    r"(?P<plate>(?=[A-Z\d?*]*[A-Z\d])[A-Z\d?*]{2,8}(?:[^\S\n](?=[A-Z?*]*[\d?*]|[A-Z]{3}\b)[A-Z\d?*]{2,4})?|"
    r"[a-z]{2}\d{2}[^\S\n]?[a-z]{3})(?![a-z\w?*])"
)
_APPS = (
    r"snap(?:chat)?|insta(?:gram)?|ig|tik\s?tok|discord|telegram|signal|facebook|fb|kik|roblox|"
    r"xbox|psn|playstation|steam|twitter|threads|wickr|youtube|twitch|fortnite"
)
_NAME = r"[A-Za-z\d_](?:[\w.#-]{0,38}[\w])"
_AT = re.compile(rf"(?<![\w@.<])@(?!(?:here|channel|everyone)\b)({_NAME})")
_IN_APP = re.compile(
    rf"\b(?:{_APPS}|user\s?name|handle|gamer\s?tag)\b"
    rf"(?:\s+(?:user\s?)?(?:name|handle|id|account|acc)\b)?(?:\s*[:=-]\s*|\s+is\s+)@?({_NAME})",
    re.IGNORECASE,
)
_APP_THEN = re.compile(
    rf"\b(?:{_APPS})\s+({_NAME})|(?<![\w@])({_NAME})\s+(?:on|\()\s*(?:{_APPS})\b", re.IGNORECASE
)
_UNDERSCORED = re.compile(r"(?<![\w@/.<])[A-Za-z\d][A-Za-z\d.]*_[\w.]*[A-Za-z\d](?![\w/@])")
_MARKED = re.compile(r"[\d_.#]")
_TAKEN = "\x00"
_TAIL = ".,;:!?'\")]}"


@dataclass(frozen=True, slots=True)
class Identifier:
    """One identifier: `value` in the form that two spellings share, and where it stands."""

    kind: Kind
    value: str
    start: int
    end: int


def find_identifiers(text: str) -> tuple[Identifier, ...]:
    """The identifiers in `text`, in the order they stand; none overlaps another.

    Phones are in E.164, e-mails and handles in lower case, handles without the @, addresses
    without scheme and "www.", postcodes with one space, registrations and National Insurance
    numbers in capitals without spaces, NHS numbers as ten digits.
    """
    found: list[Identifier] = []
    rest = text
    for find in (
        *(_emails, _urls, _at_handles, _named_nhs, _phones, _nhs),
        *(_ninos, _postcodes, _named_plates, _plates, _app_handles),
    ):
        for one in find(rest):
            if _TAKEN in rest[one.start : one.end]:
                continue
            found.append(one)
            rest = rest[: one.start] + _TAKEN * (one.end - one.start) + rest[one.end :]
    return tuple(sorted(found, key=lambda one: one.start))


def squeeze(text: str) -> str:
    """Letters and digits only, in capitals."""
    return "".join(c for c in text if c.isalnum()).upper()


def full_plate(text: str) -> str | None:
    """The first whole registration in `text`, in any case, as `find_identifiers` writes it."""
    match = _PLATE.search(text.upper())
    return squeeze(match[0]) if match else None


def postcode(text: str) -> str:
    """A postcode in capitals with one space before its last three characters."""
    bare = squeeze(text)
    return f"{bare[:-3]} {bare[-3:]}"


def _emails(text: str) -> Iterator[Identifier]:
    for match in _EMAIL.finditer(text):
        yield Identifier("email", match[0].casefold(), *match.span())


def _urls(text: str) -> Iterator[Identifier]:
    for match in _URL.finditer(text):
        whole = match[0].rstrip(_TAIL)
        bare = re.sub(r"^(?:https?://)?(?:www\.)?", "", whole, flags=re.IGNORECASE).rstrip("/")
        host, slash, path = bare.partition("/")
        if host:
            value = f"{host.casefold()}{slash}{path}"
            yield Identifier("url", value, match.start(), match.start() + len(whole))


def _at_handles(text: str) -> Iterator[Identifier]:
    for match in _AT.finditer(text):
        yield Identifier("handle", match[1].casefold(), *match.span())


def _named_nhs(text: str) -> Iterator[Identifier]:
    for match in _NHS_NAMED.finditer(text):
        if is_nhs_number(match[1]):
            yield Identifier("nhs", squeeze(match[1]), *match.span(1))


def _phones(text: str) -> Iterator[Identifier]:
    for run in find_phones(text):
        number = run.number
        if number and not (_NHS.fullmatch(text, run.start, run.end) and is_nhs_number(number[3:])):
            yield Identifier("phone", number, run.start, run.end)


def _nhs(text: str) -> Iterator[Identifier]:
    for match in _NHS.finditer(text):
        if is_nhs_number(match[0]):
            yield Identifier("nhs", squeeze(match[0]), *match.span())


def _ninos(text: str) -> Iterator[Identifier]:
    for match in _NINO.finditer(text):
        yield Identifier("nino", squeeze(match[0]), *match.span())


def _postcodes(text: str) -> Iterator[Identifier]:
    for match in _POSTCODE.finditer(text):
        yield Identifier("postcode", postcode(match[0]), *match.span())


def _plates(text: str) -> Iterator[Identifier]:
    for match in _PLATE.finditer(text):
        yield Identifier("registration", squeeze(match[0]), *match.span())


def _named_plates(text: str) -> Iterator[Identifier]:
    for match in _PLATE_NAMED.finditer(text):
        lead = match["lead"].casefold()
        plate = "".join(match["plate"].split()).upper()
        if "end" in lead:
            plate = f"*{plate}"
        elif "start" in lead or "begin" in lead or "part" in lead:
            plate = f"{plate}*"
        yield Identifier("registration", plate, *match.span("plate"))


def _app_handles(text: str) -> Iterator[Identifier]:
    for match in _IN_APP.finditer(text):
        yield Identifier("handle", match[1].casefold(), *match.span(1))
    for match in _APP_THEN.finditer(text):
        group = 1 if match[1] else 2
        if _MARKED.search(match[group]):
            yield Identifier("handle", match[group].casefold(), *match.span(group))
    for match in _UNDERSCORED.finditer(text):
        yield Identifier("handle", match[0].casefold(), *match.span())
