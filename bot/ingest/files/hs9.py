"""The 9-digit file (commodity × country, one year and flow) → cells of the series `hs9`, with quantities.

The file may be large (hundreds of thousands of wide rows): the database reads it in pieces, and only the lines that the dataset
has names for are kept. Quantity 2 is the main one.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import duckdb

from bot.errors import ImportRefusedError
from bot.ingest.files.area import FLOWS
from bot.ingest.files.cells import Cell, Taken

if TYPE_CHECKING:
    from bot.ingest.files.incoming import Incoming

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
SPANS = ("Year", *MONTHS)
HEADER = (
    "Exp or Imp",
    "Year",
    "HS",
    "Country",
    "Unit1",
    "Unit2",
    *(f"{what}-{span}" for span in SPANS for what in ("Quantity1", "Quantity2", "Value")),
)
FIGURES = HEADER[6:]
# The dataset's unit → the ministry's.
UNITS = {"kg": "KG", "t": "MT"}
# What codes are made of: so many digits.
CODES = {'"Exp or Imp"': 1, '"Year"': 4, "trim(\"HS\", ' ''')": 9, 'trim("Country")': 3}


@dataclass(frozen=True, slots=True)
class Keep:
    """Which part of a 9-digit file is kept: partners (codes) and beginnings of lines; empty means all."""

    partners: tuple[str, ...] = ()
    hs: tuple[str, ...] = ()


class Lines(NamedTuple):
    """What was taken, and what was not: how many lines have no name, and which (partner, group) would lack one.

    `lost` are (partner, line) that the dataset has and the file no longer has.
    """

    taken: Taken
    cells: list[Cell]
    unnamed: int
    incomplete: list[tuple[str, str]]
    lost: list[tuple[str, str]]


def is_hs9(first_line: str) -> bool:
    """Whether a file's first line is the header of a 9-digit file."""
    return [cell.strip().strip('"') for cell in first_line.split(",")][:3] == list(HEADER[:3])


def read_hs9(connection: duckdb.DuckDBPyConnection, incoming: Incoming, text: Path, keep: Keep) -> Lines:
    """The cells of a 9-digit file. Raises ImportRefusedError, naming file and reason."""
    try:
        flow, year, last = _checked(connection, incoming, text)
        parameters = {"year": year, "last": last, "flow": flow, "partners": list(keep.partners), "hs": list(keep.hs)}
        script = (Path(__file__).parent / "hs9.sql").read_text("utf-8")
        for statement in connection.extract_statements(script):
            named = {name: parameters[name] for name in statement.named_parameters}
            connection.execute(statement, named)
        _check_lines(connection, incoming.name)
        cells = [Cell._make((flow, *row, "hs9_release")) for row in connection.execute("from kept_cell").fetchall()]
        unnamed = connection.execute("select count(distinct hs9) from row_of where commodity is null").fetchone() or (0,)
        incomplete = connection.execute("select partner, grp from incomplete order by all").fetchall()
        lost = connection.execute("from lost order by all").fetchall()
    except duckdb.Error as error:
        raise ImportRefusedError(incoming.name, f"is cut short or damaged: {' '.join(str(error).split())[:200]}") from error
    finally:
        for name in ("lost", "kept_cell", "incomplete", "below", "measured", "whole", "line", "row_of"):
            connection.execute(f"drop table if exists {name}")
        connection.execute("drop macro if exists kind_of")
        connection.execute("drop view if exists wide")
    return Lines(Taken("hs9", flow, year, f"01-{last:02}", incoming.name), cells, int(unnamed[0]), incomplete, lost)


def _checked(connection: duckdb.DuckDBPyConnection, incoming: Incoming, text: Path) -> tuple[str, int, int]:
    """Flow, year and last month of a file that is in order as a whole."""
    columns = connection.read_csv(str(text), header=True, all_varchar=True, delimiter=",", quotechar='"', null_padding=False)
    if tuple(name.strip() for name in columns.columns) != HEADER:
        other = next((name for name, wanted in zip(columns.columns, HEADER, strict=False) if name.strip() != wanted), "a column")
        raise ImportRefusedError(incoming.name, f"has other columns than a 9-digit file: {other!r}")
    columns.create_view("wide")
    added = " + ".join(f'"Value-{month}"::bigint' for month in MONTHS)
    latest = ", ".join(f"{n} * max(\"Value-{month}\" not in ('0', ''))::integer" for n, month in enumerate(MONTHS, start=1))
    numbers = " and ".join(f"coalesce(regexp_full_match(\"{name}\", '[0-9]+'), false)" for name in FIGURES)
    codes = " and ".join(f"coalesce(regexp_full_match({text}, '[0-9]{{{n}}}'), false)" for text, n in CODES.items())
    found = connection.execute(
        f'select min("Exp or Imp"), max("Exp or Imp"), min("Year"), max("Year"), greatest({latest}),'  # noqa: S608 - names of this module
        f' any_value(concat("HS", \' \', "Country")) filter (not ({numbers})) as odd,'
        f' any_value(concat("HS", \' \', "Country")) filter (({numbers})'
        f' and try({added}) is distinct from try("Value-Year"::bigint)) as off,'
        f' any_value(concat("HS", \' \', "Country")) filter (not ({codes})) as uncoded'
        " from wide"
    ).fetchone()
    first, other, year, last_year, last, odd, off, uncoded = found or (None,) * 8
    if first is None or not last:
        raise ImportRefusedError(incoming.name, "holds no figures")
    reasons = {
        "mixes exports and imports": first != other,
        f"has {first!r} where 1 (export) or 2 (import) stands": first not in FLOWS,
        "mixes years": year != last_year,
        f"has a flow, year, line or country that is not a code: {uncoded}": uncoded is not None,
        f"has a value that is not a number, or negative, in the line {odd}": odd is not None,
        f"does not add up: the months and the year of the line {off}": off is not None,
        f"holds {FLOWS.get(first)}s, not {incoming.flow}s": incoming.flow not in (None, FLOWS.get(first)),
        f"is of {year}, not of {incoming.year}": incoming.year is not None and str(incoming.year) != year,
    }
    for reason, applies in reasons.items():
        if applies:
            raise ImportRefusedError(incoming.name, reason)
    return FLOWS[first], int(year), int(last)


def _check_lines(connection: duckdb.DuckDBPyConnection, name: str) -> None:
    twice = connection.execute("select hs9, country from row_of group by all having count(*) > 1 limit 1").fetchone()
    if twice:
        raise ImportRefusedError(name, f"has the line {twice[0]} of the country {twice[1]} twice")
    rows = connection.execute("select distinct hs9, unit, trim(unit2) from row_of where commodity is not null").fetchall()
    for hs9, unit, found in rows:
        if UNITS.get(unit) != found:
            raise ImportRefusedError(name, f"measures the line {hs9} in {found!r}, not in {UNITS.get(unit)}")
