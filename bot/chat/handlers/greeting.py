"""The first contact: in three lines what the bot does, for a person who starts it and for a group that adds it."""

from __future__ import annotations

import html
from typing import TYPE_CHECKING

from telegram import ChatMember, InlineKeyboardMarkup
from telegram.constants import ChatType
from telegram.error import BadRequest, Forbidden

from bot.chat.api.destination import GROUPS, Destination
from bot.chat.handlers.addressed import said_in
from bot.chat.replies.buttons import Keyboard, in_rows
from bot.chat.replies.shown import Shown
from bot.logs import get_logger
from bot.reply import Reply
from bot.speech import speaking, tr, tr_later

if TYPE_CHECKING:
    from telegram import ChatMemberUpdated, Message, User

    from bot.chat.api.sender import Sender
    from bot.chat.handlers.desk.desk import Tells
    from bot.chat.handlers.languages import Languages
    from bot.state.chats import Chats

logger = get_logger(__name__)
START = "/start"
GONE = {ChatMember.BANNED, ChatMember.LEFT}
# Who comes back so soon has read it.
AGAIN_SECONDS = 24 * 3600
PRIVATE = (
    tr_later(
        "I answer questions on Japan's trade, first of all with Russia, from the Ministry of Finance's Trade Statistics: "
        "/lng fy2024, or “How much coal came from Australia in 2024?”"
    ),
    tr_later(
        "Add “chart” or “xlsx” for a picture or a file. Forward a text to me, and its figures are checked; /watch lng tells you "
        "the new ones of each month."
    ),
    tr_later("English, 日本語, русский: /lang. Currency, country and all else: /settings. What can be asked: /help"),
)
GROUP = (
    tr_later(
        "I answer questions on Japan's trade from the Ministry of Finance's Trade Statistics: /lng fy2024, /rank lng, or a "
        "message that names me. Replies to my answers go on from them; all else I leave alone."
    ),
    tr_later(
        "/watch lng tells this group the new figures of each month, /alert lng imports below 40 bn when that comes or ends."
    ),
    tr_later("Administrators set language, currency, country and quiet hours: /settings. What can be asked: /help"),
)
EXAMPLES = (
    (tr_later("LNG from Russia"), "/lng ru"),
    (tr_later("Cars to Russia"), "/cars ru"),
    (tr_later("Trade with Russia"), "/total ru"),
    (tr_later("Who sells Japan coal?"), "/coal imports by country"),
    (tr_later("LNG, a chart"), "/lng ru last 24m by month chart"),
    (tr_later("Help"), "/help"),
)


class Greeting:
    """Says it to a person at `/start`; asked for help in another way, the help says the rest."""

    def __init__(self, otherwise: Tells) -> None:
        self._otherwise = otherwise

    async def told(self, message: Message, asker: User | None, answered: Reply) -> Shown | None:
        """In the place of the help, where a person starts the bot in private. Raises StateError."""
        if message.chat.type == ChatType.PRIVATE and said_in(message).strip().casefold() == START:
            return _said(PRIVATE)
        return await self._otherwise.told(message, asker, answered)


class Welcome:
    """Says it in a group that adds the bot; not again to one that had it a day ago, or has just got another number."""

    def __init__(self, sender: Sender, chats: Chats, languages: Languages) -> None:
        self._sender = sender
        self._chats = chats
        self._languages = languages

    async def added(self, change: ChatMemberUpdated) -> None:
        """Greet where that is due, in the chat's language or that of who added the bot. Raises TelegramError or StateError."""
        came = change.old_chat_member.status in GONE and change.new_chat_member.status not in GONE
        if not came or change.chat.type not in GROUPS or await self._chats.met_within(change.chat.id, AGAIN_SECONDS):
            return
        with speaking(await self._languages.of_chat(change.chat.id, change.from_user)):
            shown = _said(GROUP)
            try:
                await self._sender.send(Destination.of_chat(change.chat), shown.reply, shown.buttons)
            except (BadRequest, Forbidden) as refused:
                logger.info("a group was not greeted", reason=refused.message)


def _said(lines: tuple[str, ...]) -> Shown:
    """The lines, with questions to try; their answers come beside it."""
    text = "\n".join(tr(line) for line in lines)
    made = Keyboard()
    buttons = [made.button(tr(label), "b", words) for label, words in EXAMPLES]
    return Shown(Reply(html.escape(text, quote=False), text), InlineKeyboardMarkup(in_rows(buttons)))
