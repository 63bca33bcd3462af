"""The days on which Japan's government works, set beside the list that the Cabinet Office publishes."""

from __future__ import annotations

import datetime as dt

import pytest

from bot.dataset.holidays import holidays, is_working, nearest_working

# The official list for 2026 and 2027.
OFFICIAL = (
    "2026-01-01 2026-01-12 2026-02-11 2026-02-23 2026-03-20 2026-04-29 2026-05-03 2026-05-04 2026-05-05 2026-05-06 2026-07-20 "
    "2026-08-11 2026-09-21 2026-09-22 2026-09-23 2026-10-12 2026-11-03 2026-11-23 "
    "2027-01-01 2027-01-11 2027-02-11 2027-02-23 2027-03-21 2027-03-22 2027-04-29 2027-05-03 2027-05-04 2027-05-05 2027-07-19 "
    "2027-08-11 2027-09-20 2027-09-23 2027-10-11 2027-11-03 2027-11-23"
)


def test_holidays_are_those_of_the_official_list() -> None:
    assert sorted(day.isoformat() for year in (2026, 2027) for day in holidays(year)) == OFFICIAL.split()


@pytest.mark.parametrize(
    ("day", "working"),
    [
        ("2026-12-28", True),
        ("2026-12-29", False),
        ("2027-01-04", True),
        ("2026-11-28", False),  # a Saturday
        ("2026-05-06", False),  # for the third of May, a Sunday
        ("2026-09-22", False),  # between two holidays
        ("2026-11-24", True),
    ],
)
def test_offices_are_shut_at_weekends_on_holidays_and_at_the_turn_of_the_year(day: str, working: bool) -> None:
    assert is_working(dt.date.fromisoformat(day)) is working


@pytest.mark.parametrize(
    ("day", "nearest"),
    [
        ("2026-05-28", "2026-05-28"),
        ("2026-11-28", "2026-11-27"),  # Saturday: the day before is nearer
        ("2026-06-28", "2026-06-29"),  # Sunday: the day behind
        ("2027-02-28", "2027-02-26"),  # Sunday, but the next working day is of March
        ("2025-12-28", "2025-12-26"),  # Sunday, and the offices are shut from the next day on
        ("2026-04-29", "2026-04-30"),  # a holiday: of two as near the later one
    ],
)
def test_what_falls_on_another_day_moves_to_the_nearest_of_its_month(day: str, nearest: str) -> None:
    assert nearest_working(dt.date.fromisoformat(day)) == dt.date.fromisoformat(nearest)
