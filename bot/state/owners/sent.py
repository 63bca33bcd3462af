"""What was sent and is not in the database yet, in a file of the process.

An answer stands there by the number of the update that asked, a post, for which nobody asked, by its own number, below zero:
without messages while it is being sent.

A line is written in the moment in which a message is known to have arrived; a transaction takes its time, and a process that is
killed in it would have the message sent twice. Whoever takes over on the same machine reads the file.
"""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from bot.logs import get_logger

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

logger = get_logger(__name__)
# Lines of what is in the database stand in the file until it is so long, or until nothing is on its way.
MOST_BYTES = 256 * 1024


class SentFile:
    """A line for each update of which something was sent: its number, and the ids of all messages that went out."""

    def __init__(self, file: int | None) -> None:
        # None: there is none to be had, and the database alone knows.
        self._file = file
        self._lines: dict[int, bytes] = {}
        self._size = 0

    def note(self, update_id: int, parts: Sequence[int]) -> None:
        """Write down what went out; a disk that is full costs no answer."""
        if self._file is None:
            return
        self._lines[update_id] = f"{update_id} {json.dumps(list(parts))}\n".encode()
        try:
            if self._size > MOST_BYTES:
                self._rewrite(self._file, b"".join(self._lines.values()))
            else:
                self._size += os.write(self._file, self._lines[update_id])
        except OSError as error:
            logger.warning("what was sent is noted in the database alone", reason=error.strerror)

    def settled(self, update_id: int) -> None:
        """It is in the database now."""
        if self._lines.pop(update_id, None) is None or self._lines or self._file is None:
            return
        try:
            self._rewrite(self._file, b"")
        except OSError as error:
            logger.warning("the notes of what was sent cannot be cleared", reason=error.strerror)

    @property
    def is_empty(self) -> bool:
        """Whether all that was sent is in the database."""
        return not self._lines

    def _rewrite(self, file: int, lines: bytes) -> None:
        os.ftruncate(file, 0)
        self._size = os.write(file, lines) if lines else 0


def read_sent(path: Path) -> dict[int, tuple[int, ...]] | None:
    """What a file says, of each update the last line; a line that was not written to its end says nothing.

    None where there is no such file here: the process was on another machine, or has ended in good order.
    """
    try:
        lines = path.read_text("ascii", "replace").split("\n")[:-1]
    except OSError:
        return None
    found: dict[int, tuple[int, ...]] = {}
    for line in lines:
        number, _, parts = line.partition(" ")
        try:
            found[int(number)] = tuple(map(int, json.loads(parts)))
        except (ValueError, TypeError):
            logger.warning("a note of what was sent cannot be read")
    return found
