"""A period is set against one that is as long; an index is of the average month."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.engine.row import Row
from bot.errors import AskError
from bot.render.chart.plot.build import plot
from bot.render.notes.notes import notes_of
from bot.render.phrases.compared import index_base
from bot.render.text.tables.columns import column_sets


def rows(command: str, engine: Engine) -> tuple[Row, ...]:
    return engine.answer(engine.resolve(engine.parse(command))).rows


@pytest.mark.parametrize(
    ("command", "offered"),
    [
        ("/lng ru fy2025 vs 2022-02", ("/lng fy2025 vs fy2021", "/lng 2022-02 fy2025 vs nothing")),
        ("/imports ru 2025 vs 2022q1", ("/imports 2025 vs 2022", "/imports 2022q1 2025 vs nothing")),
        ("/rank imports ru 2025 vs 2022-02", ("/rank imports ru 2025 vs 2022", "/rank imports ru 2022-02 2025 vs nothing")),
        ("/cars exports ru 2025-03 vs 2021h2", ("/cars exports 2025-03 vs 2021-03", "/cars exports 2021h2 2025-03 vs nothing")),
        ("/lng average 2021..2025 ru vs 2019", None),
    ],
)
def test_a_year_is_not_set_against_a_month(engine: Engine, command: str, offered: tuple[str, ...] | None) -> None:
    with pytest.raises(AskError, match="not equally long") as refused:
        engine.resolve(engine.parse(command))
    if offered is not None:
        assert refused.value.suggestions == offered
    for suggestion in refused.value.suggestions:
        assert rows(suggestion, engine)


def test_a_question_without_a_period_is_answered_by_what_is_as_long(engine: Engine) -> None:
    assert [row.period for row in rows("/imports ru vs 2022-02", engine)] == ["2026-03"]
    assert [row.period for row in rows("/imports ru vs 2022q1", engine)] == ["2026Q1"]
    assert [row.period for row in rows("/imports ru vs 2021", engine)] == ["2026-03", "2025"]
    assert [row.period for row in rows("/imports ru vs fy2021", engine)] == ["2026-03", "FY2025"]


def test_months_that_exist_only_together_have_no_change_on_one(engine: Engine) -> None:
    answer = engine.answer(engine.resolve(engine.parse("/months imports ru 2025-05..2025-07 vs 2021-05")))
    lump = next(row for row in answer.rows if row.months_available == 2)
    assert lump.change_pct is None
    notes = [note.text for note in notes_of(answer, engine.store.facts) if note.code == "yoy_na"]
    assert [note for note in notes if "May–Jun 2025" in note and "not as long as" in note]


def test_an_index_of_months_is_of_the_average_month_of_the_base(engine: Engine) -> None:
    year = rows("/imports ru 2021", engine)[0].value_jpy
    months = rows("/months imports ru 2025-01..2025-03 index 2021", engine)
    assert year
    assert [row.index_number for row in months] == [pytest.approx(1200 * (row.value_jpy or 0) / year, rel=0.01) for row in months]
    assert all(row.change_pct is None for row in months)


def test_an_index_of_volumes_is_of_tonnes(engine: Engine) -> None:
    found = rows("/lng imports ru 2018..2020 index 2018 volume", engine)
    first = found[0].quantity
    assert first
    assert [row.index_number for row in found] == [pytest.approx(100 * (row.quantity or 0) / first) for row in found]


def test_an_index_says_of_all_its_rows_what_is_100(engine: Engine) -> None:
    for command, base in [("2019..2025 index 2021", "2021 = 100"), ("2025 2026-03 index 2021", "average month of 2021 = 100")]:
        answer = engine.answer(engine.resolve(engine.parse(f"/cars exports ru {command}")))
        assert {index_base(answer, row) for row in answer.rows} == {base}
        assert plot(answer, engine.store.facts, "en").unit.name == f"index, {base}"


def test_growth_a_year_has_no_change_on_the_year_before(engine: Engine) -> None:
    found = engine.answer(engine.resolve(engine.parse("/fish imports ru us growth 2021..2025")))
    heads = [cells.head for _, columns in column_sets(found) for cells in columns]
    assert "change" in heads
    assert "yoy" not in heads


@pytest.mark.parametrize("command", ["/exports ru 2025 vs 2021", "/exports ru 2025 index 2021"])
def test_figures_set_against_others_keep_what_files_and_json_had(engine: Engine, command: str) -> None:
    row = rows(command, engine)[0]
    assert row.base_value_jpy
    assert row.value_jpy
    assert row.ratio_pct == pytest.approx(100 * row.value_jpy / row.base_value_jpy)
    assert row.value_change_jpy == row.value_jpy - row.base_value_jpy


@pytest.mark.parametrize("command", ["/share crab imports ru 2025 of goods", "/share crab imports ru since 2019 of goods"])
def test_a_share_of_a_whole_that_is_not_there_is_refused(engine: Engine, command: str) -> None:
    with pytest.raises(AskError, match="no figure of all countries") as refused:
        rows(command, engine)
    assert refused.value.code == "no_data"
    for suggestion in refused.value.suggestions:
        assert rows(suggestion, engine)


@pytest.mark.parametrize(
    ("command", "offered"),
    [
        ("/lng ru 2025 vs 2025", "/lng 2025"),
        ("/rank imports ru fy2024 vs fy2024", "/rank imports ru fy2024"),
        ("/imports ru 2026-03 vs 2026-03", "/imports 2026-03"),
    ],
)
def test_no_period_is_set_against_itself(command: str, offered: str, engine: Engine) -> None:
    with pytest.raises(AskError) as refused:
        rows(command, engine)
    assert refused.value.code == "conflict"
    assert refused.value.suggestions == (offered,)


def test_of_several_years_one_may_be_the_base(engine: Engine) -> None:
    assert next(iter(rows("/lng ru 2024 2025 vs 2024", engine))).change_pct in {0, None}


@pytest.mark.parametrize(
    ("command", "left_out"),
    [
        ("/price lng ru 2025 vs 2y", "vs 2y"),
        ("/price lng ru 2026-03 vs previous", "vs previous"),
        ("/share lng ru 2025 vs 2y", "vs 2y"),
        ("/lng ru 2025 season vs 2023", "vs 2023"),
        ("/lng imports 2025 concentration vs 2y", "vs 2y"),
        ("/price lng ru 2025 vs previous", ""),
        ("/lng ru 2025 vs 2y", ""),
        ("/months lng ru 2025-10..2025-12 vs 2y", ""),
    ],
)
def test_a_base_that_nothing_is_set_against_is_said_to_be_left_out(command: str, left_out: str, engine: Engine) -> None:
    answer = engine.answer(engine.resolve(engine.parse(command)))
    told = [note.text for note in notes_of(answer, engine.facts_of(answer.question.request)) if note.code == "not_set_against"]
    assert [text.split("”")[0].strip("“") for text in told] == ([left_out] if left_out else [])


def test_side_by_side_has_the_period_that_is_named(engine: Engine) -> None:
    assert [row.period for row in rows("/compare lng ru 2025 vs 2023", engine)] == ["2023", "2025"]
    assert [row.unit_price is not None for row in rows("/price lng ru 2025 vs 2020", engine)] == [True, True]


@pytest.mark.parametrize(
    ("command", "periods"),
    [
        ("/imports ru 2025 2020..2024 by month average", ["2020-01..2024-12", "2025"]),
        ("/imports ru 2026-01 2025 by month average", ["2025", "2026-01"]),
        ("/imports ru 2023 2022 2021 by month average", ["2021-01..2023-12"]),
        ("/imports ru 2021..2023 by month average", ["2021-01..2023-12"]),
    ],
)
def test_a_year_stands_beside_the_average_of_those_before_it(engine: Engine, command: str, periods: list[str]) -> None:
    """What follows in time is one run only where it is asked for as one."""
    assert [row.period for row in rows(command, engine)] == periods
