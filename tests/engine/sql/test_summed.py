"""Periods added up: those that follow each other are one figure; and how long a run may have lasted."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.reply import Context, reply
from tests.engine.sql.test_thresholds import rows_of


@pytest.mark.parametrize(
    ("words", "each"),
    [
        ("/exports 2022..2025 sum", "/exports 2022..2025"),
        ("/lng+coal imports fy2022..fy2025 sum", "/lng+coal imports fy2022..fy2025"),
        ("/total balance 2022..2025 sum", "/total balance 2022..2025"),
        ("/coal 2025-03 2025-04 sum", "/coal 2025-03 2025-04"),
    ],
)
def test_periods_that_follow_each_other_are_one_sum(engine: Engine, words: str, each: str) -> None:
    summed, parts = rows_of(engine, words), rows_of(engine, each)
    for row in summed:
        of_flow = [part.value_jpy or 0 for part in parts if part.flow == row.flow]
        assert len(of_flow) > 1
        assert row.value_jpy == sum(of_flow)
    assert len({row.flow for row in summed}) == len(summed)


def test_periods_apart_stand_by_themselves_and_that_is_said(engine: Engine) -> None:
    told = reply("/lng 2022 2024 sum", Context(engine))
    assert told.answer is not None
    assert [row.period for row in told.answer.rows] == ["2022", "2024"]
    assert "Periods that do not follow each other are not added up" in told.text


def test_a_number_of_years_behind_the_years_is_no_month(engine: Engine) -> None:
    asked = "Sum up what we sold Russia over 2022, 2023, 2024 and 2025 - a single figure for the four years"
    assert engine.understand(asked).request == engine.parse("/exports ru 2022..2025 sum")


@pytest.mark.parametrize(
    ("words", "open_runs"),
    [
        # May and June 2025 are one figure, and the data begin in 2009.
        ("/balance streak", {"2026-03": True, "2021-06": True}),
        ("/lng streak since 2015", {"2026-03": False, "2016-12": False}),
    ],
)
def test_a_run_that_the_data_cut_may_be_longer(engine: Engine, words: str, open_runs: dict[str, bool]) -> None:
    assert {row.period: row.is_open for row in rows_of(engine, words)} == open_runs
    told = reply(words, Context(engine)).text
    assert ("or longer" in told, "≥9" in told) == (open_runs["2026-03"], open_runs["2026-03"])
