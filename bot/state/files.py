"""Pictures and files that Telegram has already: the same answer is sent by Telegram's own id, without an upload."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from bot.state.reading import value
from bot.state.tables import files
from bot.state.upsert import Dropping, upsert, writes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from bot.state.writer import Writer

KEPT_SECONDS = 30 * 24 * 3600


class Files:
    """What is in a file → Telegram's id of it. The key stands for the bot, the request, the language and the figures."""

    def __init__(self, engine: AsyncEngine, writer: Writer) -> None:
        self._engine = engine
        self._writer = writer
        self._keep = writes(upsert(engine, files, ("file_id", "used_at"), stamped="used_at"))
        self._old = Dropping(engine, writer, files.c.used_at)

    async def id_of(self, key: str) -> str | None:
        """Telegram's id; None when it does not have the file. Raises StateError."""
        found: str | None = await value(self._engine, select(files.c.file_id).where(files.c.key == key))
        return found

    def keep(self, key: str, file_id: str) -> None:
        """Note an id; it is written with the next commit."""
        self._writer.add(self._keep, {"key": key, "file_id": file_id})

    async def drop(self, key: str) -> None:
        """Forget an id that Telegram no longer knows. Raises StateError."""
        await self._writer.add(_drop, key)

    async def forget(self) -> int:
        """Drop what is a month old; how many. Raises StateError."""
        return await self._old.older_than(KEPT_SECONDS)


async def _drop(connection: AsyncConnection, keys: Sequence[str]) -> list[None]:
    await connection.execute(delete(files).where(files.c.key.in_(keys)))
    return [None] * len(keys)
