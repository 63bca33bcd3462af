"""Numbers that change an earlier question's window, or of how many a concentration is: "make it 12 months", "the first five"."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from bot.question.periods.lookahead import kind_at, number_at
from bot.question.phrases.work import ROLLING
from bot.question.request import MOST_TOP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.phrases.found import Operators
    from bot.question.reading.text import Text
    from bot.question.request import Request
    from bot.verbs.registry import Registry

MONTH = "1"
NEXT = "next"
LAST, FIRST, HOW_MANY = "last", ("top", "first"), re.compile("how many")
SHOWN = 10  # rows of a list that does not say how many
ROWS = {"function", "asks", "dim", "party", "then", "break", "clause", "unknown"}
COUNTING = {"last", "latest", "since", "range", "dash", "top", "ago"}  # what makes a period of months, or something else


def with_window(operators: Operators, tokens: list[Token], earlier: Request | None) -> tuple[Operators, list[Token]]:
    """`12カ月にして` behind a rolling sum: its window. Months beside a word for when are a period."""
    if earlier is None or earlier.work != "rolling" or operators.work:
        return operators, tokens
    starts = {token.start for token in tokens if token.kind == "number"}
    said = [token for token in tokens if token.kind != "last" or token.start not in starts]  # 12カ月 alone is the last 12
    for at in range(len(said) - 1):
        number = number_at(said, at, ROLLING)
        months = (kind_at(said, at + 1), said[at + 1].value) == ("unit", MONTH)
        if number is not None and months and not any(token.kind in COUNTING for token in said):
            return replace(operators, window=number), [*said[:at], *said[at + 2 :]]
    return operators, tokens


def with_next_rows(said: Text, earlier: Request | None, verbs: Registry) -> Text:
    """`the next ten` behind a list: so many rows more than were shown."""
    if earlier is None or not earlier.verb or not verbs[earlier.verb].ranks or said.command:
        return said
    at = next((n for n, token in enumerate(said.tokens) if _text(said, token) == NEXT), len(said.tokens))
    others = [token for n, token in enumerate(said.tokens) if n not in {at, at + 1}]
    more = number_at(said.tokens, at + 1, range(1, MOST_TOP))
    if more is None or any(token.kind not in ROWS for token in others):
        return said
    count = replace(said.tokens[at + 1], value=str(min((earlier.top or SHOWN) + more, MOST_TOP)))
    return replace(said, tokens=[replace(said.tokens[at], kind="top", value=""), count])


def with_one_of_them(said: Text, earlier: Request | None, verbs: Registry) -> Text:
    """`which was the last?`, `how many?` behind those above an amount: the last or the first of them, and how many they are."""
    if earlier is None or earlier.amount is None or earlier.work not in {"above", "below"} or said.command:
        return said
    listed = verbs[earlier.verb].ranks  # those of a list have no order in time
    picked = next(
        (token for token in said.tokens if not listed and (token.kind == LAST or (token.kind, token.value) == FIRST)), None
    )
    counted = next((token for token in said.tokens if HOW_MANY.match(said.plain, token.start)), None)
    chosen = picked or counted
    if chosen is None or any(token.kind not in ROWS and token is not chosen for token in said.tokens):
        return said
    kind, value = ("seek", picked.value or LAST) if picked is not None else ("count", "")
    return replace(said, tokens=[replace(chosen, kind=kind, value=value)])


def _text(said: Text, token: Token) -> str:
    return said.plain[token.start : token.end]


def of_first(earlier: Request, tokens: Sequence[Token], operators: Operators) -> dict[str, Any]:
    """`上位5カ国なら` behind a concentration: that of so many; not where a list is asked for, or anything else."""
    listed = any(token.kind in {"verb", "soft_verb", "commodity", "partner", "flow"} for token in tokens)
    if earlier.work != "concentration" or not operators.top or operators.work or operators.order or listed:
        return {}
    return {"verb": earlier.verb, "work": earlier.work, "commodities": earlier.commodities, "partners": earlier.partners}
