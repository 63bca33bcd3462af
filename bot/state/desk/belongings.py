"""All that is kept of a chat's desk, moved with a group that gets another id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, func, select, update

from bot.state.tables import favourites, outbox, takeovers, watches

if TYPE_CHECKING:
    from typing import Any

    from sqlalchemy import FromClause, Select, Table
    from sqlalchemy.ext.asyncio import AsyncConnection

KEYED_BY_CHAT: tuple[tuple[Table, tuple[str, ...]], ...] = (
    (watches, ()),
    (favourites, ("name",)),
    (takeovers, ("release",)),
    (outbox, ("topic", "direct_topic", "occasion", "part")),
)


# What was sent to one of two chats, or is on its way, is not sent to the other.
STILL = ("waiting", "paused")


async def move(connection: AsyncConnection, old: int, new: int) -> None:
    """Give the rows of a chat to its new id. A row that the new one has by the same name counts, and the old one goes."""
    gone = outbox.alias()
    told = _same(outbox, gone, old, KEYED_BY_CHAT[-1][1]).where(gone.c.stage.not_in(STILL))
    await connection.execute(delete(outbox).where(outbox.c.chat_id == new, outbox.c.stage.in_(STILL), exists(told)))
    for table, key in KEYED_BY_CHAT:
        if key:
            same = _same(table, table.alias(), new, key)
            await connection.execute(delete(table).where(table.c.chat_id == old, exists(same)))
        moved = {"chat_id": new, **(_moved_watch(new) if table is watches else {})}
        await connection.execute(update(table).where(table.c.chat_id == old).values(moved))


def _moved_watch(new: int) -> dict[str, Any]:
    """A watch stands behind those that are there; topics and messages have other numbers in the new chat."""
    there = watches.alias()
    last = select(func.coalesce(func.max(there.c.place), 0)).where(there.c.chat_id == new).scalar_subquery()
    return {"topic": None, "direct_topic": None, "made_by": None, "place": watches.c.place + last}


def _same(table: Table, other: FromClause, chat: int, key: tuple[str, ...]) -> Select[tuple[int]]:
    """The rows of a chat that have the same name as one of the table."""
    named = select(other.c.chat_id).where(other.c.chat_id == chat, *(other.c[one] == table.c[one] for one in key))
    return named.correlate(table)
