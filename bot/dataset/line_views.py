"""Views of the nine-digit statistics on disk, for the macros of `data/lines.sql`: nothing is loaded, queries read in place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.dataset.lines import CHANGES, CHAPTERS, CHAPTERS_BEFORE, CODES, PARQUET, TOTALS, broken_lines, folders, sealed, years

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    import duckdb

    from bot.dataset.lines import FlowYear

NAMES = "codes.parquet"
FLOWS = ("import", "export")
LINES = "from read_parquet([{paths}])"
LINE = (
    "month: date, hs9: varchar, country: varchar, quantity1: bigint, quantity2: bigint, value_kyen: bigint, unit1: varchar,"
    " unit2: varchar"
)
CHANGE = f"flow: varchar, {LINE}, replaced_by: integer"
TOTAL = "flow: varchar, month: date, country: varchar, value_kyen: bigint"
CODE = "flow: varchar, year: smallint, hs9: varchar, unit1: varchar, unit2: varchar"
NAME = "code: varchar, name_en: varchar, name_ja: varchar, name_ru: varchar"
CHAPTER = "flow: varchar, year: integer, chapter: varchar, last_month: integer, file: varchar"
BEFORE = f"{CHAPTER}, replaced_by: integer"


def make_line_views(connection: duckdb.DuckDBPyConnection, data: Path, figures: Path) -> list[str]:
    """Make the views of a dataset, with the release in the folder `figures`, and return the files that they read.

    Raises DataError where a file is not the one that was sealed; looked at are sizes and ends of files.
    """
    where = folders(data, figures)
    for folder in where:
        for error in broken_lines(folder):
            raise error
    # Where the blocks of a file lie is kept; what is in them the machine keeps.
    connection.execute("set parquet_metadata_cache = true; set enable_external_file_cache = false")
    files = years(where)
    for flow in FLOWS:
        paths = [path for (of, _), path in files.items() if of == flow]
        _view(connection, f"{flow}_lines", [LINES.format(paths=listed(paths))] if paths else [], LINE)
    _view(connection, "line_chapter", _of_years(where, files, CHAPTERS, "year"), CHAPTER)
    _view(connection, "line_total", _of_years(where, files, TOTALS, "year(month)"), TOTAL)
    _view(connection, "line_code", _of_years(where, files, CODES, "year"), CODE)
    names = [_table(data / NAMES)] if (data / NAMES).is_file() else []
    _view(connection, "code_name", names, NAME)
    changes, before = ([path] if (path := figures / name).is_file() else [] for name in (CHANGES, CHAPTERS_BEFORE))
    _view(connection, "line_change", [f"from read_parquet([{listed(changes)}])"] if changes else [], CHANGE)
    _view(connection, "line_chapter_before", [_csv(path, BEFORE) for path in before], BEFORE)
    beside = [folder / name for folder in where for name in (CHAPTERS, TOTALS, CODES) if name in sealed(folder)]
    return [str(path) for path in (*files.values(), *beside, *changes, *before, data / NAMES)]


def _of_years(where: Iterable[Path], files: dict[FlowYear, Path], name: str, year: str) -> list[str]:
    """Of each folder a table that lies beside its lines, for the years that count there; `year` is that of a row."""
    counted = {folder: [key for key, path in files.items() if path.parent == folder] for folder in where}
    return [
        f"{_table(folder / name)} where (flow, {year}) in ({', '.join(f'({flow!r}, {number})' for flow, number in keys)})"
        for folder, keys in counted.items()
        if keys and name in sealed(folder)
    ]


def _table(path: Path) -> str:
    return f"from read_parquet([{listed([path])}])" if path.suffix == PARQUET else _csv(path, CHAPTER)


def _csv(path: Path, columns: str) -> str:
    named = ", ".join(f"'{name}': '{kind}'" for name, kind in _pairs(columns))
    return f"from read_csv([{listed([path])}], header = true, auto_detect = false, columns = {{{named}}})"


def _view(connection: duckdb.DuckDBPyConnection, name: str, parts: list[str], columns: str) -> None:
    """A view of some parts; without any it is there and empty."""
    empty = f"select {', '.join(f'null::{kind} as {column}' for column, kind in _pairs(columns))} where false"
    connection.execute(f"create view {name} as {' union all by name '.join(parts) or empty}")


def _pairs(columns: str) -> list[list[str]]:
    return [one.split(": ") for one in columns.split(", ")]


def listed(paths: Iterable[Path]) -> str:
    """Paths as they stand in a statement."""
    return ", ".join("'" + str(path).replace("'", "''") + "'" for path in paths)
