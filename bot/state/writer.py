"""Group commit: what is to be written while a transaction runs goes into the next one, all together.

One transaction a message would bind the bot to the disk; so a busy second costs a few transactions, and a quiet one none.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeAlias

from bot.errors import StateError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence

    from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine

# Writes rows of one kind; gives one result for each row.
Write: TypeAlias = "Callable[[AsyncConnection, Sequence[Any]], Awaitable[Sequence[Any]]]"

Entry: TypeAlias = "tuple[Write, Any, asyncio.Future[Any]]"


class Writer:
    """The only way in which the state is written."""

    def __init__(self, engine: AsyncEngine) -> None:
        self._engine = engine
        self._waiting: list[Entry] = []
        self._running: asyncio.Task[None] | None = None

    def add(self, write: Write, row: object) -> asyncio.Future[Any]:
        """Have a row written; the future ends when it is committed, with its result or with a StateError."""
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        # Nobody need wait for it.
        future.add_done_callback(_seen)
        self._waiting.append((write, row, future))
        if self._running is None or self._running.done():
            self._running = asyncio.create_task(self._run())
        return future

    async def close(self) -> None:
        """Return when everything is written."""
        if self._running is not None:
            await self._running

    async def _run(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            try:
                await self._commit(batch)
            except Exception as error:  # noqa: BLE001 - whatever a row brings, those who wait are told
                await self._one_by_one(batch, error)

    async def _one_by_one(self, batch: list[Entry], error: Exception) -> None:
        """A row that cannot be written takes none of the others with it."""
        if len(batch) == 1:
            _fail(batch[0], error)
            return
        for entry in batch:
            try:
                await self._commit([entry])
            except Exception as own:  # noqa: BLE001 - the same
                _fail(entry, own)

    async def _commit(self, batch: list[Entry]) -> None:
        kinds: dict[Write, list[tuple[Any, asyncio.Future[Any]]]] = {}
        for write, row, future in batch:
            kinds.setdefault(write, []).append((row, future))
        found: list[tuple[asyncio.Future[Any], Any]] = []
        async with self._engine.begin() as connection:
            for write, rows in kinds.items():
                results = await write(connection, [row for row, _ in rows])
                found += [(future, result) for (_, future), result in zip(rows, results, strict=True)]
        for future, result in found:
            if not future.done():
                future.set_result(result)


def _seen(future: asyncio.Future[Any]) -> None:
    """An error that nobody waits for is no fault of the loop."""
    if not future.cancelled():
        future.exception()


def _fail(entry: Entry, error: Exception) -> None:
    failed = StateError(f"the state cannot be written: {type(error).__name__}")
    failed.__cause__ = error
    if not entry[2].done():
        entry[2].set_exception(failed)
