"""What the key of a chart calls its figures, and those that stand beside them: the periods themselves where each is one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.period import FISCAL_START, YEAR, Period
from bot.render.phrases.compared import year_before
from bot.speech import trc
from bot.words.period_labels import period_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.engine.answer import Answer
    from bot.question.period import Kind

# What is shown, and what it is set against.
Key = tuple[str, str]
YEARS: dict[Kind, int] = {"year": 0, "fiscal": FISCAL_START}


def key_of(answer: Answer) -> Key:
    """`2025` and `2024`, `Mar 2025` and `Mar 2024`, `2025` and `2021`; in words where the figures are of several such pairs."""
    periods = [
        _shown(answer, period) for period in answer.question.periods if period.label in {row.period for row in answer.rows}
    ]
    bases = list(dict.fromkeys(filter(None, (answer.base_of(row) for row in answer.rows))))
    if bases:
        if len(periods) == len(bases) == 1:
            return period_label(periods[0]), period_label(bases[0])
        return trc("in a key", "the period itself"), trc("in a key", "the period it is set against")
    pair = _pair(periods)
    if pair:
        return period_label(pair[0]), period_label(pair[1])
    return trc("in a key", "the period itself"), year_before(answer, answer.rows)


def _shown(answer: Answer, period: Period) -> Period:
    """The months of it that there are."""
    known = {row.months_available or period.months for row in answer.rows if row.period == period.label}
    months = max(known, default=period.months)
    return Period.span(period.first, period.first + months - 1) if months < period.months else period


def _pair(periods: Sequence[Period]) -> tuple[Period, Period] | None:
    """The one period, or the one year that all are in beside each other, and the same a year before."""
    if len(periods) == 1:
        (period,) = periods
        return period, Period(period.first - YEAR, period.last - YEAR, period.kind)
    ordered = sorted(periods, key=lambda period: period.first)
    if any(one.last >= other.first for one, other in pairwise(ordered)):
        return None
    for kind, start in YEARS.items():
        years = {(month - start) // YEAR for period in periods for month in (period.first, period.last)}
        if len(years) == 1:
            (year,) = years
            return Period.of(kind, year), Period.of(kind, year - 1)
    return None


def beside_themselves(periods: Sequence[Period]) -> bool:
    """Whether the year before some of them is among them: then it is drawn already."""
    shown = {(period.first, period.last) for period in periods}
    return any((first - YEAR, last - YEAR) in shown for first, last in shown)
