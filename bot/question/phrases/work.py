"""What is worked out: `highest`, `rolling 12m`, `last time above ¥200 bn`."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, cast, get_args

from bot.question.lexicon.tokens import LOST
from bot.question.period import YEAR
from bot.question.periods.grammar import WORKED, read_when
from bot.question.periods.lookahead import YEARS, kind_at, number_at
from bot.question.phrases.found import SIDES, beside_yoy, is_multiple, past, side_of
from bot.question.places import Against, Amount
from bot.question.request import Cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.phrases.found import Operators
    from bot.question.request import Work

ROLLING = range(2, 61)
ROLLING_YEARS = range(1, 30)
LASTING = {"streak", "record"}  # how long is what they answer
UNITS = set(get_args(Cut)) - {""}
LOW = "low"
AVERAGE = "average"
EVER = "record ever"  # «за всё время»
SEASON = "season"  # that of a month is an average
ENDS = {"highest", "lowest"}
OR_MORE = {"", "or"}  # what joins, but no comma
ENDS_OF_AMOUNTS = {"above": "at_least", "below": "at_most"}
TAKES_OVER = {("effects", "drivers"), ("streak", "record")}  # of two the first says more
ALONE = {
    "streak",
    "rolling",
    "growth",
    "drivers",
    "effects",
    "concentration",
}  # beside these nothing else is worked out


def work_of(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`highest`, `rolling 12m`, `3-month moving average`."""
    before = _months_at(tokens, at) if not at or tokens[at - 1].kind != "last" else None  # "last 36m rolling 12m"
    if before is not None and kind_at(tokens, before[1]) == "work" and tokens[before[1]].value.startswith("rolling"):
        at, found.window = before[1], before[0]
    if before is not None and kind_at(tokens, before[1]) == "work" and tokens[before[1]].value in LASTING:
        at = before[1]  # "four months in a row": the streak says how many
    if (counted := _years_of_work(tokens, at, found) or _average_of_year(tokens, at, found)) is not None:
        at = counted
    if kind_at(tokens, at) != "work":
        return None
    _take_work(tokens[at], found)
    end = at + 1
    while kind_at(tokens, end) in {"work", "function"} and tokens[end].value in {"average", ""}:
        end += 1  # "moving average"
    if found.work == "rolling" and (after := _months_at(tokens, end)) is not None:
        found.window, end = after
    return end


