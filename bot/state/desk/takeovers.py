"""Which release was taken over for which chat, in one transaction with the posts that it led to: each is told once.

All replicas agree on what is newest by rows that belong to no chat: those with which each release was announced.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from sqlalchemy import and_, bindparam, exists, func, or_, select, update

from bot.speech import spoken
from bot.state.clock import now
from bot.state.database import write_lock
from bot.state.desk.outbox_rows import new_posts, put_in
from bot.state.desk.preferences import read_preferences
from bot.state.desk.watches import watch_of
from bot.state.reading import rows, value
from bot.state.tables import chats, takeovers, watches
from bot.state.upsert import Dropping, ignoring

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from typing import Any

    from sqlalchemy import Row
    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

    from bot.speech import Lang
    from bot.state.desk.outbox_rows import NewPost
    from bot.state.desk.preferences import Preferences
    from bot.state.desk.watches import Watch
    from bot.state.writer import Writer

# Not Telegram's number of any chat.
NO_CHAT = 0
KEPT_SECONDS = 366 * 24 * 3600
DAY = len("2026-05-28")


@dataclass(frozen=True, slots=True)
class Told:
    """What a watch has told with a release: see `Watch`."""

    number: int
    told: str | None
    holds: bool | None = None


@dataclass(frozen=True, slots=True)
class Takeover:
    """What a release means for a chat: what its watches have told now, where that changed, and the posts that say so.

    `watches` are the numbers of all that were looked at.
    """

    chat: int
    release: str
    watches: frozenset[int]
    told: tuple[Told, ...] = ()
    posts: tuple[NewPost, ...] = ()


@dataclass(frozen=True, slots=True)
class Watching:
    """A chat for which a release is still to be taken over. `language`: what it has chosen."""

    chat: int
    watches: tuple[Watch, ...]
    language: Lang | None
    preferences: Preferences


class Takeovers:
    """Releases are known by `Store.mark`, which begins with the day of the figures."""

    def __init__(self, engine: AsyncEngine, writer: Writer) -> None:
        self._engine = engine
        self._writer = writer
        self._now = now(engine)
        self._insert = ignoring(engine, takeovers).values(taken_at=self._now).returning(takeovers.c.chat_id, takeovers.c.release)
        self._put = new_posts(engine)
        self._announced = ""
        this = and_(watches.c.watch_id == bindparam("number"), watches.c.chat_id == bindparam("chat"))
        self._tell = update(watches).where(this).values(told=bindparam("said"), holds=bindparam("held"))
        newer = takeovers.alias()
        later = exists().where(newer.c.chat_id == takeovers.c.chat_id, newer.c.taken_at > takeovers.c.taken_at)
        unwatched = and_(takeovers.c.chat_id != NO_CHAT, ~exists().where(watches.c.chat_id == takeovers.c.chat_id))
        self._old = Dropping(engine, writer, takeovers.c.taken_at, only=or_(later, unwatched))

    async def is_newest(self, release: str) -> bool:
        """Announce a release that is in use here; whether no newer one is in use anywhere. Raises StateError.

        An older one comes back when a replica was not restarted yet, or when figures were taken back: then nothing is news.
        """
        if release != self._announced:
            await self._writer.add(self._taken, Takeover(NO_CHAT, release, frozenset()))
            self._announced = release
        announced = select(takeovers.c.release).where(takeovers.c.chat_id == NO_CHAT)
        day = func.substr(takeovers.c.release, 1, DAY)
        newest = announced.order_by(day.desc(), takeovers.c.taken_at.desc(), takeovers.c.release.desc()).limit(1)
        return bool(await value(self._engine, newest) == release)

    async def note(self, chat: int, release: str) -> None:
        """With the first watch of a chat: it knows this release. Raises StateError."""
        await self._writer.add(self._noted, (chat, release))

    async def take_over(self, wanted: Takeover) -> bool:
        """Take a release over for a chat, with all that it leads to. Raises StateError.

        False, and nothing is done, where it was taken over before, or nothing that was looked at is watched in that chat now.
        """
        taken: bool = await self._writer.add(self._taken, wanted)
        return taken

    async def waiting(self, release: str, after: int | None, limit: int) -> list[Watching]:
        """Chats that watch something, and have not heard of a release; in the order of their numbers. Raises StateError."""
        heard = exists().where(takeovers.c.chat_id == watches.c.chat_id, takeovers.c.release == release)
        open_ones = and_(watches.c.paused.is_(None), ~heard)
        if after is not None:
            open_ones = and_(open_ones, watches.c.chat_id > after)
        few = select(watches.c.chat_id).where(open_ones).distinct().order_by(watches.c.chat_id).limit(limit).subquery()
        columns = watches, chats.c.language.label("chosen"), chats.c.preferences
        wanted = select(*columns).outerjoin(chats, chats.c.chat_id == watches.c.chat_id)
        wanted = wanted.where(watches.c.paused.is_(None), watches.c.chat_id.in_(select(few.c.chat_id)))
        return _by_chat(await rows(self._engine, wanted.order_by(watches.c.chat_id, watches.c.watch_id)))

    async def forget(self) -> int:
        """Drop what is a year old, but not the newest of a chat that watches something; how many. Raises StateError."""
        return await self._old.older_than(KEPT_SECONDS)

    async def _noted(self, connection: AsyncConnection, wanted: Sequence[tuple[int, str]]) -> list[None]:
        await write_lock(connection)
        for chat, release in wanted:
            known = (await connection.execute(select(takeovers.c.release).where(takeovers.c.chat_id == chat).limit(1))).first()
            if known is None:
                await connection.execute(self._insert, {"chat_id": chat, "release": release})
        return [None] * len(wanted)

    async def _taken(self, connection: AsyncConnection, wanted: Sequence[Takeover]) -> list[bool]:
        watched = await _watched(connection, {one.chat for one in wanted} - {NO_CHAT})
        there = [one for one in wanted if one.chat == NO_CHAT or watched.get(one.chat, set()) & one.watches]
        new = await self._inserted(connection, [(one.chat, one.release) for one in there])
        # Of two of the same in one transaction the first one counts.
        first = {(one.chat, one.release): one for one in reversed(there) if (one.chat, one.release) in new}
        taken = list(first.values())
        told = [
            {"chat": one.chat, "number": each.number, "said": each.told, "held": each.holds} for one in taken for each in one.told
        ]
        if told:
            await connection.execute(self._tell, told)
        await put_in(connection, self._put, [post for one in taken for post in one.posts])
        done = set(map(id, taken))
        return [id(one) in done for one in wanted]

    async def _inserted(self, connection: AsyncConnection, wanted: Sequence[tuple[int, str]]) -> set[tuple[int, str]]:
        if not wanted:
            return set()
        rows = [{"chat_id": chat, "release": release} for chat, release in dict.fromkeys(wanted)]
        return {(row.chat_id, row.release) for row in await connection.execute(self._insert, rows)}


async def _watched(connection: AsyncConnection, wanted: Collection[int]) -> dict[int, set[int]]:
    """The numbers of all that is watched, by chat. Locked, since a group may get another number meanwhile."""
    await write_lock(connection)
    found: dict[int, set[int]] = {}
    these = select(watches.c.chat_id, watches.c.watch_id).where(watches.c.chat_id.in_(wanted)).order_by(watches.c.watch_id)
    for row in await connection.execute(these.with_for_update()):
        found.setdefault(row.chat_id, set()).add(row.watch_id)
    return found


def _by_chat(found: Iterable[Row[Any]]) -> list[Watching]:
    return [
        Watching(chat, tuple(map(watch_of, group)), spoken(group[0].chosen), read_preferences(group[0].preferences))
        for chat, group in ((chat, list(group)) for chat, group in groupby(found, key=attrgetter("chat_id")))
    ]
