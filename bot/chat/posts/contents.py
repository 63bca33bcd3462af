"""What a post shows: its words with buttons, or a picture over them; the words alone where there can be no picture."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from telegram import InlineKeyboardMarkup
from telegram.error import BadRequest, Forbidden

from bot.chat.api.content import Media
from bot.chat.api.refused import is_missing_right
from bot.chat.replies.buttons import Keyboard, in_rows
from bot.logs import get_logger
from bot.render.phrases.shown import Text

if TYPE_CHECKING:
    from bot.chat.api.sender import Sent
    from bot.chat.replies.answering import Answering
    from bot.chat.replies.media import MediaMaker
    from bot.reply import Reply
    from bot.state.links import Links
    from bot.watch.post import Post

logger = get_logger(__name__)
# As known, made anew, as a file, as text.
MOST_WAYS = 4
# Answers beside the post, which stays as it is for the others.
BESIDE = "b"


class Send(Protocol):
    """Sends a content with buttons to where it goes."""

    async def __call__(self, content: Text | Media, buttons: InlineKeyboardMarkup | None) -> Sent:
        """Do it. Raises TelegramError."""


@dataclass(frozen=True, slots=True)
class Ready:
    """A post that can be sent; `pictured` is the answer that its picture shows."""

    words: Text
    buttons: InlineKeyboardMarkup | None
    picture: Media | None = None
    pictured: Reply | None = None


class Contents:
    """Makes posts ready in the language that is spoken."""

    def __init__(self, answering: Answering, media: MediaMaker, links: Links) -> None:
        self._answering = answering
        self._media = media
        self._links = links

    async def ready(self, post: Post) -> Ready:
        """Draw what is to be drawn, and keep what its buttons stand for. Raises StateError."""
        keyboard = Keyboard()
        rows = in_rows([keyboard.button(label, BESIDE, words) for label, words in post.buttons])
        await self._links.keep(keyboard.links)
        ready = Ready(Text(post.html, post.text), InlineKeyboardMarkup(rows) if rows else None)
        if not post.chart:
            return ready
        try:
            answered = await self._answering.reply(post.chart)
            made = await self._media.made(answered)
        except Exception:
            logger.exception("a picture failed")
            return ready
        if not isinstance(made, Media):
            logger.warning("a post goes without its picture")
            return ready
        return replace(ready, picture=replace(made, caption=ready.words), pictured=answered)

    async def send(self, send: Send, ready: Ready) -> Sent:
        """Send it, in another way where Telegram does not take the picture. Raises TelegramError."""
        picture = ready.picture
        for _ in range(MOST_WAYS):
            try:
                sent = await send(picture or ready.words, ready.buttons)
            except (BadRequest, Forbidden) as refused:
                if (
                    picture is None
                    or ready.pictured is None
                    or (isinstance(refused, Forbidden) and not is_missing_right(refused))
                ):
                    raise
                other = await self._media.otherwise(ready.pictured, picture, refused)
                picture = replace(other, caption=ready.words) if isinstance(other, Media) else None
            else:
                if picture is not None and sent.message is not None:
                    self._media.sent(picture, sent.message)
                return sent
        raise BadRequest("refused whatever was tried")  # pragma: no cover - the last way is text, which is sent or raises
