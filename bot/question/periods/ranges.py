"""Tokens → ranges: `fy2020..2024`, `jan-mar 2025`, `2015年まで`, `2015年より前`, `between 2015 and 2019`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.period import YEAR, Period, between, month_number
from bot.question.periods.lookahead import NUMERALS, YEARS, is_month_unit, kind_at, number_at
from bot.question.periods.marks import AFTER, EARLIER, FIRST_YEAR, FROM, LATER, OPEN_RANGE, UPTO
from bot.question.periods.single import read_period
from bot.question.relative import Relative, When

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from bot.question.lexicon.tokens import Token

YEARLY = {"year", "fiscal"}


def read_between(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    """`between 2020 and 2023`."""
    first = read_period(tokens, at + 1) if kind_at(tokens, at) == "between" else None
    if kind_at(tokens, at) == "between" and not first:
        return _months_of_year(tokens, at + 1, {"break"})  # "between April and September 2025"
    second = read_period(tokens, first[1] + 1) if first and kind_at(tokens, first[1]) == "break" else None
    periods = between(first[0], second[0]) if first and second else ()
    return (periods, second[1]) if second and periods else None


def read_range(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    """`2019..2021`, `2019年以降`, `jan-mar 2025`, or a single period; and the place behind it."""
    first = read_period(tokens, at)
    if first is None:
        return _months_of_year(tokens, at)
    period, end = first
    if kind_at(tokens, end) == "since" and tokens[end].value in {AFTER, LATER}:
        return _begun(tokens, period if tokens[end].value == AFTER else period.shifted(1), end)
    if kind_at(tokens, end) == "range" and tokens[end].value in {UPTO, EARLIER}:
        return _ended_at(tokens, period, end)
    marked = tokens[end - 1].kind in YEARLY and tokens[end - 1].end == tokens[min(end, len(tokens) - 1)].start  # 2021年/2023年
    if kind_at(tokens, end) == "slash" and kind_at(tokens, end + 1) == "number" and not marked:
        return None  # "fy2024/2025" may mean one year or two
    if kind_at(tokens, end) in {"range", "dash"}:
        return _ended(tokens, period, end)
    return (period,), end


def _begun(tokens: Sequence[Token], start: Period, mark: int) -> tuple[tuple[When, ...], int]:
    """`2019年以降`, `2022年以降2026年まで`."""
    last = read_period(tokens, mark + 1 + (kind_at(tokens, mark + 1) == "break"))
    ended = last is not None and kind_at(tokens, last[1]) == "range" and tokens[last[1]].value == UPTO
    run = between(start, last[0]) if last is not None and ended else ()
    return (run, last[1] + 1) if last is not None and run else ((Relative("since", start=start),), mark + 1)


def up_to(last: Period) -> tuple[When, ...]:
    """The years from the first in the data to one."""
    return between(Period.of(last.kind, FIRST_YEAR), last)


def _ended_at(tokens: Sequence[Token], last: Period, mark: int) -> tuple[tuple[When, ...], int]:
    """`2015年まで`, `2015年より前`, `2026年3月までの12か月`; else the mark says nothing more."""
    if tokens[mark].value == EARLIER:
        span = Period.span(FIRST_YEAR * YEAR, last.first - 1)
        return (up_to(last.shifted(-1)) if last.kind in YEARLY else (span,)), mark + 1
    months = number_at(tokens, mark + 1, range(2, 1000))
    if last.kind == "month" and months and is_month_unit(tokens, mark + 2):
        return (Period.span(last.first - months + 1, last.first),), mark + 3
    return (up_to(last) if last.kind in YEARLY else (last,)), mark + 1


def _ended(tokens: Sequence[Token], start: Period, mark: int) -> tuple[tuple[When, ...], int] | None:
    """A range that begins with `start`; the sign or word for it stands at `mark`."""
    second = read_period(tokens, mark + 1)
    if second is not None and _is_part_to_year(tokens, start, mark, second):
        years = range(start.first // YEAR, second[0].first // YEAR + 1)
        return tuple(_in_year(start, year) for year in years), second[1]
    if second is not None and _is_part_of_each(tokens, start, mark, second):
        part = second[0]
        first = Period.of("fiscal" if part.kind.startswith("fiscal") else "year", start.first // YEAR).first
        years = range((part.first - first) // YEAR, -1, -1)
        return tuple(Period(part.first - back * YEAR, part.last - back * YEAR, part.kind) for back in years), second[1]
    if second is None and (end := _short_end(tokens, start, mark)):
        return between(start, end), mark + 2
    if second is None:
        is_open = tokens[mark].value in {OPEN_RANGE, FROM}
        return ((Relative("since", start=start),), mark + 1) if is_open else ((start,), mark)
    bare = tokens[mark - 1].kind == "number" and tokens[second[1] - 1].kind == "fiscal"
    if bare and (start.kind, second[0].kind) == ("year", "fiscal") and kind_at(tokens, second[1] - 2) == "number":
        start = Period.of("fiscal", start.first // YEAR)  # 2015〜2025年度: the mark behind the last is that of both
    to = _like(start, second[0], tokens[mark].kind)
    said = tokens[mark].kind == "range" and tokens[mark].value != OPEN_RANGE
    # "compared fy2024 to fy2023" is no range but two periods.
    periods = (between(start, to) or ((start, to) if said else ())) if to else ()
    closed = kind_at(tokens, second[1]) == "range" and tokens[second[1]].value == UPTO
    return (periods, second[1] + closed) if periods else None


def _short_end(tokens: Sequence[Token], start: Period, mark: int) -> Period | None:
    """The end of `2015-19`; "2024-25" may be one fiscal year or two calendar ones."""
    short = number_at(tokens, mark + 1, range(100))
    if short is None or len(tokens[mark + 1].value) != len("19") or start.kind != "year":
        return None
    first = start.first // YEAR
    year = first - first % 100 + short
    return Period.of(start.kind, year) if year > first + 1 else None


def _is_part_to_year(tokens: Sequence[Token], start: Period, mark: int, second: tuple[Period, int]) -> bool:
    """`I квартал 2024–2026`, `March 2022–2026`: the part of each year, where it stands before the year it is of."""
    bare = second[0].kind == "year" and second[1] - mark - 1 <= 2  # noqa: PLR2004 - "2026" or "2026 года"
    part_first = mark > 1 and kind_at(tokens, mark - 1) in {"number", "year"} and number_at(tokens, mark - 1, YEARS) is not None
    return bare and part_first and start.months < YEAR and start.kind != "span" and second[0].first > start.last


def _is_part_of_each(tokens: Sequence[Token], start: Period, mark: int, second: tuple[Period, int]) -> bool:
    """`2023〜2025年度の下期`: a run of years that have their mark in common, and what is named of them behind a の."""
    bare = start.kind == "year" and tokens[mark - 1].kind == "number" and len(tokens[mark - 1].value) == len("2023")
    last = second[1] - 1
    apart = last > mark + 1 and tokens[last].kind in NUMERALS and tokens[last - 1].kind in YEARLY
    return bare and apart and tokens[last - 1].end < tokens[last].start and start.first < second[0].first


def _in_year(part: Period, year: int) -> Period:
    months = (year - part.first // YEAR) * YEAR
    return Period(part.first + months, part.last + months, part.kind)


def _like(first: Period, second: Period, mark: str) -> Period | None:
    """`fy2020..2024` ends with a fiscal year too; `fy2024-2025` may mean one year or two, so it is not read."""
    if (first.kind, second.kind) != ("fiscal", "year"):
        return second
    clear = mark == "range" or second.first // YEAR > first.first // YEAR + 1
    return Period.of("fiscal", second.first // YEAR) if clear else None


def _months_of_year(
    tokens: Sequence[Token], at: int, joining: Collection[str] = ("dash", "range")
) -> tuple[tuple[When, ...], int] | None:
    """`jan-mar 2025`."""
    if kind_at(tokens, at) == "month" and kind_at(tokens, at + 1) in joining and (end := read_period(tokens, at + 2)):
        period = end[0]
        first = month_number(period.first // YEAR, int(tokens[at].value))
        if period.kind == "month" and first != period.first:
            # "Dec–Jan 2025" began the year before.
            return (Period.span(first if first < period.first else first - YEAR, period.first),), end[1]
    return None
