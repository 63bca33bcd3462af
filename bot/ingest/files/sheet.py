"""9-digit files of one flow and year (commodity × country) → the table `sheet`: their rows as they are, checked.

The files may be large: the database reads them in pieces. `sheet` has the columns of the heading, all text, and `file`, the
number of the file in the order given.
"""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, NamedTuple

import duckdb

from bot.errors import ImportRefusedError
from bot.ingest.files.area import FLOWS
from bot.ingest.files.header import FIGURES, HEADER, MEASURES, MONTHS, check_header
from bot.ingest.files.unpack import first_lines

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from bot.ingest.files.incoming import Incoming

# What codes are made of: so many digits.
CODES = {'"Exp or Imp"': 1, '"Year"': 4, "trim(\"HS\", ' ''')": 9, 'trim("Country")': 3}


class Sheet(NamedTuple):
    """What the files say of themselves: flow, year, and of each file its last month with figures."""

    flow: str
    year: int
    last: list[int]


class Unpacked(NamedTuple):
    """A file and its text."""

    incoming: Incoming
    text: Path


def read_sheet(connection: duckdb.DuckDBPyConnection, files: Sequence[Unpacked]) -> Sheet:
    """Make the table `sheet` in place of the one before. Raises ImportRefusedError, naming file, reason and line."""
    connection.execute("drop table if exists sheet")
    columns = ", ".join(f"'{name}': 'varchar'" for name in HEADER)
    for number, one in enumerate(files):
        check_header(one.incoming.name, first_lines(one.text, 1)[0])
        query = (
            f"select {number} as file, * from read_csv($path, header = true, columns = {{{columns}}}, delim = ',', quote = '\"',"  # noqa: S608 - names of this module
            " auto_detect = false, null_padding = false, strict_mode = true)"
        )
        into = f"insert into sheet {query}" if number else f"create temp table sheet as {query}"
        try:
            connection.execute(into, {"path": str(one.text)})
        except duckdb.Error as error:
            reason = f"is cut short or damaged: {' '.join(str(error).split())[:200]}"
            raise ImportRefusedError(one.incoming.name, reason) from error
    sheet = _told(connection, files)
    _check_rows(connection, files)
    _check_doubles(connection, files)
    return sheet


def _told(connection: duckdb.DuckDBPyConnection, files: Sequence[Unpacked]) -> Sheet:
    latest = ", ".join(f"{n} * max(\"Value-{month}\" not in ('0', ''))::integer" for n, month in enumerate(MONTHS, start=1))
    rows = connection.execute(
        'select file, min("Exp or Imp"), max("Exp or Imp"), min("Year"), max("Year"),'  # noqa: S608 - names of this module
        f" greatest({latest}) from sheet group by file order by file"
    ).fetchall()
    told = {file: row for file, *row in rows}
    for number, (incoming, _) in enumerate(files):
        flow, other, year, last_year, last = told.get(number, (None,) * 5)
        reasons = {
            "holds no figures": not last,
            "mixes exports and imports": flow != other,
            f"has {flow!r} where 1 (export) or 2 (import) stands": flow is not None and flow not in FLOWS,
            "mixes years": year != last_year,
            f"holds {FLOWS.get(flow or '')}s, not {incoming.flow}s": incoming.flow not in (None, FLOWS.get(flow or "")),
            f"is of {year}, not of {incoming.year}": incoming.year is not None and str(incoming.year) != year,
        }
        for reason, applies in reasons.items():
            if applies:
                raise ImportRefusedError(incoming.name, reason)
    flow, _, year, *_ = told[0]
    return Sheet(FLOWS[flow], int(year) if year.isdecimal() else 0, [told[number][4] for number in range(len(files))])


def _check_rows(connection: duckdb.DuckDBPyConnection, files: Sequence[Unpacked]) -> None:
    codes = " and ".join(f"coalesce(regexp_full_match({text}, '[0-9]{{{n}}}'), false)" for text, n in CODES.items())
    figures = ", ".join(f'"{name}"' for name in FIGURES)
    numbers = f"regexp_full_match(concat_ws(',', {figures}), '([0-9]+,){{{len(FIGURES) - 1}}}[0-9]+')"
    sums = " or ".join(
        f"try({' + '.join(f'{chr(34)}{what}-{month}{chr(34)}::bigint' for month in MONTHS)})"
        f' is distinct from try("{what}-Year"::bigint)'
        for what in MEASURES
    )
    found = connection.execute(
        f'with judged as (select file, "HS", "Country", case when not ({codes}) then \'code\''  # noqa: S608 - names of this module
        f" when not {numbers} then 'number' when {sums} then 'sum' end as fault from sheet)"
        " from judged where fault is not null order by file limit 1"
    ).fetchone()
    if found is None:
        return
    number, line, country, fault = found
    where = f"{line or ''} {country or ''}"
    reasons = {
        "code": f"has a flow, year, line or country that is not a code: {where}",
        "number": f"has a figure that is not a number, or negative, in the line {where}",
        "sum": f"does not add up: the months and the year of the line {where}",
    }
    incoming, text = files[number]
    raise ImportRefusedError(incoming.name, f"line {_line_of(text, line, country)} {reasons[fault]}")


def _check_doubles(connection: duckdb.DuckDBPyConnection, files: Sequence[Unpacked]) -> None:
    found = connection.execute(
        "select trim(\"HS\", ' ''') as line, trim(\"Country\") as country, max(file), min(file) from sheet"
        " group by line, country having count(*) > 1 order by all limit 1"
    ).fetchone()
    if found is None:
        return
    line, country, last, first = found
    reason = f"has the line {line} of the country {country} twice"
    if last != first:
        reason = f"holds the same figures as {files[first].incoming.name}: the line {line} of the country {country}"
    raise ImportRefusedError(files[last].incoming.name, reason)


def _line_of(text: Path, line: str | None, country: str | None) -> int:
    """Where in a file the first row of a line and country stands."""
    wanted = [line or "", country or ""]
    with text.open(encoding="utf-8", newline="") as file:
        rows = csv.reader(file)
        return next((rows.line_num for row in rows if row[2:4] == wanted), 1)
