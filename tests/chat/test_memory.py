"""How much of the machine a serving bot takes."""

from __future__ import annotations

import asyncio
import resource
import sys

import pytest

from tests import emulator as emu
from tests.chat.processes import Process, until_closed
from tests.copies import DATA

GIB = 2**30
QUESTIONS = ("/lng fy2024", "chart months lng 2024", "xlsx months cars 2024")


@pytest.mark.skipif(sys.platform != "linux", reason="the address space is limited in Linux only")
def test_a_gibibyte_of_addresses_is_enough_to_serve() -> None:
    async def scenario() -> None:
        async with emu.BotApi() as api:
            with until_closed(Process(api, TRADEBOT_DATA_DIR=str(DATA))) as process:
                # Before it has loaded anything.
                resource.prlimit(process.popen.pid, resource.RLIMIT_AS, (GIB, GIB))
                chats = [api.private_chat(first_name=f"P{n}") for n in range(12)]
                asked = [chat.say(chat.user, QUESTIONS[n % len(QUESTIONS)]) for n, chat in enumerate(chats)]
                for chat, question in zip(chats, asked, strict=True):
                    answer = await api.wait_for_message(chat.id, after=question, timeout=60)
                    assert {"text", "photo", "document"} & set(answer)

    asyncio.run(scenario())
