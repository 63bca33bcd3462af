"""From an update that arrives to one that is done: begun once, whichever way it comes, and until it is known how it ends."""

from __future__ import annotations

import asyncio
import tempfile
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import text
from telegram import Bot, Update
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.chat.api.journal import current
from bot.chat.api.outcome import NotDeliveredError
from bot.chat.metrics import Metrics
from bot.chat.updates import attempts
from bot.chat.updates.entry import Entry
from bot.chat.updates.intake import Intake
from bot.errors import StateError
from bot.state.inbox import Inbox
from bot.state.store import State

Handle = Callable[[int], Awaitable[None]]


class Handlers:
    """Stands for the dispatcher: notes what it is given, and does what the test wants."""

    def __init__(self, handle: Handle | None = None) -> None:
        self.handled: list[int] = []
        self.told: list[tuple[int, str]] = []
        self._handle = handle

    async def handle(self, update: Update) -> None:
        if self._handle is not None:
            await self._handle(update.update_id)
        await asyncio.sleep(0.01)
        self.handled.append(update.update_id)

    async def tell(self, update: Update, reason: str) -> None:
        self.told.append((update.update_id, reason))

    def asks(self, _: Update) -> bool:
        return True

    async def acknowledge(self, update: Update) -> None:
        raise AssertionError(update)


def message(number: int, chat: int | None = None) -> dict[str, Any]:
    chat = number if chat is None else chat
    person = {"id": chat + 1, "is_bot": False, "first_name": "Ann"}
    return {
        "update_id": number,
        "message": {"message_id": 1, "date": 1, "chat": {"id": chat + 1, "type": "private"}, "from": person, "text": "/lng"},
    }


@asynccontextmanager
async def opened(folder: str) -> AsyncIterator[State]:
    state = await State.open(f"sqlite:///{folder}/state.sqlite", "bot")
    try:
        yield state
    finally:
        await state.close()


def intake(state: State, handlers: Handlers) -> Intake:
    return Intake(Bot("1:x"), handlers, state.inbox, Metrics())  # type: ignore[arg-type]


async def outcomes(state: State) -> dict[int, str | None]:
    async with state._engine.connect() as connection:
        found = await connection.execute(text("select update_id, outcome from inbox order by update_id"))
        return {row.update_id: row.outcome for row in found}


def play(scenario: Callable[[State], Awaitable[None]]) -> None:
    async def run(folder: str) -> None:
        async with opened(folder) as state:
            await scenario(state)

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(folder))


async def finished(taking: Intake, numbers: list[int], chat: int | None = None) -> None:
    """Take updates and wait until they are done with."""
    for number in numbers:
        await taking.take(message(number, chat))
    await idle(taking)


async def idle(taking: Intake) -> None:
    """Wait until everything is done with."""
    while workers := taking._queues.workers():
        await asyncio.wait(workers, timeout=30)


async def until(state: State, column: str) -> None:
    """Wait until the first update has something in a column."""
    for _ in range(1000):
        async with state._engine.connect() as connection:
            found = await connection.execute(text(f"select {column} from inbox order by update_id"))  # noqa: S608 - no input
            if found.scalars().first() is not None:
                return
        await asyncio.sleep(0.01)
    raise AssertionError(f"no {column}")


async def killed(taking: Intake) -> None:
    """End all work as a kill does: nothing is put back."""

    async def dead(*_: object) -> None:
        """A killed process writes nothing."""

    workers = taking._queues.workers()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Inbox, "put_back", dead)
        for task in workers:
            task.cancel()
        await asyncio.gather(*workers, return_exceptions=True)


