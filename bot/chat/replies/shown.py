"""What a command that asks for no figures answers with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup

    from bot.chat.api.content import Media
    from bot.reply import Reply


@dataclass(frozen=True, slots=True)
class Shown:
    """What is said; with buttons where it says what is set, without where nothing could be set or read.

    `toast` is the same in a line, for who pressed a button under something else. `file` goes after what was typed.
    `ends`: it takes the place of a message whose buttons have done what they were for.
    """

    reply: Reply
    buttons: InlineKeyboardMarkup | None = None
    toast: str = ""
    file: Media | None = None
    ends: bool = False
