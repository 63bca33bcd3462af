"""Months that are named in part: `January, February … December`, `январь, февраль и так далее` are all of them."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.lexicon.tokens import LOST
from bot.question.periods.lookahead import kind_at

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token

KIND = "onward"
OPEN = ("range", "open")  # the sign …
JOINING = {"break", "function", "into", "number", "year", "then"}
DATED = {"number", "year"}
DECEMBER = "12"
NAMED = 2  # so many months in a row begin a list


def with_onward(tokens: Sequence[Token], by_month: str) -> list[Token]:
    """The tokens; months that go on are a run of them, each by itself: `by_month` is the verb of that.

    "And so on" behind anything else is named as left out.
    """
    found = list(tokens)
    for at in reversed([n for n, token in enumerate(found) if token.kind == KIND or (token.kind, token.value) == OPEN]):
        first = _first_of_run(found, at)
        if first is not None:
            if [kind_at(found, n) for n in (at + 1, at + 2)] == ["clause", "month"]:
                del found[at + 1]  # the sign … ends no sentence here
            end = at + 1 + (kind_at(found, at + 1) == "month")
            last = found[at + 1] if end > at + 1 else replace(found[at], kind="month", value=DECEMBER)
            run = [
                replace(found[at], kind="verb", value=by_month),
                found[first],
                replace(found[at], kind="dash", value="-"),
                last,
            ]
            found[first:end] = [*run, *(token for token in found[first + 1 : at] if token.kind in DATED)]
        elif found[at].kind == KIND:
            found[at] = replace(found[at], kind=LOST, value="")
    return found


def _first_of_run(tokens: Sequence[Token], at: int) -> int | None:
    """The place of the first of several months in a row that stand before a mark."""
    months: list[int] = []
    for n in range(at - 1, -1, -1):
        if tokens[n].kind == "month":
            months.insert(0, n)
        elif tokens[n].kind not in JOINING:
            break
    in_a_row = all(int(tokens[other].value) - int(tokens[one].value) == 1 for one, other in pairwise(months))
    return months[0] if len(months) >= NAMED and in_a_row else None
