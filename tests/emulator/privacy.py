"""What the bot gets to see of a group in privacy mode."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .entities import text_of
from .table import Json

if TYPE_CHECKING:
    from .chats import Chat

_COMMAND = re.compile(r"/\w+(?:@(?P<bot>\w+))?", re.ASCII)
_SERVICE = (
    "new_chat_members",
    "left_chat_member",
    "new_chat_title",
    "migrate_to_chat_id",
    "migrate_from_chat_id",
    "forum_topic_created",
    "forum_topic_closed",
    "forum_topic_reopened",
    "pinned_message",
    "group_chat_created",
    "supergroup_chat_created",
)


def bot_sees(chat: Chat, message: Json) -> bool:
    """Private chats, administrators' rights and switched-off privacy show everything."""
    if chat.bot_status in ("kicked", "left"):
        return False
    state = chat.state
    if chat.kind == "private" or chat.bot_status == "administrator" or not state.privacy_mode:
        return True
    if any(name in message for name in _SERVICE):
        return True
    bot_id = state.bot["id"]
    replied_to = message.get("reply_to_message", {}).get("from", {})
    if bot_id in (message.get("via_bot", {}).get("id"), replied_to.get("id")):
        return True
    return _for_bot(text_of(message), state.bot["username"])


def _for_bot(text: str, username: str) -> bool:
    """A bare command or one addressed to the bot."""
    command = _COMMAND.match(text)
    if command is None:
        return False
    return (command["bot"] or username).lower() == username.lower()
