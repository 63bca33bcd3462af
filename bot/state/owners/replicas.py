"""The processes that serve from this database: version, release in use, and since when, as each says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from bot.state.clock import now
from bot.state.reading import rows
from bot.state.tables import replicas
from bot.state.upsert import upsert, writes

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine

    from bot.state.owners.presence import Presence
    from bot.state.writer import Writer

MOST_LETTERS = 64
# Who has said nothing for so long does not serve.
SEEN_SECONDS = 60
KEPT_SECONDS = 24 * 3600


@dataclass(frozen=True, slots=True)
class Replica:
    """One process; `seconds` since it started, `own` where it is the one that asks."""

    version: str
    release: str
    seconds: int
    own: bool


class Replicas:
    """Says that this one serves, and reads who else does."""

    def __init__(self, engine: AsyncEngine, writer: Writer, presence: Presence) -> None:
        self._engine = engine
        self._writer = writer
        self._owner = presence.owner
        self._now = now(engine)
        row = upsert(engine, replicas, ("version", "release", "seen_at"), stamped="seen_at")
        self._say = writes(row.values(started_at=self._now))
        self._drop = writes(delete(replicas).where(replicas.c.seen_at < self._now - KEPT_SECONDS))

    async def say(self, version: str, release: str) -> None:
        """That this process serves; to be said again and again. Raises StateError."""
        await self._writer.add(self._say, {"owner": self._owner, "version": version, "release": release[:MOST_LETTERS]})

    async def all(self) -> list[Replica]:
        """Those that serve now, the oldest first. Raises StateError."""
        age = (self._now - replicas.c.started_at).label("seconds")
        serving = select(replicas, age).where(replicas.c.seen_at >= self._now - SEEN_SECONDS).order_by(replicas.c.started_at)
        return [
            Replica(row.version, row.release, row.seconds, row.owner == self._owner) for row in await rows(self._engine, serving)
        ]

    async def forget(self) -> None:
        """Drop those that ended a day ago. Raises StateError."""
        await self._writer.add(self._drop, {})
