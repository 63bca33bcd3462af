"""Tokens → periods: single ones, ranges, and those counted from the data; and what should have been a period.

Token kinds come from `words.csv`, so the grammar knows no language.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.period import SIZES, Period, between
from bot.question.periods.found import Item, Reading
from bot.question.periods.lookahead import NUMERALS, YEARS, kind_at, number_at
from bot.question.periods.marks import BEYOND, FROM, MARKS, PERIOD_KINDS, SOFT, UPTO
from bot.question.periods.moved import KIND, take_preceding
from bot.question.periods.ranges import read_between, read_range
from bot.question.periods.relative import read_relative
from bot.question.periods.repeated import with_repeated
from bot.question.periods.single import read_period
from bot.question.periods.undated import of_one_year, of_relative_year, read_named, with_marks, with_years
from bot.question.relative import Relative

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.relative import When

WORKED = "worked"  # where the word for an average stood
SILENT = {"origin", "closing", "yearend", "each", "ago", WORKED}  # what says something only beside a period, or beside a country


def read_periods(tokens: Sequence[Token]) -> Reading:
    """Take every period out of the tokens."""
    reading = Reading()
    tokens = _with_parts(_without_days(tokens))
    at = 0
    while at < len(tokens):
        if tokens[at].kind == KIND:
            take_preceding(reading, tokens[at], at)
            at += 1
            continue
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
    reading.items = with_marks(_closed(reading.items, tokens), tokens)
    items = with_repeated(of_one_year(reading.items), tokens)
    reading.items = with_repeated(_once(with_years(items, tokens), tokens), tokens)
    return reading


def _closed(items: list[Item], tokens: Sequence[Token]) -> list[Item]:
    """`before 2015, from 2009`, `up to 2020 starting 2016`: both ends of one run, wherever they stand."""
    upto = [item for item in items if _ends(item, tokens) and len(item.periods) > 1]
    since = [item for item in items if len(item.periods) == 1 and (_start_of(item.periods[0]) is not None)]
    if len(upto) != 1 or len(since) != 1:
        return items
    last, start = upto[0].periods[-1], _start_of(since[0].periods[0])
    run = between(start, last) if isinstance(last, Period) and start is not None else ()
    return [replace(item, periods=run) if item is upto[0] else item for item in items if item is not since[0]] if run else items


def _once(items: Sequence[Item], tokens: Sequence[Token]) -> list[Item]:
    """`上半期（1-6月）`: the months in brackets say which half is meant."""
    again = [
        one
        for one, other in pairwise(items)
        if one.end == other.start
        and tokens[other.end - 1].kind == "month_mark"
        and _is_part(one.periods)
        and not _is_part(other.periods)
        and _months_of(one.periods) == _months_of(other.periods)
    ]
    return [item for item in items if item not in again]


def _is_part(periods: Sequence[When]) -> bool:
    forms = {when.kind if isinstance(when, Period) else when.form for when in periods}
    return len(periods) == 1 and all(form.endswith(("half", "quarter")) for form in forms)


def _months_of(periods: Sequence[When]) -> int:
    """How many months one period has; 0 where it is none of so many."""
    when = periods[0]
    if len(periods) > 1 or (isinstance(when, Relative) and when.kind != "named"):
        return 0
    return when.months if isinstance(when, Period) else when.months or SIZES.get(when.form, 0)


def _ends(item: Item, tokens: Sequence[Token]) -> bool:
    """Whether an item says when a run ends: "until 2020", 2020年までの."""
    last = tokens[item.end - 1]
    return tokens[item.start].kind in {"before", "range"} or (last.kind == "range" and last.value == UPTO)


def _start_of(when: When) -> Period | None:
    return when.start if isinstance(when, Relative) and when.kind == "since" else None


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


def _with_parts(tokens: Sequence[Token]) -> Sequence[Token]:
    """The tokens; of `1, 2 и 3 кварталы 2025` the noun behind the last number is that of all."""
    found = list(tokens)
    for at in range(len(found) - 3, -1, -1):
        behind = found[at + 2]
        bare = behind.kind == "number" and not (found[at + 3].value if at + 3 < len(found) else "part")
        part = found[at + 3].kind if bare else behind.kind
        number = number_at(found, at, NUMERALS.get(part, range(0)))
        if number and [token.kind for token in found[at + 1 : at + 3]] == ["fiscal", part] and not behind.value:
            found[at : at + 3] = [found[at + 1], found[at], behind]  # «2-й финансовый квартал 2025»
            continue
        if (
            number
            and found[at + 1].kind == "break"
            and (bare or behind.value > found[at].value)
            and kind_at(found, at - 1 if at else at) != "top"
        ):
            found[at] = replace(found[at], kind=part, value=found[at].value)
    return found


def read_when(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    """What begins at a token: one period or several, and the place behind them; None where none does."""
    found = _one_at(tokens, at)
    behind = _one_at(tokens, found[1]) if found is not None else None
    joined = of_relative_year(found[0], behind[0]) if found is not None and behind is not None else ()
    return (joined, behind[1]) if joined and behind is not None else found


def _one_at(tokens: Sequence[Token], at: int) -> tuple[tuple[When, ...], int] | None:
    return read_relative(tokens, at) or read_between(tokens, at) or read_range(tokens, at) or read_named(tokens, at)


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


def nearest_years(text: str) -> list[str]:
    """Guess at a period that could not be read: "fy20255" → fy2025."""
    found = re.search(r"(fy)?\D*(\d{4})\d+", text)
    return [f"{found.group(1) or ''}{found.group(2)}"] if found and int(found.group(2)) in YEARS else []
