"""Who is told what: chats that are reminded, that watch, or all; and a chat's own names; on both databases."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from bot.state.desk.audience import Kept, Listener
from bot.state.desk.favourites import MOST
from bot.state.desk.preferences import Preferences
from bot.state.desk.watches import Watch
from bot.state.store import State

if TYPE_CHECKING:
    from bot.state.desk.audience import Who

REMINDED = Preferences(reminder=True, reminder_place=(7, None), reminder_language="ru")
QUIET = Preferences(quiet=(22, 8))


async def made(state: State) -> None:
    """One that is reminded, one that watches, one that watches what is paused, one that only asks, one that has left."""
    for chat in (1, 2, 3, 4, 5):
        state.chats.note(chat, "supergroup", active=True)
    await state.preferences.keep(1, "supergroup", REMINDED)
    await state.preferences.keep(2, "supergroup", QUIET)
    for chat, paused in ((2, None), (2, None), (3, "by hand"), (5, None)):
        number = await state.watches.add(Watch(0, chat, "watch", f"/trade lng ru {2000 + chat}", "ja", topic=3))
        assert number is not None
        await state.watches.pause(chat, number, paused)
    await state.watches.add(Watch(0, 2, "alert", "/trade coal ru", "en", topic=9))
    state.chats.note(5, "supergroup", active=False)
    await state.chats.language(1)


def test_audiences_are_read_in_pages(url: str) -> None:
    async def run() -> dict[Who, list[Listener]]:
        state = await State.open(url, "")
        await made(state)
        whos: tuple[Who, ...] = ("reminded", "following", "all")
        found = {who: await state.audience.of(who, None, 10) for who in whos}
        assert await state.audience.of("all", 1, 2) == found["all"][1:3]
        assert await state.audience.of("following", 2, 10) == []
        assert await state.audience.kept() == Kept(active=4, inactive=1, watches=3, alerts=1, paused=2)
        await state.close()
        return found

    reminded = Listener(1, "ru", REMINDED, 7)
    watching = Listener(2, "ja", QUIET, 3)
    found = asyncio.run(run())
    assert found["reminded"] == [reminded]
    assert found["following"] == [reminded, watching]
    assert found["all"] == [reminded, watching, Listener(3, "en", Preferences()), Listener(4, "en", Preferences())]


def test_language_and_topic_that_a_chat_has_set_come_first(url: str) -> None:
    async def run() -> list[Listener]:
        state = await State.open(url, "")
        await made(state)
        await state.chats.choose(1, "supergroup", "ja")
        found = []
        for topic in (5, 0):
            await state.preferences.keep(1, "supergroup", REMINDED.model_copy(update={"topic": topic}))
            found += await state.audience.of("reminded", None, 10)
        await state.close()
        return found

    assert [(told.language, told.topic) for told in asyncio.run(run())] == [("ja", 5), ("ja", None)]


def test_names_are_a_chats_own_and_so_many(url: str) -> None:
    async def run() -> Any:
        state = await State.open(url, "")
        kept = [await state.favourites.keep(1, f"desk{number:02}", "/trade lng ru") for number in range(MOST)]
        assert all(kept)
        assert not await state.favourites.keep(1, "other", "/trade lng ru")
        assert await state.favourites.keep(1, "desk00", "/trade coal ru last 12m")
        assert await state.favourites.keep(2, "other", "/trade fish ru")
        await state.favourites.drop(1, "desk01")
        assert await state.favourites.keep(1, "other", "/trade oil ru")
        found = await state.favourites.of(1), await state.favourites.of(2)
        await state.close()
        return found

    first, second = asyncio.run(run())
    assert len(first) == MOST
    assert first["desk00"] == "/trade coal ru last 12m"
    assert "desk01" not in first
    assert second == {"other": "/trade fish ru"}
