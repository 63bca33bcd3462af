"""Periods named without their year: `December`, `апрель–сентябрь`, `上半期`, `Q1`.

The latest in the data is meant, unless another period of the question says the year: `April and May 2025`,
`2024年度上期と下期`.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast

from bot.question.period import FISCAL_START, YEAR, Kind, Period
from bot.question.periods.japanese import months_run
from bot.question.periods.lookahead import MONTHS, NUMERALS, YEARS, kind_at, number_at
from bot.question.relative import Relative, When

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.periods.found import Item

PAIR = 2  # a mark and its number
SIZED = {"quarter", "half"}
Found = tuple[tuple[When, ...], int]
PARTS: dict[tuple[str, bool], Kind] = {
    ("quarter", False): "quarter",
    ("quarter", True): "fiscal_quarter",
    ("half", False): "half",
    ("half", True): "fiscal_half",
}


def read_named(tokens: Sequence[Token], at: int) -> Found | None:
    """What begins at a token; None where nothing does."""
    return _run(tokens, at) or _month(tokens, at) or _part(tokens, at)


def _run(tokens: Sequence[Token], at: int) -> Found | None:
    run = months_run(tokens, at)
    if run is None and kind_at(tokens, at) == kind_at(tokens, at + 2) == "month" and kind_at(tokens, at + 1) in {"dash", "range"}:
        first, last = int(tokens[at].value), int(tokens[at + 2].value)
        run = first, (last - first) % YEAR + 1, at + 3
    if run is None:
        return None
    first, months, end = run
    return (Relative("named", form="span", number=first, months=months),), end


def _month(tokens: Sequence[Token], at: int) -> Found | None:
    if kind_at(tokens, at) == "month":
        return (Relative("named", form="month", number=int(tokens[at].value)),), at + 1
    number = number_at(tokens, at, MONTHS)
    if number and kind_at(tokens, at + 1) == "month_mark":
        return (Relative("named", form="month", number=number),), at + 2
    return None


def _part(tokens: Sequence[Token], at: int) -> Found | None:
    """`q1`, `1 квартал`, `fyh1`, `上半期`."""
    if kind_at(tokens, at) == "undated":
        form, ordinal, *months = tokens[at].value.split()
        named = Relative("named", form=cast("Kind", form), number=int(ordinal), months=int(months[0]) if months else 0)
        year = number_at(tokens, at + 1, YEARS)
        if (
            year
            and kind_at(tokens, at + 2) in {"dash", "slash"}
            and number_at(tokens, at + 3, range(3000)) in {year + 1, year % 100 + 1}
        ):
            return (named.of_year(year),), at + 4  # "winter 2025/26"
        return (named,), at + 1
    fiscal = kind_at(tokens, at) == "fiscal"
    at += fiscal
    kind = kind_at(tokens, at)
    if kind == "number":
        kind = kind_at(tokens, at + 1)
        number, end = number_at(tokens, at, NUMERALS.get(kind, range(0))), at + 2
    elif kind in NUMERALS and tokens[at].value:
        number, end = int(tokens[at].value), at + 1
    else:
        number, end = number_at(tokens, at + 1, NUMERALS.get(kind, range(0))), at + 2
    if not number:
        return None
    if kind_at(tokens, end) == "fiscal":
        fiscal, end = True, end + 1
    return (Relative("named", form=PARTS[kind, fiscal], number=number),), end


def with_years(items: Sequence[Item], tokens: Sequence[Token]) -> list[Item]:
    """The items, those without a year with the one of their neighbour, which stands behind or before them."""
    found = list(items)
    for at in [*range(len(found) - 1, -1, -1), *range(len(found))]:
        if tokens[found[at].start].kind == "latest":
            continue
        marked = kind_at(tokens, found[at].end - 1) == "month_mark"  # in Japanese the year stands before
        for other in (at - 1, at + 1) if marked else (at + 1, at - 1):
            if 0 <= other < len(found) and _side_by_side(found[min(at, other)], found[max(at, other)], tokens):
                found[at] = replace(found[at], periods=_of_year(found[at].periods, found[other].periods[-1]))
    return found


def of_one_year(items: Sequence[Item]) -> list[Item]:
    """`2025年度の対ロ輸入の上期と下期`: several parts and one year, wherever it stands, are parts of that year."""
    years = [item for item in items if len(item.periods) == 1 and _is_whole_year(item.periods[0])]
    parts = [item for item in items if len(item.periods) == 1 and _is_part(item.periods[0])]
    if len(years) != 1 or len(parts) < 2 or len(parts) + 1 != len(items):  # noqa: PLR2004 - several
        return list(items)
    return [replace(part, periods=_of_year(part.periods, years[0].periods[0])) for part in parts]


def _is_whole_year(when: When) -> bool:
    return isinstance(when, Period) and when.kind in {"year", "fiscal"}


def _is_part(when: When) -> bool:
    return isinstance(when, Relative) and when.kind == "named" and not when.year and when.form.removeprefix("fiscal_") in SIZED


def of_relative_year(one: tuple[When, ...], other: tuple[When, ...]) -> tuple[When, ...]:
    """`March last year`, `昨年度上期`: of two that stand together the one is of the other; empty where it is not."""
    for named, year in ((one, other), (other, one)):
        if len(year) == 1 and _is_year(year[0]) and (periods := _of_year(named, year[0])) != named:
            return periods
    return ()


def _is_year(when: When) -> bool:
    return isinstance(when, Relative) and when.kind in {"cytd", "fytd"}


def with_marks(items: Sequence[Item], tokens: Sequence[Token]) -> list[Item]:
    """`2020 и 2025 фингоды`, `fiscal 2024 and 2025`: the mark behind the last of several years, or before the first, is all's."""
    found, shared = _led_by_mark(items, tokens), False
    for at in range(len(found) - 2, -1, -1):
        one, other = found[at], found[at + 1]
        own = tokens[other.end - 1].kind == "fiscal" and tokens[other.start].kind == "number" and other.end - other.start > 1
        marked, shared = own or shared, False
        bare = one.end - one.start == 1 and tokens[one.start].kind == "number" and len(one.periods) == 1
        period = one.periods[0]
        if marked and bare and isinstance(period, Period) and period.kind == "year" and _side_by_side(one, other, tokens):
            found[at] = replace(one, periods=(_fiscal(period),))
            shared = True
    return found


