"""Who may change what is set for a chat: in private the person, in a group its administrators, or all where these say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cachetools import TTLCache
from telegram import ChatMember
from telegram.constants import ChatType
from telegram.error import BadRequest, TelegramError

from bot.chat.api.destination import NOBODY
from bot.chat.replies.notices import NOT_NOW
from bot.logs import get_logger
from bot.speech import tr_later

if TYPE_CHECKING:
    from telegram import Bot, Message, User

    from bot.state.desk.preferences import ChatPreferences

logger = get_logger(__name__)
MOST_CACHED = 10_000
# Who is administrator no more may change things for so long.
KEPT_SECONDS = 60.0
ASKED_SECONDS = 5.0
ADMINISTRATORS = {ChatMember.OWNER, ChatMember.ADMINISTRATOR}
ADMINS_ONLY = tr_later("In this group only administrators may do that. They can open it to all: /settings rights all")


class Rights:
    """Asks the chat's settings first, and then Telegram, whose answers are kept for a minute."""

    def __init__(self, bot: Bot, preferences: ChatPreferences) -> None:
        self._bot = bot
        self._preferences = preferences
        self._known: TTLCache[tuple[int, int], bool] = TTLCache(MOST_CACHED, KEPT_SECONDS)

    async def refusal(self, message: Message, asker: User | None, *, opened: bool = True) -> str | None:
        """Why a person may not change it, as a message to be translated; None where they may. Raises StateError.

        `opened`: all may where the chat's settings say so. The message is the person's own, or one whose button they pressed.
        """
        chat = message.chat
        if chat.type == ChatType.PRIVATE or (opened and (await self._preferences.of(chat.id)).changed_by == "all"):
            return None
        if asker is None or asker.id in NOBODY:
            # Who writes as the group itself is an administrator who stays anonymous; other chats may be anybody's.
            return None if message.sender_chat is not None and message.sender_chat.id == chat.id else ADMINS_ONLY
        try:
            return None if await self._is_administrator(chat.id, asker.id) else ADMINS_ONLY
        except TelegramError as error:
            logger.warning("who is an administrator is not known", reason=str(error))
            return NOT_NOW

    async def _is_administrator(self, chat: int, person: int) -> bool:
        """Raises TelegramError when Telegram does not say."""
        known = self._known.get((chat, person))
        if known is None:
            known = self._known[chat, person] = await self._asked(chat, person)
        return known

    async def _asked(self, chat: int, person: int) -> bool:
        try:
            member = await self._bot.get_chat_member(chat, person, read_timeout=ASKED_SECONDS)
        except BadRequest:
            # Where the bot is no administrator itself, Telegram need not tell of others, but for the administrators.
            found = await self._bot.get_chat_administrators(chat, read_timeout=ASKED_SECONDS)
            return any(one.user.id == person for one in found)
        return member.status in ADMINISTRATORS
