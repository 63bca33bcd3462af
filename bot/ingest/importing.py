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
from bot.ingest.files.hs9 import Keep, is_hs9, read_hs9
from bot.ingest.files.known import opened
from bot.ingest.files.unpack import first_lines, unpacked
from bot.ingest.publish import Offered, Published, Withdrawn, publish

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping, Sequence

    import duckdb

    from bot.ingest.files.cells import Cell, Taken
    from bot.ingest.files.hs9 import Lines
    from bot.ingest.files.incoming import Incoming

HEAD = 20
EVERYTHING = Keep()


class Imported(NamedTuple):
    """The new release, None where the files hold nothing that is kept; and what to tell of what was left out."""

    published: Published | None
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
        read = [_read(connection, one, keep, numbers or {}) for one in files]
        _refuse_doubles(read)
        told = tuple(line for one in read for line in one.told)
        cells = [cell for one in read for cell in one.cells]
        if not cells:
            return Imported(None, told)
        released = max((one.released for one in files if one.released), default=today)
        offered = Offered(cells, [one.taken for one in read], [gone for one in read for gone in one.withdrawn], released)
        return Imported(publish(connection, data, offered), told)


def _read(connection: duckdb.DuckDBPyConnection, incoming: Incoming, keep: Keep, numbers: Mapping[str, int]) -> _Read:
    with tempfile.TemporaryDirectory(prefix="tradebot-") as folder:
        text = unpacked(incoming, Path(folder))
        head = first_lines(text, HEAD)
        kind = "hs9" if is_hs9(head[0]) else "area" if is_area(head) else ""
        if not kind:
            reason = (
                "is a web page, not a table" if head[0].lstrip().startswith("<") else "is neither of the ministry's two layouts"
            )
            raise ImportRefusedError(incoming.name, reason)
        if incoming.kind not in (None, kind):
            raise ImportRefusedError(incoming.name, "has the other layout than expected")
        if kind == "area":
            taken, cells = area_cells(connection, incoming, read_area(text, incoming.name), numbers)
            # Asked for by name, for a file that may be of either kind; a refresh knows which it asks for.
            unheeded = incoming.kind is None and bool(keep.partners or keep.hs)
            told = f"{incoming.name}: an area file is taken whole; parts are kept of 9-digit files only"
            return _Read(taken, cells, [], [told] if unheeded else [])
        return _nine_digits(read_hs9(connection, incoming, text, keep), incoming.name)


def _nine_digits(lines: Lines, name: str) -> _Read:
    taken, told = lines.taken, []
    if lines.unnamed:
        told.append(f"{name}: {lines.unnamed} of its lines have no name in commodities.csv and were left out")
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
