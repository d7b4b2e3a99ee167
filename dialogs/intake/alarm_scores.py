"""Measures the alarm on labelled texts, for `cpi alarms score FILE.jsonl`. Holds no text itself."""

import json
from collections.abc import Iterable
from dataclasses import dataclass

from dialogs.intake.alarms import AlarmKind, Hit, scan

CLASSES = ("danger", "crime", "special", "none")
_ROUTES = {
    "csa": "child_sexual",
    "lado": "trust",
    "prevent": "extremism",
    "modern_slavery": "slavery",
    "gunshot_knife_wound": "wound",
}


@dataclass(frozen=True, slots=True)
class Labelled:
    """One line of the file: a text with the alarm it ought to raise; `route` for special ones."""

    id: str
    text: str
    expect: str
    route: str | None


@dataclass(frozen=True, slots=True)
class ClassScore:
    """The texts of one class: how many raised which alarm, and the ids that went wrong."""

    expect: str
    raised: tuple[tuple[str, int], ...]
    missed: tuple[str, ...]

    @property
    def n(self) -> int:
        return sum(count for _, count in self.raised)

    @property
    def recall(self) -> float:
        """Share (0 to 1) that raised the alarm expected; for "none", that raised no danger alarm."""
        return 1 - len(self.missed) / self.n


@dataclass(frozen=True, slots=True)
class Scores:
    """The result: one score for each class in the file, and what concerns danger and routes."""

    classes: tuple[ClassScore, ...]
    false_danger: tuple[str, ...]
    not_danger: int
    routes: int
    right_routes: int

    def as_dict(self) -> dict[str, dict[str, object]]:
        """The form that `--json` prints (classes in the file only)."""
        return {
            score.expect: {
                "n": score.n,
                "raised": dict(score.raised),
                "missed": list(score.missed),
            }
            for score in self.classes
        }


def read_lines(lines: Iterable[str]) -> Iterable[Labelled]:
    """Give the labelled texts of JSON lines; blank lines are passed over.

    Raises ValueError that names the line and what to mend, never the text.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _labelled(number, line)


def _labelled(number: int, line: str) -> Labelled:
    try:
        row = json.loads(line)
    except (ValueError, RecursionError):
        row = None
    fields = row if isinstance(row, dict) else {}
    text, expect = fields.get("text"), fields.get("expect")
    mend = _mend(row, text, expect)
    if mend:
        raise ValueError(f"Line {number}: {mend}")
    kind = fields.get("kind")
    route = _ROUTES.get(kind, kind) if expect == "special" and isinstance(kind, str) else None
    return Labelled(str(fields.get("id", f"line {number}")), str(text), str(expect), route)


def _mend(row: object, text: object, expect: object) -> str:
    if not isinstance(row, dict):
        return 'write one JSON object, with "text" and "expect".'
    if not isinstance(text, str):
        return 'add "text", the words to check, in quotes.'
    return "" if expect in CLASSES else 'set "expect" to danger, crime, special or none.'


def raised_by(expect: str, hits: Iterable[Hit]) -> str:
    """The one alarm a text counts for: danger before all, then the expected one, then another."""
    kinds = {hit.kind.value for hit in hits}
    order = (AlarmKind.DANGER.value, expect, AlarmKind.SPECIAL.value, AlarmKind.CRIME.value)
    return next((kind for kind in order if kind in kinds), "none")


def score(lines: Iterable[str]) -> Scores:
    """Scan each labelled text and count. Takes JSON lines; raises ValueError for a bad line."""
    raised: dict[str, dict[str, int]] = {}
    missed: dict[str, list[str]] = {}
    false_danger: list[str] = []
    not_danger = routes = right_routes = 0
    for row in read_lines(lines):
        hits = scan(row.text)
        got = raised_by(row.expect, hits)
        counts = raised.setdefault(row.expect, dict.fromkeys(CLASSES, 0))
        counts[got] += 1
        wrong = missed.setdefault(row.expect, [])
        if row.expect != "danger":
            not_danger += 1
            if got == "danger":
                false_danger.append(row.id)
        if row.route:
            routes += 1
            right_routes += any(hit.special == row.route for hit in hits)
        if got == "danger" if row.expect == "none" else not _expected(row.expect, hits):
            wrong.append(row.id)
    return Scores(
        tuple(
            ClassScore(name, tuple(raised[name].items()), tuple(missed[name]))
            for name in CLASSES
            if name in raised
        ),
        tuple(false_danger),
        not_danger,
        routes,
        right_routes,
    )


def _expected(expect: str, hits: Iterable[Hit]) -> bool:
    return any(hit.kind.value == expect for hit in hits)


def as_table(scores: Scores) -> str:
    """A plain-text table: what each class raised, its recall, false danger alarms and misses."""
    lines = [f"{'expected':<10}{'n':>5}" + "".join(f"{name:>9}" for name in CLASSES) + "   recall"]
    for row in scores.classes:
        counts = dict(row.raised)
        recall = "      –" if row.expect == "none" else f"{row.recall:>7.0%}"
        cells = "".join(f"{counts[name]:>9}" for name in CLASSES)
        lines.append(f"{row.expect:<10}{row.n:>5}{cells}  {recall}")
    lines.append("")
    lines.append(
        f"False danger alarms: {len(scores.false_danger)} of {scores.not_danger}"
        + _ids(scores.false_danger)
    )
    if scores.routes:
        lines.append(f"Right special route: {scores.right_routes} of {scores.routes}")
    lines += (
        f"Missed {row.expect}: {len(row.missed)} of {row.n}" + _ids(row.missed)
        for row in scores.classes
        if row.expect != "none"
    )
    return "\n".join(lines) + "\n"


def _ids(ids: tuple[str, ...]) -> str:
    return f" ({', '.join(ids)})" if ids else ""
