"""``cpi cases list|show|export``. Content leaves only with an entry in the audit trail."""

import json
import os
from dataclasses import asdict
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

from bot.commands.opened import opened
from dialogs.force.profile import Profile, load_profile
from dialogs.intake.reference import parse_reference
from dialogs.ports import Case, CaseState, Entry, Work

MOST = 100_000
_ASIDE = {"id", "force_id", "submission_id", "message_ref", "version"}


class CaseNotFound(LookupError):
    """There is no such case; the words say what to do."""


class FileStands(Exception):
    """The file to write is there already."""


def listed(state: str, *, as_json: bool) -> str:
    """One line a case: reference, state, times, risk, outcome. No content."""
    states = [each for each in CaseState if state in {"all", each.value}]
    with opened() as (database, _keys, settings):
        profile = load_profile(settings.profile)
        found = database.read_sync(lambda work: _cases(work, profile, states))
    rows = [_clear(case) for case in found]
    if as_json:
        return json.dumps(rows, indent=2)
    if not rows:
        return "No cases."
    return "\n".join(
        f"{row['reference']}  {row['state']:10} {row['created_at']}  {row['outcome'] or '-':14} {row['risk'] or '-'}"
        for row in rows
    )


def shown(reference: str, actor: str, *, as_json: bool) -> str:
    """One case with its content; the reading is audited. Raises CaseNotFound."""
    with opened() as (database, _keys, settings):
        profile = load_profile(settings.profile)
        case = database.read_sync(lambda work: _find(work, profile, reference))
        document = database.write_sync(
            partial(_document, case=case, event="case.read", actor=actor)
        )
    if as_json:
        return json.dumps(document, indent=2, ensure_ascii=False)
    lines = [f"{case.reference}  {case.state.value}"]
    for part in (document["content"] or {}).get("parts", ()):
        lines += [
            "",
            part["title"],
            *(f"  {': '.join(filter(None, line))}" for line in part["lines"]),
        ]
    return "\n".join(lines)


def exported(reference: str, actor: str, to: Path) -> str:
    """Writes cases with their content as JSON lines into a file of the owner's. Raises CaseNotFound, FileStands."""
    with opened() as (database, _keys, settings):
        profile = load_profile(settings.profile)
        if reference:
            found = [database.read_sync(lambda work: _find(work, profile, reference))]
        else:
            found = database.read_sync(lambda work: _cases(work, profile, list(CaseState)))
        try:
            handle = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            raise FileStands(f"{to} is there already, and stays as it is. Name another.") from None
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            for case in found:
                document = database.write_sync(
                    partial(_document, case=case, event="case.exported", actor=actor)
                )
                file.write(json.dumps(document, ensure_ascii=False) + "\n")
    return f"{len(found)} cases written to {to}."


def _cases(work: Work, profile: Profile, states: list[CaseState]) -> list[Case]:
    force = work.members.force_by_slug(profile.slug)
    return list(work.cases.listed(force.id, states, MOST)) if force else []


def _find(work: Work, profile: Profile, reference: str) -> Case:
    written = parse_reference(reference)
    force = work.members.force_by_slug(profile.slug)
    if written is None or force is None:
        raise CaseNotFound(
            "That is not a reference. They look like CPI-7K4M-2Q; check each character."
        )
    submission = work.submissions.by_reference(force.id, written)
    case = work.cases.by_submission(submission.id) if submission else None
    if case is None:
        raise CaseNotFound(f"There is no case {written} in this database.")
    return case


def _clear(case: Case) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(case).items()
        if name not in _ASIDE
    }


def _document(work: Work, case: Case, event: str, actor: str) -> dict[str, Any]:
    submission = work.submissions.get(case.submission_id)
    now = datetime.now(UTC)
    work.audit.append(Entry(case.force_id, event, case.id, f"cli:{actor}", now))
    return {
        **_clear(case),
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


def _plain(record: dict[str, Any]) -> dict[str, Any]:
    return {k: v.isoformat() if isinstance(v, datetime) else v for k, v in record.items()}
