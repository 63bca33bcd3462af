"""Answers to presses of buttons: each once and at once; what there is to say after that is said in a message."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from cachetools import LRUCache
from telegram import Message
from telegram.error import BadRequest, TelegramError

from bot.chat.api.destination import Destination, shown_to
from bot.chat.api.outcome import Outcome, outcome_of
from bot.logs import get_logger
from bot.render.phrases.shown import Text

if TYPE_CHECKING:
    from telegram import CallbackQuery

    from bot.chat.api.sender import Sender

logger = get_logger(__name__)
MOST_REMEMBERED = 10_000
MOST_ALERT = 200


class CallbackAnswers:
    """Whoever has pressed a button sees a spinner until they are answered, and can be answered once."""

    def __init__(self, sender: Sender) -> None:
        self._sender = sender
        self._answered: LRUCache[str, str] = LRUCache(MOST_REMEMBERED)

    async def acknowledge(self, query: CallbackQuery) -> None:
        """End the spinner, if it has not ended. One that is too old is served all the same."""
        if self._answered.get(query.id) is None:
            await self._answer(query, None)

    async def tell(self, query: CallbackQuery, text: str, *, briefly: bool = False) -> None:
        """Say something to the presser: as the answer, or beside the message where that was given. Raises TelegramError.

        What is said `briefly` goes away by itself.
        """
        if self._answered.get(query.id) is None and await self._answer(query, text, briefly=briefly):
            return
        message = query.message if isinstance(query.message, Message) else None
        if message is None:
            logger.warning("a presser could not be told why: the answer was given, and there is no chat", press=query.id)
            return
        words = Text(html.escape(text, quote=False), text)
        to, only_for = Destination.of(message), shown_to(message, query.from_user)
        await self._sender.send(to, words, reply_to=message.message_id, only_for=only_for)

    async def _answer(self, query: CallbackQuery, text: str | None, *, briefly: bool = False) -> bool:
        """Give the answer, which may be given once; whether it arrived, or may have."""
        self._answered[query.id] = query.id
        try:
            await query.answer(text and text[:MOST_ALERT], show_alert=text is not None and not briefly)
        except BadRequest as error:
            logger.info("a press could not be answered", reason=error.message)
            return False
        except TelegramError as error:
            logger.info("a press was not answered", reason=str(error))
            if outcome_of(error) is not Outcome.NOT_DELIVERED:
                return True
            self._answered.pop(query.id, None)
            return False
        return True
