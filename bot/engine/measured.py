"""From when to when there are quantities: runs of months for each cell, and the calendar years that have only a sum."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from bot.question.period import YEAR, month_number

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from bot.question.period import Period

Run = tuple[int, int]
FIRST_BIT = 2000
# A line of each cell: the years with quantities as bits, with the first and the last month of them.
QUERY = """
select flow, partner, commodity, series = 'annual' as yearly, bit_or(measured_years) as years,
       min(first_measured) as first_month, max(last_measured) as last_month
from held where measured_years is not null and series <> 'volume' group by all
"""


@dataclass(frozen=True, slots=True)
class Measured:
    """`months` are runs of months that can be added up as one likes, `years` those of calendar years that go beyond them."""

    months: tuple[Run, ...] = ()
    years: tuple[Run, ...] = ()

    def has(self, first: int, last: int) -> bool:
        """Whether every month of a span has quantities."""
        return any(run[0] <= first and last <= run[1] for run in self.months)

    @property
    def first(self) -> int:
        """The first month of all."""
        return min(run[0] for run in (*self.months, *self.years))

    @property
    def last_run(self) -> Run:
        """The newest run of months; of years where there are only these."""
        return max(self.months or self.years)

    def near(self, period: Period) -> bool:
        """Whether a period begins at or behind the first month."""
        return period.first >= self.first


def read_measured(rows: Iterable[tuple[Any, ...]]) -> dict[tuple[str, str, str], Measured]:
    """By flow, partner and commodity, from the rows of QUERY."""
    found: dict[tuple[str, str, str], dict[bool, tuple[Run, ...]]] = {}
    for flow, partner, commodity, yearly, years, first, last in rows:
        found.setdefault((flow, partner, commodity), {})[yearly] = tuple(_runs(years, _month(first), _month(last)))
    return {cell: _measured(runs.get(False, ()), runs.get(True, ())) for cell, runs in found.items()}


def together(cells: Iterable[Measured]) -> Measured:
    """The runs of several cells: a month counts where any of them has it."""
    months, years = set[Run](), set[Run]()
    for cell in cells:
        months |= set(cell.months)
        years |= set(cell.years)
    return _measured(_joined(months), _joined(years))


def _measured(months: tuple[Run, ...], years: tuple[Run, ...]) -> Measured:
    """Of years only what lies beyond the months: years are the sums of these."""
    beyond: list[Run] = []
    for first, last in years:
        left = [y for y in range(first // YEAR, last // YEAR + 1) if not any(m[0] <= y * YEAR + YEAR - 1 <= m[1] for m in months)]
        beyond += _years(left)
    return Measured(months, tuple(beyond))


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Runs that touch as one."""
    joined: list[Run] = []
    for first, last in sorted(runs):
        if joined and first <= joined[-1][1] + 1:
            joined[-1] = (joined[-1][0], max(last, joined[-1][1]))
        else:
            joined.append((first, last))
    return tuple(joined)


def _runs(bits: int, first: int, last: int) -> Iterator[Run]:
    years = [FIRST_BIT + bit for bit in range(bits.bit_length()) if bits >> bit & 1]
    for begin, end in _years(years):
        yield max(begin, first), min(end, last)


def _years(years: list[int]) -> list[Run]:
    """Runs of years, as their first and last months."""
    return list(_joined((year * YEAR, year * YEAR + YEAR - 1) for year in years))


def _month(date: dt.date) -> int:
    return month_number(date.year, date.month)
