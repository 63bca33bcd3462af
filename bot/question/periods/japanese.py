"""Tokens → months with Japanese marks: `2025年3月`, `令和7年3月`, `2024年4月～9月期`, `2025年3月期`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.period import FISCAL_START, QUARTER, YEAR, Period, month_number
from bot.question.periods.lookahead import MONTHS, YEARS, glued, kind_at, number_at
from bot.question.periods.years import CENTURY, clipped_year, year_number

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.periods.years import Read


def marked_month(tokens: Sequence[Token], at: int) -> Read | None:
    """`2025年3月`, `令和7年3月`; `2025年3月期`, which is the business year that ends then."""
    found = _marked_year(tokens, at)
    if found is None:
        return None
    year, fiscal, at = found
    month = number_at(tokens, at, MONTHS)
    if not month or kind_at(tokens, at + 1) != "month_mark":
        return None
    if kind_at(tokens, at + 2) == "closing":
        return Period.span(last := month_number(year, month) - YEAR + 1, last + YEAR - 1), at + 3
    return Period.of("month", year + _wraps(fiscal, month), month), at + 2


def marked_run(tokens: Sequence[Token], at: int) -> Read | None:
    """`2024年1～9月`, `2024年4月～9月期`, `24年10-12`; `2024年度1～3月` and other quarters are called so."""
    found = _marked_year(tokens, at)
    run = (months_run(tokens, found[2]) or _bare_run(tokens, found[2])) if found else None
    if found is None or run is None:
        return None
    year, fiscal, _ = found
    first, months, end = run
    start = month_number(year + _wraps(fiscal, first), first)
    if months == QUARTER and start % QUARTER == 0:
        return Period.of("quarter", start // YEAR, start % YEAR // QUARTER + 1), end
    return Period.span(start, start + months - 1), end


def months_run(tokens: Sequence[Token], at: int) -> tuple[int, int, int] | None:
    """`4～9月`, `4月から9月まで`: the first month, how many, and the place behind them."""
    first = number_at(tokens, at, MONTHS)
    at += 2 if kind_at(tokens, at + 1) == "month_mark" else 1
    if not first or kind_at(tokens, at) not in {"dash", "range"}:
        return None
    last = number_at(tokens, at + 1, MONTHS)
    if not last or kind_at(tokens, at + 2) != "month_mark":
        return None
    end = at + 3
    while kind_at(tokens, end) == "closing" or (kind_at(tokens, end) == "range" and tokens[end].value == "upto"):
        end += 1
    return first, (last - first) % YEAR + 1, end


def _bare_run(tokens: Sequence[Token], at: int) -> tuple[int, int, int] | None:
    """`10-12` right behind the mark of its year."""
    first, last = number_at(tokens, at, MONTHS), number_at(tokens, at + 2, MONTHS)
    joined = kind_at(tokens, at + 1) in {"dash", "range"} and all(glued(tokens, n) for n in range(at, at + 3))
    return (first, (last - first) % YEAR + 1, at + 3) if first and last and joined else None


def closing_month(tokens: Sequence[Token], at: int) -> Read | None:
    """`25/3期`, `2025.3期`: the business year that ends then."""
    short = number_at(tokens, at, range(100))
    year = number_at(tokens, at, YEARS) or (CENTURY + short if short else None)
    month = number_at(tokens, at + 2, MONTHS)
    closed = kind_at(tokens, at + 1) in {"slash", "dot"} and kind_at(tokens, at + 3) == "closing"
    if not year or not month or not closed:
        return None
    return Period.span(last := month_number(year, month) - YEAR + 1, last + YEAR - 1), at + 4


def _marked_year(tokens: Sequence[Token], at: int) -> tuple[int, bool, int] | None:
    """A year with 年 or 年度 behind it, and whether it is a fiscal one."""
    year, end = year_number(tokens, at)
    if year is None:
        year, end = clipped_year(tokens, at), at + 1
    mark = kind_at(tokens, end)
    return (year, mark == "fiscal", end + 1) if year and mark in {"year", "fiscal"} else None


def _wraps(fiscal: bool, month: int) -> int:
    """January to March of a fiscal year lie in the next calendar year."""
    return int(fiscal and month <= FISCAL_START)
