"""A number without its unit behind a question with a threshold: "and above 150?", «а ниже 20?», 「200超では？」."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.question.phrases.found import SIDES
from bot.question.places import Amount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.request import Request

MOST = 1000  # from here on it may be a year
# By thousands, and as they count in Japanese.
SIZES = tuple(Decimal(10) ** power for power in (0, 3, 6, 9, 12))
JAPANESE_SIZES = tuple(Decimal(10) ** power for power in (0, 4, 8, 12))
SILENT = {"function", "asks", "but", "break", "then", "then_if", "subject"}
# What a number counts that stands before one of these, or behind one.
COUNTED = {"unit", "quarter", "half", "month_mark", "year", "fiscal", "month", "place", "party", "dim", "top", "last", "run"}


def with_amount(tokens: Sequence[Token], earlier: Request | None, *, japanese: bool) -> list[Token]:
    """The tokens, with the one number that is beside a side, or alone, as an amount of what was asked before."""
    numbers = [at for at, token in enumerate(tokens) if token.kind == "number"]
    if earlier is None or earlier.amount is None or len(numbers) != 1 or any(token.kind == "amount" for token in tokens):
        return list(tokens)
    at = numbers[0]
    number = Decimal(tokens[at].value)
    said = [token for token in tokens if token.kind not in SILENT]
    place = said.index(tokens[at])
    beside = {token.kind for token in (*said[max(place - 1, 0) : place], *said[place + 1 : place + 2])}
    if not 0 < number < MOST or beside & COUNTED or not (len(said) == 1 or beside & SIDES):
        return list(tokens)
    found = list(tokens)
    found[at] = replace(tokens[at], kind="amount", value=str(_like(number, earlier.amount, japanese=japanese)))
    return found


def _like(number: Decimal, earlier: Amount, *, japanese: bool) -> Amount:
    """As many billions, thousand tonnes or percent as are nearest to the earlier amount."""
    if earlier.unit == "pct":
        return Amount(number, "pct")
    there = abs(earlier.number) or Decimal(1)
    sizes = JAPANESE_SIZES if japanese else SIZES
    size = min(sizes, key=lambda one: abs((number * one / there).log10()))
    return Amount(number * size, earlier.unit)
