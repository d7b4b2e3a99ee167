"""``cpi cases list|show|export``. Content leaves only with an entry in the audit trail."""

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TextIO

from bot.commands.documents import FORMATS, Document, as_text, clear, document
from bot.commands.opened import opened
from dialogs.force.profile import Profile, load_profile
from dialogs.intake.reference import parse_reference
from dialogs.ports import Case, CaseState, Entry, Work

MOST = 100_000


class CaseNotFound(LookupError):
    """There is no such case; the words say what to do."""


class FileStands(Exception):
    """The file to write is there already."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which cases to export: one, or those sent from one day to another (both included), or all."""

    reference: str = ""
    since: date = date.min
    until: date = date.max

    def holds(self, case: Case, profile: Profile) -> bool:
        """Whether a case was sent in the period, by the force's own days."""
        return self.since <= case.created_at.astimezone(profile.zone).date() <= self.until


def listed(state: str, *, as_json: bool) -> str:
    """One line a case: reference, state, times, risk, outcome. No content."""
    states = [each for each in CaseState if state in {"all", each.value}]
    with opened() as (database, _keys, settings):
        profile = load_profile(settings.profile)
        found = database.read_sync(lambda work: _cases(work, profile, states))
    rows = [clear(case) for case in found]
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
        found = database.write_sync(partial(_read, case=case, event="case.read", actor=actor))
    if as_json:
        return json.dumps(found, indent=2, ensure_ascii=False)
    return as_text(found, profile.zone)


def exported(wanted: Wanted, actor: str, to: Path, form: str) -> str:
    """Writes cases with their content into a file of the owner's; each is audited.

    ``form`` is one of `documents.FORMATS`. Raises CaseNotFound, FileStands.
    """
    with opened() as (database, _keys, settings):
        profile = load_profile(settings.profile)
        if wanted.reference:
            found = [database.read_sync(lambda work: _find(work, profile, wanted.reference))]
        else:
            every = database.read_sync(lambda work: _cases(work, profile, list(CaseState)))
            found = [case for case in every if wanted.holds(case, profile)]
        with _own_file(to) as file:
            documents = [
                database.write_sync(partial(_read, case=case, event="case.exported", actor=actor))
                for case in found
            ]
            file.write(FORMATS[form](documents, profile.zone))
    return f"{len(found)} {'case' if len(found) == 1 else 'cases'} written to {to}."


@contextmanager
def _own_file(to: Path) -> Iterator[TextIO]:
    """A new file that only its owner can read; removed again if it cannot be written in full."""
    try:
        handle = os.open(to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise FileStands(f"{to} is there already, and stays as it is. Name another.") from None
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="") as file:
            yield file
    except BaseException:
        to.unlink()
        raise


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


def _read(work: Work, case: Case, event: str, actor: str) -> Document:
    """The case as it stands, and the audit row that says who has it now."""
    entry = Entry(case.force_id, event, case.id, f"cli:{actor}", datetime.now(UTC))
    work.audit.append(entry)
    return document(work, work.cases.get(case.id) or case)
