"""Messages and edits of them: questions, and the command that chooses a language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.api.sender import NOTHING_TO_EDIT
from bot.chat.handlers.addressed import follows_up, question_in
from bot.chat.replies.callback import answered_in, words_of
from bot.question.lexicon.language import wanted_in
from bot.speech import speaking

if TYPE_CHECKING:
    from telegram import Message

    from bot.chat.handlers.services import Services
    from bot.chat.replies.callback import Press


class Messages:
    """Answers what is written to the bot. An edited question gets its answer edited, in place."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def handle(self, message: Message, *, edited: bool) -> None:
        """Answer a message that is for this bot. Raises TelegramError or StateError when it cannot be done."""
        text = question_in(message, self._services.username)
        if text is None:
            return
        self._services.state.chats.note(message.chat_id, message.chat.type, active=True)
        earlier = await self._answer_to(message) if edited else NOTHING_TO_EDIT
        if earlier is None:
            # What was not answered when it was new, or long ago, is left alone.
            return
        followed = answered_in(message.reply_to_message) if follows_up(message, self._services.username) else None
        with speaking(await self._services.languages.of_message(message, text, followed.lang if followed else None)):
            await self._answer(message, text, followed, earlier)

    async def _answer(self, message: Message, text: str, followed: Press | None, earlier: int) -> None:
        """Answer in the language that is spoken; words that follow up an answer change its question."""
        wanted = wanted_in(text)
        if wanted is not None:
            shown = await self._services.choosing.asked(message.chat, message.from_user, wanted)
            await self._services.delivery.answer(message, shown.reply, shown.buttons, earlier)
            return
        before = (await words_of(followed, self._services.state.links) or "") if followed else ""
        answered = await self._services.answering.reply(text, before)
        buttons = await self._services.answering.buttons(answered)
        await self._services.delivery.answer(message, answered, buttons, earlier)

    async def _answer_to(self, message: Message) -> int | None:
        return await self._services.state.answers.answer_to(message.chat_id, message.message_id)
