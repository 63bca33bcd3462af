"""Long polling: until a signal ends it, or until polls have failed for so long that a supervisor should start anew."""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import time
from typing import TYPE_CHECKING

from telegram import Update
from telegram.error import Conflict, TelegramError

from bot.chat.app import App, build
from bot.chat.transport import Transport
from bot.reply import open_engine

if TYPE_CHECKING:
    from bot.settings import Settings

logger = logging.getLogger(__name__)
POLL_SECONDS = 30
UPDATES = [Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.INLINE_QUERY]
CONFLICT = (
    "Another process fetches updates with this token (409). Only one may: stop the other one, "
    "or wait a moment if it is the one that this one replaces."
)
# The chat library's next version gives times as timedelta; asked for now, it does not warn.
os.environ.setdefault("PTB_TIMEDELTA", "true")


def serve(settings: Settings) -> int:
    """Poll Telegram; returns the exit code: 0 after a signal, 1 when polls have failed for too long."""
    polls = Transport(1, tries=1)
    app = build(settings, open_engine(settings), polls)
    return asyncio.run(_serve(app, polls, settings.silence_seconds))


async def _serve(app: App, polls: Transport, silence: float) -> int:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stop.set)
    async with app:
        updater = app.updater
        if updater is None:
            raise RuntimeError("the application has nothing to poll with")
        if app.post_init is not None:
            await app.post_init(app)
        await app.start()
        await updater.start_polling(timeout=POLL_SECONDS, allowed_updates=UPDATES, error_callback=_on_poll_error)
        logger.info("polling")
        code = await _watch(stop, polls, silence)
        await updater.stop()
        await app.stop()
    if app.post_shutdown is not None:
        await app.post_shutdown(app)
    return code


async def _watch(stop: asyncio.Event, polls: Transport, silence: float) -> int:
    """Wait for the signal, or for polls to have failed for so many seconds."""
    while True:
        left = silence - (time.monotonic() - polls.last_good)
        if left <= 0:
            logger.critical("no poll has succeeded for %.0f s: stopping, so that I am started anew", silence)
            return 1
        try:
            await asyncio.wait_for(stop.wait(), left)
        except TimeoutError:
            continue
        return 0


def _on_poll_error(error: TelegramError) -> None:
    if isinstance(error, Conflict):
        logger.error(CONFLICT)
    else:
        logger.warning("a poll failed: %s", error)
