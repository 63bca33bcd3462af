"""Reminders and late months go into the outbox: for whom, when, and once."""

from __future__ import annotations

import asyncio
import datetime as dt
from pathlib import Path
from unittest.mock import patch

from sqlalchemy import select

from bot.chat.posts.dates import Dates
from bot.engine.engine import Engine
from bot.engine.live import Live
from bot.state.desk.preferences import Preferences
from bot.state.desk.watches import Watch
from bot.state.reading import rows
from bot.state.store import State
from bot.state.tables import outbox
from bot.watch.post import Post

TOKYO, NEW_YORK, WATCHING = 1, 2, 3


async def opened(folder: Path) -> State:
    """Two that are reminded, by the clocks of Tokyo and of New York, and one that watches."""
    state = await State.open(f"sqlite:///{folder}/state.sqlite", "")
    await state.preferences.keep(TOKYO, "private", Preferences(reminder=True, reminder_language="ja"))
    elsewhere = Preferences(reminder=True, zone="America/New_York", reminder_place=(7, None))
    await state.preferences.keep(NEW_YORK, "supergroup", elsewhere)
    state.chats.note(WATCHING, "private", active=True)
    await state.watches.add(Watch(0, WATCHING, "watch", "/trade lng ru", "ru"))
    return state


async def posts(state: State) -> list[tuple[int, int, str, str]]:
    """Chat, topic, occasion and language."""
    found = await rows(state._engine, select(outbox).order_by(outbox.c.post_id))
    return [(row.chat_id, row.topic, row.occasion, Post.from_json(row.payload).language) for row in found]


async def looked(dates: Dates, now: str) -> int:
    with patch("bot.clock.system_time", lambda: dt.datetime.fromisoformat(now).astimezone(dt.UTC)):
        return await dates.look()


def test_each_is_reminded_once_on_the_evening_before_by_its_own_clock(engine: Engine, tmp_path: Path) -> None:
    async def run() -> None:
        state = await opened(tmp_path)
        dates, other = (Dates(Live(engine), state) for _ in range(2))
        put = [
            await looked(each, now)
            for each, now in (
                (dates, "2026-05-27T06:59+09:00"),
                (dates, "2026-05-27T07:00+09:00"),
                (other, "2026-05-27T17:59+09:00"),
                (other, "2026-05-27T18:00+09:00"),
                (dates, "2026-05-28T08:49+09:00"),
                (dates, "2026-05-28T08:50+09:00"),
            )
        ]
        assert put == [0, 1, 0, 1, 0, 0]
        occasion = "reminder 2026-05-28"
        assert await posts(state) == [(NEW_YORK, 7, occasion, "en"), (TOKYO, 0, occasion, "ja")]
        await state.preferences.keep(WATCHING, "private", Preferences(reminder=True))
        assert await looked(dates, "2026-06-28T18:00+09:00") == 3
        await state.close()

    asyncio.run(run())


def test_late_month_is_told_once_to_all_that_follow(engine: Engine, tmp_path: Path) -> None:
    async def run() -> None:
        state = await opened(tmp_path)
        dates, other = (Dates(Live(engine), state) for _ in range(2))
        put = [
            await looked(each, now)
            for each, now in (
                (dates, "2026-06-03T23:59+09:00"),
                (dates, "2026-06-04T09:00+09:00"),
                (dates, "2026-06-05T09:00+09:00"),
                (other, "2026-06-05T09:00+09:00"),
            )
        ]
        assert put == [0, 3, 0, 0]
        occasion = "late 2026-04"
        expected = [(TOKYO, 0, occasion, "ja"), (NEW_YORK, 7, occasion, "en"), (WATCHING, 0, occasion, "ru")]
        assert await posts(state) == expected
        # The next month, when it is late, too.
        assert await looked(dates, "2026-07-06T09:00+09:00") == 3
        await state.close()

    asyncio.run(run())


def test_reminder_comes_before_quiet_hours_that_would_hold_it_too_long(engine: Engine, tmp_path: Path) -> None:
    async def run() -> None:
        state = await opened(tmp_path)
        for chat, quiet in ((TOKYO, (17, 9)), (NEW_YORK, (17, 20))):
            await state.preferences.keep(chat, "private", Preferences(reminder=True, quiet=quiet))
        dates = Dates(Live(engine), state)
        put = [await looked(dates, f"2026-05-27T{time}+09:00") for time in ("15:59", "16:00", "17:59", "18:00")]
        assert put == [0, 1, 0, 1]
        assert [chat for chat, *_ in await posts(state)] == [TOKYO, NEW_YORK]
        await state.close()

    asyncio.run(run())
