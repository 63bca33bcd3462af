"""Replies in the language that is spoken and as is preferred, each made once while it is asked for often."""

from __future__ import annotations

import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from cachetools import LRUCache

from bot.clock import today
from bot.preferred import Preferred, preferred
from bot.reply import Context, Reply, reply
from bot.serving.threads import in_thread
from bot.speech import Lang, language

if TYPE_CHECKING:
    import datetime as dt

    from bot.engine.live import Live

# As many as cores: of more, each only holds memory for longer. Two at least: a slow query holds one, and the other goes on.
WORKERS = max(2, min(4, os.cpu_count() or 2))
# Of the texts of all replies that are kept, in characters.
MOST_CHARACTERS = 3_000_000


class Asking:
    """Asks the engine in threads, so that the event loop is free for others; `workers` are those threads.

    Replies come without their rows: while they wait for their turn to be sent they take no more than their words.
    """

    def __init__(self, live: Live) -> None:
        self.live = live
        self.workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="query")
        # Answers of many figures take much memory while they are made: one at a time.
        self._large = ThreadPoolExecutor(1, thread_name_prefix="large-query")
        # The figures of a release do not change: on a release day many ask the same. The day is in it for its warning.
        self._replies: LRUCache[tuple[int, dt.date, Lang, Preferred, str, str, bool], Reply] = LRUCache(
            MOST_CHARACTERS, _characters
        )

    async def reply(self, text: str, earlier: str = "", *, resumed: bool = False) -> Reply:
        """The reply to a question, which may change the canonical command of an earlier one; see `bot.reply.reply`."""
        key = (self.live.engine.number, today(), language(), preferred(), text, earlier, resumed)
        answered = self._replies.get(key)
        if answered is None:
            answered = await in_thread(self.workers, self._asked, text, earlier, resumed=resumed, only_small=True)
            if answered.large:
                answered = await in_thread(self._large, self._asked, text, earlier, resumed=resumed, only_small=False)
            if answered.answer is not None:
                self._replies[key] = answered
        return answered

    def close(self) -> None:
        """Let running queries end."""
        self.workers.shutdown()
        self._large.shutdown()

    def _asked(self, text: str, earlier: str, *, resumed: bool, only_small: bool) -> Reply:
        with self.live.lease() as engine:
            return reply(text, Context(engine, language(), only_small, preferred()), earlier, resumed=resumed).without_rows()


def _characters(answered: Reply) -> int:
    """Of a reply and, about, of what belongs to it."""
    periods = answered.question.periods if answered.question else ()
    return len(answered.html) + len(answered.text) + len(answered.copy) + 1_000 + 100 * len(periods)
