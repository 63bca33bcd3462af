"""`data/schema.sql`, every verb and what the Source button shows run in the DuckDB shell as they stand."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import duckdb
import pytest

from bot.engine.answer import Answer
from bot.engine.engine import Engine
from bot.render.phrases.query import query_text, shell_script
from bot.render.phrases.shown import MOST_UNITS, units
from bot.render.text.source import origin_of
from tests.copies import little
from tests.day import day
from tests.ingest.releases import AUGUST, JULY, crab, engine_of, take
from tests.queries import run_once
from tests.shell import Rows, run

ROOT = Path(__file__).parent.parent
LONGEST_LINE = 120
FISCAL_2025 = "[{label: 'FY2025', first_month: date '2025-04-01', last_month: date '2026-03-01'}]"
# In the picture of data/README.md, by what its figures are divided by: the line of names and the line under it.
HEADED = {1e9: r"^ +│ +(jpy .*)\n +│ +(.*)$", 1: r"^ +(value_yoy_pct .*)\n +(.*)$"}
LOAD = ".read data/schema.sql\n"
PRESENT = [path for place in ("data", "queries", "bot") for path in sorted((ROOT / place).rglob("*.sql"))]
VERBS = sorted((ROOT / "queries").glob("*.sql"))


@pytest.fixture(scope="module")
def shell() -> Iterator[duckdb.DuckDBPyConnection]:
    """The shell, started in the folder of the program, with the dataset loaded."""
    with duckdb.connect() as connection, pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        run(LOAD, connection)
        yield connection


@pytest.fixture(scope="module", autouse=True)
def each_query_is_run_once() -> Iterator[None]:
    """By the program, which has run it to answer when it is asked what the database gave."""
    with run_once():
        yield


def answer_of(engine: Engine, words: str) -> Answer:
    return engine.answer(engine.resolve(engine.parse(words)))


def pasted(script: str, shell: duckdb.DuckDBPyConnection) -> Rows:
    """What a script gives: in the shell that has the dataset already, or, where it loads something else, in one of its own."""
    rest = script.removeprefix(LOAD)
    if rest != script and ".read" not in rest:
        return run(rest, shell)
    with duckdb.connect() as fresh:
        return run(script, fresh)


def in_order(rows: Rows) -> Rows:
    """Sorted by all but the fractions, whose last digit hangs on the order of what was added up."""
    return sorted(rows, key=lambda row: repr({key: value for key, value in row.items() if not isinstance(value, float)}))


def queried(engine: Engine, answer: Answer) -> list[dict[str, object]]:
    """What the database gave for an answer."""
    with engine.known(answer.question) as known:
        rows = in_order(known.figures.run(answer.sql, answer.params))
    return [{key: pytest.approx(one, rel=1e-12) if isinstance(one, float) else one for key, one in row.items()} for row in rows]


@pytest.mark.parametrize("path", PRESENT, ids=lambda path: path.stem)
def test_lines_are_short(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert [number for number, line in enumerate(lines, start=1) if len(line) > LONGEST_LINE] == []


@pytest.mark.parametrize("words", ["/rank hs27 ru 2018 by line top 5", "/price hs2711 ru au fy2018", "/rank hs8703 2016"])
def test_what_asks_the_lines_runs_in_the_shell(engine: Engine, shell: duckdb.DuckDBPyConnection, words: str) -> None:
    answer = answer_of(engine, words)
    assert in_order(pasted(f"{shell_script(answer)}\n", shell)) == queried(engine, answer)


@pytest.mark.parametrize("path", VERBS, ids=lambda path: path.stem)
def test_a_verbs_file_is_prepared_as_it_is(engine: Engine, shell: duckdb.DuckDBPyConnection, path: Path) -> None:
    """`prepare`, the file, `;`, and `execute` with parameters."""
    run(f"prepare question as\n{path.read_text('utf-8')};\n", shell)
    for example in engine.verbs[path.stem].header.example:
        answer = answer_of(engine, example)
        executed = shell_script(answer).partition(f"{query_text(answer.sql)};\n")[2]
        rows = run(f"{executed}\n", shell)
        assert bool(rows) == bool(answer.rows)
        assert in_order(rows) == queried(engine, answer)


@pytest.mark.parametrize(
    "words",
    [
        "/lng fy2024",
        "/rank lng fy2024",
        "/coverage",
        "/changes",
        "/total 2024 asof 2025-12-31",
        "/hs2711 ru 2018",
    ],
)
def test_what_source_shows_gives_the_rows_of_the_answer(engine: Engine, shell: duckdb.DuckDBPyConnection, words: str) -> None:
    answer = answer_of(engine, words)
    origin = origin_of(answer)
    script = origin.text.text.partition("\n\n.read" if not answer.question.request.as_of else "\n\nset variable")
    rows = pasted(origin.file or (script[1] + script[2]).lstrip(), shell)
    assert in_order(rows) == queried(engine, answer)
    assert {row["value_jpy"] for row in rows if "value_jpy" in row} >= {row.value_jpy for row in answer.rows if row.value_jpy}


def test_the_picture_of_how_a_figure_is_found_is_true(shell: duckdb.DuckDBPyConnection) -> None:
    picture = (ROOT / "data" / "README.md").read_text("utf-8")
    arguments = f"{FISCAL_2025}, ['import'], ['RU'], ['lng']"
    tiles = {(row["role"], row["series"]): row["jpy"] for row in run(f"from tiles({arguments}, 'jpy');\n", shell)}
    shown = dict(re.findall(r"^ +│ +(\w+) +(?:RU|WORLD) +\w+ +FY\d+ (.*)$", picture, re.MULTILINE))
    roles = dict.fromkeys(role for role, _ in tiles)
    assert shown.keys() == roles.keys()
    for role, cells in shown.items():
        found = [tiles.get((role, series)) for series in ("annual", "hs9", "monthly", "estimate")]
        assert cells.split() == ["-" if jpy is None else f"{jpy / 1e9:,.1f}" for jpy in found], role
    [figure] = run(f"from figures({arguments}, 'jpy');\n", shell)
    [trade] = run(f"from trade({arguments}, 'jpy');\n", shell)
    for row, scale in ((figure, 1e9), (trade, 1)):
        [names, values] = [line.split() for line in re.findall(HEADED[scale], picture, re.MULTILINE)[0]]
        assert values == [f"{row[name] / scale:,.1f}" for name in names]


def test_the_dataset_may_lie_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From any folder, once the shell is told where it is."""
    monkeypatch.chdir(tmp_path)
    with duckdb.connect() as fresh:
        run(f"set variable data = '{ROOT / 'data'}';\n.read {ROOT / 'data' / 'schema.sql'}\n", fresh)
        [counted] = run("select count(*) as lines from line;\n", fresh)
    assert counted["lines"] > 1000


