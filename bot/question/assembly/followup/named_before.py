"""A word that stands with the noun of an earlier question: «а камчатский?» behind crab, «а подержанные?» behind cars."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import RUSSIAN

if TYPE_CHECKING:
    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.question.reading.text import Text
    from bot.question.request import Request

NAMED = {"commodity", "absent", "quarter", "half"}
PARTS = {"quarter": "квартал", "fiscal_quarter": "квартал", "half": "полугодие", "fiscal_half": "полугодие"}
UNNAMED = {"unknown", "top"}  # what such a word may seem alone: «к первому»


def with_noun_of(said: Text, earlier: Request | None, vocabulary: Vocabulary) -> Text:
    """The text, an adjective alone read as the goods, the quarter or the half that it makes with a noun asked of before."""
    if earlier is None or said.command or not any(token.kind in UNNAMED for token in said.tokens):
        return said
    nouns = [noun for code in earlier.commodities for noun in _nouns_of(code, vocabulary)]
    nouns += [PARTS[when.kind] for when in earlier.periods if when.kind in PARTS]
    return replace(said, tokens=[_with_noun(said.plain, token, nouns, vocabulary) for token in said.tokens]) if nouns else said


def _nouns_of(code: str, vocabulary: Vocabulary) -> list[str]:
    """The nouns of the Russian name of goods."""
    words = vocabulary.running(code, "ru").lower().split()
    return [word for word in words if RUSSIAN.fullmatch(word) and vocabulary.morphology.is_noun(word)]


def _with_noun(plain: str, token: Token, nouns: list[str], vocabulary: Vocabulary) -> Token:
    word = plain[token.start : token.end]
    if token.kind not in UNNAMED or not RUSSIAN.fullmatch(word) or not vocabulary.morphology.is_adjective(word):
        return token
    for noun in nouns:
        named = vocabulary.tokens(f"{word} {noun}")
        if len(named) == 1 and named[0].kind in NAMED:
            return replace(token, kind=named[0].kind, value=named[0].value)
    return token
