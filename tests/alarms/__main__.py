"""``python -m tests.alarms fit``: fits the alarm's weights to the labelled texts.

Logistic regression with an L2 penalty, one for each matter against all others, by stochastic gradient
descent over a fixed order: the same texts give the same file. ``check`` fits to nine tenths at a time
instead, and prints what the evidence would have said of the tenth that it had not seen. Texts in
``alarm_unseen.jsonl`` are never fitted: ``cpi alarms score`` measures on them.
"""

import math
import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from dialogs.intake import alarms
from dialogs.intake.alarm_evidence import CUES, sentence_cues, terms, with_harm
from dialogs.intake.alarm_language import read
from dialogs.intake.alarm_scores import Labelled, read_lines
from dialogs.intake.alarm_weights import CUE, DANGER, FILE, MATTERS, ROUTES, START, TERM

DATA = Path(__file__).parents[1] / "data"
TEXTS = (DATA / "narratives.jsonl", DATA / "alarm_examples.jsonl")
ROUNDS, STEP, SLOWER = 60, 0.25, 6
"""Passes over the texts; the first step, and the passes after which it has halved."""
CUE_PENALTY, TERM_PENALTY = 0.0003, 0.0003
TERM_SCALE = 0.7
"""A term's feature is this, not 1: it tells less than a cue that was written for the purpose."""
SHIFT: Mapping[str, float] = {DANGER: 0.6}
"""Added to the start: a missed danger weighs more than a question too many."""
LEAST: Mapping[str, float] = {DANGER: 0.03}
LEAST_ELSE = 0.15
"""Weights closer to 0 are left out of the file."""
PARTS = 10

Name = tuple[str, str]
Features = Sequence[tuple[Name, float]]


@dataclass(frozen=True, slots=True)
class Example:
    """One text: what is in it and what it tells of; None if that is not labelled."""

    features: Features
    matter: str | None

    def tells(self, matter: str) -> bool | None:
        """Whether it tells of the matter; None if nobody said."""
        return None if self.matter is None and matter in ROUTES else self.matter == matter


def examples(paths: Iterable[Path]) -> Iterator[Example]:
    """The labelled texts as features."""
    for path in paths:
        for row in read_lines(path.read_text(encoding="utf-8").splitlines()):
            yield Example(tuple(features(row.text)), _matter(row))


def _matter(row: Labelled) -> str | None:
    return row.route if row.expect == "special" else row.expect


def features(text: str) -> Iterator[tuple[Name, float]]:
    """What the alarm sees in a short text."""
    table, reading = alarms._cues(), read(text, alarms._rulebook().vocabulary)
    found, said = 0, set[str]()
    for sentence in alarms._sentences(reading.codes):
        words = reading.words[slice(*sentence)]
        hits = alarms._hits(text, reading, sentence)
        found |= sentence_cues(words, table) | table.ruled(hit.kind.value for hit in hits)
        said |= terms(words)
    found = with_harm(found, table)
    yield from (((CUE, name), 1.0) for place, name in enumerate(CUES) if found >> place & 1)
    yield from (((TERM, term), TERM_SCALE) for term in sorted(said))


def fit(texts: Sequence[Example], matter: str) -> tuple[float, dict[Name, float]]:
    """The start, and the weights of cues and of terms that were met more than once."""
    met = Counter(name for text in texts for name, _ in text.features)
    weights = {name: 0.0 for name, count in met.items() if count > 1 or name[0] == CUE}
    known = [
        ([(n, v) for n, v in text.features if n in weights], float(tells))
        for text in texts
        if (tells := text.tells(matter)) is not None
    ]
    start, order, chance = 0.0, list(range(len(known))), random.Random(1)  # noqa: S311 - the same order every time
    for turn in range(ROUNDS):
        chance.shuffle(order)
        step = STEP / (1 + turn / SLOWER)
        for place in order:
            have, wanted = known[place]
            score = start + sum([weights[name] * value for name, value in have])
            slope = wanted - 1 / (1 + math.exp(-max(-30.0, min(30.0, score))))
            start += step * slope * 0.2
            for name, value in have:
                penalty = len(have) * (CUE_PENALTY if name[0] == CUE else TERM_PENALTY)
                weight = weights[name]
                weights[name] = weight + step * (slope * value - penalty * weight)
    return start + SHIFT.get(matter, 0.0), weights


def rows(texts: Sequence[Example]) -> Iterator[tuple[str, str, str, float]]:
    """The lines of the file: kind, name, matter, weight."""
    for matter in MATTERS:
        start, weights = fit(texts, matter)
        yield START, "", matter, start
        for (kind, name), weight in sorted(weights.items()):
            kept = weight * (TERM_SCALE if kind == TERM else 1)
            if abs(kept) >= LEAST.get(matter, LEAST_ELSE):
                yield kind, name, matter, kept


def check(texts: Sequence[Example]) -> None:
    """Prints what evidence finds in texts that the weights were not fitted to."""
    order = list(range(len(texts)))
    random.Random(2).shuffle(order)  # noqa: S311 - the same order every time
    for matter in MATTERS:
        found = {True: [0, 0], False: [0, 0]}
        for part in range(PARTS):
            unseen = set(order[part::PARTS])
            start, weights = fit([t for n, t in enumerate(texts) if n not in unseen], matter)
            for text in (texts[place] for place in unseen):
                score = start + sum(weights.get(name, 0.0) * value for name, value in text.features)
                if (tells := text.tells(matter)) is not None:
                    found[tells][score > 0] += 1
        (missed, right), (_, false) = found[True], found[False]
        of, beside = missed + right, sum(found[False])
        sys.stdout.write(f"{matter:13} found {right} of {of}, false {false} of {beside}\n")


def main() -> None:
    task, *paths = sys.argv[1:]
    texts = list(examples(map(Path, paths)) if paths else examples(TEXTS))
    if task == "check":
        check(texts)
        return
    lines = [
        f"{kind}\t{name}\t{matter}\t{weight:.2f}\n" for kind, name, matter, weight in rows(texts)
    ]
    Path(str(FILE)).write_text("".join(lines), encoding="utf-8")
    sys.stdout.write(f"{len(texts)} texts, {len(lines)} weights\n")


if __name__ == "__main__":
    main()
