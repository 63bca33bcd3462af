from __future__ import annotations

import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import duckdb
import pytest

from bot.dataset.seal import SEAL, TABLES
from bot.engine.engine import Engine
from bot.engine.sql.lines import FIGURES, PAST, REVISIONS
from bot.engine.sql.lines import TABLES as TABLES_OF_LINES
from bot.engine.sql.store import Store
from bot.errors import AskError, DataError

ENDLESS = "select sum(a.range * b.range) as s from range(10000000) a, range(10000000) b"


@pytest.fixture(scope="module")
def hasty(engine: Engine) -> Iterator[Store]:
    store = Store(engine.store.data, 0.3)
    yield store
    store.close()


def folder(engine: Engine, tmp_path: Path, schema: str) -> Path:
    for name in (*TABLES, SEAL):
        (tmp_path / name).symlink_to(engine.store.data / name)
    (tmp_path / "schema.sql").write_text(schema, encoding="utf-8")
    (tmp_path / "lines.sql").symlink_to(engine.store.data / "lines.sql")
    return tmp_path


@pytest.mark.parametrize(
    "sql",
    [
        "from read_csv('{data}/rates.csv')",
        "from '{data}/rates.csv'",
        "from read_parquet('{data}/observations.parquet')",
        "from read_text('/etc/hostname')",
        "from read_blob('/etc/hostname')",
        "from glob('/etc/*')",
        "from read_csv('https://example.com/x.csv')",
        "copy (select 1) to '{out}/file.csv'",
        "copy partner to '{out}/file.parquet'",
        "export database '{out}/all'",
        "attach '{out}/file.db'",
        "attach '{out}/file.db' as other",
        "install httpfs",
        "load httpfs",
    ],
)
def test_nothing_outside_is_reached(engine: Engine, tmp_path: Path, sql: str) -> None:
    with pytest.raises(duckdb.Error):
        engine.store.run(sql.replace("{data}", str(engine.store.data)).replace("{out}", str(tmp_path)), {})
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "sql",
    [
        "set enable_external_access = true",
        "set lock_configuration = false",
        "set threads = 8",
        "set memory_limit = '1TB'",
        "reset enable_external_access",
        "pragma threads = 4",
        "set global temp_directory = '/tmp'",
    ],
)
def test_settings_are_locked(engine: Engine, sql: str) -> None:
    with pytest.raises(duckdb.Error):
        engine.store.run(sql, {})


def test_rows_come_as_dicts(engine: Engine) -> None:
    assert engine.store.run("select $a as a, $b as b union all select 2, 'y' order by a", {"a": 1, "b": "x"}) == [
        {"a": 1, "b": "x"},
        {"a": 2, "b": "y"},
    ]
    assert engine.store.run("select 1 as a where false", {}) == []


def test_parameters_are_values_and_never_sql(engine: Engine) -> None:
    text = "'; drop table observation; --"
    assert engine.store.run("select $a as a", {"a": text}) == [{"a": text}]
    assert engine.store.run("select count(*) > 1000000 as ok from observation", {}) == [{"ok": True}]


def test_wrong_sql_is_an_error_of_the_driver(engine: Engine) -> None:
    for sql in ("select", "select nothing", "from nowhere", "select $a"):
        with pytest.raises(duckdb.Error):
            engine.store.run(sql, {})


def test_columns_of_a_query(engine: Engine) -> None:
    assert list(engine.store.columns("select 1 as a, 'x' as b", {})) == ["a", "b"]


def test_a_query_past_its_time_is_stopped_and_the_next_one_works(hasty: Store) -> None:
    with pytest.raises(AskError) as found:
        hasty.run(ENDLESS, {})
    assert found.value.code == "timeout"
    assert hasty.run("select 42 as a", {}) == [{"a": 42}]
    with pytest.raises(AskError):
        hasty.run(ENDLESS, {})
    assert hasty.run("select count(*) > 50 as ok from partner", {}) == [{"ok": True}]


def test_one_slow_query_does_not_stop_the_others(hasty: Store) -> None:
    refused: list[AskError] = []

    def slow() -> None:
        try:
            hasty.run(ENDLESS, {})
        except AskError as error:
            refused.append(error)

    thread = threading.Thread(target=slow)
    thread.start()
    quick = [hasty.run("select $n as n", {"n": n})[0]["n"] for n in range(20)]
    thread.join(10)
    assert quick == list(range(20))
    assert [error.code for error in refused] == ["timeout"]


