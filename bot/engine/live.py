"""The engine in use, and the change to the next one when an import or a refresh has put a new release in place.

A reply takes the engine once and finishes on it; the old one is closed when nothing can be running on it any more.
"""

from __future__ import annotations

import asyncio
import threading
import time
from concurrent.futures import Future
from typing import TYPE_CHECKING

from bot.dataset.release import mark
from bot.errors import FileError
from bot.logs import get_logger

if TYPE_CHECKING:
    from bot.engine.engine import Engine

logger = get_logger(__name__)
# Longer than any query may run.
CLOSE_SECONDS = 120.0


class Live:
    """`engine` is the one to ask now; `look` is called now and then, in a thread of its own; `next_release` may be awaited."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._seen = mark(engine.store.data)
        self._looking = threading.Lock()
        self._old: list[tuple[float, Engine]] = []
        self._change: Future[None] = Future()

    @property
    def release(self) -> str:
        """The name of the release in use."""
        return self.engine.store.release.name

    async def next_release(self, known: str) -> str:
        """The name of the release in use, as soon as it is another one than `known`: none is missed between two calls."""
        while True:
            # Taken before the name is read: a change in between ends the wait.
            change = self._change
            if self.release != known:
                return self.release
            await asyncio.shield(asyncio.wrap_future(change))

    def look(self) -> bool:
        """Take the newest release into use, and say whether there was one. One that cannot be loaded is logged and left."""
        with self._looking:
            self._close_old()
            seen = mark(self.engine.store.data)
            if seen == self._seen:
                return False
            self._seen = seen
            try:
                engine = self.engine.renewed()
                engine.warm(self.engine)
            except FileError:
                logger.exception("the new release cannot be used; the one before it goes on")
                return False
            self._old.append((time.monotonic(), self.engine))
            self.engine = engine
            logger.info("release in use", release=self.release)
            change, self._change = self._change, Future()
            change.set_result(None)
            return True

    def _close_old(self) -> None:
        now = time.monotonic()
        for since, engine in self._old:
            if now - since > CLOSE_SECONDS:
                engine.close()
        self._old = [(since, engine) for since, engine in self._old if now - since <= CLOSE_SECONDS]
