"""A file that tells whether a bot lives: held locked by its process, with the moment in which it could last take updates.

The lock ends with the process, however it ends: neither a file that was left behind nor a process number that was given
anew can pass for life. The moment is in milliseconds of the monotonic clock, which nobody sets.
"""

from __future__ import annotations

import os
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from bot.errors import SettingsError, TradebotError
from bot.file_lock import lock

VARIABLE = "TRADEBOT_HEALTH_FILE"
WIDTH = 20


class Heartbeat:
    """What the process writes. A newer process with the same file takes its place. Raises SettingsError."""

    def __init__(self, path: Path) -> None:
        self._path = path
        try:
            # Locked before it is there to be read: whoever looks never sees a file that nobody holds yet.
            self._file, name = tempfile.mkstemp(prefix=f"{path.name}.", dir=path.parent)
            lock(self._file, wait=True)
            Path(name).replace(path)
        except OSError as error:
            raise SettingsError(f"{VARIABLE}: {path} cannot be written: {error.strerror}") from error

    def note(self, at: float) -> None:
        """At that moment, in monotonic seconds, updates could be taken. Raises OSError."""
        os.pwrite(self._file, f"{int(at * 1000):{WIDTH}}\n".encode(), 0)

    def close(self) -> None:
        """The process ends in good order: the file goes, unless it is a newer process's."""
        with suppress(OSError):
            if os.path.samestat(os.fstat(self._file), self._path.stat()):
                self._path.unlink()
        os.close(self._file)


def age(path: Path, limit: float) -> float:
    """Seconds since updates could last be taken, at most `limit`. Raises TradebotError with what is wrong."""
    held, said = _read(path)
    if not held:
        raise TradebotError(f"the bot that wrote {path} has ended")
    if not said:
        raise TradebotError("the bot is starting: it has taken no updates yet")
    found = time.monotonic() - int(said) / 1000 if said.strip().isdecimal() else -1
    if found < 0:
        raise TradebotError(f"{path} was not written by a bot of this machine")
    if found > limit:
        raise TradebotError(f"for {found:.0f} s no updates could be taken")
    return found


def _read(path: Path) -> tuple[bool, str]:
    """Whether a process holds the file, and what stands in it. Raises TradebotError."""
    try:
        with path.open(encoding="utf-8", errors="replace") as file:
            return not lock(file.fileno(), shared=True), file.read()
    except FileNotFoundError:
        raise TradebotError(f"no bot runs here: there is no {path}") from None
    except OSError as error:
        raise TradebotError(f"{path} cannot be read: {error.strerror}") from None
