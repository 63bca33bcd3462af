"""The bot, polling the emulator, for as long as a test lasts."""

from __future__ import annotations

from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.chat.app import build
from bot.chat.polling import UPDATES
from bot.settings import Settings
from tests import emulator as emu

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.engine.engine import Engine


@asynccontextmanager
async def serving(engine: Engine, *, allow_not_modified: bool = False) -> AsyncIterator[emu.BotApi]:
    """Yield the emulator; nothing but what a test injected may have been refused when it ends."""
    async with emu.BotApi() as api:
        app = build(Settings.model_validate({"token": api.token, "api_url": api.url}), engine)
        async with app:
            if app.post_init is not None:
                await app.post_init(app)
            assert app.updater is not None
            await app.updater.start_polling(timeout=5, allowed_updates=UPDATES)
            await app.start()
            try:
                yield api
            finally:
                await app.updater.stop()
                await app.stop()
        if app.post_shutdown is not None:
            await app.post_shutdown(app)
    refusals = [refusal for refusal in api.real_refusals() if not (allow_not_modified and "not modified" in refusal.description)]
    assert refusals == []


async def ask(api: emu.BotApi, chat: emu.Chat, question: str) -> str:
    """The text of the answer to a question in a private chat."""
    asked = chat.say(chat.user, question)
    answer = await api.wait_for_message(chat.id, after=asked)
    assert answer["reply_to_message"]["message_id"] == asked["message_id"]
    text: str = answer["text"]
    return text
