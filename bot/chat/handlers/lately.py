"""What a chat asked last, for as long as the next words may go on from it, and what it was told today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cachetools import LRUCache, TTLCache
from telegram.constants import ChatType

from bot.clock import today

if TYPE_CHECKING:
    import datetime as dt

    from telegram import Chat

    from bot.reply import Reply

MOST_CHATS = 10_000
KEPT_SECONDS = 3600


class Lately:
    """In memory alone: after a restart, or at another replica, words are a question of their own until one is asked."""

    def __init__(self) -> None:
        self._asked: TTLCache[int, str] = TTLCache(MOST_CHATS, KEPT_SECONDS)
        self._warned: LRUCache[int, dt.date] = LRUCache(MOST_CHATS)

    def of(self, chat: Chat) -> str:
        """The canonical command; empty in groups, where people speak in turns, and where nothing was asked lately."""
        return self._asked.get(chat.id, "") if chat.type == ChatType.PRIVATE else ""

    def forget(self, chat: Chat) -> None:
        """Nothing was asked, nothing told."""
        self._asked.pop(chat.id, None)
        self._warned.pop(chat.id, None)

    def once_a_day(self, chat: Chat, answered: Reply) -> Reply:
        """The answer, with the line that the data are old where the chat has not had it today."""
        if answered.warning is None:
            return answered
        if self._warned.get(chat.id) == today():
            return answered.without_warning()
        self._warned[chat.id] = today()
        return answered

    def note(self, chat: Chat, answered: Reply) -> None:
        """A question was answered; of several the last counts."""
        if answered.last and chat.type == ChatType.PRIVATE:
            self._asked[chat.id] = answered.last
