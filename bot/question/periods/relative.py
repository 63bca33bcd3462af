"""Tokens → what counts from the last month in the data, or has one end: `last 12 months`, `since 2019`, `2 years ago`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.period import QUARTER, YEAR, Period, between
from bot.question.periods.lookahead import glued, is_month_unit, kind_at, number_at
from bot.question.periods.marks import AFTER, BEYOND, FIRST_YEAR, FORMS, PERIOD_KINDS, UNTIL
from bot.question.periods.ranges import read_range, up_to
from bot.question.periods.single import months_to, read_period
from bot.question.periods.undated import read_named
from bot.question.relative import Relative, When

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.question.lexicon.tokens import Token


LATEST_PARTS = {"quarter", "half"}
THIS_MONTH = ("latest", "month")
MOST_PARTS_AGO = 2  # "the quarter before last" is the last that has words

REIWA = "2018"  # the year before its first


def read_relative(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    """What counts from the last month in the data."""
    kind = kind_at(tokens, at)
    if kind == "latest":
        return _before_latest(tokens, at)
    if kind == "run" and kind_at(tokens, at + 1) == "ago":
        return (Relative("latest", back=int(tokens[at].value) - 1),), at + 2  # 半年前
    if kind in ONE_WORD:
        return ONE_WORD[kind](tokens[at].value), at + 1
    if kind in COUNTED:
        return COUNTED[kind](tokens, at)
    if kind == "era":
        return _of_era(tokens, at)
    return _since(tokens, at) if kind in {"since", "origin"} and tokens[at].value != AFTER else None


def _of_era(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    """`令和以降`, `令和の対ロ輸入`; of the eras before it little or nothing is held."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    since = behind is not None and behind.kind == "since" and behind.value == AFTER
    alone = tokens[at].value == REIWA and (behind is None or behind.kind != "number")
    start = Period.of("year", int(tokens[at].value) + 1)
    return ((Relative("since", start=start),), at + 1 + since) if since or alone else None


