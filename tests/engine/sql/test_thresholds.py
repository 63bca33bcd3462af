"""Thresholds in percent are of the change, or of the whole that is named."""

from __future__ import annotations

import pytest

from bot.engine.engine import Engine
from bot.engine.row import Row
from bot.reply import Context, reply


def rows_of(engine: Engine, words: str) -> tuple[Row, ...]:
    found = reply(words, Context(engine))
    assert found.answer is not None, found.text
    return found.answer.rows


@pytest.mark.parametrize(
    ("words", "share", "column", "limit"),
    [
        ("/lng below 8% of goods since 2025", "/share lng since 2025 by month", "share_of_world_pct", 8),
        ("/share lng below 8% since 2025", "/share lng since 2025 by month", "share_of_world_pct", 8),
        ("/lng above 55% of country since 2025", "/share lng since 2025 by month", "share_pct", -55),
        ("share of Russia in LNG imports below 8% since 2025", "/share lng since 2025 by month", "share_of_world_pct", 8),
    ],
)
def test_a_share_is_compared_with_a_percentage_of_a_whole(
    engine: Engine, words: str, share: str, column: str, limit: float
) -> None:
    every = {row.period: getattr(row, column) for row in rows_of(engine, share) if getattr(row, column) is not None}
    wanted = {period: part for period, part in every.items() if (part < limit if limit > 0 else part > -limit)}
    found = {row.period: row.share_of_whole_pct for row in rows_of(engine, words)}
    # Small revisions lie between the series that the two queries take.
    assert found == pytest.approx(wanted, rel=0.02)
    assert 0 < len(found) < len(every)


def test_a_share_is_not_left_out(engine: Engine) -> None:
    told = reply("share of Russia in LNG imports below 8% since 2025", Context(engine)).text
    assert "Left out" not in told
    assert "share of Japan's total of it" in told


def test_a_change_is_still_one(engine: Engine) -> None:
    found = rows_of(engine, "/lng below -20% since 2025")
    assert all(row.change_pct is not None and row.change_pct < -20 for row in found)
    assert not any(row.share_of_whole_pct for row in found)
