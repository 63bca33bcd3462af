"""What a server does besides answering, for as long as it serves; following the data is one of these things."""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.logs import get_logger
from bot.memory import give_back, let_go_of_files

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Sequence

    from bot.engine.live import Live

    Chore = Callable[[], Awaitable[None]]

logger = get_logger(__name__)
FOLLOW_SECONDS = 1.0
AGAIN_SECONDS = 5.0
TIDY_SECONDS = 60.0


@asynccontextmanager
async def done_beside(wanted: Sequence[Chore]) -> AsyncIterator[None]:
    """Do chores for the time of the block. One that fails is logged, and begun anew."""
    tasks = [asyncio.create_task(_again_and_again(chore)) for chore in wanted]
    try:
        yield
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def follow(live: Live) -> None:
    """Take a new release of the data into use soon after an import or a refresh has put it in place."""
    while True:
        await asyncio.sleep(FOLLOW_SECONDS)
        await asyncio.to_thread(live.look)


async def tidy() -> None:
    """Let go of what the start has read, what was read lately but is not any more, and what was freed."""
    while True:
        await asyncio.to_thread(let_go_of_files)
        await asyncio.to_thread(give_back)
        await asyncio.sleep(TIDY_SECONDS)


async def _again_and_again(chore: Chore) -> None:
    while True:
        try:
            await chore()
        except Exception:
            logger.exception("a chore failed, and is begun anew")
            await asyncio.sleep(AGAIN_SECONDS)
        else:
            return
