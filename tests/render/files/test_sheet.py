from __future__ import annotations

import datetime as dt
import io
import re

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from bot.clock import JAPAN, now
from bot.engine.engine import Engine
from bot.render.files.about import about_of
from bot.render.files.codes import CODES, PERIODS, codes_in_words
from bot.render.files.crosstab import Crosstab, crosstab_of
from bot.render.files.fields import CellKind, FileColumn
from bot.render.files.rows import Cell, Table, table_of
from bot.render.files.sheet.workbook import xlsx_bytes
from bot.speech import Lang, speaking
from tests.catalogues import OTHERS
from tests.render.spreadsheets import answered, content, questions, sql_rows, table

MADE = dt.datetime(2026, 11, 24, 12, 30, tzinfo=dt.UTC)
# A spreadsheet's number has 16 digits in the file.
EXACT = 1e-15


def book(engine: Engine, question: str, lang: Lang = "en") -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content(engine, question, "xlsx", lang)))


def made(*cells: tuple[Cell, CellKind]) -> Worksheet:
    """The Data sheet of one row of such cells, beside a value."""
    kinds: list[tuple[Cell, CellKind]] = [*cells, (1, "integer")]
    columns = tuple(FileColumn("value_jpy", f"h{n}", kind) for n, (_, kind) in enumerate(kinds))
    shown = Table(columns, (tuple(cell for cell, _ in kinds),), frozenset())
    crosstab = Crosstab("column", "=title", "value_jpy", ("=a",), ("=b",), ((1,),), "=c")
    return openpyxl.load_workbook(io.BytesIO(xlsx_bytes(shown, crosstab, [("=d", "=e")], MADE)))


def test_read_back_cell_by_cell(engine: Engine) -> None:
    for question in questions(engine):
        heading, *rows = book(engine, question)["Data"].iter_rows()
        found = table(engine, question)
        assert [cell.value for cell in heading] == [column.heading for column in found.columns]
        figures = sql_rows(engine, question)
        for cells, row in zip(rows, figures, strict=True):
            for cell, column in zip(cells, found.columns, strict=True):
                if column.key not in row:
                    continue
                value = row[column.key]
                if column.key in CODES or column.key in PERIODS or column.key == "quantity_unit":
                    continue
                if column.kind == "percent" and value is not None:
                    value /= 100
                if isinstance(value, float):
                    value = pytest.approx(value, rel=EXACT)
                assert cell.value == value, f"{question}: {column.heading}"


def test_numbers_are_numbers_under_formats(engine: Engine) -> None:
    formats = {"integer": "#,##0", "decimal": "#,##0.00", "percent": "0.0%", "date": "mmm yyyy"}
    for question in ("/months lng last 12m usd", "/price crab lng 2025", "/share lng fy2024"):
        sheet = book(engine, question)["Data"]
        for cells, column in zip(sheet.iter_cols(min_row=2), table(engine, question).columns, strict=True):
            for cell in cells:
                if cell.value is None:
                    continue
                assert cell.data_type == {"text": "s", "date": "d"}.get(column.kind, "n"), column.heading
                if column.kind != "text":
                    assert cell.number_format == formats[column.kind]


def test_percent_is_a_fraction_shown_as_percent(engine: Engine) -> None:
    sheet = book(engine, "/lng 2024")["Data"]
    shown = {heading.value: cell for heading, cell in zip(sheet[1], sheet[2], strict=True)}
    change = shown["Value, change on a year before (%, in yen)"]
    assert change.value == pytest.approx(-0.0611, abs=0.00005)
    assert change.number_format == "0.0%"
    assert shown["Value (yen)"].value == 547_140_373_000
    assert shown["First month"].value == dt.datetime(2024, 1, 1)  # noqa: DTZ001 - as read back


def test_estimates_are_numbers_that_show_their_mark(engine: Engine) -> None:
    sheet = book(engine, "/compare exports fy2018..fy2022")["Data"]
    value = [cell.value for cell in sheet[1]].index("Value (yen)")
    marks = {row[0].value: row[value].number_format for row in sheet.iter_rows(min_row=2)}
    assert marks == {
        "FY2018": "#,##0",
        "FY2019": '"≈"#,##0',
        "FY2020": '"≈"#,##0',
        "FY2021": "#,##0",
        "FY2022": "#,##0",
    }


