"""The days on which Japan's government works: no Saturday, no Sunday, no holiday by law, and not the turn of the year."""

from __future__ import annotations

import datetime as dt
from functools import cache
from itertools import pairwise

JANUARY, JULY, SEPTEMBER, OCTOBER = 1, 7, 9, 10
MONDAY, SATURDAY, SUNDAY, DAY = 0, 5, 6, dt.timedelta(days=1)
# Month and day, as the law has them since 2022.
FIXED = ((1, 1), (2, 11), (2, 23), (4, 29), (5, 3), (5, 4), (5, 5), (8, 11), (11, 3), (11, 23))
# Month, and which of its Mondays.
MONDAYS = ((JANUARY, 2), (JULY, 3), (SEPTEMBER, 3), (OCTOBER, 2))
# When an equinox falls in 1980, and by how much a year is longer than 365 days: good until 2099.
VERNAL, AUTUMNAL, EPOCH, LONGER = (3, 20.8431), (9, 23.2488), 1980, 0.242194
# 29 December to 3 January: government offices are shut.
TURN_OF_YEAR = {(12, 29), (12, 30), (12, 31), (1, 1), (1, 2), (1, 3)}


def is_working(day: dt.date) -> bool:
    """Whether government offices are open on a day."""
    return day.weekday() < SATURDAY and day not in holidays(day.year) and (day.month, day.day) not in TURN_OF_YEAR


def nearest_working(day: dt.date) -> dt.date:
    """The day itself where offices are open, else the nearest one of its month on which they are; of two the later one."""
    distance = 0
    while True:
        for near in (day + distance * DAY, day - distance * DAY):
            if near.month == day.month and is_working(near):
                return near
        distance += 1


@cache
def holidays(year: int) -> frozenset[dt.date]:
    """National holidays of a year: those of the law, what stands in for one on a Sunday, and a day between two of them."""
    named = {dt.date(year, month, day) for month, day in FIXED}
    named |= {_monday(year, month, which) for month, which in MONDAYS}
    named |= {_equinox(year, *of) for of in (VERNAL, AUTUMNAL)}
    between = {first + DAY for first, second in pairwise(sorted(named)) if second - first == 2 * DAY}
    return frozenset(named | between | {_instead(day, named) for day in named if day.weekday() == SUNDAY})


def _instead(day: dt.date, named: set[dt.date]) -> dt.date:
    """The first day behind a holiday on a Sunday that is none itself."""
    while day in named:
        day += DAY
    return day


def _monday(year: int, month: int, which: int) -> dt.date:
    first = dt.date(year, month, 1)
    return first + dt.timedelta(days=(MONDAY - first.weekday()) % 7 + 7 * (which - 1))


def _equinox(year: int, month: int, in_epoch: float) -> dt.date:
    years = year - EPOCH
    return dt.date(year, month, int(in_epoch + LONGER * years) - years // 4)
