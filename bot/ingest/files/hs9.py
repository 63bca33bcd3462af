"""The lines of a 9-digit file that the dataset has names for → cells of the series `hs9`, with quantities, for the memory.

All other lines are in the store on disk (bot/ingest/lines). Quantity 2 is the main one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from bot.errors import ImportRefusedError
from bot.ingest.files.cells import Cell, Taken

if TYPE_CHECKING:
    import duckdb

    from bot.ingest.files.incoming import Incoming
    from bot.ingest.files.sheet import Sheet

# The dataset's unit → the ministry's.
UNITS = {"kg": "KG", "t": "MT"}
# The lines have the names of the edition of 2022; in older years other goods stand under some of the numbers.
NAMED_FROM = 2022


@dataclass(frozen=True, slots=True)
class Keep:
    """Which of the named lines are kept: partners (codes) and beginnings of lines; empty means all."""

    partners: tuple[str, ...] = ()
    hs: tuple[str, ...] = ()


class Lines(NamedTuple):
    """What was taken, and what was not: which (partner, group) would lack a line that has no name.

    `lost` are (partner, line) that the dataset has and the file no longer has.
    """

    taken: Taken
    cells: list[Cell]
    incomplete: list[tuple[str, str]]
    lost: list[tuple[str, str]]


def read_hs9(connection: duckdb.DuckDBPyConnection, incoming: Incoming, sheet: Sheet, keep: Keep, number: int = 0) -> Lines:
    """The cells of one file of the table `sheet`. Raises ImportRefusedError, naming file and reason."""
    last = sheet.last[number]
    parameters = {"year": sheet.year, "last": last, "flow": sheet.flow, "partners": list(keep.partners), "hs": list(keep.hs)}
    script = (Path(__file__).parent / "hs9.sql").read_text("utf-8")
    try:
        connection.execute(f"create temp view wide as select * exclude (file) from sheet where file = {number}")  # noqa: S608 - a number
        for statement in connection.extract_statements(script):
            named = {name: parameters[name] for name in statement.named_parameters}
            connection.execute(statement, named)
        _check_lines(connection, incoming.name)
        cells = [Cell._make((sheet.flow, *row, "hs9_release")) for row in connection.execute("from kept_cell").fetchall()]
        incomplete = connection.execute("select partner, grp from incomplete order by all").fetchall()
        lost = connection.execute("from lost order by all").fetchall()
    finally:
        for name in ("lost", "kept_cell", "incomplete", "below", "measured", "whole", "line", "row_of"):
            connection.execute(f"drop table if exists {name}")
        connection.execute("drop macro if exists kind_of")
        connection.execute("drop view if exists wide")
    return Lines(Taken("hs9", sheet.flow, sheet.year, f"01-{last:02}", incoming.name), cells, incomplete, lost)


def _check_lines(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    rows = connection.execute("select distinct hs9, unit, trim(unit2) from row_of where commodity is not null").fetchall()
    for hs9, unit, found in rows:
        if UNITS.get(unit) != found:
            raise ImportRefusedError(name, f"measures the line {hs9} in {found!r}, not in {UNITS.get(unit)}")
