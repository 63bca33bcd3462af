"""The rows of the inbox: what is written of them in one transaction, and what is read."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from sqlalchemy import bindparam, func, select, update

from bot.state.clock import now
from bot.state.reading import rows, value
from bot.state.tables import inbox
from bot.state.upsert import upsert, writes

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from bot.state.owners.presence import Sent

Json: TypeAlias = "dict[str, Any]"
# new: to be handled here; done: was handled; elsewhere: it is written down, and another process handles it in its chat's order.
Standing: TypeAlias = Literal["new", "done", "elsewhere"]
# The columns of an update that is arriving, and those that are empty then.
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


class InboxRows:
    """The updates of one bot and server, `origin`, as `owner` sees them. `held`: the numbers that it has in hand."""

    def __init__(self, engine: AsyncEngine, origin: str, owner: int, held: Collection[int]) -> None:
        self._engine = engine
        self._origin = digest(origin)
        self._owner = owner
        self._held = held
        self._now = now(engine)
        self._open = (inbox.c.origin == self._origin) & inbox.c.done_at.is_(None)
        self._mine = self._open & (inbox.c.owner == owner)
        # The same number with another identity is another update: what is known of the earlier one gives way.
        arrival = upsert(engine, inbox, ARRIVAL + LATER, stamped="received_at", unless_same="identity")
        self._arrival = arrival.values(dict.fromkeys(LATER)).returning(inbox.c.update_id)
        one = self._open & (inbox.c.update_id == bindparam("id"))
        this = (inbox.c.origin == self._origin) & (inbox.c.update_id == bindparam("id"))
        ended = {"done_at": self._now, "payload": "", "chat_id": None, "parts": None, "outcome": bindparam("how")}
        self.finish = writes(update(inbox).where(this).values(ended))
        self.note = writes(update(inbox).where(one).values(parts=bindparam("sent")))
        self.leave = writes(update(inbox).where(one).values(parts=bindparam("sent"), attempts=0))

    def row(self, payload: Json, chat: int | None, *, begun: bool) -> Json:
        """An update that arrives."""
        # In ASCII: half a character, or a zero, is no text to a database. In one order: the same update has the same text.
        text = json.dumps(payload, sort_keys=True)
        return {
            "origin": self._origin,
            "update_id": payload["update_id"],
            "identity": digest(text),
            "payload": text,
            "owner": self._owner,
            "attempts": int(begun),
            "chat_id": chat,
        }

    async def arrive(self, connection: AsyncConnection, arrived: Sequence[Json]) -> list[tuple[Standing | None, bool]]:
        """Write updates down. What waits in a chat is handled by one process, in its order: what arrives there is left to it.

        Returns how each one stands, None where it came before; and whether this process has to look for what it left here.
        """
        chats = {row["chat_id"] for row in arrived} - {None}
        waiting = select(inbox.c.chat_id, inbox.c.owner, inbox.c.update_id).where(self._open, inbox.c.chat_id.in_(chats))
        found = await connection.execute(waiting.order_by(inbox.c.update_id))
        # Those in hand here are before it in the queue; of those that are not, whoever has them takes this one, too.
        owners = {row.chat_id: row.owner for row in found if row.update_id not in self._held}
        given = [row | {"owner": owners[row["chat_id"]], "attempts": 0} if row["chat_id"] in owners else row for row in arrived]
        accepted = set((await connection.execute(self._arrival, given)).scalars())
        return [self._standing(row, owners, accepted) for row in arrived]

    async def begin(self, connection: AsyncConnection, wanted: Sequence[int]) -> list[bool]:
        """Count an attempt; False where an update is done, or another process's."""
        mine = update(inbox).where(self._mine, inbox.c.update_id.in_(wanted))
        found = await connection.execute(mine.values(attempts=inbox.c.attempts + 1).returning(inbox.c.update_id))
        begun = set(found.scalars())
        return [update_id in begun for update_id in wanted]

    async def postpone(self, connection: AsyncConnection, wanted: Sequence[tuple[int, float, str | None]]) -> list[int]:
        """Set when an update is tried again; for how long it has been tried. The process did not die of it."""
        tried = []
        for update_id, seconds, parts in wanted:
            this = update(inbox).where(self._open, inbox.c.update_id == update_id)
            failed = func.coalesce(inbox.c.first_failed, self._now)
            later = this.values(first_failed=failed, next_try=self._now + round(seconds), attempts=0, parts=parts)
            tried.append((await connection.execute(later.returning(self._now - inbox.c.first_failed))).scalar() or 0)
        return tried

    async def take_over(self, connection: AsyncConnection, wanted: Sequence[dict[int, Sent]]) -> list[None]:
        """Make what dead processes left this one's, with what they had sent."""
        for dead in wanted:
            change = update(inbox).where(self._open, inbox.c.owner.in_(dead))
            await connection.execute(change.values(owner=self._owner))
            for update_id, parts in (one for sent in dead.values() if sent for one in sent.items()):
                mine = update(inbox).where(self._mine, inbox.c.update_id == update_id)
                await connection.execute(mine.values(parts=json.dumps(parts)))
        return [None] * len(wanted)

    async def other_owners(self) -> list[int]:
        """Who else has something that is not done. Raises StateError."""
        others = select(inbox.c.owner).where(self._open, inbox.c.owner != self._owner).distinct()
        return [row.owner for row in await rows(self._engine, others)]

    async def not_in_hand(self) -> list[Left]:
        """What is this process's, and it does not know of it; oldest first. Raises StateError."""
        held = len(self._held)
        if await value(self._engine, select(func.count()).select_from(inbox).where(self._mine)) <= held:
            return []
        wait = func.coalesce(inbox.c.next_try, 0) - self._now
        columns = inbox.c.update_id, inbox.c.payload, inbox.c.chat_id, inbox.c.attempts, wait.label("wait"), inbox.c.parts
        found = await rows(self._engine, select(*columns).where(self._mine).order_by(inbox.c.update_id))
        return [_left(row) for row in found if row.update_id not in self._held]

    async def known(self, update_id: int) -> Standing:
        """How an update stands that came before. Raises StateError."""
        this = (inbox.c.origin == self._origin) & (inbox.c.update_id == update_id)
        found = await rows(self._engine, select(inbox.c.owner, inbox.c.done_at).where(this))
        row = found[0] if found else None
        if row is None or row.done_at is not None:
            return "done"
        # One of our own: it was written although the database could not say so.
        return "new" if row.owner == self._owner else "elsewhere"

    def _standing(self, row: Json, owners: dict[int, int], accepted: set[int]) -> tuple[Standing | None, bool]:
        owner = owners.get(row["chat_id"], self._owner)
        standing: Standing = "elsewhere" if row["chat_id"] in owners else "new"
        return standing if row["update_id"] in accepted else None, standing == "elsewhere" and owner == self._owner


def digest(text: str) -> str:
    """32 characters that stand for a text."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


def _left(row: Row[Any]) -> Left:
    parts = tuple(json.loads(row.parts)) if row.parts else ()
    return Left(row.update_id, json.loads(row.payload), row.chat_id, row.attempts, max(0, row.wait), parts)
