"""As of which day the figures are asked: as they were known then, before what was published later.

`asof` is the word of commands, and wants a day behind it. "As of", "по состоянию на" and 時点 are of the kind `known`; without
a day they only hold a sentence together: "as of March" is "in March". 現在 and "now" behind them ask for the newest figures.
"""

from __future__ import annotations

import datetime as dt
from calendar import monthrange
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.clock import today
from bot.question import day_refusals
from bot.question.period import FIRST_YEAR
from bot.question.periods.day import is_begun, read_day
from bot.question.periods.lookahead import kind_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token

KIND, NOW = "as_of", "now"
BEHIND_DAY = "day"
BEHIND = {"behind", BEHIND_DAY}  # what follows a day, 日 with it or without: 2025-05-01時点, 2025年5月1日時点
LEADS, MAY_FOLLOW = {"asof", "known"}, {"known", "now"}
RANGE = {"dash", "range", "slash"}
ONTO = "на"
MONTH = len("2025-05")
FIRST = dt.date(FIRST_YEAR, 1, 1)


def with_days(plain: str, tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with one of the kind `as_of` for the day that is named. Raises AskError(bad_period) where it is missing."""
    found: list[Token] = []
    marked = any(token.kind in MAY_FOLLOW and token.value in BEHIND for token in tokens)
    at = 0
    while at < len(tokens):
        read = _led(plain, tokens, at) or (_followed(tokens, at) if marked else None)
        found += read[0] if read else [tokens[at]]
        at = read[1] if read else at + 1
    return found


def chosen(values: Sequence[str], earlier: dt.date | None) -> dt.date | None:
    """The day of a request: the one named, none for "now", else an earlier question's.

    Raises AskError(bad_period): two days, one that the calendar does not have, that is to come, or before the data begin.
    """
    days = list(dict.fromkeys(None if value == NOW else day_of(value) for value in values))
    if len(days) > 1:
        raise day_refusals.two_days([NOW if day is None else str(day) for day in days])
    return days[0] if days else earlier


def day_of(value: str) -> dt.date:
    """`2025-05-01`; the last day of `2025-05`, which is today while the month has not ended. Raises AskError(bad_period)."""
    year, month, *days = map(int, value.split("-"))
    try:
        first = dt.date(year, month, *(days or [1]))
    except ValueError:
        raise day_refusals.no_day(value) from None
    if first > today():
        raise day_refusals.day_to_come(value)
    if first < FIRST:
        raise day_refusals.day_before_data(value, FIRST.year)
    return first if days else min(first.replace(day=monthrange(year, month)[1]), today())


def is_month(token: Token) -> bool:
    """Whether a month stands for its last day."""
    return token.kind == KIND and len(token.value) == MONTH


def _led(plain: str, tokens: Sequence[Token], at: int) -> tuple[list[Token], int] | None:
    """`asof 2025-05-01`, `as of the 1st of May 2025`, `as of now`, `на 1 мая 2025 года`."""
    token = tokens[at]
    if token.kind == "into" and plain[token.start : token.end] == ONTO:
        day = read_day(tokens, at + 1) if is_begun(tokens, at + 1) and kind_at(tokens, at + 2) == "month" else None
        return ([token, _named(tokens, at + 1, day)], day[1]) if day else None
    if token.kind not in LEADS:
        return None
    if kind_at(tokens, at + 1) == NOW:
        return [replace(token, kind=KIND, value=NOW)], at + 1
    day = read_day(tokens, at + 1) if not token.value else None
    if day is not None:
        lead = [replace(token, kind="function", value="")] if token.kind == "known" else []
        return [*lead, _named(tokens, at + 1, day)], day[1]
    if token.kind == "asof" or token.value == BEHIND_DAY or is_begun(tokens, at + 1) or _is_vague(tokens, at):
        raise day_refusals.no_day(plain[token.start :])
    return [replace(token, kind="function", value="")], at + 1


def _is_vague(tokens: Sequence[Token], at: int) -> bool:
    """`as of early May 2025`: a word between, which may say that another day is meant."""
    return not tokens[at].value and kind_at(tokens, at + 1) in {"function", "unknown"} and read_day(tokens, at + 2) is not None


def _followed(tokens: Sequence[Token], at: int) -> tuple[list[Token], int] | None:
    """`2025-05-01時点`, `2025年5月現在`; not the end of a range."""
    day = read_day(tokens, at) if at == 0 or tokens[at - 1].kind not in RANGE else None
    behind = tokens[day[1]] if day is not None and kind_at(tokens, day[1]) in MAY_FOLLOW else None
    if day is None or behind is None or behind.value not in BEHIND:
        return None
    return [_named(tokens, at, day), replace(behind, kind="function", value="")], day[1] + 1


def _named(tokens: Sequence[Token], at: int, day: tuple[str, int]) -> Token:
    return replace(tokens[at], kind=KIND, value=day[0], end=tokens[day[1] - 1].end)
