"""Presses of buttons: the message is changed in the language it is written in, and the presser is told why where it is not."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from telegram import Message
from telegram.constants import ChatType

from bot.chat.api.content import Media
from bot.chat.api.destination import Destination
from bot.chat.api.sender import plain
from bot.chat.handlers.texts import text_in
from bot.chat.replies.callback import pressed, words_of
from bot.chat.replies.checking import FIRST, SOURCE
from bot.chat.replies.notices import OLD_BUTTON, TEXT_GONE, in_text
from bot.preferred import preferring
from bot.render.phrases.shown import Text
from bot.render.text.source import origin_of
from bot.speech import language, speaking, tr

if TYPE_CHECKING:
    from telegram import CallbackQuery, InlineKeyboardMarkup

    from bot.chat.handlers.services import Services
    from bot.chat.replies.callback import Press
    from bot.engine.answer import Answer
    from bot.reply import Reply


class Presses:
    """Answers each press once and first, with the reason where there is no answer."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def handle(self, query: CallbackQuery) -> None:
        """Do what a button asks for. Raises TelegramError or StateError when it cannot be done."""
        press = pressed(query.data)
        message = query.message if isinstance(query.message, Message) else None
        words = await words_of(press, self._services.state.links) if press else None
        if press is None or words is None or (message is None and not query.inline_message_id):
            await self.refuse(query, OLD_BUTTON)
        elif press.action == "lang":
            await self._choose(query, message, press.request)
        else:
            # A canonical command names all that is not standard: only how it is shown is the chat's own.
            chat = message.chat.id if message is not None else query.from_user.id
            wanted = (await self._services.settled.of(chat)).of_canonical
            with speaking(press.lang or await self._services.languages.of_press(query)), preferring(wanted):
                await self._pressed(query, message, press, words)

    async def refuse(self, query: CallbackQuery, reason: str) -> None:
        """Tell the presser a message of ours, in their language."""
        with speaking(await self._services.languages.of_press(query)):
            await self._services.callbacks.tell(query, tr(reason))

    async def _pressed(self, query: CallbackQuery, message: Message | None, press: Press, words: str) -> None:
        if press.action == "desk":
            await self._do(query, message, words.removeprefix("/"))
        elif press.action == "watch":
            await self._watch(query, message, words.removeprefix("/"))
        elif press.action == "check":
            await self._turn(query, message, press.request)
        else:
            await self._show(query, message, press, words)

    async def _show(self, query: CallbackQuery, message: Message | None, press: Press, words: str) -> None:
        answered = await self._services.answering.reply(words)
        answer = answered.answer
        if answer is None:
            await self._tell(query, message, press, words, answered)
            return
        await self._services.callbacks.acknowledge(query)
        if message is not None:
            self._services.lately.note(message.chat, answered)
            answered = self._services.lately.once_a_day(message.chat, answered)
        if message is None:
            buttons = await self._services.answering.buttons(answered, inline=True)
            await self._services.sender.edit_inline(query, in_text(answered), buttons)
        elif press.action == "source":
            await self._send_source(message, answer, answered.canonical)
        elif press.action == "beside" or _kind_of(message) != answer.question.request.output:
            # A chart of a text, or a table of a chart: beside it.
            await self._services.delivery.beside(message, answered, await self._buttons(message, answered))
        elif plain(answered.html) != message.text:
            buttons = await self._buttons(message, answered)
            await self._services.delivery.replace(message, message.message_id, answered, buttons)

    async def _buttons(self, message: Message, answered: Reply) -> InlineKeyboardMarkup | None:
        private = message.chat.type == ChatType.PRIVATE
        return await self._services.answering.buttons(answered, private=private)

    async def _turn(self, query: CallbackQuery, message: Message | None, wanted: str) -> None:
        """Another page of a checked text, or the queries behind it: the text is in the message that the page replies to."""
        text = await text_in(message.reply_to_message) if message and message.reply_to_message else ""
        if message is None or not text:
            await self.refuse(query, TEXT_GONE)
            return
        await self._services.callbacks.acknowledge(query)
        if wanted == SOURCE:
            file = await self._services.checking.queries(text)
            if file is not None:
                await self._services.delivery.file(message, file)
            return
        page = await self._services.checking.page(text, int(wanted) if wanted.isdecimal() else FIRST)
        if plain(page.reply.html) != message.text:
            await self._services.delivery.replace(message, message.message_id, page.reply, page.buttons)

    async def _do(self, query: CallbackQuery, message: Message | None, words: str) -> None:
        """A command of the desk: the message says what is set now."""
        done = await self._services.desk.pressed(message, query.from_user, words) if message is not None else None
        if message is None or done is None:
            await self.refuse(query, OLD_BUTTON)
            return
        if done.buttons is None and not done.ends:
            await self._services.callbacks.tell(query, done.reply.text)
            return
        await self._services.callbacks.acknowledge(query)
        if plain(done.reply.html) != message.text:
            await self._services.delivery.replace(message, message.message_id, done.reply, done.buttons)

    async def _watch(self, query: CallbackQuery, message: Message | None, words: str) -> None:
        """Watch the question of an answer, which stays as it is; who pressed is told what is watched."""
        asked = f"watch {words}"
        done = await self._services.desk.pressed(message, query.from_user, asked) if message is not None else None
        if done is None:
            await self.refuse(query, OLD_BUTTON)
            return
        await self._services.callbacks.tell(query, done.toast or done.reply.text, briefly=bool(done.toast))

    async def _tell(self, query: CallbackQuery, message: Message | None, press: Press, words: str, told: Reply) -> None:
        """What has no figures: a page of the help or codes that were found, beside the message; or why there are none."""
        if message is None or press.action != "beside" or told.error is not None:
            await self._say_why(query, words, told)
            return
        await self._services.callbacks.acknowledge(query)
        await self._services.delivery.beside(message, told, await self._services.answering.buttons(told))

    async def _say_why(self, query: CallbackQuery, words: str, refused: Reply) -> None:
        """Why there is no answer: only the presser reads it, so it is in their language."""
        asked = language()
        with speaking(await self._services.languages.of_press(query)):
            told = refused if language() == asked else await self._services.answering.reply(words)
            await self._services.callbacks.tell(query, told.text)

    async def _send_source(self, message: Message, answer: Answer, canonical: str) -> None:
        origin = origin_of(answer, language())
        await self._services.sender.send(Destination.of(message), origin.text, reply_to=message.message_id)
        if origin.file:
            words = Text(html.escape(canonical, quote=False), canonical)
            file = Media("document", f"{answer.verb.name}.sql", "", origin.file.encode(), words)
            await self._services.delivery.file(message, file)

    async def _choose(self, query: CallbackQuery, message: Message | None, wanted: str) -> None:
        """Set the language of the chat, and say in the message what is set."""
        if message is None:
            await self.refuse(query, OLD_BUTTON)
            return
        with speaking(await self._services.languages.of_press(query)):
            shown = await self._services.choosing.asked(message, query.from_user, wanted)
            if shown.buttons:
                await self._services.callbacks.acknowledge(query)
            else:
                await self._services.callbacks.tell(query, shown.reply.text)
        if shown.buttons and shown.reply.text != message.text:
            await self._services.delivery.replace(message, message.message_id, shown.reply, shown.buttons)


def _kind_of(message: Message) -> str:
    """Which output a message of ours is: `Request.output`."""
    if message.photo:
        return "chart"
    name = (message.document.file_name or "") if message.document else ""
    return {"": "", "png": "hd"}.get(name.rpartition(".")[2], name.rpartition(".")[2])
