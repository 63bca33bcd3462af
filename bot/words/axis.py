"""Periods where many of them stand beside each other: their part of a year, with the year under it, or the year in few digits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.question.period import FISCAL_START, SIZES, YEAR, Period
from bot.speech import trc, trc_later
from bot.words.period_labels import month_of_year, period_label

if TYPE_CHECKING:
    from collections.abc import Mapping

CENTURY = 100
PARTS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "quarter": (
        trc_later("on an axis", "Q1"),
        trc_later("on an axis", "Q2"),
        trc_later("on an axis", "Q3"),
        trc_later("on an axis", "Q4"),
    ),
    "half": (trc_later("on an axis", "H1"), trc_later("on an axis", "H2")),
    "fiscal_quarter": (
        trc_later("of a fiscal year, on an axis", "Q1"),
        trc_later("of a fiscal year, on an axis", "Q2"),
        trc_later("of a fiscal year, on an axis", "Q3"),
        trc_later("of a fiscal year, on an axis", "Q4"),
    ),
    "fiscal_half": (trc_later("of a fiscal year, on an axis", "H1"), trc_later("of a fiscal year, on an axis", "H2")),
}
# The same where Japanese has no room for the month.
BRIEF: Mapping[str, tuple[tuple[str, str], ...]] = {
    "quarter": (
        trc_later("on an axis, in little room", "Q1"),
        trc_later("on an axis, in little room", "Q2"),
        trc_later("on an axis, in little room", "Q3"),
        trc_later("on an axis, in little room", "Q4"),
    ),
}


@dataclass(frozen=True, slots=True)
class AxisLabel:
    """A period in full, in the words for less and less room, and the year that parts of one stand over."""

    full: str
    shorter: tuple[str, ...] = ()
    under: str = ""


def axis_label(period: Period) -> AxisLabel:
    """`FY2024`, 2024, 24; `2024 Q1`, or `Q1` over `2024`; months likewise; a span in full only."""
    full, year = period_label(period), year_of(period)
    match period.kind:
        case "year" | "fiscal":
            return AxisLabel(full, (f"{year}", f"{year % CENTURY:02d}"))
        case "month":
            return AxisLabel(full, (month_of_year(period.first),), period_label(Period.of("year", year)))
        case "span":
            return AxisLabel(full)
        case kind:
            fiscal = kind.startswith("fiscal")
            part = (period.first - (FISCAL_START if fiscal else 0)) % YEAR // SIZES[kind]
            parts = tuple(trc(*messages[kind][part]) for messages in (PARTS, BRIEF) if kind in messages)
            return AxisLabel(full, parts, period_label(Period.of("fiscal" if fiscal else "year", year)))


def year_of(period: Period) -> int:
    """The calendar year, or the fiscal one of what is named by it, that a period begins in."""
    return (period.first - (FISCAL_START if period.kind.startswith("fiscal") else 0)) // YEAR
