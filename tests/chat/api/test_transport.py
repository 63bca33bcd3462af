"""The connection to the Bot API: what is tried again and what is not, and that no error shows the token."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Awaitable, Callable

import pytest
from telegram import ReplyParameters
from telegram.error import NetworkError, RetryAfter, TimedOut
from telegram.ext import ExtBot

from bot.chat.api import transport
from bot.chat.api.transport import Transport
from tests import emulator as emu

Scenario = Callable[[emu.BotApi, "ExtBot[None]", emu.Chat], Awaitable[None]]


def run(scenario: Scenario) -> emu.BotApi:
    """Play a scenario with a bot over the transport; returns the emulator as it was left."""

    async def play() -> emu.BotApi:
        async with emu.BotApi() as api:
            bot: ExtBot[None] = ExtBot(api.token, base_url=api.base_url, request=Transport(8), get_updates_request=Transport(1))
            async with bot:
                chat = api.private_chat()
                chat.say(chat.user, "hello")
                await scenario(api, bot, chat)
            return api

    return asyncio.run(play())


def sent(api: emu.BotApi) -> int:
    return len(api.calls_of("sendMessage"))


def test_messages_and_uploads_arrive() -> None:
    async def scenario(_: emu.BotApi, bot: ExtBot[None], chat: emu.Chat) -> None:
        message = await bot.send_message(chat.id, "<b>日本</b> & co".replace("&", "&amp;"), parse_mode="HTML")
        assert message.text == "日本 & co"
        document = await bot.send_document(chat.id, b"a;b\n1;2\n", filename="таблица.csv", caption="файл")
        assert document.document is not None
        assert document.document.file_name == "таблица.csv"

    assert run(scenario).real_refusals() == []


def test_what_we_said_ourselves_is_not_read_back() -> None:
    async def scenario(_: emu.BotApi, bot: ExtBot[None], chat: emu.Chat) -> None:
        sent = await bot.send_message(chat.id, "an answer", reply_parameters=ReplyParameters(1))
        assert sent.chat_id == chat.id
        assert chat.messages[sent.message_id]["text"] == "an answer"
        assert (sent.text, sent.reply_to_message) == (None, None)

    assert run(scenario).real_refusals() == []


def test_lost_answer_is_not_sent_twice() -> None:
    async def scenario(api: emu.BotApi, bot: ExtBot[None], chat: emu.Chat) -> None:
        api.inject("sendMessage", emu.DropAfter())
        with pytest.raises(NetworkError):
            await bot.send_message(chat.id, "once")

    assert sent(run(scenario)) == 1


def test_slow_answer_is_not_sent_twice() -> None:
    async def scenario(api: emu.BotApi, bot: ExtBot[None], chat: emu.Chat) -> None:
        api.inject("sendMessage", emu.Delay(0.5))
        with pytest.raises(TimedOut):
            await bot.send_message(chat.id, "once", read_timeout=0.1)
        await api.wait_for_call("sendMessage")

    assert sent(run(scenario)) == 1


def test_bad_gateway_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "PAUSE_SECONDS", 0.01)

    async def scenario(api: emu.BotApi, bot: ExtBot[None], chat: emu.Chat) -> None:
        api.inject("sendMessage", emu.ServerError(502), times=2)
        await bot.send_message(chat.id, "in the end")

    assert sent(run(scenario)) == 1


def test_server_error_is_not_tried_again() -> None:
    async def scenario(api: emu.BotApi, bot: ExtBot[None], chat: emu.Chat) -> None:
        api.inject("sendMessage", emu.ServerError(500))
        with pytest.raises(NetworkError):
            await bot.send_message(chat.id, "maybe done")

    assert sent(run(scenario)) == 0


def test_too_many_waits_as_long_as_it_is_told_and_holds_that_chat_alone() -> None:
    async def scenario(api: emu.BotApi, bot: ExtBot[None], chat: emu.Chat) -> None:
        other = api.private_chat(first_name="Bob")
        other.say(other.user, "hello")
        api.inject("sendMessage", emu.TooMany(1), chat_id=chat.id)
        start = time.monotonic()
        held = asyncio.create_task(bot.send_message(chat.id, "held"))
        await bot.send_message(other.id, "free")
        assert time.monotonic() - start < 0.5
        await held
        assert 1.0 <= time.monotonic() - start < 3.0

    assert sent(run(scenario)) == 2


def test_too_long_a_wait_is_given_up() -> None:
    async def scenario(api: emu.BotApi, bot: ExtBot[None], chat: emu.Chat) -> None:
        api.inject("sendMessage", emu.TooMany(3600))
        with pytest.raises(RetryAfter):
            await bot.send_message(chat.id, "not today")

    assert sent(run(scenario)) == 0


def test_no_connection_is_tried_again_and_its_error_shows_no_token(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "PAUSE_SECONDS", 0.01)
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]

    async def play() -> None:
        async with Transport(1, tries=3) as closed:
            with pytest.raises(NetworkError) as caught:
                await closed.post(f"http://127.0.0.1:{port}/bot123:SECRET/getMe")
        shown = repr(caught.value) + str(caught.value) + repr(caught.value.__cause__)
        assert "SECRET" not in shown
        assert caught.value.__suppress_context__

    asyncio.run(play())
