"""A `Work` in memory: the same promises as the storage layer, without a database."""

import copy
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from dialogs.ports import (
    Addition,
    Audit,
    Case,
    Cases,
    CaseState,
    Counts,
    Destination,
    DraftRecord,
    Drafts,
    Entry,
    Force,
    Jobs,
    Member,
    Members,
    Naming,
    Outcome,
    Purpose,
    Role,
    StaleCase,
    StaleDraft,
    Submission,
    Submissions,
    Workspace,
)


@dataclass(frozen=True, slots=True)
class Job:
    """What was enqueued."""

    name: str
    key: str
    job_id: str
    args: tuple[str, ...]
    delay_seconds: float | None = None


@dataclass(slots=True)
class Tables:
    """Everything that a transaction may change; rolled back as one."""

    members: dict[str, Member] = field(default_factory=dict)
    about: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    workspaces: dict[str, Workspace] = field(default_factory=dict)
    forces: dict[str, Force] = field(default_factory=dict)
    destinations: dict[tuple[str, Purpose], Destination] = field(default_factory=dict)
    named: dict[tuple[str, Naming], frozenset[str]] = field(default_factory=dict)
    drafts: dict[str, DraftRecord] = field(default_factory=dict)
    submissions: dict[str, Submission] = field(default_factory=dict)
    additions: list[Addition] = field(default_factory=list)
    cases: dict[str, Case] = field(default_factory=dict)
    outcomes: list[Outcome] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)
    jobs: dict[str, Job] = field(default_factory=dict)
    signposts: list[tuple[str, date, str, str, str]] = field(default_factory=list)
    events: set[str] = field(default_factory=set)
    last_id: int = 0


class FakeMembers:
    def __init__(self, work: "FakeWork") -> None:
        self._work = work

    def get(self, member_id: str) -> Member | None:
        return self._work.tables.members.get(member_id)

    def find(self, workspace_id: str, external_id: str) -> Member | None:
        return next(
            (
                m
                for m in self._work.tables.members.values()
                if (m.workspace_id, m.external_id) == (workspace_id, external_id)
            ),
            None,
        )

    def in_workspace(self, workspace_id: str) -> Sequence[Member]:
        return [m for m in self._work.tables.members.values() if m.workspace_id == workspace_id]

    def with_role(self, force_id: str, role: Role) -> Sequence[Member]:
        return [
            m
            for m in self._work.tables.members.values()
            if m.force_id == force_id and role in m.roles
        ]

    def add(self, member: Member) -> None:
        if member.id in self._work.tables.members:
            raise ValueError("this member exists")
        self._work.tables.members[member.id] = member

    def save(self, member: Member) -> None:
        self._work.tables.members[member.id] = member

    def about(self, member_id: str) -> Mapping[str, Any]:
        return self._work.tables.about.get(member_id, {})

    def keep_about(self, member_id: str, about: Mapping[str, Any]) -> None:
        self._work.tables.about[member_id] = dict(about)

    def workspace(self, workspace_id: str) -> Workspace | None:
        return self._work.tables.workspaces.get(workspace_id)

    def workspace_by_external(self, platform: str, external_id: str) -> Workspace | None:
        return next(
            (
                w
                for w in self._work.tables.workspaces.values()
                if (w.platform, w.external_id) == (platform, external_id)
            ),
            None,
        )

    def add_workspace(self, workspace: Workspace) -> None:
        self._work.tables.workspaces[workspace.id] = workspace

    def save_workspace(self, workspace: Workspace) -> None:
        self._work.tables.workspaces[workspace.id] = workspace

    def workspaces(self, force_id: str = "") -> Sequence[Workspace]:
        return [w for w in self._work.tables.workspaces.values() if force_id in {"", w.force_id}]

    def named(self, workspace_id: str) -> Mapping[Naming, frozenset[str]]:
        named = self._work.tables.named
        return {naming: named.get((workspace_id, naming), frozenset()) for naming in Naming}

    def set_named(self, workspace_id: str, naming: Naming, people: Collection[str]) -> None:
        self._work.tables.named[workspace_id, naming] = frozenset(people)

    def force(self, force_id: str) -> Force | None:
        return self._work.tables.forces.get(force_id)

    def force_by_slug(self, slug: str) -> Force | None:
        return next((f for f in self._work.tables.forces.values() if f.slug == slug), None)

    def add_force(self, force: Force) -> None:
        self._work.tables.forces[force.id] = force

    def destination(self, force_id: str, purpose: Purpose) -> Destination | None:
        return self._work.tables.destinations.get((force_id, purpose))

    def set_destination(self, force_id: str, purpose: Purpose, where: Destination) -> None:
        self._work.tables.destinations[force_id, purpose] = where

    def drop_destination(self, force_id: str, purpose: Purpose) -> None:
        self._work.tables.destinations.pop((force_id, purpose), None)


