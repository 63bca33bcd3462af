"""From an update that arrives to one that is done: begun once, whichever way it comes."""

from __future__ import annotations

import asyncio
import tempfile
from typing import Any

from telegram import Bot, Update

from bot.chat.metrics import Metrics
from bot.chat.updates.intake import Intake
from bot.state.inbox import MOST_ATTEMPTS
from bot.state.store import State
from tests.stored import waiting


class Services:
    """Stands for the dispatcher: notes what it is given."""

    def __init__(self) -> None:
        self.handled: list[int] = []

    async def handle(self, update: Update) -> None:
        await asyncio.sleep(0.05)
        self.handled.append(update.update_id)

    async def busy(self, update: Update) -> None:
        raise AssertionError(update)


def message(number: int) -> dict[str, Any]:
    chat = {"id": number, "type": "private"}
    return {"update_id": number, "message": {"message_id": 1, "date": 1, "chat": chat, "text": "/lng"}}


def test_update_sent_again_while_it_is_taken_over_is_handled_once() -> None:
    async def run(folder: str) -> list[int]:
        url, desk = f"sqlite:///{folder}/state.sqlite", Services()
        dead = await State.open(url, "bot")
        for number in range(20):
            await dead.inbox.arrive(message(number))
        await dead.close()
        state = await State.open(url, "bot")
        intake = Intake(Bot("1:x"), desk, state.inbox, Metrics())  # type: ignore[arg-type]
        await asyncio.gather(intake.recover(), *(intake.take(message(number)) for number in range(20)))
        await intake.drain(10)
        await state.close()
        return desk.handled

    with tempfile.TemporaryDirectory() as folder:
        handled = asyncio.run(run(folder))
    assert sorted(handled) == list(range(20))


def test_update_that_ends_the_process_each_time_is_given_up() -> None:
    async def run(folder: str) -> tuple[list[int], int]:
        url, desk = f"sqlite:///{folder}/state.sqlite", Services()
        for attempt in range(MOST_ATTEMPTS):
            state = await State.open(url, "bot")
            if not attempt:
                await state.inbox.arrive(message(1))
            await state.inbox.left()
            await state.close()
        state = await State.open(url, "bot")
        intake = Intake(Bot("1:x"), desk, state.inbox, Metrics())  # type: ignore[arg-type]
        assert await intake.recover() == 1
        await intake.drain(10)
        left = await waiting(state)
        await state.close()
        return desk.handled, left

    with tempfile.TemporaryDirectory() as folder:
        assert asyncio.run(run(folder)) == ([], 0)
