"""From an update that arrives to one that is done: written down, handled in its chat's order, marked as done.

Each update is handled once. One that cannot be handled is logged and done with: sent again it would fail again, and hold
up its chat.
"""

from __future__ import annotations

import asyncio
import secrets
import time
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

import structlog
from telegram.error import Forbidden, NetworkError

from bot.chat.updates.chat_queues import ChatQueues
from bot.chat.updates.wellformed import MalformedError, read_update
from bot.errors import StateError
from bot.logs import get_logger, hashed
from bot.state.inbox import MOST_ATTEMPTS

if TYPE_CHECKING:
    from telegram import Bot

    from bot.chat.handlers.dispatcher import Dispatcher
    from bot.chat.metrics import Metrics
    from bot.state.inbox import Inbox

logger = get_logger(__name__)
Json: TypeAlias = "dict[str, Any]"
Taken: TypeAlias = "asyncio.Task[None] | Literal['done', 'elsewhere']"
LARGEST_NUMBER = 2**63 - 1


class Intake:
    """Takes updates from wherever they come."""

    def __init__(self, bot: Bot, dispatcher: Dispatcher, inbox: Inbox, metrics: Metrics) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._inbox = inbox
        self._metrics = metrics
        self._queues = ChatQueues(dispatcher.busy)
        self._running: dict[int, asyncio.Task[None]] = {}
        self._admissions: dict[int, asyncio.Future[Taken]] = {}

    async def take(self, payload: object) -> Taken:
        """Write an update down and begin its work. Returns the work, or that there is none to do here.

        Raises StateError when it cannot be kept: then it is to be sent again.
        """
        update_id = number_of(payload)
        if update_id is None or not isinstance(payload, dict):
            logger.error("no update: left", type=type(payload).__name__)
            return "done"
        if update_id in self._running:
            return self._running[update_id]
        admission = self._admissions.get(update_id)
        if admission is None:
            admission = self._admissions[update_id] = asyncio.ensure_future(self._admit(payload))
            admission.add_done_callback(lambda _: self._admissions.pop(update_id))
        # Whoever asked may go away; the update stays.
        return await asyncio.shield(admission)

    async def recover(self) -> int:
        """Begin what dead processes left undone. Returns how many updates that are. Raises StateError."""
        left = await self._inbox.left()
        for one in left:
            if one.attempts > MOST_ATTEMPTS:
                logger.error("given up: it ended the process each time", update=one.update_id)
                await self._inbox.done(one.update_id)
            else:
                self._begin(one.payload)
        return len(left)

    async def drain(self, seconds: float) -> None:
        """Finish what was begun; what takes longer stays undone, for the next process."""
        if self._running:
            _, late = await asyncio.wait(self._running.values(), timeout=seconds)
            for task in late:
                task.cancel()
            await asyncio.gather(*late, return_exceptions=True)

    async def _admit(self, payload: Json) -> Taken:
        standing = await self._inbox.arrive(payload)
        return self._begin(payload) if standing == "new" else standing

    def _begin(self, payload: Json) -> asyncio.Task[None]:
        update_id = payload["update_id"]
        if update_id in self._running:
            # Sent again in the moment in which it was taken over.
            return self._running[update_id]
        task = asyncio.create_task(self._process(payload), name=f"update {update_id}")
        self._running[update_id] = task
        self._metrics.in_flight.inc()
        task.add_done_callback(lambda _: self._ended(update_id))
        return task

    def _ended(self, update_id: int) -> None:
        self._running.pop(update_id, None)
        self._metrics.in_flight.dec()

    async def _process(self, payload: Json) -> None:
        update_id, start = payload["update_id"], time.perf_counter()
        structlog.contextvars.bind_contextvars(request=secrets.token_hex(4), update=update_id)
        try:
            update = read_update(payload, self._bot)
            chat = update.effective_chat
            if chat is not None:
                structlog.contextvars.bind_contextvars(chat=hashed(chat.id))
            self._metrics.updates.labels(_kind(payload)).inc()
            await self._queues.run(update, self._dispatcher.handle)
        except MalformedError as error:
            self._failed(error)
            logger.warning("a malformed update: left", kind=_kind(payload), reason=str(error))
        except (NetworkError, Forbidden) as error:
            # Not tried again: the answer may have arrived, or the chat does not want it.
            self._failed(error)
            logger.warning("not delivered", reason=str(error))
        except Exception as error:
            self._failed(error)
            logger.exception("an update failed")
        self._metrics.stages.labels("update").observe(time.perf_counter() - start)
        try:
            await self._inbox.done(update_id)
        except StateError:
            logger.exception("done, and it could not be noted")

    def _failed(self, error: Exception) -> None:
        self._metrics.failures.labels(type(error).__name__).inc()


def _kind(payload: Json) -> str:
    return next((key for key in payload if key != "update_id"), "none")


def number_of(payload: object) -> int | None:
    """The number of an update; None for what has none and is no update."""
    number = payload.get("update_id") if isinstance(payload, dict) else None
    return number if type(number) is int and 0 <= number <= LARGEST_NUMBER else None
