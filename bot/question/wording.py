"""Periods in English words, for whoever has to name one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.period import YEAR, Period

if TYPE_CHECKING:
    from collections.abc import Sequence

PLACES = ("Alaska", "Japan")
MONTH_NAMES = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def month_name(number: int) -> str:
    """`Mar 2025`."""
    return f"{MONTH_NAMES[number % YEAR]} {number // YEAR}"


def span_name(first: int, last: int) -> str:
    """`Apr 2024 – Mar 2025`; `May–Jun 2025` inside a year."""
    if first == last:
        return month_name(first)
    if first // YEAR == last // YEAR:
        return f"{MONTH_NAMES[first % YEAR]}–{month_name(last)}"
    return f"{month_name(first)} – {month_name(last)}"


def period_name(period: Period) -> str:
    """How a reply names a period: `FY2024`, `2024`, `2024 Q1`, `Mar 2025`, `May–Jun 2025`."""
    if period.kind in {"month", "span"}:
        return span_name(period.first, period.last)
    label = period.label
    return f"{label[:-2]} {label[-2:]}" if period.kind not in {"year", "fiscal"} else label


def in_running_text(name: str) -> str:
    """The first letter small, unless the name is an abbreviation or begins with a place."""
    return name[0].lower() + name[1:] if name[1:2].islower() and not name.startswith(PLACES) else name


def joined(words: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
