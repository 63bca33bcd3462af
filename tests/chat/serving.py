"""The bot, polling the emulator, for as long as a test lasts."""

from __future__ import annotations

import asyncio
import tempfile
from contextlib import AsyncExitStack, asynccontextmanager, nullcontext
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from bot.chat.updates import chores
from bot.chat.updates.polling import Polls, poll
from bot.chat.updates.service import opened
from bot.engine.live import Live
from bot.settings import Settings
from tests import emulator as emu

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.engine.engine import Engine


@asynccontextmanager
async def serving(
    engine: Engine,
    *,
    state: str | None = None,
    allow: str | tuple[str, ...] = (),
    already: emu.BotApi | None = None,
    admins: str = "",
    profile: bool = False,
    **server: Any,
) -> AsyncIterator[emu.BotApi]:
    """Yield the emulator; nothing but what a test injected, or what it allows, may have been refused when it ends.

    `already`: one that is there already, with what people wrote before. `profile`: the bot sets its menus and its profile,
    which takes thirty requests.
    """
    async with nullcontext(already) if already else emu.BotApi(**server) as api:
        with tempfile.TemporaryDirectory() as folder:
            url = state or f"sqlite:///{folder}/state.sqlite"
            settings = Settings.model_validate({"token": api.token, "api_url": api.url, "state_url": url, "admins": admins})
            polls = Polls()
            async with AsyncExitStack() as stack:
                with nullcontext() if profile else patch.object(chores, "keep_profile", _told_before):
                    service = await stack.enter_async_context(opened(settings, Live(engine), polls))
                polling = asyncio.create_task(poll(service, polls))
                try:
                    yield api
                finally:
                    polling.cancel()
                    await asyncio.gather(polling, return_exceptions=True)
    allowed = (allow,) if isinstance(allow, str) else allow
    refused = [refusal for refusal in api.real_refusals() if not any(one in refusal.description for one in allowed)]
    assert not refused, refused


async def _told_before(*_: object) -> None:
    """Telegram has the profile, from an earlier start."""


async def ask(api: emu.BotApi, chat: emu.Chat, question: str) -> str:
    """The text of the answer to a question in a private chat."""
    asked = chat.say(chat.user, question)
    answer = await api.wait_for_message(chat.id, after=asked)
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]
    text: str = answer["text"]
    return text