def _bounded(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    """`before 2015`, `until 2015`; `a year ago`, of nothing else."""
    kind, behind = kind_at(tokens, at), kind_at(tokens, at - 1) if at else ""
    if kind == "before":
        return _before(tokens, at)
    if kind == "ago":
        alone = tokens[at].value == str(YEAR) and behind != "number"
        return ((Relative("cytd", back=1),), at + 1) if alone else None
    end = read_period(tokens, at + 1) if tokens[at].value == UNTIL and behind not in PERIOD_KINDS else None
    return (up_to(end[0]), end[1]) if end is not None and end[0].kind in {"year", "fiscal"} else None


def _since(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    """`since 2019`, `from 2019 onwards`, `after 2019`; "from 2019 to 2021" is a range."""
    start = read_period(tokens, at + 1)
    if start is None:
        return None
    if kind_at(tokens, start[1]) in {"range", "dash"} and read_period(tokens, start[1] + 1):
        return read_range(tokens, at + 1)
    if tokens[at].value == BEYOND:
        return (Relative("since", start=start[0].shifted(1)),), start[1]
    twice = kind_at(tokens, start[1]) == "since" and tokens[start[1]].value == AFTER
    return (Relative("since", start=start[0]),), start[1] + twice


def _back(value: str) -> tuple[When, ...]:
    """`calendar 1`; `calendar 2 today`, which is always counted from today."""
    year, back, *_ = value.split()
    return (Relative("fytd" if year == "fiscal" else "cytd", back=int(back)),)


def _recent(value: str) -> tuple[When, ...]:
    """`latest quarter`; `quarter 1` is the one before it."""
    form, _, back = value.partition(" ")
    return (Relative("recent", form=FORMS[form], number=1, back=int(back or 0)),)


ONE_WORD: dict[str, Callable[[str], tuple[When, ...]]] = {
    "todate": lambda value: (Relative("fytd" if value == "fiscal" else "cytd"),),
    "year_both": lambda _: (Relative("cytd", back=1), Relative("fytd")),
    "back": _back,
    "recent": _recent,
    "run": lambda value: (Relative("last", months=int(value)),),
}


def _counted(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    """`last 12 months`, `last 3 fiscal years`, `last quarter`; `over the 12 months to March 2025` has an end of its own."""
    count = number_at(tokens, at + 1, range(1, 1000))
    end = at + 2 if count else at + 1
    if count and (unit := _unit(tokens, end)):
        ended = months_to(tokens, at + 1)
        if ended is not None:
            return (ended[0],), ended[1]
        return (Relative("last", months=count * unit),), end + 1
    form = FORMS.get(kind_at(tokens, end))
    if form is None or (tokens[end].value and not count) or (form in ("fiscal", "year") and not count):
        return None
    end += 1 + (kind_at(tokens, end + 1) == "unit")
    return (Relative("recent", form=form, number=count or 1),), end


def _before_latest(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    """`latest`, `latest-1`, 先々月: the last month in the data, and so many before it; `latest three quarters`; `latest mar`."""
    if number_at(tokens, at + 1, range(1, 1000)) and (counted := _counted(tokens, at)) is not None:
        return counted
    if (named := read_named(tokens, at + 1)) is not None:
        return named
    if tokens[at].value.startswith("back"):
        return (Relative("latest", back=int(tokens[at].value.removeprefix("back "))),), at + 1
    if tokens[at].value == "" and kind_at(tokens, at + 1) in LATEST_PARTS and not tokens[at + 1].value:
        return (Relative("recent", form=FORMS[tokens[at + 1].kind], number=1),), at + 2  # "the newest quarter"
    other_month = tokens[at].value.startswith("month") and tokens[at].value != THIS_MONTH[1]
    if other_month and any((token.kind, token.value) == THIS_MONTH for token in tokens):
        return (Relative("latest", back=1),), at + 1  # "last month and this month"
    back = (
        number_at(tokens, at + 2, range(1, 1000))
        if kind_at(tokens, at + 1) in {"dash", "minus"} and glued(tokens, at + 1)
        else None
    )
    end = at + 3 if back else at + 1
    month = tokens[at].value.startswith("month") and kind_at(tokens, end) == "month_mark"  # 最新の公表されている月
    return (Relative("latest", back=back or 0),), end + month


def _before(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    """`before 2015`, `pre-2015`: the years from the first in the data on."""
    end = read_period(tokens, at + 1 + (kind_at(tokens, at + 1) == "dash"))
    if end is None or end[0].kind not in {"year", "fiscal"}:
        return None
    return between(Period.of(end[0].kind, FIRST_YEAR), end[0].shifted(-1)), end[1]


def _ago(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    """`2 years ago`, `2 fy ago`; `два последних квартала`."""
    count = number_at(tokens, at, range(1, 50))
    if count and kind_at(tokens, at + 1) in {"run", "last", "back"}:
        return _last_counted(tokens, at, count)
    if count and kind_at(tokens, at + 1) == "ago" and tokens[at + 1].value:
        return (UNITS_AGO[int(tokens[at + 1].value)](count),), at + 2  # "года назад" in one
    if not count or kind_at(tokens, at + 2) != "ago":
        return None
    if _unit(tokens, at + 1) == YEAR:
        return (Relative("cytd", back=count),), at + 3
    when = _units_ago(tokens, at + 1, count)
    return ((when,), at + 3) if when is not None else None


def _units_ago(tokens: Sequence[Token], at: int, count: int) -> Relative | None:
    """So many of the unit at a place before the present."""
    form = kind_at(tokens, at)
    if is_month_unit(tokens, at):
        return _months_ago(count)
    if form in LATEST_PARTS and not tokens[at].value and count <= MOST_PARTS_AGO:
        return Relative("recent", form=FORMS[form], number=1, back=count - 1)
    return Relative("fytd", back=count) if form == "fiscal" else None


def _months_ago(count: int) -> Relative:
    """The last month in the data is one month ago; twelve months ago is that month of the year before."""
    return Relative("latest", back=count if count == YEAR else count - 1)


UNITS_AGO: dict[int, Callable[[int], When]] = {
    YEAR: lambda count: Relative("cytd", back=count),
    QUARTER: lambda count: Relative("recent", form="quarter", number=1, back=count - 1),
    1: _months_ago,
}


def _last_counted(tokens: Sequence[Token], at: int, count: int) -> tuple[tuple[When, ...], int] | None:
    """`два последних квартала`, `3 последних года`: the number stands before the word."""
    if kind_at(tokens, at + 1) == "run":
        return (Relative("last", months=count * int(tokens[at + 1].value)),), at + 2
    if kind_at(tokens, at + 1) == "back":
        kind, _, back = tokens[at + 1].value.partition(" ")  # «три прошлых фингода»
        return ((Relative("recent", form=FORMS[kind], number=count),), at + 2) if back == "1" else None
    last = _counted([tokens[at + 1], tokens[at], *tokens[at + 2 : at + 5]], 0)
    return (last[0], at + last[1]) if last else None


def _unit(tokens: Sequence[Token], at: int) -> int:
    """Months in a unit; 0 when there is none."""
    if kind_at(tokens, at) == "year":
        return YEAR
    return int(tokens[at].value) if kind_at(tokens, at) == "unit" else int(is_month_unit(tokens, at))


COUNTED: dict[str, Callable[[Sequence[Token], int], tuple[tuple[When, ...], int] | None]] = {
    "last": _counted,
    "past": _counted,
    "number": _ago,
    "before": _bounded,
    "range": _bounded,
    "ago": _bounded,
}
