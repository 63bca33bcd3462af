"""Buttons under an answer. Each carries a whole canonical request, so that it works after a restart and on any replica.

Callback data: version, action, the canonical command without its slash; at most 64 bytes. A request that does not fit is
stored under a short id, which stands in its place after a tilde.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from telegram import InlineKeyboardButton, InlineKeyboardMarkup
from telegram.constants import InlineKeyboardButtonLimit

from bot.engine.variants import outputs, variants
from bot.state.links import short_id

if TYPE_CHECKING:
    from telegram import Message

    from bot.engine.engine import Engine
    from bot.reply import Reply
    from bot.state.links import Links

VERSION = "1"
ACTIONS = {"=": "show", "s": "source"}
LINK = "~"
A_ROW = 3
MOST_BYTES = InlineKeyboardButtonLimit.MAX_CALLBACK_DATA


@dataclass(frozen=True, slots=True)
class Press:
    """What a button asks for: a canonical command, or `~` and the id of one."""

    action: Literal["show", "source"]
    request: str


@dataclass(slots=True)
class Keyboard:
    """Buttons, and the short ids in them that are to be stored before they are shown."""

    markup: InlineKeyboardMarkup | None = None
    links: dict[str, str] = field(default_factory=dict)

    def button(self, label: str, action: str, words: str) -> InlineKeyboardButton:
        """A button for a canonical command."""
        request = words.removeprefix("/")
        data = f"{VERSION}{action}{request}"
        if len(data.encode()) > MOST_BYTES:
            key = short_id(request)
            self.links[key] = request
            data = f"{VERSION}{action}{LINK}{key}"
        return InlineKeyboardButton(label, callback_data=data)


def keyboard(answered: Reply, engine: Engine, *, inline: bool = False) -> Keyboard:
    """The buttons of an answer; none for what has no figures. In an inline result no message can be sent beside it."""
    made = Keyboard()
    if answered.answer is None or answered.question is None:
        return made
    requests = [(v.label, v.request.words(engine.vocabulary)) for v in variants(answered.question, engine.store.facts)]
    buttons = [made.button(label, "=", words) for label, words in requests]
    if not inline:
        files = outputs(answered.question) if answered.answer.verb.header.shape == "figures" else []
        buttons += [made.button(one.label, "=", one.request.words(engine.vocabulary)) for one in files]
        buttons.append(made.button("Source", "s", answered.canonical))
    buttons.append(made.button("↻", "=", answered.canonical))
    made.markup = InlineKeyboardMarkup([buttons[at : at + A_ROW] for at in range(0, len(buttons), A_ROW)])
    return made


def pressed(data: str | None) -> Press | None:
    """What was pressed; None when it is none of this version's buttons."""
    if not data or len(data) < len("1=x") or data[0] != VERSION or data[1] not in ACTIONS:
        return None
    return Press("source" if data[1] == "s" else "show", data[2:])


async def words_of(press: Press, links: Links) -> str | None:
    """The command that a button stands for; None when its id is not known. Raises StateError."""
    if not press.request.startswith(LINK):
        return f"/{press.request}"
    request = await links.words_of(press.request.removeprefix(LINK))
    return f"/{request}" if request else None


async def answered_request(message: Message | None, links: Links) -> str:
    """The canonical command that one of our answers stands for, from its own buttons; empty when it has none."""
    markup = message.reply_markup if message else None
    data = [str(button.callback_data) for row in markup.inline_keyboard for button in row] if markup else []
    own = [press for one in data if (press := pressed(one)) and press.action == "source"]
    return (await words_of(own[0], links) or "") if own else ""
