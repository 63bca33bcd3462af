"""Order inside a chat, fairness between chats, and one word to a chat that asks too much."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable

import pytest
from telegram import Update

from bot.chat.updates import chat_queues
from bot.chat.updates.chat_queues import ChatQueues
from bot.chat.updates.entry import Entry
from bot.engine.engine import Engine
from bot.reply import Context, Reply, reply
from tests.chat.serving import ask, serving


async def nothing(_: Update) -> None:
    raise AssertionError("the queue does not do the work itself")


def entry(number: int, chat: int, asker: int | None = None) -> Entry:
    return Entry(number, "{}", nothing, chat, asker)


def play(entries: Callable[[], list[Entry]], seconds: float = 0.001) -> list[int]:
    """Hand all over at once, as polling does; returns the order in which their work ended."""
    done: list[int] = []

    async def work(one: Entry) -> None:
        await asyncio.sleep(seconds)
        done.append(one.update_id)

    async def all_of_them() -> None:
        queues = ChatQueues(work)
        for one in entries():
            queues.add(one)
        while workers := queues.workers():
            await asyncio.wait(workers)
        assert queues._queues == {}

    asyncio.run(all_of_them())
    return done


def test_updates_of_a_chat_are_in_order_and_chats_side_by_side() -> None:
    start = time.monotonic()
    done = play(lambda: [entry(n, chat=n % 4) for n in range(40)], seconds=0.05)
    # One after the other they would take 2 s, side by side half a second.
    assert time.monotonic() - start < 1.5
    for chat in range(4):
        assert [n for n in done if n % 4 == chat] == list(range(chat, 40, 4))


def test_what_comes_late_stands_where_its_number_is() -> None:
    assert play(lambda: [entry(n, chat=1) for n in (1, 5, 4, 2, 3)]) == [1, 2, 3, 4, 5]


def test_work_that_fails_is_logged_and_holds_up_nobody(caplog: pytest.LogCaptureFixture) -> None:
    done: list[int] = []

    async def work(one: Entry) -> None:
        if one.update_id == 1:
            raise RuntimeError("broken")
        done.append(one.update_id)

    async def run() -> None:
        queues = ChatQueues(work)
        for number in (1, 2):
            queues.add(entry(number, chat=5))
        await asyncio.wait(queues.workers())

    asyncio.run(run())
    assert done == [2]
    assert "was not dealt with" in caplog.text


def test_who_asks_too_much_takes_no_place_from_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chat_queues, "MOST_BY_ASKER", 3)
    monkeypatch.setattr(chat_queues, "MOST_IN_CHAT", 5)

    async def run() -> None:
        go = asyncio.Event()

        async def work(_: Entry) -> None:
            await go.wait()

        queues = ChatQueues(work)
        taken = []
        for number, asker in enumerate((7, 7, 7, 7, 8, None, 8, 9)):
            one = entry(number, 5, asker)
            if not queues.is_full(one):
                queues.add(one)
                taken.append(number)
        # The fourth of 7 is one too many of theirs, that of 9 one too many of the chat; what nobody asked is not counted.
        assert taken == [0, 1, 2, 4, 5, 6]
        assert [queues.must_tell(entry(10, 5, asker)) for asker in (7, 7, 9, 7, 9)] == [True, False, True, False, False]
        go.set()
        await asyncio.wait(queues.workers())
        assert not queues.is_full(entry(11, 5, 7))

    asyncio.run(run())


def test_slow_query_in_one_chat_leaves_the_others_untouched(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()

    def slow_for_one(text: str, context: Context, earlier: str = "", **more: bool) -> Reply:
        if "fy2015" in text:
            release.wait(10)
        return reply(text, context, earlier, **more)

    monkeypatch.setattr("bot.serving.asking.reply", slow_for_one)

    async def scenario() -> None:
        async with serving(engine) as api:
            slow, quick = api.private_chat(first_name="Ann"), api.private_chat(first_name="Bob")
            asked = slow.say(slow.user, "/lng fy2015")
            start = time.monotonic()
            assert "¥536.1 bn" in await ask(api, quick, "/lng fy2024")
            assert time.monotonic() - start < 2
            assert api.calls_of("sendMessage", slow.id) == []
            release.set()
            assert "FY2015" in (await api.wait_for_message(slow.id, after=asked))["text"]

    asyncio.run(scenario())


def test_answers_of_one_chat_come_in_the_order_of_its_questions(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            years = [f"fy{year}" for year in range(2010, 2019)]
            asked = [chat.say(chat.user, f"/lng {year}")["message_id"] for year in years]
            answers = await api.wait_for_messages(chat.id, len(years))
            assert [answer["reply_to_message"]["message_id"] for answer in answers] == asked

    asyncio.run(scenario())
