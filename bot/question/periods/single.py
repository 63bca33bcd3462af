"""Tokens → one period. Every rule tries to read one form at one place; the rule that reads furthest wins.

A rule returns what it read and where it stopped, or None. Token kinds come from `words.csv`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.period import YEAR, Period
from bot.question.periods.japanese import closing_month, marked_month, marked_run
from bot.question.periods.lookahead import MONTHS, YEARS, beside, is_month_unit, kind_at, number_at
from bot.question.periods.years import fiscal_part, part_first, short_year, two_years, year_at, year_first

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.periods.years import Read

DIGITS_OF_MONTH = 6
PARTS = {"undated", "quarter", "half"}  # of the year behind them: "summer 2025 (June–August)"
ASIDE = "—"  # a long dash begins something else: "2025 — ten will do"


def read_period(tokens: Sequence[Token], at: int) -> Read | None:
    """The longest period that begins at a token, and the place behind it."""
    found = max((read for rule in RULES if (read := rule(tokens, at))), key=lambda read: read[1], default=None)
    if found is not None and kind_at(tokens, found[1]) == "year" and tokens[found[1] - 1].kind == "number":
        return found[0], found[1] + 1  # the "года" of "март 2025 года"
    return found


def _compact_month(tokens: Sequence[Token], at: int) -> Read | None:
    """`202503`."""
    if kind_at(tokens, at) != "number" or len(tokens[at].value) != DIGITS_OF_MONTH:
        return None
    year, month = divmod(int(tokens[at].value), 100)
    return (Period.of("month", year, month), at + 1) if year in YEARS and month in MONTHS else None


def _dashed_month(tokens: Sequence[Token], at: int) -> Read | None:
    """`2025-03`, `2025/3`, `03/2025`."""
    joined = kind_at(tokens, at + 1) in {"dash", "slash", "dot"} and tokens[at + 1].value != ASIDE
    if not joined or not beside(tokens, at + 2):
        return None
    year, month = number_at(tokens, at, YEARS), number_at(tokens, at + 2, MONTHS)
    if year is None:
        month, year = number_at(tokens, at, MONTHS), number_at(tokens, at + 2, YEARS)
    return (Period.of("month", year, month), at + 3) if year and month else None


def _named_month(tokens: Sequence[Token], at: int) -> Read | None:
    """`mar 2025`, `mar-25`, `2025 march`."""
    if kind_at(tokens, at) == "month":
        year_at = at + 2 if kind_at(tokens, at + 1) == "dash" else at + 1
        year = number_at(tokens, year_at, YEARS)
        if year is None:
            year = short_year(tokens, year_at)
        return (Period.of("month", year, int(tokens[at].value)), year_at + 1) if year else None
    year = number_at(tokens, at, YEARS) if not at or tokens[at - 1].kind not in PARTS else None
    month_at = at + 2 if kind_at(tokens, at + 1) in {"dash", "year"} else at + 1
    if year and kind_at(tokens, month_at) == "month" and not number_at(tokens, month_at + 1, YEARS):
        return Period.of("month", year, int(tokens[month_at].value)), month_at + 1
    return None


def _first_months(tokens: Sequence[Token], at: int) -> Read | None:
    """`9 months of 2024`, `9 месяцев 2024`, `9 months of fy2024`: from the beginning of the year."""
    count = number_at(tokens, at, range(1, YEAR))
    year = year_at(tokens, at + 2) if count and is_month_unit(tokens, at + 1) else None
    return (Period.span(year[0].first, year[0].first + count - 1), year[1]) if year and count else None


def months_to(tokens: Sequence[Token], at: int) -> Read | None:
    """`12 months to March 2025`, `year ended March 2025`, `quarter ended March 2025`."""
    ended = int(tokens[at].value or YEAR) if kind_at(tokens, at) == "yearend" else None
    months = ended or number_at(tokens, at, range(1, 61))
    closed = at + 1 + (kind_at(tokens, at + 1) == "break")
    if kind_at(tokens, at) in {"fiscal", "year"} and kind_at(tokens, closed) == "closing":
        months, end = YEAR, _named_month(tokens, closed + 1)  # «в финансовом году, завершившемся в марте 2025 года»
    elif kind_at(tokens, at) == "yearend":
        day = number_at(tokens, at + 1, range(1, 32)) is not None
        end = _named_month(tokens, at + 1 + day)
    elif months and is_month_unit(tokens, at + 1) and kind_at(tokens, at + 2) in {"range", "yearend"}:
        end = _named_month(tokens, at + 3)
    else:
        return None
    return (Period.span(end[0].last - months + 1, end[0].last), end[1]) if end and months else None


RULES: tuple[Callable[[Sequence[Token], int], Read | None], ...] = (
    _compact_month,
    _dashed_month,
    _named_month,
    marked_month,
    marked_run,
    closing_month,
    _first_months,
    months_to,
    two_years,
    year_first,
    part_first,
    fiscal_part,
)
