"""What each period is set against: the same months a year before, the period before, a named one, or nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.period import YEAR, Period
from bot.question.relative import Relative

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.places import Against


def bases_of(periods: Sequence[Period], against: Against | None, last: int) -> tuple[Period | None, ...]:
    """One base for each period; None where there is none. `last` is the last month in the data."""
    return tuple(_base(period, against, last) for period in periods)


def _base(period: Period, against: Against | None, last: int) -> Period | None:
    if against is None:
        return _shifted(period, YEAR) if period.months <= YEAR else None
    match against.kind:
        case "previous":
            return _shifted(period, period.months)
        case "years_before":
            return _shifted(period, YEAR * against.years)
        case "nothing":
            return None
        case _:
            return _named(period, against, last)


def _named(period: Period, against: Against, last: int) -> Period | None:
    """The named period; of a longer one the same part, so that a month is set against the month of that year."""
    when = against.when
    if when is None:
        return None
    base = when.resolve(last)[0] if isinstance(when, Relative) else when
    if against.kind == "index" or base.months <= period.months:
        return base
    start = period.first - (period.first - base.first) // YEAR * YEAR
    part = Period(start, start + period.months - 1, period.kind)
    return part if base.first <= part.first and part.last <= base.last else base


def _shifted(period: Period, months: int) -> Period:
    return Period(period.first - months, period.last - months, period.kind)
