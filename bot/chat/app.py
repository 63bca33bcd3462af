"""The Telegram front: one handler for every message that asks something, the command menu, and polling."""

from __future__ import annotations

import asyncio
import logging
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING, Any

from telegram import LinkPreviewOptions, Message, ReplyParameters, Update
from telegram.constants import ParseMode
from telegram.error import BadRequest, NetworkError
from telegram.ext import Application, ApplicationBuilder, ContextTypes, MessageHandler, filters

from bot.chat.addressed import question_in
from bot.chat.commands import menu
from bot.reply import Context, Reply, open_engine, reply

if TYPE_CHECKING:
    from bot.engine.engine import Engine
    from bot.settings import Settings

logger = logging.getLogger(__name__)
App = Application[Any, Any, Any, Any, Any, Any]
WORKERS = 2
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


class Front:
    """Answers messages. Queries run in threads, so that the event loop is free for other chats."""

    def __init__(self, engine: Engine) -> None:
        self._context = Context(engine)
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="query")

    async def on_message(self, update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        """Answer a new message that is for this bot; edited ones do not come here."""
        message = update.effective_message
        text = question_in(message, context.bot.username) if message else None
        if message is None or text is None:
            return
        answered = await asyncio.get_running_loop().run_in_executor(self._workers, reply, text, self._context)
        await _send(message, answered)

    async def on_start(self, app: App) -> None:
        """Tell Telegram the command menu."""
        await app.bot.set_my_commands(menu(self._context.engine))

    async def on_stop(self, _: App) -> None:
        """Let running queries end."""
        self._workers.shutdown()


def build(settings: Settings, engine: Engine) -> App:
    """The application, not yet connected to anything."""
    token = settings.token.get_secret_value() if settings.token else ""
    front = Front(engine)
    builder = ApplicationBuilder().token(token).base_url(f"{settings.api_url}/bot").base_file_url(f"{settings.api_url}/file/bot")
    app: App = builder.post_init(front.on_start).post_shutdown(front.on_stop).build()
    app.add_handler(MessageHandler(filters.UpdateType.MESSAGE & filters.TEXT, front.on_message))
    app.add_error_handler(_on_error)
    return app


def serve(settings: Settings) -> int:
    """Poll Telegram until a signal ends it; returns the exit code."""
    app = build(settings, open_engine(settings))
    app.run_polling(allowed_updates=[Update.MESSAGE])
    return 0


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
    if isinstance(error, NetworkError):
        logger.warning("update %s: %s", number, error)
    else:
        logger.error("update %s failed", number, exc_info=error)
