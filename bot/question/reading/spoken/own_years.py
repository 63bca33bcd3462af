"""The year of an event that is named with it, no time that is asked for: `2014年のクリミア併合以降`, "the 2022 invasion"."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from bot.question.lexicon.tokens import Token

EVENT = "event"
BESIDE = {"function", "year", "unit"}
YEAR_DIGITS = 4


def without_own_years(tokens: Iterable[Token], has_side: Callable[[list[Token], int], bool]) -> list[Token]:
    """The tokens without the years of events, where a side of one is meant, or other years are named besides."""
    kept = list(tokens)
    for at in reversed([at for at, token in enumerate(kept) if token.kind == EVENT]):
        first = _own_year(kept, at)
        if first is None:
            continue
        rest = [*kept[:first], *kept[at:]]
        others = any(one.kind == "number" for one in rest if one is not kept[at])
        if others or has_side(rest, first):
            kept = rest
    return kept


def _own_year(tokens: Sequence[Token], at: int) -> int | None:
    """Where the year of an event begins, right before it."""
    before = at - 1
    while before >= 0 and tokens[before].kind in BESIDE:
        before -= 1
    year = "".join(sign for sign in tokens[at].value if sign.isdigit())[:YEAR_DIGITS]
    named = before >= 0 and (tokens[before].kind, tokens[before].value) == ("number", year)
    return before if named else None
