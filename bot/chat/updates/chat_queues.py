"""Order and fairness: the updates of one chat one after the other, chats side by side.

An update that waits for its chat holds no slot, so a slow chat leaves the others theirs. A chat that asks faster than it is
answered is told so once, and what does not fit is left.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from bot.logs import get_logger

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import Update

    Work: TypeAlias = Callable[[Update], Awaitable[None]]

logger = get_logger(__name__)
SLOTS = 256
BACKLOG = 16


@dataclass(slots=True)
class _Queue:
    """One chat: whose turn it is, how many are in it, and whether it was told that it is busy."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    inside: int = 0
    told: bool = False


class ChatQueues:
    """`on_busy` is called with the first update of a chat that is left because `backlog` others wait."""

    def __init__(self, on_busy: Work, *, slots: int = SLOTS, backlog: int = BACKLOG) -> None:
        self._on_busy = on_busy
        self._slots = asyncio.Semaphore(slots)
        self._backlog = backlog
        self._queues: dict[int, _Queue] = {}

    async def run(self, update: Update, work: Work) -> None:
        """Do the work of an update when it is its chat's turn."""
        chat = update.effective_chat or update.effective_user
        if chat is None:
            async with self._slots:
                await work(update)
            return
        queue = self._queues.setdefault(chat.id, _Queue())
        if queue.inside > self._backlog:
            await self._leave(queue, update)
            return
        queue.inside += 1
        try:
            async with queue.turn, self._slots:
                await work(update)
        finally:
            queue.inside -= 1
            if not queue.inside:
                self._queues.pop(chat.id, None)

    async def _leave(self, queue: _Queue, update: Update) -> None:
        logger.warning("left: its chat has too many waiting", waiting=queue.inside)
        if not queue.told:
            queue.told = True
            await self._on_busy(update)
