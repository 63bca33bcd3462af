"""Periods that the words of a question leave open, or say twice."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from bot.errors import AskError
from bot.question.period import YEAR, Period
from bot.question.relative import Relative
from bot.speech import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.period import Kind
    from bot.question.periods.found import Reading
    from bot.question.phrases.found import Operators
    from bot.question.relative import When
    from bot.question.request import Cut

NEWEST = {"year": 10, "fiscal": 10, "half": 8, "quarter": 8}  # how many of each are shown


def newest_of_each(cut: Cut) -> tuple[When, ...]:
    """The newest years, halves or quarters, where they are asked for one by one and none is named: "exports by year"."""
    return (Relative("recent", form=cast("Kind", cut), number=NEWEST[cut]),) if cut in NEWEST else ()


def one_by_one(operators: Operators) -> tuple[When, ...]:
    """Those that are asked for one by one, where none is named: the newest, or all from the base on (`2015 = 100, by year`)."""
    base = operators.against.when if operators.against is not None and operators.against.kind == "index" else None
    if isinstance(base, Period) and base.kind == operators.cut:
        return (Relative("since", start=base),)
    return newest_of_each(operators.cut)


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


def without(periods: Sequence[When], left_out: Sequence[When]) -> tuple[When, ...]:
    """`2015–2025, not counting 2020`: the others. Raises AskError(conflict) where a part of one is to be left out."""
    dated = [when for when in periods if isinstance(when, Period)]
    for out in left_out:
        cuts = isinstance(out, Period) and any(one.first <= out.first and out.last <= one.last for one in dated if one != out)
        if cuts or not isinstance(out, Period) or len(dated) < len(periods) or not periods:
            raise AskError("conflict", tr("A part of a period cannot be left out: name the months or years that are meant."))
    return tuple(when for when in periods if when not in left_out)


def each_once(periods: Sequence[When], *, command: bool) -> tuple[When, ...]:
    """Without a period that says again what another one says: "fiscal Q3 2025 (Oct–Dec)", "over the ten years 2015–2025"."""
    kept: dict[object, When] = {}
    for when in periods:
        again = any(isinstance(other, Period) and _says_again(when, other) for other in periods)
        if not again and (command or not _counts(when, periods)):
            kept.setdefault((when.first, when.last) if isinstance(when, Period) else when, when)
    return tuple(kept.values())


def _says_again(when: When, other: Period) -> bool:
    """Whether a run of months without its year is the one that is named with it: "autumn 2024 (Sep–Nov)"."""
    if not isinstance(when, Relative):
        return False
    plain = when.kind == "named" and when.form == "span" and not (when.year or when.back)
    return plain and when.of_year(other.first // YEAR) == other


def _counts(when: When, periods: Sequence[When]) -> bool:
    """Whether so many years are those that are named beside it, which are that many or one more."""
    if not isinstance(when, Relative) or when.kind != "last" or when.months % YEAR or when.months == YEAR:
        return False  # 2021年と直近1年: the last year is another than the one that is named
    years = [other for other in periods if isinstance(other, Period) and other.months == YEAR]
    return len(years) + 1 == len(periods) and len(years) in {when.months // YEAR, when.months // YEAR + 1}
