"""What the conversation and its rules need from the outside world, named here, built elsewhere.

A use case is a plain function ``(work: Work, …) → result`` that runs inside one transaction: load,
decide, save. Nothing in it waits for a network. The storage layer provides `Work`.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar, Protocol

from dialogs.engine.draft import Draft
from dialogs.engine.views import View


class Role(StrEnum):
    """What a member may do; checked on the server at every click."""

    PRACTITIONER = "practitioner"
    HANDLER = "handler"
    ADMIN = "admin"


class Naming(StrEnum):
    """What an admin may name people as, in one workspace."""

    ADMIN = "admin"
    HANDLER = "handler"
    SUBMITTER = "submitter"
    GUEST = "guest"


class CaseState(StrEnum):
    """Where a case stands (conversation.md 4.1)."""

    NEW = "new"
    TAKEN = "taken"
    DECIDED = "decided"
    WITHDRAWN = "withdrawn"


@dataclass(frozen=True, slots=True)
class Force:
    """A police force: the tenant. ``profile`` names its profile (a bundled name or a path)."""

    id: str
    slug: str
    profile: str


@dataclass(frozen=True, slots=True)
class Workspace:
    """A Slack team, a Teams tenant or the console; belongs to one force.

    ``is_force``: the force's own, with its handlers. ``named_only``: of the full members, only those
    who are named may submit. ``ready`` is derived from the settings: while it is False nothing is taken.
    """

    id: str
    force_id: str
    platform: str
    external_id: str
    name: str
    organisation: str = ""
    sector: str = ""
    is_agency: bool = True
    is_force: bool = False
    ready: bool = True
    named_only: bool = False


@dataclass(frozen=True, slots=True)
class Member:
    """A person in a workspace. Only ``roles`` say what they may do.

    As the platform last said: ``guest`` (no full member: a guest, a stranger or gone), ``owner`` (owns
    or administers the workspace).
    """

    id: str
    workspace_id: str
    force_id: str
    external_id: str
    name: str
    roles: frozenset[Role] = frozenset()
    guest: bool = False
    urgent_at: datetime | None = None
    """When this person last saw the 999 or 101 page."""
    owner: bool = False


@dataclass(frozen=True, slots=True)
class Destination:
    """Where something is posted: a channel, or one person's private chat (``channel`` = member id)."""

    platform: str
    workspace_id: str
    channel: str

    @property
    def key(self) -> str:
        """The partition key of jobs that post here."""
        return f"{self.platform}:{self.workspace_id}:{self.channel}"


def cards_key(where: Destination | None, force_id: str) -> str:
    """The key of the jobs that post a force's cards: its channel's, or the force's while it has none."""
    return where.key if where else f"force:{force_id}"


class Purpose(StrEnum):
    """What a force's destination is for."""

    HANDLERS = "handlers"
    HANDLERS_NEXT = "handlers_next"  # chosen, and not tested yet
    CRIME_DESK = "crime_desk"
    SAFEGUARDING = "safeguarding"
    ADMINS = "admins"


@dataclass(frozen=True, slots=True)
class DraftRecord:
    """A draft at rest. One member has at most one draft for each (script, subject).

    ``version`` rises with each save (optimistic lock); ``sent_version`` is the last one whose views
    reached the platform. ``subject`` is the case or submission a form is about, or empty.
    """

    id: str
    member_id: str
    workspace_id: str
    subject: str
    draft: Draft
    version: int
    sent_version: int
    created_at: datetime
    updated_at: datetime
    warned_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Submission:
    """What was sent, unaltered. ``content`` is None once its key is destroyed."""

    id: str
    force_id: str
    workspace_id: str
    member_id: str
    reference: str
    sent_at: datetime
    area: str
    sector: str
    topic: str
    content: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Case:
    """A submission at the handlers' desk. ``opened_at``: when the present holder opened it.

    ``message_ref`` names the card in the handlers' channel once it is posted.
    """

    id: str
    force_id: str
    submission_id: str
    reference: str
    state: CaseState
    look_by: datetime
    created_at: datetime
    version: int = 1
    holder_id: str | None = None
    taken_at: datetime | None = None
    opened_at: datetime | None = None
    decided_at: datetime | None = None
    corrected_at: datetime | None = None
    outcome: str | None = None
    risk: str | None = None
    priority: str | None = None
    high: bool = False
    message_ref: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """One triage decision. Nothing is overwritten: an amendment names what it ``replaces`` and why (in content)."""

    id: str
    case_id: str
    kind: str
    primary: bool
    risk: str
    priority: str
    decided_by: str
    decided_at: datetime
    content: Mapping[str, Any] | None
    replaces: str | None = None


