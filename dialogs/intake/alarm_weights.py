"""How much each cue and each term (a word, or two in a row) counts for or against what is told of.

The figures stand in ``alarm_weights.tsv``: log-odds fitted to the project's invented texts by
``make alarm-weights`` (tests/alarms). A stretch of sentences tells of danger, of a crime or of a
matter with a route of its own where their sum is above 0.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files

AGAINST = frozenset(
    (
        "resolved",
        "denied",
        "long_ago",
        "habit",
        "reputation",
        "background",
        "what_if",
        "story",
        "crime_report",
        "special_report",
        "reporting_voice",
        "not_found_now",
        "weekday",
    )
)
"""Cues of words that never speak for danger."""

FILE = files("dialogs.intake").joinpath("alarm_weights.tsv")
START, CUE, TERM = "start", "cue", "term"

DANGER, CRIME = "danger", "crime"
ROUTES = (
    "child_sexual",
    "fgm",
    "missing",
    "domestic",
    "trust",
    "extremism",
    "slavery",
    "wound",
    "police",
)
MATTERS = (DANGER, CRIME, *ROUTES)
"""What is weighed, in the order of all figures here."""

Figures = tuple[tuple[int, float], ...]
"""The place of a matter in `MATTERS`, and what counts for it; those that count nothing are left out."""


@dataclass(frozen=True, slots=True)
class Weights:
    """``start`` is what a sentence with nothing in it has; ``cues`` in the order they were asked for."""

    start: tuple[float, ...]
    cues: tuple[Figures, ...]
    terms: Mapping[str, Figures]


def load_weights(cues: Sequence[str]) -> Weights:
    """The fitted weights. A cue or term that was never met counts nothing."""
    start = [0.0] * len(MATTERS)
    known: dict[str, dict[str, Figures]] = {CUE: {}, TERM: {}}
    for line in FILE.read_text(encoding="utf-8").splitlines():
        kind, name, matter, weight = line.split("\t")
        place = MATTERS.index(matter)
        if kind == START:
            start[place] = float(weight)
        else:
            known[kind][name] = (*known[kind].get(name, ()), (place, float(weight)))
    return Weights(tuple(start), tuple(known[CUE].get(name, ()) for name in cues), known[TERM])
