"""An area file → cells of the dataset: series `monthly`, and `annual` where the file holds a whole year."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from bot.errors import ImportRefusedError
from bot.ingest.files.cells import Cell, Taken
from bot.ingest.files.dating import check_order, check_year, year_of
from bot.ingest.files.known import codes, expected, spans

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    import duckdb

    from bot.ingest.files.area import AreaFile, Block
    from bot.ingest.files.incoming import Incoming
    from bot.ingest.files.known import Codes

TOTAL = "GRAND TOTAL"
MONTHS = 12
# The one year that the ministry published in two files: areas changed in April.
SPLIT_YEAR, SPLIT_MONTH = 2017, 4


def area_cells(
    connection: duckdb.DuckDBPyConnection, incoming: Incoming, file: AreaFile, numbers: Mapping[str, int]
) -> tuple[Taken, list[Cell]]:
    """The cells of an area file. Raises ImportRefusedError, naming file and reason."""
    if incoming.flow and incoming.flow != file.flow:
        raise ImportRefusedError(incoming.name, f"holds {file.flow}s, not {incoming.flow}s")
    known = spans(connection, file.flow)
    totals = [block.get(TOTAL, {}).get(TOTAL, 0) for block in file.months]
    year = year_of(incoming, file.title, totals, known, numbers)
    first = _first_month(file, year)
    last = first + len(totals) - 1
    if last > MONTHS:
        raise ImportRefusedError(incoming.name, f"holds {len(totals)} months")
    check_year(incoming.name, year, first, totals, known)
    check_order(incoming.name, year, first, totals, known)
    table = codes(connection)
    partners, goods = _coded(incoming.name, file, table)
    _complete(incoming.name, file, (partners, goods), expected(connection, file.flow, year, (first, last)))
    _sections_add_up(incoming.name, file, goods, table)
    taken = Taken("area", file.flow, year, f"{first:02}-{last:02}", incoming.name)
    return taken, list(_cells(file, year, first, partners, goods))


def _first_month(file: AreaFile, year: int) -> int:
    """April for the second file of the year that has two; it has as many months as are left of it."""
    return SPLIT_MONTH if year == SPLIT_YEAR and len(file.months) == MONTHS - SPLIT_MONTH + 1 else 1


def _coded(name: str, file: AreaFile, table: Codes) -> tuple[dict[str, str], dict[str, str]]:
    known = table.goods[file.flow]
    for label in file.goods:
        if label not in known:
            raise ImportRefusedError(name, f"goods {label!r} are not among the {file.flow} labels of commodities.csv")
    for area in file.year:
        if area not in table.areas:
            raise ImportRefusedError(name, f"area {area!r} is not in partners.csv")
    return {area: table.areas[area] for area in file.year}, {label: known[label] for label in file.goods}


def _complete(name: str, file: AreaFile, found: tuple[dict[str, str], dict[str, str]], wanted: tuple[set[str], set[str]]) -> None:
    for what, labels, codes_wanted, whole in zip(("area", "goods line"), found, wanted, ("WORLD", "total"), strict=True):
        missing = (codes_wanted | {whole}) - set(labels.values())
        if missing:
            raise ImportRefusedError(name, f"the {what} {min(missing)!r} is missing from the {file.flow}s")


def _sections_add_up(name: str, file: AreaFile, goods: dict[str, str], table: Codes) -> None:
    sections = [label for label, code in goods.items() if table.levels[code] == "section"]
    for number, block in enumerate((*file.months, file.year), start=1):
        for area, row in block.items():
            added = sum(row[label] for label in sections)
            if added != row[TOTAL]:
                raise ImportRefusedError(
                    name, f"block {number}, {area}: the sections add up to {added}, the total is {row[TOTAL]}"
                )


def _cells(file: AreaFile, year: int, first: int, partners: dict[str, str], goods: dict[str, str]) -> Iterator[Cell]:
    for month, block in enumerate(file.months, start=first):
        day = dt.date(year, month, 1)
        yield from _block(file.flow, "monthly", block, (day, day), (partners, goods))
    if len(file.months) == MONTHS:
        span = (dt.date(year, 1, 1), dt.date(year, MONTHS, 1))
        yield from _block(file.flow, "annual", file.year, span, (partners, goods))


def _block(
    flow: str, series: str, block: Block, span: tuple[dt.date, dt.date], names: tuple[dict[str, str], dict[str, str]]
) -> Iterable[Cell]:
    partners, goods = names
    for area, row in block.items():
        for label, value in row.items():
            yield Cell(flow, partners[area], goods[label], series, *span, value, None, "area_file")
