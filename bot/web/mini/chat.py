"""What a Mini App needs of the chat that it was opened from."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from bot.preferred import Preferred
    from bot.speech import Lang


class Chat(Protocol):
    """`person` is the number of whoever opened the page."""

    async def reader(self, person: int, code: str) -> tuple[Lang, Preferred]:
        """The language and preferences of a person, whose Telegram speaks the language of a code."""

    async def words_of(self, link: str) -> str:
        """The canonical command behind a short id; empty when it is not known."""

    async def send(self, words: str, person: int, query: str) -> str:
        """Put the answer to a command into the conversation: empty when that is done, else the id of a prepared message.

        Raises TradebotError.
        """
