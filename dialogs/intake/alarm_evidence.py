"""Evidence of present danger, weighed: cues for it and against it, met in neighbouring sentences.

The rules find set phrases; this finds danger told in other words (domain.md 4). Each cue counts once
for a window of three sentences; `alarm_cue_weights` says how much.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import pairwise

from dialogs.intake.alarm_cue_words import CUE_WORDS
from dialogs.intake.alarm_grammar import GRAMMAR_CUES, grammar_cues, shapes
from dialogs.intake.alarm_language import COMMA
from dialogs.intake.alarm_weights import AGAINST, MATTERS, Weights, load_weights

RULE_CUES = ("rule_danger", "rule_crime", "rule_special")
CUES = (*CUE_WORDS, *GRAMMAR_CUES, "no_harm", "harm_twice", *RULE_CUES)
"""What a sentence may hold; the last three: a rule of that kind matches in it."""
BEGINS = "^"
_WINDOW = 3
_MOST_UNITS = 60
_REACH = 4
_ALONE = 1.5
_DENIALS = frozenset(
    ("no", "not", "never", "without", "nobody", "nor", "none", "neither", "nothing")
)
_WILLING = frozenset(("will", "can", "could", "would", "do", "does", "did", "dare"))
_ENDS_DENIAL = frozenset((COMMA, "but", "and", "so", "because", "just", "only"))
_HARM = ("violence_now", "violence_done", "violence_to_come", "weapon", "improvised_weapon", "weapon_handling", "injury", "distress", "no_answer", "confined", "pursuit", "taken", "self_harm", "perilous_place", "fire_and_fumes", "break_in", "threat", "sexual_now", "alone", "reckless_driving", "danger_person", "plea")  # fmt: skip
_DENIABLE = ("violence_now", "violence_done", "violence_to_come", "weapon", "threat", "pursuit", "taken", "self_harm", "fire_and_fumes")  # fmt: skip


@dataclass(frozen=True, slots=True)
class CueTable:
    """The cues as bits: of single words, of phrases by their first two words (with the words that
    follow these); and the shapes of words."""

    words: Mapping[str, int]
    phrases: Mapping[tuple[str, str], tuple[tuple[tuple[str, ...], int], ...]]
    shapes: Mapping[str, str]
    danger: int
    deniable: int
    harm: int
    no_harm: int
    harm_twice: int
    denied: int
    right_now: int
    weights: Weights

    def ruled(self, kinds: Iterable[str]) -> int:
        """The cues that say rules of these kinds match."""
        return sum(1 << CUES.index(f"rule_{kind}") for kind in set(kinds))


@dataclass(frozen=True, slots=True)
class Weighed:
    """A piece of at most sixty units of a sentence that begins at unit `sentence`; for each of
    `MATTERS` the highest score of the windows it lies in, and its own; whether it says "right now"."""

    sentence: int
    first: int
    last: int
    window: tuple[float, ...]
    alone: tuple[float, ...]
    right_now: bool

    @property
    def found(self) -> bool:
        """Whether danger is found. Around a sentence there may be other matters: a sentence that
        alone tells enough of danger is heard."""
        return self.window[0] > 0 or self.alone[0] > _ALONE


def cue_vocabulary() -> frozenset[str]:
    """Every word that the cues are written with."""
    return frozenset(
        word for words in CUE_WORDS.values() for word in words.replace(",", " ").split()
    )


def build_cues() -> CueTable:
    """Turn the lists of words into look-up tables."""
    words: dict[str, int] = {}
    phrases: dict[tuple[str, str], dict[tuple[str, ...], int]] = {}
    bits = {name: 1 << number for number, name in enumerate(CUES)}
    for name, entries in CUE_WORDS.items():
        for entry in entries.split(","):
            parts = tuple(entry.split())
            if len(parts) == 1:
                words[parts[0]] = words.get(parts[0], 0) | bits[name]
            else:
                begun = phrases.setdefault((parts[0], parts[1]), {})
                begun[parts[2:]] = begun.get(parts[2:], 0) | bits[name]
    danger = sum(bits[name] for name in CUE_WORDS if name not in AGAINST)
    return CueTable(
        words,
        {begun: tuple(rest.items()) for begun, rest in phrases.items()},
        shapes(
            CUE_WORDS["violence_done"].replace(",", " ").split(),
            [word for word, cues in words.items() if cues & danger],
        ),
        danger,
        sum(bits[name] for name in _DENIABLE),
        sum(bits[name] for name in _HARM),
        bits["no_harm"],
        bits["harm_twice"],
        bits["denied"],
        bits["this_minute"],
        load_weights(CUES),
    )


def sentence_cues(words: Sequence[str], table: CueTable) -> int:
    """Give the cues of a sentence as bits, in the order of `CUES`. A danger cue that follows a denial
    is none; denied violence is evidence against."""
    found = grammar_cues(words, table.shapes) << len(CUE_WORDS)
    singles, phrases = table.words, table.phrases
    reach = -1
    before = ""
    for index, pair in enumerate(zip(words, (*words[1:], ""), strict=True)):
        word = pair[0]
        cues = singles.get(word, 0)
        if pair in phrases:
            cues |= _phrase_cues(words, index + 2, phrases[pair])
        if word in _DENIALS and before not in _WILLING:
            reach = index + _REACH
        elif word in _ENDS_DENIAL:
            reach = -1
        elif cues and index <= reach:
            if cues & table.deniable:
                found |= table.denied
            cues &= ~table.danger
        found |= cues
        before = word
    return found


def _phrase_cues(
    words: Sequence[str], index: int, endings: tuple[tuple[tuple[str, ...], int], ...]
) -> int:
    found = 0
    for ending, cues in endings:
        if not ending or tuple(words[index : index + len(ending)]) == ending:
            found |= cues
    return found


def with_harm(cues: int, table: CueTable) -> int:
    """Give the cues of a window with a cue more where none of them, or more than one, is of harm."""
    harm = (cues & table.harm).bit_count()
    if harm == 0:
        return cues | table.no_harm
    return cues | table.harm_twice if harm > 1 else cues


def terms(words: Sequence[str]) -> frozenset[str]:
    """Give the words of a sentence and its pairs of neighbours; BEGINS stands before the first."""
    return frozenset((*words, *map(" ".join, pairwise((BEGINS, *words)))))


def points(cues: int, said: AbstractSet[str], table: CueTable) -> list[float]:
    """Give, for each of `MATTERS`, the sum of the weights of the cues and of the terms."""
    weights = table.weights
    totals = list(weights.start)
    cues = with_harm(cues, table)
    while cues:
        lowest = cues & -cues
        for place, weight in weights.cues[lowest.bit_length() - 1]:
            totals[place] += weight
        cues ^= lowest
    for term in said & weights.terms.keys():
        for place, weight in weights.terms[term]:
            totals[place] += weight
    return totals


def weigh(
    words: Sequence[str],
    sentences: Sequence[tuple[int, int]],
    ruled: Sequence[int],
    table: CueTable,
) -> list[Weighed]:
    """Score sentences of units `first:last`, each alone and in its windows of three neighbours (fewer
    in a short text). ``ruled``: the cues of the rules that match in each sentence."""
    cut = [
        (first, start, min(last, start + _MOST_UNITS), rules)
        for (first, last), rules in zip(sentences, ruled, strict=True)
        for start in range(first, last, _MOST_UNITS)
    ]
    cues = [sentence_cues(words[first:last], table) | rules for _, first, last, rules in cut]
    said = [terms(words[first:last]) for _, first, last, _ in cut]
    windows = []
    for start in range(max(1, len(cut) - _WINDOW + 1)):
        joined = 0
        for found in cues[start : start + _WINDOW]:
            joined |= found
        windows.append(points(joined, frozenset().union(*said[start : start + _WINDOW]), table))
    return [
        Weighed(
            *place[:3],
            tuple(map(max, zip(*windows[max(0, number - _WINDOW + 1) : number + 1], strict=True))),
            tuple(points(cues[number], said[number], table)),
            bool(cues[number] & table.right_now),
        )
        for number, place in enumerate(cut)
    ]


def stands(piece: Weighed) -> bool:
    """Tell whether a danger rule's hit in the piece stands: a rule is strong evidence, but a story, a
    denial or an old event around it can outweigh it, unless its sentence says "right now"."""
    return piece.right_now or piece.found


def unspoken(scored: Sequence[Weighed], spoken: Collection[int]) -> Iterator[Weighed]:
    """Give, for each stretch whose evidence tells of danger, its strongest piece, unless a rule has
    spoken nearby. Takes the first units of the sentences in which a danger rule's hit stands."""
    quiet: set[int] = set()
    for number, piece in enumerate(scored):
        if piece.sentence in spoken:
            quiet.update(range(number - _WINDOW + 1, number + _WINDOW))
    danger = [number for number, piece in enumerate(scored) if piece.found]
    for number in sorted(danger, key=lambda number: (-scored[number].alone[0], number)):
        if number not in quiet:
            quiet.update(range(number - _WINDOW + 1, number + _WINDOW))
            yield scored[number]


def told(scored: Sequence[Weighed], matters: Collection[str]) -> tuple[str, Weighed] | None:
    """Give the one of these matters that the evidence tells of most, with its strongest piece."""
    found = [
        (piece.window[place], piece.alone[place], -number, matter)
        for number, piece in enumerate(scored)
        for place, matter in enumerate(MATTERS)
        if matter in matters and piece.window[place] > 0
    ]
    if not found:
        return None
    *_, number, matter = max(found)
    return matter, scored[-number]


def first_cue(words: Sequence[str], piece: Weighed, table: CueTable) -> int:
    """Give the first unit of the piece that is a cue of danger, or the first unit of all."""
    units = range(piece.first, piece.last)
    return next(
        (unit for unit in units if table.words.get(words[unit], 0) & table.danger), piece.first
    )
