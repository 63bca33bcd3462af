"""Lines on disk through the store: the official figures, and nothing that a query should not reach.

The figures are plain sums over the ministry's zips, made by a program of its own (csv and zipfile only).
"""

from __future__ import annotations

from typing import Any

import duckdb
import pytest

from bot.engine.engine import Engine
from bot.engine.sql.code_years import CHAPTERS, NOW, YEARS, CodeYears, Year
from bot.errors import AskError

RUSSIA, AUSTRALIA, SAUDI_ARABIA, GERMANY = "224", "601", "137", "213"
Found = list[dict[str, Any]]


def asked(engine: Engine, macro: str, code: list[str], country: list[str], span: str) -> Found:
    first, last = span.split("..")
    params = {"codes": code, "countries": country, "first": f"{first}-01", "last": f"{last}-01"}
    query = f"from {macro}('import', $codes, $countries, $first::date, $last::date) order by all"
    return engine.store.run(query, params)


@pytest.mark.parametrize(
    ("code", "country", "span", "quantities", "kyen"),
    [
        ("271111000", RUSSIA, "2018-01..2018-12", {"MT": 6_673_244}, 358_032_241),
        ("271111000", RUSSIA, "2020-01..2020-12", {"MT": 6_140_408}, 250_463_774),
        ("2701", AUSTRALIA, "2015-04..2016-03", {"MT": 124_664_053}, 1_222_973_352),
        ("2709", SAUDI_ARABIA, "2012-01..2012-12", {"KL": 70_202_899, "KG": 59_547_574_153}, 4_021_210_554),
        ("8703", GERMANY, "2016-01..2016-12", {"NO": 129_463}, 525_851_834),
    ],
    ids=["LNG 2018", "LNG 2020", "coal FY2015", "crude oil 2012", "cars 2016"],
)
def test_official_figures(  # noqa: PLR0917 - what is asked, and what must come out
    engine: Engine, code: str, country: str, span: str, quantities: dict[str, int], kyen: int
) -> None:
    rows = asked(engine, "line_quantities", [code], [country], span)
    assert {row["unit"]: row["quantity"] for row in rows} == quantities
    assert {row["value_jpy"] for row in rows} == {row["measured_jpy"] for row in rows} == {kyen * 1000}


def test_all_lines_are_the_annual_area_table(engine: Engine) -> None:
    """Imports of the world and from Russia in each of the twelve years, difference 0."""
    rows = engine.store.run(
        "with line as (select year(month) as year, sum(value_kyen)::bigint as world,"
        " (sum(value_kyen) filter (country = $russia))::bigint as russia from lines_of('import') group by all)"
        " select l.year, world - w.value_kyen as world, russia - r.value_kyen as russia from line l"
        " join (from observation join series using (id) where series = 'annual' and flow = 'import' and commodity = 'total') w"
        " on w.partner = 'WORLD' and year(w.first_month) = l.year"
        " join (from observation join series using (id) where series = 'annual' and flow = 'import' and commodity = 'total') r"
        " on r.partner = 'RU' and year(r.first_month) = l.year order by l.year",
        {"russia": RUSSIA},
    )
    assert rows == [{"year": year, "world": 0, "russia": 0} for year in range(2009, 2021)]


def test_what_there_is_now_is_what_is_found_for_any_day(engine: Engine) -> None:
    codes = ["total", "hs27", "hs2711", "hs271111000", "hs8703", "hs99", "hs77", "hs123456"]
    asked_anew = engine.store.run(YEARS, {"codes": codes, "known": NOW.release, "day": NOW.day})
    found = engine.store.lines.years(codes)
    assert sorted(found) == sorted(Year(**row) for row in asked_anew)
    assert {year.commodity for year in found} == {"total", "hs27", "hs2711", "hs271111000", "hs8703"}


def test_all_figures_are_there(engine: Engine) -> None:
    (counted,) = engine.store.run(
        "select count(*) as figures, count(distinct hs9) as codes, count(distinct country) as countries from import_lines", {}
    )
    assert counted == {"figures": 6_673_434, "codes": 9_948, "countries": 233}
    chapters = engine.store.run(
        "select year, count(*) as n, min(last_month) as last from line_chapter group by year order by year", {}
    )
    assert chapters == [{"year": year, "n": 97, "last": 12} for year in range(2009, 2021)]


def test_codes_by_their_beginning(engine: Engine) -> None:
    span = "2018-01..2018-12"
    everything = asked(engine, "line_sums", [], [RUSSIA], span)
    mineral = asked(engine, "line_sums", ["27"], [RUSSIA], span)
    two = asked(engine, "line_sums", ["2711", "2701"], [RUSSIA, AUSTRALIA], span)
    assert mineral == [row for row in everything if row["hs9"].startswith("27")]
    assert {row["hs9"][:4] for row in two} == {"2701", "2711"}
    assert {row["country"] for row in two} == {RUSSIA, AUSTRALIA}
    assert [row for row in two if row["country"] == RUSSIA] == [
        row for row in everything if row["hs9"].startswith(("2701", "2711"))
    ]
    assert asked(engine, "line_sums", ["2711110001"], [], span) == []


