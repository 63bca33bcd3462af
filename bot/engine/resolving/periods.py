"""The periods of a question as months: counted from the data, cut, and up to the last month that there are figures of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.resolving.cut import cut_into
from bot.engine.resolving.looked_at import looked_at
from bot.question.period import FISCAL_START, YEAR, Period
from bot.question.relative import Relative, When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.facts import Facts
    from bot.engine.sql.verb import Verb
    from bot.question.request import Request


def asked_periods(request: Request, verb: Verb, whens: Sequence[When], facts: Facts, ends: tuple[int, int]) -> list[Period]:
    """The periods as months; `ends` are the last month of the figures, and of them in the currency."""
    last, newest = ends
    behind = max(last, facts.last_volume(request))
    asked: list[Period] = []
    for when in whens:
        asked += when.resolve(newest) if isinstance(when, Relative) else [when]
    if verb.header.needs == "quantity" and not request.periods:
        # Values go on behind the last quantities.
        asked = [_up_to(one, facts.last, last) for one in asked]
    if facts.last_in(request.currency) < last:
        asked = [_up_to(one, last, facts.last_in(request.currency)) for one in asked]
    if verb.header.to_date:
        asked = [period for one in asked for period in _to_date(one)]
    if verb.header.against == "year_before" and len(asked) == 1 and max(len(request.partners), len(request.commodities)) == 1:
        asked = [_year_before(asked[0]), asked[0]]
    if request.cut and not request.work and verb.header.looks == "as_asked" and verb.header.each != "month":
        asked = (
            _months(asked, behind, facts.lumps)
            if request.cut == "month" and verb.header.needs == "value"
            else cut_into(asked, request.cut, newest) or asked  # none is over: what was asked is not there
        )
    if verb.header.looks != "as_asked":
        asked = looked_at(asked, request, verb.header, facts.first, newest)
    elif verb.header.each == "month":
        # Months that exist only together are no month that could be picked.
        asked = _months(asked, behind, facts.lumps if verb.header.answers == "every" else ())
    return asked


def _to_date(period: Period) -> list[Period]:
    if period.kind != "month":
        return [period]
    last = period.last
    april = (last - FISCAL_START) // YEAR * YEAR + FISCAL_START
    return [Period.span(april, last), Period.span(last // YEAR * YEAR, last)]


def _up_to(period: Period, last: int, last_known: int) -> Period:
    """The months of a period that have exchange rates or quantities, where the data go on without."""
    cut = period.first <= last_known < min(period.last, last)
    return Period.span(period.first, last_known) if cut else period


def _year_before(period: Period) -> Period:
    return Period(period.first - YEAR, period.last - YEAR, period.kind)


def _months(periods: Sequence[Period], last: int, lumps: Sequence[Period]) -> list[Period]:
    """Every month that may be there, and the lumps between them, in order of time."""
    months = {n for p in periods for n in range(p.first, min(p.last, last) + 1)}
    months |= {p.first for p in periods if p.first > last}
    whole = [lump for lump in lumps if months.issuperset(range(lump.first, lump.last + 1))]
    return sorted([Period.span(n, n) for n in months] + whole, key=lambda p: (p.last, p.first))
