"""An import of lines, year by year. What is done is put down, so that an import that was broken off goes on where it was."""

from __future__ import annotations

import csv
import hashlib
import shutil
import tempfile
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import duckdb

from bot.dataset.lines import CHAPTERS, broken_lines, folders, sealed, whole_digest, years
from bot.dataset.release import RELEASES
from bot.errors import DataError, PublishError
from bot.ingest.files.sheet import Sheet, Unpacked, read_sheet
from bot.ingest.files.unpack import unpacked
from bot.ingest.lines.agree import annual_of
from bot.ingest.lines.year import DONE, LAYOUT, PARQUET, SCRIPT, Chapter, Held, YearDone, make_year
from bot.ingest.progress import Bar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from bot.dataset.lines import FlowYear
    from bot.ingest.files.incoming import Incoming
    from bot.ingest.lines.grouping import Group

WORK = ".lines"
NOTHING = Held(None, ())


class Made(NamedTuple):
    """A year that is done, the folder that it lies in, and its files; the sheet where they were read just now.

    `is_named`: the dataset may have names for some of its lines.
    """

    done: YearDone
    folder: Path
    files: list[Incoming]
    is_named: bool
    sheet: Sheet | None


@contextmanager
def working(data: Path, groups: Sequence[Group]) -> Iterator[Path]:
    """A folder for the years that are done. It stays where an import of several was broken off, which then goes on from there.

    Raises PublishError where the disk is full or damaged.
    """
    folder = data / RELEASES / WORK
    is_kept = len(groups) > 1
    try:
        yield folder
        is_kept = False
    except OSError as error:
        raise PublishError(f"{folder.parent}: {error.strerror or error}") from error
    except duckdb.Error as error:
        raise PublishError(f"{folder.parent}: {' '.join(str(error).split())}") from error
    finally:
        if not is_kept:
            shutil.rmtree(folder, ignore_errors=True)


def line_years(
    connection: duckdb.DuckDBPyConnection, work: Path, held: Mapping[FlowYear, Held], groups: Sequence[Group]
) -> Iterator[Made]:
    """Make each year in turn, in a folder of `work`; while one is looked at, the table `sheet` has its rows.

    Raises ImportRefusedError.
    """
    sizes = [sum(_size(one, group.files) for one in group.files) for group in groups]
    done = 0
    for number, (group, size) in enumerate(zip(groups, sizes, strict=True), start=1):
        bar = Bar(f"{group.title} ({number} of {len(groups)})")
        try:
            yield _year(connection, work, group, held, partial(_show, bar, done, sum(sizes)))
        finally:
            bar.clear()
        done += size


def held_lines(data: Path, figures: Path) -> dict[FlowYear, Held]:
    """What is there of each flow and year, with the release in the folder `figures`.

    Raises DataError for a file that does not agree with its seal, to the last byte.
    """
    where = folders(data, figures)
    for folder in where:
        for error in broken_lines(folder, whole=True):
            raise error
    chapters = {key: rows for folder in where for key, rows in chapters_in(folder).items()}
    return {key: Held(path, chapters.get(key, ())) for key, path in years(where).items()}


def chapters_in(folder: Path) -> dict[FlowYear, list[Chapter]]:
    """The chapters of each flow and year that lie in a folder. Raises DataError."""
    if CHAPTERS not in sealed(folder):
        return {}
    found: dict[FlowYear, list[Chapter]] = {}
    try:
        with (folder / CHAPTERS).open(encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                one = Chapter(row["chapter"], int(row["last_month"]), row["file"])
                found.setdefault((row["flow"], int(row["year"])), []).append(one)
    except (OSError, KeyError, ValueError) as error:
        raise DataError(folder / CHAPTERS, 1, f"cannot be read: {error}") from error
    return found


def _year(
    connection: duckdb.DuckDBPyConnection,
    work: Path,
    group: Group,
    held: Mapping[FlowYear, Held],
    progress: Callable[[int], None],
) -> Made:
    before = held.get(group.key, NOTHING) if group.key else NOTHING
    folder = work / f"{'-'.join(map(str, group.key or ()))}-{_mark(connection, group, before)}"
    if (folder / DONE).is_file() and not group.is_named:
        return Made(YearDone.read(folder), folder, group.files, group.is_named, None)
    sheet = _read(connection, group, progress)
    return Made(make_year(connection, group.files, sheet, before, folder), folder, group.files, group.is_named, sheet)


def _show(bar: Bar, before: int, expected: int, read: int) -> None:
    bar(before + read, expected)


def _read(connection: duckdb.DuckDBPyConnection, group: Group, progress: Callable[[int], None]) -> Sheet:
    with tempfile.TemporaryDirectory(prefix="tradebot-") as folder:
        texts: list[Unpacked] = []
        read = 0
        for number, one in enumerate(group.files):
            (own := Path(folder, str(number))).mkdir()
            texts.append(Unpacked(one, unpacked(one, own)))
            read += _size(one, group.files)
            progress(read)
        return read_sheet(connection, texts)


def _size(one: Incoming, files: Sequence[Incoming]) -> int:
    """Bytes of a file as it lies there; of a zip a share for each that is in it."""
    return one.path.stat().st_size // sum(other.path == one.path for other in files)


def _mark(connection: duckdb.DuckDBPyConnection, group: Group, before: Held) -> str:
    """What tells one state of files, of what is held and of this program from any other."""
    digests = {path: whole_digest(path) for path in {one.path for one in group.files}}
    files = [(one.file, one.member, digests[one.path], str(one.released)) for one in group.files]
    held = whole_digest(before.path) if before.path else ""
    annual = annual_of(connection, *group.key) if group.key else []
    return hashlib.sha256(repr((files, held, before.chapters, annual, SCRIPT, LAYOUT, PARQUET)).encode()).hexdigest()[:16]
