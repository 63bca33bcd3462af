"""A time limit on queries: one thread looks at what is running and interrupts what has run too long."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

LOOKS_A_LIMIT = 10


class Watchdog:
    """Interrupts the queries that run longer than `seconds`, at the latest a tenth of that too late.

    A thread for all of them: a timer for each would take longer to start than most queries to run.
    """

    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._running: dict[duckdb.DuckDBPyConnection, float] = {}
        self._lock = threading.Lock()
        self._stopped = threading.Event()
        threading.Thread(target=self._watch, name="query-watchdog", daemon=True).start()

    @contextmanager
    def limited(self, cursor: duckdb.DuckDBPyConnection) -> Iterator[None]:
        """Limit what this cursor does inside the block."""
        with self._lock:
            self._running[cursor] = time.monotonic() + self._seconds
        try:
            yield
        finally:
            # Under the lock, so that an interrupt never meets the cursor's next query.
            with self._lock:
                del self._running[cursor]

    def stop(self) -> None:
        """End the thread."""
        self._stopped.set()

    def _watch(self) -> None:
        while not self._stopped.wait(self._seconds / LOOKS_A_LIMIT):
            self._interrupt_late()

    def _interrupt_late(self) -> None:
        """In a frame of its own: a cursor that the thread still named would outlive its store."""
        now = time.monotonic()
        with self._lock:
            for cursor, deadline in self._running.items():
                if now > deadline:
                    cursor.interrupt()
