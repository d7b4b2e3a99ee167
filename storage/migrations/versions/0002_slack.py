"""Slack: installations with their sealed tokens, states of an installation under way, references of messages."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TEXT = sa.String()
BYTES = sa.LargeBinary()
MOMENT = sa.DateTime(timezone=True)

TABLES = ("slack_installation", "slack_team", "slack_oauth_state", "slack_post")


def upgrade() -> None:
    op.create_table(
        "slack_installation",
        sa.Column("owner", TEXT, nullable=False),
        sa.Column("enterprise", sa.Boolean(), nullable=False),
        sa.Column("bot_user_id", TEXT, nullable=False),
        sa.Column("installer_id", TEXT, nullable=False),
        sa.Column("scopes", TEXT, nullable=False),
        sa.Column("installed_at", MOMENT, nullable=False),
        sa.Column("revoked_at", MOMENT, nullable=True),
        sa.Column("expires_at", MOMENT, nullable=True),
        sa.Column("leased_until", MOMENT, nullable=True),
        sa.Column("key", BYTES, nullable=True),
        sa.Column("bot_token", BYTES, nullable=True),
        sa.Column("refresh_token", BYTES, nullable=True),
        sa.PrimaryKeyConstraint("owner"),
    )
    op.create_table(
        "slack_team",
        sa.Column("team_id", TEXT, nullable=False),
        sa.Column("enterprise_id", TEXT, nullable=False),
        sa.PrimaryKeyConstraint("team_id"),
    )
    op.create_table(
        "slack_oauth_state",
        sa.Column("digest", TEXT, nullable=False),
        sa.Column("expires_at", MOMENT, nullable=False),
        sa.PrimaryKeyConstraint("digest"),
    )
    op.create_index("ix_slack_oauth_state_expires_at", "slack_oauth_state", ["expires_at"])
    op.create_table(
        "slack_post",
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("channel", TEXT, nullable=False),
        sa.Column("ts", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("member_id", TEXT, nullable=False),
        sa.Column("about", TEXT, nullable=False),
        sa.Column("at", MOMENT, nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"]),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "channel", "ts", "kind"),
    )
    op.create_index("ix_slack_post_member_id_kind", "slack_post", ["member_id", "kind"])


def downgrade() -> None:
    for name in reversed(TABLES):
        op.drop_table(name)
