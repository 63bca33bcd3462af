"""Chats that take nothing for now: what they watch and what waits for them is paused, with the reason, until the bot is back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from sqlalchemy import bindparam, update

from bot.state.clock import now
from bot.state.tables import outbox, watches

if TYPE_CHECKING:
    import asyncio
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from bot.state.writer import Writer

# A person has blocked the bot, or a group has removed it: all of the chat waits. It may not write there, or not in the topic: a
# post waits, and is tried now and then, since nobody says when it may.
Gone = Literal["blocked", "kicked"]
Barred = Literal["no right", "no topic"]
Away: TypeAlias = "Gone | Barred"
GONE: tuple[Gone, ...] = get_args(Gone)
BARRED: tuple[Barred, ...] = get_args(Barred)


def away_from(kind: str) -> Gone:
    """Why nothing reaches a chat of a kind that wants no messages."""
    return "blocked" if kind == "private" else "kicked"


class Absences:
    """What a person has paused by hand has another reason, and stays as it is."""

    def __init__(self, engine: AsyncEngine, writer: Writer) -> None:
        self._writer = writer
        self._now = now(engine)

    def away(self, chat: int, reason: Gone) -> asyncio.Future[None]:
        """Pause all of a chat, but what is being sent. The future ends when it is written, or raises StateError."""
        return self._writer.add(self._paused, (chat, reason))

    def back(self, chat: int) -> asyncio.Future[None]:
        """Go on; the future as for `away`."""
        return self._writer.add(self._resumed, chat)

    async def retry(self) -> int:
        """Have posts wait again that could not be written where they belong; how many. Raises StateError."""
        tried: int = await self._writer.add(self._retried, None)
        return tried

    async def _paused(self, connection: AsyncConnection, wanted: Sequence[tuple[int, Gone]]) -> list[None]:
        rows = [{"chat": chat, "why": reason} for chat, reason in wanted]
        watched = update(watches).where(watches.c.chat_id == bindparam("chat"), watches.c.paused.is_(None))
        await connection.execute(watched.values(paused=bindparam("why")), rows)
        waiting = update(outbox).where(outbox.c.chat_id == bindparam("chat"), outbox.c.stage == "waiting")
        await connection.execute(waiting.values(stage="paused", reason=bindparam("why")), rows)
        return [None] * len(wanted)

    async def _resumed(self, connection: AsyncConnection, wanted: Sequence[int]) -> list[None]:
        watched = update(watches).where(watches.c.chat_id.in_(wanted), watches.c.paused.in_(GONE))
        await connection.execute(watched.values(paused=None))
        paused = update(outbox).where(outbox.c.chat_id.in_(wanted), outbox.c.stage == "paused")
        await connection.execute(paused.values(stage="waiting", reason=None))
        return [None] * len(wanted)

    async def _retried(self, connection: AsyncConnection, wanted: Sequence[None]) -> list[int]:
        barred = update(outbox).where(outbox.c.stage == "paused", outbox.c.reason.in_(BARRED))
        tried = await connection.execute(barred.values(stage="waiting"))
        return [tried.rowcount] * len(wanted)
