"""Fields for what can be looked up: phones, e-mails, online names, places, registrations."""

import re
from dataclasses import dataclass
from datetime import datetime

from dialogs.engine.fields import (
    Asked,
    FieldError,
    Raw,
    Value,
    not_known,
    shown,
    shown_text,
    within,
)
from dialogs.engine.finding import Identifier, Kind, find_identifiers, full_plate, squeeze
from dialogs.engine.phones import find_phones
from dialogs.engine.plain import clean, one_line, says_not_known

__all__ = [
    "CallMe",
    "Contacts",
    "EmailOrPhone",
    "Identifier",
    "Kind",
    "Place",
    "Registration",
    "find_identifiers",
]

NO_PHONE = "That does not look like a UK number. Try 07700 900456. Or put it in the last box."
_NO_WORK_PHONE = "That does not look like a UK number. Try 07700 900456, or type your work email."
_NO_CALL = "That does not look like a UK number. Try 07700 900456. Or leave this empty: then we do not call."
_NO_EMAIL = "That does not look like an email. Try sam.reed@example.org, or type a phone number."
_NO_CONTACT = (
    "We need an email or a phone number to reach you. Try sam.reed@example.org or 07700 900456."
)
_NO_PLATE = "That does not look like a number plate. Try AB12 CDE, K?R, or: ends KXR."

_ENDS = re.compile(
    r"\b(?:ends?|ending|last (?:part|bit|letters?|three|3))\b|^(?:\.{2,}|…|-)|\bat the end\b"
)
_STARTS = re.compile(
    r"\b(?:starts?|starting|begins?|beginning|first (?:part|bit|letters?|half))\b|(?:\.{2,}|…|-)$"
)
_IRISH = re.compile(r"[A-Z]{2,3}\d{4}")
_PLATE_WORDS = re.compile(
    r"\b(?:ends?|ending|starts?|starting|begins?|beginning|contains?|containing|includes?|including"
    r"|with|in|is|was|were|it|its|the|at|end|part|partial|partly|plates?|reg|registration|number|first"
    r"|last|bit|bits|letters?|digits?|two|three|half|only|maybe|about|something like|i think|possibly"
    r"|something|foreign|and|of|on|no|not|none|nil|any|a|an|i|he|she|they|did|didn'?t|could|couldn'?t"
    r"|can'?t|see|saw|seen|get|got|off|from|had|has|for|to|by|but|or|then|than|new|old|big|red|van|car"
    r"|followed|too|far|away|dark|seem|seems|wasn'?t)\b",
    re.IGNORECASE,
)
_UNSEEN = re.compile(
    r"\b(?:no|none|nil|not|without|didn'?t|couldn'?t|can'?t|wasn'?t|too|unreadable|covered|hidden)\b"
)
_CONTAINS = re.compile(r"\b(?:contain(?:s|ing)?|includ(?:es|ing)|somewhere)\b")
_CHARACTERS = re.compile(r"[^\W_?*]+(?:[?*]+[^\W_]*)*|[?*]+[^\W_]*(?:[?*]+[^\W_]*)*")
_MOST_CHARACTERS = 10
"""No plate has more, with all that was missed marked."""


def _plate_parts(text: str) -> list[str]:
    """What of a text could stand on a plate, in capitals: words of more than three letters cannot, unless
    they were typed in capitals beside one thing at most.
    """
    parts = _CHARACTERS.findall(_without_words(text).replace("_", "?").casefold())
    unseen = _UNSEEN.search(text.casefold())
    if unseen and all(part.isalpha() and part.upper() not in text for part in parts):
        return []
    return [
        part.upper()
        for part in parts
        if len(part) <= 3
        or not part.isalpha()
        or (part.isascii() and part.upper() in text and len(parts) <= 2)
    ]


def _without_words(text: str) -> str:
    """The text without words about a plate. In capitals among small letters they are letters of one: "ends CAR"."""
    plain = text.replace("’", "'")
    mixed = any(map(str.islower, plain))
    return _PLATE_WORDS.sub(
        lambda word: word[0] if mixed and len(word[0]) > 1 and word[0].isupper() else " ", plain
    )


def _found(text: str, *kinds: Kind) -> dict[Kind, list[Value]]:
    lists: dict[Kind, list[Value]] = {kind: [] for kind in kinds}
    for one in find_identifiers(text):
        if one.kind in lists and one.value not in lists[one.kind]:
            lists[one.kind].append(one.value)
    return lists


def _refuse_wrong_phones(text: str, message: str) -> None:
    taken = [(one.start, one.end) for one in find_identifiers(text)]
    for run in find_phones(text):
        inside = any(start < run.end and run.start < end for start, end in taken)
        if run.number is None and not inside:
            raise FieldError(message)


@dataclass(frozen=True, slots=True)
class Contacts(Asked):
    """Phones and online names in free text: "text", "phones", "emails", "handles", "urls"."""

    limit: int = 1000

    def parse(self, raw: Raw, now: datetime) -> Value:  # noqa: ARG002
        """The text with what was found in it. Raises FieldError for a run of digits that looks
        like a phone number and is none."""
        text = clean(raw)
        nothing, value = self.nothing(text)
        if nothing:
            return value
        within(text, self.limit)
        _refuse_wrong_phones(text, NO_PHONE)
        found = _found(text, "phone", "email", "handle", "url")
        return {
            "text": text,
            "phones": found["phone"],
            "emails": found["email"],
            "handles": found["handle"],
            "urls": found["url"],
        }

    def show(self, value: Value) -> str:
        """What was typed."""
        return shown_text(value)


