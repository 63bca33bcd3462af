"""How often one chat is written to: Telegram takes about one message a second, in a group twenty a minute, and short bursts.

Where it says how long it will take nothing (429), that holds for the chat, and for no other.
"""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from aiolimiter import AsyncLimiter
from cachetools import LRUCache
from telegram.constants import ChatType

from bot.chat.api.outcome import NotDeliveredError

if TYPE_CHECKING:
    from bot.chat.api.destination import Destination

PRIVATE = (30, 30.0)
GROUP = (20, 60.0)
MOST_CHATS = 4096


class Pace:
    """A bucket for each chat; the chats written to longest ago are forgotten."""

    def __init__(self) -> None:
        self._buckets: LRUCache[int, AsyncLimiter] = LRUCache(MOST_CHATS)
        self._held: LRUCache[int, float] = LRUCache(MOST_CHATS)

    def hold(self, chat: int, seconds: float) -> None:
        """Write to a chat no more for so long."""
        self._held[chat] = time.monotonic() + seconds

    async def wait(self, to: Destination) -> None:
        """Return when a message to this chat is in the limits. A forum is one chat for them.

        Raises NotDeliveredError while the chat is held.
        """
        left = (self._held.get(to.chat) or 0.0) - time.monotonic()
        if left > 0:
            raise NotDeliveredError("held: too many messages to this chat", left)
        await self._bucket(to).acquire()

    def is_free(self, to: Destination) -> bool:
        """Whether a message to this chat need not wait now."""
        return (self._held.get(to.chat) or 0.0) <= time.monotonic() and self._bucket(to).has_capacity()

    def _bucket(self, to: Destination) -> AsyncLimiter:
        bucket = self._buckets.get(to.chat)
        if bucket is None:
            bucket = AsyncLimiter(*(PRIVATE if to.kind == ChatType.PRIVATE else GROUP))
            self._buckets[to.chat] = bucket
        return bucket
