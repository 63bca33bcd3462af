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
    if message.chat.type == ChatType.PRIVATE or _answers(message, username):
        return text
    return None


def _answers(message: Message, username: str) -> bool:
    answered = message.reply_to_message
    return bool(answered and answered.from_user and answered.from_user.username == username)
