"""Teams: where its conversations are, sealed."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

TEXT = sa.String()
BYTES = sa.LargeBinary()


def upgrade() -> None:
    op.create_table(
        "teams_reference",
        sa.Column("workspace_id", TEXT, nullable=False),
        sa.Column("kind", TEXT, nullable=False),
        sa.Column("subject", TEXT, nullable=False),
        sa.Column("key", BYTES, nullable=False),
        sa.Column("place", BYTES, nullable=False),
        sa.ForeignKeyConstraint(["workspace_id"], ["workspace.id"]),
        sa.PrimaryKeyConstraint("workspace_id", "kind", "subject"),
    )


def downgrade() -> None:
    op.drop_table("teams_reference")
