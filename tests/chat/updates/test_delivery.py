"""Nothing lost, nothing sent twice: what cannot have been delivered is tried again, in order; what may have been is not."""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import TYPE_CHECKING

import pytest

from bot.chat.api import transport
from bot.chat.updates import attempts
from tests import emulator as emu
from tests.chat.serving import ask, serving

if TYPE_CHECKING:
    from bot.engine.engine import Engine

YEARS = [f"fy{year}" for year in range(2010, 2020)]


@pytest.fixture(autouse=True)
def _short_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "FIRST_PAUSE", 0.05)
    monkeypatch.setattr(attempts, "LONGEST_PAUSE", 0.2)
    monkeypatch.setattr(transport, "PAUSE_SECONDS", 0.02)


def answered(api: emu.BotApi, chat: emu.Chat) -> list[int]:
    """Which questions were answered, in the order of the answers."""
    return [call.params["reply_parameters"]["message_id"] for call in api.calls_of("sendMessage", chat.id)]


def has_all(api: emu.BotApi, chat: emu.Chat, asked: list[int]) -> bool:
    return set(asked) <= set(answered(api, chat))


def test_out_of_reach_for_a_while_loses_nothing_and_keeps_the_order(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chats = [api.private_chat(first_name=f"P{n}") for n in range(3)]
            for chat in chats:
                await ask(api, chat, "/coal fy2024")
            # A slow first answer, so that the others are in the bot's hands when Telegram goes.
            api.latency = 0.3
            asked = {chat.id: [chat.say(chat.user, f"/lng {year}")["message_id"] for year in YEARS] for chat in chats}
            await api.wait_until(lambda: not api.pending_updates())
            await api.away()
            await asyncio.sleep(2)
            api.latency = 0
            await api.back()
            for chat in chats:
                await api.wait_until(partial(has_all, api, chat, asked[chat.id][1:]))
                # The first one was on its way when the connection broke: perhaps it arrived.
                assert answered(api, chat)[1:] in (asked[chat.id], asked[chat.id][1:])

    with caplog.at_level(logging.INFO):
        asyncio.run(scenario())
    again = [record for record in caplog.records if "not delivered, and tried again" in record.getMessage()]
    notes = [(vars(record)["msg"]["tries"], record.levelname) for record in again]
    # A warning the first time; that it goes on is told, too, but warns of nothing new.
    assert {level for tries, level in notes if tries == 1} == {"WARNING"}
    assert {level for tries, level in notes if tries > 1} == {"INFO"}


@pytest.mark.parametrize("faults", [[emu.TooMany(7)], [emu.TooMany(1)] * 6])
def test_too_many_holds_the_chat_as_long_as_it_is_told_and_loses_nothing(engine: Engine, faults: list[emu.Fault]) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            held, other = api.private_chat(first_name="Ann"), api.private_chat(first_name="Bob")
            for fault in faults:
                api.inject("sendMessage", fault, chat_id=held.id)
            asked = [held.say(held.user, f"/lng {year}")["message_id"] for year in YEARS[:3]]
            await api.wait_until(lambda: api.refused)
            assert "¥24.9 bn" in await ask(api, other, "/coal fy2024")
            assert answered(api, held) == []
            await api.wait_until(lambda: len(answered(api, held)) == 3)
            assert answered(api, held) == asked

    asyncio.run(scenario())


@pytest.mark.parametrize("fault", [emu.ErrorAfter(502), emu.ErrorAfter(500), emu.DropAfter()])
def test_what_was_accepted_is_not_sent_again(engine: Engine, fault: emu.Fault, caplog: pytest.LogCaptureFixture) -> None:
    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            api.inject("sendMessage", fault)
            chat.say(chat.user, "/lng fy2024")
            assert "¥24.9 bn" in await ask_after(api, chat, "/coal fy2024")
            assert len(api.calls_of("sendMessage", chat.id)) == 2

    asyncio.run(scenario())
    assert "perhaps delivered" in caplog.text


async def ask_after(api: emu.BotApi, chat: emu.Chat, question: str) -> str:
    """The answer to a question, where there may be another answer before it."""
    asked = chat.say(chat.user, question)["message_id"]
    await api.wait_until(lambda: asked in answered(api, chat))
    return str(api.calls_of("sendMessage", chat.id)[-1].params["text"])


def test_edit_that_perhaps_arrived_is_made_again(engine: Engine) -> None:
    async def scenario() -> None:
        async with serving(engine, allow="not modified") as api:
            chat = api.private_chat()
            asked = chat.say(chat.user, "/lng fy2024")
            answer = await api.wait_for_message(chat.id, after=asked)
            for fault in (emu.ServerError(502), emu.ErrorAfter(502), emu.DropBefore()):
                api.inject("editMessageText", fault)
            chat.edit(chat.user, asked, "/lng fy2023")
            await api.wait_until(lambda: "FY2023" in chat.messages[answer["message_id"]]["text"])
            assert "¥24.9 bn" in await ask(api, chat, "/coal fy2024")
            assert len(api.calls_of("sendMessage", chat.id)) == 2

    asyncio.run(scenario())


def test_second_part_of_an_answer_is_sent_again_without_the_first(engine: Engine) -> None:
    """The source of a long query is a text and a file."""

    async def scenario() -> None:
        async with serving(engine) as api:
            chat = api.private_chat()
            answer = await api.wait_for_message(chat.id, after=chat.say(chat.user, "/months total 2009..2025"))
            buttons = [button for row in answer["reply_markup"]["inline_keyboard"] for button in row]
            source = next(button["callback_data"] for button in buttons if button["text"] == "Source")
            api.inject("sendDocument", emu.TooMany(6))
            await api.wait_for_answer(chat.press(chat.user, answer, source))
            await api.wait_for_call("sendDocument")
            # The answer to the question, and one text of the source.
            assert len(api.calls_of("sendMessage", chat.id)) == 2
            assert "¥24.9 bn" in await ask(api, chat, "/coal fy2024")
            assert len(api.calls_of("sendDocument", chat.id)) == 1

    asyncio.run(scenario())
