"""Tokens → periods. Every rule tries to read one form at one place; the rule that reads furthest wins.

A rule returns what it read and where it stopped, or None. Token kinds come from `words.csv`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.question.period import YEAR, Kind, Period, Relative, When, between, month_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.question.vocabulary import Token

CENTURY = 2000
YEARS = range(1900, 2101)
MONTHS = range(1, YEAR + 1)
NUMERALS = {"quarter": range(1, 5), "half": range(1, 3)}
DIGITS_OF_YEAR, DIGITS_OF_MONTH = 4, 6
# Kinds that are about periods: left over, they are a period that could not be read. The marks mean nothing alone.
PERIOD_KINDS = {"number", "fiscal", "calendar", "quarter", "half", "month", "year", "month_mark", "era", "since", "last", "unit"}
MARKS = {"dash", "slash", "dot", "range"}
OPEN_RANGE = "open"  # the ranges that may have no end: "2024.." but not "2024 to"
FROM, UPTO, AFTER, SOFT = "from", "upto", "after", "soft"  # から, まで, 以降; words that mean "since" only before a period

Read = tuple[Period, int]
Part = tuple[str, int]


@dataclass(slots=True)
class Reading:
    """Periods in the order written; the other tokens; and the runs of tokens that should have been a period."""

    periods: list[When] = field(default_factory=list)
    rest: list[Token] = field(default_factory=list)
    unread: list[list[Token]] = field(default_factory=list)


def read_periods(tokens: Sequence[Token]) -> Reading:
    """Take every period out of the tokens."""
    reading = Reading()
    at = 0
    while at < len(tokens):
        found = _relative(tokens, at) or _range(tokens, at)
        if found is None:
            _leave(reading, tokens, at)
            at += 1
        else:
            periods, at = found
            reading.periods += [p for p in periods if p not in reading.periods]
    return reading


def _leave(reading: Reading, tokens: Sequence[Token], at: int) -> None:
    token = tokens[at]
    if _open_start(tokens, at):
        reading.unread.append([token, tokens[at + 1]] if token.value != UPTO else [tokens[at - 1], token])
        return
    if token.kind == "since" and token.value == SOFT:
        return
    if token.kind not in PERIOD_KINDS | MARKS:
        reading.rest.append(token)
        return
    glued = bool(reading.unread) and reading.unread[-1][-1] is tokens[at - 1]
    if glued:
        reading.unread[-1].append(token)
    elif token.kind in PERIOD_KINDS:
        # A mark before it belongs to what could not be read: the "-25" of "2024-25".
        before = tokens[at - 1] if at and tokens[at - 1].kind in MARKS and tokens[at - 1].end == token.start else None
        reading.unread.append([before, token] if before else [token])


def _open_start(tokens: Sequence[Token], at: int) -> bool:
    """Whether this is the end of a range without a start: "until 2024", "2024年まで"; but not "compared to 2023"."""
    token = tokens[at]
    if token.kind != "range" or token.value == FROM:
        return False
    if token.value == UPTO:
        return at > 0 and tokens[at - 1].kind in PERIOD_KINDS
    return (at == 0 or tokens[at - 1].kind != "verb") and _period(tokens, at + 1) is not None


def _kind(tokens: Sequence[Token], at: int) -> str:
    return tokens[at].kind if at < len(tokens) else ""


def _number(tokens: Sequence[Token], at: int, allowed: range) -> int | None:
    if _kind(tokens, at) != "number" or len(tokens[at].value) > DIGITS_OF_YEAR:
        return None
    value = int(tokens[at].value)
    return value if value in allowed else None


def _relative(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    kind = _kind(tokens, at)
    if kind == "latest":
        return (Relative("latest"),), at + 1
    if kind == "todate":
        return (Relative("fytd" if tokens[at].value == "fiscal" else "cytd"),), at + 1
    count = _number(tokens, at + 1, range(1, 1000))
    if kind == "last" and count and (unit := _unit(tokens, at + 2)):
        return (Relative("last", months=count * unit),), at + 3
    if kind == "since" and tokens[at].value != AFTER and (start := _period(tokens, at + 1)):
        if _kind(tokens, start[1]) in {"range", "dash"} and _period(tokens, start[1] + 1):
            return _range(tokens, at + 1)
        return (Relative("since", start=start[0]),), start[1]
    return None


def _unit(tokens: Sequence[Token], at: int) -> int:
    """Months in a unit; 0 when there is none. "Months" is a verb too."""
    if _kind(tokens, at) == "unit":
        return int(tokens[at].value)
    return int(_kind(tokens, at) == "verb" and tokens[at].value == "months")


def _glued(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token stands right behind the one before it."""
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start


