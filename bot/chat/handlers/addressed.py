"""Which messages are for this bot, and what they ask: Telegram's text → the words of a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from telegram.constants import ChatType

if TYPE_CHECKING:
    from telegram import Message

COMMAND = re.compile(r"^/(?P<word>[^\s@]*)(?:@(?P<bot>\w+))?(?P<rest>.*)$", re.DOTALL)


def question_in(message: Message, username: str) -> str | None:
    """The question, or None when the message is not for us.

    In private everything is; in groups commands (unless they name another bot) and replies to this bot's messages.
    """
    text = message.text or ""
    command = COMMAND.match(text)
    if command is not None:
        named = command["bot"]
        if named and named.casefold() != username.casefold():
            return None
        return f"/{command['word']}{command['rest']}"
    return text if message.chat.type == ChatType.PRIVATE or follows_up(message, username) else None


def follows_up(message: Message, username: str) -> bool:
    """Whether a message replies to one of ours and is no command of its own."""
    answered = message.reply_to_message
    ours = bool(answered and answered.from_user and answered.from_user.username == username)
    return ours and not (message.text or "").startswith("/")
