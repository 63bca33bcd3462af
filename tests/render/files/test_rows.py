from __future__ import annotations

import datetime as dt

import pytest

from bot.engine.engine import Engine
from bot.engine.row import Row
from bot.render.files.fields import ADDED, KEYS
from bot.render.notes.notes import notes_of
from bot.speech import Lang
from tests.render.spreadsheets import answered, months_of, questions, sql_rows, table

# Said in the notes (a lump, a negative month) or in words (the stage), what changes are of, or columns of coverage and changes,
# which are no tables of figures.
OF_COVERAGE = {"first_month", "last_month", "partners", "commodities", "observations"}
OF_CHANGES = {"value_before_jpy", "revised_pct", "quantity_before", "revisions", "known_since", "released"}
IN_WORDS = {"longest", "has_negative", "stage", "is_running", "is_open"}
NOT_IN_FILES = IN_WORDS | OF_COVERAGE | OF_CHANGES


def column(engine: Engine, question: str, key: str, lang: Lang = "en") -> list[object]:
    found = table(engine, question, lang)
    at = [column.key for column in found.columns].index(key)
    return [row[at] for row in found.rows]


def headings(engine: Engine, question: str) -> dict[str, str]:
    return {column.key: column.heading for column in table(engine, question).columns}


def test_every_column_of_a_query_is_in_files_or_left_out_knowingly() -> None:
    assert set(KEYS) - set(ADDED) == set(Row.model_fields) - NOT_IN_FILES


def test_cells_are_the_ones_of_the_query(engine: Engine) -> None:
    for question in questions(engine):
        answer, found = answered(engine, question), table(engine, question)
        for cells, row in zip(found.rows, sql_rows(engine, question), strict=True):
            shown = dict(zip((column.key for column in found.columns), cells, strict=True))
            first, last = months_of(row["period"])
            assert (shown.pop("period_first"), shown.pop("period_last")) == (first, last), question
            assert shown.pop("period_months") == (last.year - first.year) * 12 + last.month - first.month + 1
            for key in ("partner_name", "commodity_name", "stage_name"):
                assert shown.pop(key)
            left_out = {key for key, value in row.items() if value is not None} - set(shown) - NOT_IN_FILES
            currency = answer.question.request.currency
            # Columns of another currency than that of the question say nothing of it.
            left_out -= {key for key in left_out if key.endswith("_shown") and currency in {"jpy", "usd"}}
            assert {key for key in left_out if not (currency == "jpy" and key.endswith("_usd"))} <= {"shown"}, question
            assert shown == {key: row[key] for key in shown}, question


def test_kinds_of_cells(engine: Engine) -> None:
    kinds = {"text": str, "integer": int, "decimal": float, "percent": float, "date": dt.date}
    for question in questions(engine):
        found = table(engine, question)
        for at, one in enumerate(found.columns):
            cells = [row[at] for row in found.rows if row[at] is not None]
            assert cells, f"{question}: {one.heading} is empty throughout"
            assert {type(cell) for cell in cells} == {kinds[one.kind]}, one.heading


def test_official_figures_to_the_yen(engine: Engine) -> None:
    assert column(engine, "/total 2025-03", "value_jpy") == [117_296_872_000, 39_507_272_000, 77_789_600_000, -38_282_328_000]
    cars = dict(
        zip(
            column(engine, "/months cars 2022..2025", "period"),
            column(engine, "/months cars 2022..2025", "value_jpy"),
            strict=True,
        )
    )
    assert cars["2024-10"] == 20_204_463_000
    # May and June 2025 exist only together: four years are 47 rows.
    assert len(cars) == 47
    assert {"2025-05..2025-06", "2025-07"} < set(cars)
    assert "2025-05" not in cars
    assert column(engine, "/months cars 2022..2025", "period_months").count(2) == 1


