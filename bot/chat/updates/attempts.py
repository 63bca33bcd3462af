"""Tries an update until it is known how it ends: answered, refused, perhaps answered; what cannot have been is tried again.

What is tried again holds its chat, whose order it keeps, and no other. A process that dies in a try leaves a trace: an update
that was being handled when several died is handled alone, so that it shows which one it is.
"""

from __future__ import annotations

import asyncio
import json
import random
import secrets
import time
from contextlib import AsyncExitStack, suppress
from functools import partial
from typing import TYPE_CHECKING

from structlog.contextvars import bound_contextvars
from telegram.error import TelegramError

from bot.chat.api.journal import Journal, writing
from bot.chat.api.outcome import Outcome, outcome_of, wanted_pause
from bot.chat.replies.notices import FAILED
from bot.chat.updates.wellformed import MalformedError, read_update
from bot.errors import StateError
from bot.logs import get_logger, hashed

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from telegram import Bot, Update

    from bot.chat.handlers.dispatcher import Dispatcher
    from bot.chat.metrics import Metrics
    from bot.chat.updates.entry import Entry
    from bot.state.inbox import Inbox

logger = get_logger(__name__)
SLOTS = 256
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 30.0
# An answer is of use for as long as people may come back to the question.
MOST_SECONDS = 12 * 3600
# So many processes died while they handled an update: from then on alone, from then on after a pause, from then on no more.
ALONE, PAUSED, GIVEN_UP = 2, 4, 10


class Attempts:
    """Does the work of entries, as many at a time as there are slots; what waits for its next try holds none."""

    def __init__(self, bot: Bot, dispatcher: Dispatcher, inbox: Inbox, metrics: Metrics) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._inbox = inbox
        self._metrics = metrics
        self._slots = asyncio.Semaphore(SLOTS)
        self._alone = asyncio.Lock()
        # Tasks that wait for the next try: at a stop nobody need wait for them.
        self.resting: set[asyncio.Task[None]] = set()

    async def until_done(self, entry: Entry) -> None:
        """Try until it is done with. Cancelled, it leaves the update open for the next process."""
        if entry.deaths >= GIVEN_UP:
            await self._give_up(entry)
            return
        with bound_contextvars(update=entry.update_id):
            try:
                await self._rest(max(entry.wait, _pause_after(entry.deaths)))
                while (pause := await self._try(entry)) is not None:
                    entry.settle()
                    await self._rest(pause)
            except asyncio.CancelledError:
                with suppress(StateError):
                    await self._inbox.put_back(entry.update_id, entry.parts)
                raise

    async def _try(self, entry: Entry) -> float | None:
        """One try; seconds until the next one, or None when there need be none."""
        async with AsyncExitStack() as room:
            if entry.deaths >= ALONE:
                await room.enter_async_context(self._alone)
            await room.enter_async_context(self._slots)
            try:
                if not entry.begun and not await self._inbox.begin(entry.update_id):
                    logger.warning("left to another process, which has taken it over")
                    return None
                entry.begun = False
                outcome = await self._handled(entry)
            except (TelegramError, StateError) as error:
                return await self._postponed(entry, error)
        await self._inbox.done(entry.update_id, outcome)
        return None

    async def _handled(self, entry: Entry) -> str:
        """How the work ended. Raises TelegramError or StateError when it is to be tried again."""
        start, this = time.perf_counter(), entry.update_id
        journal = Journal(partial(self._inbox.sent, this), partial(self._inbox.keep_sent, this), entry.parts)
        try:
            update = read_update(json.loads(entry.text), self._bot)
            with _logged(update), writing(journal):
                return await self._worked(entry, update, journal)
        except MalformedError as error:
            self._failed(error)
            logger.warning("a malformed update: left", reason=str(error))
            return "malformed"
        except asyncio.CancelledError:
            if journal.perhaps:
                # It was on its way when the process was told to end.
                await self._inbox.done(entry.update_id, Outcome.PERHAPS)
            raise
        finally:
            self._metrics.stages.labels("update").observe(time.perf_counter() - start)

    async def _worked(self, entry: Entry, update: Update, journal: Journal) -> str:
        try:
            await entry.work(update)
        except StateError as error:
            self._failed(error)
            raise
        except TelegramError as error:
            self._failed(error)
            outcome = outcome_of(error)
            if outcome is Outcome.NOT_DELIVERED:
                raise
            logger.warning("not delivered, and not tried again", outcome=outcome, reason=str(error))
            return outcome
        except Exception as error:
            self._failed(error)
            logger.exception("an update failed")
            if not journal.parts:
                await self._apologise(update)
            return "failed"
        return Outcome.PERHAPS if journal.perhaps else entry.outcome or Outcome.DELIVERED

    async def _postponed(self, entry: Entry, error: Exception) -> float | None:
        """Note when it is to be tried again; returns the seconds until then, or None when it has been tried for too long."""
        entry.tries += 1
        backoff = min(LONGEST_PAUSE, FIRST_PAUSE * 2.0 ** (entry.tries - 1))
        pause: float = wanted_pause(error) + backoff * random.uniform(0.8, 1.2)  # noqa: S311 - so that chats do not try in step
        try:
            tried_for = await self._inbox.postpone(entry.update_id, pause, entry.parts)
        except StateError as unnoted:
            logger.warning("when it is to be tried again cannot be noted", reason=str(unnoted))
            return pause
        if tried_for > MOST_SECONDS:
            logger.error("given up: it could not be delivered", tries=entry.tries, seconds=tried_for, reason=str(error))
            await self._inbox.done(entry.update_id, "given up")
            return None
        log = logger.warning if entry.tries == 1 else logger.info
        log("not delivered, and tried again", seconds=round(pause, 1), tries=entry.tries, reason=str(error))
        return pause

    async def _give_up(self, entry: Entry) -> None:
        """It ended the process each time: mark it as done before anything is done with it."""
        logger.error("given up: it ended the process each time", update=entry.update_id, deaths=entry.deaths)
        await self._inbox.done(entry.update_id, "given up")
        with suppress(MalformedError):
            await self._apologise(read_update(json.loads(entry.text), self._bot))

    async def _apologise(self, update: Update) -> None:
        """Say that it went wrong, where nothing was said yet."""
        try:
            await self._dispatcher.tell(update, FAILED)
        except Exception:
            logger.exception("whoever asked could not be told that it went wrong")

    async def _rest(self, seconds: float) -> None:
        task = asyncio.current_task()
        if seconds <= 0 or task is None:
            return
        self.resting.add(task)
        try:
            await asyncio.sleep(seconds)
        finally:
            self.resting.discard(task)

    def _failed(self, error: Exception) -> None:
        self._metrics.failures.labels(type(error).__name__).inc()


def _pause_after(deaths: int) -> float:
    """Longer each time: what ends the process leaves the others time between."""
    return 0.0 if deaths < PAUSED else min(LONGEST_PAUSE, 2.0 ** (deaths - PAUSED))


def _logged(update: Update) -> AbstractContextManager[object]:
    """Have what is logged meanwhile say which request and which chat it is about."""
    chat = update.effective_chat
    known = {"chat": hashed(chat.id)} if chat is not None else {}
    return bound_contextvars(request=secrets.token_hex(4), **known)
