"""Tokens → one period. Every rule tries to read one form at one place; the rule that reads furthest wins.

A rule returns what it read and where it stopped, or None. Token kinds come from `words.csv`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.period import FISCAL_START, QUARTER, YEAR, Kind, Period, month_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.question.vocabulary import Token

CENTURY = 2000
YEARS = range(1900, 2101)
MONTHS = range(1, YEAR + 1)
NUMERALS = {"quarter": range(1, 5), "half": range(1, 3)}
DIGITS_OF_YEAR, DIGITS_OF_MONTH = 4, 6

Read = tuple[Period, int]
Part = tuple[str, int]


def read_period(tokens: Sequence[Token], at: int) -> Read | None:
    """The longest period that begins at a token, and the place behind it."""
    found = max((read for rule in RULES if (read := rule(tokens, at))), key=lambda read: read[1], default=None)
    if found is not None and kind_at(tokens, found[1]) == "year" and tokens[found[1] - 1].kind == "number":
        return found[0], found[1] + 1  # the "года" of "март 2025 года"
    return found


def kind_at(tokens: Sequence[Token], at: int) -> str:
    """The kind of a token; empty behind the last."""
    return tokens[at].kind if at < len(tokens) else ""


def number_at(tokens: Sequence[Token], at: int, allowed: range) -> int | None:
    """The value of a number among the allowed ones."""
    if kind_at(tokens, at) != "number" or len(tokens[at].value) > DIGITS_OF_YEAR:
        return None
    value = int(tokens[at].value)
    return value if value in allowed else None


def glued(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token stands right behind the one before it."""
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start


def _compact_month(tokens: Sequence[Token], at: int) -> Read | None:
    """`202503`."""
    if kind_at(tokens, at) != "number" or len(tokens[at].value) != DIGITS_OF_MONTH:
        return None
    year, month = divmod(int(tokens[at].value), 100)
    return (Period.of("month", year, month), at + 1) if year in YEARS and month in MONTHS else None


def _dashed_month(tokens: Sequence[Token], at: int) -> Read | None:
    """`2025-03`, `2025/3`, `03/2025`."""
    if kind_at(tokens, at + 1) not in {"dash", "slash", "dot"}:
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
            year = _short_year(tokens, year_at)
        return (Period.of("month", year, int(tokens[at].value)), year_at + 1) if year else None
    year = number_at(tokens, at, YEARS)
    month_at = at + 2 if kind_at(tokens, at + 1) in {"dash", "year"} else at + 1
    if year and kind_at(tokens, month_at) == "month" and not number_at(tokens, month_at + 1, YEARS):
        return Period.of("month", year, int(tokens[month_at].value)), month_at + 1
    return None


def _marked_month(tokens: Sequence[Token], at: int) -> Read | None:
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


def _marked_run(tokens: Sequence[Token], at: int) -> Read | None:
    """`2024年1～9月`, `2024年4月～9月期`; `2024年度1～3月` and other quarters are called so."""
    found = _marked_year(tokens, at)
    run = months_run(tokens, found[2]) if found else None
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


def _marked_year(tokens: Sequence[Token], at: int) -> tuple[int, bool, int] | None:
    """A year with 年 or 年度 behind it, and whether it is a fiscal one."""
    year, end = _year_number(tokens, at)
    if year is None:
        year, end = _clipped_year(tokens, at), at + 1
    mark = kind_at(tokens, end)
    return (year, mark == "fiscal", end + 1) if year and mark in {"year", "fiscal"} else None


def _wraps(fiscal: bool, month: int) -> int:
    """January to March of a fiscal year lie in the next calendar year."""
    return int(fiscal and month <= FISCAL_START)


def _first_months(tokens: Sequence[Token], at: int) -> Read | None:
    """`9 months of 2024`, `9 месяцев 2024`, `9 months of fy2024`: from the beginning of the year."""
    count = number_at(tokens, at, range(1, YEAR))
    year = _year(tokens, at + 2) if count and is_month_unit(tokens, at + 1) else None
    return (Period.span(year[0].first, year[0].first + count - 1), year[1]) if year and count else None


def _months_to(tokens: Sequence[Token], at: int) -> Read | None:
    """`12 months to March 2025`, `year ended March 2025`."""
    months = YEAR if kind_at(tokens, at) == "yearend" else number_at(tokens, at, range(1, 61))
    if kind_at(tokens, at) == "yearend":
        day = number_at(tokens, at + 1, range(1, 32)) is not None
        end = _named_month(tokens, at + 1 + day)
    elif months and is_month_unit(tokens, at + 1) and kind_at(tokens, at + 2) in {"range", "yearend"}:
        end = _named_month(tokens, at + 3)
    else:
        return None
    return (Period.span(end[0].last - months + 1, end[0].last), end[1]) if end and months else None


