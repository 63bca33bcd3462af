"""What a command that asks for no figures answers with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from telegram import InlineKeyboardMarkup

    from bot.reply import Reply


@dataclass(frozen=True, slots=True)
class Shown:
    """What is said; with buttons where it says what is set, without where nothing could be set or read.

    `toast` is the same in a line, for who pressed a button under something else.
    """

    reply: Reply
    buttons: InlineKeyboardMarkup | None = None
    toast: str = ""
