"""Order and fairness: the updates of one chat one after the other, chats side by side.

An update that waits for its chat holds no slot, so a slow chat leaves the others theirs. A chat that asks faster than it is
answered is told so once, and what does not fit is left.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from telegram import Update
from telegram.ext import BaseUpdateProcessor

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

logger = logging.getLogger(__name__)
# The library's own limit would count those that wait, too.
UNLIMITED = 1_000_000
SLOTS = 256
BACKLOG = 16


@dataclass(slots=True)
class _Lane:
    """One chat: whose turn it is, how many are in it, and whether it was told that it is busy."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    inside: int = 0
    told: bool = False


class Lanes(BaseUpdateProcessor):
    """`on_busy` is called with the first update of a chat that is left because `backlog` others wait."""

    def __init__(self, on_busy: Callable[[Update], Awaitable[None]], *, slots: int = SLOTS, backlog: int = BACKLOG) -> None:
        super().__init__(UNLIMITED)
        self._on_busy = on_busy
        self._slots = asyncio.Semaphore(slots)
        self._backlog = backlog
        self._lanes: dict[int, _Lane] = {}

    async def initialize(self) -> None:
        """Nothing to open."""

    async def shutdown(self) -> None:
        """Nothing to close."""

    async def do_process_update(self, update: object, coroutine: Awaitable[Any]) -> None:
        """Run the handlers of an update when it is its chat's turn."""
        key = _chat_of(update)
        if key is None:
            async with self._slots:
                await coroutine
            return
        lane = self._lanes.setdefault(key, _Lane())
        if lane.inside > self._backlog:
            await self._leave(lane, update, coroutine)
            return
        lane.inside += 1
        try:
            async with lane.turn, self._slots:
                await coroutine
        finally:
            lane.inside -= 1
            if not lane.inside:
                self._lanes.pop(key, None)

    async def _leave(self, lane: _Lane, update: object, coroutine: Awaitable[Any]) -> None:
        close = getattr(coroutine, "close", None)
        if close is not None:
            close()
        logger.warning("an update was left: its chat has %d waiting", lane.inside)
        if not lane.told and isinstance(update, Update):
            lane.told = True
            await self._on_busy(update)


def _chat_of(update: object) -> int | None:
    if not isinstance(update, Update):
        return None
    chat = update.effective_chat or update.effective_user
    return chat.id if chat else None
