"""Periods that are cut otherwise than before: quarters as halves, fiscal years as calendar ones; a run with another end."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.assembly.alternatives import SWAPPED
from bot.question.assembly.choose import PARTS, each
from bot.question.assembly.followup.nouns import NOUNS
from bot.question.period import FISCAL_START, SIZES, YEAR, Kind, Period, between
from bot.question.periods.marks import FROM, UPTO
from bot.question.relative import Relative

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.periods.found import Reading
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


def with_other_end(periods: Sequence[When], tokens: Sequence[Token], reading: Reading) -> tuple[When, ...]:
    """`10月まで延ばして`, `4月からだと`: the run that was asked of, with the end that is named; empty where none is."""
    marks = {token.value for token in tokens if token.kind == "range"}
    named = reading.items[0].periods if len(reading.items) == 1 else ()
    ends = _ends_of(periods)
    if ends is None or not named or marks not in ({UPTO}, {FROM}) or any(token.kind in NOUNS for token in tokens):
        return ()
    end = _dated(named[-1] if marks == {UPTO} else named[0], ends)
    if end is None or end.kind == "span" or (marks == {FROM} and len(named) > 1):
        return ()
    first, last = (ends[0], end) if marks == {UPTO} else (end, ends[1])
    if last is None:
        return ()
    return between(first, last) if first.kind == last.kind else (Period.span(first.first, last.last),) if first < last else ()


def _ends_of(periods: Sequence[When]) -> tuple[Period, Period | None] | None:
    """What a run begins and ends with; it may have no end: since 2019."""
    one = periods[0] if len(periods) == 1 else None
    if isinstance(one, Relative):
        return (one.start, None) if one.kind == "since" and one.start is not None else None
    if isinstance(one, Period) and one.months > 1:
        return Period.span(one.first, one.first), Period.span(one.last, one.last)
    dated = [when for when in periods if isinstance(when, Period)]
    return (dated[0], dated[-1]) if _run(periods) is not None else None


def _dated(named: When, ends: tuple[Period, Period | None]) -> Period | None:
    """The end that is named; a month without its year lies behind the beginning."""
    if isinstance(named, Period):
        return named
    if named.kind == "since":
        return named.start
    years = [when.first // YEAR for when in ends if when is not None]
    dated = [named.of_year(year) for year in (*years, years[-1] + 1)] if named.kind == "named" else []
    return next((when for when in dated if ends[0] < when), None)


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