@dataclass(frozen=True, slots=True)
class Addition:
    """What the submitter added after sending: add, correct, wrong_person, withdraw, promise_kept,
    promise_not_needed.
    """

    id: str
    submission_id: str
    kind: str
    at: datetime
    content: Mapping[str, Any] | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the audit trail. ``detail`` holds ids and closed values, never content."""

    force_id: str
    event: str
    subject: str
    actor: str
    at: datetime
    detail: Mapping[str, str] = field(default_factory=dict)


class Members(Protocol):
    """People, workspaces and forces."""

    def get(self, member_id: str) -> Member | None: ...
    def find(self, workspace_id: str, external_id: str) -> Member | None: ...
    def in_workspace(self, workspace_id: str) -> Sequence[Member]: ...
    def with_role(self, force_id: str, role: Role) -> Sequence[Member]: ...
    def add(self, member: Member) -> None: ...
    def save(self, member: Member) -> None: ...
    def about(self, member_id: str) -> Mapping[str, Any]: ...
    def keep_about(self, member_id: str, about: Mapping[str, Any]) -> None: ...
    def workspace(self, workspace_id: str) -> Workspace | None: ...
    def workspace_by_external(self, platform: str, external_id: str) -> Workspace | None: ...
    def add_workspace(self, workspace: Workspace) -> None: ...
    def save_workspace(self, workspace: Workspace) -> None: ...
    def workspaces(self, force_id: str = "") -> Sequence[Workspace]:
        """Those of a force, or all of them."""

    def named(self, workspace_id: str) -> Mapping[Naming, frozenset[str]]:
        """External ids of the people who are named, for each way to name them."""

    def set_named(self, workspace_id: str, naming: Naming, people: Collection[str]) -> None:
        """Names these people, and nobody else, by their external ids."""

    def force(self, force_id: str) -> Force | None: ...
    def force_by_slug(self, slug: str) -> Force | None: ...
    def add_force(self, force: Force) -> None: ...
    def destination(self, force_id: str, purpose: Purpose) -> Destination | None: ...
    def set_destination(self, force_id: str, purpose: Purpose, where: Destination) -> None: ...
    def drop_destination(self, force_id: str, purpose: Purpose) -> None: ...


class Drafts(Protocol):
    """Conversations that are not sent yet."""

    def find(self, member_id: str, script: str, subject: str = "") -> DraftRecord | None: ...
    def get(self, draft_id: str) -> DraftRecord | None: ...
    def of_member(self, member_id: str) -> Sequence[DraftRecord]: ...
    def add(self, record: DraftRecord) -> None: ...
    def save(self, record: DraftRecord) -> None:
        """Writes the record one version on. Raises StaleDraft if someone else saved in between."""

    def delete(self, draft_id: str) -> None: ...
    def mark_sent(self, versions: Mapping[str, int]) -> None:
        """Notes, by draft, which version's views reached the platform."""

    def unsent(self, platform: str, before: datetime) -> Sequence[tuple[str, int]]:
        """Id and version of drafts whose last views were committed before ``before``, not marked sent."""

    def idle(self, script: str, before: datetime) -> Sequence[str]: ...
    def expire(self, record: DraftRecord) -> bool:
        """Deletes a draft, unless it changed since it was read."""

    def mark_warned(self, record: DraftRecord, at: datetime) -> bool:
        """Notes a warning, unless the draft changed since it was read."""


class StaleDraft(Exception):
    """The draft was saved by another turn in between: load and decide again."""


