"""The chats the bot is in, those that want it no more, and groups that got another id."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from sqlalchemy import delete, select, update

from bot.recent import Recent
from bot.state.reading import value
from bot.state.tables import answers, chats
from bot.state.upsert import upsert, writes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from bot.state.writer import Writer

MOST_CACHED = 10_000


class Chats:
    """Chat id → active or not. What this process wrote last is in memory, so that a message costs no write."""

    def __init__(self, engine: AsyncEngine, writer: Writer) -> None:
        self._engine = engine
        self._writer = writer
        self._latest: Recent[int, bool] = Recent(MOST_CACHED)
        self._keep = writes(upsert(engine, chats, ("kind", "active", "changed_at")))

    def note(self, chat: int, kind: str, *, active: bool) -> None:
        """A chat has written, or has added, kicked or blocked the bot; it is written with the next commit."""
        if self._latest.get(chat) is active:
            return
        self._latest.put(chat, active)
        self._writer.add(self._keep, {"chat_id": chat, "kind": kind, "active": active, "changed_at": int(time.time())})

    async def is_active(self, chat: int) -> bool | None:
        """Whether a chat takes messages; None when it was never met. Raises StateError."""
        found: bool | None = await value(self._engine, select(chats.c.active).where(chats.c.chat_id == chat))
        return found

    async def move(self, old: int, new: int) -> None:
        """A group has become a supergroup: everything that is kept of it goes to the new id, in one transaction."""
        self._latest.drop(old)
        await self._writer.add(_move, (old, new))


async def _move(connection: AsyncConnection, moves: Sequence[tuple[int, int]]) -> list[None]:
    for old, new in moves:
        known = (await connection.execute(select(chats.c.chat_id).where(chats.c.chat_id == old))).first()
        if known is not None:
            # The new group may have written first; what was set in the old one counts.
            await connection.execute(delete(chats).where(chats.c.chat_id == new))
            await connection.execute(update(chats).where(chats.c.chat_id == old).values(chat_id=new, kind="supergroup"))
        # The messages of the old group have other numbers in the new one.
        await connection.execute(delete(answers).where(answers.c.chat_id == old))
    return [None] * len(moves)
