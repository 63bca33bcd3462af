"""What each kind of update asks for: questions and edits of them, presses, inline queries, comings and goings."""

from __future__ import annotations

import asyncio
import contextvars
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from telegram import ChatMember, ChatMemberUpdated, InlineQuery, Message, Update
from telegram.error import BadRequest

from bot.chat.addressed import follows_up, question_in
from bot.chat.buttons import answered_request, keyboard, pressed, words_of
from bot.chat.inline import results
from bot.chat.media import Media, MediaMaker
from bot.chat.sender import NOTHING_TO_EDIT, Sender, Sent, acknowledge, edit_inline, is_unknown_file, plain
from bot.errors import StateError
from bot.logs import get_logger
from bot.recent import Recent
from bot.render.source import source_reply
from bot.reply import Context, Reply, reply

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import Bot, CallbackQuery, InlineKeyboardMarkup

    from bot.chat.buttons import Keyboard
    from bot.chat.metrics import Metrics
    from bot.engine.engine import Engine
    from bot.state.store import State

logger = get_logger(__name__)
T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)
# More than cores: a slow query holds one of them, and the others go on.
WORKERS = 4
MOST_ALERT = 200
MOST_RECENT = 1024
INLINE_SECONDS = 300
GONE = {ChatMember.BANNED, ChatMember.LEFT}
OLD_BUTTON = "This button is from an earlier version. Please ask again."
NOT_NOW = "That does not work at the moment. Please try again in a minute."
BUSY = "Too many questions at once: the earlier ones come first, and this one was not taken. Please ask it again in a moment."


class Deliver(Protocol[T_co]):
    """Sends or edits: a text, or a picture or file."""

    def __call__(self, *, content: Reply | Media) -> Awaitable[T_co]:
        """Do it."""


