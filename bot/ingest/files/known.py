"""What an import is judged by: the dataset's codes, and the figures of the release in use."""

from __future__ import annotations

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import duckdb

from bot.dataset.release import BUNDLED
from bot.dataset.seal import RELEASE_TABLES, broken
from bot.errors import DataError

if TYPE_CHECKING:
    from bot.dataset.release import Release

MEMORY = "600MB"
# The release in use and the code tables, as the statements of an import see them.
VIEWS = """
create view held as select * replace (coalesce(release, 0) as release)
from read_parquet(['{figures}/observations.parquet', '{data}/history.parquet'], union_by_name = true) where replaced_by is null;
create view replaced as select * from read_parquet(['{figures}/history.parquet', '{data}/history.parquet'], union_by_name = true);
create view partners as from read_csv('{data}/partners.csv', all_varchar = true);
create view commodities as from read_csv('{data}/commodities.csv', all_varchar = true);
create view rates as select month, jpy_per_usd::double as jpy_per_usd, jpy_per_eur::double as jpy_per_eur,
    jpy_per_cny::double as jpy_per_cny
from read_csv('{data}/rates.csv', all_varchar = true);
create view imports as from read_csv('{figures}/imports.csv', all_varchar = true);
"""


@dataclass(frozen=True, slots=True)
class Codes:
    """The ministry's labels → codes: areas, and goods by flow; and the level of each commodity."""

    areas: dict[str, str]
    goods: dict[str, dict[str, str]]
    levels: dict[str, str]


class Span(NamedTuple):
    """Japan's total, thousand yen, from a month of a year to another."""

    first: int
    last: int
    total: int


def opened(data: Path, release: Release) -> duckdb.DuckDBPyConnection:
    """A database of its own with the views above; its temporary files lie in the system's folder for them.

    Raises DataError, naming the file, when a table is missing or changed: nothing is made of damaged figures.
    """
    for error in broken(data):
        raise error
    if release.name != BUNDLED:
        for error in broken(release.folder, RELEASE_TABLES):
            raise error
    spilled = str(Path(tempfile.gettempdir()) / f"tradebot-{os.getpid()}")
    connection = duckdb.connect(
        config={"threads": 2, "memory_limit": MEMORY, "preserve_insertion_order": False, "temp_directory": spilled}
    )
    connection.execute("set enable_progress_bar = false")
    script = VIEWS.replace("{figures}", quoted(release.folder)).replace("{data}", quoted(data))
    try:
        connection.execute(script)
        connection.execute((Path(__file__).parent / "months_of.sql").read_text("utf-8"))
    except duckdb.Error as error:
        connection.close()
        raise DataError(release.folder, 1, " ".join(str(error).split())) from error
    return connection


def codes(connection: duckdb.DuckDBPyConnection) -> Codes:
    """The code tables."""
    areas = connection.execute("select mof_label, code from partners where mof_label is not null").fetchall()
    rows = connection.execute("select code, level, export_label, import_label from commodities").fetchall()
    return Codes(
        areas=dict(areas),
        goods={
            "export": {export: code for code, _, export, _ in rows if export},
            "import": {label: code for code, _, _, label in rows if label},
        },
        levels={code: level for code, level, _, _ in rows},
    )


def spans(connection: duckdb.DuckDBPyConnection, flow: str) -> dict[int, list[Span]]:
    """Japan's total in all spans that are known of each year: months, lumps of months, the year."""
    rows = connection.execute(
        "select distinct year(first_month), month(first_month), month(last_month), value_kyen from held"
        " where series in ('monthly', 'annual') and flow = $flow and partner = 'WORLD' and commodity = 'total' order by all",
        {"flow": flow},
    ).fetchall()
    found: dict[int, list[Span]] = {}
    for year, *span in rows:
        found.setdefault(year, []).append(Span(*span))
    return found


def expected(connection: duckdb.DuckDBPyConnection, flow: str, year: int, months: tuple[int, int]) -> tuple[set[str], set[str]]:
    """Partners and commodities that an area file must have: those known for the months, or for the last known ones."""
    found: tuple[set[str], set[str]] = (set(), set())
    for partner, commodity in connection.execute(
        "with near as (select *, max(last_month) over () as newest from held where series = 'monthly' and flow = $flow)"
        " select distinct partner, commodity from near where last_month >= least(newest, make_date($year, $first, 1))"
        " and first_month <= greatest(least(newest, make_date($year, $last, 1)), make_date($year, $first, 1))",
        {"flow": flow, "year": year, "first": months[0], "last": months[1]},
    ).fetchall():
        found[0].add(partner)
        found[1].add(commodity)
    return found


def quoted(path: Path) -> str:
    """A path as it stands between the quotes of a statement."""
    return str(path).replace("'", "''")
