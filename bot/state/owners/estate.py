"""What dead processes left in the tables, taken over as a whole before their notes of what they sent are removed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection

    from bot.state.owners.presence import Presence, Sent
    from bot.state.writer import Writer


class Heir(Protocol):
    """Rows that belong to processes."""

    async def other_owners(self) -> list[int]:
        """Who else has something that is not done. Raises StateError."""

    async def take_over(self, connection: AsyncConnection, wanted: Sequence[dict[int, Sent]]) -> list[None]:
        """Take what dead processes left, with what they had sent."""


class Estate:
    """All such rows."""

    def __init__(self, presence: Presence, writer: Writer, heirs: Sequence[Heir]) -> None:
        self._presence = presence
        self._writer = writer
        self._heirs = heirs

    async def take_over(self) -> None:
        """Take over what dead processes left. Raises StateError: then all of it is taken over the next time."""
        dead = await self._presence.dead(await self._owners())
        if dead:
            for heir in self._heirs:
                await self._writer.add(heir.take_over, dead)
            self._presence.buried(dead)

    async def sweep(self) -> int:
        """Remove the files of dead processes that left nothing; how many. Raises StateError."""
        return await self._presence.sweep(await self._owners())

    async def _owners(self) -> Collection[int]:
        return {owner for heir in self._heirs for owner in await heir.other_owners()}
