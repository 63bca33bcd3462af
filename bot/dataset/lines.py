"""The nine-digit statistics on disk: a Parquet file for a flow and year in `lines/`, bundled or of a release, read in place.

They have a seal of their own, since they are large. At every start a file is known by its size and by the digest of its end,
where a Parquet file says what lies where: some kilobytes. `tradebot check` reads all of it, and so does an import before it
builds on a file.
"""

from __future__ import annotations

import csv
import hashlib
import re
from typing import TYPE_CHECKING, NamedTuple

from bot.dataset.seal import SEAL
from bot.errors import DataError

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

LINES, CHAPTERS = "lines", "chapters.csv"
# Made of the lines beside them: what each country's add up to, and which codes each year has.
TOTALS, CODES = "totals.parquet", "codes.parquet"
# Of a release, beside its folder of lines: the cells that gave way to others, and what was there of chapters before.
CHANGES, CHAPTERS_BEFORE = "line_changes.parquet", "line_chapters.csv"
COLUMNS = ("table", "bytes", "end_sha256", "sha256")
YEAR = re.compile(r"(export|import)-(\d{4})\.parquet")
# A Parquet file ends with the length of its footer, four bytes, and its name.
PARQUET, LENGTH = ".parquet", 8

FlowYear = tuple[str, int]


class Sealed(NamedTuple):
    """What the seal says of a table; `line` is the one of the seal."""

    line: int
    size: int
    end: str
    whole: str


def folders(data: Path, figures: Path) -> list[Path]:
    """Where lines lie: with the bundled figures, and in the folder of the release. What the latter has counts."""
    return [data / LINES] if figures == data else [data / LINES, figures / LINES]


def years(folders: Iterable[Path]) -> dict[FlowYear, Path]:
    """The file of each flow and year, of the last folder that has one. Raises DataError when a seal cannot be read."""
    found: dict[FlowYear, Path] = {}
    for folder in folders:
        for name in sealed(folder):
            if year := YEAR.fullmatch(name):
                found[year[1], int(year[2])] = folder / name
    return dict(sorted(found.items()))


def sealed(folder: Path) -> dict[str, Sealed]:
    """The tables that a folder's seal names; none where there is no folder. Raises DataError when it cannot be read."""
    if not folder.is_dir():
        return {}
    path = folder / SEAL
    try:
        with path.open(encoding="utf-8", newline="") as file:
            rows = enumerate(csv.DictReader(file), start=2)
            return {row["table"]: Sealed(line, int(row["bytes"]), row["end_sha256"], row["sha256"]) for line, row in rows}
    except (OSError, KeyError, ValueError, TypeError) as error:
        raise DataError(path, 1, f"cannot be read: {error}") from error


def seal_lines(folder: Path) -> None:
    """Write the seal of a folder for the tables that lie in it."""
    with (folder / SEAL).open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file, lineterminator="\n")
        out.writerow(COLUMNS)
        for path in sorted(folder.iterdir()):
            if path.name != SEAL:
                out.writerow((path.name, path.stat().st_size, end_digest(path), whole_digest(path)))


def broken_lines(folder: Path, *, whole: bool = False) -> list[DataError]:
    """What does not agree with the seal; `whole` reads every byte, else only the ends of the files are looked at."""
    try:
        known = sealed(folder)
    except DataError as error:
        return [error]
    problems = [problem for name, one in known.items() if (problem := broken_table(folder / name, one, whole=whole))]
    strangers = {path.name for path in folder.glob("*")} - {*known, SEAL} if whole else ()
    return problems + [DataError(folder / name, 1, f"is not in {SEAL}") for name in sorted(strangers)]


def broken_table(path: Path, known: Sealed, *, whole: bool) -> DataError | None:
    """What is wrong with one table, if anything."""
    try:
        size = path.stat().st_size
        if size == known.size and end_digest(path) == known.end and not whole:
            return None
        digest = whole_digest(path)
    except OSError as error:
        return DataError(path, 1, f"cannot be read: {error.strerror}")
    if digest == known.whole:
        return None
    said = f"{size:,} bytes, SHA-256 {digest[:12]}…, {SEAL} line {known.line} has {known.size:,} and {known.whole[:12]}…"
    return DataError(path, 1, f"changed since it was sealed ({said})")


def end_digest(path: Path) -> str:
    """Of a Parquet file the SHA-256 of its footer; of any other file that of all of it."""
    if path.suffix != PARQUET:
        return whole_digest(path)
    with path.open("rb") as file:
        size = file.seek(0, 2)
        file.seek(max(0, size - LENGTH))
        length = int.from_bytes(file.read(4), "little") + LENGTH
        file.seek(max(0, size - length))
        return hashlib.sha256(file.read()).hexdigest()


def whole_digest(path: Path) -> str:
    """The SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
