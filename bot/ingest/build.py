"""The compiled official facts → the dataset's own tables.

`build(facts, data)` writes `observations.parquet`, `rates.csv`, `reported.csv`, `unreliable.csv` and `counts.csv` beside the
code tables that people keep by hand, and `history.parquet` and `imports.csv`, which are empty until a release replaces
something; then it seals them all. Imports by principal commodity, with quantities, are put together from the lines on disk
(`lines/`). The same facts give the same bytes: one thread, one order.
"""

from __future__ import annotations

from pathlib import Path

import duckdb

from bot.dataset.lines import LINES
from bot.dataset.seal import seal
from bot.errors import DataError

FACTS = {
    "fact_monthly": "mof_area_goods_monthly.parquet",
    "fact_annual": "mof_area_goods_annual.parquet",
    "fact_lng": "mof_lng_by_origin_monthly.csv",
    "fact_seafood": "mof_seafood_russia_hs9_2025.csv",
    "fact_imf": "imf_dots_japan_russia_monthly.csv",
    "fact_reported": "reported_figures.csv",
    "fact_principal": "hs9_to_principal_commodity_import.csv",
    "fact_lng_add": "mof_lng_by_origin_monthly_add_2024_2026.csv",
    "fact_crude": "mof_crude_by_origin_monthly_kl_2021_2025.csv",
    "fact_crude_split": "mof_crude_value_pair_split.csv",
    "fact_world": "mof_world_imports_principal_commodity_annual_2021_2025.csv",
    "fact_vehicles": "vehicle_exports_units_by_country_monthly_2024_2026.csv",
    "fact_used_types": "jumv_used_vehicle_exports_by_country.csv",
    "fact_fed": "fx_jpy_usd_monthly.csv",
    "fact_cross": "fx_cross_jpy_monthly_fed_2009_2026_06.csv",
    "fact_boj": "fx_boj_jpy_usd_monthly_2009_2026_08.csv",
}
# Columns that are numbers; everything else in a CSV is text (030311000 is a code, 2025-01 a month).
NUMBERS = {
    "fact_lng": {"tonnes": "bigint", "value_kyen": "bigint"},
    "fact_imf": {"value_musd": "double"},
    "fact_lng_add": {"tonnes": "bigint", "reliable": "integer"},
    "fact_crude": {"kl": "bigint"},
    "fact_crude_split": {"value_kyen": "bigint"},
    "fact_world": {"year": "integer", "quantity": "bigint", "value_kyen": "bigint"},
    "fact_vehicles": {"units": "bigint"},
    "fact_used_types": {"units": "bigint"},
    "fact_fed": {"jpy_per_usd": "double"},
    "fact_cross": {"jpy_per_eur": "double", "jpy_per_cny": "double"},
    "fact_boj": {"jpy_per_usd_boj": "double"},
}
# Rows of facts that would be lost without a word: what is said of them, and a query for the first one.
LOST = {
    "partners.csv: no row for the ministry's area": """
        select area from (select area from fact_annual union select area from fact_monthly)
        where area not in (select mof_label from partners where mof_label is not null)""",
    "commodities.csv: no row for the ministry's goods": """
        select goods from (select flow, goods from fact_annual union select flow, goods from fact_monthly)
        where (flow, goods) not in (select (flow, goods) from goods_code)""",
    "partners.csv: no row for the customs code": """
        select customs_code from fact_lng
        where customs_code not in (select customs_code from partners where customs_code is not null)""",
    "commodities.csv: no row for the 9-digit line": """
        select hs from fact_seafood where trim(hs, '''') not in (select hs9 from commodities where hs9 is not null)""",
    "tabulated_countries.csv: no row for the country": """
        select name from (select country as name from fact_vehicles union select country_ja from fact_used_types)
        where name not in (select name from tabulated_countries)""",
    "rates.csv: no exchange rate for all months from": """
        select first_month::varchar from measured
        where (first_month, last_month) not in (select (first_month, last_month) from whole_span)""",
    "observations.parquet: two values for one span of": """
        select concat_ws(' ', flow, partner, commodity, first_month) from measured
        group by series, flow, partner, commodity, first_month having count(*) > 1""",
}
# The columns of the lines, where there are none.
NO_LINES = """
select null::date as month, '' as hs9, '' as country, 0 as quantity1, 0 as quantity2, '' as unit1, '' as unit2,
       0 as value_kyen
limit 0"""
OUTPUTS = {
    "observations.parquet": (
        "from observations order by commodity, partner, flow, series, first_month",
        "format parquet, compression zstd, compression_level 19, row_group_size 200000",
    ),
    "history.parquet": (
        "select *, 0 as release, null::date as seen, null::integer as replaced_by from observations limit 0",
        "format parquet, compression zstd",
    ),
    "imports.csv": (
        "select 0 as release, null::date as released, '' as kind, '' as flow, 0 as year, '' as months, '' as name limit 0",
        "header",
    ),
    "rates.csv": ("select month, jpy_per_usd, jpy_per_eur, jpy_per_cny, source from rates order by month", "header"),
    "reported.csv": ("from reported order by all", "header"),
    "unreliable.csv": ("from unreliable order by all", "header"),
    "counts.csv": (
        "select series, year(first_month) as year, count(*) as observations from observations group by all order by all",
        "header",
    ),
}


