"""`/forget`: deletes all that is kept of a chat, after a button that confirms it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram import InlineKeyboardButton, InlineKeyboardMarkup

from bot.chat.handlers.addressed import is_typed
from bot.chat.replies.callback import written
from bot.chat.replies.notices import notice
from bot.chat.replies.shown import Shown
from bot.speech import tr, tr_later

if TYPE_CHECKING:
    from telegram import Message, User

    from bot.chat.handlers.desk.rights import Rights
    from bot.chat.handlers.lately import Lately
    from bot.state.store import State

NAME = "forget"
ALL, NOT = "all", "not"
ASKED = tr_later(
    "This deletes all that is kept of this chat: its language and settings, what it watches, its named questions and the posts "
    "that wait. It cannot be taken back. /mydata shows what there is. Not among it is what buttons ask: a long question is kept "
    "for them up to half a year after it was last shown or pressed, without the chat that asked it."
)
DONE = tr_later("All that was kept of this chat is deleted. From now on it is answered as a new one.")
KEPT = tr_later("Nothing was deleted.")


class Forgetting:
    """For the person, or for an administrator of the group."""

    def __init__(self, state: State, lately: Lately, rights: Rights) -> None:
        self._state = state
        self._lately = lately
        self._rights = rights

    async def asked(self, message: Message, asker: User | None, words: str) -> Shown | None:
        """Ask whether it is meant; by a button, do it or leave it. Raises StateError."""
        if words not in {"", ALL, NOT}:
            return None
        refusal = await self._rights.refusal(message, asker, opened=False)
        if refusal is not None:
            return Shown(notice(refusal))
        if not words or is_typed(message, asker):
            return Shown(notice(ASKED), _buttons())
        if words == NOT:
            return Shown(notice(KEPT), ends=True)
        await self._state.forget_chat(message.chat_id)
        self._lately.forget(message.chat)
        return Shown(notice(DONE), ends=True)

    def changes(self, words: str) -> bool:  # noqa: ARG002 - as all of a desk
        """Who may is asked here, and of groups that are open to all, too."""
        return False


def _buttons() -> InlineKeyboardMarkup:
    labelled = ((tr("Delete all"), ALL), (tr("Keep it"), NOT))
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=written("d", f"{NAME} {to}")) for label, to in labelled]]
    )
