"""Replies and their buttons in the language that is spoken and as is preferred, each made once while it is asked for often."""

from __future__ import annotations

import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeAlias

from cachetools import LRUCache

from bot.chat.replies.buttons import keyboard
from bot.chat.replies.offers import results
from bot.chat.replies.threads import in_thread
from bot.clock import today
from bot.errors import StateError
from bot.logs import get_logger
from bot.preferred import Preferred, preferred
from bot.reply import Context, Reply, reply
from bot.speech import Lang, language

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from telegram import InlineKeyboardMarkup

    from bot.chat.metrics import Metrics
    from bot.chat.replies.buttons import Keyboard
    from bot.chat.replies.offers import Offered
    from bot.engine.live import Live
    from bot.state.links import Links

    # Engine, language, preferences, canonical command, whether it is for an inline result, and the other readings, which depend
    # on the words.
    Pressable: TypeAlias = tuple[int, Lang, Preferred, str, bool, tuple[tuple[str, str], ...]]

logger = get_logger(__name__)
# More than cores: a slow query holds one of them, and the others go on.
WORKERS = 4
# Of the texts of all replies that are kept, in characters, and of all keyboards, in buttons.
MOST_CHARACTERS = 4_000_000
MOST_BUTTONS = 4_000


class Answering:
    """Asks the engine in threads, so that the event loop is free for other chats.

    Replies come without their rows: while they wait for their turn to be sent they take no more than their words.
    """

    def __init__(self, live: Live, links: Links, metrics: Metrics) -> None:
        self._live = live
        self._links = links
        self._metrics = metrics
        # The figures of a release do not change: on a release day many ask the same. The day is in it for its warning.
        self._replies: LRUCache[tuple[int, dt.date, Lang, Preferred, str, str, bool], Reply] = LRUCache(
            MOST_CHARACTERS, _characters
        )
        self._keyboards: LRUCache[Pressable, Keyboard] = LRUCache(MOST_BUTTONS, _buttons)
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="query")
        # Answers of many figures take much memory while they are made: one at a time.
        self._large = ThreadPoolExecutor(1, thread_name_prefix="large-query")

    async def reply(self, text: str, earlier: str = "", *, resumed: bool = False) -> Reply:
        """The reply to a question, which may change the canonical command of an earlier one; see `bot.reply.reply`."""
        start = time.perf_counter()
        key = (self._live.engine.number, today(), language(), preferred(), text, earlier, resumed)
        answered = self._replies.get(key)
        if answered is None:
            answered = await in_thread(self._workers, self._asked, text, earlier, resumed=resumed, only_small=True)
            if answered.large:
                answered = await in_thread(self._large, self._asked, text, earlier, resumed=resumed, only_small=False)
            if answered.answer is not None:
                self._replies[key] = answered
        self._metrics.replied(answered, time.perf_counter() - start)
        return answered

    async def offers(self, text: str, named: Mapping[str, str] | None = None) -> Offered:
        """Ready answers for an inline query, usable from now on; first the person's own questions by name. Raises StateError."""
        found = await in_thread(self._workers, self._offered, text, named)
        await self._links.keep(found.links)
        return found

    async def buttons(self, answered: Reply, *, inline: bool = False) -> InlineKeyboardMarkup | None:
        """The buttons of a reply, usable from now on; a reply without them is better than none."""
        key = (self._live.engine.number, language(), preferred(), answered.canonical, inline, answered.others)
        shown = self._keyboards.get(key) if answered.answer is not None else None
        if shown is None:
            shown = keyboard(answered, inline=inline)
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
        self._workers.shutdown()
        self._large.shutdown()

    def _asked(self, text: str, earlier: str, *, resumed: bool, only_small: bool) -> Reply:
        with self._live.lease() as engine:
            return reply(text, Context(engine, language(), only_small, preferred()), earlier, resumed=resumed).without_rows()

    def _offered(self, text: str, named: Mapping[str, str] | None) -> Offered:
        with self._live.lease() as engine:
            return results(text, Context(engine, language(), only_small=True, wanted=preferred()), named)


def _characters(answered: Reply) -> int:
    """Of a reply and, about, of what belongs to it."""
    periods = answered.question.periods if answered.question else ()
    return len(answered.html) + len(answered.text) + len(answered.copy) + 1_000 + 100 * len(periods)


def _buttons(shown: Keyboard) -> int:
    return 1 + sum(map(len, shown.markup.inline_keyboard)) if shown.markup else 1
