"""Buttons under a reply, in the language that is spoken: its other readings, what one asks next, and what can be copied."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from telegram import CopyTextButton, InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardButtonLimit

from bot.chat.replies.callback import LINK, MOST_BYTES, written
from bot.chat.replies.exploring import Exploring
from bot.render.phrases.shown import units
from bot.speech import tr
from bot.state.links import short_id

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.reply import Reply

A_ROW = 3
# Of two labels in a row that a phone shows whole.
MOST_LETTERS = 36
MOST_COPIED = InlineKeyboardButtonLimit.MAX_COPY_TEXT
NOWHERE = Exploring()


@dataclass(slots=True)
class Keyboard:
    """Buttons, and the short ids in them that are to be stored before they are shown."""

    markup: InlineKeyboardMarkup | None = None
    links: dict[str, str] = field(default_factory=dict)

    def button(self, label: str, action: str, words: str) -> InlineKeyboardButton:
        """A button for a canonical command."""
        request = words.removeprefix("/")
        data = written(action, request)
        if len(data.encode()) > MOST_BYTES:
            key = short_id(request)
            self.links[key] = request
            data = written(action, f"{LINK}{key}")
        return InlineKeyboardButton(label, callback_data=data)

    def of(self, rows: Sequence[Sequence[InlineKeyboardButton]]) -> InlineKeyboardMarkup:
        """Rows of such buttons."""
        self.markup = InlineKeyboardMarkup(rows)
        return self.markup


def keyboard(answered: Reply, *, inline: bool = False, private: bool = False, exploring: Exploring = NOWHERE) -> Keyboard:
    """The buttons of a reply, first its other readings; no markup where there is nothing to press.

    `inline`: in an inline result; `private`: in a private chat.
    """
    made = Keyboard()
    others = [made.button(label, "=", words) for label, words in answered.others]
    tries = [made.button(label, "b", words) for label, words in answered.tries] if not inline else []
    onward = _onward(made, answered, inline=inline)
    explored = exploring.button(answered.canonical, made.links, private=private) if onward else None
    last = [*_copying(answered), *onward, *([explored] if explored else [])]
    rows = [*in_rows(others), *_in_pairs(tries), *in_rows(last)]
    made.markup = InlineKeyboardMarkup(rows) if rows else None
    return made


def in_rows(buttons: Sequence[InlineKeyboardButton]) -> list[Sequence[InlineKeyboardButton]]:
    """So many in a row that a phone shows their labels."""
    return [buttons[at : at + A_ROW] for at in range(0, len(buttons), A_ROW)]


def _in_pairs(buttons: Sequence[InlineKeyboardButton]) -> list[Sequence[InlineKeyboardButton]]:
    """Two in a row where both labels are short, else each in its own."""
    rows: list[list[InlineKeyboardButton]] = []
    for one in buttons:
        if rows and len(rows[-1]) == 1 and len(rows[-1][0].text) + len(one.text) <= MOST_LETTERS:
            rows[-1].append(one)
        else:
            rows.append([one])
    return [*rows]


def _copying(answered: Reply) -> list[InlineKeyboardButton]:
    """A button that copies the answer in one line, where Telegram takes so much."""
    if not answered.copy or units(answered.copy) > MOST_COPIED:
        return []
    return [InlineKeyboardButton(tr("Copy"), copy_text=CopyTextButton(answered.copy))]


def _onward(made: Keyboard, answered: Reply, *, inline: bool) -> list[InlineKeyboardButton]:
    """What one asks next; nothing for what has no figures. In an inline result no message can be sent beside it."""
    if answered.answer is None or answered.more:
        return []
    wanted = answered.variants if inline else (*answered.variants, *answered.outputs)
    buttons = [made.button(label, "=", words) for label, words in wanted]
    if not inline and answered.watchable:
        buttons.append(made.button(tr("Watch"), "w", answered.canonical))
    if not inline:
        buttons.append(made.button(tr("Source"), "s", answered.canonical))
    return [*buttons, made.button("↻", "=", answered.canonical)]
