"""Tokens → a calendar or fiscal year, or a part of one: `fy2024`, `2024/25`, `令和6年度`, `2024q1`, `1st quarter fy2024`.

Every rule returns what it read and where it stopped, or None.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.period import YEAR, Kind, Period
from bot.question.periods.lookahead import MONTHS, NUMERALS, YEARS, beside, glued, kind_at, number_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token

CENTURY = 2000
FISCAL = "fiscal_"
CLIPPED = range(9, 35)  # "q1 26"

Read = tuple[Period, int]
Part = tuple[str, int]


def two_years(tokens: Sequence[Token], at: int) -> Read | None:
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


def year_first(tokens: Sequence[Token], at: int) -> Read | None:
    """A year, and the part of it that may follow: `fy2024`, `fy2024-25`, `2024q1`, `2024年度上半期`."""
    found = year_at(tokens, at)
    if found is None:
        return None
    year, end = found
    part = _part(tokens, end + 1 if kind_at(tokens, end) == "dash" else end)
    # In "2024, q1 2025" and "2024 q1 2025" the quarter belongs to the year behind it, in "2024q1 2025" to the one before.
    if part is None or (year_at(tokens, part[1]) and not glued(tokens, end)):
        return year, end
    return _cut(year, part[0]), part[1]


def part_first(tokens: Sequence[Token], at: int) -> Read | None:
    """`q1 2025`, `1st quarter fy2024`."""
    part = _part(tokens, at)
    if part is None:
        return _named_fiscal(tokens, at)
    short = number_at(tokens, part[1], range(100))
    clear = short is not None and (glued(tokens, part[1]) or short in CLIPPED)
    if short is not None and clear and len(tokens[part[1]].value) == len("25"):
        return _cut(Period.of("year", CENTURY + short), part[0]), part[1] + 1  # `1h24`
    year = year_at(tokens, part[1])
    return (_cut(year[0], part[0]), year[1]) if year else None


def _named_fiscal(tokens: Sequence[Token], at: int) -> Read | None:
    """`first fiscal quarter of fy2025`: the year behind it is a fiscal one, whether that is said again or not."""
    named = tokens[at].value.split() if kind_at(tokens, at) == "undated" else []
    year = year_at(tokens, at + 1) if named and named[0].startswith(FISCAL) else None
    if year is None:
        return None
    start = year[0].first // YEAR
    return _cut(Period.of("fiscal", start), (named[0].removeprefix(FISCAL), int(named[1]))), year[1]


def fiscal_part(tokens: Sequence[Token], at: int) -> Read | None:
    """`fiscal H1 2025`."""
    part = _part(tokens, at + 1) if kind_at(tokens, at) == "fiscal" else None
    year = number_at(tokens, part[1], YEARS) if part else None
    return (_cut(Period.of("fiscal", year), part[0]), part[1] + 1) if part and year else None


def year_at(tokens: Sequence[Token], at: int) -> Read | None:
    """A year alone, whatever says which kind it is: `2024`, `fy24`, `calendar 2024`, `2024年度`, `令和6年`."""
    kind = kind_at(tokens, at)
    if kind == "calendar" and kind_at(tokens, at + 1) == "year":
        at += 1  # "calendar year 2024"
    if kind == "year" and number_at(tokens, at + 1, YEARS) is not None and not _marked(tokens, at + 2):
        return Period.of("year", int(tokens[at + 1].value)), at + 2  # "year 2025"
    if kind in {"fiscal", "calendar"}:
        year, end = year_number(tokens, at + 1)
        if year is None:
            year, end = _short_pair(tokens, at + 1) or short_year(tokens, at + 1), at + 2
        if year is None or (_marked(tokens, end) and not glued(tokens, at + 1)):
            return None  # the first of "年度 2018年度" belongs to nothing here
        return (
            (Period.of("fiscal", year), _second_year(tokens, end, year)) if kind == "fiscal" else (Period.of("year", year), end)
        )
    year, end = year_number(tokens, at)
    if year is None:
        year, end = clipped_year(tokens, at), at + 1
    if year is None:
        return None
    # "2024年度" and "2024 fy", but in "2023 fy2024" the mark belongs to the year behind it.
    behind = number_at(tokens, end + 1, YEARS) is not None and not glued(tokens, end)
    if kind_at(tokens, end) in {"fiscal", "calendar"} and not behind:
        return Period.of("fiscal" if tokens[end].kind == "fiscal" else "year", year), end + 1
    end += kind_at(tokens, end) == "year"
    return Period.of("year", year), end + (kind_at(tokens, end) == "calendar" and glued(tokens, end))


def _marked(tokens: Sequence[Token], at: int) -> bool:
    """Whether a year has its mark right behind it: `2018年度`."""
    return kind_at(tokens, at) in {"fiscal", "year"} and glued(tokens, at)


def year_number(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    """The number of a year, of an era's year too, and the place behind it."""
    if kind_at(tokens, at) == "era" and (number := number_at(tokens, at + 1, range(1, 100))):
        return int(tokens[at].value) + number, at + 2
    return number_at(tokens, at, YEARS), at + 1


def clipped_year(tokens: Sequence[Token], at: int) -> int | None:
    """The year of `24年度`, `24年` and `24Q3`."""
    short = number_at(tokens, at, range(100))
    part = kind_at(tokens, at + 1) in NUMERALS and bool(tokens[at + 1].value)
    marked = (kind_at(tokens, at + 1) in {"year", "fiscal", "calendar"} or part) and glued(tokens, at + 1)
    marked = marked or (kind_at(tokens, at + 1) == "fiscal" and beside(tokens, at + 1))
    return CENTURY + short if short is not None and len(tokens[at].value) == len("25") and marked else None


def short_year(tokens: Sequence[Token], at: int) -> int | None:
    """The year of `fy24`, `mar 25`; never of "may 5" or "june 30 2024", which are days."""
    short = number_at(tokens, at, range(100))
    follows = kind_at(tokens, at + 2) if kind_at(tokens, at + 1) == "dash" else kind_at(tokens, at + 1)
    if short is None or len(tokens[at].value) != len("25") or follows == "number":
        return None
    return CENTURY + short


def _short_pair(tokens: Sequence[Token], at: int) -> int | None:
    """The year of `fy25-26`, `FY 25/26`: the first of the two that it lies in."""
    first, second = (number_at(tokens, n, range(100)) for n in (at, at + 2))
    joined = kind_at(tokens, at + 1) in {"dash", "slash"} and first is not None and second == (first + 1) % 100
    return CENTURY + first if first is not None and joined and len(tokens[at].value) == len("25") else None


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
