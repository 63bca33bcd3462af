"""When the ministry publishes, and what should be out by a day. Dates are announced ahead and sometimes moved."""

from __future__ import annotations

import datetime as dt

from bot.question.period import YEAR, month_number

# Exports and the 9-digit imports of a month come out about this day of the next one; a release may be some days late.
DAY = 28
GRACE_DAYS = 7


def release_day(month: int) -> dt.date:
    """About when a month is published."""
    after = month + 1
    return dt.date(after // YEAR, after % YEAR + 1, DAY)


def newest_due(today: dt.date) -> int:
    """The newest month that should be out by a day, late releases allowed for."""
    month = month_number(today.year, today.month) - 1
    while release_day(month) + dt.timedelta(days=GRACE_DAYS) > today:
        month -= 1
    return month
