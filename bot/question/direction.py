"""Which way the goods went, where the words say it: "from Russia", "to Japan", "Russian exports", "German cars".

The statistics are Japan's: what comes from a country is an import, what goes to it an export. Words that say the other
way than the flow named must not be answered with the flow named.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.vocabulary import normalise

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.vocabulary import Token, Vocabulary

HOME = frozenset({"japan", "japans", "japanese"})
OPPOSITE = {"export": "import", "import": "export"}


def stated_flows(text: str, vocabulary: Vocabulary) -> frozenset[str]:
    """Japan's flows that the words state: none, one, or both, which is trade between two other countries or a slip."""
    plain = normalise(text).removeprefix("/").strip()
    tokens = vocabulary.tokens(plain)
    found = {flow for at in range(len(tokens)) if (flow := _stated(plain, tokens, at, vocabulary))}
    return frozenset(found)


def _stated(plain: str, tokens: Sequence[Token], at: int, vocabulary: Vocabulary) -> str:
    token = tokens[at]
    follows = tokens[at + 1] if at + 1 < len(tokens) else None
    if follows is None:
        return ""
    if token.kind == "origin":
        return _toward(plain, follows, partner="import", home="export")
    if token.kind == "range" and token.value == "to":
        return _toward(plain, follows, partner="export", home="import")
    if token.kind == "partner" and plain[token.start : token.end] in vocabulary.adjectives:
        if follows.kind == "commodity":
            return "import"  # German cars are made there, wherever they are sold
        return OPPOSITE.get(follows.value, "") if follows.kind == "flow" else ""
    return ""


def _toward(plain: str, token: Token, *, partner: str, home: str) -> str:
    if token.kind == "partner":
        return partner
    return home if plain[token.start : token.end] in HOME else ""
