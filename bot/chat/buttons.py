"""Buttons under an answer. Each carries a whole canonical request, so that it works after a restart and on any replica.

Callback data: version, action, the canonical command without its slash; at most 64 bytes. A request that does not fit has
no button.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardButtonLimit

from bot.engine.variants import variants

if TYPE_CHECKING:
    from telegram import Message

    from bot.engine.engine import Engine
    from bot.reply import Reply

VERSION = "1"
ACTIONS = {"=": "show", "s": "source"}
A_ROW = 3
MOST_BYTES = InlineKeyboardButtonLimit.MAX_CALLBACK_DATA


@dataclass(frozen=True, slots=True)
class Press:
    """What a button asks for."""

    action: Literal["show", "source"]
    words: str


def keyboard(answered: Reply, engine: Engine, *, inline: bool = False) -> InlineKeyboardMarkup | None:
    """The buttons of an answer; None for what has no figures. In an inline result no message can be sent beside it."""
    if answered.answer is None or answered.question is None:
        return None
    requests = [(v.label, v.request.words(engine.vocabulary)) for v in variants(answered.question, engine.store.facts)]
    buttons = [_button(label, "=", words) for label, words in requests]
    if not inline:
        buttons.append(_button("Source", "s", answered.canonical))
    buttons.append(_button("↻", "=", answered.canonical))
    kept = [button for button in buttons if button]
    return InlineKeyboardMarkup([kept[at : at + A_ROW] for at in range(0, len(kept), A_ROW)]) if kept else None


def pressed(data: str | None) -> Press | None:
    """What was pressed; None when it is none of this version's buttons."""
    if not data or len(data) < len("1=x") or data[0] != VERSION or data[1] not in ACTIONS:
        return None
    return Press("source" if data[1] == "s" else "show", f"/{data[2:]}")


def answered_request(message: Message | None) -> str:
    """The canonical command that one of our answers stands for, from its own buttons; empty when it has none."""
    markup = message.reply_markup if message else None
    data = [str(button.callback_data) for row in markup.inline_keyboard for button in row] if markup else []
    own = [press.words for one in data if (press := pressed(one)) and press.action == "source"]
    return own[0] if own else ""


def _button(label: str, action: str, words: str) -> InlineKeyboardButton | None:
    data = f"{VERSION}{action}{words.removeprefix('/')}"
    return InlineKeyboardButton(label, callback_data=data) if len(data.encode()) <= MOST_BYTES else None
