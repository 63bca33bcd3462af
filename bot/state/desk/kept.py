"""All that is kept of a chat, in every table: read for who asks, and deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from bot.state.database import write_lock
from bot.state.reading import rows
from bot.state.tables import answers, chats, favourites, inbox, outbox, takeovers, watches

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sqlalchemy import Table
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from bot.state.writer import Writer

    Rows = dict[str, list[dict[str, Any]]]

# Watches first: who judges a release for a chat locks them, and stops where there are none.
TABLES: tuple[Table, ...] = (watches, chats, favourites, takeovers, outbox, answers, inbox)


class KeptOfChats:
    """Looks through all tables that name a chat."""

    def __init__(self, engine: AsyncEngine, writer: Writer) -> None:
        self._engine = engine
        self._writer = writer

    async def of(self, chat: int) -> Rows:
        """The rows of a chat, by table. Raises StateError."""
        found = {}
        for table in TABLES:
            wanted = select(table).where(table.c.chat_id == chat).order_by(*table.primary_key)
            found[table.name] = [dict(row._mapping) for row in await rows(self._engine, wanted)]  # noqa: SLF001 - its public name
        return found

    async def forget(self, chat: int) -> None:
        """Delete them, in one transaction. Raises StateError.

        An update that is being handled, as the one that asks for this, stays until it is done, without its chat; what could not
        be delivered yet is not tried again.
        """
        await self._writer.add(_forget, chat)


async def _forget(connection: AsyncConnection, wanted: Sequence[int]) -> list[None]:
    await write_lock(connection)
    for chat in wanted:
        await connection.execute(select(watches.c.watch_id).where(watches.c.chat_id == chat).with_for_update())
        for table in TABLES:
            of_chat = table.c.chat_id == chat
            if table is inbox:
                in_hand = inbox.c.done_at.is_(None) & inbox.c.next_try.is_(None)
                await connection.execute(update(inbox).where(of_chat, in_hand).values(chat_id=None))
            await connection.execute(delete(table).where(of_chat))
    return [None] * len(wanted)
