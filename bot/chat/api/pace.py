"""How often one chat is written to: Telegram takes about one message a second, in a group twenty a minute, and short bursts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from aiolimiter import AsyncLimiter
from telegram.constants import ChatType

from bot.recent import Recent

if TYPE_CHECKING:
    from telegram import Chat

PRIVATE = (30, 30.0)
GROUP = (20, 60.0)
MOST_CHATS = 4096


class Pace:
    """A bucket for each chat; the chats written to longest ago are forgotten."""

    def __init__(self) -> None:
        self._buckets: Recent[int, AsyncLimiter] = Recent(MOST_CHATS)

    async def wait(self, chat: Chat) -> None:
        """Return when a message to this chat is in the limits."""
        bucket = self._buckets.get(chat.id)
        if bucket is None:
            bucket = AsyncLimiter(*(PRIVATE if chat.type == ChatType.PRIVATE else GROUP))
            self._buckets.put(chat.id, bucket)
        await bucket.acquire()
