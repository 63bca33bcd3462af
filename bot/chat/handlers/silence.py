"""What deserves no answer: a closed list. All else that is sent in private is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.handlers.courtesies import is_courtesy

if TYPE_CHECKING:
    from telegram import Message

# What a person sends who waits for nothing.
SOCIAL = frozenset({"sticker", "dice", "animation"})
# What Telegram tells of the chat: how the names of these parts of a message begin.
SERVICE = (
    "new_chat_", "left_chat_", "chat_owner_", "delete_chat_", "group_chat_", "supergroup_chat_", "channel_chat_", "migrate_",
    "message_auto_delete_", "pinned_message", "forum_topic_", "general_forum_topic_", "video_chat_", "boost_added",
    "chat_background_", "community_chat_", "connected_website", "write_access_", "proximity_alert_", "managed_bot_",
    "successful_payment", "refunded_payment", "users_shared", "chat_shared", "gift", "unique_gift", "giveaway",
    "checklist_tasks_", "poll_option_", "paid_message_price_", "direct_message_price_", "suggested_post_approv",
    "suggested_post_declined", "suggested_post_paid", "suggested_post_refunded",
)  # fmt: skip


def deserves_silence(message: Message, username: str) -> bool:
    """Whether nobody waits for an answer: courtesies, stickers, events of the chat, and what the bot itself offered inline."""
    if message.via_bot is not None and message.via_bot.username == username:
        return True
    said = message.text or message.caption
    if said:
        return is_courtesy(said)
    # What the library does not know yet is in it, too.
    parts = {name for name, value in message.to_dict().items() if value is not False}
    return not SOCIAL.isdisjoint(parts) or any(part.startswith(SERVICE) for part in parts)