def _range(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    first = _period(tokens, at)
    if first is None:
        return _months_of_year(tokens, at)
    period, end = first
    if _kind(tokens, end) == "since" and tokens[end].value == AFTER:
        return (Relative("since", start=period),), end + 1
    if _kind(tokens, end) == "slash" and _kind(tokens, end + 1) == "number":
        return None  # "fy2024/2025" may mean one year or two
    if _kind(tokens, end) in {"range", "dash"}:
        return _ended(tokens, period, end)
    return (period,), end


def _ended(tokens: Sequence[Token], start: Period, mark: int) -> tuple[tuple[When, ...], int] | None:
    """A range that begins with `start`; the sign or word for it stands at `mark`."""
    second = _period(tokens, mark + 1)
    if second is None:
        is_open = tokens[mark].value == OPEN_RANGE
        return ((Relative("since", start=start),), mark + 1) if is_open else ((start,), mark)
    to = _like(start, second[0], tokens[mark].kind)
    said = tokens[mark].kind == "range" and tokens[mark].value != OPEN_RANGE
    # "compared fy2024 to fy2023" is no range but two periods.
    periods = (between(start, to) or ((start, to) if said else ())) if to else ()
    closed = _kind(tokens, second[1]) == "range" and tokens[second[1]].value == UPTO
    return (periods, second[1] + closed) if periods else None


def _like(first: Period, second: Period, mark: str) -> Period | None:
    """`fy2020..2024` ends with a fiscal year too; `fy2024-2025` may mean one year or two, so it is not read."""
    if (first.kind, second.kind) != ("fiscal", "year"):
        return second
    return Period.of("fiscal", second.first // YEAR) if mark == "range" else None


def _months_of_year(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    """`jan-mar 2025`."""
    if _kind(tokens, at) == "month" and _kind(tokens, at + 1) in {"dash", "range"} and (end := _period(tokens, at + 2)):
        period = end[0]
        first = month_number(period.first // YEAR, int(tokens[at].value))
        if period.kind == "month" and first < period.first:
            return (Period.span(first, period.first),), end[1]
    return None


def _period(tokens: Sequence[Token], at: int) -> Read | None:
    found = [read for rule in RULES if (read := rule(tokens, at))]
    return max(found, key=lambda read: read[1], default=None)


def _compact_month(tokens: Sequence[Token], at: int) -> Read | None:
    """`202503`."""
    if _kind(tokens, at) != "number" or len(tokens[at].value) != DIGITS_OF_MONTH:
        return None
    year, month = divmod(int(tokens[at].value), 100)
    return (Period.of("month", year, month), at + 1) if year in YEARS and month in MONTHS else None


def _dashed_month(tokens: Sequence[Token], at: int) -> Read | None:
    """`2025-03`, `2025/3`, `03/2025`."""
    if _kind(tokens, at + 1) not in {"dash", "slash", "dot"}:
        return None
    year, month = _number(tokens, at, YEARS), _number(tokens, at + 2, MONTHS)
    if year is None:
        month, year = _number(tokens, at, MONTHS), _number(tokens, at + 2, YEARS)
    return (Period.of("month", year, month), at + 3) if year and month else None


def _named_month(tokens: Sequence[Token], at: int) -> Read | None:
    """`mar 2025`, `mar-25`, `2025 march`."""
    if _kind(tokens, at) == "month":
        year_at = at + 2 if _kind(tokens, at + 1) == "dash" else at + 1
        year = _number(tokens, year_at, YEARS)
        if year is None:
            year = _short_year(tokens, year_at)
        return (Period.of("month", year, int(tokens[at].value)), year_at + 1) if year else None
    year = _number(tokens, at, YEARS)
    month_at = at + 2 if _kind(tokens, at + 1) in {"dash", "year"} else at + 1
    if year and _kind(tokens, month_at) == "month" and not _number(tokens, month_at + 1, YEARS):
        return Period.of("month", year, int(tokens[month_at].value)), month_at + 1
    return None


def _marked_month(tokens: Sequence[Token], at: int) -> Read | None:
    """`2025年3月`, `令和7年3月`."""
    year, at = _year_number(tokens, at)
    if year and _kind(tokens, at) == "year":
        month = _number(tokens, at + 1, MONTHS)
        if month and _kind(tokens, at + 2) == "month_mark":
            return Period.of("month", year, month), at + 3
    return None


def _year_first(tokens: Sequence[Token], at: int) -> Read | None:
    """A year, and the part of it that may follow: `fy2024`, `fy2024-25`, `2024q1`, `2024年度上半期`."""
    found = _year(tokens, at)
    if found is None:
        return None
    year, end = found
    part = _part(tokens, end + 1 if _kind(tokens, end) == "dash" else end)
    # In "2024, q1 2025" and "2024 q1 2025" the quarter belongs to the year behind it, in "2024q1 2025" to the one before.
    if part is None or (_year(tokens, part[1]) and not _glued(tokens, end)):
        return year, end
    return _cut(year, part[0]), part[1]


def _part_first(tokens: Sequence[Token], at: int) -> Read | None:
    """`q1 2025`, `1st quarter fy2024`."""
    part = _part(tokens, at)
    year = _year(tokens, part[1]) if part else None
    return (_cut(year[0], part[0]), year[1]) if part and year else None


def _year_number(tokens: Sequence[Token], at: int) -> tuple[int | None, int]:
    if _kind(tokens, at) == "era" and (number := _number(tokens, at + 1, range(1, 100))):
        return int(tokens[at].value) + number, at + 2
    return _number(tokens, at, YEARS), at + 1


def _year(tokens: Sequence[Token], at: int) -> Read | None:
    kind = _kind(tokens, at)
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
        return None
    # "2024年度" and "2024 fy", but in "2023 fy2024" the mark belongs to the year behind it.
    behind = _number(tokens, end + 1, YEARS) is not None and not _glued(tokens, end)
    if _kind(tokens, end) in {"fiscal", "calendar"} and not behind:
        return Period.of("fiscal" if tokens[end].kind == "fiscal" else "year", year), end + 1
    return Period.of("year", year), end + 1 if _kind(tokens, end) == "year" else end


def _short_year(tokens: Sequence[Token], at: int) -> int | None:
    """The year of `fy24`, `mar 25`; never of "may 5" or "june 30 2024", which are days."""
    short = _number(tokens, at, range(100))
    follows = _kind(tokens, at + 1)
    if short is None or len(tokens[at].value) != len("25") or follows in {"dash", "number"}:
        return None
    return CENTURY + short


def _second_year(tokens: Sequence[Token], at: int, year: int) -> int:
    """`fy2024-25` is the fiscal year that ends in 2025: the second number only repeats it."""
    if _kind(tokens, at) in {"dash", "slash"} and _number(tokens, at + 1, range(100)) == (year + 1) % 100:
        return at + 2
    return at


def _part(tokens: Sequence[Token], at: int) -> tuple[Part, int] | None:
    kind = _kind(tokens, at)
    if kind in NUMERALS:
        if tokens[at].value:
            return (kind, int(tokens[at].value)), at + 1
        number = _number(tokens, at + 1, NUMERALS[kind])
        return ((kind, number), at + 2) if number else None
    follows = _kind(tokens, at + 1)
    number = _number(tokens, at, NUMERALS.get(follows, range(0)))
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
    _year_first,
    _part_first,
)


def nearest_years(text: str) -> list[str]:
    """Guess at a period that could not be read: "fy20255" → fy2025."""
    found = re.search(r"(fy)?\D*(\d{4})\d+", text)
    return [f"{found.group(1) or ''}{found.group(2)}"] if found and int(found.group(2)) in YEARS else []
