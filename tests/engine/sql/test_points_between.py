"""Points of a share between the periods that are asked of, and who lost a share since then."""

from __future__ import annotations

from itertools import pairwise

import pytest

from bot.engine.engine import Engine
from bot.reply import Context, reply
from tests.engine.sql.test_thresholds import rows_of


def share(engine: Engine, words: str) -> float:
    """The share of one period, by itself."""
    (row,) = rows_of(engine, f"/share {words}")
    found = row.share_of_world_pct
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("what", "periods"),
    [
        ("lng imports qa", ("2021", "2025")),
        ("total imports ru", ("2013", "2025")),
        ("coal imports ru", ("fy2021", "fy2025")),
        ("lng imports ru", ("2026-02", "2026-03")),
        ("lng imports qa", ("2019", "2021", "2025")),
    ],
)
def test_points_are_those_between_the_periods(engine: Engine, what: str, periods: tuple[str, ...]) -> None:
    alone = [share(engine, f"{what} {period}") for period in periods]
    rows = rows_of(engine, f"/share {what} {' '.join(periods)} of goods by share_gained")
    assert [row.share_of_whole_pct for row in rows] == pytest.approx(alone)
    assert [row.share_of_whole_before_pct for row in rows[1:]] == pytest.approx(alone[:-1])
    assert [row.share_gained_points for row in rows[1:]] == pytest.approx([b - a for a, b in pairwise(alone)])


def test_of_years_that_follow_each_the_first_is_set_against_the_year_before(engine: Engine) -> None:
    rows = rows_of(engine, "/share lng qa 2023..2025 of goods by share_gained")
    assert rows[0].share_of_whole_before_pct == pytest.approx(share(engine, "lng imports qa 2022"))


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (
            "/share lng qa 2021 2025 of goods by share_gained",
            ("share of Japan's imports of LNG", "base: the period above", "−5.4"),
        ),
        # The base of the first stands nowhere above it.
        ("/share lng qa 2023..2025 of goods by share_gained", ("share of Japan's imports of LNG", "base: the period before")),
        ("/share exports ru 2021 2025 of turnover", ("share of exports and imports together", "base: a year before")),
        (
            "/share imports exports ru 2021 2025 by share_gained",
            ("share of Japan's total exports, imports and trade", "base: the period above"),
        ),
    ],
)
def test_the_whole_and_the_base_are_named(context: Context, asked: str, said: tuple[str, ...]) -> None:
    text = reply(asked, context).text
    assert [part for part in said if part not in text] == []


def test_who_lost_share_since_a_year_stands_before_who_gained_it(engine: Engine) -> None:
    now = {row.partner: row.share_of_world_pct or 0 for row in rows_of(engine, "/rank lng 2025 top 60")}
    then = {row.partner: row.share_of_world_pct or 0 for row in rows_of(engine, "/rank lng 2021 top 60")}
    moved = {code: now.get(code, 0) - then.get(code, 0) for code in {*now, *then}}
    first = rows_of(engine, "/rank lng last year vs 2021 by share_gained smallest")[0]
    assert first.partner == min(moved, key=moved.__getitem__)
    assert first.share_gained_points == pytest.approx(min(moved.values()))
