from __future__ import annotations

import csv
import datetime as dt
import io

import pytest

from bot.engine.engine import Engine
from bot.preferred import Decimals, Preferred, preferring
from bot.render.files.delimited import ABOUT, csv_bytes
from bot.render.files.fields import FileColumn
from bot.render.files.file import file_of
from bot.render.files.rows import Table
from bot.speech import Lang, speaking
from tests.official import FIGURES, Figure
from tests.render.spreadsheets import answered, content, from_data, questions, sql_rows, table

BOM = b"\xef\xbb\xbf"


def read(data: bytes, between: str = ",") -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=between))


def number(cell: str) -> float | None:
    """As Excel reads it where numbers have a decimal comma: a point would make it a text or a date."""
    assert "." not in cell
    return float(cell.replace(",", ".")) if cell else None


def test_read_back_cell_by_cell(engine: Engine) -> None:
    for question in questions(engine):
        heading, *rows = read(content(engine, question, "csv"))
        found = table(engine, question)
        assert heading == [*(column.heading for column in found.columns), ABOUT]
        figures = sql_rows(engine, question)
        for cells, row in zip(rows, figures, strict=True):
            for cell, column in zip(cells, found.columns, strict=False):
                if column.key in row:
                    value = row[column.key]
                    assert cell == ("" if value is None else str(value)), f"{question}: {column.heading}"


def test_bytes_are_what_a_spreadsheet_opens_right(engine: Engine) -> None:
    data = content(engine, "/cars 2024", "csv", "ja")
    assert data.startswith(BOM + "期間,期首月,".encode())
    assert "ロシア,cars,乗用車,".encode() in data
    assert data.endswith(b"\r\n")
    assert data.count(b"\n") == data.count(b"\r\n") == 2
    assert "Россия;cars;Легковые автомобили;".encode() in content(engine, "/cars 2024", "csv", "ru")


def test_with_decimal_commas_read_back_cell_by_cell(engine: Engine) -> None:
    for question in questions(engine):
        heading, *rows = read(content(engine, question, "csv", "ru"), ";")
        found = table(engine, question, "ru")
        assert heading[:-1] == [column.heading for column in found.columns]
        for cells, row in zip(rows, found.rows, strict=True):
            for cell, value in zip(cells, row, strict=False):
                plain = isinstance(value, int | float)
                assert number(cell) == value if plain else cell == ("" if value is None else str(value)), question


@pytest.mark.parametrize("figure", FIGURES, ids=lambda f: f"{f.question} {f.flow}")
def test_official_figures_are_read_back_where_numbers_have_commas(engine: Engine, figure: Figure) -> None:
    heading, *rows = read(content(engine, figure.question, "csv", "ru"), ";")
    shown = [dict(zip(heading, row, strict=True)) for row in rows]
    flow, period = figure.flow, figure.period
    (found,) = (row for row in shown if (row["Направление"], row["Период"]) == (flow, period))
    assert number(found["Стоимость (иен)"]) == figure.kyen * 1000
    if figure.yoy is not None:
        assert number(found["Стоимость, изменение за год (%, в иенах)"]) == pytest.approx(figure.yoy, abs=0.005)
    if figure.tonnes is not None:
        assert number(found["Количество (т)"]) == figure.tonnes


@pytest.mark.parametrize(
    ("lang", "decimals", "between"), [("ru", "", ";"), ("ru", "point", ","), ("en", "comma", ";"), ("ja", "", ",")]
)
def test_signs_are_those_of_who_reads(engine: Engine, lang: Lang, decimals: Decimals, between: str) -> None:
    with preferring(Preferred(decimals=decimals)):
        heading, row = read(content(engine, "/cars 2024-10", "csv", lang), between)
    assert len(heading) == len(row) > 10
    assert any("," in cell if between == ";" else "." in cell for cell in row[:-1])


def test_programs_have_the_same_signs_in_every_language(engine: Engine) -> None:
    answer = answered(engine, "/cars 2024-10")
    with speaking("ru"):
        plain = file_of("csv", answer, engine.store.facts, "/cars 2024-10", for_programs=True).content
    _, row = read(plain)
    _, english = read(content(engine, "/cars 2024-10", "csv"))
    assert [cell for cell in row if cell[:1].isdigit()] == [cell for cell in english if cell[:1].isdigit()]


def test_official_figure_is_plain_and_exact(engine: Engine) -> None:
    heading, row = read(content(engine, "/cars 2024-10", "csv"))
    shown = dict(zip(heading, row, strict=True))
    assert shown["Value (yen)"] == "20204463000"
    assert shown["First month"] == "2024-10-01"
    assert float(shown["Value, change on a year before (%, in yen)"]) == pytest.approx(64.97, abs=0.005)


def test_what_belongs_to_the_figures_is_in_the_last_column_of_the_first_row(engine: Engine) -> None:
    _, first, *others = read(content(engine, "/months lng 2024", "csv"))
    about = first[-1]
    for text in (
        "Question: /months lng ru 2024 | ",
        "Answer: Japan's imports of LNG from Russia, Jan–Dec 2024 | ",
        "Stage: months as first published, volumes: 9-digit monthly file | ",
        "Ministry of Finance of Japan (via e-Stat); https://www.e-stat.go.jp/",
        "retrieved 24 Nov 2026",
        "Licence: Government of Japan Standard Terms of Use 2.0",
        "SQL: with figure as (from trade($periods, ",
        'Parameters: {"periods": [{"label": "2024-01"',
    ):
        assert text in about
    assert "\n" not in about
    assert {row[-1] for row in others} == {""}


@pytest.mark.slow
def test_the_sql_on_one_line_is_still_the_query(engine: Engine) -> None:
    # Of the questions that one query answers one will do.
    queries = {answered(engine, question).sql: question for question in questions(engine)}
    assert len(queries) > 20
    for question in queries.values():
        answer = answered(engine, question)
        _, first, *_ = read(content(engine, question, "csv"))
        sql = first[-1].partition(" | SQL: ")[2].partition(" | Parameters: ")[0]
        again = engine.store.run(sql, answer.params)
        assert sorted(map(repr, again)) == sorted(map(repr, from_data(engine, question))), question


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum(a1)", "\tx", "\r=1"])
def test_text_is_never_a_formula(text: str) -> None:
    shown = Table(
        (FileColumn("flow", text, "text"), FileColumn("value_jpy", "Value (yen)", "integer")), ((text, -5),), frozenset()
    )
    heading, row = read(csv_bytes(shown, [("Question", text)]))
    assert heading[0] == "'" + text
    # A negative number is a number.
    assert row[:2] == ["'" + text, "-5"]
    assert row[2].startswith("Question: ")


def test_cells_that_hold_separators_are_quoted() -> None:
    cells = ('a "b", c', dt.date(2024, 4, 1), None)
    columns = tuple(FileColumn("flow", f"h{n}", "text") for n in range(3))
    data = csv_bytes(Table(columns, (cells,), frozenset()), [])
    assert read(data)[1] == ['a "b", c', "2024-04-01", "", ""]
