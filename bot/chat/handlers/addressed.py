"""Which messages are for this bot, and what they ask: Telegram's text or caption → the words of a question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from telegram.constants import ChatType

from bot.chat.handlers.silence import deserves_silence

if TYPE_CHECKING:
    from telegram import Message, User

COMMAND = re.compile(r"\s*/(?P<word>[^\s@]*)(?:@(?P<bot>\w+))?")
# Between a name and what it is said to.
SEPARATORS = " \t\n,.:;、，：；"


def question_in(message: Message, username: str) -> str | None:
    """The question, or None when the message is not for us or deserves no answer. Empty: without words.

    In private everything is for us; in groups commands (unless they name another bot), what names this bot, and replies to
    its messages.
    """
    if deserves_silence(message, username):
        return None
    said = said_in(message)
    text = without_name(said, username)
    if message.chat.type == ChatType.PRIVATE:
        return text
    command = COMMAND.match(text)
    if not said or (command is not None and command["bot"]):
        return None
    return text if command is not None or text != said or follows_up(message, username) else None


def said_in(message: Message) -> str:
    """The words of a message: its text, or what stands under a photo, a video or a file."""
    return message.text or message.caption or ""


def without_name(said: str, username: str) -> str:
    """What is said without this bot's name, which is never part of a question; the same text where it is not named."""
    # Not of an address such as me@name.example.org; Japanese follows a name without a space.
    text = re.sub(rf"[@\uff20]{username}(?!\w|\.\w)", " ", said, flags=re.IGNORECASE | re.ASCII)
    return text if text == said else text.strip(SEPARATORS)


def is_typed(message: Message, asker: User | None) -> bool:
    """Whether a message is the asker's own; else its button was pressed."""
    return message.from_user is not None and asker is not None and message.from_user.id == asker.id


def follows_up(message: Message, username: str) -> bool:
    """Whether a message replies to one of ours and is no command of its own."""
    answered = message.reply_to_message
    ours = bool(answered and answered.from_user and answered.from_user.username == username)
    return ours and not said_in(message).startswith("/")
