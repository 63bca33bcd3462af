"""The connection to the Bot API: what is tried again and what is not, and that no error shows the token."""

from __future__ import annotations

import asyncio
import re
import socket
import time
from collections.abc import Awaitable, Callable

import pytest
import telegram.error
from telegram import ReplyParameters
from telegram.error import NetworkError, RetryAfter, TelegramError, TimedOut
from telegram.ext import ExtBot

from bot.chat.api import transport
from bot.chat.api.outcome import NEVER_ARRIVED, TURNED_DOWN, NotDeliveredError, Outcome, outcome_of, wanted_pause
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
        with pytest.raises(NetworkError) as caught:
            await bot.send_message(chat.id, "once")
        assert outcome_of(caught.value) is Outcome.PERHAPS

    assert sent(run(scenario)) == 1


def test_slow_answer_is_not_sent_twice() -> None:
    async def scenario(api: emu.BotApi, bot: ExtBot[None], chat: emu.Chat) -> None:
        api.inject("sendMessage", emu.Delay(0.5))
        with pytest.raises(TimedOut) as caught:
            await bot.send_message(chat.id, "once", read_timeout=0.1)
        assert outcome_of(caught.value) is Outcome.PERHAPS
        await api.wait_for_call("sendMessage")

    assert sent(run(scenario)) == 1


@pytest.mark.parametrize("code", [500, 502, 504])
def test_error_that_may_come_after_acceptance_is_not_tried_again(code: int) -> None:
    async def scenario(api: emu.BotApi, bot: ExtBot[None], chat: emu.Chat) -> None:
        for fault, there in ((emu.ErrorAfter(code), 1), (emu.ServerError(code), 1)):
            api.inject("sendMessage", fault)
            with pytest.raises(NetworkError) as caught:
                await bot.send_message(chat.id, "once")
            assert outcome_of(caught.value) is Outcome.PERHAPS
            assert sent(api) == there

    run(scenario)


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
        with pytest.raises(RetryAfter) as caught:
            await bot.send_message(chat.id, "not today")
        assert outcome_of(caught.value) is Outcome.NOT_DELIVERED
        assert wanted_pause(caught.value) == 3600

    assert sent(run(scenario)) == 0


def test_out_of_reach_is_not_delivered_and_all_is_well_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "PAUSE_SECONDS", 0.01)

    async def scenario(api: emu.BotApi, bot: ExtBot[None], chat: emu.Chat) -> None:
        await bot.send_message(chat.id, "before")
        await api.away()
        # The first one finds a connection that was open a moment ago.
        for _ in range(3):
            with pytest.raises(NotDeliveredError):
                await bot.send_message(chat.id, "not now")
        await api.back()
        await bot.send_message(chat.id, "after")

    assert sent(run(scenario)) == 2


@pytest.mark.parametrize(
    ("status", "body", "outcome"),
    [
        (200, "<html>", Outcome.PERHAPS),
        (400, '{"ok": false, "description": "Bad Request: chat not found"}', Outcome.REFUSED),
        (401, '{"ok": false, "description": "Unauthorized"}', Outcome.NOT_DELIVERED),
        (403, '{"ok": false, "description": "Forbidden: bot was kicked"}', Outcome.REFUSED),
        (408, "", Outcome.NOT_DELIVERED),
        (413, "<html>", Outcome.REFUSED),
        (429, "<html>", Outcome.NOT_DELIVERED),
        (429, '{"ok": false, "parameters": {"retry_after": 9}}', Outcome.NOT_DELIVERED),
        (503, "<html>", Outcome.PERHAPS),
    ],
)
def test_what_a_status_says_of_the_call(status: int, body: str, outcome: Outcome, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "PAUSE_SECONDS", 0.01)

    async def scenario(api: emu.BotApi, bot: ExtBot[None], chat: emu.Chat) -> None:
        api.inject("sendMessage", emu.Garbage(body, status), times=10)
        with pytest.raises(TelegramError) as caught:
            await bot.send_message(chat.id, "x")
        assert outcome_of(caught.value) is outcome

    run(scenario)


def test_every_error_of_the_library_has_an_outcome() -> None:
    """A new one must be looked at: unknown errors are taken for perhaps delivered."""
    known = {
        *("TelegramError", "NetworkError", "TimedOut", "PassportDecryptionError"),
        *(error.__name__ for error in (*NEVER_ARRIVED, *TURNED_DOWN)),
    }
    kinds = {name for name, one in vars(telegram.error).items() if isinstance(one, type) and issubclass(one, Exception)}
    assert kinds <= known


def test_reset_before_the_call_is_written_is_not_delivered(monkeypatch: pytest.MonkeyPatch) -> None:
    """The other side reads the head of a large upload and breaks the connection: nobody can have handled it."""
    monkeypatch.setattr(transport, "PAUSE_SECONDS", 0.01)
    large = bytes(30 * 1024 * 1024)

    async def reset(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.transport.abort()

    async def upload() -> None:
        server = await asyncio.start_server(reset, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        async with server, Transport(1, tries=1) as connection:
            bot: ExtBot[None] = ExtBot("1:x", base_url=f"http://127.0.0.1:{port}/bot", request=connection)
            with pytest.raises(NotDeliveredError):
                await bot.send_document(5, large, filename="large.csv")

    asyncio.run(upload())


def test_reset_after_the_call_is_written_is_perhaps_delivered() -> None:
    async def reset(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = await reader.readuntil(b"\r\n\r\n")
        length = re.search(rb"Content-Length: (\d+)", head)
        assert length is not None
        await reader.readexactly(int(length[1]))
        writer.transport.abort()

    async def send() -> None:
        server = await asyncio.start_server(reset, "127.0.0.1", 0)
        port = server.sockets[0].getsockname()[1]
        async with server, Transport(1, tries=1) as connection:
            bot: ExtBot[None] = ExtBot("1:x", base_url=f"http://127.0.0.1:{port}/bot", request=connection)
            with pytest.raises(NetworkError) as caught:
                await bot.send_message(5, "once")
            assert outcome_of(caught.value) is Outcome.PERHAPS

    asyncio.run(send())


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
