"""Each kind of update to the one who handles it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.api.destination import Destination, shown_to
from bot.chat.handlers.addressed import question_in
from bot.chat.handlers.inline import InlineQueries
from bot.chat.handlers.membership import Membership
from bot.chat.handlers.messages import Messages
from bot.chat.handlers.presses import Presses
from bot.chat.handlers.services import Services
from bot.chat.replies.notices import BUSY, notice
from bot.speech import speaking

if TYPE_CHECKING:
    from telegram import Bot, Update

    from bot.chat.metrics import Metrics
    from bot.engine.live import Live
    from bot.state.store import State


class Dispatcher:
    """Handles updates."""

    def __init__(self, bot: Bot, live: Live, state: State, metrics: Metrics) -> None:
        self._services = Services.of(bot, live, state, metrics)
        self._membership = Membership(state.chats)
        self._messages = Messages(self._services)
        self._presses = Presses(self._services)
        self._inline = InlineQueries(self._services.username, self._services.languages, self._services.answering)

    async def handle(self, update: Update) -> None:
        """Do what one update asks for. Raises TelegramError or StateError when it cannot be done."""
        if update.callback_query is not None:
            await self._presses.handle(update.callback_query)
        elif update.inline_query is not None:
            await self._inline.handle(update.inline_query)
        elif update.my_chat_member is not None:
            self._membership.changed(update.my_chat_member)
        elif (message := update.message or update.edited_message) is not None:
            await self._membership.moved(message)
            await self._messages.handle(message, edited=update.message is None)

    async def busy(self, update: Update) -> None:
        """Say once that a chat has too many questions waiting; only where the message was for this bot."""
        message = update.message
        text = question_in(message, self._services.username) if message is not None else None
        if message is not None and text is not None:
            with speaking(await self._services.languages.of_message(message, text)):
                await self._services.sender.send(
                    Destination.of(message), notice(BUSY), reply_to=message.message_id, only_for=shown_to(message)
                )
        if update.callback_query is not None:
            await self._presses.refuse(update.callback_query, BUSY)

    def close(self) -> None:
        """Let what was begun end."""
        self._services.close()
