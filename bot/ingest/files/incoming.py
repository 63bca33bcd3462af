"""An official file on its way into the dataset."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Incoming:
    """`name` is what an error calls it; the other fields are what it must turn out to be, where that is known.

    `kind` is area or hs9, `flow` export or import, `released` the day of the release it is of. `member` is the one of several
    files that a zip holds.
    """

    path: Path
    name: str
    flow: str | None = None
    year: int | None = None
    released: dt.date | None = None
    kind: str | None = None
    member: str | None = None

    @property
    def file(self) -> str:
        """The file's own name, without that of the zip it came in."""
        return (self.member or self.name).rpartition("/")[2]
