"""All that is kept of a chat's desk: moved with a group that gets another id, counted and deleted for who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, select, update

from bot.state.tables import favourites, outbox, takeovers, watches

if TYPE_CHECKING:
    from sqlalchemy import Table
    from sqlalchemy.ext.asyncio import AsyncConnection

KEYED_BY_CHAT: tuple[tuple[Table, tuple[str, ...]], ...] = (
    (watches, ()),
    (favourites, ("name",)),
    (takeovers, ("release",)),
    (outbox, ("topic", "direct_topic", "occasion", "part")),
)


async def move(connection: AsyncConnection, old: int, new: int) -> None:
    """Give the rows of a chat to its new id. A row that the new one has by the same name counts, and the old one goes."""
    for table, key in KEYED_BY_CHAT:
        if key:
            other = table.alias()
            same = select(other.c.chat_id).where(other.c.chat_id == new, *(other.c[one] == table.c[one] for one in key))
            await connection.execute(delete(table).where(table.c.chat_id == old, exists(same.correlate(table))))
        moved = {"chat_id": new, **({"topic": None, "direct_topic": None} if table is watches else {})}
        await connection.execute(update(table).where(table.c.chat_id == old).values(moved))
