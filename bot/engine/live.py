"""The engine in use, and the change to the next one when an import or a refresh has put a new release in place.

Whoever asks takes a lease on the engine and finishes on it; an old one is closed when its last lease ends.
"""

from __future__ import annotations

import asyncio
import threading
from collections import Counter
from concurrent.futures import Future
from contextlib import contextmanager
from typing import TYPE_CHECKING

from bot.dataset.release import mark
from bot.errors import FileError
from bot.logs import get_logger

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.engine import Engine

logger = get_logger(__name__)


class Live:
    """`engine` is the one in use now; `look` is called now and then, in a thread of its own; `next_release` may be awaited."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._seen = mark(engine.store.data)
        self._looking = threading.Lock()
        self._leases: Counter[Engine] = Counter()
        self._counting = threading.Lock()
        self._change: Future[None] = Future()

    @property
    def release(self) -> str:
        """The name of the release in use."""
        return self.engine.store.release.name

    @contextmanager
    def lease(self) -> Iterator[Engine]:
        """The engine to ask now, which stays open as long as the block lasts."""
        with self._counting:
            engine = self.engine
            self._leases[engine] += 1
        try:
            yield engine
        finally:
            with self._counting:
                self._leases[engine] -= 1
                unused = self._unused(engine)
            if unused:
                engine.close()

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
            self._change_to(engine)
            logger.info("release in use", release=self.release)
            change, self._change = self._change, Future()
            change.set_result(None)
            return True

    def _change_to(self, engine: Engine) -> None:
        with self._counting:
            old, self.engine = self.engine, engine
            unused = self._unused(old)
        if unused:
            old.close()

    def _unused(self, engine: Engine) -> bool:
        """Whether an engine may be closed; one that is not in use gets no lease any more."""
        if engine is self.engine or self._leases[engine]:
            return False
        del self._leases[engine]
        return True
