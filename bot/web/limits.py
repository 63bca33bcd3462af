"""How much is done at once, and how often somebody may ask for what is heavy. Who is turned away is told when to come again."""

from __future__ import annotations

import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from cachetools import LRUCache

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Requests in work or waiting for it: more would wait longer than anybody looks at an empty page.
MOST_AT_ONCE = 256
# Files take a second of the processor: so many at once an address, and one more every so many seconds.
MOST_FILES, FILE_SECONDS = 20, 2.0
MOST_ADDRESSES = 4_096


class BusyError(Exception):
    """Not now. `seconds`: when to come again."""

    def __init__(self, seconds: int) -> None:
        super().__init__(seconds)
        self.seconds = seconds


class Gate:
    """Lets so many in at once."""

    def __init__(self, most: int = MOST_AT_ONCE) -> None:
        self._most = most
        self._inside = 0

    @contextmanager
    def entered(self) -> Iterator[None]:
        """Raises BusyError when it is full."""
        if self._inside >= self._most:
            raise BusyError(1)
        self._inside += 1
        try:
            yield
        finally:
            self._inside -= 1


class Pace:
    """A bucket of so many for each address, filled by one every so many seconds; the addresses of longest ago are forgotten."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        # When the bucket of an address is full again.
        self._full_at: LRUCache[str, float] = LRUCache(MOST_ADDRESSES)

    def take(self, address: str) -> None:
        """Raises BusyError when there is none left."""
        now = self._clock()
        full_at = max(now, self._full_at.get(address, now)) + FILE_SECONDS
        late = full_at - now - MOST_FILES * FILE_SECONDS
        if late > 0:
            raise BusyError(max(1, round(late)))
        self._full_at[address] = full_at
