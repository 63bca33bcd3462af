"""Figures set against the mean of the same months of the years before."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from bot.reply import Context, reply

if TYPE_CHECKING:
    from bot.engine.engine import Engine
    from bot.engine.row import Row


def rows(command: str, engine: Engine) -> tuple[Row, ...]:
    return engine.answer(engine.resolve(engine.parse(command))).rows


def test_the_mean_is_that_of_the_same_months_of_the_years_before(engine: Engine) -> None:
    [row] = rows("/lng ru 2026-03 vs 5y average", engine)
    before = [rows(f"/lng ru {year}-03 vs nothing", engine)[0].value_jpy or 0 for year in range(2021, 2026)]
    mean = sum(before) / 5
    assert row.base_value_jpy == pytest.approx(mean, abs=1)
    assert row.change_pct == pytest.approx(100 * ((row.value_jpy or 0) / mean - 1))
    assert row.averaged_over == len(before)


def test_a_price_is_set_against_all_the_value_over_all_the_quantity(engine: Engine) -> None:
    [row] = rows("/price lng ru 2020 vs 3y average", engine)
    before = [rows(f"/lng ru {year} vs nothing", engine)[0] for year in (2017, 2018, 2019)]
    mean = sum(one.value_jpy or 0 for one in before) / sum(one.quantity or 0 for one in before)
    assert row.base_unit_price == pytest.approx(mean)
    assert row.unit_price_change_pct == pytest.approx(100 * ((row.unit_price or 0) / mean - 1))
    assert row.change_pct is None


def test_without_one_of_the_years_there_is_no_mean(engine: Engine) -> None:
    [row] = rows("/exports us 2025-07 vs 6y average", engine)  # July 2019 is not there by itself
    assert (row.base_value_jpy, row.change_pct, row.averaged_over) == (None, None, None)
    assert "not all of the years before it are there" in reply("/exports us 2025-07 vs 6y average", Context(engine)).text


def test_a_mean_with_an_estimate_says_so(engine: Engine) -> None:
    assert "one of the years before is an estimate" in reply("/exports ru fy2025 vs 5y average", Context(engine)).text


@pytest.mark.parametrize("command", ["/rank lng 2025 vs 5y average", "/share lng ru 2025 vs 5y average"])
def test_lists_and_shares_are_not_set_against_a_mean(engine: Engine, command: str) -> None:
    assert "is left out: figures of this kind are not set against that" in reply(command, Context(engine)).text


@pytest.mark.parametrize(
    "command", ["/lng ru 2026-03 vs 5y average", "/months lng ru last 6m vs 3y average", "/price lng 2020 vs 3y average"]
)
def test_it_reads_back(engine: Engine, command: str) -> None:
    read = engine.parse(command)
    assert engine.parse(read.words(engine.vocabulary)) == read


def test_under_a_price_stands_no_value_of_the_years_before(engine: Engine) -> None:
    said = reply("/price lng ru 2025 vs 2y average", Context(engine)).text
    assert "2-year average" not in said
    assert "there are volumes of Jan 2009 – Dec 2020 and Jan 2024 – Mar 2026 only" in said
