"""`/lang`: a chat chooses the language of its answers, by a word or by a button, or leaves it to each question and asker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.chat.handlers.languages import of_person
from bot.chat.replies.buttons import in_rows
from bot.chat.replies.callback import written
from bot.chat.replies.notices import NOT_NOW, notice
from bot.chat.replies.shown import Shown
from bot.errors import StateError
from bot.logs import get_logger
from bot.question.lexicon.language import AVAILABLE, choice_of
from bot.speech import speaking, tr, tr_later

if TYPE_CHECKING:
    from telegram import Message, User

    from bot.chat.handlers.desk.rights import Rights
    from bot.question.lexicon.language import Choice
    from bot.speech import Lang
    from bot.state.chats import Chats

logger = get_logger(__name__)
NAMES: dict[Choice, str] = {"en": "English", "ja": "日本語", "ru": "Русский"}
SET = "✓ {name}"
AUTOMATIC = tr_later("Each question is answered in its own language; where it has none, in the language of your Telegram.")
# Translators: name your own language here: it is said in the language that is set.
CHOSEN = tr_later("Answers in this chat are in English; a question in another language is answered in that one.")


class Choosing:
    """Sets and shows the language of a chat."""

    def __init__(self, chats: Chats, rights: Rights) -> None:
        self._chats = chats
        self._rights = rights

    async def asked(self, message: Message, asker: User | None, wanted: str) -> Shown:
        """Set what is wanted, and say what is set. An empty `wanted` asks only; an unknown one is told what there is.

        `message` asks for it, or its button was pressed. Who may not change it is told so.
        """
        chat, choice = message.chat, choice_of(wanted)
        if wanted and choice is None:
            return Shown(notice(AVAILABLE))
        try:
            if choice is not None:
                refusal = await self._rights.refusal(message, asker)
                if refusal is not None:
                    return Shown(notice(refusal))
                await self._chats.choose(chat.id, chat.type, None if choice == "auto" else choice)
            chosen = await self._chats.language(chat.id)
        except StateError as error:
            logger.warning("the language of a chat could not be set or read", reason=str(error))
            return Shown(notice(NOT_NOW))
        with speaking(chosen or of_person(asker)):
            return Shown(notice(AUTOMATIC if chosen is None else CHOSEN), _buttons(chosen))


def _buttons(chosen: Lang | None) -> InlineKeyboardMarkup:
    """All choices, the present one marked."""
    labels: dict[Choice, str] = {**NAMES, "auto": tr("Automatic")}
    buttons = [
        InlineKeyboardButton(SET.format(name=name) if choice == (chosen or "auto") else name, callback_data=written("l", choice))
        for choice, name in labels.items()
    ]
    return InlineKeyboardMarkup(in_rows(buttons))
