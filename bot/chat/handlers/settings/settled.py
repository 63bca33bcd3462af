"""What a chat has set, as far as answers depend on it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.errors import StateError
from bot.logs import get_logger
from bot.preferred import STANDARD, Preferred

if TYPE_CHECKING:
    from bot.engine.live import Live
    from bot.state.desk.preferences import ChatPreferences

logger = get_logger(__name__)


class Settled:
    """Reads it for each question, so that a choice counts at once on every replica."""

    def __init__(self, preferences: ChatPreferences, live: Live) -> None:
        self._preferences = preferences
        self._live = live

    async def of(self, chat: int) -> Preferred:
        """Of a chat; a person's number is that of their private chat. When the state cannot be read, nothing is set."""
        try:
            found = (await self._preferences.of(chat)).preferred
        except StateError as error:
            logger.warning("what a chat has set is not known", reason=str(error))
            return STANDARD
        # A country that the data no longer have is not meant by anything.
        known = found.partner in self._live.engine.store.facts.partners
        return found if known else replace(found, partner=STANDARD.partner)