def test_heading_is_frozen_and_filters(engine: Engine) -> None:
    sheet = book(engine, "/months cars 2022..2025")["Data"]
    assert sheet.freeze_panes == "B2"
    assert sheet.auto_filter.ref == sheet.dimensions
    assert sheet.dimensions.endswith("48")
    assert all(9 <= dimension.width <= 35 for dimension in sheet.column_dimensions.values())


def test_names_in_japanese_and_russian(engine: Engine) -> None:
    names: tuple[tuple[Lang, str], ...] = (("ja", "液化天然ガス"), ("ru", "Россия"))
    for lang, name in names:
        cells = [cell.value for cell in book(engine, "/lng 2024", lang).worksheets[0][2]]
        assert any(name in str(cell) for cell in cells)


def test_codes_are_words_of_the_language(engine: Engine) -> None:
    words: tuple[tuple[Lang, set[str]], ...] = (
        ("en", {"imports", "first published", "9 digits, monthly", "monthly", "Mar 2025", "FY2024"}),
        ("ja", {"2025年3月", "2024年度", "輸入", "当初公表値", "9桁・月別", "概況品・月別"}),
        ("ru", {"март 2025", "импорт", "первая публикация", "9 знаков, по месяцам", "укрупнённые товары, по месяцам"}),
    )
    for lang, said in words:
        cells = {cell.value for row in book(engine, "/lng 2025-03 fy2024", lang).worksheets[0].iter_rows() for cell in row}
        assert said <= cells


def test_about_says_what_belongs_to_the_figures(engine: Engine) -> None:
    rows = list(book(engine, "/months cars 2022..2025")["About"].iter_rows(values_only=True))
    about = {str(label): str(text) for label, text in rows}
    assert about["Question"] == "/months cars ru 2022..2025"
    assert about["Answer"] == "Japan's exports of cars to Russia, Jan 2022 – Dec 2025"
    assert about["Stage"] == "months as first published"
    assert about["Last month in the data"] == "Mar 2026"
    assert about["Only together"] == "May–Jun 2025: these months exist only as one figure"
    assert about["Source"].startswith("Trade Statistics of Japan: area by principal commodity. Ministry of Finance of Japan")
    assert about["Source"].endswith("; retrieved 24 Nov 2026; as of the release of 28 Apr 2026")
    assert about["Licence"].startswith("Government of Japan Standard Terms of Use 2.0")
    assert about["SQL"].startswith("with figure as (from trade($periods")
    assert '"partners": ["RU"]' in about["Parameters"]
    there = dt.datetime.strptime(about["File made"], "%d %b %Y, %H:%M in Tokyo").replace(tzinfo=JAPAN)
    assert dt.timedelta(seconds=-1) < now() - there < dt.timedelta(minutes=5)


# What Japanese and Russian write in Latin letters, too.
LATIN = re.compile(r"LNG|LPG|UAE|GCC|EU|ASEAN|IMF|FRB|HHI|HS|e-Stat|CC|BY|PDDL|MIT|SQL|kg|kl|II|III|IV")
TITLE = "Direction of Trade Statistics"
CODE_COLUMNS = {"partner", "commodity"}


@pytest.mark.parametrize("lang", OTHERS)
def test_no_cell_is_left_untranslated(engine: Engine, lang: Lang) -> None:
    """Of every verb's examples: codes of countries and goods, the command, the query and addresses are of no language."""
    for question in questions(engine):
        for text in texts_of(engine, question, lang):
            left = re.sub(r"https?://\S+", "", text).replace(TITLE, "")
            assert all(map(LATIN.fullmatch, re.findall(r"[A-Za-z][A-Za-z-]+", left))), f"{question}: {text}"


