"""Comings and goings: the bot is added, kicked, blocked or allowed again, and groups get another id."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.handlers.greeting import GONE
from bot.logs import get_logger

if TYPE_CHECKING:
    from telegram import ChatMemberUpdated, Message

    from bot.chat.handlers.greeting import Welcome
    from bot.state.chats import Chats

logger = get_logger(__name__)


class Membership:
    """Notes in which chats the bot is, and under which id."""

    def __init__(self, chats: Chats, welcome: Welcome) -> None:
        self._chats = chats
        self._welcome = welcome

    async def changed(self, change: ChatMemberUpdated) -> None:
        """Added, kicked, blocked or allowed again. Raises StateError, or TelegramError where a greeting is to be sent again."""
        await self._welcome.added(change)
        active = change.new_chat_member.status not in GONE
        await self._chats.changed(change.chat.id, change.chat.type, active=active)
        logger.info("membership", active=active, kind=change.chat.type)

    async def moved(self, message: Message) -> None:
        """Take over what is kept of a group, when a message says that it has become a supergroup. Raises StateError.

        The old group and the new one both say so: what is asked in the new one comes after its own message, and finds all there.
        """
        if message.migrate_to_chat_id is not None:
            await self._chats.move(message.chat_id, message.migrate_to_chat_id)
        if message.migrate_from_chat_id is not None:
            await self._chats.move(message.migrate_from_chat_id, message.chat_id)
