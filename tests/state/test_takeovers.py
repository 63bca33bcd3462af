"""A release is taken over once for a chat, with its posts or not at all; on SQLite and on PostgreSQL."""

from __future__ import annotations

import asyncio
from typing import Any

from sqlalchemy import select, update

from bot.state.desk.outbox_rows import NewPost
from bot.state.desk.preferences import Preferences
from bot.state.desk.takeovers import KEPT_SECONDS, Takeover, Told
from bot.state.desk.watches import Watch
from bot.state.reading import rows
from bot.state.store import State
from bot.state.tables import takeovers
from tests.state.test_state import play
from tests.stored import is_active

A, B, C = "2026-04-28 2026-04-28-1", "2026-05-28 2026-05-28-1", "2026-05-28 2026-05-28-2"


async def watched(state: State, chat: int, words: str = "/trade lng ru", **more: Any) -> int:
    number = await state.watches.add(Watch(0, chat, "watch", words, "en", told="[1]", **more))
    assert number is not None
    return number


def takeover(chat: int, release: str, *numbers: int) -> Takeover:
    told = tuple(Told(number, "[2]", holds=True) for number in numbers)
    return Takeover(chat, release, frozenset(numbers), told, (NewPost(chat, f"release {release}", "{}"),))


async def open_chats(state: State, release: str) -> list[int]:
    return [one.chat for one in await state.takeovers.waiting(release, None, 100)]


def test_release_is_taken_over_once_with_its_posts(url: str) -> None:
    async def scenario(state: State) -> None:
        one, two = await watched(state, 5), await watched(state, 6)
        assert await state.takeovers.take_over(takeover(5, A, one))
        assert not await state.takeovers.take_over(takeover(5, A, one))
        assert await state.outbox.counts() == {"waiting": 1}
        assert [(watch.told, watch.holds) for watch in await state.watches.of(5)] == [("[2]", True)]
        assert [(watch.told, watch.holds) for watch in await state.watches.of(6)] == [("[1]", None)]
        assert await open_chats(state, A) == [6]
        assert await state.takeovers.take_over(takeover(6, A, two))
        assert await open_chats(state, A) == []
        assert await open_chats(state, B) == [5, 6]

    play(url, scenario)


def test_of_many_replicas_one_takes_a_release_over(url: str) -> None:
    async def run() -> None:
        states = await asyncio.gather(*(State.open(url, "bot") for _ in range(3)))
        numbers = {chat: await watched(states[0], chat) for chat in range(-20, 20) if chat}
        wanted = [takeover(chat, A, number) for chat, number in numbers.items()]
        taken = await asyncio.gather(*(state.takeovers.take_over(one) for one in wanted for state in states))
        assert sum(taken) == len(numbers)
        assert await states[0].outbox.counts() == {"waiting": len(numbers)}
        for state in states:
            await state.close()

    asyncio.run(run())


def test_nothing_is_told_of_what_is_watched_no_more_or_elsewhere(url: str) -> None:
    async def scenario(state: State) -> None:
        state.chats.note(-5, "group", active=True)
        dropped, moved = await watched(state, 7), await watched(state, -5)
        await state.watches.drop(7, dropped)
        await state.chats.move(-5, -1005)
        assert not await state.takeovers.take_over(takeover(7, A, dropped))
        assert not await state.takeovers.take_over(takeover(-5, A, moved))
        assert await state.outbox.counts() == {}
        assert await open_chats(state, A) == [-1005]
        assert await state.takeovers.take_over(takeover(-1005, A, moved))

    play(url, scenario)


def test_group_that_moves_while_a_release_is_taken_over_is_told_once(url: str) -> None:
    async def run() -> None:
        one, other = await State.open(url, "bot"), await State.open(url, "bot")
        groups = list(range(-30, 0))
        for chat in groups:
            one.chats.note(chat, "group", active=True)
        numbers = {chat: await watched(one, chat) for chat in groups}
        moves = [other.chats.move(chat, chat - 1000) for chat in groups]
        await asyncio.gather(*(one.takeovers.take_over(takeover(chat, A, numbers[chat])) for chat in groups), *moves)
        for left in await one.takeovers.waiting(A, None, 100):
            assert await one.takeovers.take_over(takeover(left.chat, A, *(watch.number for watch in left.watches)))
        assert sorted(post.chat for post in await one.outbox.due(100)) == sorted(chat - 1000 for chat in groups)
        await one.close()
        await other.close()

    asyncio.run(run())


def test_chats_wait_in_order_with_what_they_watch(url: str) -> None:
    async def scenario(state: State) -> None:
        await watched(state, 6)
        await watched(state, -3, topic=7)
        await watched(state, -3, "/trade coal ru")
        paused = await watched(state, 9)
        await state.watches.pause(9, paused, "asked")
        await state.chats.choose(6, "private", "ru")
        await state.preferences.keep(6, "private", Preferences(topic=4))
        first = (await state.takeovers.waiting(A, None, 1))[0]
        assert (first.chat, [one.topic for one in first.watches], first.language) == (-3, [7, None], None)
        second = (await state.takeovers.waiting(A, first.chat, 1))[0]
        assert (second.chat, second.language, second.preferences.topic) == (6, "ru", 4)
        assert await state.takeovers.waiting(A, second.chat, 1) == []

    play(url, scenario)