def texts_of(engine: Engine, question: str, lang: Lang) -> list[str]:
    """Every cell with words, of all three sheets."""
    answer = answered(engine, question)
    with speaking(lang):
        shown = codes_in_words(table_of(answer, engine.store.facts), answer)
        drawn = crosstab_of(answer, engine.store.facts)
        told = about_of(answer, engine.store.facts, "", now())
    named = [column.key not in CODE_COLUMNS for column in shown.columns]
    cells = [cell for row in shown.rows for cell, worded in zip(row, named, strict=True) if worded]
    about = [text for line in told for text in line if not line[0].startswith(("SQL", "Параметры", "パラメーター"))]
    cells += [
        *(column.heading for column in shown.columns),
        drawn.title,
        drawn.left_out,
        *drawn.series,
        *drawn.categories,
        *about,
    ]
    return [cell for cell in cells if isinstance(cell, str)]


@pytest.mark.parametrize(
    ("lang", "currency", "heading", "form"),
    [
        ("ja", "jpy", "金額（億円）", "#,##0"),
        ("ja", "usd", "金額（百万ドル）", "#,##0.0"),
        ("ru", "jpy", "Стоимость (млрд иен)", "#,##0.0"),
        ("en", "jpy", "Value (¥ bn)", "#,##0.0"),
    ],
)
def test_money_of_a_chart_is_in_the_unit_of_the_language(
    engine: Engine, lang: Lang, currency: str, heading: str, form: str
) -> None:
    """Exports of cars to Russia in January 2022: ¥22,966,726k."""
    sheet = book(engine, f"/months cars 2022..2025 {currency}", lang).worksheets[1]
    axis = sheet._charts[0].y_axis
    assert (sheet["A25"].value, axis.title.tx.rich.p[0].r[0].t, axis.numFmt.formatCode) == (heading, heading, form)
    assert sheet["B26"].number_format == form
    if currency == "jpy":
        assert sheet["B26"].value == pytest.approx(229.66726 if lang == "ja" else 22.966726)


def test_months_of_a_file_stand_as_the_language_writes_them(engine: Engine) -> None:
    forms: tuple[tuple[Lang, str], ...] = (("en", "mmm yyyy"), ("ja", 'yyyy"年"m"月"'), ("ru", "[$-419]mmm yyyy"))
    for lang, form in forms:
        shown = book(engine, "/months cars 2025", lang)
        assert (shown.worksheets[0]["B2"].number_format, shown.worksheets[1]["A26"].number_format) == (form, form)
        assert shown.worksheets[1]._charts[0].x_axis.numFmt.formatCode == form


def test_charts_of_files_are_by_what_differs(engine: Engine) -> None:
    facts = engine.store.facts
    season = crosstab_of(answered(engine, "/cars season since 2021"), facts)
    assert (season.categories[0], len(season.categories), len(season.series)) == ("Jan", 12, 1)
    drivers = crosstab_of(answered(engine, "/imports ru drivers fy2025"), facts)
    assert (drivers.categories[0], drivers.series) == ("LNG", ("Imports",))
    with speaking("ja"):
        assert crosstab_of(answered(engine, "/used_vehicles ru 2024"), facts).series == ("ロシア向け中古自動車輸出台数",)


def test_what_a_query_picks_leaves_nothing_out(engine: Engine) -> None:
    about = book(engine, "/coal streak")["About"].iter_rows(values_only=True)
    assert "Without a figure" not in [label for label, _ in about]


def test_periods_without_a_figure_are_named_with_the_reason(engine: Engine) -> None:
    rows = list(book(engine, "/compare lng fy2024 fy2030")["About"].iter_rows(values_only=True))
    assert ("Without a figure", "FY2030: the notes say why") in rows
    assert any(label == "Note" and str(text).startswith("FY2030") and "0 of 12 months" in str(text) for label, text in rows)
    assert not [label for label, _ in book(engine, "/lng fy2024")["About"].iter_rows(values_only=True) if "Without" in str(label)]


def test_dollars_name_their_rate_and_source(engine: Engine) -> None:
    texts = [str(text) for _, text in book(engine, "/lng fy2024 usd")["About"].iter_rows(values_only=True)]
    assert any("month's average rate" in text for text in texts)
    assert any("Federal Reserve System; https://" in text for text in texts)


