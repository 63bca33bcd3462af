"""Ids of the pictures and files that Telegram has."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "files",
        sa.Column("key", sa.String(32), primary_key=True),
        sa.Column("file_id", sa.Text, nullable=False),
        sa.Column("used_at", sa.BigInteger, nullable=False),
    )
    op.create_index("files_used_at", "files", ["used_at"])