class FakeDrafts:
    def __init__(self, work: "FakeWork") -> None:
        self._work = work

    def find(self, member_id: str, script: str, subject: str = "") -> DraftRecord | None:
        wanted = (member_id, script, subject)
        return next(
            (
                d
                for d in self._work.tables.drafts.values()
                if (d.member_id, d.draft.script, d.subject) == wanted
            ),
            None,
        )

    def get(self, draft_id: str) -> DraftRecord | None:
        return self._work.tables.drafts.get(draft_id)

    def of_member(self, member_id: str) -> Sequence[DraftRecord]:
        mine = [d for d in self._work.tables.drafts.values() if d.member_id == member_id]
        return sorted(mine, key=lambda d: d.updated_at, reverse=True)

    def add(self, record: DraftRecord) -> None:
        if self.find(record.member_id, record.draft.script, record.subject) is not None:
            raise ValueError("one draft for each member, script and subject")
        self._work.tables.drafts[record.id] = record

    def save(self, record: DraftRecord) -> None:
        there = self._work.tables.drafts.get(record.id)
        if there is None or there.version != record.version:
            raise StaleDraft(record.id)
        self._work.tables.drafts[record.id] = replace(record, version=record.version + 1)

    def delete(self, draft_id: str) -> None:
        self._work.tables.drafts.pop(draft_id, None)

    def mark_sent(self, versions: Mapping[str, int]) -> None:
        for draft_id, version in versions.items():
            there = self._work.tables.drafts.get(draft_id)
            if there is not None and there.sent_version < version:
                self._work.tables.drafts[draft_id] = replace(there, sent_version=version)

    def unsent(self, platform: str, before: datetime) -> Sequence[tuple[str, int]]:
        tables = self._work.tables
        return [
            (d.id, d.version)
            for d in tables.drafts.values()
            if d.sent_version < d.version
            and d.updated_at < before
            and tables.workspaces[d.workspace_id].platform == platform
        ]

    def idle(self, script: str, before: datetime) -> Sequence[str]:
        return [
            d.id
            for d in self._work.tables.drafts.values()
            if d.draft.script == script and d.updated_at < before
        ]

    def expire(self, record: DraftRecord) -> bool:
        there = self._work.tables.drafts.get(record.id)
        if there is None or there.version != record.version:
            return False
        del self._work.tables.drafts[record.id]
        return True

    def mark_warned(self, record: DraftRecord, at: datetime) -> bool:
        there = self._work.tables.drafts.get(record.id)
        if there is None or there.version != record.version:
            return False
        self._work.tables.drafts[record.id] = replace(there, warned_at=at)
        return True


class FakeSubmissions:
    def __init__(self, work: "FakeWork") -> None:
        self._work = work

    def add(self, submission: Submission) -> None:
        if self.by_reference(submission.force_id, submission.reference) is not None:
            raise ValueError("this reference is used")
        self._work.tables.submissions[submission.id] = submission

    def get(self, submission_id: str) -> Submission | None:
        return self._work.tables.submissions.get(submission_id)

    def by_reference(self, force_id: str, reference: str) -> Submission | None:
        return next(
            (
                s
                for s in self._work.tables.submissions.values()
                if (s.force_id, s.reference) == (force_id, reference)
            ),
            None,
        )

    def of_member(self, member_id: str, limit: int = 20) -> Sequence[Submission]:
        mine = [s for s in self._work.tables.submissions.values() if s.member_id == member_id]
        return sorted(mine, key=lambda s: s.sent_at, reverse=True)[:limit]

    def add_addition(self, addition: Addition) -> None:
        self._work.tables.additions.append(addition)

    def additions(self, submission_id: str) -> Sequence[Addition]:
        return [a for a in self._work.tables.additions if a.submission_id == submission_id]

    def destroy_content(self, submission_id: str) -> None:
        tables = self._work.tables
        tables.submissions[submission_id] = replace(tables.submissions[submission_id], content=None)
        tables.additions = [
            replace(a, content=None) if a.submission_id == submission_id else a
            for a in tables.additions
        ]


