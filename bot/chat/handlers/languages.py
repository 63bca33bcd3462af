"""In which language a person is answered: the question's or that of the answer it follows, else the chat's, else the person's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import StateError
from bot.logs import get_logger
from bot.question.lexicon.language import language_of
from bot.question.request import LONGEST_TEXT
from bot.speech import HOME, spoken

if TYPE_CHECKING:
    from telegram import CallbackQuery, Message, User

    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.speech import Lang
    from bot.state.chats import Chats

logger = get_logger(__name__)


class Languages:
    """Decides; it remembers nothing, so that a choice counts at once on every replica."""

    def __init__(self, chats: Chats, vocabulary: Vocabulary) -> None:
        self._chats = chats
        self._vocabulary = vocabulary

    async def of_message(self, message: Message, text: str, answered: Lang | None = None) -> Lang:
        """For a question in a chat; `answered` is the language of the answer that it follows."""
        return self._of_words(text) or answered or await self.of_chat(message.chat_id, message.from_user)

    async def of_press(self, query: CallbackQuery) -> Lang:
        """For what only the one who pressed a button reads, and where the button does not say."""
        return await self.of_chat(query.message.chat.id if query.message else None, query.from_user)

    def of_inline(self, text: str, asker: User) -> Lang:
        """For what is typed in any chat; which one it is Telegram does not say."""
        return self._of_words(text) or of_person(asker)

    async def of_chat(self, chat: int | None, asker: User | None) -> Lang:
        """What the chat has chosen, else what the person's Telegram speaks. When the state cannot be read, the latter."""
        return await self._chosen(chat) or of_person(asker)

    async def of_reader(self, person: int, code: str) -> Lang:
        """What a person has chosen in their private chat, which has their number; else that of a code of their Telegram."""
        return await self._chosen(person) or spoken(code) or HOME

    async def _chosen(self, chat: int | None) -> Lang | None:
        try:
            return await self._chats.language(chat) if chat is not None else None
        except StateError as error:
            logger.warning("the language of a chat is not known", reason=str(error))
            return None

    def _of_words(self, text: str) -> Lang | None:
        # What is longer is no question: it is refused, and need not be read.
        return language_of(text[:LONGEST_TEXT], self._vocabulary)


def of_person(asker: User | None) -> Lang:
    """The language of a person's Telegram, where it is one of ours. An anonymous administrator has none."""
    return spoken(asker.language_code if asker else None) or HOME
