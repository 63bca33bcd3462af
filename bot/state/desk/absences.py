"""Chats that take nothing for now: what they watch and what waits for them is paused, with the reason, until the bot is back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, get_args

from sqlalchemy import bindparam, update

from bot.state.clock import now
from bot.state.tables import outbox, watches

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from bot.state.writer import Writer

# The person has blocked the bot; the group has removed it; it may not write there; its topic cannot be written to.
Away = Literal["blocked", "kicked", "no right", "no topic"]
REASONS: tuple[Away, ...] = get_args(Away)


class Absences:
    """What a person has paused by hand has another reason, and stays as it is."""

    def __init__(self, engine: AsyncEngine, writer: Writer) -> None:
        self._writer = writer
        self._now = now(engine)

    async def away(self, chat: int, reason: Away) -> None:
        """Pause all of a chat, but what this process is sending. Raises StateError."""
        await self._writer.add(self._paused, (chat, reason))

    async def back(self, chat: int) -> None:
        """Go on. Raises StateError."""
        await self._writer.add(self._resumed, chat)

    async def _paused(self, connection: AsyncConnection, wanted: Sequence[tuple[int, Away]]) -> list[None]:
        rows = [{"chat": chat, "why": reason} for chat, reason in wanted]
        watched = update(watches).where(watches.c.chat_id == bindparam("chat"), watches.c.paused.is_(None))
        await connection.execute(watched.values(paused=bindparam("why")), rows)
        waiting = update(outbox).where(outbox.c.chat_id == bindparam("chat"), outbox.c.stage == "waiting")
        await connection.execute(waiting.values(stage="paused", reason=bindparam("why")), rows)
        return [None] * len(wanted)

    async def _resumed(self, connection: AsyncConnection, wanted: Sequence[int]) -> list[None]:
        watched = update(watches).where(watches.c.chat_id.in_(wanted), watches.c.paused.in_(REASONS))
        await connection.execute(watched.values(paused=None))
        paused = update(outbox).where(outbox.c.chat_id.in_(wanted), outbox.c.stage == "paused")
        await connection.execute(paused.values(stage="waiting", reason=None))
        return [None] * len(wanted)