class FakeCases:
    def __init__(self, work: "FakeWork") -> None:
        self._work = work

    def add(self, case: Case) -> None:
        if case.id in self._work.tables.cases:
            raise ValueError("this case exists")
        self._work.tables.cases[case.id] = case

    def get(self, case_id: str) -> Case | None:
        return self._work.tables.cases.get(case_id)

    def by_submission(self, submission_id: str) -> Case | None:
        return next(
            (c for c in self._work.tables.cases.values() if c.submission_id == submission_id), None
        )

    def save(self, case: Case) -> None:
        if self._work.tables.cases[case.id].version != case.version:
            raise StaleCase(case.id)
        self._work.tables.cases[case.id] = replace(case, version=case.version + 1)

    def listed(
        self, force_id: str, states: Sequence[CaseState], limit: int = 100
    ) -> Sequence[Case]:
        found = [
            c
            for c in self._work.tables.cases.values()
            if c.force_id == force_id and c.state in states
        ]
        return sorted(found, key=lambda c: (not c.high, c.look_by, c.id))[:limit]

    def add_outcome(self, outcome: Outcome) -> None:
        if any(o.id == outcome.id for o in self._work.tables.outcomes):
            raise ValueError("an outcome is never written twice")
        self._work.tables.outcomes.append(outcome)

    def outcomes(self, case_id: str) -> Sequence[Outcome]:
        return [o for o in self._work.tables.outcomes if o.case_id == case_id]

    def destroy_outcomes(self, case_id: str) -> None:
        tables = self._work.tables
        tables.outcomes = [
            replace(o, content=None) if o.case_id == case_id else o for o in tables.outcomes
        ]

    def set_message_ref(self, case_id: str, ref: str) -> None:
        tables = self._work.tables
        tables.cases[case_id] = replace(tables.cases[case_id], message_ref=ref)


class FakeAudit:
    def __init__(self, work: "FakeWork") -> None:
        self._work = work

    def append(self, entry: Entry) -> None:
        self._work.tables.entries.append(entry)

    def of_subject(self, subject: str) -> Sequence[Entry]:
        return [e for e in self._work.tables.entries if e.subject == subject]


class FakeJobs:
    def __init__(self, work: "FakeWork") -> None:
        self._work = work

    def enqueue(
        self, name: str, key: str, job_id: str, *args: str, delay_seconds: float | None = None
    ) -> None:
        self._work.tables.jobs.setdefault(job_id, Job(name, key, job_id, args, delay_seconds))


class FakeCounts:
    def __init__(self, work: "FakeWork") -> None:
        self._work = work

    def signpost(self, force_id: str, day: date, route: str, area: str, sector: str) -> None:
        self._work.tables.signposts.append((force_id, day, route, area, sector))


class FakeWork:
    """One transaction after another over the same tables.

    ``transaction()`` gives this work and puts everything back if the block raises. ``jobs_named``
    lists what was enqueued.
    """

    def __init__(self) -> None:
        self.tables = Tables()
        self.members: Members = FakeMembers(self)
        self.drafts: Drafts = FakeDrafts(self)
        self.submissions: Submissions = FakeSubmissions(self)
        self.cases: Cases = FakeCases(self)
        self.audit: Audit = FakeAudit(self)
        self.jobs: Jobs = FakeJobs(self)
        self.counts: Counts = FakeCounts(self)

    def claim(self, event_id: str) -> bool:
        if event_id in self.tables.events:
            return False
        self.tables.events.add(event_id)
        return True

    def new_id(self) -> str:
        self.tables.last_id += 1
        return f"{self.tables.last_id:032x}"

    def jobs_named(self, name: str) -> list[Job]:
        return [job for job in self.tables.jobs.values() if job.name == name]

    @contextmanager
    def transaction(self) -> Iterator["FakeWork"]:
        before = Tables(
            **{name: copy.copy(getattr(self.tables, name)) for name in Tables.__slots__}
        )
        try:
            yield self
        except BaseException:
            self.tables = before
            raise
