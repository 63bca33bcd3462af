"""How much the first few have together: of all there is, not of what the table lists."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.reply import Context, reply
from tests.engine.sql.test_thresholds import rows_of


@pytest.mark.parametrize(
    ("words", "listed"),
    [
        ("total exports ru 2025", "exports ru 2025"),
        ("total imports ru 2025", "imports ru 2025"),
        ("motor_vehicles exports world 2025", "motor_vehicles exports 2025"),
        ("total imports world 2025", "total imports 2025"),
        ("lng imports world 2025", "lng imports 2025"),
    ],
)
def test_the_whole_is_the_official_total(engine: Engine, words: str, listed: str) -> None:
    """The share is that of the first three of the list beside the official total, which is the value."""
    (found,) = rows_of(engine, f"/{words} concentration")
    (total,) = rows_of(engine, f"/{words}")
    rows = rows_of(engine, f"/rank {listed} top 60")
    assert found.value_jpy == pytest.approx(total.value_jpy, rel=1e-4)
    first = sum(sorted((row.value_jpy or 0 for row in rows), reverse=True)[:3])
    assert found.top_share_pct == pytest.approx(100 * first / (total.value_jpy or 1), abs=0.02)
    squares = sum((100 * (row.value_jpy or 0) / (total.value_jpy or 1)) ** 2 for row in rows)
    assert found.hhi == pytest.approx(squares, rel=2e-3)


def test_what_is_left_out_is_out_of_the_whole(engine: Engine) -> None:
    (found,) = rows_of(engine, "/imports ru -lng 2025 concentration")
    (rest,) = rows_of(engine, "/imports ru -lng 2025")
    assert found.value_jpy == rest.value_jpy


def test_what_the_table_does_not_list_is_told(context: Context) -> None:
    assert (
        "Only goods in the ministry's table are looked at; others account for 26.4%"
        in reply("/exports ru 2025 concentration", context).text
    )
    assert "Only countries in the ministry's table" in reply("/motor_vehicles exports world 2025 concentration", context).text
    assert "in the ministry's table" not in reply("/lng world 2025 concentration", context).text
