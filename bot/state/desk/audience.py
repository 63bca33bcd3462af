"""Chats that are told something besides their watches: those that want to be reminded, those that watch, or all."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from sqlalchemy import func, or_, select, true

from bot.speech import HOME, spoken
from bot.state.desk.preferences import read_preferences
from bot.state.reading import rows
from bot.state.tables import chats, watches

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement, Row, Select
    from sqlalchemy.ext.asyncio import AsyncEngine

    from bot.speech import Lang
    from bot.state.desk.preferences import Preferences

    Who: TypeAlias = Literal["reminded", "following", "all"]

# As `Preferences` are written.
REMINDED = chats.c.preferences.like('%"reminder":true%')


@dataclass(frozen=True, slots=True)
class Listener:
    """A chat that takes messages, the language that it is told in, and where in it."""

    chat: int
    language: Lang
    preferences: Preferences
    topic: int | None = None
    direct_topic: int | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """What the state holds: chats that take messages and that do not, and by kind what they watch; `paused` of all."""

    active: int
    inactive: int
    watches: int
    alerts: int
    paused: int


class Audience:
    """`following` are those that are reminded or watch something."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        open_ones = watches.c.paused.is_(None)
        self._first = (
            select(func.min(watches.c.watch_id).label("watch_id")).where(open_ones).group_by(watches.c.chat_id).subquery()
        )

    async def of(self, who: Who, after: int | None, limit: int) -> list[Listener]:
        """Some of them, in the order of their numbers. Raises StateError."""
        first = select(watches).join(self._first, self._first.c.watch_id == watches.c.watch_id).subquery()
        columns = chats, first.c.watch_id, first.c.topic, first.c.direct_topic, first.c.language.label("watched_in")
        wanted: dict[Who, ColumnElement[bool]] = {
            "reminded": REMINDED,
            "following": or_(REMINDED, first.c.watch_id.is_not(None)),
            "all": true(),
        }
        found: Select[Any] = select(*columns).outerjoin(first, first.c.chat_id == chats.c.chat_id)
        found = found.where(chats.c.active, wanted[who]).order_by(chats.c.chat_id).limit(limit)
        if after is not None:
            found = found.where(chats.c.chat_id > after)
        return [_listener(row) for row in await rows(self._engine, found)]

    async def kept(self) -> Kept:
        """What the state holds. Raises StateError."""
        of_chats = select(func.count().filter(chats.c.active).label("active"), func.count().label("all")).select_from(chats)
        counted = [func.count().filter(watches.c.kind == kind).label(kind) for kind in ("watch", "alert")]
        of_watches = select(*counted, func.count(watches.c.paused).label("paused")).select_from(watches)
        chat, watch = (await rows(self._engine, of_chats))[0], (await rows(self._engine, of_watches))[0]
        return Kept(chat.active, chat.all - chat.active, watch.watch, watch.alert, watch.paused)


def _listener(row: Row[Any]) -> Listener:
    """Where a reminder was asked for comes before where the first watch is; the topic that is set for posts before both."""
    chosen = read_preferences(row.preferences)
    reminder = chosen.reminder_place if chosen.reminder else None
    topic, direct_topic = reminder or (row.topic, row.direct_topic)
    language = spoken(row.language) or (chosen.reminder_language if reminder else spoken(row.watched_in)) or HOME
    if direct_topic is None and chosen.topic is not None:
        # The general topic is 0, and has no number where it is written to.
        topic = chosen.topic or None
    return Listener(row.chat_id, language, chosen, topic, direct_topic)