def test_a_timer_never_outlives_its_query(hasty: Store) -> None:
    before = threading.active_count()
    for _ in range(20):
        hasty.run("select 1 as a", {})
    with pytest.raises(duckdb.Error):
        hasty.run("select nothing", {})
    for thread in threading.enumerate():
        if isinstance(thread, threading.Timer):
            thread.join(5)
    assert threading.active_count() <= before


def test_chats_are_served_side_by_side(engine: Engine) -> None:
    texts = [
        *(f"/lng {year}" for year in range(2009, 2026)),
        *(f"/total fy{year}" for year in range(2009, 2019)),
        "/rank lng fy2024",
        "/months cars 2024",
        "/share fish 2024",
        "/price lng 2025",
    ]

    def answer(text: str) -> object:
        return engine.answer(engine.resolve(engine.parse(text))).rows

    one_by_one = {text: answer(text) for text in texts}
    with ThreadPoolExecutor(8) as pool:
        together = list(pool.map(answer, texts * 3))
    assert together == [one_by_one[text] for text in texts * 3]


def test_official_figures(engine: Engine) -> None:
    """The ministry's country table for Russia in 2024, thousand yen; and FY2024 as the statistics first had it."""
    rows = engine.answer(engine.resolve(engine.parse("/total 2024"))).rows
    values = {row.flow: row.value_jpy for row in rows}
    assert values["export"] == 327_662_267_000
    assert values["import"] == 859_994_146_000
    assert values["total"] == 327_662_267_000 + 859_994_146_000
    assert values["balance"] == 327_662_267_000 - 859_994_146_000
    assert {row.basis for row in rows} == {"revised"}
    exports = engine.store.run(
        "select sum(value_kyen)::bigint as kyen from observation join series using (id) where flow = 'export' and partner = 'RU'"
        " and commodity = 'total' and series = 'monthly' and year(observation.first_month) = 2024",
        {},
    )
    assert exports == [{"kyen": 327_678_282}]


@pytest.mark.parametrize(
    ("schema", "line"),
    [
        ("-- a comment\n\ncreate table a as select 1 as x;\n\ncreate table b as\nselect * from nowhere;\n", 5),
        ("create table a as select 1 as x;\ncreate table a as select 2 as x;\n", 2),
        ("create table a as select 1 as x;\n\ninsert into a\nselect 2;\n\ninsert into a\nselect 'no';\n", 6),
        ("create table a as from read_parquet(getvariable('data') || '/nothing.parquet');\n", 1),
    ],
)
def test_a_schema_that_does_not_fit_is_named_with_its_line(engine: Engine, tmp_path: Path, schema: str, line: int) -> None:
    data = folder(engine, tmp_path, schema)
    with pytest.raises(DataError) as found:
        Store(data, 5)
    assert (found.value.path, found.value.line) == (data / "schema.sql", line)


def test_a_schema_that_is_not_sql_is_named(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(DataError) as found:
        Store(folder(engine, tmp_path, "create tabel a;"), 5)
    assert found.value.path == tmp_path / "schema.sql"


def test_a_schema_that_is_not_there_is_named(engine: Engine, tmp_path: Path) -> None:
    data = folder(engine, tmp_path, "")
    (data / "schema.sql").unlink()
    with pytest.raises(DataError) as found:
        Store(data, 5)
    assert found.value.path == data / "schema.sql"


def test_a_folder_with_a_quote_in_its_name(engine: Engine, tmp_path: Path) -> None:
    data = tmp_path / "it's data"
    data.mkdir()
    for name in (*TABLES, SEAL, "schema.sql", "lines.sql", "names.sql", TABLES_OF_LINES, FIGURES, PAST, REVISIONS):
        shutil.copy(engine.store.data / name, data / name)
    store = Store(data, 5)
    assert store.facts == engine.store.facts
    store.close()


def test_nothing_is_drawn_on_standard_output() -> None:
    """Whoever runs the program with `python -c`: the library takes that for a person at a prompt."""
    code = """
from bot.engine.sql.store import Store
from bot.settings import read_settings
store = Store(read_settings().data_dir, 5)
print(store.connection.execute("select current_setting('enable_progress_bar')").fetchall())
"""
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    assert done.stdout == "[(False,)]\n"


def test_mark_names_the_day_and_the_figures(engine: Engine) -> None:
    day, name = engine.store.mark.split(" ")
    assert day == str(engine.store.facts.released)
    assert re.fullmatch("bundled-[0-9a-f]{12}", name)
    assert engine.renewed().store.mark == engine.store.mark
