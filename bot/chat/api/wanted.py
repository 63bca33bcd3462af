"""What a message is sent with, and what of it is changed where Telegram refuses it so."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from telegram import LinkPreviewOptions, ReplyParameters
from telegram.constants import ParseMode

from bot.logs import get_logger
from bot.render.phrases.shown import Text

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup
    from telegram.error import BadRequest

    from bot.chat.api.content import Media
    from bot.chat.api.destination import Destination

    Wanted = dict[str, Any]

logger = get_logger(__name__)
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
# Each cure is tried once: another id, no topic, seen by all, plain text.
MOST_CURES = 4
NO_TOPIC = ("thread not found", "topic_closed", "topic_deleted")


def wanted(
    to: Destination, content: Text | Media, buttons: InlineKeyboardMarkup | None, reply_to: int | None, only_for: int | None
) -> Wanted:
    """The parameters of a call that sends a content."""
    return {
        **place(to),
        "parse_mode": ParseMode.HTML,
        "reply_parameters": ReplyParameters(reply_to, allow_sending_without_reply=True) if reply_to else None,
        "reply_markup": buttons,
        "api_kwargs": {"ephemeral_message_parameters": {"receiver_user_id": only_for}} if only_for else None,
        **_words(content),
    }


def place(to: Destination) -> Wanted:
    """Where it goes."""
    return {"chat_id": to.chat, "message_thread_id": to.topic, "direct_messages_topic_id": to.direct_topic}


def cured(call: Wanted, refused: BadRequest, content: Text | Media) -> bool:
    """Change what is sent so that it may be taken; False when nothing is left to change."""
    reason = refused.message.casefold()
    if call["message_thread_id"] is not None and any(one in reason for one in NO_TOPIC):
        call["message_thread_id"] = None
    elif call["api_kwargs"] is not None:
        call["api_kwargs"] = None
    elif call["parse_mode"] is not None and "parse entities" in reason:
        plainly = {"text": content.text} if isinstance(content, Text) else {"caption": content.caption.text}
        call |= {**plainly, "parse_mode": None}
    else:
        return False
    logger.warning("refused, sent in another way", reason=refused.message)
    return True


def _words(content: Text | Media) -> Wanted:
    if isinstance(content, Text):
        return {"text": content.html, "link_preview_options": NO_PREVIEW}
    return {content.kind: content.content, "filename": content.name, "caption": content.caption.html}
