"""What each period is set against: the same months a year before, the period before, a named one, or nothing."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.period import LISTED, YEAR, Period
from bot.question.relative import Relative

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.places import Against
    from bot.question.relative import When


def bases_of(
    periods: Sequence[Period], against: Against | None, last: int, *, between: bool = False
) -> tuple[Period | None, ...]:
    """One base for each period; None where there is none. `last` is the last month in the data.

    With `between` it is what lies between the periods that is asked of: each is set against the one that stands before it.
    """
    apart = all(one.last < other.first for one, other in pairwise(periods))
    if between and against is None and apart and len(periods) > 1 and len({period.months for period in periods}) == 1:
        follows = all(one.first + one.months == other.first for one, other in pairwise(periods))
        return (_shifted(periods[0], periods[0].months) if follows else None, *periods[:-1])
    return tuple(_base(period, against, last) for period in periods)


def averaged_bases(period: Period, against: Against | None) -> tuple[Period, ...]:
    """The same months of the years before, whose mean a period is set against; none where it is another base."""
    if against is None or against.kind != "average":
        return ()
    return tuple(_shifted(period, YEAR * back) for back in range(against.years, 0, -1))


def _base(period: Period, against: Against | None, last: int) -> Period | None:
    if against is None:
        return _shifted(period, YEAR) if period.months <= YEAR else None
    match against.kind:
        case "previous":
            return _shifted(period, period.months)
        case "years_before":
            return _shifted(period, YEAR * against.years)
        case "nothing" | "average":  # of an average there are several
            return None
        case _:
            return _named(period, against, last)


def _named(period: Period, against: Against, last: int) -> Period | None:
    """The named period; of a longer one the same part, so that a month is set against the month of that year.

    None where it has more months or fewer: a year is not set against a month. An index is of the average month.
    """
    base = named_base(against, last)
    if base is None or against.kind == "index":
        return base
    start = period.first - (period.first - base.first) // YEAR * YEAR
    part = Period(start, start + period.months - 1, period.kind)
    if base.months > period.months and base.first <= part.first and part.last <= base.last:
        return part
    return base if base.months == period.months else None


def named_base(against: Against | None, last: int) -> Period | None:
    """The period that is named as the base; None where none is."""
    when = against.when if against else None
    return when.resolve(last)[0] if isinstance(when, Relative) else when


def newest_like(default: Sequence[When], against: Against | None, last: int) -> tuple[When, ...]:
    """The periods of a question that names none, made as long as the named base: the last whole year beside a year.

    A month is beside a month, a quarter or a half; of a year both the latest month and the last year are.
    """
    base = named_base(against, last)
    if base is None or base.kind not in {"month", *LISTED}:
        return tuple(default)
    if base.kind == "month":
        return (Relative("latest"),)
    newest = Relative("recent", form=base.kind, number=1)
    kept = [when for when in default if base.months == YEAR and when == Relative("latest")]
    return (*kept, newest)


def _shifted(period: Period, months: int) -> Period:
    return Period(period.first - months, period.last - months, period.kind)