@pytest.mark.parametrize(
    ("question", "key", "heading"),
    [
        ("/lng fy2024", "value_jpy", "Value (yen)"),
        ("/lng fy2024", "value_yoy_pct", "Value, change on a year before (%, in yen)"),
        ("/lng fy2024 usd", "value_usd", "Value (US dollars)"),
        ("/lng fy2024 eur", "value_eur", "Value (euros)"),
        ("/price lng 2025 cny", "unit_price", "Unit price (yuan per t)"),
        ("/lng fy2024 cny", "value_yoy_pct", "Value, change on a year before (%, in yuan)"),
        ("/lng fy2024 usd", "value_yoy_pct", "Value, change on a year before (%, in US dollars)"),
        ("/lng fy2024 usd", "value_change_jpy", "Value, change (yen)"),
        ("/lng fy2024", "share_pct", "Share (% of the partner's total in the flow)"),
        ("/lng fy2024", "share_of_world_pct", "Share (% of Japan's total for the commodity and flow)"),
        ("/price lng 2025", "unit_price", "Unit price (yen per t)"),
        ("/price crab 2025 usd", "unit_price", "Unit price (US dollars per kg)"),
        ("/price crab lng 2025", "unit_price", "Unit price (yen per quantity unit)"),
        ("/price crab lng 2025", "quantity", "Quantity (quantity unit)"),
        ("/compare lng fy2024 vs fy2023", "step_pct", "Value, change (%, in yen, against the period in “Compared with”)"),
        ("/lng fy2024", "period_first", "First month"),
        ("/lng fy2024", "months_available", "Available (months)"),
    ],
)
def test_a_heading_holds_the_unit(engine: Engine, question: str, key: str, heading: str) -> None:
    assert headings(engine, question)[key] == heading


def test_headings_are_unique(engine: Engine) -> None:
    for question in questions(engine):
        shown = [column.heading for column in table(engine, question).columns]
        assert len(shown) == len(set(shown)), question


def test_dollars_only_where_asked_for_and_with_their_method(engine: Engine) -> None:
    assert not {"value_usd", "value_shown", "value_eur"} & headings(engine, "/lng fy2024").keys()
    assert not {"value_usd", "value_shown", "value_cny"} & headings(engine, "/lng fy2024 eur").keys()
    assert "usd_method" in {note.code for note in notes_of(answered(engine, "/lng fy2024 usd"), engine.store.facts)}


@pytest.mark.parametrize(
    ("lang", "partner", "commodity"),
    [("en", "Russia", "Passenger cars"), ("ja", "ロシア", "乗用車"), ("ru", "Россия", "Легковые автомобили")],
)
def test_names_in_three_languages(engine: Engine, lang: Lang, partner: str, commodity: str) -> None:
    assert column(engine, "/cars 2024", "partner_name", lang) == [partner]
    assert column(engine, "/cars 2024", "commodity_name", lang) == [commodity]


def estimates(engine: Engine, question: str) -> set[tuple[str, str, str]]:
    found = table(engine, question)
    keys = [column.key for column in found.columns]
    flow = keys.index("flow")
    return {(str(found.rows[row][0]), str(found.rows[row][flow]), keys[at]) for row, at in found.estimates}


def test_estimates_and_what_rests_on_them_are_marked(engine: Engine) -> None:
    marked = estimates(engine, "/compare exports fy2018..fy2022")
    values = {period for period, _, key in marked if key == "value_jpy"}
    # June 2019 to December 2020 are estimated, so these fiscal years hold estimates and the next one is compared with one.
    assert values == {"FY2019", "FY2020"}
    assert {period for period, _, key in marked if key == "value_yoy_pct"} == {"FY2019", "FY2020", "FY2021"}
    assert {period for period, _, key in marked if key == "step_pct"} == {"FY2019", "FY2020", "FY2021"}
    assert estimates(engine, "/lng fy2024") == set()
    # Imports of these months are official.
    assert estimates(engine, "/compare imports fy2018..fy2022") == set()


def test_stage_is_of_each_row(engine: Engine) -> None:
    stages = dict(
        zip(
            column(engine, "/compare imports 2024 fy2024 2018-01 fy2020", "period"),
            column(engine, "/compare imports 2024 fy2024 2018-01 fy2020", "stage_name"),
            strict=True,
        )
    )
    assert stages == {
        "2018-01": "months that add up to the revised year",
        "FY2020": "months as published, imports of 2019–2020 fixed (9-digit)",
        "2024": "annual table, revised",
        "FY2024": "months as first published",
    }
