"""What watches need of the engine, beside the event loop: how words are read, what a watch is called, what it would post."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.serving.threads import in_thread
from bot.watch import setting
from bot.watch.wanted import offered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.live import Live
    from bot.state.desk.watches import Kind, Watch
    from bot.watch.post import Post
    from bot.watch.setting import Wish

WORKERS = 2


class Watching:
    """Asks the engine in use, in threads, in the language that is spoken and as is preferred."""

    def __init__(self, live: Live) -> None:
        self._live = live
        self._workers = ThreadPoolExecutor(WORKERS, thread_name_prefix="watch")

    async def wishes(self, kind: Kind, words: str, earlier: str = "") -> list[Wish]:
        """What is to be watched, or told of; `earlier` is a question that a condition goes on from. Raises AskError."""
        found: list[Wish] = await in_thread(self._workers, self._wishes, kind, words, earlier)
        return found

    async def names(self, watches: Sequence[Watch]) -> list[str]:
        """What each is called."""
        return await in_thread(self._workers, self._names, watches)

    async def tried(self, watch: Watch) -> list[Post]:
        """What it would post now. Raises AskError."""
        return await in_thread(self._workers, self._tried, watch)

    def close(self) -> None:
        """Let what runs end."""
        self._workers.shutdown()

    def _wishes(self, kind: Kind, words: str, earlier: str) -> list[Wish]:
        with self._live.lease() as engine:
            try:
                if kind == "watch":
                    return setting.to_watch(words, engine)
                return [setting.to_alert(words, engine, earlier)]
            except AskError as error:
                # Without the traceback, which holds the engine.
                raise AskError(error.code, error.message, offered(kind, error.suggestions, engine)) from None

    def _names(self, watches: Sequence[Watch]) -> list[str]:
        with self._live.lease() as engine:
            return [setting.name_of(watch, engine) for watch in watches]

    def _tried(self, watch: Watch) -> list[Post]:
        with self._live.lease() as engine:
            return setting.tried(watch, engine)
