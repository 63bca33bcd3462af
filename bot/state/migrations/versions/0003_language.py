"""The language that a chat has chosen."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Add the column; chats that were there have chosen none."""
    op.add_column("chats", sa.Column("language", sa.String(2)))
