"""Updates that were taken: each is handled once, and none is lost when the process dies in between.

An update is written down before it is handled, and marked as done when it is known how it ended. What could not be delivered
stays open, with the time of the next try. What a dead process left undone is taken over, with all that waits in the same chat.
"""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

from bot.errors import StateError
from bot.logs import get_logger
from bot.state.inbox_rows import InboxRows
from bot.state.owners.estate import Estate
from bot.state.tables import inbox
from bot.state.upsert import Dropping

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncEngine

    from bot.state.inbox_rows import Json, Left, Standing
    from bot.state.owners.estate import Heir
    from bot.state.owners.presence import Presence
    from bot.state.writer import Writer

logger = get_logger(__name__)
# Telegram sends an update again for a day.
KEPT_SECONDS = 48 * 3600


class Inbox:
    """The updates taken by this process and by the others on the same database."""

    def __init__(
        self, engine: AsyncEngine, writer: Writer, presence: Presence, origin: str, besides: Sequence[Heir] = ()
    ) -> None:
        # `besides`: what else has rows of processes that may die.
        self._writer = writer
        self._presence = presence
        # What this process has in hand; what of it is done and not written yet; what of that failed: the database was away.
        self._held: set[int] = set()
        self._unwritten: dict[int, Json] = {}
        self._late: set[int] = set()
        # Set when something of this process's waits in the table, and is not in hand: `left` gives it.
        self.overlooked = asyncio.Event()
        self._rows = InboxRows(engine, origin, presence.owner, self._held)
        self._estate = Estate(presence, writer, (*besides, self._rows))
        self._old = Dropping(engine, writer, inbox.c.done_at)

    async def arrive(self, payload: Json, chat: int | None = None, *, begun: bool = True) -> Standing:
        """Write an update down, in the order of a chat; `begun` when nothing waits before it.

        Raises StateError when it cannot be kept. It is not to be called for what this process has in hand.
        """
        update_id = payload["update_id"]
        if update_id in self._unwritten:
            return "done"
        # Before it is written, or it would look like one that was forgotten.
        self._held.add(update_id)
        standing: Standing | None = None
        try:
            standing, overlooked = await self._writer.add(self._rows.arrive, self._rows.row(payload, chat, begun=begun))
            if overlooked:
                self.overlooked.set()
            standing = standing or await self._rows.known(update_id)
        finally:
            if standing != "new":
                self._held.discard(update_id)
        return standing

    async def begin(self, update_id: int) -> bool:
        """Note that an update is being handled; False where it is no longer this process's. Raises StateError."""
        mine: bool = await self._writer.add(self._rows.begin, update_id)
        if not mine:
            self._held.discard(update_id)
        return mine

    def sent(self, update_id: int, parts: Sequence[int]) -> None:
        """Note at once which messages of an answer went out, beside the database."""
        self._presence.sent.note(update_id, parts)

    async def keep_sent(self, update_id: int, parts: Sequence[int]) -> None:
        """Write down which messages of an answer went out, before the next one does. Raises StateError."""
        await self._writer.add(self._rows.note, {"id": update_id, "sent": json.dumps(parts)})

    async def postpone(self, update_id: int, seconds: float, parts: Sequence[int]) -> int:
        """Have an update tried again; returns for how many seconds it has been tried by now. Raises StateError."""
        wanted = (update_id, seconds, json.dumps(parts) if parts else None)
        tried_for: int = await self._writer.add(self._rows.postpone, wanted)
        self._presence.sent.settled(update_id)
        return tried_for

    async def put_back(self, update_id: int, parts: Sequence[int]) -> None:
        """Leave an update to the next process, which is not to think that this one died of it. Raises StateError."""
        await self._writer.add(self._rows.leave, {"id": update_id, "sent": json.dumps(parts) if parts else None})
        self._presence.sent.settled(update_id)

    async def done(self, update_id: int, outcome: str) -> None:
        """Mark an update as done, with how it ended, and forget what it said. What cannot be written now is written later."""
        self._unwritten[update_id] = {"id": update_id, "how": outcome}
        try:
            await self._write_done(update_id)
        except StateError as error:
            self._late.add(update_id)
            logger.warning("done, and it cannot be noted yet", update=update_id, outcome=outcome, reason=str(error))

    async def settle(self) -> int:
        """Write what was done while the database was away; how many. Raises StateError while it is."""
        late = list(self._late)
        await asyncio.gather(*(self._write_done(update_id) for update_id in late))
        return len(late)

    async def left(self) -> list[Left]:
        """What this process is to handle now, oldest first: all that dead processes left, and what others wrote down for it.

        Raises StateError.
        """
        await self._estate.take_over()
        self.overlooked.clear()
        new = await self._rows.not_in_hand()
        self._held.update(one.update_id for one in new)
        return new

    async def sweep(self) -> int:
        """Remove the files of dead processes that left nothing undone; how many. Raises StateError."""
        return await self._estate.sweep()

    async def forget(self) -> int:
        """Drop what is done and will not be sent again by Telegram; how many. Raises StateError."""
        return await self._old.older_than(KEPT_SECONDS)

    async def _write_done(self, update_id: int) -> None:
        await self._writer.add(self._rows.finish, self._unwritten[update_id])
        self._unwritten.pop(update_id, None)
        self._late.discard(update_id)
        self._held.discard(update_id)
        self._presence.sent.settled(update_id)
