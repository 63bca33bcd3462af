"""Messages and edits of them: questions, and the command that chooses a language."""

from __future__ import annotations

import asyncio
import datetime as dt
from typing import TYPE_CHECKING

from cachetools import LRUCache
from telegram.constants import ChatType

from bot.chat.api.sender import NOTHING_TO_EDIT
from bot.chat.handlers.addressed import follows_up, question_in, said_in
from bot.chat.handlers.texts import is_plain, text_in
from bot.chat.replies.callback import answered_in, words_of
from bot.chat.replies.notices import WORDLESS, notice
from bot.preferred import preferred, preferring
from bot.question.lexicon.language import wanted_in
from bot.speech import speaking
from bot.state.answers import KEPT_SECONDS
from bot.verify.command import text_behind
from bot.verify.pages import NO_TEXT
from bot.verify.wanted import is_doubted

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup, Message

    from bot.chat.handlers.services import Services
    from bot.chat.replies.callback import Press
    from bot.reply import Reply

MOST_ALBUMS = 1024


class Messages:
    """Answers what is written to the bot. An edited question gets its answer edited, in place."""

    def __init__(self, services: Services) -> None:
        self._services = services
        self._albums: LRUCache[tuple[int, str], bool] = LRUCache(MOST_ALBUMS)

    async def handle(self, message: Message, *, edited: bool) -> None:
        """Answer a message that is for this bot. Raises TelegramError or StateError when it cannot be done."""
        text = question_in(message, self._services.username)
        in_album = self._in_known_album(message)
        filed = message.document is not None and is_plain(message.document)
        if text is None or (not said_in(message) and (edited or in_album) and not filed):
            return
        self._services.state.chats.note(message.chat_id, message.chat.type, active=True)
        earlier = await self._answer_to(message) if edited else NOTHING_TO_EDIT
        if earlier is None:
            # What was not answered when it was new, or long ago, is left alone.
            return
        followed = answered_in(message.reply_to_message) if follows_up(message, self._services.username) else None
        language, wanted = await asyncio.gather(
            self._services.languages.of_message(message, text, followed.lang if followed else None),
            self._services.settled.of(message.chat_id),
        )
        with speaking(language), preferring(wanted):
            if not await self._verified(message, text, earlier):
                await self._answer(message, text, followed, earlier)

    async def _verified(self, message: Message, text: str, earlier: int) -> bool:
        """Whether a message was a text to be checked, or `/verify`; then it is answered.

        The answer replies to the message that has the text: its other pages are read from there.
        """
        of, told = message, text
        if text_behind(text) is not None:
            told = await text_in(message)
            if not told and message.reply_to_message is not None:
                of, told = message.reply_to_message, await text_in(message.reply_to_message)
            if not told:
                await self._services.delivery.answer(message, notice(NO_TEXT), None, earlier)
                return True
        elif message.document is not None and is_plain(message.document):
            told = await text_in(message)
            if not told:
                return False
        elif not await self._wants(message, text):
            return False
        page = await self._services.checking.page(told)
        await self._services.delivery.answer(of, page.reply, page.buttons, earlier)
        return True

    async def _wants(self, message: Message, text: str) -> bool:
        """Whether a message is a text to be checked. In groups people say which one, or ask whether something is true."""
        forwarded = message.forward_origin is not None
        if message.chat.type != ChatType.PRIVATE and not is_doubted(text):
            return False
        return await self._services.checking.wants(text, forwarded=forwarded)

    async def _answer(self, message: Message, text: str, followed: Press | None, earlier: int) -> None:
        """Answer in the language that is spoken; words that follow up an answer change its question."""
        if not said_in(message):
            await self._services.delivery.answer(message, notice(WORDLESS), None, earlier)
            return
        wanted = wanted_in(text)
        if wanted is not None:
            shown = await self._services.choosing.asked(message, message.from_user, wanted)
            await self._services.delivery.answer(message, shown.reply, shown.buttons, earlier)
            return
        done = await self._services.desk.asked(message, message.from_user, text)
        if done is not None:
            await self._services.delivery.answer(message, done.reply, done.buttons, earlier)
            if done.file is not None:
                await self._services.delivery.file(message, done.file)
            return
        answered = await self._reply(message, text, followed)
        self._services.lately.note(message.chat, answered)
        answered = self._services.lately.once_a_day(message.chat, answered)
        told = await self._services.desk.told(message, message.from_user, answered)
        if told is not None:
            await self._services.delivery.answer(message, told.reply, told.buttons, earlier)
            return
        buttons = await self._buttons(message, answered)
        answered = answered.without_tries() if buttons is not None else answered
        await self._services.delivery.answer(message, answered, buttons, earlier)

    async def _buttons(self, message: Message, answered: Reply) -> InlineKeyboardMarkup | None:
        """None in a group where all there is are questions to try: it is said to the asker alone, whose buttons nobody sees."""
        private = message.chat.type == ChatType.PRIVATE
        if not private and answered.answer is None and not answered.others:
            return None
        return await self._services.answering.buttons(answered, private=private)

    async def _reply(self, message: Message, text: str, followed: Press | None) -> Reply:
        """To a question, one that is called by its name, or words that go on from an earlier one."""
        called = await self._services.favourites.called(message.chat_id, text)
        if called is not None and not called.words:
            with preferring(preferred().of_canonical):
                return await self._services.answering.reply(called.asks)
        if called is not None:
            return await self._services.answering.reply(called.words, called.asks)
        before = (await words_of(followed, self._services.state.links) or "") if followed else ""
        last = "" if before else self._services.lately.of(message.chat)
        return await self._services.answering.reply(text, before or last, resumed=bool(last))

    async def _answer_to(self, message: Message) -> int | None:
        """The answer to an earlier state of a message. What was thanks before and no question is answered now, in private."""
        known = await self._services.state.answers.answer_to(message.chat_id, message.message_id)
        edited_at = message.edit_date or message.date
        new = message.chat.type == ChatType.PRIVATE and edited_at - message.date < dt.timedelta(seconds=KEPT_SECONDS)
        return NOTHING_TO_EDIT if known is None and new else known

    def _in_known_album(self, message: Message) -> bool:
        """Whether a photo belongs to those before it: the words stand under the first one, and one answer is enough."""
        if message.media_group_id is None:
            return False
        album = message.chat_id, message.media_group_id
        known = album in self._albums
        self._albums[album] = True
        return known
