"""Periods taken apart into months, quarters, halves or years: what is looked at when something is worked out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.period import FISCAL_START, HALF, QUARTER, YEAR, Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.period import Kind
    from bot.question.request import Cut

SIZES = {"month": 1, "quarter": QUARTER, "half": HALF, "year": YEAR, "fiscal": YEAR}


def cut_into(periods: Sequence[Period], cut: Cut, last: int) -> list[Period]:
    """The whole units inside the periods up to the last month, each once, in order of time.

    A period shorter than the unit is kept as the unit it lies in, where that is over.
    """
    if not cut:
        return list(periods)
    size, start = SIZES[cut], FISCAL_START if cut == "fiscal" else 0
    if cut == "half" and any(period.kind.startswith("fiscal") for period in periods):
        start = FISCAL_START
    units: dict[int, Period] = {}
    for period in periods:
        first = (period.first - start) // size * size + start
        if first < period.first and period.months > size:
            first += size
        for at in range(first, min(period.last, last) + 1, size):
            if at + size - 1 <= max(min(period.last, last), min(first + size - 1, last)):
                units[at] = Period(at, at + size - 1, _kind(cut, fiscal=start != 0))
    return [units[at] for at in sorted(units)]


def joined(periods: Sequence[Period]) -> list[Period]:
    """Periods that are added up as one for each run of them, so that one sum answers; those apart stay apart."""
    runs: list[Period] = []
    for period in sorted(set(periods)):
        if runs and period.first <= runs[-1].last + 1:
            runs[-1] = Period.span(runs[-1].first, max(runs[-1].last, period.last))
        else:
            runs.append(period)
    return runs


def _kind(cut: Cut, *, fiscal: bool) -> Kind:
    if cut == "half":
        return "fiscal_half" if fiscal else "half"
    kinds: dict[str, Kind] = {"month": "month", "quarter": "quarter", "year": "year", "fiscal": "fiscal"}
    return kinds[cut]
