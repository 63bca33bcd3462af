# ruff: noqa: E501, S608 - the queries are this file's own, and one to a line they compare best
from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import duckdb
import pytest

from bot.dataset.checks import CODE_TABLES, data_errors
from bot.engine.engine import Engine
from bot.errors import DataError

CHECKS = sorted(path.name for path in (Path(__file__).parents[2] / "data" / "checks").glob("*.sql"))
SMALL = "partner = 'RU' or series = 'hs9'"
COUNTS = "select series, year(first_month) as year, count(*) as observations from observations group by all order by all"
RUSSIA = "partner = 'RU' and flow = 'import'"
MARCH = f"{RUSSIA} and first_month = '2018-03-01' and series = 'monthly'"
YEAR = f"{RUSSIA} and first_month = '2018-01-01' and series = 'annual'"
FIXED = f"{RUSSIA} and first_month = '2019-03-01' and series = 'monthly'"
FILE = "first_month = '2025-03-01' and series = 'hs9'"

# For every data test: what makes it fail, as the rows of the table with one thing wrong in them.
CHANGES = [
    ("codes_are_known", f"from o union all select * replace ('XX' as partner) from o where {YEAR} and commodity = 'coal'"),
    ("codes_are_known", f"from o union all select * replace ('gold' as commodity) from o where {YEAR} and commodity = 'coal'"),
    ("codes_are_known", f"select * replace (if({MARCH} and commodity = 'wood', 5, quantity) as quantity) from o"),
    ("codes_are_known", f"from o union all select * replace ('guess' as series) from o where {YEAR} and commodity = 'coal'"),
    ("counts_per_year", f"from o where not ({MARCH} and commodity = 'coal')"),
    ("counts_per_year", f"from o union all from o where {MARCH} and commodity = 'coal'"),
    ("counts_per_year", f"from o union all select * replace ('2030-01-01'::date as first_month) from o where {MARCH} and commodity = 'coal'"),
    ("estimates_fill_their_lump", "select * replace (value_kyen + (series = 'estimate' and first_month = '2020-02-01')::int as value_kyen) from o"),
    ("estimates_fill_their_lump", "from o where not (series = 'estimate' and first_month = '2020-02-01' and flow = 'export')"),
    ("every_month_has_a_rate", f"select * replace (if({MARCH} and commodity = 'coal', null, jpy_per_usd) as jpy_per_usd) from o"),
    ("every_month_has_a_rate", f"select * replace (if({MARCH} and commodity = 'coal', jpy_per_usd + 0.01, jpy_per_usd) as jpy_per_usd) from o"),
    ("every_month_has_a_rate", f"select * replace (if({MARCH} and commodity = 'coal', null, jpy_per_eur) as jpy_per_eur) from o"),
    ("every_month_has_a_rate", f"select * replace (if({MARCH} and commodity = 'coal', jpy_per_cny + 0.01, jpy_per_cny) as jpy_per_cny) from o"),
    (
        "every_month_has_a_rate",
        f"from o union all select * replace ('2030-01-01'::date as first_month, '2030-01-01'::date as last_month) from o where {MARCH} and commodity = 'coal'",
    ),
    ("lines_add_up_to_year", f"select * replace (value_kyen + ({YEAR} and commodity = 'total')::int as value_kyen) from o"),
    ("fixed_months_of_years", f"select * replace (value_kyen + ({FIXED} and commodity = 'coal')::int as value_kyen) from o"),
    ("fixed_months_of_years", f"from o where not ({FIXED} and commodity = 'coal')"),
    ("groups_sum_to_lines", f"select * replace (if({FILE} and commodity = 'crab', value_kyen + 1, value_kyen) as value_kyen) from o"),
    ("groups_sum_to_lines", f"select * replace (if({FILE} and commodity = 'crab', quantity - 1, quantity) as quantity) from o"),
    ("groups_sum_to_lines", f"from o where not ({FILE} and commodity = 'king_crab')"),
    ("months_sum_to_year", f"select * replace (if({MARCH} and commodity = 'coal', value_kyen - 1, value_kyen) as value_kyen) from o"),
    ("months_sum_to_year", f"select * replace (if({YEAR} and commodity = 'lng', value_kyen + 1, value_kyen) as value_kyen) from o"),
    ("negatives_are_revisions", f"select * replace (if({MARCH} and commodity = 'coal', -1, value_kyen) as value_kyen) from o"),
    ("negatives_are_revisions", f"select * replace (if({YEAR} and commodity = 'coal', -1, value_kyen) as value_kyen) from o"),
    ("negatives_are_revisions", f"select * replace (if({FILE} and commodity = 'crab', -1, quantity) as quantity) from o"),
    ("no_overlap", f"from o union all from o where {MARCH} and commodity = 'coal'"),
    ("no_overlap", f"from o where not ({MARCH} and commodity = 'coal')"),
    ("no_overlap", f"select * replace (if({MARCH} and commodity = 'coal', '2018-04-01'::date, last_month) as last_month) from o"),
    ("no_overlap", f"select * replace (if({MARCH} and commodity = 'coal', '2018-03-02'::date, first_month) as first_month) from o"),
    ("no_overlap", f"select * replace (if({MARCH} and commodity = 'coal', '2018-03-31'::date, last_month) as last_month) from o"),
    ("only_numbers_have_no_value", f"select * replace (if({MARCH} and commodity = 'coal', null, value_kyen) as value_kyen) from o"),
    ("only_numbers_have_no_value", "select * replace (if(series = 'tabulated' and first_month = '2024-02-01', 1, value_kyen) as value_kyen) from o"),
    ("parts_within_whole", f"select * replace (if({YEAR} and commodity = 'coal', value_kyen * 100, value_kyen) as value_kyen) from o"),
    ("parts_within_whole", f"select * replace (if({YEAR} and commodity = 'coal', 0, value_kyen) as value_kyen) from o"),
    ("parts_within_whole", f"select * replace (if({YEAR} and commodity = 'mineral_fuels', 1, value_kyen) as value_kyen) from o"),
    ("sections_sum_to_total", f"select * replace (if({MARCH} and commodity = 'total', value_kyen + 1, value_kyen) as value_kyen) from o"),
    ("sections_sum_to_total", f"select * replace (if({YEAR} and commodity = 'others', value_kyen - 1, value_kyen) as value_kyen) from o"),
    ("sections_sum_to_total", f"from o where not ({MARCH} and commodity = 'total')"),
    ("sections_sum_to_total", f"select * replace (if({FIXED} and commodity = 'foodstuff', value_kyen + 1, value_kyen) as value_kyen) from o"),
    ("sections_sum_to_total", f"from o where not ({MARCH} and commodity = 'foodstuff')"),
    ("world_is_the_sum_of_origins", f"select * replace (value_kyen + ({FILE} and partner = 'WORLD')::int as value_kyen) from o"),
    ("world_is_the_sum_of_origins", f"select * replace (quantity + ({FILE} and commodity = 'lng' and partner = 'AU')::int as quantity) from o"),
    ("world_is_the_sum_of_origins", f"from o where not ({FILE} and commodity = 'lng' and partner = 'WORLD')"),
]  # fmt: skip