def _led_by_mark(items: Sequence[Item], tokens: Sequence[Token]) -> list[Item]:
    """`fiscal 2024 and 2025`: bare years behind one that is marked before its number; not the same year again."""
    found = list(items)
    led = False
    for at in range(len(found) - 1):
        one, other = found[at], found[at + 1]
        led = led or (tokens[one.start].kind == "fiscal" and one.end - one.start == PAIR)
        joined = other.start > one.end and _side_by_side(one, other, tokens)
        bare = joined and other.end - other.start == 1 and tokens[other.start].kind == "number"
        year = other.periods[0]
        led = led and bare and isinstance(year, Period) and year.kind == "year" and one.periods[-1] != _fiscal(year)
        if led and isinstance(year, Period):
            found[at + 1] = replace(other, periods=(_fiscal(year),))
    return found


def _fiscal(year: Period) -> Period:
    return Period.of("fiscal", year.first // YEAR)


def _side_by_side(one: Item, other: Item, tokens: Sequence[Token]) -> bool:
    return all(token.kind in {"break", "range"} for token in tokens[one.end : other.start])


def _of_year(periods: tuple[When, ...], beside: When) -> tuple[When, ...]:
    period = periods[0]
    if not isinstance(period, Relative) or len(periods) > 1:
        return periods
    if _is_year(period) and isinstance(beside, Relative) and beside.year:
        # "In Q1 of this year and last year": of both.
        return _of_relative_year(replace(beside, year=""), period)
    if period.kind != "named" or period.year:
        return periods
    if isinstance(beside, Relative):
        return _of_relative_year(period, beside)
    fiscal = beside.kind.startswith("fiscal")
    year = (beside.first - (FISCAL_START if fiscal else 0)) // YEAR
    if fiscal and not period.form.startswith("fiscal") and period.form in {"half", "quarter"}:
        # The second of "2024年度上期と下期" is of the fiscal year, too.
        period = replace(period, form=PARTS[period.form, True])
    return (period.of_year(year),)


def _of_relative_year(period: Relative, beside: Relative) -> tuple[When, ...]:
    """`January and February last year`: the first is of it, too."""
    if beside.kind == "named" and beside.year:
        return (replace(period, year=beside.year, ago=beside.ago, form=_like(period.form, beside.form)),)
    if beside.kind not in {"cytd", "fytd"}:
        return (period,)
    fiscal = beside.kind == "fytd"
    form = PARTS[period.form, True] if fiscal and period.form in {"half", "quarter"} else period.form
    if not fiscal and period.form.startswith("fiscal"):
        form = cast("Kind", period.form.removeprefix("fiscal_"))
    return (replace(period, year=beside.kind, ago=beside.back, form=form),)


def _like(form: Kind, other: Kind) -> Kind:
    """A half or quarter of the kind of year that its neighbour is of."""
    return PARTS[form, True] if other.startswith("fiscal") and form in {"half", "quarter"} else form
