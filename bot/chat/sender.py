"""Writing to Telegram: in the limits, in the topic, as plain text where markup is refused, to the new id of a moved group."""

from __future__ import annotations

import html
import re
from functools import partial
from typing import TYPE_CHECKING, Any

from telegram import LinkPreviewOptions, ReplyParameters
from telegram.constants import ChatType, ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.chat.pace import Pace
from bot.logs import get_logger

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import CallbackQuery, InlineKeyboardMarkup, Message

    from bot.reply import Reply
    from bot.state.chats import Chats

logger = get_logger(__name__)
TAG = re.compile(r"<[^>]+>")
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
GROUPS = {ChatType.GROUP, ChatType.SUPERGROUP}
# Each cure is tried once: another id, no topic, seen by all, plain text.
MOST_CURES = 4
NO_TOPIC = ("thread not found", "topic_closed", "topic_deleted")
NOTHING_TO_EDIT = 0


class Sender:
    """Sends and edits. What a chat no longer wants is noted, and never tried again."""

    def __init__(self, chats: Chats) -> None:
        self._chats = chats
        self._pace = Pace()

    async def send(
        self, message: Message, answered: Reply, buttons: InlineKeyboardMarkup | None = None, *, for_asker: bool = False
    ) -> int:
        """Reply to a message. Returns the id of the new one; 0 for one that only the asker sees, which cannot be edited.

        `for_asker`: in a group only the asker need see it. Raises TelegramError when it cannot be delivered.
        """
        await self._pace.wait(message.chat)
        wanted: dict[str, Any] = {
            "chat_id": message.chat_id,
            "text": answered.html,
            "parse_mode": ParseMode.HTML,
            "message_thread_id": message.message_thread_id if message.is_topic_message else None,
            "reply_parameters": ReplyParameters(message.message_id, allow_sending_without_reply=True),
            "link_preview_options": NO_PREVIEW,
            "reply_markup": buttons,
            "api_kwargs": _seen_by_asker(message) if for_asker else None,
        }
        for _ in range(MOST_CURES):
            try:
                sent = await message.get_bot().send_message(**wanted)
            except ChatMigrated as moved:
                await self._chats.move(message.chat_id, moved.new_chat_id)
                wanted |= {"chat_id": moved.new_chat_id, "message_thread_id": None}
            except BadRequest as refused:
                if not _cured(wanted, refused, answered):
                    raise
            except Forbidden:
                self._chats.note(message.chat_id, message.chat.type, active=False)
                raise
            else:
                return NOTHING_TO_EDIT if wanted["api_kwargs"] else sent.message_id
        raise BadRequest("refused whatever was tried")  # pragma: no cover - there are no more cures than tries

    async def edit(self, message: Message, message_id: int, answered: Reply, buttons: InlineKeyboardMarkup | None) -> None:
        """Put an answer in the place of an earlier one in the same chat. Raises TelegramError."""
        await self._pace.wait(message.chat)
        change = partial(message.get_bot().edit_message_text, chat_id=message.chat_id, message_id=message_id)
        await _changed(change, answered, buttons)


async def edit_inline(query: CallbackQuery, answered: Reply, buttons: InlineKeyboardMarkup | None) -> None:
    """The same for an answer that was sent by way of inline mode, which has no chat of ours."""
    await _changed(partial(query.get_bot().edit_message_text, inline_message_id=query.inline_message_id), answered, buttons)


async def acknowledge(query: CallbackQuery, text: str | None = None) -> None:
    """Answer a press, once. One that is too old to be answered is served all the same."""
    try:
        await query.answer(text, show_alert=text is not None)
    except BadRequest as error:
        logger.info("a press could not be answered", reason=error.message)


def plain(marked: str) -> str:
    """The text that Telegram shows of our HTML."""
    return html.unescape(TAG.sub("", marked)).strip()


async def _changed(change: Callable[..., Awaitable[object]], answered: Reply, buttons: InlineKeyboardMarkup | None) -> None:
    """A second tap changes nothing, and that is no error."""
    try:
        await change(text=answered.html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW, reply_markup=buttons)
    except BadRequest as error:
        if "not modified" not in error.message.casefold():
            raise


def _seen_by_asker(message: Message) -> dict[str, Any] | None:
    """In a group a message for one person; an anonymous administrator is nobody it could be shown to."""
    asker = message.from_user
    if message.chat.type not in GROUPS or asker is None or message.sender_chat is not None:
        return None
    return {"ephemeral_message_parameters": {"receiver_user_id": asker.id}}


def _cured(wanted: dict[str, Any], refused: BadRequest, answered: Reply) -> bool:
    """Change what is sent so that it may be taken; False when nothing is left to change."""
    reason = refused.message.casefold()
    if wanted["message_thread_id"] is not None and any(one in reason for one in NO_TOPIC):
        wanted["message_thread_id"] = None
    elif wanted["api_kwargs"] is not None:
        wanted["api_kwargs"] = None
    elif wanted["parse_mode"] is not None and "parse entities" in reason:
        wanted |= {"text": answered.text, "parse_mode": None}
    else:
        return False
    logger.warning("refused, sent in another way", reason=refused.message)
    return True
