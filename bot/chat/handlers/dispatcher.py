"""Each kind of update to the one who handles it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.chat.api.destination import Destination, shown_to
from bot.chat.handlers.addressed import question_in
from bot.chat.handlers.greeting import Welcome
from bot.chat.handlers.inline import InlineQueries
from bot.chat.handlers.membership import Membership
from bot.chat.handlers.messages import Messages
from bot.chat.handlers.presses import Presses
from bot.chat.handlers.services import Services
from bot.chat.replies.notices import notice
from bot.speech import speaking

if TYPE_CHECKING:
    from telegram import Bot, Update

    from bot.chat.metrics import Metrics
    from bot.engine.live import Live
    from bot.settings import Settings
    from bot.state.store import State


class Dispatcher:
    """Handles updates."""

    def __init__(self, bot: Bot, live: Live, state: State, metrics: Metrics, settings: Settings) -> None:
        self.services = self._services = Services.of(bot, live, state, metrics, settings)
        self._membership = Membership(state.chats, Welcome(self._services.sender, state.chats, self._services.languages))
        self._messages = Messages(self._services)
        self._presses = Presses(self._services)
        self._inline = InlineQueries(self._services)

    async def handle(self, update: Update) -> None:
        """Do what one update asks for. Raises TelegramError or StateError when it cannot be done."""
        if update.callback_query is not None:
            await self._presses.handle(update.callback_query)
        elif update.inline_query is not None:
            await self._inline.handle(update.inline_query)
        elif update.my_chat_member is not None:
            await self._membership.changed(update.my_chat_member)
        elif (message := update.message or update.edited_message) is not None:
            await self._membership.moved(message)
            await self._messages.handle(message, edited=update.message is None)

    def asks(self, update: Update) -> bool:
        """Whether somebody waits for an answer to it."""
        message = update.message or update.edited_message
        return update.callback_query is not None or (
            message is not None and question_in(message, self._services.username) is not None
        )

    async def acknowledge(self, update: Update) -> None:
        """End the spinner of a press, before its turn."""
        if update.callback_query is not None:
            await self._services.callbacks.acknowledge(update.callback_query)

    async def tell(self, update: Update, reason: str) -> None:
        """Tell whoever asked a message of ours, in their language. Raises TelegramError."""
        if update.callback_query is not None:
            await self._presses.refuse(update.callback_query, reason)
        message = update.message or update.edited_message
        text = question_in(message, self._services.username) if message is not None else None
        if message is not None and text is not None:
            with speaking(await self._services.languages.of_message(message, text)):
                only_for = shown_to(message, message.from_user)
                to, said = Destination.of(message), notice(reason)
                await self._services.sender.send(to, said, reply_to=message.message_id, only_for=only_for)

    def close(self) -> None:
        """Let what was begun end."""
        self._services.close()
