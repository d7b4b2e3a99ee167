"""Hints beside a form page: never blocking, one at a time (conversation.md 2, end of *errors*)."""

import re

from dialogs.engine.finding import find_identifiers
from dialogs.engine.page import Sight
from dialogs.intake.words import narrative

_INITIALS = re.compile(r"\b([A-Z]\.?[A-Z])\b\.?")
_ACRONYM = re.compile(r"\b([A-Z]{3,5})\b")
_NEEDS_NO_WORDS = """
A AA AC AD AI AM BC BF BMX CD DIY DJ DM DOB DV EU FB GCSE GP HR ID IG IT MC MP NI NO OK PA PC
PDF PE PIN PM PO PS PT PTO RE RIP SIM TV UK UN USA US VIP WC XL XXL ADHD AGM ANPR ASAP ASB ATM
BBC BTEC CCTV CPI CPR CSE CV DNA DVD DVLA DWP EDL FAQ FGM GBH GPS HIV HMO HMP HMRC IOPC ITV JCB
LADO LED LGBT MARAC MASH MMS MOT NCA NHS NRM NSPCC PCSO PTSD RAF RNLI RSPCA SEN SENCO SIMS SMS
SOS SWAT TNT UKIP USB VAT VCR VPN WIFI YMCA YOT BMW VW MG KIA SEAT MINI AUDI FORD FIAT JEEP
SKODA LEXUS ROVER VOLVO HONDA MAZDA SMART TESLA DS GT GTI GTD GTR SUV MPV TDI TDCI RS ST VXR AMG
PSV HGV LGV ATV BSA KTM ALL AN AND ANY ARE AS AT BAD BE BIG BUT BY CAN DO DONT FOR FROM GO GOT
HAD HAS HAVE HE HER HERE HIM HIS HOW IF IN IS ITS JUST LOT MAN ME MY NEVER NEW NOT NOW OF OFF ON
ONE ONLY OR OUT OVER OWN REAL SAW SAY SHE SO THAT THE THEM THEN THEY THIS TO TOO TWO UP VERY WAS
WE WERE WHEN WHO WITH YES YOU YOUR ONCE AGAIN EVERY DAILY MON TUE WED THU FRI SAT SUN JAN FEB
MAR APR JUN JUL AUG SEP SEPT OCT NOV DEC
"""
_KNOWN = frozenset(_NEEDS_NO_WORDS.split())
"""What needs no explaining: common short forms, makes of cars, words and days in capitals."""
_PLATE_BEFORE = re.compile(
    r"\b(?:plates?|reg|regs|registrations?|vrm|index|ends?|ending|ended|starts?|starting|started|"
    r"begins?|beginning|began|contains?|containing|last|first|letters?)\b[^.!?;\n]{0,20}$",
    re.IGNORECASE,
)
_PLATE_AFTER = re.compile(
    r"[^.!?;\n]{0,12}\b(?:(?:at|in|on|of) (?:the|its|his|her|their) (?:end|start|middle|plate|reg)|plates?\b)",
    re.IGNORECASE,
)
_BESIDE = 40
"""How many characters beside a word say whether it is part of a registration."""
_LOUD = 0.5
"""From this share of capital letters on, capitals mean nothing."""
_OPINION = re.compile(
    r"\b(dodgy|shady|sketchy|weird|creepy|wrong ?'?uns?|up to no good|suspicious)\b", re.IGNORECASE
)
_TWO = re.compile(
    r"\b(on another matter|separately|secondly|another (?:thing|issue|family|case)|unrelated)\b",
    re.IGNORECASE,
)


def hints_for(key: str, sight: Sight) -> tuple[str, ...]:
    """At most one hint for a page: about the words written so far."""
    if key.partition(".")[0] not in {"C2", "C4"}:
        return ()
    text = narrative(sight)
    if not text:
        return ()
    if key.startswith("C2"):
        return _first(_initials(text), _opinion(text))
    return _first(_two_matters(text), _acronym(text))


def _first(*hints: str) -> tuple[str, ...]:
    return next(((hint,) for hint in hints if hint), ())


def _initials(text: str) -> str:
    found = _unexplained(_INITIALS, text)
    return f"You wrote {found}. If you know the full name, add it." if found else ""


def _acronym(text: str) -> str:
    found = _unexplained(_ACRONYM, text)
    return f"Could you say what {found} means?" if found else ""


def _unexplained(pattern: re.Pattern[str], text: str) -> str:
    """The first hit that is no common word, and no part of a registration, a postcode or the like."""
    hits = [hit for hit in pattern.finditer(text) if hit[1].replace(".", "") not in _KNOWN]
    letters = [c for c in text if c.isalpha()]
    if not hits or sum(c.isupper() for c in letters) > _LOUD * len(letters):
        return ""
    taken = [(one.start, one.end) for one in find_identifiers(text)]
    for hit in hits:
        inside = any(start < hit.end() and hit.start() < end for start, end in taken)
        before, after = text[: hit.start()][-_BESIDE:], text[hit.end() :][:_BESIDE]
        if not (inside or _PLATE_BEFORE.search(before) or _PLATE_AFTER.match(after)):
            return hit[1]
    return ""


def _opinion(text: str) -> str:
    found = _OPINION.search(text)
    return f"'{found[1].capitalize()}' is a view. What did you see?" if found else ""


def _two_matters(text: str) -> str:
    return "This looks like two matters. You can send two forms." if _TWO.search(text) else ""
