"""Tokens → the day as of which figures are asked: `2025-05-01`, `1 May 2025`, `01.05.2025`, `2025年5月1日`; `2025-05`, a month.

A day is written as it is read back: `2025-05-01`, or `2025-05` for a month, which stands for its last day. What may be
two days is none: "05/04/2025" is May in New York and April in London, "May 25" a day or a month.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.period import YEAR, month_text
from bot.question.periods.lookahead import MONTHS, YEARS, kind_at, number_at
from bot.question.periods.single import read_period
from bot.question.periods.years import year_number

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.question.lexicon.tokens import Token

DAYS = range(1, 32)
LAST_DAYS = 28  # one of these ends a month
SIGNS = {"dash", "slash", "dot"}
DIGITS = len("20250501")
DAY_MARK = "日"

Day = tuple[str, int]


def read_day(tokens: Sequence[Token], at: int) -> Day | None:
    """The longest day or month that begins at a token, and the place behind it; whether the calendar has it is not asked."""
    found = (read for rule in RULES if (read := rule(tokens, at)))
    return max(found, key=lambda read: read[1], default=None)


def without_days(tokens: Sequence[Token]) -> tuple[list[Token], list[tuple[Token, ...]]]:
    """The tokens without days and halves of months: the figures are monthly. And those that cut a month, to be left out by name.

    `с 1 июля по 31 декабря`, `2024年10月1日から`: the first and the last days leave the months whole.
    """
    kept: list[Token] = []
    cutting: list[tuple[Token, ...]] = []
    at = 0
    while at < len(tokens):
        end = _day_at(tokens, at)
        day = tokens[at:end]
        if tokens[at].kind == "half" and tokens[at].value and kind_at(tokens, at + 1) == "month":
            cutting.append((tokens[at],))  # "in the first half of March"
        elif not day:
            kept.append(tokens[at])
        elif int(day[0].value) not in {1, *range(LAST_DAYS, 32)}:
            cutting.append(tuple(day))
        at = max(end, at + 1)
    return kept, cutting


def _day_at(tokens: Sequence[Token], at: int) -> int:
    """The place behind a day that begins at a token: before the name of its month, or behind 月 with 日; else the token's own."""
    if number_at(tokens, at, DAYS) is None:
        return at
    if kind_at(tokens, at + 1) == "month" and len(tokens[at].value) <= len("31"):
        return at + 1
    marked = at > 0 and tokens[at - 1].kind == "month_mark" and kind_at(tokens, at + 1) == "unknown"
    return at + 2 if marked and tokens[at + 1].value == DAY_MARK else at


def is_begun(tokens: Sequence[Token], at: int) -> bool:
    """Whether what stands at a place wants to be a day: "31 March", "March 31", "2025-05-…"; not "March", "2025", "5月"."""
    first, second = kind_at(tokens, at), kind_at(tokens, at + 1)
    if first == "number" and second in SIGNS:
        return kind_at(tokens, at + 2) == "number" and kind_at(tokens, at + 3) in SIGNS
    if first == "month":
        return number_at(tokens, at + 1, range(100)) is not None
    return number_at(tokens, at, DAYS) is not None and second == "month"


def _text(year: int, month: int, day: int) -> str:
    return f"{year:04d}-{month:02d}-{day:02d}"


def _signed(tokens: Sequence[Token], at: int) -> Day | None:
    """`2025-05-01`, `2025/5/1`; `01.05.2025`; "31/05/2025", which can be read in one way only."""
    sign = kind_at(tokens, at + 1)
    if sign not in SIGNS or kind_at(tokens, at + 3) != sign:
        return None
    end = at + 5
    second = number_at(tokens, at + 2, DAYS)
    if (year := number_at(tokens, at, YEARS)) is not None:
        day = number_at(tokens, at + 4, DAYS)
        return (_text(year, second, day), end) if second and day else None
    first, year = number_at(tokens, at, DAYS), number_at(tokens, at + 4, YEARS)
    if not first or not second or not year:
        return None
    if sign == "dot" or first > YEAR or first == second:
        return _text(year, second, first), end
    return (_text(year, first, second), end) if second > YEAR else None


def _compact(tokens: Sequence[Token], at: int) -> Day | None:
    """`20250501`."""
    digits = tokens[at].value if kind_at(tokens, at) == "number" else ""
    return (f"{digits[:4]}-{digits[4:6]}-{digits[6:]}", at + 1) if len(digits) == DIGITS and int(digits[:4]) in YEARS else None


def _worded(tokens: Sequence[Token], at: int) -> Day | None:
    """`1 May 2025`, `1st of May, 2025`, `May 1, 2025`, `1 мая 2025 года`."""
    after = _past(tokens, at + 1)
    day, month = (at, after) if kind_at(tokens, at) == "number" else (after, at)
    number, end = number_at(tokens, day, DAYS), _past(tokens, after + 1, {"function", "of", "break"})
    year = number_at(tokens, end, YEARS)
    if not number or not year or kind_at(tokens, month) != "month":
        return None
    return _text(year, int(tokens[month].value), number), end + 1 + (kind_at(tokens, end + 1) == "year")


def _marked(tokens: Sequence[Token], at: int) -> Day | None:
    """`2025年5月1日`, `令和7年5月1日`; the mark of the day may be the beginning of the word behind it."""
    year, end = year_number(tokens, at)
    month, day = number_at(tokens, end + 1, MONTHS), number_at(tokens, end + 3, DAYS)
    if not year or not month or not day or (kind_at(tokens, end), kind_at(tokens, end + 2)) != ("year", "month_mark"):
        return None
    alone = kind_at(tokens, end + 4) == "unknown" and tokens[end + 4].value == DAY_MARK
    return _text(year, month, day), end + 4 + alone


def _month(tokens: Sequence[Token], at: int) -> Day | None:
    """`May 2025`, `2025-05`, `2025年5月`, `05.2025`; not "May 25", nor the first of a range of months."""
    if kind_at(tokens, at) == "month" and kind_at(tokens, at + 1) == "break" and number_at(tokens, at + 2, YEARS):
        found = _month([*tokens[: at + 1], *tokens[at + 2 :]], at)  # "May, 2025"
        return (found[0], found[1] + 1) if found else None
    period, end = read_period(tokens, at) or (None, at)
    runs_on = kind_at(tokens, end) in {"dash", "range"} and read_period(tokens, end + 1) is not None
    if period is None or period.kind != "month" or runs_on:
        return None
    clear = kind_at(tokens, at) != "month" or any(number_at(tokens, n, YEARS) for n in range(at, end))
    return (month_text(period.first), end) if clear else None


RULES: tuple[Callable[[Sequence[Token], int], Day | None], ...] = (_signed, _compact, _worded, _marked, _month)


def _past(tokens: Sequence[Token], at: int, kinds: frozenset[str] | set[str] = frozenset({"function", "of"})) -> int:
    """The place behind words that say nothing: the "of" of "1st of May"."""
    while kind_at(tokens, at) in kinds:
        at += 1
    return at
