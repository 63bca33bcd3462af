"""The tokens of a question that say something, and what stands where in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary

HOME_MADE = "japanese"


class Said:
    """`plain` is the text that the tokens are cut from; `owners` are words that stand with a possessive."""

    def __init__(self, plain: str, tokens: Sequence[Token], vocabulary: Vocabulary, owners: frozenset[str]) -> None:
        self.plain = plain
        self.tokens = tokens
        self.morphology = vocabulary.morphology
        self.adjectives = vocabulary.adjectives
        self.owners = owners

    def owns(self, token: Token) -> bool:
        """Whether a country is named as an owner is: Russian, Russia's, российский."""
        word = self.plain[token.start : token.end]
        return word in self.adjectives or word in self.owners or (" " not in word and self.morphology.is_adjective(word))

    def is_adjective(self, at: int) -> bool:
        """Whether a country is named by an adjective."""
        word = self.text(at)
        return word in self.adjectives or word == HOME_MADE or self.morphology.is_adjective((word.split() or [""])[-1])

    def is_genitive(self, token: Token) -> bool:
        """Whether a name ends in a Russian word in the genitive."""
        return self.morphology.is_genitive((self.plain[token.start : token.end].split() or [""])[-1])

    def kind(self, at: int) -> str:
        """The kind of a token; empty where there is none."""
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else ""

    def text(self, at: int) -> str:
        """A token as it is written."""
        return self.plain[self.tokens[at].start : self.tokens[at].end]
