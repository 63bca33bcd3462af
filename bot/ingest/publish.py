"""Cells → a new release beside the one in use, checked whole, then put in its place in one step.

Until the last step nothing has changed for whoever reads: a process that ends in between, at whatever moment, leaves a folder
that no pointer names, and the next import removes it.
"""

from __future__ import annotations

import csv
import json
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import duckdb

from bot.dataset.checks import data_errors
from bot.dataset.release import POINTER, RELEASES, Release, current
from bot.dataset.seal import RELEASE_TABLES, seal
from bot.errors import PublishError
from bot.ingest.files.known import quoted
from bot.ingest.lines.stage import stage_lines

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from bot.ingest.files.cells import Cell, Taken
    from bot.ingest.lines.work import Made

STAGE = ".next"
PARQUET = "format parquet, compression zstd, row_group_size 200000"
OUTPUTS = {
    "observations.parquet": ("from next_held order by commodity, partner, flow, series, first_month", PARQUET),
    "history.parquet": ("from next_history order by all", PARQUET),
    "counts.csv": (
        "select series, year(first_month) as year, count(*) as observations from next_held group by all order by all",
        "header",
    ),
    "imports.csv": ("from imports union all from next_imports order by release::integer, kind, flow, year", "header"),
}
# Added are figures for spans that had none; replaced are those that gave way, to other values or to their own months.
COUNTS = """
select (select count(*) from added anti join gone using (flow, partner, commodity, series, first_month, last_month)),
       (select count(*) from gone), (select count(*) from same)"""
INCOMING = (
    "create temp table incoming (flow varchar, partner varchar, commodity varchar, series varchar, first_month date,"
    " last_month date, value_kyen bigint, quantity bigint, origin varchar)"
)
WITHDRAWN = "create temp table withdrawn (flow varchar, partner varchar, commodity varchar, year integer)"
NEXT_IMPORTS = (
    "create temp table next_imports (release varchar, released varchar, kind varchar, flow varchar, year varchar,"
    " months varchar, name varchar)"
)
# Whether the files say nothing that the release in use does not say, and are of its day.
SAYS_NOTHING = """
select not exists (from added) and not exists (from gone) and not exists (
    select released, kind, flow, year, months from next_imports except select released, kind, flow, year, months from imports
) and $released = (select max(released::date) from imports)"""


class Withdrawn(NamedTuple):
    """The 9-digit figures of a year that no file vouches for any more."""

    flow: str
    partner: str
    commodity: str
    year: int


class Offered(NamedTuple):
    """All that one import brings, and the day of the release it is of."""

    cells: Sequence[Cell]
    taken: Sequence[Taken]
    withdrawn: Sequence[Withdrawn]
    released: dt.date
    years: Sequence[Made] = ()


class Published(NamedTuple):
    """The new release, and how many figures it added, revised or replaced, and saw unchanged."""

    release: Release
    added: int
    replaced: int
    unchanged: int


def publish(connection: duckdb.DuckDBPyConnection, data: Path, offered: Offered) -> Published:
    """Make a release of what is offered and put it in use. `connection` has the views of known.py.

    Where the release in use says the same already, it stays: what it revised is still the newest that is known.

    The caller holds the lock. Raises PublishError when a data test fails or the disk is full: then nothing has changed.
    """
    stage = data / RELEASES / STAGE
    try:
        shutil.rmtree(stage, ignore_errors=True)
        stage.mkdir(parents=True)
        number, day = _numbered(connection, offered.released)
        counts = _merge(connection, stage, offered, number, day)
        says_nothing = connection.execute(SAYS_NOTHING, {"released": day}).fetchall() == [(True,)]
        if says_nothing and not any(year.done.is_new for year in offered.years):
            return Published(current(data), *counts)
        tables = stage_lines(connection, stage, current(data), [year for year in offered.years if year.done.is_new], number)
        _write(connection, stage, tables)
        for error in data_errors(data, stage):
            raise PublishError(f"the data test {error}")
        return Published(_swap(data, stage, f"{day}-{number}"), *counts)
    except OSError as error:
        raise PublishError(f"{stage.parent}: {error.strerror or error}") from error
    except duckdb.Error as error:
        raise PublishError(f"{stage.parent}: {' '.join(str(error).split())}") from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _numbered(connection: duckdb.DuckDBPyConnection, released: dt.date) -> tuple[int, dt.date]:
    """The number of the next release and its day, never before that of the figures held: what was known only grows."""
    found = connection.execute(
        "select coalesce((select max(release::integer) from imports), 0) + 1,"
        " greatest($released, (select max(vintage) from held), (select max(released::date) from imports))",
        {"released": released},
    ).fetchone()
    if found is None:
        raise PublishError("the release in use is empty")
    return found[0], found[1]


def _merge(
    connection: duckdb.DuckDBPyConnection, stage: Path, offered: Offered, number: int, day: dt.date
) -> tuple[int, int, int]:
    """Make the views of the next release, and count what is added, replaced and the same."""
    for table, rows in ((INCOMING, offered.cells), (WITHDRAWN, offered.withdrawn)):
        connection.execute(table)
        _load(connection, table.split()[3], rows, stage)
    connection.execute(NEXT_IMPORTS)
    _load(connection, "next_imports", [(number, day, *taken) for taken in offered.taken], stage)
    script = (Path(__file__).parent / "merge.sql").read_text("utf-8")
    for name, value in (("release", f"{number}"), ("released", f"date '{day}'")):
        connection.execute(f"set variable {name} = {value}")
    connection.execute(script)
    counts = connection.execute(COUNTS).fetchone() or (0, 0, 0)
    return counts[0], counts[1], counts[2]


def _write(connection: duckdb.DuckDBPyConnection, stage: Path, tables: tuple[str, ...]) -> None:
    """The tables of the next release, sealed with others that are there already."""
    for name, (query, options) in OUTPUTS.items():
        connection.execute(f"copy ({query}) to '{quoted(stage / name)}' ({options})")
    seal(stage, (*RELEASE_TABLES, *tables))


def _load(connection: duckdb.DuckDBPyConnection, table: str, rows: Sequence[tuple[object, ...]], stage: Path) -> None:
    """Rows through a file: a hundred times faster than one by one."""
    if not rows:
        return
    path = stage / f"{table}.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)
    connection.execute(f"insert into {table} from read_csv('{quoted(path)}', header = false, all_varchar = true, nullstr = '')")
    path.unlink()


def _swap(data: Path, stage: Path, name: str) -> Release:
    """Give the folder its name and let the pointer name it; older releases than the one before are removed."""
    folder = data / RELEASES
    for path in stage.rglob("*"):
        _flush(path)
    before, target = current(data), folder / name
    shutil.rmtree(target, ignore_errors=True)
    stage.rename(target)
    pointer = folder / f"{POINTER}.next"
    try:
        _flush(folder)
        pointer.write_text(json.dumps({"current": name, "previous": before.name}) + "\n", "utf-8")
        _flush(pointer)
        pointer.replace(folder / POINTER)
    except OSError:
        shutil.rmtree(target, ignore_errors=True)
        pointer.unlink(missing_ok=True)
        raise
    _flush(folder)
    kept = {name, before.name}
    for path in folder.iterdir():
        if path.is_dir() and path.name not in kept:
            shutil.rmtree(path, ignore_errors=True)
    return Release(name, target)


def _flush(path: Path) -> None:
    """Onto the disk, so that a machine that stops leaves no pointer to a folder that is not there."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
