"""By how much the area table and the nine-digit file differ in one month: small revisions lie between them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.question.period import month_number

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from bot.engine.row import Row
    from bot.question.period import Period

    Apart = dict[tuple[str, str, str, int], int]

# Yen of the nine digits less those of the area table, where both have the month.
QUERY = """
select flow, partner, commodity, o.first_month,
       1000 * (max(value_kyen) filter (series = 'hs9') - max(value_kyen) filter (series = 'monthly')) as apart
from series join observation o using (id)
where series in ('monthly', 'hs9') and o.months = 1
    and (flow, partner, commodity) in (select (flow, partner, commodity) from series where series = 'hs9')
group by all having apart <> 0
"""
# A share of the figure that is worth a word.
LEAST = 0.001


def read_apart(rows: Callable[[str], list[tuple[Any, ...]]]) -> Apart:
    """By flow, partner, commodity and month, in yen; what is the same in both is left out."""
    found = rows(QUERY)
    return {(flow, partner, goods, month_number(day.year, day.month)): apart for flow, partner, goods, day, apart in found}


def differ(row: Row, period: Period, apart: Mapping[tuple[str, str, str, int], int]) -> bool:
    """Whether a row's figure would be another one by more than a thousandth if it were taken from the other of the two."""
    months = range(period.first, period.first + (row.months_available or period.months))
    between = sum(apart.get((row.flow or "", row.partner or "", row.commodity or "", month), 0) for month in months)
    return abs(between) > LEAST * abs(row.value_jpy or 0)
