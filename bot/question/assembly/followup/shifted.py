"""Periods moved back, or taken in another kind of year: "and the year before?", "fiscal year?"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from bot.question.assembly.alternatives import SWAPPED
from bot.question.period import QUARTER, SIZES, YEAR, Kind, Period
from bot.question.places import Against
from bot.question.relative import Relative

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.periods.found import Reading
    from bot.question.phrases.found import Operators
    from bot.question.relative import When

UNITS: dict[str, Kind] = {"quarter": "quarter", "half": "half", "fiscal": "fiscal", "calendar": "year", "year": "year"}
NAMED, PAIR = {"commodity", "partner", "flow", "verb", "dim", "party"}, 2
BACK = "back"  # the period before, not a change on it: "and a month earlier?"
MONTH = "1"
AGO = {"1", "3"}  # месяц назад, квартал назад
CHANGE = "change"  # 前年比, which every figure says; 前年 is that year
MONTH_BEFORE = "month before"  # 前月
LAST_MONTH = "month_last"  # «прошлый месяц»: the newest, where that one has not been asked of


def back_by(verb: str, tokens: Sequence[Token], reading: Reading, operators: Operators) -> int | str | None:
    """How many months back, or `own` for the period's own length, `next` for as much onward; None where that is not asked for.

    `verb` is the one of before: named again it changes nothing (前年度の順位).
    """
    if any(token.kind in {"commodity", "flow", "verb"} and token.value != verb for token in tokens):
        return None
    after = next((int(token.value) for token in tokens if token.kind == "next" and not reading.items), None)
    before = any(token.kind == "previous" and token.value.startswith(BACK) for token in operators.said)
    before = before or any(token.kind == "back" and token.value.endswith("own") for token in tokens)  # 前期 of a quarter
    if after is not None or before:
        return "own" if after is None else -after or "next"
    years = [when.back for when in reading.periods if isinstance(when, Relative) and when.kind in {"cytd", "fytd"} and when.back]
    if len(years) == 1 and any(token.kind == "ago" for token in tokens):
        return years[0] * YEAR  # 5年前は？
    if (months := _months_ago(tokens)) and not reading.items[1:]:
        return months
    back = next((token.value for token in tokens if token.kind == "back"), "")
    itself = any(token.kind == "ago" or (token.kind == "yoy" and token.value != CHANGE) for token in tokens)
    if back.endswith("1") or itself:
        return YEAR
    return 2 * YEAR if back.endswith("2") else None


def _months_ago(tokens: Sequence[Token]) -> int:
    """`полгода назад`, «два квартала назад»: how many months before what was asked of; 0 where none are counted."""
    at = next((at for at, token in enumerate(tokens) if token.kind == "ago"), 0)
    if not at:
        return 0
    unit = tokens[at - 1]
    if unit.kind == "run":
        return int(unit.value)
    if unit.kind == "number":  # «три месяца назад»: the word behind the number has the unit
        return int(unit.value) * int(tokens[at].value) if tokens[at].value in AGO else 0
    part = SIZES.get(UNITS.get(unit.kind, "month"), 0) if unit.kind in {"quarter", "half"} and not unit.value else 0
    size = 1 if (unit.kind, unit.value) == ("unit", MONTH) else part
    number = tokens[at - 2] if at > 1 else unit
    return int(number.value) * size if size and number.kind == "number" else 0


def gap_between(periods: tuple[When, ...], tokens: Sequence[Token], reading: Reading, operators: Operators) -> dict[str, Any]:
    """`the difference?`, `на сколько процентов?` behind two periods: the later one set against the earlier."""
    dated = sorted(when for when in periods if isinstance(when, Period))
    named = reading.items or any(token.kind in NAMED for token in tokens)
    asked = {token.kind for token in operators.said} == {"change"} and not (named or operators.work or operators.order)
    if not asked or len(dated) != len(periods) or len(dated) != PAIR or dated[0].months != dated[1].months:
        return {}
    return {"periods": (dated[1],), "against": Against("period", when=dated[0])}


def is_month_before(periods: tuple[When, ...], tokens: Sequence[Token]) -> bool:
    """`前月は？` after a month: the one before it, not the newest."""
    named = {token.value for token in tokens if token.kind == "latest"} & {MONTH_BEFORE, LAST_MONTH}
    if not named or len(periods) != 1:
        return False
    newest = isinstance(periods[0], Relative) and periods[0].kind == "latest"
    return newest or (isinstance(periods[0], Period) and periods[0].months == 1 and MONTH_BEFORE in named)


def of_other_year(periods: tuple[When, ...], tokens: Sequence[Token]) -> bool:
    """`and last fiscal year?` after a calendar one: not the year before that."""
    named = next((token.value for token in tokens if token.kind == "back"), "")
    return named.startswith("fiscal") and all(isinstance(when, Period) and when.kind == "year" for when in periods)


def other_kind(periods: tuple[When, ...], reading: Reading) -> dict[str, Any]:
    """`fiscal year?` after a calendar one; `and the quarter?` after one of its months."""
    if reading.items or len(periods) != 1 or not isinstance(periods[0], Period):
        return {}
    period = periods[0]
    left = [token for run in reading.unread for token in run] + [
        t for t in reading.rest if t.kind in {"each", "fiscal", "calendar"}
    ]
    named = next((UNITS.get(token.kind if token.kind != "each" else token.value) for token in left), None)
    if named == "quarter" and period.months == 1:
        start = period.first - period.first % QUARTER
        return {"periods": (Period(start, start + QUARTER - 1, "quarter"),)}
    if named in {"fiscal", "year"} and period.months < YEAR:
        fiscal = named == "fiscal" or period.kind.startswith("fiscal")
        return {"periods": (Period.of("fiscal" if fiscal else "year", (period.first - (QUARTER if fiscal else 0)) // YEAR),)}
    if named in {"fiscal", "year"} and period.kind in SWAPPED and period.kind.startswith("fiscal") != (named == "fiscal"):
        return {"periods": (_swapped(period),)}
    return {}


def _swapped(period: Period) -> Period:
    kind = SWAPPED[period.kind]
    shift = QUARTER if kind.startswith("fiscal") else -QUARTER
    return Period(period.first + shift, period.last + shift, kind)
