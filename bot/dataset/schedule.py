"""When the ministry publishes, and what should be out by a day. Dates are announced ahead and sometimes moved: all are expected.

A month comes in steps: first totals, main areas and goods (provisional); then exports in detail and imports by nine digits;
a month later imports in detail. Its year is revised in March of the next one, and fixed in November.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from bot.clock import JAPAN
from bot.dataset.holidays import nearest_working
from bot.question.period import YEAR, month_number

if TYPE_CHECKING:
    from collections.abc import Callable

    Step: TypeAlias = Literal["provisional", "detailed", "revised", "fixed"]

AT = dt.time(8, 50)
# Exports and the 9-digit imports of a month come out about this day of the next one; a release may be some days late.
DAY = 28
GRACE_DAYS = 7
# The first totals come in the second half of the next month.
PROVISIONAL_DAY = 20
REVISED_MONTH, FIXED_MONTH = 3, 11


@dataclass(frozen=True, slots=True)
class Coming:
    """One release to come. `of` is the month published, or the last month of the year revised or fixed.

    `day` is when it is expected; of a year only the month is known, and `day` is the last one of that.
    """

    step: Step
    of: int
    day: dt.date


def release_day(month: int) -> dt.date:
    """About when a month is published in detail: the working day nearest to the 28th of the next."""
    return _working(month + 1, DAY)


def provisional_day(month: int) -> dt.date:
    """About when the first totals of a month are published."""
    return _working(month + 1, PROVISIONAL_DAY)


def moment(day: dt.date) -> dt.datetime:
    """The time at which what comes on a day is published."""
    return dt.datetime.combine(day, AT, JAPAN)


def newest_due(today: dt.date) -> int:
    """The newest month that should be out by a day, late releases allowed for."""
    return _newest(lambda month: release_day(month) + dt.timedelta(days=GRACE_DAYS) <= today, today)


def newest_expected(now: dt.datetime) -> int:
    """The newest month whose release was expected before a moment."""
    return _newest(lambda month: moment(release_day(month)) <= now, now.astimezone(JAPAN).date())


def coming(now: dt.datetime) -> list[Coming]:
    """The next release of each step after a moment, in the order of their days."""
    today = now.astimezone(JAPAN).date()
    months = range(month_number(today.year, today.month) - 2, month_number(today.year, today.month) + 2)
    years = range(today.year - 2, today.year + 1)
    steps: list[list[Coming]] = [
        [Coming("provisional", month, provisional_day(month)) for month in months],
        [Coming("detailed", month, release_day(month)) for month in months],
        [Coming("revised", month_number(year, YEAR), _month_end(year + 1, REVISED_MONTH)) for year in years],
        [Coming("fixed", month_number(year, YEAR), _month_end(year + 1, FIXED_MONTH)) for year in years],
    ]
    return sorted((next(one for one in step if moment(one.day) > now) for step in steps), key=lambda one: one.day)


def revised_by(today: dt.date) -> int:
    """The last month of the newest year whose revised figures should be out by a day."""
    return month_number(today.year - (1 if today > _month_end(today.year, REVISED_MONTH) else 2), YEAR)


def _newest(is_out: Callable[[int], bool], today: dt.date) -> int:
    month = month_number(today.year, today.month) - 1
    while not is_out(month):
        month -= 1
    return month


def _working(month: int, day: int) -> dt.date:
    return nearest_working(dt.date(month // YEAR, month % YEAR + 1, day))


def _month_end(year: int, month: int) -> dt.date:
    return dt.date(year + month // YEAR, month % YEAR + 1, 1) - dt.timedelta(days=1)