@pytest.fixture(scope="module")
def small(engine: Engine, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dataset of one partner (and LNG from all), on which every data test is quick."""
    folder = tmp_path_factory.mktemp("small")
    data = engine.store.data
    with duckdb.connect() as connection:
        connection.read_parquet(str(data / "observations.parquet")).filter(SMALL).create("observations")
        connection.execute(f"copy observations to '{folder}/observations.parquet'")
        connection.execute(f"copy ({COUNTS}) to '{folder}/counts.csv' (header)")
    shutil.copy(data / "history.parquet", folder)
    for name in (*CODE_TABLES, "rates"):
        shutil.copy(data / f"{name}.csv", folder / f"{name}.csv")
    shutil.copytree(data / "checks", folder / "checks")
    (folder / "lines").symlink_to(data / "lines")
    return folder


@pytest.fixture(scope="module")
def rows(small: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """Its figures in a table."""
    with duckdb.connect() as connection:
        connection.read_parquet(str(small / "observations.parquet")).create("o")
        yield connection


@pytest.fixture
def broken(small: Path, tmp_path: Path) -> Path:
    """A copy to be changed; what is not changed is shared."""
    for path in small.iterdir():
        (tmp_path / path.name).symlink_to(path)
    return tmp_path


def change(rows: duckdb.DuckDBPyConnection, folder: Path, sql: str) -> None:
    (folder / "observations.parquet").unlink()
    with rows.cursor() as connection:
        connection.execute(f"create or replace temp view changed as {sql}")
        differences = connection.execute(
            "select sum(abs(times)) from (select * exclude (sign), sum(sign) as times"
            " from (select *, 1 as sign from changed union all select *, -1 from o) group by all having times <> 0)"
        ).fetchone()
        assert differences
        assert 0 < differences[0] < 10, "not what the test is about"
        connection.execute(f"copy (from changed) to '{folder}/observations.parquet'")


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.unlink()
    path.write_text(text.replace(old, new), encoding="utf-8")


def only(folder: Path, check: str) -> Path:
    checks = (folder / "checks").resolve()
    (folder / "checks").unlink()
    (folder / "checks").mkdir()
    (folder / "checks" / f"{check}.sql").symlink_to(checks / f"{check}.sql")
    return folder


def failed(errors: list[DataError]) -> set[str]:
    return {error.path.stem for error in errors}


# That the dataset itself passes is shown by tests/test_cli.py::test_check_finds_everything_in_order.
def test_the_small_dataset_passes(small: Path) -> None:
    assert data_errors(small) == []


def test_every_data_test_is_tried() -> None:
    assert {f"{name}.sql" for name, _ in CHANGES} == set(CHECKS)


@pytest.mark.parametrize(("check", "sql"), CHANGES, ids=[f"{check}-{n}" for n, (check, _) in enumerate(CHANGES)])
def test_a_change_is_found(broken: Path, rows: duckdb.DuckDBPyConnection, check: str, sql: str) -> None:
    change(rows, broken, sql)
    (error,) = data_errors(only(broken, check))
    assert error.path == broken / "checks" / f"{check}.sql"
    assert re.search(r"\d+ wrong rows: ", str(error))


@pytest.mark.parametrize(
    ("table", "old", "new", "check"),
    [
        ("commodities.csv", "coal,mineral_fuels,", "coal,minerals,", "codes_are_known"),
        ("commodities.csv", "\ncoal,mineral_fuels,", "\nkoal,mineral_fuels,", "codes_are_known"),
        ("commodities.csv", ",LNG,271111000,t,", ",LNG,271111000,,", "codes_are_known"),
        ("partners.csv", "\nAU,", "\nUA,", "codes_are_known"),
        ("rates.csv", "2020-05,", "2008-05,", "every_month_has_a_rate"),
        ("rates.csv", "\n2018-03,1", "\n2018-03,2", "every_month_has_a_rate"),
        ("counts.csv", "estimate,2019,7", "estimate,2019,8", "counts_per_year"),
    ],
)
def test_a_change_of_a_code_table_is_found(broken: Path, table: str, old: str, new: str, check: str) -> None:
    replace(broken / table, old, new)
    assert failed(data_errors(only(broken, check))) == {check}


def test_a_series_without_a_source_is_found(broken: Path) -> None:
    text = (broken / "sources.csv").read_text("utf-8")
    (broken / "sources.csv").unlink()
    (broken / "sources.csv").write_text(text.replace("|estimate", "").replace("estimate", "x"), encoding="utf-8")
    assert failed(data_errors(only(broken, "codes_are_known"))) == {"codes_are_known"}


def test_only_the_first_wrong_rows_are_shown(broken: Path) -> None:
    replace(broken / "partners.csv", "\nRU,", "\nUR,")
    (error,) = data_errors(only(broken, "codes_are_known"))
    shown = str(error).split("wrong rows: ")[1]
    assert len(shown.split("; ")) == 3


def test_a_change_breaks_nothing_else(broken: Path, rows: duckdb.DuckDBPyConnection) -> None:
    change(rows, broken, f"select * replace (if({FILE} and commodity = 'crab', quantity - 1, quantity) as quantity) from o")
    assert failed(data_errors(broken)) == {"groups_sum_to_lines"}


def test_a_data_test_that_is_not_sql_is_named(broken: Path, small: Path) -> None:
    (broken / "checks").unlink()
    (broken / "checks").mkdir()
    shutil.copy(small / "checks" / "no_overlap.sql", broken / "checks")
    (broken / "checks" / "wrong.sql").write_text("select nothing from nowhere", encoding="utf-8")
    (error,) = data_errors(broken)
    assert error.path == broken / "checks" / "wrong.sql"


def test_no_data_tests_is_an_error(broken: Path) -> None:
    (broken / "checks").unlink()
    (error,) = data_errors(broken)
    assert error.path == broken / "checks"


def test_a_table_that_is_not_there_is_an_error(broken: Path) -> None:
    (broken / "rates.csv").unlink()
    (error,) = data_errors(broken)
    assert "rates.csv" in str(error)
