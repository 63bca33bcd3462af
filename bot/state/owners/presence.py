"""Which processes are alive: what a dead one left is taken over, and what a living one has never."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Protocol, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Collection

    from bot.state.owners.sent import SentFile

# Of a dead process: the updates and posts of which it had sent something, with the ids of the messages; see `SentFile`. None
# where it left no notes here.
Sent: TypeAlias = "dict[int, tuple[int, ...]] | None"


class Presence(Protocol):
    """The number of this process, `owner`; what it sends is noted in `sent`."""

    owner: int
    sent: SentFile

    async def hold(self) -> None:
        """Be alive; to be called again and again. Raises StateError."""

    async def dead(self, owners: Collection[int]) -> dict[int, Sent]:
        """Which of some processes run no more, and what they had sent. To be followed by `buried`. Raises StateError."""

    async def seems_gone(self, owner: int) -> bool:
        """Whether a process runs no more, or has lost its session for a moment: known at once. Raises StateError."""

    def buried(self, owners: Collection[int]) -> None:
        """All that dead processes left is taken over."""

    async def sweep(self, left: Collection[int]) -> int:
        """Remove the files of dead processes, but of those that left something; how many. Raises StateError."""

    async def release(self) -> None:
        """Be gone, in good order."""


def owner_number() -> int:
    """A number for a process; it fits where PostgreSQL numbers its locks."""
    return secrets.randbelow(2**31 - 1) + 1
