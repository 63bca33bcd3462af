"""The Telegram front: one handler for every message that asks something, and the command menu."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any

from telegram import LinkPreviewOptions, Message, ReplyParameters, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, Forbidden, NetworkError
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters

from bot.chat.addressed import question_in
from bot.chat.commands import menu
from bot.chat.lanes import Lanes
from bot.chat.pace import Pace
from bot.chat.transport import Transport
from bot.reply import Context, Reply, reply

if TYPE_CHECKING:
    from bot.engine.engine import Engine
    from bot.settings import Settings

logger = logging.getLogger(__name__)
App = Application[Any, Any, Any, Any, Any, Any]
# More than cores: a slow query holds one of them, and the others go on.
WORKERS = 8
CALLS = 256
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
BUSY = "Too many questions at once: the earlier ones come first, and this one was not taken. Please ask it again in a moment."


class Front:
    """Answers messages. Queries run in threads, so that the event loop is free for other chats."""

    def __init__(self, engine: Engine) -> None:
        self._context = Context(engine)
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="query")
        self._pace = Pace()

    async def on_message(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a new message that is for this bot; edited ones do not come here."""
        message = update.effective_message
        text = question_in(message, context.bot.username) if message else None
        if message is None or text is None:
            return
        answered = await asyncio.get_running_loop().run_in_executor(self._workers, reply, text, self._context)
        await self._pace.wait(message.chat)
        await _send(message, answered)

    async def on_busy(self, update: Update) -> None:
        """Say once that a chat has too many questions waiting; only where the message was for this bot."""
        message = update.message
        if message is not None and question_in(message, message.get_bot().username) is not None:
            await self._pace.wait(message.chat)
            await _send(message, Reply(BUSY, BUSY))

    async def on_start(self, app: App) -> None:
        """Tell Telegram the command menu."""
        await app.bot.set_my_commands(menu(self._context.engine))

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
    app.add_handler(MessageHandler(filters.UpdateType.MESSAGE & filters.TEXT, front.on_message))
    app.add_error_handler(_on_error)
    return app


async def _send(message: Message, answered: Reply) -> None:
    """Reply to the question, in its topic; as plain text when Telegram refuses the markup."""
    send = partial(
        message.get_bot().send_message,
        message.chat_id,
        message_thread_id=message.message_thread_id if message.is_topic_message else None,
        reply_parameters=ReplyParameters(message.message_id, allow_sending_without_reply=True),
        link_preview_options=NO_PREVIEW,
    )
    try:
        await send(text=answered.html, parse_mode=ParseMode.HTML)
    except BadRequest as error:
        if "parse entities" not in error.message.casefold():
            raise
        logger.warning("markup refused, sent as plain text: %s", error)
        await send(text=answered.text)


async def _on_error(update: object, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Log what went wrong in one update; the next one is not touched by it."""
    error = context.error
    number = update.update_id if isinstance(update, Update) else None
    if isinstance(error, (NetworkError, Forbidden)):
        # Not tried again: the answer may have arrived, or the chat does not want it.
        logger.warning("update %s: %s", number, error)
    else:
        logger.error("update %s failed", number, exc_info=error)
