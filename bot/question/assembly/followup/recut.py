"""Periods that are taken apart otherwise than before: quarters as halves, halves as months, fiscal years as calendar ones."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.assembly.alternatives import SWAPPED
from bot.question.assembly.choose import PARTS, each
from bot.question.period import FISCAL_START, SIZES, YEAR, Kind, Period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.relative import When

YEARS: tuple[Kind, ...] = ("year", "fiscal")


def recut(periods: Sequence[When], unit: str) -> tuple[When, ...]:
    """The periods in the unit that is named now: those of the run that they are together, else each taken apart."""
    dated = [when for when in periods if isinstance(when, Period)]
    if unit in YEARS and len(dated) == len(periods) and all(when.kind in YEARS for when in dated):
        return tuple(when if when.kind == unit else Period.of(SWAPPED[when.kind], when.first // YEAR) for when in dated)
    run = _run(periods)
    if run is None:
        return each(periods, unit)
    year: Kind = "fiscal" if unit == "fiscal" or dated[0].kind.startswith("fiscal") else "year"
    named, _ = PARTS.get((unit, year), (year, 1))
    return _of_kind(run, named) or each(periods, unit)


def as_years(periods: Sequence[When]) -> tuple[When, ...]:
    """The years that halves or quarters make up, for what looks at their months; else the periods as they are."""
    run = _run(periods)
    years = (_of_kind(run, kind) for kind in YEARS) if run is not None else ()
    return next(filter(None, years), tuple(periods))


def _run(periods: Sequence[When]) -> Period | None:
    """The months from the first to the last, where several periods follow one another without a gap."""
    dated = [when for when in periods if isinstance(when, Period)]
    follows = all(later.first == earlier.last + 1 for earlier, later in pairwise(dated))
    return Period.span(dated[0].first, dated[-1].last) if follows and len(periods) == len(dated) > 1 else None


def _of_kind(run: Period, kind: Kind) -> tuple[When, ...]:
    """The periods of a kind that a run is made of; none where one would be cut."""
    start = FISCAL_START if kind.startswith("fiscal") else 0
    size = SIZES[kind]
    if (run.first - start) % size or run.months % size:
        return ()
    firsts = range(run.first, run.last + 1, size)
    return tuple(Period.of(kind, (first - start) // YEAR, (first - start) % YEAR // size + 1) for first in firsts)
