"""Replies and their buttons in the language that is spoken and as is preferred, each made once while it is asked for often."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, TypeAlias

from cachetools import LRUCache

from bot.chat.replies.buttons import NOWHERE, keyboard
from bot.chat.replies.offers import results
from bot.errors import StateError
from bot.logs import get_logger
from bot.preferred import Preferred, preferred
from bot.reply import Context, Reply
from bot.serving.asking import Asking
from bot.serving.threads import in_thread
from bot.speech import Lang, language

if TYPE_CHECKING:
    from collections.abc import Mapping

    from telegram import InlineKeyboardMarkup

    from bot.chat.metrics import Metrics
    from bot.chat.replies.buttons import Keyboard
    from bot.chat.replies.exploring import Exploring
    from bot.chat.replies.offers import Offered
    from bot.engine.live import Live
    from bot.state.links import Links

    # Engine, language, preferences, canonical command, whether it is for an inline result or a private chat, and the other
    # readings, which depend on the words.
    Pressable: TypeAlias = tuple[int, Lang, Preferred, str, tuple[bool, bool], tuple[tuple[str, str], ...]]

logger = get_logger(__name__)
# Of all keyboards that are kept.
MOST_BUTTONS = 4_000


class Answering:
    """What the chat shows of replies: they, their buttons, and offers for inline queries. `asking` may be shared with others."""

    def __init__(self, live: Live, links: Links, metrics: Metrics, exploring: Exploring = NOWHERE) -> None:
        self.asking = Asking(live)
        self._live = live
        self._links = links
        self._metrics = metrics
        self._exploring = exploring
        self._keyboards: LRUCache[Pressable, Keyboard] = LRUCache(MOST_BUTTONS, _buttons)

    async def reply(self, text: str, earlier: str = "", *, resumed: bool = False) -> Reply:
        """The reply to a question, which may change the canonical command of an earlier one; see `bot.reply.reply`."""
        start = time.perf_counter()
        answered = await self.asking.reply(text, earlier, resumed=resumed)
        self._metrics.replied(answered, time.perf_counter() - start)
        return answered

    async def offers(self, text: str, named: Mapping[str, str] | None = None) -> Offered:
        """Ready answers for an inline query, usable from now on; first the person's own questions by name. Raises StateError."""
        found = await in_thread(self.asking.workers, self._offered, text, named)
        await self._links.keep(found.links)
        return found

    async def buttons(self, answered: Reply, *, inline: bool = False, private: bool = False) -> InlineKeyboardMarkup | None:
        """The buttons of a reply, in a private chat or not, usable from now on; a reply without them is better than none."""
        key = (self._live.engine.number, language(), preferred(), answered.canonical, (inline, private), answered.others)
        shown = self._keyboards.get(key) if answered.answer is not None else None
        if shown is None:
            shown = keyboard(answered, inline=inline, private=private, exploring=self._exploring)
        if answered.answer is not None:
            self._keyboards[key] = shown
        try:
            await self._links.keep(shown.links)
        except StateError as error:
            logger.warning("an answer goes without its buttons", reason=str(error))
            return None
        return shown.markup

    def close(self) -> None:
        """Let running queries end."""
        self.asking.close()

    def _offered(self, text: str, named: Mapping[str, str] | None) -> Offered:
        with self._live.lease() as engine:
            context = Context(engine, language(), only_small=True, wanted=preferred())
            return results(text, context, named, self._exploring)


def _buttons(shown: Keyboard) -> int:
    return 1 + sum(map(len, shown.markup.inline_keyboard)) if shown.markup else 1
