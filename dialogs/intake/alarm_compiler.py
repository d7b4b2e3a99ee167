"""Turns the alarm's patterns into regular expressions over the codes of a reading."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from dialogs.intake.alarm_evidence import cue_vocabulary
from dialogs.intake.alarm_language import (
    COMMA,
    NAME,
    OTHER,
    SMALL,
    STOP,
    TINY,
    Vocabulary,
    build_vocabulary,
)
from dialogs.intake.alarm_lexicon import REAL_WORDS, SPELLING, VERBS, WORDS
from dialogs.intake.alarm_rules import AlarmKind, Rule, Tense

_GAP = re.compile(r"(~~?)(\d+)$")
_MARKS = {",": COMMA, "x": OTHER, "X": NAME, "6": SMALL + TINY, "5": TINY, "0": "0", "2": "2"}
_BEFORE = 4
_LONG_WORD = 7


@dataclass(frozen=True, slots=True)
class CompiledRule:
    """A rule as the reader meets it: what it finds and what its sentence must be like."""

    kind: AlarmKind
    name: str
    tense: Tense
    special: str | None
    unless: re.Pattern[str] | None


@dataclass(frozen=True, slots=True)
class CompiledPattern:
    """One pattern, with sets of codes of each of which one must be in the sentence; rarest first."""

    rule: CompiledRule
    source: str
    needed: tuple[frozenset[str], ...]

    @property
    def expression(self) -> re.Pattern[str]:
        """Compiled when a text first calls for it: most patterns never meet a candidate."""
        return _expression(self.source)


@cache
def _expression(source: str) -> re.Pattern[str]:
    return re.compile(source)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """All patterns with the vocabulary they are written in, and the guards they share.

    `index` gives for a code the numbers of the patterns that cannot stand without it or its like.
    """

    vocabulary: Vocabulary
    patterns: tuple[CompiledPattern, ...]
    index: Mapping[str, tuple[int, ...]]
    guards: Mapping[str, re.Pattern[str]]

    def candidates(self, sentence: str) -> list[CompiledPattern]:
        """Give the patterns that may stand in a sentence of codes, in the order of the rules."""
        present = frozenset(sentence)
        index = self.index
        numbers = {number for code in present if code in index for number in index[code]}
        patterns = self.patterns
        return [
            patterns[number]
            for number in sorted(numbers)
            if not any(map(present.isdisjoint, patterns[number].needed))
        ]

    def allows(self, rule: CompiledRule, codes: str, start: int, first: int, last: int) -> bool:
        """Tell whether the sentence `first:last` leaves a match at `start` standing (domain.md 4:
        negation, the past, habit and stories must not fire the danger alarm)."""
        guards = self.guards

        def has(guard: str) -> bool:
            return guards[guard].search(codes, first, last) is not None

        if guards["denied"].search(codes, max(first, start - _BEFORE), start):
            return False
        if rule.tense is Tense.ENDURING:
            return True
        if has("story"):
            return False
        if rule.tense is Tense.DONE:
            return not has("old")
        if has("unreal"):
            return False
        past = has("past") or has("habit") or (rule.tense is Tense.PERFECT and has("weekday"))
        quiet = rule.unless is not None and rule.unless.search(codes, first, last) is not None
        return has("now") or not (past or quiet)


def compile_rules(groups: Iterable[tuple[AlarmKind, tuple[Rule, ...]]]) -> Rulebook:
    """Build the vocabulary from the lexicon and every word in the patterns, then compile them.

    Raises KeyError for a class that the lexicon does not have.
    """
    groups = tuple(groups)
    classes = _classes()
    words = {word for members in classes.values() for word in members}
    for _, rules in groups:
        for rule in rules:
            for line in _lines(rule):
                words |= _literals(line)
    cues = cue_vocabulary()
    full = {form for name in VERBS for form in classes[f"{name}_G"]}
    full |= {word for word in cues if word.endswith("ing")}
    vocabulary = build_vocabulary(
        words - _MARKS.keys(),
        _split(SPELLING) + [word for word in cues if len(word) >= _LONG_WORD],
        _split(REAL_WORDS) + sorted(cues),
        classes["FIGURE"],
        {form[:-1]: form for form in sorted(full)},
    )
    writer = _Writer(vocabulary, classes)
    patterns: list[CompiledPattern] = []
    for kind, rules in groups:
        for rule in rules:
            unless = re.compile(writer.words(classes[rule.unless])[0]) if rule.unless else None
            compiled = CompiledRule(kind, rule.name, rule.tense, rule.special, unless)
            patterns += (CompiledPattern(compiled, *writer.pattern(line)) for line in _lines(rule))
    index: dict[str, list[int]] = {}
    for number, pattern in enumerate(patterns):
        for code in pattern.needed[0]:
            index.setdefault(code, []).append(number)
    return Rulebook(
        vocabulary,
        tuple(patterns),
        {code: tuple(numbers) for code, numbers in index.items()},
        writer.guards(),
    )


def _lines(rule: Rule) -> list[str]:
    return [line.strip() for line in rule.patterns.splitlines() if line.strip()]


def _split(words: str) -> list[str]:
    return [" ".join(word.replace("-", " ").split()) for word in words.split(",") if word.strip()]


def _literals(line: str) -> set[str]:
    return {
        word.replace("_", " ")
        for item in line.split()
        if not item.startswith("~")
        for word in item.strip("!?<").split("|")
        if word.islower()
    }


def _classes() -> dict[str, frozenset[str]]:
    classes = {name: frozenset(_split(words)) for name, words in WORDS.items()}
    for name, lemmas in VERBS.items():
        forms = [_forms(lemma) for lemma in _split(lemmas)]
        for index, ending in enumerate(("B", "S", "G", "D", "N")):
            classes[f"{name}_{ending}"] = frozenset(form[index] for form in forms)
    return classes


def _forms(lemma: str) -> tuple[str, str, str, str, str]:
    """Base, -s, -ing, past and participle of a verb: five forms given, or a regular lemma, with
    `+b` for a doubled last letter."""
    given = lemma.split()
    if len(given) == 5:
        return (given[0], given[1], given[2], given[3], given[4])
    base, _, doubled = lemma.partition("+")
    stem = base[:-1] if base.endswith("e") else base + doubled
    ess = base + ("es" if base.endswith(("sh", "ch", "x", "s", "z")) else "s")
    return (base, ess, stem + "ing", stem + "ed", stem + "ed")


class _Writer:
    """Writes patterns as regular expressions in one vocabulary."""

    def __init__(self, vocabulary: Vocabulary, classes: Mapping[str, frozenset[str]]) -> None:
        self._codes = vocabulary.codes
        self._classes = classes
        denial = "".join(sorted(self._codes[word] for word in classes["NEG"] if " " not in word))
        self._word = f"[^{STOP}{denial}]"
        self._any = f"[^{STOP}]"
        self._common = frozenset(
            {self._codes[word] for word in classes["COMMON"]} | {OTHER, NAME, COMMA, SMALL, TINY}
        )

    def pattern(self, line: str) -> tuple[str, tuple[frozenset[str], ...]]:
        written: list[str] = []
        needed: list[frozenset[str]] = []
        for item in line.split():
            gap = _GAP.match(item)
            if gap:
                written.append((self._any if gap[1] == "~~" else self._word) + f"{{0,{gap[2]}}}?")
            elif item == "^":
                written.append(f"(?:(?<=[{STOP}])|^)")
            elif item.startswith("!"):
                written.append(f"(?!{self._choice(item[1:])[0]})")
            elif item.startswith("<"):
                written.append(f"(?<!{self._choice(item[1:])[0]})")
            elif item.endswith("?"):
                written.append(f"(?:{self._choice(item[:-1])[0]})?")
            else:
                choice, firsts = self._choice(item)
                written.append(choice)
                needed.append(firsts)
        return "".join(written), tuple(sorted(needed, key=self._frequency))

    def _frequency(self, codes: frozenset[str]) -> int:
        """How often one of the codes is met, roughly: common words weigh as a hundred others."""
        return len(codes) + 100 * len(codes & self._common)

    def _choice(self, item: str) -> tuple[str, frozenset[str]]:
        words: set[str] = set()
        for name in item.split("|"):
            if name in _MARKS:
                words.add(name)
            elif name[0].isupper():
                words |= self._classes[name]
            else:
                words.add(name.replace("_", " "))
        return self.words(words)

    def words(self, words: Iterable[str]) -> tuple[str, frozenset[str]]:
        """An expression for any of the words, long phrases first, and the codes it can begin with."""
        singles: set[str] = set()
        phrases: dict[str, list[str]] = {}
        for word in words:
            if word in _MARKS:
                singles |= set(_MARKS[word])
            elif word in self._codes:
                singles.add(self._codes[word])
            else:
                sequence = "".join(self._codes[part] for part in word.split())
                phrases.setdefault(sequence[0], []).append(sequence[1:])
        firsts = frozenset(singles | phrases.keys())
        written = [
            first + "(?:" + "|".join(sorted(rest, key=lambda r: (-len(r), r))) + ")"
            for first, rest in sorted(phrases.items())
        ]
        if singles:
            written.append(f"[{''.join(sorted(singles))}]")
        return f"(?:{'|'.join(written)})", firsts

    def guards(self) -> dict[str, re.Pattern[str]]:
        """The shared guards; a comma or "and" ends what a denial reaches."""
        reach = "".join(sorted(self._codes[word] for word in self._classes["REACH"]))
        denial = self.words(self._classes["NEG"])[0]
        return {
            "denied": re.compile(f"{denial}[^{STOP}{COMMA}{reach}]*$"),
            "story": re.compile(self.words(self._classes["FICTION"])[0]),
            "old": re.compile(self.words(self._classes["OLD"])[0] + "|2"),
            "unreal": re.compile(self.words(self._classes["HYPO"])[0]),
            "now": re.compile(self.words(self._classes["STRONG"])[0]),
            "past": re.compile(self.words(self._classes["PAST"])[0] + "|2"),
            "habit": re.compile(self.words(self._classes["HABIT"])[0]),
            "weekday": re.compile(self.words(self._classes["WEEKDAY"])[0]),
        }
