"""Writing to Telegram: in the limits, in the topic, as plain text where markup is refused, to the new id of a moved group."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from telegram import InputMediaDocument, InputMediaPhoto, LinkPreviewOptions, Message, ReplyParameters
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden

from bot.chat.api.pace import Pace
from bot.chat.api.refused import is_missing_right
from bot.logs import get_logger
from bot.render.phrases.shown import Text

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import Bot, CallbackQuery, InlineKeyboardMarkup

    from bot.chat.api.content import Media
    from bot.chat.api.destination import Destination
    from bot.state.chats import Chats

logger = get_logger(__name__)
TAG = re.compile(r"<[^>]+>")
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# Each cure is tried once: another id, no topic, seen by all, plain text.
MOST_CURES = 4
NO_TOPIC = ("thread not found", "topic_closed", "topic_deleted")
NOTHING_TO_EDIT = 0


@dataclass(frozen=True, slots=True)
class Sent:
    """The message that was sent, and its id for later edits; 0 for one that only the asker sees, which cannot be edited."""

    message: Message
    editable: int


class Sender:
    """Sends and edits. What a chat no longer wants is noted, and never tried again."""

    def __init__(self, bot: Bot, chats: Chats) -> None:
        self._bot = bot
        self._chats = chats
        self._pace = Pace()

    async def send(
        self,
        to: Destination,
        content: Text | Media,
        buttons: InlineKeyboardMarkup | None = None,
        *,
        reply_to: int | None = None,
        only_for: int | None = None,
    ) -> Sent:
        """Write to a place, as a reply to a message where one is given. `only_for`: who alone need see it, in a group.

        Raises TelegramError when it cannot be delivered.
        """
        await self._pace.wait(to)
        method, words = _method(self._bot, content)
        wanted: dict[str, Any] = {
            **_place(to),
            "parse_mode": ParseMode.HTML,
            "reply_parameters": ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None,
            "reply_markup": buttons,
            "api_kwargs": {"ephemeral_message_parameters": {"receiver_user_id": only_for}} if only_for else None,
            **words,
        }
        for _ in range(MOST_CURES):
            try:
                sent = await method(**wanted)
            except ChatMigrated as moved:
                await self._chats.move(to.chat, moved.new_chat_id)
                wanted |= _place(to.moved(moved.new_chat_id))
            except BadRequest as refused:
                if not _cured(wanted, refused, content):
                    raise
            except Forbidden as refused:
                if not is_missing_right(refused):
                    self._chats.note(to.chat, to.kind, active=False)
                raise
            else:
                return Sent(sent, NOTHING_TO_EDIT if wanted["api_kwargs"] else sent.message_id)
        raise BadRequest("refused whatever was tried")  # pragma: no cover - there are no more cures than tries

    async def edit(
        self, to: Destination, message_id: int, content: Text | Media, buttons: InlineKeyboardMarkup | None
    ) -> Message | None:
        """Put an answer in the place of an earlier one. Raises TelegramError.

        Returns the changed message where a picture or a file was put in.
        """
        await self._pace.wait(to)
        place: dict[str, Any] = {"chat_id": to.chat, "message_id": message_id, "reply_markup": buttons}
        if isinstance(content, Text):
            await _changed(partial(self._bot.edit_message_text, **place), content)
            return None
        made = InputMediaPhoto if content.kind == "photo" else InputMediaDocument
        media = made(content.content, caption=content.caption.html, parse_mode=ParseMode.HTML, filename=content.name)
        try:
            changed = await self._bot.edit_message_media(media, **place)
        except BadRequest as error:
            if "not modified" not in error.message.casefold():
                raise
            return None
        return changed if isinstance(changed, Message) else None


async def edit_inline(query: CallbackQuery, answered: Text, buttons: InlineKeyboardMarkup | None) -> None:
    """The same for an answer that was sent by way of inline mode, which has no chat of ours."""
    place: dict[str, Any] = {"inline_message_id": query.inline_message_id, "reply_markup": buttons}
    await _changed(partial(query.get_bot().edit_message_text, **place), answered)


async def acknowledge(query: CallbackQuery, text: str | None = None) -> None:
    """Answer a press, once. One that is too old to be answered is served all the same."""
    try:
        await query.answer(text, show_alert=text is not None)
    except BadRequest as error:
        logger.info("a press could not be answered", reason=error.message)


def plain(marked: str) -> str:
    """The text that Telegram shows of our HTML."""
    return html.unescape(TAG.sub("", marked)).strip()


async def _changed(change: Callable[..., Awaitable[object]], answered: Text) -> None:
    """A second tap changes nothing, and that is no error."""
    try:
        await change(text=answered.html, parse_mode=ParseMode.HTML, link_preview_options=NO_PREVIEW)
    except BadRequest as error:
        if "not modified" not in error.message.casefold():
            raise


def _method(bot: Bot, content: Text | Media) -> tuple[Callable[..., Awaitable[Message]], dict[str, Any]]:
    """How the content is sent."""
    if isinstance(content, Text):
        return bot.send_message, {"text": content.html, "link_preview_options": NO_PREVIEW}
    words = {content.kind: content.content, "filename": content.name, "caption": content.caption.html}
    return (bot.send_photo if content.kind == "photo" else bot.send_document), words


def _place(to: Destination) -> dict[str, int | None]:
    return {"chat_id": to.chat, "message_thread_id": to.topic, "direct_messages_topic_id": to.direct_topic}


def _cured(wanted: dict[str, Any], refused: BadRequest, content: Text | Media) -> bool:
    """Change what is sent so that it may be taken; False when nothing is left to change."""
    reason = refused.message.casefold()
    if wanted["message_thread_id"] is not None and any(one in reason for one in NO_TOPIC):
        wanted["message_thread_id"] = None
    elif wanted["api_kwargs"] is not None:
        wanted["api_kwargs"] = None
    elif wanted["parse_mode"] is not None and "parse entities" in reason:
        plainly = {"text": content.text} if isinstance(content, Text) else {"caption": content.caption.text}
        wanted |= {**plainly, "parse_mode": None}
    else:
        return False
    logger.warning("refused, sent in another way", reason=refused.message)
    return True
