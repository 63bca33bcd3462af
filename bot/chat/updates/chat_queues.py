"""Order and fairness: the updates of one chat one after the other, chats side by side.

How many questions wait is counted by who asked: whoever asks faster than is answered takes no place from the others of a group.
"""

from __future__ import annotations

import asyncio
from bisect import insort
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.logs import get_logger

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Hashable

    from bot.chat.updates.entry import Entry

logger = get_logger(__name__)
# Telegram takes a message a second in private, and twenty a minute in a group.
MOST_BY_ASKER = 100
MOST_IN_CHAT = 1_000


@dataclass(slots=True)
class _Queue:
    """One chat: what waits in the order of its numbers, how many are being written down, whose they are, and who was told."""

    waiting: list[Entry] = field(default_factory=list)
    arriving: int = 0
    asked: Counter[int] = field(default_factory=Counter)
    told: set[int] = field(default_factory=set)
    worker: asyncio.Task[None] | None = None


class ChatQueues:
    """`serve` does the work of an entry, when it is its turn."""

    def __init__(self, serve: Callable[[Entry], Awaitable[None]]) -> None:
        self._serve = serve
        self._queues: dict[Hashable, _Queue] = {}

    def expect(self, key: Hashable) -> bool:
        """An entry is coming; whether nothing is before it. To be followed by `arrived`."""
        queue = self._queues.setdefault(key, _Queue())
        queue.arriving += 1
        return queue.worker is None and queue.arriving == 1

    def arrived(self, key: Hashable) -> None:
        """The entry that was expected has come, or it has not."""
        queue = self._queues[key]
        queue.arriving -= 1
        self._forget(key, queue)

    def is_full(self, entry: Entry) -> bool:
        """Whether its asker has as many waiting as one may, or all of its chat have."""
        queue = self._queues.get(entry.queue)
        if queue is None or entry.asker is None:
            return False
        return queue.asked[entry.asker] >= MOST_BY_ASKER or queue.asked.total() >= MOST_IN_CHAT

    def must_tell(self, entry: Entry) -> bool:
        """Whether an asker that has too many waiting is still to be told: once, until theirs are answered."""
        queue = self._queues[entry.queue]
        if entry.asker is None or entry.asker in queue.told:
            return False
        queue.told.add(entry.asker)
        return True

    def add(self, entry: Entry) -> None:
        """Let an entry wait for its turn; one that came late stands before those with higher numbers."""
        queue = self._queues.setdefault(entry.queue, _Queue())
        insort(queue.waiting, entry, key=lambda one: one.update_id)
        if entry.asker is not None:
            queue.asked[entry.asker] += 1
        if queue.worker is None:
            queue.worker = asyncio.create_task(self._run(entry.queue, queue), name=f"chat {entry.queue}")

    def workers(self) -> list[asyncio.Task[None]]:
        """One task for each chat that has something to do."""
        return [queue.worker for queue in self._queues.values() if queue.worker is not None]

    async def _run(self, key: Hashable, queue: _Queue) -> None:
        try:
            while queue.waiting:
                entry = queue.waiting.pop(0)
                try:
                    await self._serve(entry)
                    entry.settle()
                except Exception:
                    logger.exception("an update was not dealt with", update=entry.update_id)
                finally:
                    _left(queue, entry)
        finally:
            queue.worker = None
            for entry in queue.waiting:
                entry.settled.cancel()
            self._forget(key, queue)

    def _forget(self, key: Hashable, queue: _Queue) -> None:
        if queue.worker is None and not queue.arriving:
            self._queues.pop(key, None)


def _left(queue: _Queue, entry: Entry) -> None:
    """An entry waits no more; and whoever has none waiting may be told again."""
    entry.settled.cancel()
    if entry.asker is None:
        return
    queue.asked[entry.asker] -= 1
    if queue.asked[entry.asker] <= 0:
        del queue.asked[entry.asker]
        queue.told.discard(entry.asker)
