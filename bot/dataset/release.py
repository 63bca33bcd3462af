"""Where the figures lie: the bundled ones in the dataset's own folder, or a release that an import or a refresh has put beside.

`<data>/releases/current` is the one pointer, replaced in one step: a JSON object with the names of the release in use and of
the one before. A release is a folder of its own, whole and sealed before the pointer names it.
"""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.clock import JAPAN
from bot.errors import DataError

if TYPE_CHECKING:
    from pathlib import Path

RELEASES, POINTER = "releases", "current"
BUNDLED = "bundled"


@dataclass(frozen=True, slots=True)
class Release:
    """`folder` holds observations.parquet, history.parquet, imports.csv and counts.csv.

    `name` is `bundled` for the dataset's own.
    """

    name: str
    folder: Path

    @property
    def made(self) -> dt.date:
        """The day on which it was put together here."""
        return dt.datetime.fromtimestamp((self.folder / "imports.csv").stat().st_mtime, JAPAN).date()


def current(data: Path) -> Release:
    """The release in use. Raises DataError when the pointer cannot be read."""
    return named(data, _pointer(data)[0])


def previous(data: Path) -> Release | None:
    """The one that it took the place of, where it is still there. Raises DataError."""
    name = _pointer(data)[1]
    return named(data, name) if name else None


def named(data: Path, name: str) -> Release:
    """A release by its name. Raises DataError when there is none."""
    if name == BUNDLED:
        return Release(name, data)
    folder = data / RELEASES / name
    if not (folder / "observations.parquet").is_file():
        raise DataError(folder, 1, f"there is no release {name!r}")
    return Release(name, folder)


def mark(data: Path) -> tuple[int, int] | None:
    """What tells one pointer from the next without reading it; None where there is none yet."""
    try:
        found = (data / RELEASES / POINTER).stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_ino


def _pointer(data: Path) -> tuple[str, str]:
    """The names of the current and of the previous release; the latter is empty where there is none."""
    path = data / RELEASES / POINTER
    try:
        told = json.loads(path.read_text("utf-8"))
        return str(told["current"]), str(told.get("previous") or "")
    except FileNotFoundError:
        return BUNDLED, ""
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise DataError(path, 1, f"cannot be read: {error}") from error
