"""What one process at a time does for all of them: a lease of each role, renewed by who holds it.

Two may hold one for a moment, when a process has hung and comes back: what they do must bear that.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from sqlalchemy import or_, select, update

from bot.state.clock import now
from bot.state.reading import rows
from bot.state.tables import roles
from bot.state.upsert import ignoring

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from bot.state.owners.presence import Presence
    from bot.state.writer import Writer

# By the database's clock; renewed several times in it.
LEASE_SECONDS = 9
RENEWED_SECONDS = 2.0


class Roles:
    """The roles that this process holds, and those of the others."""

    def __init__(self, engine: AsyncEngine, writer: Writer, presence: Presence) -> None:
        self._engine = engine
        self._writer = writer
        self._presence = presence
        self._now = now(engine)
        self._insert = ignoring(engine, roles).values(owner=presence.owner, until=self._now + LEASE_SECONDS)
        self._renewed: dict[str, float] = {}

    async def hold(self, role: str) -> bool:
        """Whether this process is to play a role now; to be called again and again while it does. Raises StateError."""
        if time.monotonic() - self._renewed.get(role, float("-inf")) < RENEWED_SECONDS:
            return True
        self._renewed.pop(role, None)
        asked = time.monotonic()
        found = await rows(
            self._engine, select(roles.c.owner, (roles.c.until - self._now).label("left")).where(roles.c.role == role)
        )
        other = found[0].owner if found and found[0].owner != self._presence.owner else None
        if other is not None and found[0].left > 0 and not await self._presence.seems_gone(other):
            return False
        held: bool = await self._writer.add(self._take, (role, other))
        if held:
            self._renewed[role] = asked
        return held

    async def _take(self, connection: AsyncConnection, wanted: Sequence[tuple[str, int | None]]) -> list[bool]:
        done = []
        for role, other in wanted:
            await connection.execute(self._insert, {"role": role})
            # Nobody has taken it since it was looked at.
            owner = roles.c.owner
            mine = update(roles).where(roles.c.role == role, or_(owner == self._presence.owner, owner == other))
            taken = await connection.execute(mine.values(owner=self._presence.owner, until=self._now + LEASE_SECONDS))
            done.append(taken.rowcount > 0)
        return done
