"""What is sent without being asked: written once, sent once, by whichever process plays the sender.

A post is claimed, begun, and then known to be sent, or not. What a dead process had begun may have arrived, and is not sent
again; what it had claimed alone waits anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import bindparam, func, select, update

from bot.state.clock import now
from bot.state.desk.outbox_rows import NONE, due_of, first_due, new_posts, put_in
from bot.state.reading import rows
from bot.state.tables import outbox
from bot.state.upsert import Dropping, writes

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from typing import Any

    from sqlalchemy import ColumnElement
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from bot.state.desk.absences import Away
    from bot.state.desk.outbox_rows import Due, Ended, NewPost
    from bot.state.owners.presence import Presence, Sent
    from bot.state.writer import Writer

KEPT_SECONDS = 30 * 24 * 3600
DIED = "the process died"


class Outbox:
    """The posts of all chats. Only the process that has claimed one says how it ended."""

    def __init__(self, engine: AsyncEngine, writer: Writer, presence: Presence) -> None:
        self._engine = engine
        self._writer = writer
        self._presence = presence
        self._now = now(engine)
        self._insert = new_posts(engine)
        # Claimed by this process, and not known to be over.
        self._held: set[int] = set()
        self._mine = (outbox.c.stage == "sending") & (outbox.c.owner == presence.owner)
        this = self._mine & (outbox.c.post_id == bindparam("number"))
        ended = {"stage": bindparam("how"), "reason": bindparam("why"), "ended_at": self._now, "payload": ""}
        later = {"stage": "waiting", "owner": NONE, "reason": bindparam("why"), "not_before": self._now + bindparam("wait")}
        of_chat = (outbox.c.chat_id == bindparam("chat")) & (outbox.c.stage == "waiting")
        at_least = self._now + bindparam("wait")
        self._end = writes(update(outbox).where(this).values(ended))
        self._wait = writes(update(outbox).where(this).values(later))
        self._stop = writes(update(outbox).where(this).values(stage="paused", owner=NONE, reason=bindparam("why")))
        self._hold = writes(update(outbox).where(of_chat, outbox.c.not_before < at_least).values(not_before=at_least))
        paused = outbox.c.stage == "paused"
        self._old = Dropping(engine, writer, outbox.c.ended_at)
        self._stale = Dropping(engine, writer, outbox.c.made_at, only=paused)

    async def put(self, posts: Sequence[NewPost]) -> int:
        """Have posts wait; how many were not there before. Raises StateError.

        What a chat had for an occasion it does not get again where its place for posts is another one by now.
        """
        new: int = await self._writer.add(self._put, posts)
        return new

    async def due(self, most: int, besides: Collection[int] = ()) -> list[Due]:
        """The next post of each chat that may be sent now, the oldest first; not those of some chats. Raises StateError."""
        wanted = first_due(self._now).where(outbox.c.chat_id.not_in(besides)).limit(most)
        return [due_of(row) for row in await rows(self._engine, wanted)]

    async def claim(self, number: int) -> bool:
        """Make a post this process's; False where it does not wait any more, or is on its way here. Raises StateError.

        A post may be due twice at a time: under both numbers of a group that moves.
        """
        if number in self._held:
            return False
        self._held.add(number)
        claimed: bool = False
        try:
            claimed = await self._writer.add(self._claimed, number)
        finally:
            if not claimed:
                self._held.discard(number)
        return claimed

    def begin(self, number: int) -> None:
        """Note that a post is going out, beside the database: whoever takes over does not send it."""
        self._presence.sent.note(-number, ())

    def arrived(self, number: int, message: int) -> None:
        """Note that it went out, in the same way."""
        self._presence.sent.note(-number, (message,))

    async def end(self, number: int, how: Ended, reason: str | None = None) -> None:
        """Write down how a post ended. Raises StateError: then it is to be called again."""
        await self._settled(number, self._end, {"number": number, "how": how, "why": reason})

    async def pause(self, number: int, reason: Away) -> None:
        """Have a post wait until the bot is back in its chat. Raises StateError: then it is to be called again."""
        await self._settled(number, self._stop, {"number": number, "why": reason})

    async def put_back(self, number: int, seconds: float, reason: str | None = None) -> None:
        """Have a post wait that cannot have arrived. Raises StateError: then it is to be called again."""
        await self._settled(number, self._wait, {"number": number, "wait": round(seconds), "why": reason})

    async def hold(self, chat: int, seconds: float) -> None:
        """Send nothing to a chat for so long. Raises StateError."""
        await self._writer.add(self._hold, {"chat": chat, "wait": round(seconds)})

    async def reclaim(self) -> None:
        """Have wait what is this process's, though it does not know of it: the database could not say so. Raises StateError."""
        await self._writer.add(self._reclaimed, None)

    async def counts(self) -> dict[str, int]:
        """How many posts are in each stage. Raises StateError."""
        found = select(outbox.c.stage, func.count().label("posts")).group_by(outbox.c.stage)
        return {row.stage: row.posts for row in await rows(self._engine, found)}

    async def other_owners(self) -> list[int]:
        """Who else is sending something. Raises StateError."""
        others = select(outbox.c.owner).where(outbox.c.stage == "sending", outbox.c.owner != self._presence.owner).distinct()
        return [row.owner for row in await rows(self._engine, others)]

    async def take_over(self, connection: AsyncConnection, wanted: Sequence[dict[int, Sent]]) -> list[None]:
        """Take what dead processes were sending: as their notes say, and where they left none it may have arrived."""
        for owner, sent in (one for dead in wanted for one in dead.items()):
            left = update(outbox).where(outbox.c.stage == "sending", outbox.c.owner == owner)
            if sent is not None:
                arrived = [-number for number, parts in sent.items() if number < 0 and parts]
                begun = [-number for number, parts in sent.items() if number < 0 and not parts]
                await connection.execute(left.where(outbox.c.post_id.in_(arrived)).values(self._over("sent", None)))
                unbegun = left.where(outbox.c.post_id.not_in(begun))
                await connection.execute(unbegun.values(stage="waiting", owner=NONE))
            await connection.execute(left.values(self._over("perhaps", DIED)))
        return [None] * len(wanted)

    async def forget(self) -> int:
        """Drop what has ended, or was paused, for a month; how many. Raises StateError."""
        return await self._old.older_than(KEPT_SECONDS) + await self._stale.older_than(KEPT_SECONDS)

    async def _settled(self, number: int, write: Any, row: dict[str, Any]) -> None:  # noqa: ANN401 - as the writer takes it
        await self._writer.add(write, row)
        self._held.discard(number)
        self._presence.sent.settled(-number)

    async def _put(self, connection: AsyncConnection, wanted: Sequence[Sequence[NewPost]]) -> list[int]:
        return [await put_in(connection, self._insert, await self._unknown(connection, posts)) for posts in wanted]

    async def _unknown(self, connection: AsyncConnection, posts: Sequence[NewPost]) -> list[NewPost]:
        """Those of occasions for which their chat had none yet."""
        chats, occasions = {one.chat for one in posts}, {one.occasion for one in posts}
        had = select(outbox.c.chat_id, outbox.c.occasion).where(outbox.c.chat_id.in_(chats), outbox.c.occasion.in_(occasions))
        known = {(row.chat_id, row.occasion) for row in await connection.execute(had)}
        return [one for one in posts if (one.chat, one.occasion) not in known]

    async def _claimed(self, connection: AsyncConnection, wanted: Sequence[int]) -> list[bool]:
        waiting = update(outbox).where(outbox.c.stage == "waiting", outbox.c.post_id.in_(wanted))
        found = await connection.execute(waiting.values(stage="sending", owner=self._presence.owner).returning(outbox.c.post_id))
        claimed = set(found.scalars())
        return [number in claimed for number in wanted]

    async def _reclaimed(self, connection: AsyncConnection, wanted: Sequence[None]) -> list[None]:
        unknown = update(outbox).where(self._mine, outbox.c.post_id.not_in(self._held))
        await connection.execute(unknown.values(stage="waiting", owner=NONE))
        return [None] * len(wanted)

    def _over(self, stage: str, reason: str | None) -> dict[str, str | ColumnElement[int] | None]:
        return {"stage": stage, "reason": reason, "ended_at": self._now, "payload": ""}