def is_month_unit(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token counts months. "Months" is a verb too."""
    kind = kind_at(tokens, at)
    return (kind == "unit" and tokens[at].value == "1") or (kind == "verb" and tokens[at].value == "months")


def _two_years(tokens: Sequence[Token], at: int) -> Read | None:
    """`2024/25`, `2024-25 финансовый год`: a fiscal year by the two it lies in."""
    year, mark = number_at(tokens, at, YEARS), kind_at(tokens, at + 1)
    if not year or mark not in {"slash", "dash"} or number_at(tokens, at + 2, range(100)) != (year + 1) % 100:
        return None
    if len(tokens[at + 2].value) != len("25"):
        return None
    if kind_at(tokens, at + 3) == "fiscal" and kind_at(tokens, at + 4) != "number":
        return Period.of("fiscal", year), at + 4
    clear = mark == "slash" and (year + 1) % 100 not in MONTHS
    return (Period.of("fiscal", year), at + 3) if clear else None


def _year_first(tokens: Sequence[Token], at: int) -> Read | None:
    """A year, and the part of it that may follow: `fy2024`, `fy2024-25`, `2024q1`, `2024年度上半期`."""
    found = _year(tokens, at)
    if found is None:
        return None
    year, end = found
    part = _part(tokens, end + 1 if kind_at(tokens, end) == "dash" else end)
    # In "2024, q1 2025" and "2024 q1 2025" the quarter belongs to the year behind it, in "2024q1 2025" to the one before.
    if part is None or (_year(tokens, part[1]) and not glued(tokens, end)):
        return year, end
    return _cut(year, part[0]), part[1]


def _part_first(tokens: Sequence[Token], at: int) -> Read | None:
    """`q1 2025`, `1st quarter fy2024`."""
    part = _part(tokens, at)
    if part is None:
        return None
    short = number_at(tokens, part[1], range(100))
    if short is not None and glued(tokens, part[1]) and len(tokens[part[1]].value) == len("25"):
        return _cut(Period.of("year", CENTURY + short), part[0]), part[1] + 1  # `1h24`
    year = _year(tokens, part[1])
    return (_cut(year[0], part[0]), year[1]) if year else None


def _fiscal_part(tokens: Sequence[Token], at: int) -> Read | None:
    """`fiscal H1 2025`."""
    part = _part(tokens, at + 1) if kind_at(tokens, at) == "fiscal" else None
    year = number_at(tokens, part[1], YEARS) if part else None
    return (_cut(Period.of("fiscal", year), part[0]), part[1] + 1) if part and year else None


def _year_number(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    if kind_at(tokens, at) == "era" and (number := number_at(tokens, at + 1, range(1, 100))):
        return int(tokens[at].value) + number, at + 2
    return number_at(tokens, at, YEARS), at + 1


def _year(tokens: Sequence[Token], at: int) -> Read | None:
    kind = kind_at(tokens, at)
    if kind in {"fiscal", "calendar"}:
        year, end = _year_number(tokens, at + 1)
        if year is None:
            year, end = _short_year(tokens, at + 1), at + 2
        if year is None:
            return None
        return (
            (Period.of("fiscal", year), _second_year(tokens, end, year)) if kind == "fiscal" else (Period.of("year", year), end)
        )
    year, end = _year_number(tokens, at)
    if year is None:
        year, end = _clipped_year(tokens, at), at + 1
    if year is None:
        return None
    # "2024年度" and "2024 fy", but in "2023 fy2024" the mark belongs to the year behind it.
    behind = number_at(tokens, end + 1, YEARS) is not None and not glued(tokens, end)
    if kind_at(tokens, end) in {"fiscal", "calendar"} and not behind:
        return Period.of("fiscal" if tokens[end].kind == "fiscal" else "year", year), end + 1
    return Period.of("year", year), end + 1 if kind_at(tokens, end) == "year" else end


def _clipped_year(tokens: Sequence[Token], at: int) -> int | None:
    """The year of `24年度` and `24年`."""
    short = number_at(tokens, at, range(100))
    marked = kind_at(tokens, at + 1) in {"year", "fiscal"} and glued(tokens, at + 1)
    return CENTURY + short if short is not None and len(tokens[at].value) == len("25") and marked else None


def _short_year(tokens: Sequence[Token], at: int) -> int | None:
    """The year of `fy24`, `mar 25`; never of "may 5" or "june 30 2024", which are days."""
    short = number_at(tokens, at, range(100))
    follows = kind_at(tokens, at + 2) if kind_at(tokens, at + 1) == "dash" else kind_at(tokens, at + 1)
    if short is None or len(tokens[at].value) != len("25") or follows == "number":
        return None
    return CENTURY + short


def _second_year(tokens: Sequence[Token], at: int, year: int) -> int:
    """`fy2024-25` is the fiscal year that ends in 2025: the second number only repeats it."""
    if kind_at(tokens, at) in {"dash", "slash"} and number_at(tokens, at + 1, range(100)) == (year + 1) % 100:
        return at + 2
    return at


def _part(tokens: Sequence[Token], at: int) -> tuple[Part, int] | None:
    kind = kind_at(tokens, at)
    if kind in NUMERALS:
        if tokens[at].value:
            return (kind, int(tokens[at].value)), at + 1
        number = number_at(tokens, at + 1, NUMERALS[kind])
        return ((kind, number), at + 2) if number else None
    follows = kind_at(tokens, at + 1)
    number = number_at(tokens, at, NUMERALS.get(follows, range(0)))
    return ((follows, number), at + 2) if number and not tokens[at + 1].value else None


def _cut(year: Period, part: Part) -> Period:
    kinds: dict[tuple[str, str], Kind] = {
        ("fiscal", "quarter"): "fiscal_quarter",
        ("fiscal", "half"): "fiscal_half",
        ("year", "quarter"): "quarter",
        ("year", "half"): "half",
    }
    named = (year.first - (3 if year.kind == "fiscal" else 0)) // YEAR
    return Period.of(kinds[year.kind, part[0]], named, part[1])


RULES: tuple[Callable[[Sequence[Token], int], Read | None], ...] = (
    _compact_month,
    _dashed_month,
    _named_month,
    _marked_month,
    _marked_run,
    _first_months,
    _months_to,
    _two_years,
    _year_first,
    _part_first,
    _fiscal_part,
)
