"""Kinds of tokens that only hold a sentence together."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token

HOLDING = {"function", "asks", "verb_mark", "clause", "subject", "trade_verb", "home"}
SAYS_NOTHING = HOLDING | {
    "against",
    "then",
    "into",
    "toward",
    "made",
    "bound",
    "ni",
    "toward_home",
    "colon",
    "operation",
    "average",
}


def says_nothing(tokens: Sequence[Token], at: int) -> bool:
    """Noise, and the "to" of "to Russia"; which way the goods went is read apart (direction.py)."""
    token = tokens[at]
    follows = tokens[at + 1].kind if at + 1 < len(tokens) else ""
    if token.kind == "range" and token.value == "to":
        return follows in {"partner", "function", "home", "commodity", "toward_home", "soft_world"}
    if token.kind == "range" and token.value == "from" and at:
        return tokens[at - 1].kind in {"partner", "home", "commodity"}
    if token.kind == "since":
        return follows == "home"  # «оборот с Японией 2025»
    if token.kind == "of":
        return follows not in {"commodity", "partner"}
    if token.kind == "origin":
        return follows not in {"number", "fiscal", "month", "quarter", "half", "calendar", "era"}
    return token.kind in SAYS_NOTHING or token.kind == "soft_topic"
