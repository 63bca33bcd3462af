"""Files that one process holds until it lets go or ends, however it ends: the system frees the lock, not a clean-up of ours.

The library filelock looks every 50 ms instead of being woken, and where a file system has no locks it falls back to a file
that outlives a killed process: here that is an error.
"""

from __future__ import annotations

import fcntl
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def lock(file: int, *, wait: bool = False, shared: bool = False) -> bool:
    """Lock an open file until it is closed; False where another process holds it and this one does not wait.

    A shared lock keeps nobody off but the holder of one that is not. Raises OSError.
    """
    try:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | (0 if wait else fcntl.LOCK_NB))
    except BlockingIOError:
        return False
    return True


def locked_file(path: Path, *, wait: bool = False) -> IO[str] | None:
    """The file, made where it is not there, locked until it is closed; None where another process holds it.

    Raises OSError.
    """
    file = path.open("a", encoding="utf-8")
    try:
        held = lock(file.fileno(), wait=wait)
    except OSError:
        file.close()
        raise
    if not held:
        file.close()
        return None
    return file
