"""What a button carries: a whole canonical request, so that it works after a restart and on any replica.

Callback data: version, action, a letter for the language of the message, the canonical command without its slash; at most 64
bytes. A request that does not fit is stored under a short id, which stands in its place after a tilde. Buttons of version 1,
which name no language, are still in old messages.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from telegram.constants import InlineKeyboardButtonLimit

from bot.speech import language

if TYPE_CHECKING:
    from telegram import Message

    from bot.speech import Lang
    from bot.state.links import Links

    Action = Literal["show", "source", "lang", "beside", "check", "desk", "watch"]

VERSION = "2"
ACTIONS: dict[str, Action] = {"=": "show", "s": "source", "l": "lang", "b": "beside", "v": "check", "d": "desk", "w": "watch"}
LETTERS: dict[str, Lang] = {"e": "en", "j": "ja", "r": "ru"}
LETTER_OF = {lang: letter for letter, lang in LETTERS.items()}
DATA = re.compile(r"(?:1(?P<first>[=s])|2(?P<action>[=slbvdw])(?P<letter>[ejr]))(?P<request>.+)", re.DOTALL)
LINK = "~"
MOST_BYTES = InlineKeyboardButtonLimit.MAX_CALLBACK_DATA


@dataclass(frozen=True, slots=True)
class Press:
    """What a button asks for: a canonical command, or `~` and the id of one; to choose a language, which one.

    `beside` answers in a message of its own; `check` asks for a page of a checked text, or for the queries behind it;
    `desk` is a command of the desk; `watch` asks to be told of the question with each release.

    `lang` is the language of the message; None for a button of version 1.
    """

    action: Action
    request: str
    lang: Lang | None


def written(action: str, request: str) -> str:
    """The data of a button in a message in the language that is spoken."""
    return f"{VERSION}{action}{LETTER_OF[language()]}{request}"


def pressed(data: str | None) -> Press | None:
    """What was pressed; None when it is no button of ours."""
    read = DATA.fullmatch(data or "")
    if read is None:
        return None
    return Press(ACTIONS[read["first"] or read["action"]], read["request"], LETTERS.get(read["letter"] or ""))


async def words_of(press: Press, links: Links) -> str | None:
    """The command that a button stands for; None when its id is not known. Raises StateError."""
    if not press.request.startswith(LINK):
        return f"/{press.request}"
    request = await links.words_of(press.request.removeprefix(LINK))
    return f"/{request}" if request else None


def answered_in(message: Message | None) -> Press | None:
    """What one of our answers stands for, and its language, from its own buttons; None when it has none.

    An answer to several questions has a button for each: it stands for the last of them.
    """
    markup = message.reply_markup if message else None
    data = [str(button.callback_data) for row in markup.inline_keyboard for button in row] if markup else []
    found = [press for one in data if (press := pressed(one))]
    own = next((press for press in found if press.action == "source"), None)
    return own or next((press for press in reversed(found) if press.action == "show"), None)
