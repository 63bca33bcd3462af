"""How often one chat is written to: Telegram takes about one message a second, in a group twenty a minute, and short bursts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiolimiter import AsyncLimiter
from cachetools import LRUCache
from telegram.constants import ChatType

if TYPE_CHECKING:
    from bot.chat.api.destination import Destination

PRIVATE = (30, 30.0)
GROUP = (20, 60.0)
MOST_CHATS = 4096


class Pace:
    """A bucket for each chat; the chats written to longest ago are forgotten."""

    def __init__(self) -> None:
        self._buckets: LRUCache[int, AsyncLimiter] = LRUCache(MOST_CHATS)

    async def wait(self, to: Destination) -> None:
        """Return when a message to this chat is in the limits. A forum is one chat for them."""
        bucket = self._buckets.get(to.chat)
        if bucket is None:
            bucket = AsyncLimiter(*(PRIVATE if to.kind == ChatType.PRIVATE else GROUP))
            self._buckets[to.chat] = bucket
        await bucket.acquire()
