"""A line on a terminal that says how far a download is; nothing where nobody looks."""

from __future__ import annotations

import sys
import time

WIDTH = 24
EVERY_SECONDS = 0.1
MEGABYTE = 1_000_000
CLEAR = "\r\x1b[K"


class Bar:
    """One file's bar on stderr, redrawn in place and taken away in the end."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._shown = sys.stderr.isatty()
        self._last = 0.0

    def __call__(self, size: int, expected: int | None) -> None:
        """Bytes so far, and of how many where that is known."""
        if self._shown and time.monotonic() - self._last >= EVERY_SECONDS:
            self._last = time.monotonic()
            print(CLEAR + drawn(self._title, size, expected), end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the bar away."""
        if self._shown:
            print(CLEAR, end="", file=sys.stderr, flush=True)


def drawn(title: str, size: int, expected: int | None) -> str:
    """The bar as text."""
    megabytes = f"{size / MEGABYTE:.1f} MB"
    if not expected:
        return f"{title}  {megabytes}"
    filled = WIDTH * min(size, expected) // expected
    return f"{title}  [{'#' * filled}{'.' * (WIDTH - filled)}] {megabytes} of {expected / MEGABYTE:.1f}"
