"""A case with its content as a document, and the forms in which it leaves: JSON lines, CSV, a page to print."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict
from datetime import datetime, tzinfo
from typing import Any

from dialogs.ports import Case, Work
from dialogs.triage.words import outcome_words

Document = Mapping[str, Any]
Section = tuple[str, list[str]]

_ASIDE = {"id", "force_id", "submission_id", "message_ref", "version"}
_COLUMNS = (
    "reference", "state", "sent_at", "look_by", "taken_at", "opened_at", "decided_at", "outcome", "risk",
    "priority", "area", "sector", "topic",
)  # fmt: skip
_TEXTS = ("content", "additions", "outcomes")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Cases</title>
<style>
body { font: 11pt/1.4 sans-serif; max-width: 42em; margin: 2em auto; padding: 0 1em }
article { break-after: page } h1 { font-size: 16pt } h2 { font-size: 12pt; margin-bottom: 0 }
p { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere }
</style></head><body>
{% for heading, sections in cases %}<article><h1>{{ heading }}</h1>
{% for title, lines in sections %}<h2>{{ title }}</h2>
{% for line in lines %}<p>{{ line }}</p>
{% endfor %}{% endfor %}</article>
{% endfor %}</body></html>
"""


def clear(case: Case) -> dict[str, Any]:
    """What stands in clear about a case."""
    return {name: value for name, value in _plain(asdict(case)).items() if name not in _ASIDE}


def document(work: Work, case: Case) -> Document:
    """A case with its submission, additions, outcomes and audit trail."""
    submission = work.submissions.get(case.submission_id)
    return {
        **clear(case),
        "sent_at": submission.sent_at.isoformat() if submission else None,
        "area": submission.area if submission else "",
        "sector": submission.sector if submission else "",
        "topic": submission.topic if submission else "",
        "content": submission.content if submission else None,
        "outcomes": [_plain(asdict(outcome)) for outcome in work.cases.outcomes(case.id)],
        "additions": [
            _plain(asdict(addition)) for addition in work.submissions.additions(case.submission_id)
        ],
        "timeline": [_plain(asdict(entry)) for entry in work.audit.of_subject(case.id)],
    }


def as_text(found: Document, zone: tzinfo) -> str:
    """For a terminal."""
    lines = [f"{found['reference']}  {found['state']}"]
    for title, said in sections(found, zone):
        lines += ["", title, *(f"  {line}" for line in said)]
    return "\n".join(lines)


def as_json(found: Iterable[Document], _zone: tzinfo) -> str:
    """An object a line."""
    return "".join(json.dumps(each, ensure_ascii=False) + "\n" for each in found)


def as_csv(found: Iterable[Document], zone: tzinfo) -> str:
    """A row a case. Text that a spreadsheet would take for a formula gets an apostrophe before it."""
    file = io.StringIO()
    rows = csv.writer(file)
    rows.writerow((*_COLUMNS, *_TEXTS))
    for each in found:
        texts = (_joined(parts(each, zone)) for parts in (_sent, _added, _decided))
        rows.writerow([_cell(text) for text in (*(each[name] for name in _COLUMNS), *texts)])
    return file.getvalue()


def as_page(found: Iterable[Document], zone: tzinfo) -> str:
    """A page to print, each case on a sheet of its own."""
    from jinja2 import Environment  # noqa: PLC0415  (only where it is used)

    template = Environment(autoescape=True).from_string(_PAGE)
    cases = ((f"{each['reference']}  {each['state']}", sections(each, zone)) for each in found)
    return template.render(cases=cases)


FORMATS: Mapping[str, Callable[[Iterable[Document], tzinfo], str]] = {
    "json": as_json,
    "csv": as_csv,
    "html": as_page,
}


def sections(found: Document, zone: tzinfo) -> list[Section]:
    """Headings with their lines, in the order in which people read them."""
    return [_facts(found, zone), *_sent(found, zone), *_added(found, zone), *_decided(found, zone)]


def _facts(found: Document, zone: tzinfo) -> Section:
    facts = {name.replace("_", " "): found[name] for name in _COLUMNS[2:] if found[name]}
    return "Case", [f"{name}: {_moment(value, zone)}" for name, value in facts.items()]


def _sent(found: Document, _zone: tzinfo) -> Iterator[Section]:
    if found["content"] is None:
        yield "Content", ["It was destroyed."]
        return
    for part in found["content"].get("parts", ()):
        yield part["title"], [": ".join(filter(None, line)) for line in part["lines"]]


def _added(found: Document, zone: tzinfo) -> Iterator[Section]:
    for addition in found["additions"]:
        title = f"Added {_moment(addition['at'], zone)}: {addition['kind'].replace('_', ' ')}"
        yield title, _fields(addition["content"])


def _decided(found: Document, zone: tzinfo) -> Iterator[Section]:
    for outcome in found["outcomes"]:
        said = outcome_words(outcome["kind"])
        title = f"{said[:1].upper()}{said[1:]}, {_moment(outcome['decided_at'], zone)}"
        weight = [f"{name}: {outcome[name]}" for name in ("risk", "priority") if outcome[name]]
        yield title, [*weight, *_fields(outcome["content"])]


def _fields(content: Mapping[str, Any] | None) -> list[str]:
    if content is None:
        return ["It was destroyed."]
    return [
        f"{name.replace('_', ' ')}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}"
        for name, value in content.items()
        if value not in (None, "", [], {})
    ]


def _joined(found: Iterable[Section]) -> str:
    return "\n".join(line for title, lines in found for line in (title, *lines))


def _cell(value: Any) -> str:
    text = "" if value is None else str(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _moment(value: Any, zone: tzinfo) -> str:
    try:
        at = datetime.fromisoformat(str(value))
    except ValueError:
        return str(value)
    return f"{at.astimezone(zone):%-d %B %Y, %H:%M}"


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, datetime) else v for k, v in record.items()}
