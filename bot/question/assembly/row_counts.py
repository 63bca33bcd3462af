"""Small numbers in a sentence that belong to nothing: how many rows a ranking has, or they are left out by name."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.clock import today
from bot.question.period import YEAR, Period
from bot.question.periods.found import Item
from bot.question.periods.years import CENTURY
from bot.question.phrases.work import ENDS, ROLLING
from bot.question.places import Against
from bot.question.request import MOST_TOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.periods.found import Reading
    from bot.question.phrases.found import Operators
    from bot.question.request import Request
    from bot.verbs.registry import Registry

LEAST_YEAR = 1000
YEARS_BACK = range(1, 20)
FIRST_SHORT = 15  # of years that are noted in two digits; less is a number of rows


def counted(operators: Operators, reading: Reading, verbs: Registry, earlier: Request | None) -> tuple[Operators, list[Token]]:
    """A small number that belongs to nothing: how many rows a ranking has ("ten of them"), else it is to be left out by name."""
    reading.unread = [run[1:] if len(run) > 1 and run[0].kind == "range" else run for run in reading.unread]
    reading.unread = [run for run in reading.unread if len(run) == 1 or not _counts_years(run, operators, reading)]
    operators = _over_years(operators, reading, earlier)
    lone = [run[0] for run in reading.unread if _counts_rows(run, operators, reading)]
    reading.unread = [left for run in reading.unread if (left := run[1:] if run[0] in lone else run)]
    lone = [token for token in lone if _ordered(operators) or not _says_again(token, reading)]
    summed = earlier is not None and any(token.kind == "together" for token in operators.said)  # 3カ国あわせると counts no rows
    listing = {"party", "top"} if summed else {"party", "top", "dim"}
    ranked = (earlier is not None and earlier.verb != "" and verbs[earlier.verb].ranks) or any(
        token.kind in listing or token.value == verbs.ranking for token in reading.rest
    )
    if operators.work == "rolling" and len(lone) == 1 and int(lone[0].value) in ROLLING:
        return replace(operators, window=int(lone[0].value)), []
    listed = ranked or (earlier is not None and earlier.work in ENDS) or operators.order or operators.smallest
    only = len(lone) == 1 and operators.top is None and int(lone[0].value) <= MOST_TOP
    if (listed or _ordered(operators)) and only:
        return replace(operators, top=int(lone[0].value)), []
    if earlier is None and not reading.items and lone and all(_is_short_year(token) for token in lone):
        reading.items = [Item((Period.of("year", CENTURY + int(token.value)),), 0, 0) for token in lone]
        return operators, []  # «экспорт рф 25»
    return operators, lone


def _is_short_year(token: Token) -> bool:
    """`экспорт рф 25`: no year that is still to come."""
    return FIRST_SHORT <= int(token.value) <= today().year - CENTURY


def _over_years(operators: Operators, reading: Reading, earlier: Request | None) -> Operators:
    """`экспорт за 2025: изменение за три года`: against the same period so many years before."""
    periods = reading.periods or (list(earlier.periods) if earlier is not None else [])
    changed = any(token.kind in {"change", "times", "bigger"} for token in operators.said)
    runs = [run for run in reading.unread if [token.kind for token in run[:1]] == ["number"] and all(map(_is_year, run[1:]))]
    runs = [run for run in runs if len(run) > 1 and int(run[0].value) in YEARS_BACK]
    one = len(periods) == 1 and isinstance(periods[0], Period)
    if operators.against is not None or operators.work or not (one and changed and len(runs) == 1):
        return operators
    reading.unread.remove(runs[0])
    return replace(operators, against=Against("years_before", years=int(runs[0][0].value)))


def _is_year(token: Token) -> bool:
    return token.kind == "year" or (token.kind == "unit" and token.value == str(YEAR))


def _counts_rows(run: Sequence[Token], operators: Operators, reading: Reading) -> bool:
    """Whether what was not read as a period is a small number.

    It stands alone, before the unit of a list ("три лучших месяца"), or says again how many years there are (5年間).
    """
    if run[0].kind != "number" or int(run[0].value) >= LEAST_YEAR:
        return False
    if len(run) == 1:
        return True
    units = all(token.kind in {"unit", "year", "fiscal", "quarter", "half", "range"} for token in run[1:])
    again = len(reading.periods) - int(run[0].value) in {0, 1}  # of 2015–2025 both ten and eleven years may be said
    return units and (again or _ordered(operators) or operators.work == "rolling")


def _counts_years(run: Sequence[Token], operators: Operators, reading: Reading) -> bool:
    """`за десять лет, 2015–2025`: how many years there are, said again."""
    number = run[0].kind == "number" and not _ordered(operators) and operators.work != "rolling"
    units = number and all(token.kind in {"unit", "year", "fiscal"} for token in run[1:])
    if not units:
        return False
    again = _says_again(run[0], reading) or _lie_between(int(run[0].value), operators, reading)
    return again or _is_as_long(run, reading)


def _is_as_long(run: Sequence[Token], reading: Reading) -> bool:
    """`2022年3月から2023年2月までの1年間`: how long the one period is, said again."""
    period = reading.periods[0] if len(reading.periods) == 1 else None
    return isinstance(period, Period) and len(run) > 1 and period.months == int(run[0].value) * int(run[1].value or YEAR)


def _lie_between(years: int, operators: Operators, reading: Reading) -> bool:
    """`за два года: 2025 к 2023`."""
    base = operators.against.when if operators.against is not None else None
    period = reading.periods[0] if len(reading.periods) == 1 else None
    return isinstance(base, Period) and isinstance(period, Period) and abs(period.first - base.first) == years * YEAR


def _says_again(token: Token, reading: Reading) -> bool:
    """Whether a number is how many countries, goods or years are named: "these three countries", 5年間."""
    named = [{one.value for one in reading.rest if one.kind == kind} for kind in ("partner", "commodity")]
    years = len(reading.periods)
    return int(token.value) > 1 and int(token.value) in {*map(len, named), years, years - 1}


def _ordered(operators: Operators) -> bool:
    """Whether the highest or the lowest of something are asked for."""
    return operators.work in ENDS or any(token.kind == "extreme" for token in operators.said)
