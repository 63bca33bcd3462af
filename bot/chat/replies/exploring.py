"""The button that opens the page at the question of an answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, WebAppInfo

from bot.serving.openings import LONGEST_ADDRESS, LONGEST_START, Opening, opening
from bot.speech import tr
from bot.state.links import short_id

if TYPE_CHECKING:
    from bot.settings import Settings


@dataclass(frozen=True, slots=True)
class Exploring:
    """Where the page is: its `address`, and the `link` that opens it from any chat. Empty where there is none, and no button."""

    address: str = ""
    link: str = ""

    @classmethod
    def of(cls, settings: Settings | None, username: str) -> Exploring:
        """As is set; a link needs the page's name with @BotFather."""
        if settings is None or not settings.web_url:
            return cls()
        return cls(settings.web_url, f"https://t.me/{username}/{settings.web_app_name}" if settings.web_app_name else "")

    def button(self, words: str, links: dict[str, str], *, private: bool) -> InlineKeyboardButton | None:
        """For a canonical command; a short id that it needs is put among `links`.

        Telegram takes buttons of pages in private chats only; elsewhere it is a link.
        """
        asked = opening(words)
        if private and self.address:
            long = len(self.address + asked.query) > LONGEST_ADDRESS
            address = self.address + (_kept(asked, links) if long else asked).query
            return InlineKeyboardButton(tr("Explore"), web_app=WebAppInfo(address))
        if not private and self.link:
            start = asked.start if len(asked.start) <= LONGEST_START else _kept(asked, links).start
            return InlineKeyboardButton(tr("Explore"), url=f"{self.link}?startapp={start}")
        return None


def _kept(asked: Opening, links: dict[str, str]) -> Opening:
    """The same behind a short id."""
    request = asked.words.removeprefix("/")
    key = short_id(request)
    links[key] = request
    return Opening(asked.lang, link=key)
