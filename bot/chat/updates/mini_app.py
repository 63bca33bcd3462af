"""What the page needs of the chat when it is opened from there: who its reader is, and how an answer gets into a conversation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.error import BadRequest, TelegramError

from bot.chat.replies.offers import article
from bot.errors import StateError, TradebotError
from bot.logs import get_logger
from bot.speech import tr

if TYPE_CHECKING:
    from telegram import Bot, InlineQueryResultArticle

    from bot.chat.handlers.services import Services
    from bot.preferred import Preferred
    from bot.speech import Lang

logger = get_logger(__name__)


class MiniApp:
    """Keeps nothing: whichever replica is asked gives the same."""

    def __init__(self, bot: Bot, services: Services) -> None:
        self._bot = bot
        self._services = services

    async def reader(self, person: int, code: str) -> tuple[Lang, Preferred]:
        """The language and the preferences of a private chat, which has the number of its person; else of their Telegram."""
        return await self._services.languages.of_reader(person, code), await self._services.settled.of(person)

    async def words_of(self, link: str) -> str:
        """The canonical command behind a short id; empty when it is not known."""
        try:
            request = await self._services.state.links.words_of(link)
        except StateError as error:
            logger.warning("a link cannot be read", reason=str(error))
            return ""
        return f"/{request}" if request else ""

    async def send(self, words: str, person: int, query: str) -> str:
        """Put the answer to a canonical command into the conversation that the page was opened from, for the person.

        Where Telegram gave no `query` for that, or it is used up: the id of a message that the person can send wherever they
        choose. Raises TradebotError.
        """
        answered = await self._services.answering.reply(words)
        if answered.answer is None:
            raise TradebotError(answered.text)
        result = article(answered, await self._services.answering.buttons(answered, inline=True))
        try:
            if query and await self._sent(query, result):
                return ""
            prepared = await self._bot.save_prepared_inline_message(
                person, result, allow_user_chats=True, allow_bot_chats=True, allow_group_chats=True, allow_channel_chats=True
            )
        except TelegramError as error:
            logger.warning("an answer could not be sent from the page", reason=str(error))
            raise TradebotError(tr("Telegram did not take the answer. Please try again in a moment.")) from None
        return prepared.id

    async def _sent(self, query: str, result: InlineQueryResultArticle) -> bool:
        try:
            await self._bot.answer_web_app_query(query, result)
        except BadRequest as error:
            logger.info("a page's one message is sent already, or too old", reason=error.message)
            return False
        return True
