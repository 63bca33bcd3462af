"""Writing to Telegram: in the limits, in the topic, as plain text where markup is refused, to the new id of a moved group.

What becomes of a message is known (`Outcome`): one that cannot have been delivered raises, and is for who called to send again;
one that may have been delivered is not sent again.
"""

from __future__ import annotations

import asyncio
import html
import re
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from telegram import InputMediaDocument, InputMediaPhoto, Message
from telegram.constants import ParseMode
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.chat.api.journal import current
from bot.chat.api.outcome import Outcome, outcome_of, repeatable, wanted_pause
from bot.chat.api.pace import Pace
from bot.chat.api.refused import is_missing_right
from bot.chat.api.wanted import MOST_CURES, NO_PREVIEW, cured, place, wanted
from bot.logs import get_logger
from bot.render.phrases.shown import Text

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from telegram import Bot, CallbackQuery, InlineKeyboardMarkup

    from bot.chat.api.content import Media
    from bot.chat.api.destination import Destination
    from bot.chat.api.wanted import Wanted
    from bot.state.chats import Chats

logger = get_logger(__name__)
TAG = re.compile(r"<[^>]+>")
NOTHING_TO_EDIT = 0


@dataclass(frozen=True, slots=True)
class Sent:
    """A message that went out, and its id for later edits.

    The id is 0 for one that cannot be edited: only the asker sees it, or it is not known whether it arrived. There is no message
    for that one, and for one that went out in an earlier try.
    """

    editable: int
    message: Message | None = None


class Sender:
    """Sends and edits. What a chat no longer wants is noted, and never tried again."""

    def __init__(self, bot: Bot, chats: Chats) -> None:
        self._bot = bot
        self._chats = chats
        self._pace = Pace()

    async def send(
        self,
        to: Destination,
        content: Text | Media,
        buttons: InlineKeyboardMarkup | None = None,
        *,
        reply_to: int | None = None,
        only_for: int | None = None,
    ) -> Sent:
        """Write to a place, as a reply to a message where one is given. `only_for`: who alone need see it, in a group.

        A message that went out in an earlier try of the same update is not sent again. Raises TelegramError when it cannot be
        delivered, and StateError when it cannot be noted what was sent before it.
        """
        journal = current()
        earlier = await journal.went_out() if journal is not None else None
        if earlier is not None:
            return Sent(earlier)
        await self._pace.wait(to)
        sent = await self._sent(to, content, wanted(to, content, buttons, reply_to, only_for))
        if journal is not None:
            journal.sent(sent.editable, perhaps=sent.message is None)
        return sent

    def is_free(self, to: Destination) -> bool:
        """Whether a message to this place would go out at once."""
        return self._pace.is_free(to)

    async def edit(
        self, to: Destination, message_id: int, content: Text | Media, buttons: InlineKeyboardMarkup | None
    ) -> Message | None:
        """Put an answer in the place of an earlier one. Raises TelegramError; what perhaps arrived may be done again.

        Returns the changed message where a picture or a file was put in.
        """
        await self._pace.wait(to)
        where: dict[str, Any] = {"chat_id": to.chat, "message_id": message_id, "reply_markup": buttons}
        if isinstance(content, Text):
            return await self._changed(to, partial(self._bot.edit_message_text, **where, **_text(content)))
        made = InputMediaPhoto if content.kind == "photo" else InputMediaDocument
        media = made(content.content, caption=content.caption.html, parse_mode=ParseMode.HTML, filename=content.name)
        return await self._changed(to, partial(self._bot.edit_message_media, media, **where))

    async def edit_inline(self, query: CallbackQuery, answered: Text, buttons: InlineKeyboardMarkup | None) -> None:
        """The same for an answer that was sent by way of inline mode, which has no chat of ours."""
        where: dict[str, Any] = {"inline_message_id": query.inline_message_id, "reply_markup": buttons}
        await self._changed(None, partial(self._bot.edit_message_text, **where, **_text(answered)))

    async def _sent(self, to: Destination, content: Text | Media, call: Wanted) -> Sent:
        """Send; returns that it arrived, or that it may have."""
        try:
            message = await self._accepted(to, content, call)
        except asyncio.CancelledError:
            if (journal := current()) is not None:
                journal.sent(NOTHING_TO_EDIT, perhaps=True)
            raise
        except TelegramError as error:
            self._note(to, error)
            if outcome_of(error) is not Outcome.PERHAPS:
                raise
            logger.warning("perhaps delivered, and not sent again", reason=str(error))
            return Sent(NOTHING_TO_EDIT)
        return Sent(NOTHING_TO_EDIT if call["api_kwargs"] else message.message_id, message)

    async def _accepted(self, to: Destination, content: Text | Media, call: Wanted) -> Message:
        """Send, and change what is refused until it is accepted. Raises TelegramError."""
        send: Callable[..., Awaitable[Message]] = self._bot.send_message
        if not isinstance(content, Text):
            send = self._bot.send_photo if content.kind == "photo" else self._bot.send_document
        for _ in range(MOST_CURES):
            try:
                return await send(**call)
            except ChatMigrated as moved:
                await self._chats.move(to.chat, moved.new_chat_id)
                call |= place(to.moved(moved.new_chat_id))
            except BadRequest as refused:
                if not cured(call, refused, content):
                    raise
        raise BadRequest("refused whatever was tried")  # pragma: no cover - there are no more cures than tries

    async def _changed(self, to: Destination | None, change: Callable[[], Awaitable[Message | bool]]) -> Message | None:
        """A second tap changes nothing, and that is no error."""
        try:
            changed = await change()
        except BadRequest as error:
            if "not modified" not in error.message.casefold():
                raise
            return None
        except TelegramError as error:
            if to is not None:
                self._note(to, error)
            raise repeatable(error) from None
        return changed if isinstance(changed, Message) else None

    def _note(self, to: Destination, error: TelegramError) -> None:
        """What an error says of a chat: it wants no more of us, or nothing for a while."""
        if isinstance(error, Forbidden) and not is_missing_right(error):
            self._chats.note(to.chat, to.kind, active=False)
        if isinstance(error, RetryAfter):
            self._pace.hold(to.chat, wanted_pause(error))


def plain(marked: str) -> str:
    """The text that Telegram shows of our HTML."""
    return html.unescape(TAG.sub("", marked)).strip()


def _text(content: Text) -> dict[str, Any]:
    return {"text": content.html, "parse_mode": ParseMode.HTML, "link_preview_options": NO_PREVIEW}
