"""One post: made ready, claimed, sent once, and its end written down.

It is claimed as late as can be: what a process that is killed has begun may have arrived, and is not sent again.
"""

from __future__ import annotations

import asyncio
import math
import time
from functools import partial
from typing import TYPE_CHECKING

from telegram.constants import ChatType
from telegram.error import TelegramError

from bot.chat.api.destination import Destination
from bot.chat.api.outcome import Outcome, outcome_of, wanted_pause
from bot.chat.api.transport import at_once
from bot.chat.posts.refusals import away
from bot.errors import StateError
from bot.logs import get_logger, hashed
from bot.preferred import preferring
from bot.speech import speaking
from bot.state.desk.absences import GONE
from bot.watch.post import Post

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import InlineKeyboardMarkup

    from bot.chat.api.content import Media
    from bot.chat.api.sender import Sender, Sent
    from bot.chat.metrics import Metrics
    from bot.chat.posts.contents import Contents, Ready
    from bot.render.phrases.shown import Text
    from bot.state.chats import Chats
    from bot.state.desk.outbox import Outbox
    from bot.state.desk.outbox_rows import Due, Stage

logger = get_logger(__name__)
# Who has waited so long for its claim may be taken for dead, and its post for another's.
STALE_SECONDS = 3.0
AGAIN_SECONDS = 2.0
MOST_REASON = 64


class Posting:
    """`deliver` never raises but for what is no fault of a post."""

    def __init__(self, outbox: Outbox, chats: Chats, sender: Sender, contents: Contents, metrics: Metrics) -> None:
        self._outbox = outbox
        self._metrics = metrics
        self._chats = chats
        self._sender = sender
        self._contents = contents

    async def deliver(self, due: Due) -> bool:
        """Send a post, unless another process does; False when Telegram could not be reached. Raises StateError."""
        try:
            post = Post.from_json(due.payload)
        except (ValueError, KeyError, TypeError):
            logger.exception("a post cannot be read", post=due.number)
            if await self._outbox.claim(due.number):
                await self._outbox.end(due.number, "dropped", "cannot be read")
            return True
        with speaking(post.language), preferring(due.preferences.preferred.of_canonical), at_once():
            ready = await self._contents.ready(post)
            asked = time.monotonic()
            if not await self._outbox.claim(due.number):
                return True
            self._outbox.begin(due.number)
            if time.monotonic() - asked > STALE_SECONDS:
                await self._surely("waiting", partial(self._outbox.put_back, due.number, 0, "the state was slow"))
                return True
            return await self._sent(due, ready)

    async def _sent(self, due: Due, ready: Ready) -> bool:
        try:
            sent = await self._contents.send(partial(self._send, due), ready)
        except TelegramError as error:
            return await self._failed(due, error)
        except asyncio.CancelledError:
            await self._outbox.end(due.number, "perhaps", "stopped")
            raise
        except Exception as error:
            logger.exception("a post failed", post=due.number)
            await self._surely("perhaps", partial(self._outbox.end, due.number, "perhaps", type(error).__name__))
            return True
        if sent.message is None:
            await self._surely("perhaps", partial(self._outbox.end, due.number, "perhaps", "no answer"))
            return True
        self._outbox.arrived(due.number, sent.message.message_id)
        await self._surely("sent", partial(self._outbox.end, due.number, "sent"))
        return True

    async def _send(self, due: Due, content: Text | Media, buttons: InlineKeyboardMarkup | None) -> Sent:
        return await self._sender.send(place_of(due), content, buttons)

    async def _failed(self, due: Due, error: TelegramError) -> bool:
        """What becomes of a post that was not taken; False when Telegram could not be reached."""
        if outcome_of(error) is Outcome.NOT_DELIVERED:
            pause = wanted_pause(error)
            # Whole seconds of a clock that may just have gone on by one.
            wait = math.ceil(pause) + 1
            await self._surely("waiting", partial(self._outbox.put_back, due.number, wait, str(error)[:MOST_REASON]))
            if pause:
                await self._outbox.hold(due.chat, wait)
            logger.info("a post waits", post=due.number, seconds=wait, reason=str(error))
            return pause > 0
        place = place_of(due)
        reason = away(error, place.kind)
        if reason is None:
            logger.warning("a post is dropped", post=due.number, reason=str(error))
            await self._surely("dropped", partial(self._outbox.end, due.number, "dropped", str(error)[:MOST_REASON]))
            return True
        logger.info("a post is paused", post=due.number, chat=hashed(due.chat), reason=reason)
        await self._surely("paused", partial(self._outbox.pause, due.number, reason))
        if reason in GONE:
            self._chats.note(due.chat, place.kind, active=False)
        return True

    async def _surely(self, outcome: Stage, write: Callable[[], Awaitable[None]]) -> None:
        """Write down how it ended, however long the state is away: it is known, and may not be forgotten."""
        self._metrics.posts.labels(outcome).inc()
        while True:
            try:
                await write()
            except StateError as error:
                logger.warning("how a post ended cannot be noted yet", reason=str(error))
                await asyncio.sleep(AGAIN_SECONDS)
            else:
                return


def place_of(due: Due) -> Destination:
    """Where a post goes. A chat that was never met is a group when its number is below zero."""
    kind = due.kind or (ChatType.SUPERGROUP if due.chat < 0 else ChatType.PRIVATE)
    return Destination(due.chat, kind, due.topic, due.direct_topic)