def test_a_release_is_named_so_that_its_figures_come_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = little(tmp_path)
    take(data, JULY, crab(100))
    take(data, AUGUST, crab(300))
    engine = engine_of(data)
    monkeypatch.chdir(tmp_path)
    for words, expected in (("/king_crab 2026-01", 300_000), ("/king_crab 2026-01 asof 2026-07-15", 100_000)):
        with day(AUGUST):
            answer = answer_of(engine, words)
        with duckdb.connect() as fresh:
            assert [row["value_jpy"] for row in run(shell_script(answer) + "\n", fresh)] == [expected]
    changes = answer_of(engine, "/changes")
    with duckdb.connect() as fresh:
        rows = run(shell_script(changes) + "\n", fresh)
    assert len(rows) == len(changes.rows) > 0
    assert in_order(rows) == queried(engine, changes)
    engine.close()


def test_a_query_that_no_message_holds_is_a_file_that_runs(engine: Engine, shell: duckdb.DuckDBPyConnection) -> None:
    answer = answer_of(engine, "/months total 2009..2025")
    origin = origin_of(answer)
    assert units(origin.text.html) < MOST_UNITS
    assert "Ministry of Finance" in origin.text.text
    assert "select" not in origin.text.text
    assert in_order(run(origin.file.removeprefix(LOAD), shell)) == queried(engine, answer)


def test_text_in_a_query_stays_text(engine: Engine) -> None:
    """A quote in a parameter ends no string."""
    answer = answer_of(engine, "/lng fy2024")
    quoted = replace(answer, params={**answer.params, "partners": ["it's"]})
    assert "\"partners\" := ['it''s']" in shell_script(quoted)


def test_lines_on_disk_are_asked_in_the_shell(engine: Engine, shell: duckdb.DuckDBPyConnection) -> None:
    run(".read data/lines.sql\n", shell)
    question = "from line_sums('import', ['2711', '2701'], ['224'], date '2018-04-01', date '2019-03-01') order by hs9, country"
    assert run(f"{question};\n", shell) == engine.store.run(question, {})
    (counted,) = run("select (select count(*) from export_lines) + (select count(*) from line_change) as n;\n", shell)
    assert counted == {"n": 0}
    assert run("from line_chapter order by all;\n", shell) == engine.store.run("from line_chapter order by all", {})


def test_lines_of_a_release_take_the_place_of_bundled_ones_in_the_shell(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = little(tmp_path)
    take(data, JULY, crab(100))
    (folder,) = (data / "releases").glob("2026*")
    (data / "lines").mkdir()
    for name in ("import-2026.parquet", "import-2009.parquet"):
        shutil.copy(ROOT / "data" / "lines" / "import-2009.parquet", data / "lines" / name)
    for name in ("chapters.csv", "codes.parquet", "totals.parquet"):
        shutil.copy(folder / "lines" / name, data / "lines")
    monkeypatch.chdir(tmp_path)
    with duckdb.connect() as fresh:
        run(f"set variable release_folder = '{folder}';\n.read data/lines.sql\n", fresh)
        years = run("select year(month) as year, count(*) > 1 as many from import_lines group by year order by year;\n", fresh)
    assert years == [{"year": 2009, "many": True}, {"year": 2026, "many": False}]
