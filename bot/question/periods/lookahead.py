"""What stands at a place among the tokens: its kind, its number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.lexicon.tokens import Term
from bot.question.period import YEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token

YEARS = range(1900, 2101)
MONTHS = range(1, YEAR + 1)
NUMERALS = {"quarter": range(1, 5), "half": range(1, 3)}
DIGITS_OF_YEAR = 4
MONTH = Term("unit", "1")


def kind_at(tokens: Sequence[Token], at: int) -> str:
    """The kind of a token; empty behind the last."""
    return tokens[at].kind if at < len(tokens) else ""


def number_at(tokens: Sequence[Token], at: int, allowed: range) -> int | None:
    """The value of a number among the allowed ones."""
    if kind_at(tokens, at) != "number" or len(tokens[at].value) > DIGITS_OF_YEAR:
        return None
    value = int(tokens[at].value)
    return value if value in allowed else None


def glued(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token stands right behind the one before it."""
    return 0 < at < len(tokens) and tokens[at - 1].end == tokens[at].start


def beside(tokens: Sequence[Token], at: int) -> bool:
    """Whether no more than a space is between a token and the one before it: words in between are read elsewhere."""
    return 0 < at < len(tokens) and tokens[at].start - tokens[at - 1].end <= 1


def is_month_unit(tokens: Sequence[Token], at: int) -> bool:
    """Whether a token counts months, be it a verb's name too."""
    return at < len(tokens) and MONTH in (Term(tokens[at].kind, tokens[at].value), tokens[at].also)
