"""From a reply to what stands in the chat: text, picture or file, sent or put in the place of an earlier answer."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from telegram.error import BadRequest

from bot.chat.api.content import Media
from bot.chat.api.sender import NOTHING_TO_EDIT, is_unknown_file
from bot.logs import get_logger

if TYPE_CHECKING:
    from collections.abc import Awaitable

    from telegram import InlineKeyboardMarkup, Message

    from bot.chat.api.sender import Sender, Sent
    from bot.chat.metrics import Metrics
    from bot.chat.replies.media import MediaMaker
    from bot.render.phrases.shown import Text
    from bot.reply import Reply
    from bot.state.answers import Answers

logger = get_logger(__name__)
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)


class Deliver(Protocol[T_co]):
    """Sends or edits: a text, or a picture or file."""

    def __call__(self, *, content: Text | Media) -> Awaitable[T_co]:
        """Do it."""


class Delivery:
    """Delivers in the language that is spoken, and notes what was sent, for edits and for the next time."""

    def __init__(self, sender: Sender, media: MediaMaker, answers: Answers, metrics: Metrics) -> None:
        self._sender = sender
        self._media = media
        self._answers = answers
        self._metrics = metrics

    async def answer(self, message: Message, answered: Reply, buttons: InlineKeyboardMarkup | None, earlier: int) -> None:
        """Send an answer, or put it in the place of the earlier one; where Telegram does not let it, send it."""
        start = time.perf_counter()
        await self._answer(message, answered, buttons, earlier)
        seconds = time.perf_counter() - start
        self._metrics.stages.labels("send").observe(seconds)
        logger.info("sent", send_ms=round(seconds * 1000, 2))

    async def send(self, message: Message, answered: Reply, buttons: InlineKeyboardMarkup | None) -> Sent:
        """Reply to a message. In a group what has no figures is for the asker, unless others may press its buttons."""
        for_asker = answered.answer is None and buttons is None
        send = partial(self._sender.send, message, buttons=buttons, for_asker=for_asker)
        sent, media = await self._delivered(answered, send)
        if media is not None:
            self._media.sent(media, sent.message)
        return sent

    async def change(self, message: Message, place: int, answered: Reply, buttons: InlineKeyboardMarkup | None) -> None:
        """Put a reply in the place of a message of ours in the same chat."""
        changed, media = await self._delivered(answered, partial(self._sender.edit, message, place, buttons=buttons))
        if media is not None and changed is not None:
            self._media.sent(media, changed)

    async def _answer(self, message: Message, answered: Reply, buttons: InlineKeyboardMarkup | None, earlier: int) -> None:
        if earlier != NOTHING_TO_EDIT:
            try:
                await self.change(message, earlier, answered, buttons)
            except BadRequest as error:
                logger.info("sent anew: the earlier answer cannot be changed into it", reason=error.message)
            else:
                return
        sent = await self.send(message, answered, buttons)
        self._answers.remember(message.chat_id, message.message_id, sent.editable)

    async def _delivered(self, answered: Reply, deliver: Deliver[T]) -> tuple[T, Media | None]:
        """Deliver an answer with what it asks for; made anew when Telegram no longer knows the file."""
        content = await self._media.made(answered)
        try:
            done = await deliver(content=content)
        except BadRequest as refused:
            if not isinstance(content, Media) or not is_unknown_file(refused):
                raise
            content = await self._media.again(answered, content)
            done = await deliver(content=content)
        return done, content if isinstance(content, Media) else None
