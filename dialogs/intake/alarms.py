"""The alarm on free text: finds wording of present danger, of a completed crime and of special routes.

Rules and weighed evidence on this machine; nothing is learned from what people write (domain.md 4; conversation.md, "Alarm pages").
"""

import hashlib
import re
from dataclasses import dataclass
from functools import cache

from dialogs.intake.alarm_compiler import CompiledRule, Rulebook, compile_rules
from dialogs.intake.alarm_crime_rules import CRIME_RULES
from dialogs.intake.alarm_evidence import (
    CueTable,
    build_cues,
    first_cue,
    stands,
    told,
    unspoken,
    weigh,
)
from dialogs.intake.alarm_language import STOP, Reading, read
from dialogs.intake.alarm_peril_rules import PERIL_RULES
from dialogs.intake.alarm_route_rules import SPECIAL_RULES
from dialogs.intake.alarm_rules import AlarmKind, Tense
from dialogs.intake.alarm_violence_rules import VIOLENCE_RULES
from dialogs.intake.alarm_weights import CRIME, ROUTES

__all__ = ["AlarmKind", "Hit", "fingerprint", "scan", "warm"]

_EVIDENCE = CompiledRule(AlarmKind.DANGER, "evidence", Tense.PRESENT, None, None)
_UNRULED = {AlarmKind.CRIME: (CRIME,), AlarmKind.SPECIAL: ROUTES}
"""What evidence alone is asked about once, where no rule matches."""
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
        ((AlarmKind.DANGER, VIOLENCE_RULES + PERIL_RULES), (AlarmKind.CRIME, CRIME_RULES),
         (AlarmKind.SPECIAL, SPECIAL_RULES))
    )  # fmt: skip


@cache
def _cues() -> CueTable:
    return build_cues()


def warm() -> None:
    """Compile all rules and tables at once, so that no text waits for them; about half a second."""
    for pattern in _rulebook().patterns:
        pattern.expression.search("")
    _cues()


def scan(text: str) -> tuple[Hit, ...]:
    """Give the hits of a text in the order they stand in it; at most one of each kind and route
    for a sentence. Takes any `str`; never raises."""
    reading = read(text, _rulebook().vocabulary)
    sentences = _sentences(reading.codes)
    matched = [_hits(text, reading, sentence) for sentence in sentences]
    ruled = [_cues().ruled(hit.kind.value for hit in found) for found in matched]
    pieces = weigh(reading.words, sentences, ruled, _cues())
    standing = {piece.sentence for piece in pieces if stands(piece)}
    spoken: set[int] = set()
    hits: list[Hit] = []
    for (first, _), found in zip(sentences, matched, strict=True):
        for hit in found:
            if hit.kind is not AlarmKind.DANGER:
                hits.append(hit)
            elif first in standing:
                hits.append(hit)
                spoken.add(first)
    for piece in unspoken(pieces, spoken):
        start = first_cue(reading.words, piece, _cues())
        hits.append(_hit(_EVIDENCE, text, reading, (piece.first, piece.last), (start, start + 1)))
    for kind, matters in _UNRULED.items():
        if all(hit.kind is not kind for hit in hits) and (telling := told(pieces, matters)):
            matter, piece = telling
            rule = CompiledRule(kind, "evidence", Tense.PRESENT, _route(matter), None)
            place = (piece.first, piece.last)
            hits.append(_hit(rule, text, reading, place, (piece.first, piece.first + 1)))
    return tuple(sorted(hits, key=lambda hit: (hit.start, hit.kind, hit.rule)))


def _route(matter: str) -> str | None:
    return matter if matter in ROUTES else None


def _sentences(codes: str) -> list[tuple[int, int]]:
    """The sentences of a row of codes, as units `first:last`."""
    found = []
    first = 0
    for sentence in codes.split(STOP):
        if sentence:
            found.append((first, first + len(sentence)))
        first += len(sentence) + 1
    return found


def _hits(text: str, reading: Reading, sentence: tuple[int, int]) -> list[Hit]:
    """What the rules match in a sentence: one of each kind and route."""
    first, last = sentence
    book = _rulebook()
    codes = reading.codes
    found: dict[tuple[AlarmKind, str | None], Hit] = {}
    for pattern in book.candidates(codes[first:last]):
        rule = pattern.rule
        if (rule.kind, rule.special) in found:
            continue
        for match in pattern.expression.finditer(codes, first, last):
            start, end = match.span()
            if book.allows(rule, codes, start, first, last):
                found[rule.kind, rule.special] = _hit(rule, text, reading, sentence, (start, end))
                break
    return list(found.values())


def _hit(
    rule: CompiledRule,
    text: str,
    reading: Reading,
    sentence: tuple[int, int],
    match: tuple[int, int],
) -> Hit:
    """The excerpt grows from the match to its sentence, as far as 80 characters hold whole words."""
    starts, ends = reading.starts, reading.ends
    first, last = match[0], match[1] - 1
    while last > first and ends[last] - starts[first] > _MOST_WORDS:
        last -= 1
    while last + 1 < sentence[1] and ends[last + 1] - starts[first] <= _MOST_WORDS:
        last += 1
    while first > sentence[0] and ends[last] - starts[first - 1] <= _MOST_WORDS:
        first -= 1
    start = starts[first]
    end = min(ends[last], start + _MOST_WORDS)
    words = _BLANKS.sub(" ", text[start:end]).strip()
    return Hit(rule.kind, rule.name, words, start, end, rule.special)


def fingerprint(hit: Hit) -> str:
    """A stable key by which a hit is known again when its text is checked again (conversation.md:
    "Danger asks for each *new* hit"). Sixteen hex digits; the words cannot be read from it."""
    words = _NOT_LETTERS.sub(" ", hit.words.casefold()).strip()
    return hashlib.sha256(f"{hit.rule}\n{words}".encode("utf-8", "replace")).hexdigest()[:16]