def build(facts: Path, data: Path) -> int:
    """Write the tables into `data` and return the number of observations.

    Raises DataError, naming the file, when a file of facts is missing or a row of the facts would be lost.
    """
    connection = duckdb.connect(config={"threads": 1})
    try:
        connection.execute("set enable_progress_bar = false")
        _read(connection, facts, data)
        _read_lines(connection, data)
        for script in ("files/months_of.sql", "rates.sql", "build.sql", "volumes.sql", "vehicles.sql", "observations.sql"):
            connection.execute((Path(__file__).parent / script).read_text("utf-8"))
        _refuse_losses(connection, data)
        for name, (query, options) in OUTPUTS.items():
            connection.execute(f"copy ({query}) to '{data / name}' ({options})")
        rows = connection.execute("select count(*) from observations").fetchall()
    finally:
        connection.close()
    seal(data)
    return int(rows[0][0])


def _read(connection: duckdb.DuckDBPyConnection, facts: Path, data: Path) -> None:
    for name in ("commodities", "partners"):
        connection.read_csv(str(data / f"{name}.csv"), header=True, all_varchar=True).create(name)
    # What countries are called in tabulations of others; without a code: no country of today.
    names = Path(__file__).parent / "tabulated_countries.csv"
    connection.read_csv(str(names), header=True, all_varchar=True).create("tabulated_countries")
    for view, name in FACTS.items():
        path = facts / name
        if not path.is_file():
            raise DataError(path, 1, "no such file of facts")
        if path.suffix == ".parquet":
            connection.read_parquet(str(path)).create(view)
        else:
            _read_csv(connection, path, view)


def _read_lines(connection: duckdb.DuckDBPyConnection, data: Path) -> None:
    """The imports on disk; a dataset without them has no fixed months and no quantities of principal commodities."""
    files = [str(path) for path in sorted((data / LINES).glob("import-*.parquet"))]
    if files:
        connection.read_parquet(files).create_view("import_line")
    else:
        connection.execute(f"create view import_line as {NO_LINES}")


def _read_csv(connection: duckdb.DuckDBPyConnection, path: Path, view: str) -> None:
    text = connection.read_csv(str(path), header=True, all_varchar=True)
    numbers = NUMBERS.get(view, {})
    columns = [f'"{name}"::{numbers[name]} as "{name}"' if name in numbers else f'"{name}"' for name in text.columns]
    text.project(", ".join(columns)).create(view)


def _refuse_losses(connection: duckdb.DuckDBPyConnection, data: Path) -> None:
    for what, query in LOST.items():
        row = connection.execute(query).fetchone()
        if row:
            table, _, text = what.partition(": ")
            raise DataError(data / table, 1, f"{text} {row[0]!r}")
