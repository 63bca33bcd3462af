"""The Telegram front: messages that ask something, edits of them, buttons under the answers, and the command menu."""

from __future__ import annotations

import asyncio
import contextvars
import html
import logging
import re
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any

import structlog
from telegram import CallbackQuery, InlineKeyboardMarkup, LinkPreviewOptions, Message, ReplyParameters, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError
from telegram.ext import (
    Application,
    ApplicationBuilder,
    CallbackQueryHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from bot.chat.addressed import follows_up, question_in
from bot.chat.buttons import answered_request, keyboard, pressed
from bot.chat.commands import menu
from bot.chat.inline import results
from bot.chat.lanes import Lanes
from bot.chat.pace import Pace
from bot.chat.sent import Sent
from bot.chat.transport import Transport
from bot.logs import hashed
from bot.render.source import source_reply
from bot.reply import Context, Reply, reply

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.engine.engine import Engine
    from bot.settings import Settings

logger = logging.getLogger(__name__)
App = Application[Any, Any, Any, Any, Any, Any]
# More than cores: a slow query holds one of them, and the others go on.
WORKERS = 8
CALLS = 256
TAG = re.compile(r"<[^>]+>")
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
MOST_ALERT = 200
INLINE_SECONDS = 300
OLD_BUTTON = "This button is from an earlier version. Please ask again."
BUSY = "Too many questions at once: the earlier ones come first, and this one was not taken. Please ask it again in a moment."


class Front:
    """Answers messages. Queries run in threads, so that the event loop is free for other chats."""

    def __init__(self, engine: Engine) -> None:
        self._context = Context(engine)
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="query")
        self._pace = Pace()
        self._sent = Sent()

    async def on_message(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a new message that is for this bot. An edited question gets its answer edited, in place."""
        message = update.effective_message
        text = question_in(message, context.bot.username) if message else None
        if message is None or text is None:
            return
        earlier_words = answered_request(message.reply_to_message) if follows_up(message, context.bot.username) else ""
        structlog.contextvars.bind_contextvars(update=update.update_id, chat=hashed(message.chat_id))
        answered = await self._reply(text, earlier_words)
        buttons = keyboard(answered, self._context.engine)
        await self._pace.wait(message.chat)
        earlier = self._sent.answer_to(message) if update.edited_message else None
        if earlier is not None:
            await _edit(message, earlier, answered, buttons)
        elif not update.edited_message:
            self._sent.remember(message, await _send(message, answered, buttons))

    async def on_button(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer the press, with the reason where there is no answer; then change the message, or send the source beside it."""
        query = update.callback_query
        if query is None:
            return
        press = pressed(query.data)
        message = query.message if isinstance(query.message, Message) else None
        if press is None or (message is None and not query.inline_message_id):
            await _acknowledge(query, OLD_BUTTON)
            return
        answered = await self._reply(press.words)
        if answered.answer is None:
            await _acknowledge(query, answered.text[:MOST_ALERT])
            return
        await _acknowledge(query)
        if message is None:
            await _edit_inline(query, answered, keyboard(answered, self._context.engine, inline=True))
            return
        await self._pace.wait(message.chat)
        if press.action == "source":
            shown = source_reply(answered.answer)
            await _send(message, Reply(shown.html, shown.text))
        elif _plain(answered.html) != message.text:
            await _edit(message, message.message_id, answered, keyboard(answered, self._context.engine))

    async def on_inline(self, update: Update, _: ContextTypes.DEFAULT_TYPE) -> None:
        """Offer ready answers; one that comes too late is no loss."""
        query = update.inline_query
        if query is None:
            return
        found = await asyncio.get_running_loop().run_in_executor(self._workers, results, query.query, self._context)
        try:
            await query.answer(found, cache_time=INLINE_SECONDS, is_personal=True)
        except BadRequest as error:
            logger.info("an inline query could not be answered: %s", error)

    async def _reply(self, text: str, earlier: str = "") -> Reply:
        # With the log's context: which update and which chat.
        call = partial(contextvars.copy_context().run, reply, text, self._context, earlier)
        return await asyncio.get_running_loop().run_in_executor(self._workers, call)

    async def on_busy(self, update: Update) -> None:
        """Say once that a chat has too many questions waiting; only where the message was for this bot."""
        message = update.message
        if message is not None and question_in(message, message.get_bot().username) is not None:
            await self._pace.wait(message.chat)
            await _send(message, Reply(BUSY, BUSY))
        if update.callback_query is not None:
            await _acknowledge(update.callback_query, BUSY)

    async def on_start(self, app: App) -> None:
        """Tell Telegram the command menu, when it has another one."""
        wanted = menu(self._context.engine)
        if list(await app.bot.get_my_commands()) != wanted:
            await app.bot.set_my_commands(wanted)

    async def on_stop(self, _: App) -> None:
        """Let running queries end."""
        self._workers.shutdown()


def build(settings: Settings, engine: Engine, polls: Transport | None = None) -> App:
    """The application, not yet connected to anything. `polls` is the connection that updates are fetched over."""
    token = settings.token.get_secret_value() if settings.token else ""
    front = Front(engine)
    builder = ApplicationBuilder().token(token).base_url(f"{settings.api_url}/bot").base_file_url(f"{settings.api_url}/file/bot")
    builder = builder.request(Transport(CALLS)).get_updates_request(polls or Transport(1, tries=1))
    builder = builder.concurrent_updates(Lanes(front.on_busy))
    app: App = builder.post_init(front.on_start).post_shutdown(front.on_stop).build()
    app.add_handler(MessageHandler(filters.UpdateType.MESSAGES & filters.TEXT, front.on_message))
    app.add_handler(CallbackQueryHandler(front.on_button))
    app.add_handler(InlineQueryHandler(front.on_inline))
    app.add_error_handler(_on_error)
    return app


async def _send(message: Message, answered: Reply, buttons: InlineKeyboardMarkup | None = None) -> int:
    """Reply to a message, in its topic; as plain text when Telegram refuses the markup. Returns the new message's id."""
    send = partial(
        message.get_bot().send_message,
        message.chat_id,
        message_thread_id=message.message_thread_id if message.is_topic_message else None,
        reply_parameters=ReplyParameters(message.message_id, allow_sending_without_reply=True),
        link_preview_options=NO_PREVIEW,
        reply_markup=buttons,
    )
    try:
        return (await send(text=answered.html, parse_mode=ParseMode.HTML)).message_id
    except BadRequest as error:
        if "parse entities" not in error.message.casefold():
            raise
        logger.warning("markup refused, sent as plain text: %s", error)
        return (await send(text=answered.text)).message_id


async def _edit(message: Message, message_id: int, answered: Reply, buttons: InlineKeyboardMarkup | None) -> None:
    """Put an answer in the place of an earlier one."""
    change = partial(message.get_bot().edit_message_text, chat_id=message.chat_id, message_id=message_id)
    await _changed(change, answered, buttons)


async def _edit_inline(query: CallbackQuery, answered: Reply, buttons: InlineKeyboardMarkup | None) -> None:
    """The same for an answer that was sent by way of inline mode, which has no chat of ours."""
    await _changed(partial(query.get_bot().edit_message_text, inline_message_id=query.inline_message_id), answered, buttons)


async def _changed(change: Callable[..., Awaitable[object]], answered: Reply, buttons: InlineKeyboardMarkup | None) -> None:
    """A second tap changes nothing, and that is no error."""
    try:
        await change(text=answered.html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW, reply_markup=buttons)
    except BadRequest as error:
        if "not modified" not in error.message.casefold():
            raise


def _plain(marked: str) -> str:
    """The text that Telegram shows of our HTML."""
    return html.unescape(TAG.sub("", marked)).strip()


async def _acknowledge(query: CallbackQuery, text: str | None = None) -> None:
    """Answer a press, once. One that is too old to be answered is served all the same."""
    try:
        await query.answer(text, show_alert=text is not None)
    except BadRequest as error:
        logger.info("a press could not be answered: %s", error)


async def _on_error(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log what went wrong in one update; the next one is not touched by it."""
    error = context.error
    number = update.update_id if isinstance(update, Update) else None
    if isinstance(error, (NetworkError, Forbidden)):
        # Not tried again: the answer may have arrived, or the chat does not want it.
        logger.warning("update %s: %s", number, error)
    else:
        logger.error("update %s failed", number, exc_info=error)
