"""From a reply to what stands in the chat: text, picture or file, sent or put in the place of an earlier answer."""

from __future__ import annotations

import time
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from telegram.error import BadRequest, Forbidden

from bot.chat.api.content import Media
from bot.chat.api.destination import Destination, shown_to
from bot.chat.api.refused import is_missing_right
from bot.chat.api.sender import NOTHING_TO_EDIT
from bot.chat.replies.notices import FILE_NOT_SENT, NO_FILE, notice
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
# As known, made anew, as a file, as text.
MOST_WAYS = 4
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

    async def beside(self, message: Message, answered: Reply, buttons: InlineKeyboardMarkup | None) -> Sent:
        """Reply to a message. In a group what has no figures is for the asker, unless others may press its buttons."""
        alone = answered.answer is None and buttons is None
        only_for = shown_to(message, message.from_user) if alone else None
        return await self.send(Destination.of(message), answered, buttons, reply_to=message.message_id, only_for=only_for)

    async def send(
        self,
        to: Destination,
        answered: Reply,
        buttons: InlineKeyboardMarkup | None,
        *,
        reply_to: int | None = None,
        only_for: int | None = None,
    ) -> Sent:
        """Write to a place, asked or not."""
        send = partial(self._sender.send, to, buttons=buttons, reply_to=reply_to, only_for=only_for)
        sent, media = await self._delivered(answered, send)
        if media is not None and sent.message is not None:
            self._media.sent(media, sent.message)
        return sent

    async def file(self, message: Message, file: Media) -> None:
        """Send a file that goes with an answer; where it is not taken, say so in a line."""
        place = Destination.of(message)
        try:
            await self._sender.send(place, file, reply_to=message.message_id)
        except (BadRequest, Forbidden) as refused:
            said = notice(NO_FILE if is_missing_right(refused) else FILE_NOT_SENT)
            logger.warning("a file was not taken", reason=refused.message)
            await self._sender.send(place, said, reply_to=message.message_id)

    async def replace(self, message: Message, place: int, answered: Reply, buttons: InlineKeyboardMarkup | None) -> Sent | None:
        """Put a reply in the place of a message of ours; where Telegram does not let it, send it beside, and return that."""
        edit = partial(self._sender.edit, Destination.of(message), place, buttons=buttons)
        try:
            changed, media = await self._delivered(answered, edit)
        except BadRequest as error:
            logger.info("sent anew: the earlier answer cannot be changed into it", reason=error.message)
            return await self.beside(message, answered, buttons)
        if media is not None and changed is not None:
            self._media.sent(media, changed)
        return None

    async def _answer(self, message: Message, answered: Reply, buttons: InlineKeyboardMarkup | None, earlier: int) -> None:
        sent = (
            await self.replace(message, earlier, answered, buttons)
            if earlier != NOTHING_TO_EDIT
            else await self.beside(message, answered, buttons)
        )
        if sent is not None:
            self._answers.remember(message.chat_id, message.message_id, sent.editable)

    async def _delivered(self, answered: Reply, deliver: Deliver[T]) -> tuple[T, Media | None]:
        """Deliver an answer with what it asks for, or in another way where Telegram does not take that. Raises TelegramError."""
        content = await self._media.made(answered)
        for _ in range(MOST_WAYS):
            try:
                done = await deliver(content=content)
            except (BadRequest, Forbidden) as refused:
                if not isinstance(content, Media) or (isinstance(refused, Forbidden) and not is_missing_right(refused)):
                    raise
                content = await self._media.otherwise(answered, content, refused)
            else:
                return done, content if isinstance(content, Media) else None
        raise BadRequest("refused whatever was tried")  # pragma: no cover - the last way is text, which is sent or raises
