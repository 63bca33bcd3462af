"""Sends what waits in the outbox, in one process at a time: as often as Telegram lets it, each chat's posts in order.

Who asks something is answered beside it, by every process.
"""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from cachetools import TTLCache

from bot.chat.posts.posting import place_of
from bot.chat.posts.quiet import quiet_for
from bot.chat.posts.ticks import Ticks
from bot.clock import now
from bot.errors import StateError
from bot.logs import get_logger

if TYPE_CHECKING:
    from bot.chat.api.sender import Sender
    from bot.chat.posts.posting import Posting
    from bot.state.desk.outbox_rows import Due
    from bot.state.store import State

logger = get_logger(__name__)
ROLE = "sender"
# A few seconds' worth; with as many under way at most, when Telegram is slow.
AT_ONCE = 50
LOOK_SECONDS = 1.0
AGAIN_SECONDS = 5.0
RETRY_SECONDS = 3600.0
MOST_SPOILT, SPOILT_SECONDS = 1_000, 600.0
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 30.0
# A clean stop waits so long for what is on its way.
GRACE_SECONDS = 10.0


class Sending:
    """Goes on until it is cancelled; then it finishes what it has begun."""

    def __init__(self, state: State, sender: Sender, posting: Posting) -> None:
        self._state = state
        self._sender = sender
        self._posting = posting
        self._ticks = Ticks()
        # By chat: no chat has two under way.
        self._under_way: dict[int, asyncio.Task[None]] = {}
        # Since Telegram was reached last.
        self._failures = 0
        # What this process has claimed may be more than it knows: the state was away.
        self._unsure = False
        self._retried = time.monotonic()
        # Chats with a post that fails here: one of a bug, or of another version. The others go on.
        self._spoilt: TTLCache[int, bool] = TTLCache(MOST_SPOILT, SPOILT_SECONDS)

    async def run(self) -> None:
        """Send, look again, send."""
        try:
            while True:
                try:
                    await self._round()
                except StateError as error:
                    logger.warning("posts wait: the state is away", reason=str(error))
                    self._unsure = True
                    await asyncio.sleep(AGAIN_SECONDS)
        finally:
            await self._finish()

    async def _round(self) -> None:
        """Send what is due, and wait a little where that is nothing. Raises StateError."""
        if self._unsure:
            # Before: what fails meanwhile is unsure again.
            self._unsure = False
            await self._state.outbox.reclaim()
        found = await self._state.outbox.due(AT_ONCE, [*self._under_way, *self._ticks.resting(), *self._spoilt])
        wanted = await self._wanted(found) if found and await self._state.roles.hold(ROLE) else []
        if not wanted:
            await asyncio.sleep(LOOK_SECONDS)
            return
        if self._failures:
            await asyncio.sleep(min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** (self._failures - 1)))
            # Telegram was out of reach: one shows whether it still is.
            await self._start(wanted[0])
            return
        for one in wanted:
            await self._ticks.wait()
            if self._failures or self._unsure or not await self._state.roles.hold(ROLE):
                return
            while len(self._under_way) >= AT_ONCE:
                await asyncio.wait(self._under_way.values(), return_when=asyncio.FIRST_COMPLETED)
            self._start(one)

    async def _wanted(self, found: list[Due]) -> list[Due]:
        """Those whose chat may be written to now: it is not quiet there, and was not written to too often. Raises StateError."""
        await self._retry()
        quiet = {one.chat: seconds for one in found if (seconds := quiet_for(one.preferences, now()))}
        await asyncio.gather(*(self._state.outbox.hold(chat, seconds) for chat, seconds in quiet.items()))
        busy = {one.chat for one in found if not self._sender.is_free(place_of(one))}
        for chat in busy:
            self._ticks.went(chat)
        return [one for one in found if one.chat not in quiet and one.chat not in busy]

    async def _retry(self) -> None:
        if time.monotonic() - self._retried > RETRY_SECONDS:
            self._retried = time.monotonic()
            await self._state.absences.retry()

    def _start(self, one: Due) -> asyncio.Task[None]:
        task = self._under_way[one.chat] = asyncio.create_task(self._deliver(one))
        task.add_done_callback(lambda _: self._under_way.pop(one.chat))
        return task

    async def _deliver(self, one: Due) -> None:
        try:
            reached = await self._posting.deliver(one)
        except StateError as error:
            logger.warning("a post waits: the state is away", post=one.number, reason=str(error))
            self._unsure = True
        except Exception:
            logger.exception("a post waits: it could not be made ready", post=one.number)
            self._spoilt[one.chat] = True
        else:
            self._failures = 0 if reached else self._failures + 1
        finally:
            self._ticks.went(one.chat)

    async def _finish(self) -> None:
        if self._under_way:
            await asyncio.wait(self._under_way.values(), timeout=GRACE_SECONDS)
        late = list(self._under_way.values())
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)
