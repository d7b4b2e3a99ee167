"""The alarm on free text: finds wording of present danger, of a completed crime and of special routes.

Rules on this machine, no learning (domain.md 4; conversation.md, "Alarm pages").
"""

import hashlib
import re
from dataclasses import dataclass
from functools import cache

from dialogs.intake.alarm_compiler import CompiledRule, Rulebook, compile_rules
from dialogs.intake.alarm_language import STOP, Reading, read
from dialogs.intake.alarm_route_rules import CRIME_RULES, SPECIAL_RULES
from dialogs.intake.alarm_rules import DANGER_RULES, AlarmKind, Tense

__all__ = ["AlarmKind", "Hit", "fingerprint", "scan"]

_MOST_WORDS = 80
_BLANKS = re.compile(r"[\s\x00-\x1f\x7f-\x9f]+")
_NOT_LETTERS = re.compile(r"\W+")


@dataclass(frozen=True, slots=True)
class Hit:
    """Wording that calls for an alarm page.

    `words` is what the person is shown again (at most 80 characters, whole words), `start` and
    `end` its place in the text, `special` the route for kind SPECIAL: child_sexual, fgm, missing,
    domestic, trust, extremism, slavery, wound or police.
    """

    kind: AlarmKind
    rule: str
    words: str
    start: int
    end: int
    special: str | None = None


@cache
def _rulebook() -> Rulebook:
    return compile_rules(
        ((AlarmKind.DANGER, DANGER_RULES), (AlarmKind.CRIME, CRIME_RULES),
         (AlarmKind.SPECIAL, SPECIAL_RULES))
    )  # fmt: skip


def scan(text: str) -> tuple[Hit, ...]:
    """Give the hits of a text in the order they stand in it; at most one of each kind and route
    for a sentence. Takes any `str`; never raises."""
    book = _rulebook()
    reading = read(text, book.vocabulary)
    present = frozenset(reading.codes)
    found: dict[tuple[AlarmKind, str | None, int], Hit] = {}
    for rule in book.rules:
        for match in rule.matches(reading.codes, present):
            start, end = match
            sentence = reading.codes.rfind(STOP, 0, start) + 1
            key = (rule.kind, rule.special, sentence)
            if key not in found and book.allows(rule.tense, reading.codes, start, end):
                found[key] = _hit(rule, text, reading, sentence, start, end)
    return tuple(sorted(found.values(), key=lambda hit: (hit.start, hit.kind, hit.rule)))


def _hit(
    rule: CompiledRule, text: str, reading: Reading, sentence: int, first: int, after: int
) -> Hit:
    """The excerpt grows from the match to its sentence, as far as 80 characters hold whole words."""
    stop = reading.codes.find(STOP, after)
    last_unit = (stop if stop >= 0 else len(reading.codes)) - 1
    first_unit = min(first, last_unit)
    final = max(after - 1, first_unit)
    starts, ends = reading.starts, reading.ends
    while final > first_unit and ends[final] - starts[first_unit] > _MOST_WORDS:
        final -= 1
    while final < last_unit and ends[final + 1] - starts[first_unit] <= _MOST_WORDS:
        final += 1
    while first_unit > sentence and ends[final] - starts[first_unit - 1] <= _MOST_WORDS:
        first_unit -= 1
    start = starts[first_unit]
    end = min(ends[final], start + _MOST_WORDS)
    words = _BLANKS.sub(" ", text[start:end]).strip()
    return Hit(rule.kind, rule.name, words, start, end, rule.special)


def fingerprint(hit: Hit) -> str:
    """A stable key by which a hit is known again when its text is checked again (conversation.md:
    "Danger asks for each *new* hit"). Sixteen hex digits; the words cannot be read from it."""
    words = _NOT_LETTERS.sub(" ", hit.words.casefold()).strip()
    return hashlib.sha256(f"{hit.rule}\n{words}".encode("utf-8", "replace")).hexdigest()[:16]
