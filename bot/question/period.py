"""Periods: months, quarters, halves and years, calendar or fiscal (April–March), and spans.

An own grammar over tokens: general date libraries read "Q1 2025" as February and know no fiscal year. Words of every
language come from `words.csv` as kinds (fiscal, quarter, month …), so the grammar knows no language.
Months are numbers, year x 12 + month - 1, so that arithmetic on them is plain.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

YEAR = 12
QUARTER = 3
HALF = 6
FISCAL_START = 3  # April, counted from 0
FIRST_YEAR = 2009  # of the figures

Kind = Literal["month", "quarter", "half", "year", "fiscal_quarter", "fiscal_half", "fiscal", "span"]
SIZES: dict[Kind, int] = {
    "month": 1,
    "quarter": QUARTER,
    "half": HALF,
    "year": YEAR,
    "fiscal_quarter": QUARTER,
    "fiscal_half": HALF,
    "fiscal": YEAR,
}
LISTED = ("quarter", "half", "year", "fiscal_quarter", "fiscal_half", "fiscal")


def month_number(year: int, month: int) -> int:
    """Year and month (1–12) as one number."""
    return year * YEAR + month - 1


def month_text(number: int) -> str:
    """`2025-03`."""
    return f"{number // YEAR:04d}-{number % YEAR + 1:02d}"


def month_date(number: int) -> dt.date:
    """The first day of the month."""
    return dt.date(number // YEAR, number % YEAR + 1, 1)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """Whole months `first`…`last`. Make one with a class method, so that the same months always get the same kind."""

    first: int
    last: int
    kind: Kind

    @classmethod
    def of(cls, kind: Kind, year: int, number: int = 1) -> Period:
        """The `number`th month, quarter or half of a year, or the year itself; fiscal years are named by their April."""
        start = year * YEAR + (FISCAL_START if kind.startswith("fiscal") else 0)
        size = SIZES[kind]
        first = start + (number - 1) * size
        return cls(first, first + size - 1, kind)

    @classmethod
    def span(cls, first: int, last: int) -> Period:
        """Any run of months; one that is a month, a calendar year or a fiscal year becomes that."""
        if first == last:
            return cls(first, last, "month")
        if last - first + 1 == YEAR and first % YEAR in (0, FISCAL_START):
            return cls(first, last, "fiscal" if first % YEAR else "year")
        return cls(first, last, "span")

    @property
    def months(self) -> int:
        """How many months it has."""
        return self.last - self.first + 1

    @property
    def label(self) -> str:
        """`FY2024`, `2024`, `2024Q1`, `2025-03`, `2024-04..2025-01`."""
        return str(self).upper()

    def shifted(self, steps: int) -> Period:
        """The same kind of period, `steps` of its own length later."""
        return Period(self.first + steps * self.months, self.last + steps * self.months, self.kind)

    def __str__(self) -> str:
        """The word that reads back as this period."""
        if self.kind == "span":
            return f"{month_text(self.first)}..{month_text(self.last)}"
        if self.kind == "month":
            return month_text(self.first)
        fiscal = self.kind.startswith("fiscal")
        year, offset = divmod(self.first - (FISCAL_START if fiscal else 0), YEAR)
        part = {"quarter": f"q{offset // QUARTER + 1}", "half": f"h{offset // HALF + 1}"}.get(
            self.kind.removeprefix("fiscal_"), ""
        )
        return f"{'fy' if fiscal else ''}{year}{part}"


def between(first: Period, last: Period) -> tuple[Period, ...]:
    """`fy2010..fy2015` is six fiscal years; ranges of anything else are one run of months. Empty when it runs backwards."""
    if last.first < first.first:
        return ()
    if first.kind == last.kind and first.kind in LISTED:
        return tuple(first.shifted(n) for n in range((last.first - first.first) // first.months + 1))
    return (Period.span(first.first, last.last),)
