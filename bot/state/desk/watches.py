"""What a chat wants to be told of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from sqlalchemy import and_, bindparam, delete, func, insert, select, update

from bot.speech import HOME, spoken
from bot.state.clock import now
from bot.state.reading import rows
from bot.state.tables import watches
from bot.state.upsert import writes

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from typing import Any, TypeAlias

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from bot.speech import Lang
    from bot.state.writer import Writer

    Kind: TypeAlias = Literal["watch", "alert"]

MOST = 50
numbers = watches.alias()


@dataclass(frozen=True, slots=True)
class Watch:
    """One question of a chat; `number` is its own, `place` that in the chat's list, which stays while others go.

    `told`: the figures that were told last, as JSON, and `holds` for an alert. `made_by`: the message that asked for it.
    """

    number: int
    chat: int
    kind: Kind
    words: str
    language: Lang
    topic: int | None = None
    direct_topic: int | None = None
    paused: str | None = None
    told: str | None = None
    holds: bool | None = None
    place: int = 0
    made_by: int | None = None


class Watches:
    """All watches and alerts; at most `MOST` a chat."""

    def __init__(self, engine: AsyncEngine, writer: Writer) -> None:
        self._engine = engine
        self._writer = writer
        self._now = now(engine)
        this = and_(watches.c.watch_id == bindparam("number"), watches.c.chat_id == bindparam("chat"))
        self._drop = writes(delete(watches).where(this))
        self._pause = writes(update(watches).where(this).values(paused=bindparam("reason")))

    async def add(self, wanted: Watch) -> int | None:
        """Keep a watch, or go on with the one of the same words: its number; None when there are `MOST`. Raises StateError."""
        number: int | None = await self._writer.add(self._added, wanted)
        return number

    async def of(self, chat: int) -> list[Watch]:
        """Those of a chat, in the order of its list. Raises StateError."""
        found = select(watches).where(watches.c.chat_id == chat).order_by(watches.c.place, watches.c.watch_id)
        return [watch_of(row) for row in await rows(self._engine, found)]

    async def drop(self, chat: int, number: int) -> None:
        """Watch no more. Raises StateError."""
        await self._writer.add(self._drop, {"chat": chat, "number": number})

    async def pause(self, chat: int, number: int, reason: str | None) -> None:
        """Say nothing of it for now; with None go on. Raises StateError."""
        await self._writer.add(self._pause, {"chat": chat, "number": number, "reason": reason})

    async def replace(self, chat: int, made_by: int, wanted: Collection[tuple[Kind, str]]) -> None:
        """Drop what a message asked for before it was edited, but for what it still asks for, by kind and words.

        Raises StateError.
        """
        for one in await self.of(chat):
            if one.made_by == made_by and (one.kind, one.words) not in wanted:
                await self.drop(chat, one.number)

    async def _added(self, connection: AsyncConnection, wanted: Sequence[Watch]) -> list[int | None]:
        done: list[int | None] = []
        for one in wanted:
            of_chat = watches.c.chat_id == one.chat
            place = and_(
                watches.c.topic.is_not_distinct_from(one.topic), watches.c.direct_topic.is_not_distinct_from(one.direct_topic)
            )
            same = and_(of_chat, place, watches.c.kind == one.kind, watches.c.words == one.words)
            known = (await connection.execute(select(watches.c.watch_id).where(same))).scalar()
            count = (await connection.execute(select(func.count()).select_from(watches).where(of_chat))).scalar_one()
            if known is None and count < MOST:
                last = select(func.coalesce(func.max(numbers.c.place), 0)).where(numbers.c.chat_id == one.chat)
                row = {**_row(one), "made_at": self._now, "place": last.scalar_subquery() + 1}
                made = await connection.execute(insert(watches).values(row).returning(watches.c.watch_id))
                known = made.scalar_one()
            elif known is not None:
                await connection.execute(update(watches).where(watches.c.watch_id == known).values(paused=None))
            done.append(known)
        return done


def watch_of(row: Row[Any]) -> Watch:
    """A row of the table."""
    return Watch(
        number=row.watch_id,
        chat=row.chat_id,
        kind="alert" if row.kind == "alert" else "watch",
        words=row.words,
        language=spoken(row.language) or HOME,
        topic=row.topic,
        direct_topic=row.direct_topic,
        paused=row.paused,
        told=row.told,
        holds=row.holds,
        place=row.place or row.watch_id,
        made_by=row.made_by,
    )


def _row(one: Watch) -> dict[str, Any]:
    return {
        "chat_id": one.chat,
        "kind": one.kind,
        "words": one.words,
        "language": one.language,
        "topic": one.topic,
        "direct_topic": one.direct_topic,
        "paused": one.paused,
        "told": one.told,
        "holds": one.holds,
        "made_by": one.made_by,
    }
