"""Questions by names that a chat gives them: after `/save desk lng fy2024` it asks `/desk`."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from telegram import InlineKeyboardMarkup

from bot.chat.handlers.desk.names import name_of
from bot.chat.replies.buttons import Keyboard
from bot.chat.replies.callback import answered_in, words_of
from bot.chat.replies.notices import notice
from bot.chat.replies.shown import Shown
from bot.errors import StateError
from bot.logs import get_logger
from bot.preferred import preferred, preferring
from bot.render.text.joined import shortened
from bot.reply import Reply
from bot.speech import tr, tr_later
from bot.state.desk.favourites import MOST

if TYPE_CHECKING:
    from telegram import Message

    from bot.chat.handlers.desk.names import Names
    from bot.chat.handlers.lately import Lately
    from bot.chat.replies.answering import Answering
    from bot.state.store import State

logger = get_logger(__name__)
CALL = re.compile(r"\s*/(?P<name>\w+)(?:\s+(?P<words>.*))?", re.DOTALL)
SAVE, REMOVE = "save", "unsave"
# Of all questions in a list, so that it is one message.
MOST_LETTERS = 2_400
REMOVED, AGAIN = "✕ /{name}", "↶ /{name}"
HOW = tr_later("Give a question a name: /save desk lng fy2024, or reply to an answer with /save desk. Then /desk asks it here.")
NONE = tr_later("No question of this chat has a name. Give one: /save desk lng fy2024. Then /desk asks it here.")
ONE_QUESTION = tr_later("A name is for one question: please save them one by one.")
NO_FIGURES = tr_later("That asks for no figures. A name is for a question: /save desk lng fy2024.")
FULL = tr_later("This chat has {n} names, and that is the most. /saved lists them, with buttons that remove.")
GONE = tr_later("/{name} is forgotten.")
UNKNOWN = tr_later("No question of this chat is called /{name}: /saved lists them.")


@dataclass(frozen=True, slots=True)
class Called:
    """A named question, and what was said behind its name."""

    asks: str
    words: str


class Favourites:
    """The names of a chat, read and written."""

    def __init__(self, state: State, names: Names, answering: Answering, lately: Lately) -> None:
        self._state = state
        self.names = names
        self._answering = answering
        self._lately = lately

    async def called(self, chat: int, text: str) -> Called | None:
        """The question that a text calls by its name; None for all other texts, and while the state is away."""
        call = CALL.fullmatch(text)
        name = name_of(call["name"]) if call else ""
        if call is None or not self.names.is_free(name):
            return None
        asks = (await self.of(chat)).get(name)
        return Called(asks, (call["words"] or "").strip()) if asks else None

    async def of(self, chat: int) -> dict[str, str]:
        """Canonical commands by name; empty while the state is away."""
        try:
            return await self._state.favourites.of(chat)
        except StateError as error:
            logger.warning("the named questions of a chat are not known", reason=str(error))
            return {}

    async def save(self, message: Message, name: str, words: str) -> Shown:
        """Name what words ask, or what the answer replied to asks; in private, else, what was asked last. Raises StateError."""
        if (refusal := self.names.refusal(name)) is not None:
            return Shown(Reply(html.escape(refusal, quote=False), refusal))
        pressed = answered_in(message.reply_to_message)
        before = (await words_of(pressed, self._state.links) or "") if pressed else ""
        asked = words or before or self._lately.of(message.chat)
        if not asked:
            return Shown(notice(HOW))
        with preferring(preferred() if words else preferred().of_canonical):
            answered = await self._answering.reply(asked, before if words else "")
        if answered.more:
            return Shown(notice(ONE_QUESTION))
        if answered.answer is None:
            return Shown(answered if answered.error is not None else notice(NO_FIGURES))
        if not await self._state.favourites.keep(message.chat_id, name, answered.canonical):
            return Shown(_said(FULL, n=str(MOST)))
        return await self._listed({name: answered.canonical}, tr("/{name} asks from now on:").format(name=name))

    async def listed(self, chat: int) -> Shown:
        """All of a chat. Raises StateError."""
        saved = await self._state.favourites.of(chat)
        return await self._listed(saved, tr("Named questions of this chat:")) if saved else Shown(notice(NONE))

    async def forget(self, chat: int, name: str) -> Shown:
        """Forget a name, and list the others. Raises StateError."""
        saved = await self._state.favourites.of(chat)
        if name not in saved:
            return Shown(_said(UNKNOWN, name=name))
        await self._state.favourites.drop(chat, name)
        again = saved.pop(name)
        return await self._listed(saved, tr(GONE).format(name=name), undo=(name, again))

    async def _listed(self, saved: dict[str, str], heading: str, undo: tuple[str, str] | None = None) -> Shown:
        """A heading, and each name with what it asks, a button that asks it, and one that removes it; or takes that back."""
        made = Keyboard()
        rows = [
            [made.button(f"/{name}", "b", words), made.button(REMOVED.format(name=name), "d", f"{REMOVE} {name}")]
            for name, words in saved.items()
        ]
        if undo is not None:
            name, words = undo
            rows.append([made.button(AGAIN.format(name=name), "d", f"{SAVE} {name} {words}")])
        await self._state.links.keep(made.links)
        most = MOST_LETTERS // max(1, len(saved))
        asked = {name: shortened(words, most) for name, words in saved.items()}
        lines = [heading, *(f"/{name}  {words}" for name, words in asked.items())]
        named = [f"/{name}  <code>{html.escape(words, quote=False)}</code>" for name, words in asked.items()]
        taken = [f"/{name}" for name in saved if not self.names.is_free(name)]
        if taken:
            said = tr("Means something else by now, so only the button asks it: {names}").format(names="  ".join(taken))
            lines, named = [*lines, "", said], [*named, "", said]
        shown = Reply("\n".join([html.escape(heading, quote=False), *named]), "\n".join(lines))
        return Shown(shown, InlineKeyboardMarkup(rows))


def _said(message: str, **named: str) -> Reply:
    said = tr(message).format(**named)
    return Reply(html.escape(said, quote=False), said)
