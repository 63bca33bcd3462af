"""From an update that arrives to one that is done: written down, tried in its chat's order, marked as done.

Each update is handled once. One that can never be handled is logged and done with: sent again it would fail again, and hold up
its chat. Nothing else is left out without a word: whoever asks too much at once is told so, and every press is answered at once.
"""

from __future__ import annotations

import asyncio
import json
import time
from functools import partial
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from bot.chat.replies.notices import BUSY
from bot.chat.updates.attempts import Attempts
from bot.chat.updates.chat_queues import ChatQueues
from bot.chat.updates.entry import Entry
from bot.chat.updates.wellformed import MalformedError, read_update
from bot.logs import get_logger

if TYPE_CHECKING:
    from telegram import Bot, Update

    from bot.chat.handlers.dispatcher import Dispatcher
    from bot.chat.metrics import Metrics
    from bot.chat.updates.entry import Work
    from bot.state.inbox import Inbox
    from bot.state.inbox_rows import Left

logger = get_logger(__name__)
Json: TypeAlias = "dict[str, Any]"
# What is to be waited for; or nothing: it is done, or another process has it.
Taken: TypeAlias = "Entry | Literal['done', 'elsewhere']"
LARGEST_NUMBER = 2**63 - 1
# A press whose turn, or whose answer, takes longer is acknowledged before it: nobody sees it wait, and a refusal still fits in.
ACKNOWLEDGED_SECONDS = 0.3
STOP_LOOK_SECONDS = 0.05


class Intake:
    """Takes updates from wherever they come."""

    def __init__(self, bot: Bot, dispatcher: Dispatcher, inbox: Inbox, metrics: Metrics) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._inbox = inbox
        self._metrics = metrics
        self._attempts = Attempts(bot, dispatcher, inbox, metrics)
        self._queues = ChatQueues(self._serve)
        self._entries: dict[int, Entry] = {}
        self._admissions: dict[int, asyncio.Future[Taken]] = {}
        self._errands: set[asyncio.Task[None]] = set()
        self._stopping = False

    async def take(self, payload: object) -> Taken:
        """Write an update down and have it wait for its turn. Returns what is to be waited for, or why there is nothing.

        Raises StateError when it cannot be kept: then it is to be sent again.
        """
        update_id = number_of(payload)
        if update_id is None or not isinstance(payload, dict):
            logger.error("no update: left", type=type(payload).__name__)
            return "done"
        if update_id in self._entries:
            return self._entries[update_id]
        admission = self._admissions.get(update_id)
        if admission is None:
            admission = self._admissions[update_id] = asyncio.ensure_future(self._admit(payload))
            admission.add_done_callback(lambda _: self._admissions.pop(update_id))
        # Whoever asked may go away; the update stays.
        return await asyncio.shield(admission)

    async def recover(self) -> int:
        """Have what other processes left wait for its turn. Returns how many updates that are. Raises StateError."""
        left = [] if self._stopping else await self._inbox.left()
        for one in left:
            self._add(self._recovered(one))
        return len(left)

    async def drain(self, seconds: float) -> None:
        """Finish what was begun; what takes longer, or waits for its next try, stays undone, for the next process."""
        self._stopping = True
        end = time.monotonic() + seconds
        while (workers := self._queues.workers()) and time.monotonic() < end:
            for task in self._attempts.resting:
                task.cancel()
            await asyncio.wait(workers, timeout=STOP_LOOK_SECONDS)
        late = [*workers, *self._errands]
        for task in late:
            task.cancel()
        await asyncio.gather(*late, return_exceptions=True)

    async def _admit(self, payload: Json) -> Taken:
        """Write an update down, and find out what is to be done with it."""
        try:
            update = read_update(payload, self._bot)
        except MalformedError as error:
            self._metrics.failures.labels(type(error).__name__).inc()
            logger.warning("a malformed update: left", kind=_kind(payload), reason=str(error))
            return "done"
        self._metrics.updates.labels(_kind(payload)).inc()
        chat, asker = update.effective_chat or update.effective_user, update.effective_sender
        key = chat.id if chat is not None else None
        first = self._queues.expect(key)
        try:
            standing = await self._inbox.arrive(payload, key, begun=first)
            if standing == "new":
                entry = Entry(payload["update_id"], json.dumps(payload), self._dispatcher.handle, key, begun=first)
                entry.asker = asker.id if asker is not None and self._dispatcher.asks(update) else None
                full = self._queues.is_full(entry)
                self._add(self._left_out(entry, update) if full else entry)
        finally:
            self._queues.arrived(key)
        if standing == "done":
            return "done"
        if standing == "elsewhere" or not full:
            self._acknowledge(update)
        return "elsewhere" if standing == "elsewhere" else entry

    def _left_out(self, entry: Entry, update: Update) -> Entry:
        """Who asked is told, in a queue of its own: a press at once, a person once."""
        logger.warning("left out: too many are waiting", update=entry.update_id)
        is_told = update.callback_query is not None or self._queues.must_tell(entry)
        entry.work = partial(self._dispatcher.tell, reason=BUSY) if is_told else _nothing
        entry.queue, entry.asker, entry.outcome = ("left out", entry.update_id), None, "left out"
        return entry

    def _recovered(self, left: Left) -> Entry:
        entry = Entry(left.update_id, json.dumps(left.payload), self._dispatcher.handle, left.chat)
        entry.deaths, entry.wait, entry.parts = left.attempts, float(left.wait), list(left.parts)
        return entry

    def _add(self, entry: Entry) -> None:
        self._entries[entry.update_id] = entry
        self._metrics.in_flight.inc()
        self._queues.add(entry)

    async def _serve(self, entry: Entry) -> None:
        try:
            await self._attempts.until_done(entry)
        finally:
            self._entries.pop(entry.update_id, None)
            self._metrics.in_flight.dec()

    def _acknowledge(self, update: Update) -> None:
        """End the spinner of a press soon, whenever its turn is."""
        if update.callback_query is None:
            return
        task = asyncio.create_task(_later(self._dispatcher.acknowledge, update))
        self._errands.add(task)
        task.add_done_callback(self._errands.discard)


def number_of(payload: object) -> int | None:
    """The number of an update; None for what has none and is no update."""
    number = payload.get("update_id") if isinstance(payload, dict) else None
    return number if type(number) is int and 0 <= number <= LARGEST_NUMBER else None


def _kind(payload: Json) -> str:
    return next((key for key in payload if key != "update_id"), "none")


async def _nothing(_: Update) -> None:
    """Whoever asked has been told."""


async def _later(acknowledge: Work, update: Update) -> None:
    await asyncio.sleep(ACKNOWLEDGED_SECONDS)
    try:
        await acknowledge(update)
    except Exception:
        logger.exception("a press could not be acknowledged")
