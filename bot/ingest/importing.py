"""`tradebot data import`: official files → one new release of the dataset, or none at all."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bot.dataset.lock import locked
from bot.dataset.release import current
from bot.errors import ImportRefusedError, TradebotError
from bot.ingest.files.area import is_area, read_area
from bot.ingest.files.area_cells import area_cells
from bot.ingest.files.cells import Taken
from bot.ingest.files.header import is_hs9
from bot.ingest.files.hs9 import Keep, read_hs9
from bot.ingest.files.known import opened
from bot.ingest.files.unpack import first_lines, head, members, unpacked
from bot.ingest.lines.agree import know_annual
from bot.ingest.lines.grouping import grouped
from bot.ingest.lines.work import held_lines, line_years, working
from bot.ingest.publish import Offered, Published, Withdrawn, publish

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    import duckdb

    from bot.ingest.files.cells import Cell
    from bot.ingest.files.hs9 import Lines
    from bot.ingest.files.incoming import Incoming
    from bot.ingest.lines.work import Made

HEAD = 20
EVERYTHING = Keep()


class Imported(NamedTuple):
    """The new release, the years of lines in it, and what to tell besides."""

    published: Published
    years: tuple[Made, ...]
    told: tuple[str, ...]


class _Read(NamedTuple):
    taken: Taken
    cells: list[Cell]
    withdrawn: list[Withdrawn]
    told: list[str]


def import_files(
    data: Path,
    files: Sequence[Incoming],
    today: dt.date,
    keep: Keep = EVERYTHING,
    numbers: Mapping[str, int] | None = None,
) -> Imported:
    """Take official files over, all or none; without a day of release it is today's.

    `numbers` are the years of known file numbers.

    Raises ImportRefusedError, naming the file and the reason, PublishError, and TradebotError for a partner that is not known:
    then nothing has changed.
    """
    with locked(data), opened(data, current(data)) as connection:
        _refuse_unknown(connection, keep)
        whole = [member for one in files for member in members(one)]
        nine = [one for one in whole if is_hs9("".join(head(one, 1)))]
        for one in nine:
            _refuse_other(one, "hs9")
        released = max((one.released for one in files if one.released), default=today)
        read = [_area(connection, one, keep, numbers or {}) for one in whole if one not in nine]
        know_annual(connection, (cell for one in read for cell in one.cells), released)
        groups = grouped(nine)
        with working(data, groups) as work:
            made = []
            for year in line_years(connection, work, held_lines(data, current(data).folder) if groups else {}, groups):
                made.append(year)
                read += _files_of(connection, year, keep)
            _refuse_doubles(read)
            cells = [cell for one in read for cell in one.cells]
            gone = [gone for one in read for gone in one.withdrawn]
            published = publish(connection, data, Offered(cells, [one.taken for one in read], gone, released, made))
        return Imported(published, tuple(made), tuple(line for one in read for line in one.told))


def _area(connection: duckdb.DuckDBPyConnection, incoming: Incoming, keep: Keep, numbers: Mapping[str, int]) -> _Read:
    with tempfile.TemporaryDirectory(prefix="tradebot-") as folder:
        text = unpacked(incoming, Path(folder))
        start = first_lines(text, HEAD)
        if not is_area(start):
            reason = (
                "is a web page, not a table" if start[0].lstrip().startswith("<") else "is neither of the ministry's two layouts"
            )
            raise ImportRefusedError(incoming.name, reason)
        _refuse_other(incoming, "area")
        taken, cells = area_cells(connection, incoming, read_area(text, incoming.name), numbers)
        # Asked for by name, for a file that may be of either kind; a refresh knows which it asks for.
        unheeded = incoming.kind is None and bool(keep.partners or keep.hs)
        told = f"{incoming.name}: an area file is taken whole; parts are kept of 9-digit files only"
        return _Read(taken, cells, [], [told] if unheeded else [])


def _files_of(connection: duckdb.DuckDBPyConnection, year: Made, keep: Keep) -> list[_Read]:
    """What there is to note of the files of a year, and what of them is kept in memory, too."""
    if year.is_named and year.sheet:
        return [_named(read_hs9(connection, one, year.sheet, keep, n), one.name) for n, one in enumerate(year.files)]
    months = [last for _, last in year.done.files]
    taken = [
        Taken("lines", year.done.flow, year.done.year, f"01-{last:02}", one.name)
        for one, last in zip(year.files, months, strict=True)
    ]
    return [_Read(one, [], [], []) for one in taken]


def _refuse_other(incoming: Incoming, kind: str) -> None:
    if incoming.kind not in (None, kind):
        raise ImportRefusedError(incoming.name, "has the other layout than expected")


def _named(lines: Lines, name: str) -> _Read:
    taken, told = lines.taken, []
    if lines.incomplete:
        listed = ", ".join(f"{group} ({partner})" for partner, group in lines.incomplete)
        told.append(f"{name}: no sums for {listed}: lines without a name stand under the same headings")
    gone = [*lines.incomplete, *lines.lost]
    withdrawn = [Withdrawn(taken.flow, partner, code, taken.year) for partner, code in gone]
    return _Read(taken, lines.cells, withdrawn, told)


def _refuse_unknown(connection: duckdb.DuckDBPyConnection, keep: Keep) -> None:
    known = {code for (code,) in connection.execute("select code from partners").fetchall()}
    unknown = [code for code in keep.partners if code not in known]
    if unknown:
        raise TradebotError(f"there is no partner {unknown[0]!r} in partners.csv; nothing was changed")


def _refuse_doubles(read: Sequence[_Read]) -> None:
    """Two files for one figure would leave it to chance which one counts."""
    seen: dict[tuple[object, ...], int] = {}
    for number, one in enumerate(read):
        for cell in one.cells:
            other = seen.setdefault(cell[:6], number)
            if other != number:
                raise ImportRefusedError(one.taken.name, f"holds the same figures as {read[other].taken.name}")
