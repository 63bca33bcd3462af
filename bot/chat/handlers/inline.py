"""Inline mode: `@bot lng fy2024 vs fy2023` in any chat gives ready answers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.error import TelegramError

from bot.chat.handlers.addressed import without_name
from bot.logs import get_logger
from bot.preferred import preferring
from bot.speech import speaking

if TYPE_CHECKING:
    from telegram import InlineQuery

    from bot.chat.handlers.services import Services

logger = get_logger(__name__)
KEPT_SECONDS = 300


class InlineQueries:
    """Answers what is typed, in its own language or in that of the person, as this person has set it in a private chat.

    Nothing typed is answered with what they have given names there.
    """

    def __init__(self, services: Services) -> None:
        self._username = services.username
        self._languages = services.languages
        self._answering = services.answering
        self._settled = services.settled
        self._favourites = services.favourites

    async def handle(self, query: InlineQuery) -> None:
        """Offer ready answers; who types on, or waits for half a minute, needs them no more. Raises StateError."""
        text = without_name(query.query, self._username)
        # A private chat has the number of its person.
        person = query.from_user.id
        named = {} if text.strip() else await self._favourites.of(person)
        with speaking(self._languages.of_inline(text, query.from_user)), preferring(await self._settled.of(person)):
            found = await self._answering.offers(text, named)
        try:
            await query.answer(found.articles, cache_time=KEPT_SECONDS, is_personal=True)
        except TelegramError as error:
            logger.info("an inline query could not be answered", reason=str(error))
