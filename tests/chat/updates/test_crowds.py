"""Many at once: every press is acknowledged before its turn, the queue is counted by who asks, who is left out is told once."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any

import pytest

from bot.chat.api import pace
from bot.chat.updates import chat_queues, intake
from bot.reply import Context, Reply, reply
from tests import emulator as emu
from tests.chat.serving import ask, serving

if TYPE_CHECKING:
    from bot.engine.engine import Engine

TOO_MANY = "Too many questions at once"


def sent(api: emu.BotApi, chat: emu.Chat) -> list[emu.Call]:
    return api.calls_of("sendMessage", chat.id)


def notices(api: emu.BotApi, chat: emu.Chat) -> list[dict[str, Any]]:
    return [call.params for call in sent(api, chat) if TOO_MANY in call.params["text"]]


def buttons(message: dict[str, Any]) -> dict[str, str]:
    rows = message["reply_markup"]["inline_keyboard"]
    return {button["text"]: button["callback_data"] for row in rows for button in row if "callback_data" in button}


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Questions about FY2015 wait until the test lets them go."""
    release = threading.Event()

    def waiting(text: str, context: Context, earlier: str = "", **more: bool) -> Reply:
        if "fy2015" in text:
            release.wait(60)
        return reply(text, context, earlier, **more)

    monkeypatch.setattr("bot.serving.asking.reply", waiting)
    return release


