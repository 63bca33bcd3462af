"""Periods that are named as the one before another: `2025 and the year before`, `this year and last`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.question.corpus import meaning

if TYPE_CHECKING:
    from bot.engine.engine import Engine


@pytest.mark.parametrize(
    ("question", "command"),
    [
        (
            "How much did Japan pay per tonne of Russian coal last year and the year before?",
            "/price coal ru last year 2 years ago",
        ),
        ("coal from Russia this year and last", "/coal ru cytd last year"),
        ("coal from Russia in 2024 and the year before", "/coal ru 2024 2023"),
        ("coal from Russia in 2024 and the previous year", "/coal ru 2024 2023"),
        ("LNG from Russia in FY2024 and in the prior fiscal year", "/lng ru fy2024 fy2023"),
        ("LNG from Russia, fy2025 and the previous one", "/lng ru fy2025 fy2024"),
        ("exports to Russia this fiscal year and the one before", "/exports ru fytd last fy"),
        ("imports from Russia last month and the month before", "/total imports ru latest latest-1"),
        ("exports to Russia in March 2026 and the month before", "/exports ru 2026-03 2026-02"),
        ("exports to Russia in March 2026 and a year earlier", "/exports ru 2026-03 2025-03"),
        ("exports to Russia last quarter and the quarter before that", "/exports ru last 2 quarters"),
        ("exports to Russia in 2026q1 and the preceding quarter", "/exports ru 2026q1 2025q4"),
        ("share of Russia in LNG imports last year and the year before", "/share lng imports ru last year 2 years ago of goods"),
        ("top five suppliers of coal last year and the year before", "/rank coal imports last year 2 years ago top 5"),
        ("compare last year with this year: LNG from Russia", "/compare lng ru last year cytd"),
        ("compare last year with the year before: LNG from Russia", "/compare lng ru last year 2 years ago"),
        ("compare this fiscal year with last: exports to Russia", "/compare exports ru fytd last fy"),
    ],
)
def test_both_periods_are_asked_of(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


@pytest.mark.parametrize(
    ("question", "command"),
    [
        ("exports to Russia in March 2026, and year on year", "/exports ru 2026-03"),
        ("exports to Russia in 2026q1 versus the quarter before", "/exports ru 2026q1 vs previous"),
        ("the last month with imports from Russia above 100bn", "/total imports ru by month last above 100bn"),
        ("LNG from Russia: the year before last and last year", "/lng ru 2 years ago last year"),
    ],
)
def test_what_is_set_against_is_no_second_period(engine: Engine, question: str, command: str) -> None:
    assert meaning(question, engine) == meaning(command, engine)


def test_one_before_a_part_without_its_year_is_not_guessed(engine: Engine) -> None:
    read = engine.understand("exports to Russia in Q1 and the quarter before")
    assert len(read.request.periods) == 1
    assert "aside" in {taken.code for taken in read.taken} or read.request.against is not None
