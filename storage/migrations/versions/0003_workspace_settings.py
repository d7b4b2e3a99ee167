"""A workspace's settings: who may submit, who is named as what, and who owns the workspace."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

TEXT = sa.String()


def upgrade() -> None:
    op.add_column(
        "workspace",
        sa.Column("named_only", sa.Boolean(), nullable=False, server_default=sa.false()),
    )
    op.add_column(
        "member", sa.Column("owner", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    op.create_table(
        "workspace_person",
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("naming", TEXT, nullable=False),
        sa.Column("external_id", TEXT, nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "naming", "external_id"),
    )
    op.execute(
        "INSERT INTO workspace_person (workspace_id, naming, external_id)"
        " SELECT m.workspace_id, r.role, m.external_id"
        " FROM member AS m JOIN member_role AS r ON r.member_id = m.id"
        " WHERE r.role IN ('handler', 'admin')"
    )
    op.execute("UPDATE workspace SET organisation = name WHERE ready AND organisation = ''")


def downgrade() -> None:
    op.drop_table("workspace_person")
    op.drop_column("member", "owner")
    op.drop_column("workspace", "named_only")
