"""Connections to the webhook that say nothing, say it slowly, or break off: closed in time, with a line in the log at most."""

from __future__ import annotations

import asyncio
import time
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from bot.chat.updates.webhook import SECRET_HEADER
from bot.serving import connections
from tests.chat.updates.test_webhook import SECRET, play, post, question

if TYPE_CHECKING:
    import aiohttp

    from bot.engine.engine import Engine
    from tests import emulator as emu

HEAD = f"POST /hook/telegram HTTP/1.1\r\nHost: x\r\n{SECRET_HEADER}: {SECRET}\r\nContent-Length: 1000\r\n"
BEGUN = {
    "nothing": "",
    "a line": "POST /hook/telegram HTTP/1.1\r\n",
    "half of the head": HEAD,
    "the head": f"{HEAD}\r\n",
    "half of the body": f'{HEAD}\r\n{{"update_id": 5',
    "half of a forged one": "POST /hook/telegram HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{",
    "a second one": f"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n{HEAD}",
}


async def opened(session: aiohttp.ClientSession, begun: str) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    assert session._base_url is not None
    reader, writer = await asyncio.open_connection(session._base_url.host, session._base_url.port)
    writer.write(begun.encode())
    await writer.drain()
    return reader, writer


@pytest.mark.parametrize("begun", BEGUN.values(), ids=BEGUN)
def test_connection_without_a_whole_request_is_closed(
    engine: Engine, begun: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(connections, "REQUEST_SECONDS", 0.3)

    async def scenario(api: emu.BotApi, session: aiohttp.ClientSession) -> None:
        reader, writer = await opened(session, begun)
        with suppress(ConnectionError):
            await asyncio.wait_for(reader.read(), 20)  # until it is closed
        writer.close()
        assert await post(session, json=question(1, api.private_chat())) == 200
        assert len(api.calls_of("sendMessage")) == 1

    play(engine, scenario, announce=False)
    assert "Traceback" not in caplog.text


def test_request_that_comes_letter_by_letter_has_the_same_time(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "REQUEST_SECONDS", 0.5)

    async def scenario(_api: emu.BotApi, session: aiohttp.ClientSession) -> None:
        reader, writer = await opened(session, f"{HEAD}\r\n")
        closed = asyncio.create_task(reader.read())
        for _ in range(200):
            writer.write(b" ")
            done, _ = await asyncio.wait([closed], timeout=0.1)
            if done:
                break
        assert closed.done()
        closed.exception()
        writer.close()

    play(engine, scenario, announce=False)


def test_answer_that_takes_longer_is_not_cut_off(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connections, "REQUEST_SECONDS", 0.3)

    async def scenario(api: emu.BotApi, session: aiohttp.ClientSession) -> None:
        api.latency = 1.0
        began = time.monotonic()
        assert await post(session, json=question(1, api.private_chat())) == 200
        assert time.monotonic() - began > 0.9

    play(engine, scenario, announce=False)


def test_body_that_breaks_off_is_a_line(engine: Engine, caplog: pytest.LogCaptureFixture) -> None:
    async def scenario(api: emu.BotApi, session: aiohttp.ClientSession) -> None:
        for _ in range(3):
            _, writer = await opened(session, BEGUN["half of the body"])
            writer.transport.abort()
        for _ in range(400):
            if caplog.text.count("broke off") == 3:
                break
            await asyncio.sleep(0.05)
        assert await post(session, json=question(1, api.private_chat())) == 200

    play(engine, scenario, announce=False)
    assert "Traceback" not in caplog.text
    assert caplog.text.count("broke off") == 3
