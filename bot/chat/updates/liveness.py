"""The bot notes that it lives, for `tradebot health`: as long as updates come in, and can be kept."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.errors import StateError
from bot.logs import get_logger
from bot.serving.heartbeat import Heartbeat

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.settings import Settings
    from bot.state.store import State

logger = get_logger(__name__)
NOTE_SECONDS = 5.0


@asynccontextmanager
async def noted(settings: Settings, state: State, last_taken: Callable[[], float]) -> AsyncIterator[None]:
    """Note it for the time of the block, where the settings name a file. `last_taken`: when updates could last come in.

    Raises SettingsError.
    """
    if settings.health_file is None:
        yield
        return
    heartbeat = Heartbeat(settings.health_file)
    noting = asyncio.create_task(_note(heartbeat, state, last_taken))
    try:
        yield
    finally:
        noting.cancel()
        await asyncio.gather(noting, return_exceptions=True)
        heartbeat.close()


async def _note(heartbeat: Heartbeat, state: State, last_taken: Callable[[], float]) -> None:
    while True:
        try:
            await state.ping()
            heartbeat.note(last_taken())
        except (StateError, OSError) as error:
            logger.warning("life is not noted", reason=str(error))
        await asyncio.sleep(NOTE_SECONDS)
