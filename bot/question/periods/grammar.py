"""Tokens → periods: single ones, ranges, and those counted from the data; and what should have been a period.

Token kinds come from `words.csv`, so the grammar knows no language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.period import YEAR, Kind, Period, Relative, When, between, month_number
from bot.question.periods.found import Item, Reading
from bot.question.periods.lookahead import YEARS, glued, is_month_unit, kind_at, number_at
from bot.question.periods.repeated import with_repeated
from bot.question.periods.single import read_period
from bot.question.periods.undated import of_relative_year, read_named, with_marks, with_years

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence

    from bot.question.lexicon.tokens import Token

# Kinds that are about periods: left over, they are a period that could not be read. The marks mean nothing alone.
PERIOD_KINDS = {"number", "fiscal", "calendar", "quarter", "half", "month", "year", "month_mark", "era", "since", "last", "unit"}
MARKS = {"dash", "slash", "dot", "range"}
SILENT = {"origin", "closing", "yearend", "each", "ago"}  # what says something only beside a period, or beside a country
OPEN_RANGE = "open"  # the ranges that may have no end: "2024.." but not "2024 to"
FIRST_YEAR = 2009  # of the data
BEYOND = "beyond"  # after 2022: from 2023 on
FROM, UPTO, AFTER, SOFT = "from", "upto", "after", "soft"  # から, まで, 以降; words that mean "since" only before a period
UNTIL, LATER = "until", "later"  # より後: from the year behind it on

FORMS: dict[str, Kind] = {"quarter": "quarter", "half": "half", "fiscal": "fiscal", "calendar": "year"}


def read_periods(tokens: Sequence[Token]) -> Reading:
    """Take every period out of the tokens."""
    reading = Reading()
    tokens = _without_days(tokens)
    at = 0
    while at < len(tokens):
        found = read_when(tokens, at)
        if found is None:
            _leave(reading, tokens, at)
            at += 1
        else:
            periods, end = found
            reading.items.append(Item(periods, at, end))
            at = end
    vague = [item for item in reading.items if tokens[item.start].kind == "year_both"]
    vague += [item for item in reading.items if tokens[item.start].kind == "ago"]
    if len(vague) < len(reading.items):
        # "за год" beside a period that is named only says that it is a year.
        reading.items = [item for item in reading.items if item not in vague]
    reading.items = with_marks(reading.items, tokens)
    reading.items = with_repeated(with_years(with_repeated(reading.items, tokens), tokens), tokens)
    return reading


def _without_days(tokens: Sequence[Token]) -> list[Token]:
    """`1 April to 30 September 2025`: the figures are monthly, a day before its month says no more than the month."""
    found: list[Token] = []
    for at, token in enumerate(tokens):
        day = token.kind == "number" and len(token.value) <= 2 and 1 <= int(token.value) <= 31  # noqa: PLR2004 - of a month
        dated = (
            day
            and kind_at(tokens, at + 1) == "month"
            and kind_at(tokens, at - 1 if at else at) not in {"last", "dash", "quarter"}
        )
        if not dated:
            found.append(token)
    return found


def read_when(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    """What begins at a token: one period or several, and the place behind them; None where none does."""
    found = _one_at(tokens, at)
    behind = _one_at(tokens, found[1]) if found is not None else None
    joined = of_relative_year(found[0], behind[0]) if found is not None and behind is not None else ()
    return (joined, behind[1]) if joined and behind is not None else found


def _one_at(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    return _relative(tokens, at) or _between(tokens, at) or _range(tokens, at) or read_named(tokens, at)


def _leave(reading: Reading, tokens: Sequence[Token], at: int) -> None:
    token = tokens[at]
    if _open_start(tokens, at):
        reading.unread.append([token, tokens[at + 1]] if token.value != UPTO else [tokens[at - 1], token])
        return
    if (token.kind == "since" and token.value in {SOFT, BEYOND}) or token.kind == "origin":
        reading.rest.append(token)
        return
    if token.kind in SILENT and token.kind != "each":
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
    if token.kind != "range" or token.value in {FROM, SOFT}:
        return False
    if token.value == UPTO:
        return at > 0 and tokens[at - 1].kind in PERIOD_KINDS
    return (at == 0 or tokens[at - 1].kind != "verb") and read_period(tokens, at + 1) is not None


def _relative(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    """What counts from the last month in the data."""
    kind = kind_at(tokens, at)
    if kind == "latest":
        return _before_latest(tokens, at)
    if kind in ONE_WORD:
        return ONE_WORD[kind](tokens[at].value), at + 1
    if kind in COUNTED:
        return COUNTED[kind](tokens, at)
    return _since(tokens, at) if kind in {"since", "origin"} and tokens[at].value != AFTER else None


def _bounded(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    """`before 2015`, `until 2015`; `a year ago`, of nothing else."""
    kind, behind = kind_at(tokens, at), kind_at(tokens, at - 1) if at else ""
    if kind == "before":
        return _before(tokens, at)
    if kind == "ago":
        alone = tokens[at].value == str(YEAR) and behind != "number"
        return ((Relative("cytd", back=1),), at + 1) if alone else None
    end = read_period(tokens, at + 1) if tokens[at].value == UNTIL and behind not in PERIOD_KINDS else None
    return (_up_to(end[0]), end[1]) if end is not None and end[0].kind in {"year", "fiscal"} else None


def _since(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    """`since 2019`, `from 2019 onwards`, `after 2019`; "from 2019 to 2021" is a range."""
    start = read_period(tokens, at + 1)
    if start is None:
        return None
    if kind_at(tokens, start[1]) in {"range", "dash"} and read_period(tokens, start[1] + 1):
        return _range(tokens, at + 1)
    if tokens[at].value == BEYOND:
        return (Relative("since", start=start[0].shifted(1)),), start[1]
    twice = kind_at(tokens, start[1]) == "since" and tokens[start[1]].value == AFTER
    return (Relative("since", start=start[0]),), start[1] + twice


def _back(value: str) -> tuple[When, ...]:
    year, _, back = value.partition(" ")
    return (Relative("fytd" if year == "fiscal" else "cytd", back=int(back)),)


ONE_WORD: dict[str, Callable[[str], tuple[When, ...]]] = {
    "todate": lambda value: (Relative("fytd" if value == "fiscal" else "cytd"),),
    "year_both": lambda _: (Relative("cytd", back=1), Relative("fytd")),
    "back": _back,
    "recent": lambda value: (Relative("recent", form=FORMS[value], number=1),),
    "run": lambda value: (Relative("last", months=int(value)),),
}


def _counted(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    """`last 12 months`, `last 3 fiscal years`, `last quarter`."""
    count = number_at(tokens, at + 1, range(1, 1000))
    end = at + 2 if count else at + 1
    if count and (unit := _unit(tokens, end)):
        return (Relative("last", months=count * unit),), end + 1
    form = FORMS.get(kind_at(tokens, end))
    if form is None or (tokens[end].value and not count) or (form in ("fiscal", "year") and not count):
        return None
    end += 1 + (kind_at(tokens, end + 1) == "unit")
    return (Relative("recent", form=form, number=count or 1),), end


def _before_latest(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    """`latest`, `latest-1`, 先々月: the last month in the data, and so many before it; `latest three months`."""
    if (count := number_at(tokens, at + 1, range(1, 1000))) and (unit := _unit(tokens, at + 2)):
        return (Relative("last", months=count * unit),), at + 3
    if tokens[at].value.startswith("back"):
        return (Relative("latest", back=int(tokens[at].value.removeprefix("back "))),), at + 1
    back = (
        number_at(tokens, at + 2, range(1, 1000))
        if kind_at(tokens, at + 1) in {"dash", "minus"} and glued(tokens, at + 1)
        else None
    )
    return (Relative("latest", back=back or 0),), at + 3 if back else at + 1


def _before(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    """`before 2015`, `pre-2015`: the years from the first in the data on."""
    end = read_period(tokens, at + 1 + (kind_at(tokens, at + 1) == "dash"))
    if end is None or end[0].kind not in {"year", "fiscal"}:
        return None
    return between(Period.of(end[0].kind, FIRST_YEAR), end[0].shifted(-1)), end[1]


def _ago(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    """`2 years ago`, `2 fy ago`."""
    count = number_at(tokens, at, range(1, 50))
    if count and kind_at(tokens, at + 1) == "ago" and tokens[at + 1].value:
        years = int(tokens[at + 1].value) == YEAR  # "года назад" in one
        return (Relative("cytd", back=count) if years else Relative("latest", back=count - 1),), at + 2
    if not count or kind_at(tokens, at + 2) != "ago":
        return None
    if _unit(tokens, at + 1) == YEAR:
        return (Relative("cytd", back=count),), at + 3
    if is_month_unit(tokens, at + 1):
        return (Relative("latest", back=count - 1),), at + 3  # the last month in the data is one month ago
    return ((Relative("fytd", back=count),), at + 3) if kind_at(tokens, at + 1) == "fiscal" else None


def _between(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    """`between 2020 and 2023`."""
    first = read_period(tokens, at + 1) if kind_at(tokens, at) == "between" else None
    if kind_at(tokens, at) == "between" and not first:
        return _months_of_year(tokens, at + 1, {"break"})  # "between April and September 2025"
    second = read_period(tokens, first[1] + 1) if first and kind_at(tokens, first[1]) == "break" else None
    periods = between(first[0], second[0]) if first and second else ()
    return (periods, second[1]) if second and periods else None


def _unit(tokens: Sequence[Token], at: int) -> int:
    """Months in a unit; 0 when there is none."""
    if kind_at(tokens, at) == "year":
        return YEAR
    return int(tokens[at].value) if kind_at(tokens, at) == "unit" else int(is_month_unit(tokens, at))


def _range(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    first = read_period(tokens, at)
    if first is None:
        return _months_of_year(tokens, at)
    period, end = first
    if kind_at(tokens, end) == "since" and tokens[end].value in {AFTER, LATER}:
        start = period if tokens[end].value == AFTER else period.shifted(1)
        return (Relative("since", start=start),), end + 1
    if kind_at(tokens, end) == "range" and tokens[end].value == UPTO:
        return _ended_at(tokens, period, end)
    if kind_at(tokens, end) == "slash" and kind_at(tokens, end + 1) == "number":
        return None  # "fy2024/2025" may mean one year or two
    if kind_at(tokens, end) in {"range", "dash"}:
        return _ended(tokens, period, end)
    return (period,), end


def _up_to(last: Period) -> tuple[When, ...]:
    """The years from the first in the data to one."""
    return between(Period.of(last.kind, FIRST_YEAR), last)


def _ended_at(tokens: Sequence[Token], last: Period, mark: int) -> tuple[tuple[When, ...], int]:
    """`2015年まで`, `2026年3月までの12か月`; else the mark says nothing more."""
    months = number_at(tokens, mark + 1, range(2, 1000))
    if last.kind == "month" and months and is_month_unit(tokens, mark + 2):
        return (Period.span(last.first - months + 1, last.first),), mark + 3
    return (_up_to(last) if last.kind in {"year", "fiscal"} else (last,)), mark + 1


def _ended(tokens: Sequence[Token], start: Period, mark: int) -> tuple[tuple[When, ...], int] | None:
    """A range that begins with `start`; the sign or word for it stands at `mark`."""
    second = read_period(tokens, mark + 1)
    if second is not None and _is_part_to_year(tokens, start, mark, second):
        years = range(start.first // YEAR, second[0].first // YEAR + 1)
        return tuple(_in_year(start, year) for year in years), second[1]
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


def nearest_years(text: str) -> list[str]:
    """Guess at a period that could not be read: "fy20255" → fy2025."""
    found = re.search(r"(fy)?\D*(\d{4})\d+", text)
    return [f"{found.group(1) or ''}{found.group(2)}"] if found and int(found.group(2)) in YEARS else []


COUNTED: dict[str, Callable[[Sequence[Token], int], tuple[tuple[When, ...], int] | None]] = {
    "last": _counted,
    "past": _counted,
    "number": _ago,
    "before": _bounded,
    "range": _bounded,
    "ago": _bounded,
}
