"""Why a post was not taken, and what becomes of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from telegram.error import Forbidden

from bot.chat.api.refused import is_missing_right
from bot.state.desk.absences import away_from

if TYPE_CHECKING:
    from telegram.error import TelegramError

    from bot.state.desk.absences import Away

# What Telegram says of a chat that is not there, of one in which the bot may not write, and of topics.
NO_CHAT = ("chat not found", "peer_id_invalid", "user_id_invalid", "chat_id_invalid")
NO_RIGHT = ("have no rights", "need administrator rights", "chat_write_forbidden", "chat_restricted")
NO_TOPIC = ("thread", "topic")


def away(refused: TelegramError, kind: str) -> Away | None:
    """Why a chat of a kind takes no post for now; None where it is the post that is refused."""
    reason = refused.message.casefold()
    if is_missing_right(refused) or any(one in reason for one in NO_RIGHT):
        return "no right"
    if isinstance(refused, Forbidden) or any(one in reason for one in NO_CHAT):
        return away_from(kind)
    return "no topic" if any(one in reason for one in NO_TOPIC) else None
