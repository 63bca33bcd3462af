"""Periods that the words of a question leave open, or say twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.period import YEAR, Period, Relative

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.period import When
    from bot.question.periods.found import Reading
    from bot.question.phrases.found import Operators


def newest_change(reading: Reading, operators: Operators, *, command: bool) -> tuple[When, ...]:
    """A change on the same month of the year before, without a month, is that of the latest one.

    "The same month last year" alone is that month itself.
    """
    named = [token.value for token in reading.rest if token.kind == "yoy"]
    if not named:
        return ()
    changes = any(token.kind in {"change", "times"} for token in operators.said) or operators.against is not None
    itself = "month" in named and not changes and not command
    return (Relative("latest", back=YEAR if itself else 0),)


def each_once(periods: Sequence[When]) -> tuple[When, ...]:
    """Without a period that has the months of one before it: "fiscal Q3 2025 (Oct–Dec)"."""
    kept: dict[object, When] = {}
    for when in periods:
        kept.setdefault((when.first, when.last) if isinstance(when, Period) else when, when)
    return tuple(kept.values())
