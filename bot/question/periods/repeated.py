"""The same part of several years: `March 2024, 2025 and 2026`, `I квартал 2024–2026`, `10〜12月 2024年と2025年`.

A part of a year that stands beside bare years is that part of each of them.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING, cast

from bot.question.period import FISCAL_START, YEAR, Kind, Period
from bot.question.relative import Relative, When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.periods.found import Item

JOINING = {"break", "range", "dash", "since", "origin"}
EVERY_YEAR = ("each", "year")
COUNTED = ["number", "quarter"]  # «на один квартал … в 2024 фингоду»
WITHIN = {"dash", "quarter", "half"}  # what joins a year to its part in `2024-03`, `2024q1`


def with_repeated(items: Sequence[Item], tokens: Sequence[Token]) -> list[Item]:
    """The items, parts and the years beside them put together."""
    found = list(items)
    at = 0
    while at < len(found):
        end = at + 1
        undated = _is_undated(found[at].periods)
        while end < len(found) and _joined(found[end - 1], found[end], tokens) and _is_years(found[end].periods, fiscal=undated):
            end += 1
        years = [when for item in found[at + 1 : end] for when in item.periods]
        if _is_compact(found[at], tokens):
            at += 1
            continue
        if years and (parts := _repeated(found[at].periods, years)):
            found[at:end] = [replace(found[at], periods=parts, end=found[end - 1].end)]
        elif (
            at
            and _is_years(found[at - 1].periods, fiscal=_is_of_fiscal(found[at].periods))
            and _joined(found[at - 1], found[at], tokens)
            and not _stand_apart(found[at - 1], found[at], tokens)
        ):
            first = at - 1
            fiscal = _is_of_fiscal(found[at].periods)
            while (
                first and _is_years(found[first - 1].periods, fiscal=fiscal) and _joined(found[first - 1], found[first], tokens)
            ):
                first -= 1
            parts = _repeated(found[at].periods, [when for item in found[first:at] for when in item.periods])
            if parts:
                found[first : at + 1] = [replace(found[first], periods=parts, end=found[at].end)]
                at = first + 1
                continue
        at += 1
    return _far_apart(found, tokens)


def _is_compact(item: Item, tokens: Sequence[Token]) -> bool:
    """Whether a period is written as one word, which is whole by itself: `2024-03 2025` are a month and a year."""
    said = tokens[item.start : item.end]
    return any(
        one.kind == "number" and len(one.value) == len("2024") and other.kind in WITHIN and one.end == other.start
        for one, other in pairwise(said)
    )


def _stand_apart(year: Item, part: Item, tokens: Sequence[Token]) -> bool:
    """`2024 и первые три месяца 2026`: a year, and a part that has another year behind it; not `2023 mar 2024`."""
    dated = any(isinstance(when, Period) for when in part.periods)
    first = tokens[part.start]
    joined = any(token.kind == "break" for token in tokens[year.end : part.start])
    marked = (
        len(first.value) == len("24")
        and tokens[part.start + 1 : part.start + 2] != []
        and tokens[part.start + 1].kind == "fiscal"
    )
    return joined and dated and not (first.kind == "number" and (len(first.value) == len("2024") or marked))


def _far_apart(items: list[Item], tokens: Sequence[Token]) -> list[Item]:
    """Undated parts and nothing but years beside them belong together wherever they stand: "毎年1〜3月の…を5年分"."""
    counted = any([token.kind for token in tokens[item.start : item.end]] == COUNTED for item in items)
    fiscal = sum(_is_years(item.periods, fiscal=True) for item in items) > counted
    parts = [item for item in items if not _is_years(item.periods, fiscal=fiscal)]
    years = [when for item in items if _is_years(item.periods, fiscal=fiscal) for when in item.periods]
    if not parts or not years or not all(_is_undated(item.periods) for item in parts):
        return items
    return [replace(part, periods=_repeated(part.periods, years) or part.periods) for part in parts]


def _is_undated(periods: tuple[When, ...]) -> bool:
    return all(isinstance(when, Relative) and when.kind == "named" for when in periods)


def _repeated(part: tuple[When, ...], years: Sequence[When]) -> tuple[When, ...]:
    """The part in each of the years; empty where it is none, or where one year is all there is beside an undated part."""
    if len(part) != 1:
        return ()
    one = part[0]
    if isinstance(one, Relative) and one.kind == "named":
        return tuple(when for year in years if (when := _of(one, year)) is not None)
    if isinstance(one, Period) and one.months < YEAR:
        shifted = [_shifted(one, year) for year in years if isinstance(year, Period)]
        return tuple(sorted((one, *shifted))) if len(shifted) == len(years) else ()
    return ()


def _of(named: Relative, year: When) -> When | None:
    if isinstance(year, Period):
        return in_fiscal(named, year) if year.kind == "fiscal" else named.of_year(year.first // YEAR)
    if year.kind == "since" and year.start is not None:
        return Relative("since", start=named.of_year(year.start.first // YEAR), months=YEAR)
    if year.kind in {"recent", "last"}:
        return replace(named, back=year.number or year.months // YEAR)
    return None


def _shifted(part: Period, year: Period) -> Period:
    """The part in another year; that of a fiscal year in another one."""
    start = FISCAL_START if year.kind == "fiscal" else 0
    months = year.first - ((part.first - start) // YEAR * YEAR + start)
    return Period(part.first + months, part.last + months, part.kind)


def in_fiscal(named: Relative, year: Period) -> Period:
    """What is named, in a fiscal year: its own halves and quarters; January to March lie in the next calendar year."""
    if named.form in {"half", "quarter"}:
        named = replace(named, form=cast("Kind", f"fiscal_{named.form}"))
    wraps = named.form in {"month", "span"} and named.number <= FISCAL_START
    return named.of_year(year.first // YEAR + wraps)


def _is_of_fiscal(periods: Sequence[When]) -> bool:
    """Whether they are parts of a fiscal year: `2024年度と2025年度の上期`."""
    return all(isinstance(when, Period) and when.kind in {"fiscal_half", "fiscal_quarter"} for when in periods)


def _is_years(periods: Sequence[When], *, fiscal: bool = False) -> bool:
    """Whether they are bare calendar years, or `fiscal` ones."""
    kinds = {"year", "fiscal"} if fiscal else {"year"}
    return all(when.kind in kinds if isinstance(when, Period) else _counts_years(when) for when in periods)


def _counts_years(when: Relative) -> bool:
    if when.kind == "since":
        return when.start is not None and when.start.kind == "year" and not when.months
    if when.kind == "last":
        return when.months % YEAR == 0 and when.months > YEAR
    return when.kind == "recent" and when.form == "year"


def _joined(one: Item, other: Item, tokens: Sequence[Token]) -> bool:
    """Whether nothing stands between, or "of every year"."""
    return all(token.kind in JOINING or (token.kind, token.value) == EVERY_YEAR for token in tokens[one.end : other.start])
