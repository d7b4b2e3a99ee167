"""The tables. In clear: ids, times, states, area, sector, topic, risk, priority, kinds, versions.

What people wrote, and who they are by name, stands in ``bytes`` columns, sealed (see crypto.py):
``key`` is the row's own data key, wrapped by a master key; without it the row's content is gone.
Ids are made by ``new_id``; external ids are a platform's own and stand in clear.
"""

from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import Index, MetaData, Table, UniqueConstraint, false, text
from sqlmodel import Field, SQLModel

from storage.sql import UtcDateTime


def _id(foreign: str | None = None, *, index: bool = False) -> Any:
    return Field(foreign_key=foreign, index=index)


def _moment(*, index: bool = False) -> Any:
    return Field(sa_type=UtcDateTime, index=index)


def _maybe_moment() -> Any:
    return Field(default=None, sa_type=UtcDateTime)


class Row(SQLModel):
    """What all tables share: one catalogue."""


class ForceRow(Row, table=True):
    """A tenant. ``audit_key``, wrapped, signs its audit trail."""

    __tablename__ = "force"

    id: str = Field(primary_key=True)
    slug: str = Field(unique=True)
    profile: str
    audit_key: bytes


class WorkspaceRow(Row, table=True):
    """A Slack team, a Teams tenant or the console."""

    __tablename__ = "workspace"
    __table_args__: ClassVar[Any] = (UniqueConstraint("platform", "external_id"),)

    id: str = Field(primary_key=True)
    force_id: str = _id("force.id", index=True)
    platform: str
    external_id: str
    name: str
    organisation: str
    sector: str
    is_agency: bool
    is_force: bool
    ready: bool
    named_only: bool = Field(sa_column_kwargs={"server_default": false()})


class WorkspacePersonRow(Row, table=True):
    """Someone an admin named, by the platform's id: they may not have said a word yet."""

    __tablename__ = "workspace_person"

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    naming: str = Field(primary_key=True)
    external_id: str = Field(primary_key=True)


class MemberRow(Row, table=True):
    """A person. ``name`` and ``about`` (what the person says of themself) are sealed."""

    __tablename__ = "member"
    __table_args__: ClassVar[Any] = (UniqueConstraint("workspace_id", "external_id"),)

    id: str = Field(primary_key=True)
    workspace_id: str = _id("workspace.id")
    force_id: str = _id("force.id", index=True)
    external_id: str
    guest: bool
    owner: bool = Field(sa_column_kwargs={"server_default": false()})
    urgent_at: datetime | None = _maybe_moment()
    key: bytes
    name: bytes
    about: bytes | None = None


class MemberRoleRow(Row, table=True):
    """One role of one member."""

    __tablename__ = "member_role"

    member_id: str = Field(primary_key=True, foreign_key="member.id")
    role: str = Field(primary_key=True)


class DestinationRow(Row, table=True):
    """Where a force's cards go."""

    __tablename__ = "destination"

    force_id: str = Field(primary_key=True, foreign_key="force.id")
    purpose: str = Field(primary_key=True)
    platform: str
    workspace_id: str = _id("workspace.id")
    channel: str


class EventRow(Row, table=True):
    """An inbound event that was taken, so that a repeat is known."""

    __tablename__ = "event"

    id: str = Field(primary_key=True)
    received_at: datetime = _moment(index=True)


class DraftRow(Row, table=True):
    """A conversation or a form that is not sent."""

    __tablename__ = "draft"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("member_id", "script", "subject"),
        Index("ix_draft_script_updated_at", "script", "updated_at"),
        Index(
            "ix_draft_unsent",
            "updated_at",
            sqlite_where=text("version > sent_version"),
            postgresql_where=text("version > sent_version"),
        ),
    )

    id: str = Field(primary_key=True)
    member_id: str = _id("member.id")
    workspace_id: str = _id("workspace.id")
    script: str
    script_version: int
    subject: str
    version: int
    sent_version: int
    created_at: datetime = _moment()
    updated_at: datetime = _moment()
    warned_at: datetime | None = _maybe_moment()
    key: bytes
    content: bytes


class SubmissionRow(Row, table=True):
    """What was sent."""

    __tablename__ = "submission"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("force_id", "reference"),
        Index("ix_submission_member_id_sent_at", "member_id", "sent_at"),
    )

    id: str = Field(primary_key=True)
    force_id: str = _id("force.id")
    workspace_id: str = _id("workspace.id")
    member_id: str = _id("member.id")
    reference: str
    sent_at: datetime = _moment()
    area: str
    sector: str
    topic: str
    key: bytes | None = None
    content: bytes | None = None


class AdditionRow(Row, table=True):
    """What was added to a submission."""

    __tablename__ = "addition"

    id: str = Field(primary_key=True)
    submission_id: str = _id("submission.id", index=True)
    kind: str
    at: datetime = _moment()
    key: bytes | None = None
    content: bytes | None = None