@dataclass(frozen=True, slots=True)
class EmailOrPhone(Asked):
    """One way at least to reach someone at work: "text", "emails", "phones"."""

    missing: str = _NO_CONTACT
    limit: int = 200

    def parse(self, raw: Raw, now: datetime) -> Value:  # noqa: ARG002
        """The text with what was found in it. Raises FieldError if it holds neither an e-mail
        nor a phone number, or a wrong one."""
        text = one_line(raw)
        nothing, value = self.nothing(text)
        if nothing:
            return value
        within(text, self.limit)
        found = _found(text, "email", "phone")
        if "@" in text and not found["email"]:
            raise FieldError(_NO_EMAIL)
        _refuse_wrong_phones(text, _NO_WORK_PHONE)
        if not (found["email"] or found["phone"]):
            raise FieldError(_NO_WORK_PHONE if any(map(str.isdigit, text)) else _NO_CONTACT)
        return {"text": text, "emails": found["email"], "phones": found["phone"]}

    def show(self, value: Value) -> str:
        """What was typed."""
        return shown_text(value)


@dataclass(frozen=True, slots=True)
class CallMe(Asked):
    """The best number and time to call: "text", "phones"; empty means no calls."""

    limit: int = 200

    def parse(self, raw: Raw, now: datetime) -> Value:  # noqa: ARG002
        """The text with the numbers found in it. Raises FieldError for a wrong number."""
        text = one_line(raw)
        nothing, value = self.nothing(text)
        if nothing:
            return value
        within(text, self.limit)
        _refuse_wrong_phones(text, _NO_CALL)
        return {"text": text, "phones": _found(text, "phone")["phone"]}

    def show(self, value: Value) -> str:
        """What was typed."""
        return shown_text(value)


@dataclass(frozen=True, slots=True)
class Place(Asked):
    """Where, in free text: "text", "postcodes"."""

    limit: int = 500

    def parse(self, raw: Raw, now: datetime) -> Value:  # noqa: ARG002
        """The text with the postcodes found in it. Raises FieldError if it is too long."""
        text = clean(raw)
        nothing, value = self.nothing(text)
        if nothing:
            return value
        within(text, self.limit)
        return {"text": text, "postcodes": _found(text, "postcode")["postcode"]}

    def show(self, value: Value) -> str:
        """What was typed."""
        return shown_text(value)


@dataclass(frozen=True, slots=True)
class Registration(Asked):
    """A number plate, all or part: "text", "plate", "partial".

    "plate" is in capitals without spaces; ? stands for one character that was missed, * for
    any number of them ("ends KXR" is *KXR).
    """

    limit: int = 100

    def parse(self, raw: Raw, now: datetime) -> Value:  # noqa: ARG002
        """The plate that was typed. Raises FieldError if nothing in it could be one."""
        text = one_line(raw)
        nothing, value = self.nothing(text)
        if nothing:
            return value
        within(text, self.limit)
        plate = full_plate(text) or full_plate("".join(text.split()))
        if plate is not None:
            return {"text": text, "plate": plate, "partial": False}
        parts = _plate_parts(text)
        plate = re.sub(r"\*{2,}", "*", "".join(parts))
        if not any(map(str.isalnum, plate)):
            rest = _without_words(text)
            unseen = _UNSEEN.search(text.casefold()) and not any(map(str.isalnum, rest))
            if not self.required and (unseen or says_not_known(rest)):
                return not_known()
            raise FieldError(_NO_PLATE)
        if len(plate) > _MOST_CHARACTERS:
            raise FieldError(_NO_PLATE)
        lowered = text.casefold()
        if _CONTAINS.search(lowered):
            plate = f"*{'*'.join(parts)}*"
        elif _ENDS.search(lowered):
            plate = f"*{plate.lstrip('*')}"
        elif _STARTS.search(lowered):
            plate = f"{plate.rstrip('*')}*"
        whole = len(plate) >= 7 or _IRISH.fullmatch(plate)
        return {"text": text, "plate": plate, "partial": not whole or "?" in plate or "*" in plate}

    def show(self, value: Value) -> str:
        """The plate as it is read out, "Part: …" if not all of it is known, and the words that say more."""
        words = shown(value)
        if words is not None:
            return words
        if not isinstance(value, dict):
            return str(value)
        plate, text = str(value.get("plate", "")), str(value.get("text", ""))
        read = _read_out(plate, partial=bool(value.get("partial")))
        says_more = squeeze(plate) not in {squeeze(_without_words(text)), squeeze(text)}
        return f"{read} ({text})" if says_more else read


def _read_out(plate: str, *, partial: bool) -> str:
    if not partial:
        return f"{plate[:4]} {plate[4:]}" if re.fullmatch(r"[A-Z]{2}\d\d[A-Z]{3}", plate) else plate
    bare = plate.strip("*")
    if plate.startswith("*") and plate.endswith("*"):
        return f"Part: has {bare.replace('*', ' and ')}"
    if plate.startswith("*"):
        return f"Part: ends {bare}"
    return f"Part: starts {bare}" if plate.endswith("*") else f"Part: {plate}"