def _years_of_work(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """The place of the work behind `3年連続`, `2年ぶり`: the answer says how many; years are looked at where they are counted."""
    counted = number_at(tokens, at, ROLLING_YEARS) is not None and kind_at(tokens, at + 1) == "year"
    if not counted or kind_at(tokens, at + 2) != "work" or tokens[at + 2].value not in LASTING:
        return None
    if tokens[at + 2].value == "streak":
        found.cut = found.cut or "year"
    return at + 2


def _average_of_year(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """The place of the average in `2025年度、12カ月の平均`: that of the months of a year that is named."""
    months = _months_at(tokens, at) if not at or tokens[at - 1].kind != "last" else None
    if months is None or months[0] != YEAR or not any(number_at(tokens, n, YEARS) for n in range(len(tokens)) if n != at):
        return None
    end = past(tokens, months[1])
    if kind_at(tokens, end) != "work" or tokens[end].value.split()[0] != "average":
        return None
    found.cut = found.cut or "month"
    return end


def with_average(tokens: list[Token], found: Operators) -> list[Token]:
    """The tokens, with the word for an average in its place: of `March 2026 and the average of 2025` the year is no month's."""
    if found.work != AVERAGE or found.worked is None:
        return tokens
    return sorted([*tokens, replace(found.worked, kind=WORKED)], key=lambda token: token.start)


def _take_work(token: Token, found: Operators) -> None:
    """What is worked out; a word may say the unit, too: `average quarter` (四半期平均), `rolling 3` (трёхмесячное).

    `record low` says which end: a condition asks for that, and "the record low month".
    """
    said, _, unit = token.value.partition(" ")
    work = side_of(said)[0]
    if not found.work or found.work == "average" or (work, found.work) in TAKES_OVER:
        found.work, found.worked = cast("Work", work), token
    elif work != found.work and ((work == "average" and found.work != SEASON) or {work, found.work} & ALONE):
        found.said.append(replace(token, kind=LOST))
    if token.value == EVER and found.work in ENDS:
        found.said.append(replace(token, kind="ever"))
    if {work, found.work} == ENDS or (found.work == "record" and work in ENDS):
        found.said.append(replace(token, kind="extreme", value=work))  # of two ends the first is shown; «рекордный минимум»
    if unit == LOW:
        found.said.append(replace(token, kind="extreme", value="lowest"))
    if unit.isdigit():
        found.window = int(unit)
    elif unit in UNITS and not found.cut:
        found.cut = cast("Cut", unit)


def _months_at(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """`12m`, `3-month`, `12か月`: how many months, and the place behind them."""
    number = number_at(tokens, at, ROLLING)
    end = at + 2 if kind_at(tokens, at + 1) == "dash" else at + 1
    if not number or kind_at(tokens, end) != "unit":
        return None
    return number * int(tokens[end].value), end + 1


def or_more(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`10 млрд иен и больше`, "100bn or above": an amount with the side behind it that it is itself on."""
    if kind_at(tokens, at) != "amount" or _is_of_whole(tokens, at):
        return None
    side = _or_more(tokens, at)
    return _over(side, tokens[at], past(tokens, at + 1) + 2, found) if side is not None else None


def threshold(tokens: Sequence[Token], at: int, found: Operators) -> int | None:
    """`above 200bn`, `last time above ¥200 bn`, `1,000億円を超えた`: an amount, and on which side of it."""
    if kind_at(tokens, at) == "amount" and not _is_of_whole(tokens, at):
        end = past(tokens, at + 1)
        if kind_at(tokens, end) == "seek" and kind_at(tokens, end + 1) in SIDES:
            found.said.append(tokens[end])  # 2000億円を最後に超えた
            end += 1
        if kind_at(tokens, end) in SIDES:
            return _over(tokens[end], tokens[at], end + 1, found)
    if kind_at(tokens, at) in SIDES:
        end = past(tokens, at + 1)
        while kind_at(tokens, end) == "multiple":
            end = past(tokens, end + 1)  # «более чем вдвое, на 50 %»
        if kind_at(tokens, end) == "amount":
            return _of_level(tokens, _over(tokens[at], tokens[end], end + 1, found), found)
    named = any(token.kind == "amount" for token in tokens)
    if kind_at(tokens, at) in SIDES and is_multiple(tokens, past(tokens, at + 1)) and not named:
        return at + 1  # "more than doubled"
    if kind_at(tokens, at) == "over" and beside_yoy(tokens, at):
        found.said.append(
            replace(tokens[at], kind="change", value={"above": "up", "below": "down"}[side_of(tokens[at].value)[0]])
        )
        return at + 1
    if kind_at(tokens, at) == "amount" and found.work.endswith(("above", "below")) and found.amount is None:
        found.amount, found.currency = amount_of(tokens[at], found.worked.value if found.worked else "")
        return at + 1
    return None


def _or_more(tokens: Sequence[Token], at: int) -> Token | None:
    """The side that is named with the amount on it: «10 млрд иен и больше», "100bn or above"; not "10bn or above 5 %"."""
    end = past(tokens, at + 1)
    joined = kind_at(tokens, end) == "break" and tokens[end].value in OR_MORE
    side = tokens[end + 1] if joined and kind_at(tokens, end + 1) in SIDES else None
    bare = side is not None and side.value in ENDS_OF_AMOUNTS and kind_at(tokens, past(tokens, end + 2)) != "amount"
    return replace(side, value=ENDS_OF_AMOUNTS[side.value]) if side is not None and bare else None


def _is_of_whole(tokens: Sequence[Token], at: int) -> bool:
    """`全体の1%を切った`: a share, which no threshold looks at."""
    return tokens[at].value.endswith("%") and at > 0 and tokens[at - 1].kind == "together"


def _over(side: Token, amount: Token, end: int, found: Operators) -> int:
    if found.worked is not None and found.work in {*ALONE, "average"}:
        found.said.append(replace(found.worked, kind=LOST))
    said = side.value.split(maxsplit=1)[0]
    found.work, found.worked = cast("Work", side_of(said)[0]), None
    found.said += [replace(side, kind="over"), amount]  # named as left out where nothing comes of it
    found.amount, found.currency = amount_of(amount, said)
    return end


def _of_level(tokens: Sequence[Token], at: int, found: Operators) -> int:
    """The place behind the period that less than half is of: `less than half of the 2024 level`, «меньше половины от 2024-го»."""
    less = found.amount is not None and found.amount.unit == "pct" and found.amount.number < 0
    begins = past(tokens, at + (kind_at(tokens, at) == "of"))
    read = read_when(tokens, begins) if less and found.against is None else None
    if read is None or len(read[0]) != 1:
        return at
    found.against = Against("period", when=read[0][0])
    return read[1]


def amount_of(token: Token, side: str = "") -> tuple[Amount, str]:
    """The amount of a token, and its currency; `side` is the word for what is on which side of it."""
    text, _, currency = token.value.partition(" ")
    return replace(Amount.read(text), met_by_itself=side_of(side)[1]), currency