class CaseRow(Row, table=True):
    """A submission at the desk. (``case`` is a word of SQL.)"""

    __tablename__ = "cpi_case"
    __table_args__: ClassVar[Any] = (
        UniqueConstraint("force_id", "reference"),
        Index("ix_cpi_case_force_id_state", "force_id", "state"),
    )

    id: str = Field(primary_key=True)
    force_id: str = _id("force.id")
    submission_id: str = Field(foreign_key="submission.id", unique=True)
    reference: str
    state: str
    look_by: datetime = _moment()
    created_at: datetime = _moment()
    version: int
    holder_id: str | None = Field(default=None, foreign_key="member.id")
    taken_at: datetime | None = _maybe_moment()
    opened_at: datetime | None = _maybe_moment()
    decided_at: datetime | None = _maybe_moment()
    corrected_at: datetime | None = _maybe_moment()
    outcome: str | None = None
    risk: str | None = None
    priority: str | None = None
    high: bool
    message_ref: str | None = None


class OutcomeRow(Row, table=True):
    """One triage decision."""

    __tablename__ = "outcome"

    id: str = Field(primary_key=True)
    case_id: str = _id("cpi_case.id", index=True)
    kind: str
    is_primary: bool
    risk: str
    priority: str
    decided_by: str
    decided_at: datetime = _moment()
    replaces: str | None = None
    key: bytes | None = None
    content: bytes | None = None


class AuditRow(Row, table=True):
    """One link of a force's audit chain. ``at`` is ISO 8601 text: exactly what was signed."""

    __tablename__ = "audit"

    force_id: str = Field(primary_key=True)
    seq: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    event: str
    subject: str = Field(index=True)
    actor: str
    at: str
    detail: str
    prev: str
    hash: str


class AuditHeadRow(Row, table=True):
    """The last link of each chain, signed, so that links missing at the end are noticed."""

    __tablename__ = "audit_head"

    force_id: str = Field(primary_key=True)
    seq: int
    hash: str
    mac: str


class SignpostCountRow(Row, table=True):
    """How often an exit was shown on a day: a figure without people."""

    __tablename__ = "signpost_count"

    force_id: str = Field(primary_key=True, foreign_key="force.id")
    day: date = Field(primary_key=True)
    route: str = Field(primary_key=True)
    area: str = Field(primary_key=True)
    sector: str = Field(primary_key=True)
    shown: int


class ConsoleChannelRow(Row, table=True):
    """The data key of a console channel's posts."""

    __tablename__ = "console_channel"

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    channel: str = Field(primary_key=True)
    key: bytes


class ConsolePostRow(Row, table=True):
    """A message in a console channel. ``event_key`` says what it was posted for: that is done once."""

    __tablename__ = "console_post"
    __table_args__: ClassVar[Any] = (
        Index("ix_console_post_channel", "workspace_id", "channel", "id"),
        UniqueConstraint("workspace_id", "channel", "event_key"),
    )

    id: str = Field(primary_key=True)
    workspace_id: str = _id("workspace.id")
    channel: str
    author: str
    kind: str
    event_key: str
    body: bytes
    created_at: datetime = _moment()
    updated_at: datetime = _moment()


class SlackInstallationRow(Row, table=True):
    """Where the Slack app is installed. ``owner`` is a team's id or, for a whole organisation, its id.

    Both tokens are sealed under the row's own ``key``; an uninstalled app has neither key nor tokens.
    ``leased_until``: one process is renewing the token until then.
    """

    __tablename__ = "slack_installation"

    owner: str = Field(primary_key=True)
    enterprise: bool
    bot_user_id: str
    installer_id: str
    scopes: str
    installed_at: datetime = _moment()
    revoked_at: datetime | None = _maybe_moment()
    expires_at: datetime | None = _maybe_moment()
    leased_until: datetime | None = _maybe_moment()
    key: bytes | None = None
    bot_token: bytes | None = None
    refresh_token: bytes | None = None


class SlackTeamRow(Row, table=True):
    """The organisation of a Slack team that uses an organisation-wide installation."""

    __tablename__ = "slack_team"

    team_id: str = Field(primary_key=True)
    enterprise_id: str


class SlackOAuthStateRow(Row, table=True):
    """An installation that someone has begun: only a digest, used once."""

    __tablename__ = "slack_oauth_state"

    digest: str = Field(primary_key=True)
    expires_at: datetime = _moment(index=True)


class PostRow(Row, table=True):
    """A reference to a message in a private chat, never what it says. ``ts``: its id there. ``about``: a
    page or a draft, or empty.
    """

    __tablename__ = "post"
    __table_args__: ClassVar[Any] = (Index("ix_post_member_id_kind", "member_id", "kind"),)

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    channel: str = Field(primary_key=True)
    ts: str = Field(primary_key=True)
    kind: str = Field(primary_key=True)
    member_id: str = _id("member.id")
    about: str
    at: datetime = _moment()


class TeamsReferenceRow(Row, table=True):
    """A conversation in Teams, sealed. ``subject``: a member, a team or a channel, by ``kind``."""

    __tablename__ = "teams_reference"

    workspace_id: str = Field(primary_key=True, foreign_key="workspace.id")
    kind: str = Field(primary_key=True)
    subject: str = Field(primary_key=True)
    key: bytes
    place: bytes


METADATA: MetaData = SQLModel.metadata


def table(row: type[Row]) -> Table:
    """The SQLAlchemy table of a row class, for Core statements."""
    return METADATA.tables[str(row.__tablename__)]
