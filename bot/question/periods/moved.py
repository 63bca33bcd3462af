"""Periods moved by so many months, or by their own length; and one that is named as the one before another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.lexicon.tokens import LOST
from bot.question.period import YEAR, Period
from bot.question.periods.found import Item, Reading
from bot.question.relative import Relative

if TYPE_CHECKING:
    from bot.question.lexicon.tokens import Token
    from bot.question.relative import When

COUNTED = {"latest": 1, "fytd": YEAR, "cytd": YEAR}  # months in what is counted back by
KIND = "preceding"  # the token of "2025 and the year before": what it is before is the period in front of it
OWN = "own"


def shifted(when: When, back: int | str) -> When:
    """So many months back, or by the period's `own` length; what is counted from the data by one of its kind."""
    if isinstance(when, Relative):
        size = COUNTED.get(when.kind, 0)
        steps = {"own": 1, "next": -1}[back] if isinstance(back, str) else _steps(back, size)
        return replace(when, back=max(when.back + steps, 0)) if size else when
    months = {"own": when.months, "next": -when.months}[back] if isinstance(back, str) else back
    return Period(when.first - months, when.last - months, when.kind)


def _steps(months: int, size: int) -> int:
    """How many of such a size lie in so many months, one at least; forward where they are less than nothing."""
    steps = max(abs(months) // (size or 1), 1)
    return steps if months > 0 else -steps


def take_preceding(reading: Reading, token: Token, at: int) -> None:
    """Add the period that a token names as the one before the last that was read; else the word is left out."""
    before = reading.items[-1].periods[0] if reading.items else None
    found = preceding(before, token.value) if before is not None else None
    if found is None:
        reading.rest.append(replace(token, kind=LOST))
    elif isinstance(found, Relative) and found.kind in {"recent", "named"}:
        reading.items[-1] = replace(reading.items[-1], periods=(found,))  # both in one
    else:
        reading.items.append(Item((found,), at, at + 1))


def preceding(when: When, back: str) -> When | None:
    """The period before one, by so many months or its `own` length; the last two quarters, where the last is named."""
    if isinstance(when, Relative) and when.kind == "recent" and back == OWN:
        return replace(when, number=when.number + 1)
    if isinstance(when, Relative) and when.kind == "named" and back == str(YEAR) and not when.year:
        return replace(when, back=2)
    found = shifted(when, back if back == OWN else int(back))
    return found if found != when else None
