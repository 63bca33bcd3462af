"""How often one chat is written to: Telegram takes about one message a second, in a group twenty a minute, and short bursts."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

from aiolimiter import AsyncLimiter
from telegram.constants import ChatType

if TYPE_CHECKING:
    from telegram import Chat

PRIVATE = (30, 30.0)
GROUP = (20, 60.0)
MOST_CHATS = 4096


class Pace:
    """A bucket for each chat; the chats written to longest ago are forgotten."""

    def __init__(self) -> None:
        self._buckets: OrderedDict[int, AsyncLimiter] = OrderedDict()

    async def wait(self, chat: Chat) -> None:
        """Return when a message to this chat is in the limits."""
        bucket = self._buckets.get(chat.id)
        if bucket is None:
            bucket = self._buckets[chat.id] = AsyncLimiter(*(PRIVATE if chat.type == ChatType.PRIVATE else GROUP))
            if len(self._buckets) > MOST_CHATS:
                self._buckets.popitem(last=False)
        self._buckets.move_to_end(chat.id)
        await bucket.acquire()
