"""The chats the bot is in, those that want it no more, groups that got another id, and the languages they have chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cachetools import LRUCache
from sqlalchemy import delete, select, update

from bot.speech import spoken
from bot.state.clock import now
from bot.state.desk.absences import away_from
from bot.state.desk.belongings import move
from bot.state.reading import rows
from bot.state.tables import answers, chats
from bot.state.upsert import upsert, writes

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from bot.speech import Lang
    from bot.state.desk.absences import Absences
    from bot.state.writer import Writer

MOST_CACHED = 10_000


class Chats:
    """Chat id → active or not. What this process wrote last is in memory, so that a message costs no write."""

    def __init__(self, engine: AsyncEngine, writer: Writer, absences: Absences) -> None:
        self._engine = engine
        self._writer = writer
        self._absences = absences
        self._latest: LRUCache[int, bool] = LRUCache(MOST_CACHED)
        self._keep = writes(upsert(engine, chats, ("kind", "active", "changed_at"), stamped="changed_at"))
        self._choose = writes(upsert(engine, chats, ("language",), stamped="changed_at"))

    def note(self, chat: int, kind: str, *, active: bool) -> None:
        """A chat has written, or wants no more messages; it is written with the next commit."""
        if self._latest.get(chat) is not active:
            self.changed(chat, kind, active=active)

    def changed(self, chat: int, kind: str, *, active: bool) -> asyncio.Future[None]:
        """A chat has added, kicked, blocked or allowed the bot. The future ends when it is written, or raises StateError.

        What it watches, and what waits for it, rests until the bot is back.
        """
        self._latest[chat] = active
        self._writer.add(self._keep, {"chat_id": chat, "kind": kind, "active": active})
        return self._absences.back(chat) if active else self._absences.away(chat, away_from(kind))

    def forget_chat(self, chat: int) -> None:
        """Drop a chat from memory; the tables are for who calls."""
        self._latest.pop(chat, None)

    async def met_within(self, chat: int, seconds: int) -> bool:
        """Whether a chat has come, gone or got its number so lately. Raises StateError."""
        lately = select(chats.c.chat_id).where(chats.c.chat_id == chat, chats.c.changed_at > now(self._engine) - seconds)
        return bool(await rows(self._engine, lately))

    async def choose(self, chat: int, kind: str, language: Lang | None) -> None:
        """Set the language of a chat that writes; None forgets it. Raises StateError."""
        row = {"chat_id": chat, "kind": kind, "active": True, "language": language}
        await self._writer.add(self._choose, row)

    async def language(self, chat: int) -> Lang | None:
        """What the chat has chosen. Raises StateError.

        Not kept in memory: another process may have changed it. It is read with the next commit, once for all who ask.
        """
        return spoken(await self._writer.add(_languages, chat))

    async def move(self, old: int, new: int) -> None:
        """A group has become a supergroup: everything that is kept of it goes to the new id, in one transaction."""
        self._latest.pop(old, None)
        await self._writer.add(_move, (old, new))
        # The old id may have been left before: the group is here.
        await self._absences.back(new)


async def _languages(connection: AsyncConnection, asked: Sequence[int]) -> list[str | None]:
    chosen = select(chats.c.chat_id, chats.c.language).where(chats.c.chat_id.in_(set(asked)))
    found = {row.chat_id: row.language for row in await connection.execute(chosen)}
    return [found.get(chat) for chat in asked]


async def _move(connection: AsyncConnection, moves: Sequence[tuple[int, int]]) -> list[None]:
    for old, new in moves:
        # Locked: another replica may be told of the same move by the other group.
        this = select(chats.c.language, chats.c.preferences).where(chats.c.chat_id == old).with_for_update()
        known = (await connection.execute(this)).first()
        if known is not None:
            # The new group may have written first; what was set in the old one counts, unless it has chosen a language since.
            settled = select(chats.c.language, chats.c.preferences).where(chats.c.chat_id == new)
            since = (await connection.execute(settled)).first() or known
            await connection.execute(delete(chats).where(chats.c.chat_id == new))
            chosen = {"language": since.language or known.language, "preferences": since.preferences or known.preferences}
            moved = {"chat_id": new, "kind": "supergroup", "active": True, "changed_at": now(connection.engine), **chosen}
            await connection.execute(update(chats).where(chats.c.chat_id == old).values(moved))
            await move(connection, old, new)
        # The messages of the old group have other numbers in the new one.
        await connection.execute(delete(answers).where(answers.c.chat_id == old))
    return [None] * len(moves)
