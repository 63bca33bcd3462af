"""Who looks after the bot: people named by a setting, and only where nobody else reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.constants import ChatType

if TYPE_CHECKING:
    from collections.abc import Collection

    from telegram import Message, User


class Owners:
    """By their numbers in Telegram."""

    def __init__(self, numbers: Collection[int]) -> None:
        self._numbers = numbers

    def asks(self, message: Message, asker: User | None) -> bool:
        """Whether a message, or the press of a button under it, is one of theirs in a private chat."""
        return asker is not None and asker.id in self._numbers and message.chat.type == ChatType.PRIVATE
