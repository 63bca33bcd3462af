"""Long polling: until a signal ends it, or until polls have failed for so long that a supervisor should start anew.

A batch is written down before the next poll acknowledges it, so that a kill in between loses nothing.
"""

from __future__ import annotations

import asyncio
import json
import os
import time
from contextlib import AsyncExitStack, suppress
from typing import TYPE_CHECKING, Any

from telegram.error import Conflict, NetworkError, TelegramError

from bot.chat.api.transport import GOOD, Transport
from bot.chat.updates.intake import number_of
from bot.chat.updates.liveness import noted
from bot.chat.updates.service import UPDATES, opened
from bot.chat.updates.webhook import served
from bot.engine.live import Live
from bot.errors import StateError
from bot.logs import get_logger
from bot.reply import open_engine
from bot.serving.stopping import stop_signal

if TYPE_CHECKING:
    from bot.chat.updates.service import Service
    from bot.chat.updates.webhook import Page
    from bot.settings import Settings

logger = get_logger(__name__)
POLL_SECONDS = 30
NO_UPDATES = b'{"ok":true,"result":[]}'
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
CONFLICT = (
    "Another process fetches updates with this token (409). Only one may: stop the other one, "
    "or wait a moment if it is the one that this one replaces."
)
# The chat library's next version gives times as timedelta; asked for now, it does not warn.
os.environ.setdefault("PTB_TIMEDELTA", "true")


class Polls(Transport):
    """The connection that updates are fetched over. It keeps what it gets, to be written down as it came.

    The library is told that there was nothing: an update is made an object when its turn comes, and once.
    """

    def __init__(self) -> None:
        super().__init__(1, tries=1)
        self._updates: list[Any] = []

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:  # noqa: ANN401 - the library's signature
        """Call the API, and keep what it said when it was good. What cannot be read the library makes a NetworkError."""
        before = self.last_good
        status, body = await super().do_request(*args, **kwargs)
        if status not in GOOD:
            return status, body
        try:
            self._updates = list(json.loads(body)["result"])
        except (ValueError, KeyError, TypeError):
            self.last_good = before
            raise
        return status, NO_UPDATES

    def updates(self) -> list[Any]:
        """The updates of the last good poll, oldest first."""
        return self._updates


def serve(settings: Settings, page: Page | None = None) -> int:
    """Poll Telegram, and serve a page where one is; returns the exit code: 0 after a signal, 1 when polls failed for too long."""
    return asyncio.run(_serve(settings, page))


async def _serve(settings: Settings, page: Page | None) -> int:
    stop = stop_signal()
    polls = Polls()
    async with opened(settings, Live(open_engine(settings)), polls) as service, AsyncExitStack() as also:
        if settings.listen:
            await also.enter_async_context(served(service, settings, page))
        await also.enter_async_context(noted(settings, service.state, lambda: polls.last_good))
        polling = asyncio.create_task(poll(service, polls))
        logger.info("polling")
        code = await _watch(stop, polls, settings.silence_seconds)
        polling.cancel()
        await asyncio.gather(polling, return_exceptions=True)
    return code


async def poll(service: Service, polls: Polls) -> None:
    """Fetch updates and hand them over, until cancelled."""
    offset, pause, hooked = 0, FIRST_PAUSE, True
    try:
        while True:
            try:
                if hooked:
                    await service.bot.delete_webhook()
                    hooked = False
                offset = await _polled(service, polls, offset)
            except (TelegramError, StateError) as error:
                _say(error)
            except Exception:
                logger.exception("a poll failed for a reason of our own")
            else:
                pause = FIRST_PAUSE
                continue
            await asyncio.sleep(pause)
            pause = min(2 * pause, LONGEST_PAUSE)
    finally:
        # So that nobody has to be told again what is written down.
        with suppress(TelegramError):
            await service.bot.get_updates(offset=offset, timeout=0, read_timeout=1)


async def _polled(service: Service, polls: Polls, offset: int) -> int:
    """Take what comes, and return the offset behind it; what has no number goes with those that have one."""
    await service.bot.get_updates(offset=offset, timeout=POLL_SECONDS, allowed_updates=UPDATES)
    found = polls.updates()
    await asyncio.gather(*(service.intake.take(one) for one in found))
    numbers = [number for one in found if (number := number_of(one)) is not None]
    if found and not numbers:
        # It comes again at once.
        raise NetworkError("none of what came is an update")
    return max([offset, *(number + 1 for number in numbers)])


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


def _say(error: Exception) -> None:
    if isinstance(error, Conflict):
        logger.error(CONFLICT)
    else:
        logger.warning("a poll failed", reason=str(error))
