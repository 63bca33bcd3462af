"""The place of a watch in its chat's list, and the message that asked for it."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Add the columns; watches that were there are numbered as they stood in the list, and no message is known."""
    op.add_column("watches", sa.Column("place", sa.Integer))
    op.add_column("watches", sa.Column("made_by", sa.BigInteger))
    op.execute(
        "update watches set place = (select count(*) from watches as earlier"
        " where earlier.chat_id = watches.chat_id and earlier.watch_id <= watches.watch_id)"
    )