@pytest.mark.parametrize(
    ("question", "kind", "direction", "series"),
    [
        ("/months cars 2022..2025", "lineChart", None, 1),
        ("/months total last 6m", "lineChart", None, 3),
        ("/total 2025-03", "barChart", "col", 1),
        ("/rank lng fy2024", "barChart", "bar", 1),
        ("/compare total fy2019..fy2024", "barChart", "col", 4),
    ],
)
def test_chart_is_native(engine: Engine, question: str, kind: str, direction: str | None, series: int) -> None:
    sheet = book(engine, question)["Chart"]
    (chart,) = sheet._charts
    assert chart.tagname == kind
    assert getattr(chart, "barDir", None) == direction
    assert len(chart.series) == series


def test_chart_draws_the_figures_under_it(engine: Engine) -> None:
    sheet = book(engine, "/months cars 2022..2025")["Chart"]
    (line,) = sheet._charts[0].series
    _, _, place = line.val.numRef.f.partition("!")
    drawn = [cell.value for (cell,) in sheet[place.replace("$", "")]]
    # 48 months, two of which exist only together and are no point of the line.
    assert len(drawn) == 48
    assert [at for at, value in enumerate(drawn) if value is None] == [40, 41]
    assert drawn[33] == pytest.approx(20.204463)
    assert sheet["A24"].value == "Not drawn, since these months exist only together: May–Jun 2025."


def test_many_lines_are_cut_and_said(engine: Engine) -> None:
    partners = "russia usa china germany france italy korea taiwan thailand india canada mexico brazil australia"
    drawn = crosstab_of(answered(engine, f"/months lng coal {partners} imports 2024"), engine.store.facts)
    assert len(drawn.series) == 12
    assert drawn.left_out.startswith("The first 12 of ")
    assert all(len(cells) == 12 for cells in drawn.cells)


def test_estimated_months_are_a_line_of_their_own(engine: Engine) -> None:
    drawn = crosstab_of(answered(engine, "/months exports 2019-01..2021-03"), engine.store.facts)
    assert drawn.series[1] == "≈" + drawn.series[0]
    for official, estimate in drawn.cells:
        assert (official is None) != (estimate is None)


def test_a_bar_of_estimates_says_so(engine: Engine) -> None:
    drawn = crosstab_of(answered(engine, "/compare total fy2019..fy2024"), engine.store.facts)
    assert drawn.categories == ("≈FY2019", "≈FY2020", "FY2021", "FY2022", "FY2023", "FY2024")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@sum(a1)", "{=1}", "https://example.org/", "123", "2024-04"])
def test_text_is_text(text: str) -> None:
    sheet = made((text, "text"))["Data"]
    assert (sheet["A2"].value, sheet["A2"].data_type, sheet["A2"].hyperlink) == (text, "s", None)


def test_no_cell_of_any_sheet_is_a_formula() -> None:
    opened = made(("=1", "text"))
    cells = [cell for sheet in opened for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert [cell.value for cell in cells].count("=1") == 1
    assert {cell.value for cell in cells} > {"=a", "=b", "=c", "=d", "=e"}
    assert {cell.data_type for cell in cells} == {"s", "n"}


def test_zero_negative_and_nothing_are_three_things() -> None:
    sheet = made((0, "integer"), (-5, "integer"), (None, "integer"), (-12.5, "percent"), (0.0, "percent"))["Data"]
    assert [cell.value for cell in sheet[2]][:5] == [0, -5, None, -0.125, 0]


def test_a_long_text_is_cut_at_what_a_cell_holds() -> None:
    shown = Table((FileColumn("value_jpy", "Value (yen)", "integer"),), ((1,),), frozenset())
    crosstab = Crosstab("column", "t", "value_jpy", ("a",), ("b",), ((1,),), "")
    opened = openpyxl.load_workbook(io.BytesIO(xlsx_bytes(shown, crosstab, [("SQL", "x" * 40_000)], MADE)))
    text = opened["About"]["B1"].value
    assert len(text) < 32_767
    assert text.endswith("x …")
    assert opened.properties.created == dt.datetime(2026, 11, 24, 12, 30)  # noqa: DTZ001 - as read back
