"""Downloaded files on disk: the last whole one with what the server said of it, and the beginning of the next.

A whole file is only ever replaced by a whole one. What the server said is a small JSON beside the file, for one address.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "downloads"


def forget(whole: Path) -> None:
    """Remove a whole file and what the server said of it."""
    whole.unlink(missing_ok=True)
    whole.with_suffix(".json").unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class Said:
    """What a server says of a file: by which it is told whether it is still the same. `length` is that on disk, in bytes."""

    url: str
    etag: str = ""
    last_modified: str = ""
    length: int = 0

    @property
    def strong(self) -> str:
        """What two parts of a file must agree in to be of one file; empty where nothing is said that is exact enough."""
        return self.etag if self.etag and not self.etag.startswith("W/") else self.last_modified


class Cached:
    """One file's places in the folder of downloads."""

    def __init__(self, data: Path, number: str) -> None:
        folder = data / FOLDER
        self.whole = folder / f"{number}.csv"
        self.part = folder / f"{number}.part"
        self._of_whole = folder / f"{number}.json"
        self._of_part = folder / f"{number}.part.json"

    def said(self, url: str) -> Said | None:
        """Of the whole file, where it is as it was downloaded from this address."""
        said = _read(self._of_whole, url)
        return said if said and said.length and said.length == _size(self.whole) else None

    def begun(self, url: str) -> tuple[int, Said] | None:
        """How many bytes there are of the next file, and of which; None where it must be begun anew."""
        said, size = _read(self._of_part, url), _size(self.part)
        return (size, said) if said and said.strong and size else None

    def begin(self, said: Said) -> None:
        """Forget the part there is. Raises OSError."""
        self.part.parent.mkdir(parents=True, exist_ok=True)
        self.drop()
        self._of_part.write_text(json.dumps(asdict(said)), encoding="utf-8")

    def drop(self) -> None:
        """Remove the part there is."""
        for path in (self.part, self._of_part):
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def finish(self, said: Said) -> None:
        """The part is whole: it takes the place of the file. Raises OSError."""
        with self.part.open("rb") as file:
            os.fsync(file.fileno())
        # Between these lines there is a file of which nothing is known: it would be downloaded again.
        self._of_whole.unlink(missing_ok=True)
        self.part.replace(self.whole)
        self._of_whole.write_text(json.dumps(asdict(said)), encoding="utf-8")
        self._of_part.unlink(missing_ok=True)


def _read(path: Path, url: str) -> Said | None:
    """None for what cannot be read, or is of another address."""
    try:
        said = Said(**json.loads(path.read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None
    return said if said.url == url else None


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0