def test_a_sum_of_other_units_says_so(engine: Engine) -> None:
    """Machinery from Germany: all in kilograms, some of it counted, too."""
    rows = {row["unit"]: row for row in asked(engine, "line_quantities", ["84"], [GERMANY], "2018-01..2018-12")}
    assert rows["KG"]["measured_jpy"] < rows["KG"]["value_jpy"]
    assert rows["NO"]["measured_jpy"] < rows["NO"]["value_jpy"]


def test_lines_as_of_the_bundled_data(engine: Engine) -> None:
    counted = "select count(*) as n, sum(value_kyen)::bigint as kyen from {} where hs9 = '271111000'"
    assert engine.store.run(counted.format("lines_at('import', 0)"), {}) == engine.store.run(counted.format("import_lines"), {})
    assert engine.store.run("select count(*) as n from lines_at('export', 0)", {}) == [{"n": 0}]


@pytest.mark.parametrize(
    "sql",
    [
        "copy (select 1) to '{lines}/import-2009.parquet'",
        "copy (select 1) to '{lines}/import-2009.parquet' (use_tmp_file false)",
        "attach '{lines}/import-2009.parquet' as other",
        "create view more as from import_lines",
        "drop view import_lines",
        "delete from partner",
        "set variable x = 1",
    ],
)
def test_only_selects_are_run(engine: Engine, sql: str) -> None:
    lines = engine.store.data / "lines"
    before = (lines / "import-2009.parquet").read_bytes()
    with pytest.raises(duckdb.Error, match="only SELECTs are run"):
        engine.store.run(sql.replace("{lines}", str(lines)), {})
    assert (lines / "import-2009.parquet").read_bytes() == before


@pytest.mark.parametrize("name", ["tables.csv", "../observations.parquet", "../words.csv", "import-2031.parquet", "*.parquet"])
def test_no_other_file_is_read(engine: Engine, name: str) -> None:
    with pytest.raises(duckdb.Error, match="Cannot access file"):
        engine.store.run(f"select * from read_text('{engine.store.data / 'lines' / name}')", {})  # noqa: S608 - names of the test's own


def test_what_codes_are_is_read_once_for_all_questions(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    """Years and names, which hang on the dataset alone: no query for those of a code."""
    lines = engine.store.lines
    lines.years(["total"])
    lines.called("hs27")
    asked, run = list[str](), engine.store.run

    def counted(sql: str, params: dict[str, Any]) -> Found:
        asked.append(sql)
        return run(sql, params)

    monkeypatch.setattr(engine.store, "run", counted)
    for code in ("hs440710", "hs44", "hs4407", "hs851712000", "hs123456"):
        lines.years([code, "total"])
    assert set(lines.all_called(["hs851712000", "hs440710", "hs999999"])) == {"hs851712000", "hs440710"}
    assert asked == []


def test_a_line_without_a_name_has_that_of_what_it_lies_under(engine: Engine) -> None:
    found = engine.store.lines.all_called(["hs271111000", "hs270900900", "hs2709", "hs999999999"])
    assert {code: name.exact for code, name in found.items()} == {
        "hs271111000": "271111000",
        "hs270900900": "270900",
        "hs2709": "2709",
    }


def test_what_a_question_looked_at_is_gone_behind_it(engine: Engine) -> None:
    """Its tables stay on the connection; what lies in them would be the next answer's, too."""
    engine.answer_anew(engine.resolve(engine.parse("/hs2711 ru 2018")))
    cursor, _ = engine.store.lines.cursor()
    for table in ("code_month", "code_cell", "lookup"):
        assert cursor.execute(f"select count(*) from {table}").fetchall() == [(0,)]  # noqa: S608 - names of the test's own


def test_what_could_not_be_read_once_is_read_again(engine: Engine, monkeypatch: pytest.MonkeyPatch) -> None:
    years = CodeYears(engine.store)
    run = engine.store.run

    def too_slow(sql: str, params: dict[str, Any]) -> Found:
        if sql == CHAPTERS:
            raise AskError("timeout", "")
        return run(sql, params)

    with monkeypatch.context() as patch:
        patch.setattr(engine.store, "run", too_slow)
        with pytest.raises(AskError):
            years.of(["hs2711"], NOW)
    assert years.of(["hs2711"], NOW) == engine.store.lines.years(["hs2711"]) != []


class Interrupting:
    """A connection on which one statement is carried out, and ends in an interruption all the same."""

    def __init__(self, cursor: duckdb.DuckDBPyConnection, statement: duckdb.Statement) -> None:
        self._cursor = cursor
        self._statement: duckdb.Statement | None = statement

    def execute(self, statement: duckdb.Statement | str, *parameters: object) -> object:
        result = self._cursor.execute(statement, *parameters)
        if statement is self._statement:
            self._statement = None
            raise duckdb.InterruptException("now")
        return result

    def interrupt(self) -> None:
        self._cursor.interrupt()


def test_a_variable_that_was_interrupted_is_told_again(engine: Engine) -> None:
    """Else the next question with the goods of the one before the interrupted would be answered with those of that."""
    lines = engine.store.lines
    before, other = "/hs2711 ru 2018", "/hs2701 ru 2018"

    def value(command: str) -> int | None:
        return engine.answer_anew(engine.resolve(engine.parse(command))).rows[0].value_jpy

    known = value(before)
    cursor, statements = lines.cursor()
    lines._local.made = Interrupting(cursor, statements["asked_goods"][0]), statements
    try:
        with pytest.raises(AskError):
            value(other)
        assert value(before) == known
    finally:
        lines._local.made = cursor, statements
