"""When an update that could not be answered is tried again, what of its answer went out, and how it ended; leases."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the columns: an update that is open now is tried at once, in no chat's order; and the table of leases."""
    for column in (
        sa.Column("chat_id", sa.BigInteger),
        sa.Column("next_try", sa.BigInteger),
        sa.Column("first_failed", sa.BigInteger),
        sa.Column("parts", sa.Text),
        sa.Column("outcome", sa.String(16)),
    ):
        op.add_column("inbox", column)
    is_open = sa.text("done_at is null")
    op.create_index("inbox_open", "inbox", ["origin", "chat_id"], sqlite_where=is_open, postgresql_where=is_open)
    op.create_table(
        "leases",
        sa.Column("owner", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("renewed_at", sa.BigInteger, nullable=False),
    )
