"""How many of goods that are counted by the piece: «сколько машин ушло» asks for a volume, as "how many cars" does.

So does what is told in tonnes.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.places import Amount

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary

HOW_MANY = "сколько"
AMOUNT = "amount"
OF_MONEY = {"value", "currency", "amount", "cost", "percent", "measure"}
ATTRIBUTES = {"home", "partner", "function"}


def with_counted(plain: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """The tokens of `plain`; `сколько` before the genitive of such goods is how many, unless money is spoken of."""
    found = list(tokens)
    if HOW_MANY not in plain or any(token.kind in OF_MONEY for token in tokens):
        return found
    for at, token in enumerate(tokens):
        asks = token.kind == "asks" and plain[token.start : token.end] == HOW_MANY
        goods = next((one for one in tokens[at + 1 :] if one.kind not in ATTRIBUTES), None) if asks else None
        if goods is not None and goods.kind == "commodity" and vocabulary.is_counted(goods.value):
            word = plain[goods.start : goods.end].rsplit(maxsplit=1)[-1]
            whose = vocabulary.morphology.is_genitive(word) or vocabulary.morphology.is_without_cases(word)
            found[at] = replace(token, kind="measure", value="volume") if whose else token
    return found


def units_told(tokens: Sequence[Token]) -> list[Token]:
    """The tokens, with the unit of what is told in tonnes or pieces in its place, and without other amounts."""
    kept = [token for token in tokens if token.kind != AMOUNT or _is_counted(token)]
    return [replace(token, kind="measure", value="volume") if token.kind == AMOUNT else token for token in kept]


def _is_counted(amount: Token) -> bool:
    return Amount.read(amount.value.partition(" ")[0]).unit not in {"money", "pct"}
