"""Updates that were taken: each is handled once, and none is lost when the process dies in between.

An update is written down before it is handled, and marked as done when it is known how it ended. What could not be delivered
stays open, with the time of the next try. What a dead process left undone is taken over, with all that waits in the same chat.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from sqlalchemy import bindparam, func, select, update

from bot.errors import StateError
from bot.logs import get_logger
from bot.state.clock import now
from bot.state.reading import rows, value
from bot.state.tables import inbox
from bot.state.upsert import Dropping, upsert, writes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from bot.state.presence import Presence
    from bot.state.writer import Writer

logger = get_logger(__name__)
Json: TypeAlias = "dict[str, Any]"
# new: to be handled here; done: was handled; elsewhere: it is written down, and another process handles it in its chat's order.
Standing: TypeAlias = Literal["new", "done", "elsewhere"]
# Telegram sends an update again for a day.
KEPT_SECONDS = 48 * 3600
# The columns of an update that is arriving anew.
ARRIVAL = ("identity", "payload", "owner", "attempts", "received_at", "chat_id")
LATER = ("done_at", "next_try", "first_failed", "parts", "outcome")


@dataclass(frozen=True, slots=True)
class Left:
    """An update that this process is to handle because another one did not.

    `attempts`: how often a process died while it handled it. `wait`: seconds until it may be tried. `parts`: the messages of its
    answer that went out.
    """

    update_id: int
    payload: Json
    chat: int | None
    attempts: int
    wait: int
    parts: tuple[int, ...]


class Inbox:
    """The updates taken by this process and by the others on the same database."""

    def __init__(self, engine: AsyncEngine, writer: Writer, presence: Presence, origin: str) -> None:
        self._origin = digest(origin)
        self._engine = engine
        self._writer = writer
        self._presence = presence
        # What this process has in hand; what of it is done and not written yet; what of that failed: the database was away.
        self._held: set[int] = set()
        self._unwritten: dict[int, Json] = {}
        self._late: set[int] = set()
        # Set when something of this process's waits in the table, and is not in hand: `left` gives it.
        self.overlooked = asyncio.Event()
        self._now = now(engine)
        self._open = (inbox.c.origin == self._origin) & inbox.c.done_at.is_(None)
        # The same number with another identity is another update: what is known of the earlier one gives way.
        arrival = upsert(engine, inbox, ARRIVAL + LATER, stamped="received_at", unless_same="identity")
        self._arrive_row = arrival.values(dict.fromkeys(LATER)).returning(inbox.c.update_id)
        self._one = self._open & (inbox.c.update_id == bindparam("id"))
        this = (inbox.c.origin == self._origin) & (inbox.c.update_id == bindparam("id"))
        ended = {"done_at": self._now, "payload": "", "parts": None, "outcome": bindparam("how")}
        self._finish = writes(update(inbox).where(this).values(ended))
        self._note = writes(update(inbox).where(self._one).values(parts=bindparam("sent")))
        self._leave = writes(update(inbox).where(self._one).values(parts=bindparam("sent"), attempts=0))
        self._old = Dropping(engine, writer, inbox.c.done_at)

    async def arrive(self, payload: Json, chat: int | None = None, *, begun: bool = True) -> Standing:
        """Write an update down, in the order of a chat; `begun` when nothing waits before it.

        Raises StateError when it cannot be kept. It is not to be called for what this process has in hand.
        """
        update_id = payload["update_id"]
        if update_id in self._unwritten:
            return "done"
        # In ASCII: half a character, or a zero, is no text to a database. In one order: the same update has the same text.
        text = json.dumps(payload, sort_keys=True)
        row = {
            "origin": self._origin,
            "update_id": update_id,
            "identity": digest(text),
            "payload": text,
            "owner": self._presence.owner,
            "attempts": int(begun),
            "chat_id": chat,
        }
        # Before it is written, or it would look like one that was forgotten.
        self._held.add(update_id)
        try:
            standing: Standing = await self._writer.add(self._arrive, row) or await self._known(update_id)
        except StateError:
            self._held.discard(update_id)
            raise
        if standing != "new":
            self._held.discard(update_id)
        return standing

    async def begin(self, update_id: int) -> bool:
        """Note that an update is being handled; False where it is no longer this process's. Raises StateError."""
        mine: bool = await self._writer.add(self._begin, update_id)
        if not mine:
            self._held.discard(update_id)
        return mine

    async def sent(self, update_id: int, parts: Sequence[int]) -> None:
        """Note which messages of an answer went out, before the next one does. Raises StateError."""
        await self._writer.add(self._note, {"id": update_id, "sent": json.dumps(parts)})

    async def postpone(self, update_id: int, seconds: float, parts: Sequence[int]) -> int:
        """Have an update tried again; returns for how many seconds it has been tried by now. Raises StateError."""
        tried_for: int = await self._writer.add(self._postpone, (update_id, seconds, json.dumps(parts) if parts else None))
        return tried_for

    async def put_back(self, update_id: int, parts: Sequence[int]) -> None:
        """Leave an update to the next process, which is not to think that this one died of it. Raises StateError."""
        await self._writer.add(self._leave, {"id": update_id, "sent": json.dumps(parts) if parts else None})

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
        others = select(inbox.c.owner).where(self._open, inbox.c.owner != self._presence.owner).distinct()
        dead = await self._presence.dead([row.owner for row in await rows(self._engine, others)])
        if dead:
            await self._writer.add(self._take_over, tuple(dead))
        self.overlooked.clear()
        mine = self._open & (inbox.c.owner == self._presence.owner)
        held = len(self._held)
        if await value(self._engine, select(func.count()).select_from(inbox).where(mine)) <= held:
            return []
        wait = func.coalesce(inbox.c.next_try, 0) - self._now
        columns = inbox.c.update_id, inbox.c.payload, inbox.c.chat_id, inbox.c.attempts, wait.label("wait"), inbox.c.parts
        found = await rows(self._engine, select(*columns).where(mine).order_by(inbox.c.update_id))
        new = [_left(row) for row in found if row.update_id not in self._held]
        self._held.update(one.update_id for one in new)
        return new

    async def forget(self) -> int:
        """Drop what is done and will not be sent again by Telegram; how many. Raises StateError."""
        return await self._old.older_than(KEPT_SECONDS)

    async def _known(self, update_id: int) -> Standing:
        """What is to be done with an update that came before."""
        this = (inbox.c.origin == self._origin) & (inbox.c.update_id == update_id)
        found = await rows(self._engine, select(inbox.c.owner, inbox.c.done_at).where(this))
        row = found[0] if found else None
        if row is None or row.done_at is not None:
            return "done"
        # One of our own: it was written although the database could not say so.
        return "new" if row.owner == self._presence.owner else "elsewhere"

    async def _write_done(self, update_id: int) -> None:
        await self._writer.add(self._finish, self._unwritten[update_id])
        self._unwritten.pop(update_id, None)
        self._late.discard(update_id)
        self._held.discard(update_id)

    async def _arrive(self, connection: AsyncConnection, arrived: Sequence[Json]) -> list[Standing | None]:
        """What waits in a chat is handled by one process, in its order: what arrives there is left to it."""
        chats = {row["chat_id"] for row in arrived} - {None}
        waiting = select(inbox.c.chat_id, inbox.c.owner, inbox.c.update_id).where(self._open, inbox.c.chat_id.in_(chats))
        found = await connection.execute(waiting.order_by(inbox.c.update_id))
        # Those in hand here are before it in the queue; of those that are not, whoever has them takes this one, too.
        owners = {row.chat_id: row.owner for row in found if row.update_id not in self._held}
        given = [row | {"owner": owners[row["chat_id"]], "attempts": 0} if row["chat_id"] in owners else row for row in arrived]
        accepted = set((await connection.execute(self._arrive_row, given)).scalars())
        new: list[Standing] = ["elsewhere" if row["chat_id"] in owners else "new" for row in arrived]
        if any(owner == self._presence.owner for owner in owners.values()):
            self.overlooked.set()
        return [standing if row["update_id"] in accepted else None for row, standing in zip(arrived, new, strict=True)]

    async def _begin(self, connection: AsyncConnection, wanted: Sequence[int]) -> list[bool]:
        mine = update(inbox).where(self._open, inbox.c.owner == self._presence.owner, inbox.c.update_id.in_(wanted))
        found = await connection.execute(mine.values(attempts=inbox.c.attempts + 1).returning(inbox.c.update_id))
        begun = set(found.scalars())
        return [update_id in begun for update_id in wanted]

    async def _postpone(self, connection: AsyncConnection, wanted: Sequence[tuple[int, float, str | None]]) -> list[int]:
        tried = []
        for update_id, seconds, parts in wanted:
            this = update(inbox).where(self._open, inbox.c.update_id == update_id)
            failed = func.coalesce(inbox.c.first_failed, self._now)
            later = this.values(first_failed=failed, next_try=self._now + round(seconds), attempts=0, parts=parts)
            tried.append((await connection.execute(later.returning(self._now - inbox.c.first_failed))).scalar() or 0)
        return tried

    async def _take_over(self, connection: AsyncConnection, wanted: Sequence[tuple[int, ...]]) -> list[None]:
        dead = {owner for several in wanted for owner in several}
        change = update(inbox).where(self._open, inbox.c.owner.in_(dead))
        await connection.execute(change.values(owner=self._presence.owner))
        return [None] * len(wanted)


def digest(text: str) -> str:
    """32 characters that stand for a text."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _left(row: Row[Any]) -> Left:
    parts = tuple(json.loads(row.parts)) if row.parts else ()
    return Left(row.update_id, json.loads(row.payload), row.chat_id, row.attempts, max(0, row.wait), parts)
