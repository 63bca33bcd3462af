"""Updates that were taken: each is handled once, and none is lost when the process dies in between.

An update is written down before it is handled, and marked as done after it. What a dead process left undone is taken over.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from sqlalchemy import bindparam, select, update

from bot.clock import epoch
from bot.state.reading import rows
from bot.state.tables import inbox
from bot.state.upsert import drops, upsert, writes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from bot.state.presence import Presence
    from bot.state.writer import Writer

Json: TypeAlias = "dict[str, Any]"
# new: to be handled here; done: was handled; elsewhere: another live process has it.
Standing: TypeAlias = Literal["new", "done", "elsewhere"]
# Telegram sends an update again for a day.
KEPT_SECONDS = 48 * 3600
# An update that has ended the process so often is not tried again.
MOST_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Left:
    """An update that a dead process left undone."""

    update_id: int
    payload: Json
    attempts: int


class Inbox:
    """The updates taken by this process and by the others on the same database."""

    def __init__(self, engine: AsyncEngine, writer: Writer, presence: Presence, origin: str) -> None:
        self._origin = digest(origin)
        self._open = (inbox.c.origin == self._origin) & inbox.c.done_at.is_(None)
        self._engine = engine
        self._writer = writer
        self._presence = presence
        # The same number with another identity is another update: what is known of the earlier one gives way.
        changed = ("identity", "payload", "owner", "attempts", "received_at", "done_at")
        self._arrive_row = upsert(engine, inbox, changed, unless_same="identity").returning(inbox.c.update_id)

        this = (inbox.c.origin == bindparam("of")) & (inbox.c.update_id == bindparam("id"))
        self._finish = writes(update(inbox).where(this).values(done_at=bindparam("now"), payload=""))
        self._drop_old = drops(inbox.c.received_at)

    async def arrive(self, payload: Json) -> Standing:
        """Write an update down. Raises StateError when it cannot be kept."""
        # In ASCII: half a character, or a zero, is no text to a database. In one order: the same update has the same text.
        text = json.dumps(payload, sort_keys=True)
        row = {
            "origin": self._origin,
            "update_id": payload["update_id"],
            "identity": digest(text),
            "payload": text,
            "owner": self._presence.owner,
            "attempts": 1,
            "received_at": epoch(),
            "done_at": None,
        }
        if await self._writer.add(self._arrive, row):
            return "new"
        return await self._known(payload["update_id"])

    async def done(self, update_id: int) -> None:
        """Mark an update as handled, and forget what it said."""
        await self._writer.add(self._finish, {"of": self._origin, "id": update_id, "now": epoch()})

    async def left(self) -> list[Left]:
        """Take over what dead processes left undone, oldest first; this process is now answerable for it."""
        open_rows = select(inbox.c.owner).where(self._open, inbox.c.owner != self._presence.owner).distinct()
        owners = [row.owner for row in await rows(self._engine, open_rows)]
        dead = [owner for owner in owners if not await self._presence.is_alive(owner)]
        taken = [await self._writer.add(self._take_over, owner) for owner in dead]
        return sorted((one for several in taken for one in several), key=lambda one: one.update_id)

    async def forget(self) -> None:
        """Drop what Telegram will not send again."""
        await self._writer.add(self._drop_old, epoch() - KEPT_SECONDS)

    async def _known(self, update_id: int) -> Standing:
        """What is to be done with an update that came before."""
        this = (inbox.c.origin == self._origin) & (inbox.c.update_id == update_id)
        row = (await rows(self._engine, select(inbox.c.owner, inbox.c.done_at).where(this)))[0]
        if row.done_at is not None:
            return "done"
        if row.owner != self._presence.owner and await self._presence.is_alive(row.owner):
            return "elsewhere"
        return "new" if await self._writer.add(self._take_one, (update_id, row.owner)) else "elsewhere"

    async def _arrive(self, connection: AsyncConnection, arrived: Sequence[Json]) -> list[bool]:
        accepted = set((await connection.execute(self._arrive_row, list(arrived))).scalars())
        return [row["update_id"] in accepted for row in arrived]

    async def _take_one(self, connection: AsyncConnection, wanted: Sequence[tuple[int, int]]) -> list[bool]:
        taken = []
        for update_id, owner in wanted:
            mine = update(inbox).where(self._open, inbox.c.update_id == update_id, inbox.c.owner == owner)
            changed = await connection.execute(mine.values(owner=self._presence.owner, attempts=inbox.c.attempts + 1))
            taken.append(changed.rowcount == 1)
        return taken

    async def _take_over(self, connection: AsyncConnection, owners: Sequence[int]) -> list[list[Left]]:
        taken = []
        for owner in owners:
            change = update(inbox).where(self._open, inbox.c.owner == owner)
            change = change.values(owner=self._presence.owner, attempts=inbox.c.attempts + 1)
            columns = inbox.c.update_id, inbox.c.payload, inbox.c.attempts
            found = (await connection.execute(change.returning(*columns))).all()
            taken.append([Left(row.update_id, json.loads(row.payload), row.attempts) for row in found])
        return taken


def digest(text: str) -> str:
    """32 characters that stand for a text."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()
