"""The first tables, and the triggers that keep the audit trail append-only."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

TEXT = sa.String()
BYTES = sa.LargeBinary()
MOMENT = sa.DateTime(timezone=True)

TABLES = (
    "audit",
    "audit_head",
    "event",
    "force",
    "signpost_count",
    "workspace",
    "console_channel",
    "console_post",
    "destination",
    "member",
    "draft",
    "member_role",
    "submission",
    "addition",
    "cpi_case",
    "outcome",
)

REFUSAL = "the audit trail cannot be changed"


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("force_id", TEXT, nullable=False),
        sa.Column("seq", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("event", TEXT, nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("actor", TEXT, nullable=False),
        sa.Column("at", TEXT, nullable=False),
        sa.Column("detail", TEXT, nullable=False),
        sa.Column("prev", TEXT, nullable=False),
        sa.Column("hash", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("force_id", "seq"),
    )
    op.create_index("ix_audit_subject", "audit", ["subject"])
    op.create_table(
        "audit_head",
        sa.Column("force_id", TEXT, nullable=False),
        sa.Column("seq", sa.Integer(), nullable=False),
        sa.Column("hash", TEXT, nullable=False),
        sa.Column("mac", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("force_id"),
    )
    op.create_table(
        "event",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("received_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_event_received_at", "event", ["received_at"])
    op.create_table(
        "force",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("slug", TEXT, nullable=False),
        sa.Column("profile", TEXT, nullable=False),
        sa.Column("audit_key", BYTES, nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("slug"),
    )
    op.create_table(
        "signpost_count",
        sa.Column("force_id", TEXT, nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("route", TEXT, nullable=False),
        sa.Column("area", TEXT, nullable=False),
        sa.Column("sector", TEXT, nullable=False),
        sa.Column("shown", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["force_id"], ["force.id"]),
        sa.PrimaryKeyConstraint("force_id", "day", "route", "area", "sector"),
    )
    op.create_table(
        "workspace",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("force_id", TEXT, nullable=False),
        sa.Column("platform", TEXT, nullable=False),
        sa.Column("external_id", TEXT, nullable=False),
        sa.Column("name", TEXT, nullable=False),
        sa.Column("organisation", TEXT, nullable=False),
        sa.Column("sector", TEXT, nullable=False),
        sa.Column("is_agency", sa.Boolean(), nullable=False),
        sa.Column("is_force", sa.Boolean(), nullable=False),
        sa.Column("ready", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["force_id"], ["force.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("platform", "external_id"),
    )
    op.create_index("ix_workspace_force_id", "workspace", ["force_id"])
    op.create_table(
        "console_channel",
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("channel", TEXT, nullable=False),
        sa.Column("key", BYTES, nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "channel"),
    )
    op.create_table(
        "console_post",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("channel", TEXT, nullable=False),
        sa.Column("author", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("event_key", TEXT, nullable=False),
        sa.Column("body", BYTES, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("workspace_id", "channel", "event_key"),
    )
    op.create_index("ix_console_post_channel", "console_post", ["workspace_id", "channel", "id"])
    op.create_table(
        "destination",
        sa.Column("force_id", TEXT, nullable=False),
        sa.Column("purpose", TEXT, nullable=False),
        sa.Column("platform", TEXT, nullable=False),
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("channel", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["force_id"], ["force.id"]),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("force_id", "purpose"),
    )
    op.create_table(
        "member",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("force_id", TEXT, nullable=False),
        sa.Column("external_id", TEXT, nullable=False),
        sa.Column("guest", sa.Boolean(), nullable=False),
        sa.Column("urgent_at", MOMENT, nullable=True),
        sa.Column("key", BYTES, nullable=False),
        sa.Column("name", BYTES, nullable=False),
        sa.Column("about", BYTES, nullable=True),
        sa.ForeignKeyConstraint(["force_id"], ["force.id"]),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("workspace_id", "external_id"),
    )
    op.create_index("ix_member_force_id", "member", ["force_id"])
    op.create_table(
        "draft",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("member_id", TEXT, nullable=False),
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("script", TEXT, nullable=False),
        sa.Column("script_version", sa.Integer(), nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sent_version", sa.Integer(), nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("updated_at", MOMENT, nullable=False),
        sa.Column("warned_at", MOMENT, nullable=True),
        sa.Column("key", BYTES, nullable=False),
        sa.Column("content", BYTES, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("member_id", "script", "subject"),
    )
    op.create_index("ix_draft_script_updated_at", "draft", ["script", "updated_at"])
    op.create_index(
        "ix_draft_unsent",
        "draft",
        ["updated_at"],
        sqlite_where=sa.text("version > sent_version"),
        postgresql_where=sa.text("version > sent_version"),
    )
    op.create_table(
        "member_role",
        sa.Column("member_id", TEXT, nullable=False),
        sa.Column("role", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.PrimaryKeyConstraint("member_id", "role"),
    )
    op.create_table(
        "submission",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("force_id", TEXT, nullable=False),
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("member_id", TEXT, nullable=False),
        sa.Column("reference", TEXT, nullable=False),
        sa.Column("sent_at", MOMENT, nullable=False),
        sa.Column("area", TEXT, nullable=False),
        sa.Column("sector", TEXT, nullable=False),
        sa.Column("topic", TEXT, nullable=False),
        sa.Column("key", BYTES, nullable=True),
        sa.Column("content", BYTES, nullable=True),
        sa.ForeignKeyConstraint(["force_id"], ["force.id"]),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("force_id", "reference"),
    )
    op.create_index("ix_submission_member_id_sent_at", "submission", ["member_id", "sent_at"])
    op.create_table(
        "addition",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("submission_id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("key", BYTES, nullable=True),
        sa.Column("content", BYTES, nullable=True),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_addition_submission_id", "addition", ["submission_id"])
    op.create_table(
        "cpi_case",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("force_id", TEXT, nullable=False),
        sa.Column("submission_id", TEXT, nullable=False),
        sa.Column("reference", TEXT, nullable=False),
        sa.Column("state", TEXT, nullable=False),
        sa.Column("look_by", MOMENT, nullable=False),
        sa.Column("created_at", MOMENT, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("holder_id", TEXT, nullable=True),
        sa.Column("taken_at", MOMENT, nullable=True),
        sa.Column("opened_at", MOMENT, nullable=True),
        sa.Column("decided_at", MOMENT, nullable=True),
        sa.Column("corrected_at", MOMENT, nullable=True),
        sa.Column("outcome", TEXT, nullable=True),
        sa.Column("risk", TEXT, nullable=True),
        sa.Column("priority", TEXT, nullable=True),
        sa.Column("high", sa.Boolean(), nullable=False),
        sa.Column("message_ref", TEXT, nullable=True),
        sa.ForeignKeyConstraint(["force_id"], ["force.id"]),
        sa.ForeignKeyConstraint(["holder_id"], ["member.id"]),
        sa.ForeignKeyConstraint(["submission_id"], ["submission.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("force_id", "reference"),
        sa.UniqueConstraint("submission_id"),
    )
    op.create_index("ix_cpi_case_force_id_state", "cpi_case", ["force_id", "state"])
    op.create_table(
        "outcome",
        sa.Column("id", TEXT, nullable=False),
        sa.Column("case_id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("is_primary", sa.Boolean(), nullable=False),
        sa.Column("risk", TEXT, nullable=False),
        sa.Column("priority", TEXT, nullable=False),
        sa.Column("decided_by", TEXT, nullable=False),
        sa.Column("decided_at", MOMENT, nullable=False),
        sa.Column("replaces", TEXT, nullable=True),
        sa.Column("key", BYTES, nullable=True),
        sa.Column("content", BYTES, nullable=True),
        sa.ForeignKeyConstraint(["case_id"], ["cpi_case.id"]),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_outcome_case_id", "outcome", ["case_id"])
    if op.get_bind().dialect.name == "sqlite":
        _append_only_on_sqlite()
    else:
        _append_only_on_postgresql()


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)
    if op.get_bind().dialect.name != "sqlite":
        op.execute("DROP FUNCTION refuse_audit_change()")


def _append_only_on_sqlite() -> None:
    for verb in ("UPDATE", "DELETE"):
        op.execute(
            f"CREATE TRIGGER audit_refuses_{verb.lower()} BEFORE {verb} ON audit"
            f" BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )


def _append_only_on_postgresql() -> None:
    op.execute(
        "CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN RAISE EXCEPTION '{REFUSAL}'; END $$"
    )
    op.execute(
        "CREATE TRIGGER audit_refuses_change BEFORE UPDATE OR DELETE OR TRUNCATE ON audit"
        " FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change()"
    )