def test_what_is_newest_is_known_to_all(url: str) -> None:
    async def run() -> None:
        one, other = await State.open(url, "bot"), await State.open(url, "bot")
        assert await one.takeovers.is_newest(A)
        assert await other.takeovers.is_newest(B)
        # A replica that was not restarted yet, or a release that was taken back.
        assert not await one.takeovers.is_newest(A)
        assert await one.takeovers.is_newest(C)
        assert not await other.takeovers.is_newest(B)
        # Old figures that nobody had in use before are no news.
        assert not await other.takeovers.is_newest("2025-01-30 bundled-0123456789ab")
        assert await other.takeovers.is_newest(C)
        await one.close()
        await other.close()

    asyncio.run(run())


def test_first_watch_of_a_chat_knows_the_release_in_use(url: str) -> None:
    async def scenario(state: State) -> None:
        number = await watched(state, 5)
        await state.takeovers.note(5, A)
        assert await open_chats(state, A) == []
        assert await open_chats(state, B) == [5]
        # Another watch, before the new release was taken over, hides nothing of the first.
        await state.takeovers.note(5, B)
        assert await state.takeovers.take_over(takeover(5, B, number))

    play(url, scenario)


def test_paused_chat_hears_of_a_release_when_it_is_back(url: str) -> None:
    async def scenario(state: State) -> None:
        await watched(state, 5)
        by_hand = await watched(state, 5, "/trade coal ru")
        await state.watches.pause(5, by_hand, "asked")
        await state.absences.away(5, "blocked")
        assert [one.paused for one in await state.watches.of(5)] == ["blocked", "asked"]
        assert await open_chats(state, A) == []
        await state.absences.back(5)
        assert [one.paused for one in await state.watches.of(5)] == [None, "asked"]
        assert [len(one.watches) for one in await state.takeovers.waiting(A, None, 9)] == [1]

    play(url, scenario)


def test_question_that_is_watched_again_is_no_longer_paused(url: str) -> None:
    async def scenario(state: State) -> None:
        number = await watched(state, 5)
        await state.watches.pause(5, number, "asked")
        assert await watched(state, 5) == number
        assert [one.paused for one in await state.watches.of(5)] == [None]

    play(url, scenario)


def test_group_that_was_left_under_its_old_id_is_told_under_the_new_one(url: str) -> None:
    async def scenario(state: State) -> None:
        await watched(state, -5)
        state.chats.note(-5, "group", active=True)
        await state.chats.changed(-5, "group", active=False)
        assert [one.paused for one in await state.watches.of(-5)] == ["kicked"]
        await state.chats.move(-5, -1005)
        assert [one.paused for one in await state.watches.of(-1005)] == [None]
        assert await is_active(state, -1005)

    play(url, scenario)


def test_old_takeovers_go_but_the_newest_of_a_chat_that_watches(url: str) -> None:
    async def scenario(state: State) -> None:
        number, gone = await watched(state, 5), await watched(state, 6)
        for release in (A, B):
            await state.takeovers.is_newest(release)
            await state.takeovers.take_over(takeover(5, release, number))
        await state.takeovers.take_over(takeover(6, A, gone))
        await state.watches.drop(6, gone)
        async with state._engine.begin() as connection:
            for age, release in enumerate((B, A)):
                old = takeovers.c.taken_at - KEPT_SECONDS - 60 - age
                await connection.execute(update(takeovers).where(takeovers.c.release == release).values(taken_at=old))
        assert (await state.forget())["takeovers"] == 3
        left = await rows(state._engine, select(takeovers.c.chat_id, takeovers.c.release).order_by(takeovers.c.chat_id))
        assert [tuple(row) for row in left] == [(0, B), (5, B)]

    play(url, scenario)


def test_group_that_moves_keeps_what_it_watches_and_what_it_was_told(url: str) -> None:
    async def scenario(state: State) -> None:
        state.chats.note(-5, "group", active=True)
        number = await watched(state, -5)
        await state.favourites.keep(-5, "desk", "/trade lng ru")
        await state.preferences.keep(-5, "group", Preferences(quiet=(22, 7)))
        await state.takeovers.take_over(takeover(-5, A, number))
        await state.chats.move(-5, -1005)
        assert [(one.number, one.told) for one in await state.watches.of(-1005)] == [(number, "[2]")]
        assert await state.favourites.of(-1005) == {"desk": "/trade lng ru"}
        assert await open_chats(state, A) == []
        assert [(one.chat, one.preferences.quiet) for one in await state.outbox.due(9)] == [(-1005, (22, 7))]
        assert await open_chats(state, B) == [-1005]

    play(url, scenario)