@pytest.fixture(autouse=True)
def _soon(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(intake, "ACKNOWLEDGED_SECONDS", 0.05)


def test_every_press_is_acknowledged_before_its_turn(engine: Engine, slow: threading.Event) -> None:
    async def scenario() -> None:
        async with serving(engine, allow="not modified") as api:
            chat = api.private_chat()
            answer = await api.wait_for_message(chat.id, after=chat.say(chat.user, "/lng fy2024"))
            data = buttons(answer)["↻"]
            chat.say(chat.user, "/lng fy2015")
            presses = [chat.press(chat.user, answer, data) for _ in range(60)]
            for press in presses:
                # Nothing in the chat has had its turn: the slow question is still being answered.
                await api.wait_for_answer(press)
            assert len(sent(api, chat)) == 1
            slow.set()
            await api.wait_until(lambda: len(sent(api, chat)) == 2)

    asyncio.run(scenario())


def test_press_that_takes_long_is_acknowledged_before_its_answer(engine: Engine, slow: threading.Event) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            answer = await api.wait_for_message(chat.id, after=chat.say(chat.user, "/lng fy2024"))
            press = chat.press(chat.user, answer, "2=elng ru fy2015", force=True)
            await api.wait_for_answer(press)
            assert api.calls_of("editMessageText") == []
            slow.set()
            await api.wait_for_call("editMessageText")

    asyncio.run(scenario())


@pytest.mark.parametrize("grouped", [False, True])
def test_reason_of_a_press_that_was_acknowledged_is_said_to_the_presser(
    engine: Engine, slow: threading.Event, *, grouped: bool
) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            ann = api.user(first_name="Ann", language_code="ru")
            chat = api.group("Desk", [ann], supergroup=True) if grouped else api.private_chat(ann.id)
            answer = await api.wait_for_message(chat.id, after=chat.say(ann, "/lng fy2024"))
            chat.say(ann, "/lng fy2015")
            press = chat.press(ann, answer, "2=elng ru 1999", force=True)
            assert "text" not in await api.wait_for_answer(press)
            slow.set()
            await api.wait_until(lambda: len(sent(api, chat)) == 3)
            told = sent(api, chat)[-1].params
            assert told["reply_parameters"]["message_id"] == answer["message_id"]
            assert "1999" in told["text"]
            alone = {"receiver_user_id": ann.id} if grouped else None
            assert told.get("ephemeral_message_parameters") == alone

    asyncio.run(scenario())


def test_thirty_people_of_a_group_are_all_answered(
    engine: Engine, slow: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    # More than a group takes in a minute; that is shown in tests/chat/api/test_pace.py.
    monkeypatch.setattr(pace, "GROUP", (100, 60.0))

    async def scenario() -> None:
        async with serving(engine) as api:
            people = [api.user(first_name=f"P{n}") for n in range(31)]
            group = api.group("Desk", people, supergroup=True)
            group.say(people[30], "/lng fy2015")
            asked = [group.say(person, f"/lng fy{2010 + n % 5}")["message_id"] for n, person in enumerate(people[:30])]
            await api.wait_until(lambda: not api.pending_updates())
            slow.set()
            await api.wait_until(lambda: len(sent(api, group)) == 1 + len(asked))
            assert [call.params["reply_parameters"]["message_id"] for call in sent(api, group)][1:] == asked
            assert notices(api, group) == []

    asyncio.run(scenario())


def test_who_is_left_out_is_told_once_and_their_presses_each(
    engine: Engine, slow: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat_queues, "MOST_BY_ASKER", 4)

    async def scenario() -> None:
        async with serving(engine, allow="not modified") as api:
            ann, bob = api.user(first_name="Ann"), api.user(first_name="Bob")
            group = api.group("Desk", [ann, bob], supergroup=True)
            answer = await api.wait_for_message(group.id, after=group.say(ann, "/lng fy2024"))
            first = group.say(ann, "/lng fy2015")["message_id"]
            asked = [group.say(ann, f"/lng fy{year}")["message_id"] for year in range(2016, 2024)]
            presses = [group.press(ann, answer, buttons(answer)["↻"]) for _ in range(3)]
            other = group.say(bob, "/coal fy2024")["message_id"]
            await api.wait_until(lambda: notices(api, group))
            for press in presses:
                assert TOO_MANY in (await api.wait_for_answer(press))["text"]
            slow.set()
            await api.wait_until(lambda: len(sent(api, group)) == 7)
            # Three more of Ann's were taken; the fourth was the first that was not; Bob's came in between.
            assert [notice["reply_parameters"]["message_id"] for notice in notices(api, group)] == [asked[3]]
            assert notices(api, group)[0]["ephemeral_message_parameters"] == {"receiver_user_id": ann.id}
            answers = [c.params["reply_parameters"]["message_id"] for c in sent(api, group) if TOO_MANY not in c.params["text"]]
            assert answers[1:] == [first, *asked[:3], other]
            # When hers are answered she may ask again, and would be told again.
            assert await api.wait_for_message(group.id, after=group.say(ann, "/coal fy2023"))

    asyncio.run(scenario())


def test_notice_that_cannot_be_delivered_is_delivered_later(
    engine: Engine, slow: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chat_queues, "MOST_BY_ASKER", 2)

    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            api.inject("sendMessage", emu.TooMany(6))
            for text in ("/lng fy2015", "/lng fy2016", "/lng fy2017", "/lng fy2018"):
                chat.say(chat.user, text)
            await api.wait_until(lambda: api.refused)
            slow.set()
            await api.wait_until(lambda: len(sent(api, chat)) == 3)
            assert len(notices(api, chat)) == 1

    asyncio.run(scenario())


def test_what_came_while_the_bot_was_down_is_counted_in_the_same_way(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chat_queues, "MOST_BY_ASKER", 10)

    async def scenario() -> None:
        async with emu.BotApi() as api:
            chat = api.private_chat()
            asked = [chat.say(chat.user, f"/lng fy{2009 + n % 15}")["message_id"] for n in range(14)]
            async with serving(engine, already=api):
                await api.wait_until(lambda: len(sent(api, chat)) == 11)
                answers = [
                    c.params["reply_parameters"]["message_id"] for c in sent(api, chat) if TOO_MANY not in c.params["text"]
                ]
                assert answers == asked[:10]
                assert [n["reply_parameters"]["message_id"] for n in notices(api, chat)] == [asked[10]]
                assert "¥24.9 bn" in await ask(api, chat, "/coal fy2024")

    asyncio.run(scenario())


def test_chatter_takes_no_place(engine: Engine, slow: threading.Event, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chat_queues, "MOST_BY_ASKER", 2)

    async def scenario() -> None:
        async with serving(engine) as api:
            ann = api.user(first_name="Ann")
            group = api.group("Desk", [ann], supergroup=True)
            group.promote_bot()
            group.say(ann, "/lng fy2015")
            for _ in range(20):
                group.say(ann, "good morning")
            asked = group.say(ann, "/coal fy2024")["message_id"]
            await api.wait_until(lambda: not api.pending_updates())
            slow.set()
            await api.wait_until(lambda: len(sent(api, group)) == 2)
            assert sent(api, group)[-1].params["reply_parameters"]["message_id"] == asked
            assert notices(api, group) == []

    asyncio.run(scenario())
