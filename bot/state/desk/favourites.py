"""Names that a chat has given to questions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, delete, func, select

from bot.state.reading import rows
from bot.state.tables import favourites
from bot.state.upsert import upsert, writes

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Any

    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from bot.state.writer import Writer

MOST = 30


class Favourites:
    """Name → canonical command, a chat's own; at most `MOST` of them."""

    def __init__(self, engine: AsyncEngine, writer: Writer) -> None:
        self._engine = engine
        self._writer = writer
        self._put = upsert(engine, favourites, ("words", "saved_at"), stamped="saved_at")
        this = and_(favourites.c.chat_id == bindparam("chat"), favourites.c.name == bindparam("key"))
        self._drop = writes(delete(favourites).where(this))

    async def keep(self, chat: int, name: str, words: str) -> bool:
        """Name a question, or name another one so; False when there are `MOST` already. Raises StateError."""
        kept: bool = await self._writer.add(self._kept, {"chat_id": chat, "name": name, "words": words})
        return kept

    async def of(self, chat: int) -> dict[str, str]:
        """All of a chat, by name. Raises StateError."""
        named = select(favourites.c.name, favourites.c.words).where(favourites.c.chat_id == chat).order_by(favourites.c.name)
        return {row.name: row.words for row in await rows(self._engine, named)}

    async def drop(self, chat: int, name: str) -> None:
        """Forget a name. Raises StateError."""
        await self._writer.add(self._drop, {"chat": chat, "key": name})

    async def _kept(self, connection: AsyncConnection, wanted: Sequence[dict[str, Any]]) -> list[bool]:
        done = []
        for row in wanted:
            others = and_(favourites.c.chat_id == row["chat_id"], favourites.c.name != row["name"])
            count = (await connection.execute(select(func.count()).select_from(favourites).where(others))).scalar_one()
            if count < MOST:
                await connection.execute(self._put, row)
            done.append(count < MOST)
        return done
