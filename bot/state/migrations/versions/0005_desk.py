"""What a chat has set, what it watches, what is sent without being asked, and its own names for questions."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column and the tables; no chat watches anything yet."""
    op.add_column("chats", sa.Column("preferences", sa.Text))
    op.create_table(
        "watches",
        sa.Column("watch_id", sa.Integer, primary_key=True),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("topic", sa.BigInteger),
        sa.Column("direct_topic", sa.BigInteger),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("language", sa.String(2), nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.Column("paused", sa.String(16)),
        sa.Column("told", sa.Text),
        sa.Column("holds", sa.Boolean),
        sqlite_autoincrement=True,
    )
    op.create_index("watches_chat_id", "watches", ["chat_id"])
    op.create_table(
        "takeovers",
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("release", sa.String(64), primary_key=True),
        sa.Column("taken_at", sa.BigInteger, nullable=False),
    )
    op.create_index("takeovers_taken_at", "takeovers", ["taken_at"])
    op.create_table(
        "outbox",
        sa.Column("post_id", sa.Integer, primary_key=True),
        sa.Column("chat_id", sa.BigInteger, nullable=False),
        sa.Column("topic", sa.BigInteger, nullable=False),
        sa.Column("direct_topic", sa.BigInteger, nullable=False),
        sa.Column("occasion", sa.String(96), nullable=False),
        sa.Column("part", sa.Integer, nullable=False),
        sa.Column("payload", sa.Text, nullable=False),
        sa.Column("stage", sa.String(8), nullable=False),
        sa.Column("reason", sa.String(64)),
        sa.Column("owner", sa.BigInteger, nullable=False),
        sa.Column("not_before", sa.BigInteger, nullable=False),
        sa.Column("made_at", sa.BigInteger, nullable=False),
        sa.Column("ended_at", sa.BigInteger),
        sa.UniqueConstraint("chat_id", "topic", "direct_topic", "occasion", "part"),
        sqlite_autoincrement=True,
    )
    op.create_index("outbox_stage", "outbox", ["stage", "not_before"])
    op.create_index("outbox_ended_at", "outbox", ["ended_at"])
    op.create_table(
        "roles",
        sa.Column("role", sa.String(16), primary_key=True),
        sa.Column("owner", sa.BigInteger, nullable=False),
        sa.Column("until", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "favourites",
        sa.Column("chat_id", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("saved_at", sa.BigInteger, nullable=False),
    )
