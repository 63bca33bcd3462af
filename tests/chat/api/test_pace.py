"""How often a chat is written to: a burst, then no more, and each chat by itself."""

from __future__ import annotations

import asyncio

import pytest
from telegram.constants import ChatType

from bot.chat.api.destination import Destination
from bot.chat.api.outcome import NotDeliveredError
from bot.chat.api.pace import Pace

# Asked to give way so often, all that needs no time has been done.
TURNS = 10


async def goes(pace: Pace, to: Destination) -> bool:
    """Whether a message may be sent now."""
    task = asyncio.create_task(pace.wait(to))
    for _ in range(TURNS):
        await asyncio.sleep(0)
    if not task.done():
        task.cancel()
        return False
    await task
    return True


@pytest.mark.parametrize(("kind", "burst", "again"), [(ChatType.PRIVATE, 30, 1.0), (ChatType.SUPERGROUP, 20, 3.0)])
def test_a_burst_is_taken_and_then_one_at_a_time(kind: ChatType, burst: int, again: float) -> None:
    async def scenario() -> None:
        now = 0.0
        # Time goes on when the test says so.
        asyncio.get_running_loop().time = lambda: now  # type: ignore[method-assign]
        pace, chat, other = Pace(), Destination(-1, kind), Destination(-2, kind)
        assert [await goes(pace, chat) for _ in range(burst + 1)] == [True] * burst + [False]
        assert await goes(pace, other)
        now = again * 0.9
        assert not await goes(pace, chat)
        now = again * 1.1
        assert [await goes(pace, chat) for _ in range(2)] == [True, False]

    asyncio.run(scenario())


def test_a_chat_that_takes_nothing_is_not_written_to_and_the_others_are() -> None:
    async def scenario() -> None:
        pace, chat, other = Pace(), Destination(1, ChatType.PRIVATE), Destination(2, ChatType.PRIVATE)
        pace.hold(1, 600)
        with pytest.raises(NotDeliveredError, match="held"):
            await pace.wait(chat)
        await pace.wait(other)
        pace.hold(1, 0)
        await pace.wait(chat)

    asyncio.run(scenario())
