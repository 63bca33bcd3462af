"""Order inside a chat, fairness between chats, and one word to a chat that asks too much."""

from __future__ import annotations

import asyncio
import threading
import time

import pytest
from telegram import Chat, Message, Update

from bot.chat.updates.chat_queues import ChatQueues
from bot.clock import now
from bot.engine.engine import Engine
from bot.reply import Context, Reply, reply
from tests.chat.serving import ask, serving


def update(number: int, chat: int) -> Update:
    message = Message(number, now(), Chat(chat, Chat.PRIVATE), text="/lng")
    return Update(number, message=message)


def play(queues: ChatQueues, updates: list[Update], seconds: float = 0.001) -> list[int]:
    """Hand all updates over at once, as polling does; returns the order in which their work ended."""
    done: list[int] = []

    async def work(one: Update) -> None:
        await asyncio.sleep(seconds)
        done.append(one.update_id)

    async def all_of_them() -> None:
        await asyncio.gather(*(asyncio.create_task(queues.run(one, work)) for one in updates))

    asyncio.run(all_of_them())
    return done


async def nobody(_: Update) -> None:
    raise AssertionError("nobody is busy")


def test_updates_of_a_chat_are_in_order_and_chats_side_by_side() -> None:
    updates = [update(n, chat=n % 4) for n in range(40)]
    start = time.monotonic()
    done = play(ChatQueues(nobody), updates, seconds=0.05)
    # One after the other they would take 2 s, side by side half a second.
    assert time.monotonic() - start < 1.5
    for chat in range(4):
        assert [n for n in done if n % 4 == chat] == list(range(chat, 40, 4))


def test_those_who_wait_hold_no_slot() -> None:
    # Ten questions of one chat and two slots: the other chat does not wait for them.
    updates = [*(update(n, chat=1) for n in range(10)), update(99, chat=2)]
    done = play(ChatQueues(nobody, slots=2), updates, seconds=0.01)
    assert done.index(99) <= 1


def test_a_chat_that_asks_too_much_is_told_once() -> None:
    told: list[int] = []

    async def busy(one: Update) -> None:
        told.append(one.update_id)

    done = play(ChatQueues(busy, backlog=3), [update(n, chat=1) for n in range(10)])
    assert done == [0, 1, 2, 3]
    assert told == [4]


def test_lanes_are_forgotten_when_empty() -> None:
    queues = ChatQueues(nobody)
    play(queues, [update(n, chat=n) for n in range(20)])
    assert queues._queues == {}


def test_slow_query_in_one_chat_leaves_the_others_untouched(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    release = threading.Event()

    def slow_for_one(text: str, context: Context, earlier: str = "") -> Reply:
        if "fy2015" in text:
            release.wait(10)
        return reply(text, context, earlier)

    monkeypatch.setattr("bot.chat.replies.answering.reply", slow_for_one)

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


def test_flood_of_one_chat_is_answered_in_part_and_told_once(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            for _ in range(40):
                chat.say(chat.user, "/lng fy2024")
            await api.wait_until(lambda: len(api.calls_of("sendMessage", chat.id)) >= 18)
            texts = [call.params["text"] for call in api.calls_of("sendMessage", chat.id)]
            assert sum("Too many questions" in text for text in texts) == 1

    asyncio.run(scenario())
