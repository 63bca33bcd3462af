"""The bot, polling the emulator, for as long as a test lasts."""

from __future__ import annotations

import asyncio
import tempfile
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bot.chat.updates.polling import Polls, poll
from bot.chat.updates.service import opened
from bot.engine.live import Live
from bot.settings import Settings
from bot.state.store import State
from tests import emulator as emu

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.engine.engine import Engine

EMPTY: list[bytes] = []


@asynccontextmanager
async def serving(
    engine: Engine,
    *,
    state: str | None = None,
    allow: str | tuple[str, ...] = (),
    already: emu.BotApi | None = None,
    admins: str = "",
    **server: Any,
) -> AsyncIterator[emu.BotApi]:
    """Yield the emulator; nothing but what a test injected, or what it allows, may have been refused when it ends.

    `already`: one that is there already, with what people wrote before.
    """
    async with nullcontext(already) if already else emu.BotApi(**server) as api:
        with tempfile.TemporaryDirectory() as folder:
            values = {"token": api.token, "api_url": api.url, "state_url": state or await empty(folder)}
            values["admins"] = admins
            polls = Polls()
            async with opened(Settings.model_validate(values), Live(engine), polls) as service:
                polling = asyncio.create_task(poll(service, polls))
                try:
                    yield api
                finally:
                    polling.cancel()
                    await asyncio.gather(polling, return_exceptions=True)
    allowed = (allow,) if isinstance(allow, str) else allow
    refused = [refusal for refusal in api.real_refusals() if not any(one in refusal.description for one in allowed)]
    assert not refused, refused


async def empty(folder: str) -> str:
    """A state in which nothing is yet. Its tables are made once, and copied for each test."""
    address = f"sqlite:///{folder}/state.sqlite"
    if EMPTY:
        _copy(folder)
    else:
        state = await State.open(address, "test")
        await state.close()
        _keep(folder)
    return address


def _keep(folder: str) -> None:
    EMPTY.append(Path(folder, "state.sqlite").read_bytes())


def _copy(folder: str) -> None:
    Path(folder, "state.sqlite").write_bytes(EMPTY[0])


async def ask(api: emu.BotApi, chat: emu.Chat, question: str) -> str:
    """The text of the answer to a question in a private chat."""
    asked = chat.say(chat.user, question)
    answer = await api.wait_for_message(chat.id, after=asked)
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]
    text: str = answer["text"]
    return text