def test_update_sent_again_while_it_is_taken_over_is_handled_once() -> None:
    async def run(folder: str) -> list[int]:
        async with opened(folder) as dead:
            for number in range(20):
                await dead.inbox.arrive(message(number))
        async with opened(folder) as state:
            handlers = Handlers()
            taking = intake(state, handlers)
            await asyncio.gather(taking.recover(), *(taking.take(message(number)) for number in range(20)))
            # Those that came again before they were taken over are found by the next look.
            await taking.recover()
            await taking.drain(10)
            return handlers.handled

    with tempfile.TemporaryDirectory() as folder:
        assert sorted(asyncio.run(run(folder))) == list(range(20))


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (None, "delivered"),
        (TimedOut(), "perhaps"),
        (NetworkError("Bad Gateway"), "perhaps"),
        (TelegramError("Invalid server response"), "perhaps"),
        (Forbidden("bot was blocked by the user"), "refused"),
        (BadRequest("chat not found"), "refused"),
        (RuntimeError("a fault of ours"), "failed"),
    ],
)
def test_what_is_known_or_may_have_been_delivered_is_handled_once(error: Exception | None, outcome: str) -> None:
    tries: list[int] = []

    async def fail(number: int) -> None:
        tries.append(number)
        if error is not None:
            raise error

    async def scenario(state: State) -> None:
        handlers = Handlers(fail)
        await finished(intake(state, handlers), [1])
        assert tries == [1]
        assert await outcomes(state) == {1: outcome}
        # A fault of ours is said; what Telegram refused, or may have, is not.
        assert [number for number, _ in handlers.told] == ([1] if outcome == "failed" else [])

    play(scenario)


@pytest.mark.parametrize("error", [NotDeliveredError("refused"), RetryAfter(1), StateError("the state cannot be read")])
def test_what_cannot_have_been_delivered_is_tried_again_and_holds_its_chat_alone(
    error: Exception, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(attempts, "FIRST_PAUSE", 0.02)
    left = [6]

    async def fail(number: int) -> None:
        if number == 1 and left[0]:
            left[0] -= 1 if not isinstance(error, RetryAfter) else left[0]
            raise error

    async def scenario(state: State) -> None:
        handlers = Handlers(fail)
        taking = intake(state, handlers)
        one = await taking.take(message(1, chat=5))
        assert isinstance(one, Entry)
        for number in (2, 3):
            await taking.take(message(number, chat=5))
        await taking.take(message(4, chat=6))
        await idle(taking)
        # In order, though the first one failed so often; the other chat did not wait.
        assert handlers.handled == [4, 1, 2, 3]
        assert await outcomes(state) == dict.fromkeys((1, 2, 3, 4), "delivered")

    play(scenario)


def test_telegram_need_not_wait_for_what_is_tried_again() -> None:
    async def fail(_: int) -> None:
        raise NotDeliveredError("refused", 60)

    async def scenario(state: State) -> None:
        taking = intake(state, Handlers(fail))
        taken = await taking.take(message(1))
        assert isinstance(taken, Entry)
        await asyncio.wait_for(taken.settled, 10)
        # At a stop nobody waits for it either; it stays open.
        await asyncio.wait_for(taking.drain(30), 10)
        assert await outcomes(state) == {1: None}

    play(scenario)


def test_what_is_tried_again_is_tried_again_after_a_restart_and_in_order() -> None:
    async def fail(_: int) -> None:
        raise NotDeliveredError("refused", 1)

    async def run(folder: str) -> None:
        async with opened(folder) as state:
            taking = intake(state, Handlers(fail))
            for number in (1, 2, 3):
                await taking.take(message(number, chat=5))
            await until(state, "next_try")
            await taking.drain(0)
        async with opened(folder) as state:
            handlers = Handlers()
            taking = intake(state, handlers)
            assert await taking.recover() == 3
            # What comes new waits behind them.
            await finished(taking, [4], chat=5)
            assert handlers.handled == [1, 2, 3, 4]

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(folder))