class Submissions(Protocol):
    """What was sent."""

    def add(self, submission: Submission) -> None: ...
    def get(self, submission_id: str) -> Submission | None: ...
    def by_reference(self, force_id: str, reference: str) -> Submission | None: ...
    def of_member(self, member_id: str, limit: int = 20) -> Sequence[Submission]: ...
    def add_addition(self, addition: Addition) -> None: ...
    def additions(self, submission_id: str) -> Sequence[Addition]: ...
    def destroy_content(self, submission_id: str) -> None:
        """Deletes the data key of the submission and of its additions: the content is gone."""


class Cases(Protocol):
    """The handlers' desk."""

    def add(self, case: Case) -> None: ...
    def get(self, case_id: str) -> Case | None: ...
    def by_submission(self, submission_id: str) -> Case | None: ...
    def save(self, case: Case) -> None:
        """Writes the case one version on. Raises StaleCase if it changed since it was loaded."""

    def listed(
        self, force_id: str, states: Sequence[CaseState], limit: int = 100
    ) -> Sequence[Case]: ...
    def add_outcome(self, outcome: Outcome) -> None: ...
    def outcomes(self, case_id: str) -> Sequence[Outcome]: ...
    def destroy_outcomes(self, case_id: str) -> None:
        """Deletes the data keys of a case's outcomes: what was written in them is gone."""

    def set_message_ref(self, case_id: str, ref: str) -> None:
        """Records where the card is; does not change the version."""


class StaleCase(Exception):
    """The case was changed by someone else in between."""


class Audit(Protocol):
    """The append-only, hash-chained trail, one chain for each force."""

    def append(self, entry: Entry) -> None: ...
    def of_subject(self, subject: str) -> Sequence[Entry]: ...


class Jobs(Protocol):
    """Work for after the commit; enqueued in the same transaction."""

    def enqueue(
        self, name: str, key: str, job_id: str, *args: str, delay_seconds: float | None = None
    ) -> None:
        """``key`` is the channel (order and rate), ``job_id`` is sortable and unique: the same id runs once."""


class Counts(Protocol):
    """Figures without people: how often an exit was shown."""

    def signpost(self, force_id: str, day: date, route: str, area: str, sector: str) -> None: ...


class Work(Protocol):
    """One transaction."""

    @property
    def members(self) -> Members: ...
    @property
    def drafts(self) -> Drafts: ...
    @property
    def submissions(self) -> Submissions: ...
    @property
    def cases(self) -> Cases: ...
    @property
    def audit(self) -> Audit: ...
    @property
    def jobs(self) -> Jobs: ...
    @property
    def counts(self) -> Counts: ...

    def claim(self, event_id: str) -> bool:
        """True the first time an inbound event id is seen; False for a repeat."""

    def new_id(self) -> str:
        """A sortable, unique id (32 hexadecimal characters)."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What to show one person after a turn. With a draft, delivering it marks ``version`` as shown.

    ``repeated``: the event had been taken before; what stands is given, for whoever asks again.
    ``for_settings``: nothing was taken, it is for the settings' side.
    ``probe``: a channel to post a test card to (dialogs/workspaces/probing.py).
    """

    views: tuple[View, ...] = ()
    draft_id: str = ""
    version: int = 0
    repeated: bool = False
    for_settings: bool = False
    probe: Destination | None = None


class Outbound(Protocol):
    """What a platform does unasked. One for each platform; at least once, never in a transaction."""

    async def post(self, where: Destination, view: View) -> str:
        """Posts a message and gives its reference."""

    async def update(self, where: Destination, ref: str, view: View) -> None:
        """Changes a message in place. Raises MessageGone if it cannot be found."""


class PlatformFailed(Exception):
    """The platform did not do it. What was to be shown is not lost: it is tried again later.

    ``mend``: what an admin can do about it. ``by_itself``: it ends without anybody doing anything.
    ``lost``: nothing gets there until whoever is there comes back.
    """

    mend: ClassVar[str] = ""
    by_itself: ClassVar[bool] = False
    lost: ClassVar[bool] = False


class PlatformBusy(PlatformFailed):
    """The platform says when to come back (``seconds`` from now), and it is not yet: nothing is wrong."""

    seconds: float


class MessageGone(Exception):
    """The message to update is not there any more: post it again."""
