"""References of messages are every platform's: the table loses Slack's name and keeps its rows."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    _rename("slack_post", "post")


def downgrade() -> None:
    _rename("post", "slack_post")


def _rename(old: str, new: str) -> None:
    op.drop_index(f"ix_{old}_member_id_kind", table_name=old)
    op.rename_table(old, new)
    op.create_index(f"ix_{new}_member_id_kind", new, ["member_id", "kind"])
