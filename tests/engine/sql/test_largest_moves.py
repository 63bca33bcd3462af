"""The month that moved most: picked by its change, in money or in percent, and said to be the largest rise or fall."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.reply import Context, reply
from tests.engine.sql.test_thresholds import rows_of

MONTHS = "exports ru 2023-01..2024-12"


@pytest.mark.parametrize(("work", "best"), [("lowest", min), ("highest", max)])
@pytest.mark.parametrize("order", ["change", "growth"])
@pytest.mark.parametrize("against", ["", " vs previous"])
def test_it_is_picked_by_its_change(engine: Engine, work: str, best: type, order: str, against: str) -> None:
    every = rows_of(engine, f"/months {MONTHS}{against}")
    changes = {
        row.period: row.value_change_jpy if order == "change" else row.value_yoy_pct if not against else row.change_pct
        for row in every
    }
    known = {period: float(change) for period, change in changes.items() if change is not None}
    [found] = rows_of(engine, f"/{MONTHS} by month {work} by {order}{against}")
    assert len(known) > 20
    assert known[found.period] == best(known.values())
    assert found.looked_at == len(known)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("/exports ru by month 2022 lowest by change", "The largest fall of 10 months"),
        ("/exports ru by month 2025 highest by growth", "The largest rise in percent of"),
        ("/exports ru by month 2022-04..2022-09 highest by change", "The smallest fall of 4 months"),
    ],
)
def test_it_is_said_what_it_is(engine: Engine, words: str, said: str) -> None:
    assert said in reply(words, Context(engine)).text