def test_what_cannot_be_delivered_for_long_is_given_up_with_an_error(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(attempts, "MOST_SECONDS", -1)

    async def fail(_: int) -> None:
        raise NotDeliveredError("refused")

    async def scenario(state: State) -> None:
        await finished(intake(state, Handlers(fail)), [1])
        assert await outcomes(state) == {1: "given up"}

    play(scenario)
    assert "given up: it could not be delivered" in caplog.text


def test_only_what_was_handled_when_the_process_died_counts() -> None:
    """Four quick restarts with a hundred waiting: nobody is given up who was never begun."""

    async def run(folder: str) -> None:
        async with opened(folder) as state:
            stuck = asyncio.Event()

            async def never(_: int) -> None:
                await stuck.wait()

            taking = intake(state, Handlers(never))
            for number in range(100):
                await taking.take(message(number, chat=5))
            await killed(taking)
        for _ in range(20):
            async with opened(folder) as state:
                left = await state.inbox.left()
                assert [one.attempts for one in left] == [1, *[0] * 99]
        async with opened(folder) as state:
            handlers = Handlers()
            taking = intake(state, handlers)
            await taking.recover()
            await finished(taking, [])
            assert handlers.handled == list(range(100))

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(folder))


def test_update_that_ends_the_process_each_time_is_given_up_and_whoever_asked_is_told() -> None:
    async def run(folder: str) -> None:
        for number in range(attempts.GIVEN_UP):
            async with opened(folder) as state:
                if not number:
                    await state.inbox.arrive(message(1))
                    await state.inbox.arrive(message(2), begun=False)
                else:
                    await state.inbox.left()
                    await state.inbox.begin(1)
        async with opened(folder) as state:
            handlers = Handlers()
            taking = intake(state, handlers)
            assert await taking.recover() == 2
            await finished(taking, [])
            assert handlers.handled == [2]
            assert [number for number, _ in handlers.told] == [1]
            assert await outcomes(state) == {1: "given up", 2: "delivered"}

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(folder))


def test_suspects_are_handled_one_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many that were being handled when processes died, the next death tells which one it was."""
    monkeypatch.setattr(attempts, "PAUSED", 99)
    at_once = [0, 0]

    async def count(_: int) -> None:
        at_once[0] += 1
        at_once[1] = max(at_once)
        await asyncio.sleep(0.01)
        at_once[0] -= 1

    async def run(folder: str) -> None:
        for number in range(3):
            async with opened(folder) as state:
                if not number:
                    for one in range(10):
                        await state.inbox.arrive(message(one))
                else:
                    await state.inbox.left()
                    for one in range(10):
                        await state.inbox.begin(one)
        async with opened(folder) as state:
            taking = intake(state, Handlers(count))
            await taking.recover()
            await finished(taking, [])
            assert at_once[1] == 1

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(folder))


def test_answer_of_several_messages_goes_on_where_it_broke_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(attempts, "FIRST_PAUSE", 0.01)
    out: list[str] = []
    fails = {"photo": 1, "file": 2}

    async def handle(_: int) -> None:
        journal = current()
        assert journal is not None
        for number, name in enumerate(("text", "photo", "file")):
            earlier = await journal.went_out()
            if earlier is not None:
                assert earlier == number + 1
                continue
            if fails.get(name):
                fails[name] -= 1
                raise NotDeliveredError("refused")
            out.append(name)
            journal.sent(len(out))

    async def scenario(state: State) -> None:
        await finished(intake(state, Handlers(handle)), [1])
        assert out == ["text", "photo", "file"]

    play(scenario)


def test_parts_that_went_out_are_known_after_a_kill() -> None:
    out: list[str] = []

    def two(die: asyncio.Event | None) -> Handle:
        async def handle(_: int) -> None:
            journal = current()
            assert journal is not None
            for name in ("text", "photo"):
                if await journal.went_out() is not None:
                    continue
                if name == "photo" and die is not None:
                    await die.wait()
                out.append(name)
                journal.sent(len(out))

        return handle

    async def run(folder: str) -> None:
        async with opened(folder) as state:
            taking = intake(state, Handlers(two(asyncio.Event())))
            await taking.take(message(1))
            await until(state, "parts")
            # The process is killed while the second part is on its way.
            await killed(taking)
        async with opened(folder) as state:
            taking = intake(state, Handlers(two(None)))
            await taking.recover()
            await finished(taking, [])
        assert out == ["text", "photo"]

    with tempfile.TemporaryDirectory() as folder:
        asyncio.run(run(folder))