class Front:
    """Handles updates. Queries run in threads, so that the event loop is free for other chats."""

    def __init__(self, bot: Bot, engine: Engine, state: State, metrics: Metrics) -> None:
        self._bot = bot
        self._context = Context(engine)
        self._state = state
        self._metrics = metrics
        self._sender = Sender(state.chats)
        self._media = MediaMaker(self._context, state.files, str(bot.id))
        # The data do not change while they are loaded: on a release day many ask the same.
        self._replies: Recent[tuple[str, str], Reply] = Recent(MOST_RECENT)
        self._keyboards: Recent[tuple[str, bool], Keyboard] = Recent(MOST_RECENT)
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="query")

    async def handle(self, update: Update) -> None:
        """Do what one update asks for. Raises TelegramError or StateError when it cannot be done."""
        if update.callback_query is not None:
            await self._on_button(update.callback_query)
        elif update.inline_query is not None:
            await self._on_inline(update.inline_query)
        elif update.my_chat_member is not None:
            self._on_member(update.my_chat_member)
        elif (message := update.message or update.edited_message) is not None:
            await self._on_message(message, edited=update.message is None)

    async def busy(self, update: Update) -> None:
        """Say once that a chat has too many questions waiting; only where the message was for this bot."""
        if update.message is not None and question_in(update.message, self._bot.username) is not None:
            await self._sender.send(update.message, Reply(BUSY, BUSY), for_asker=True)
        if update.callback_query is not None:
            await acknowledge(update.callback_query, BUSY)

    def close(self) -> None:
        """Let running queries end."""
        self._workers.shutdown()
        self._media.close()

    async def _on_message(self, message: Message, *, edited: bool) -> None:
        """Answer a question. An edited question gets its answer edited, in place."""
        if message.migrate_to_chat_id is not None:
            await self._state.chats.move(message.chat_id, message.migrate_to_chat_id)
        text = question_in(message, self._bot.username)
        if text is None:
            return
        self._state.chats.note(message.chat_id, message.chat.type, active=True)
        earlier = await self._answer_to(message) if edited else NOTHING_TO_EDIT
        if earlier is None:
            # What was not answered when it was new, or long ago, is left alone.
            return
        answered = await self._reply(text, await self._earlier_words(message))
        start = time.perf_counter()
        await self._answer(message, answered, earlier)
        self._sent(start)

    async def _answer(self, message: Message, answered: Reply, earlier: int) -> None:
        """Send an answer, or put it in the place of the earlier one; where Telegram does not let it, send it."""
        buttons = await self._buttons(answered)
        if earlier != NOTHING_TO_EDIT:
            try:
                await self._change(message, earlier, answered, buttons)
            except BadRequest as error:
                logger.info("sent anew: the earlier answer cannot be changed into it", reason=error.message)
            else:
                return
        sent = await self._send(message, answered, buttons)
        self._state.answers.remember(message.chat_id, message.message_id, sent.editable)

    async def _send(self, message: Message, answered: Reply, buttons: InlineKeyboardMarkup | None) -> Sent:
        send = partial(self._sender.send, message, buttons=buttons, for_asker=answered.answer is None)
        sent, media = await self._delivered(answered, send)
        if media is not None:
            self._media.sent(media, sent.message)
        return sent

    async def _change(self, message: Message, place: int, answered: Reply, buttons: InlineKeyboardMarkup | None) -> None:
        changed, media = await self._delivered(answered, partial(self._sender.edit, message, place, buttons=buttons))
        if media is not None and changed is not None:
            self._media.sent(media, changed)

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

    async def _on_button(self, query: CallbackQuery) -> None:
        """Answer the press, with the reason where there is no answer; then change the message, or send the source beside it."""
        press = pressed(query.data)
        message = query.message if isinstance(query.message, Message) else None
        try:
            words = await words_of(press, self._state.links) if press else None
        except StateError:
            await acknowledge(query, NOT_NOW)
            raise
        if press is None or words is None or (message is None and not query.inline_message_id):
            await acknowledge(query, OLD_BUTTON)
            return
        answered = await self._reply(words)
        if answered.answer is None:
            await acknowledge(query, answered.text[:MOST_ALERT])
            return
        await acknowledge(query)
        if message is None:
            await edit_inline(query, answered, await self._buttons(answered, inline=True))
        elif press.action == "source":
            source = source_reply(answered.answer)
            await self._sender.send(message, Reply(source.html, source.text))
        elif _kind_of(message) != answered.answer.question.request.output:
            # A chart of a text, or a table of a chart: beside it.
            await self._send(message, answered, await self._buttons(answered))
        elif plain(answered.html) != message.text:
            await self._change(message, message.message_id, answered, await self._buttons(answered))

    async def _on_inline(self, query: InlineQuery) -> None:
        """Offer ready answers; one that comes too late is no loss."""
        found = await self._in_thread(results, query.query, self._context)
        await self._state.links.keep(found.links)
        try:
            await query.answer(found.articles, cache_time=INLINE_SECONDS, is_personal=True)
        except BadRequest as error:
            logger.info("an inline query could not be answered", reason=error.message)

    def _on_member(self, change: ChatMemberUpdated) -> None:
        """Added, kicked, blocked or allowed again."""
        active = change.new_chat_member.status not in GONE
        self._state.chats.note(change.chat.id, change.chat.type, active=active)
        logger.info("membership", active=active, kind=change.chat.type)

    async def _buttons(self, answered: Reply, *, inline: bool = False) -> InlineKeyboardMarkup | None:
        """The buttons of an answer, usable from now on; an answer without them is better than none."""
        key = (answered.canonical, inline)
        shown = self._keyboards.get(key) or keyboard(answered, self._context.engine, inline=inline)
        if answered.answer is not None:
            self._keyboards.put(key, shown)
        try:
            await self._state.links.keep(shown.links)
        except StateError:
            logger.exception("an answer goes without its buttons")
            return None
        return shown.markup

    async def _answer_to(self, message: Message) -> int | None:
        return await self._state.answers.answer_to(message.chat_id, message.message_id)

    async def _earlier_words(self, message: Message) -> str:
        """The request that a reply to one of our answers changes."""
        if not follows_up(message, self._bot.username):
            return ""
        return await answered_request(message.reply_to_message, self._state.links)

    async def _reply(self, text: str, earlier: str = "") -> Reply:
        start = time.perf_counter()
        answered = self._replies.get((text, earlier))
        if answered is None:
            answered = await self._in_thread(reply, text, self._context, earlier)
            if answered.answer is not None:
                self._replies.put((text, earlier), answered)
        self._metrics.replied(answered, time.perf_counter() - start)
        return answered

    def _sent(self, start: float) -> None:
        seconds = time.perf_counter() - start
        self._metrics.stages.labels("send").observe(seconds)
        logger.info("sent", send_ms=round(seconds * 1000, 2))

    async def _in_thread(self, function: Callable[..., T], *arguments: object) -> T:
        # With the log's context: which request, which update and which chat.
        call = partial(contextvars.copy_context().run, function, *arguments)
        return await asyncio.get_running_loop().run_in_executor(self._workers, call)


def _kind_of(message: Message) -> str:
    """Which output a message of ours is: `Request.output`."""
    if message.photo:
        return "chart"
    name = (message.document.file_name or "") if message.document else ""
    return {"": "", "png": "hd"}.get(name.rpartition(".")[2], name.rpartition(".")[2])
