"""The tokens of one question, known and unknown, and what stands where in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.lexicon.japanese import Morpheme, morphemes
from bot.question.lexicon.spelling import JAPANESE
from bot.question.phrases.found import AFTER
from bot.question.request import TOTAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.question.lexicon.vocabulary import Vocabulary

NAMES = {"commodity", "partner", "flow", "flow_measure", "home", "verb", "soft_verb", "trade_verb", "party", "absent", "nowhere"}
GOODS = {"commodity", "absent", "nowhere"}
LEAST_SENTENCE = 4
PURPOSE = "purpose"  # the 用 of 卒論用


class Words:
    """`plain` is the text that the tokens are cut from; `at` is the place of one among them."""

    def __init__(self, plain: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> None:
        self.plain = plain
        self.tokens = tokens
        self.vocabulary = vocabulary
        self.has_goods = any(token.kind in GOODS and token.value != TOTAL for token in tokens)
        self.has_total = any(token.kind == "commodity" and token.value == TOTAL for token in tokens)
        self.has_country = any(token.kind in {"partner", "nowhere"} for token in tokens)

    def is_question(self) -> bool:
        """Whether the known words ask for something by themselves, and are more than a note of names."""
        return any(token.kind in NAMES for token in self.tokens) and (
            len(self.tokens) >= LEAST_SENTENCE or not self.plain.isascii()
        )

    def says_something(self) -> bool:
        """Whether any word is known that is more than a function word."""
        return any(token.kind not in {"unknown", "function", "asks", "break", "clause", "dash"} for token in self.tokens)

    def is_all_left_out(self, at: int) -> bool:
        """Whether a word is all that the one before it leaves out: "не кокс, из России"."""
        before = self.tokens[at - 1] if at else None
        leads = before is not None and before.kind == "without" and before.value != AFTER
        behind = self.kind(at - 2) in {"commodity", "partner"} and self.text(at).isascii()
        leads = leads and not behind  # "energy not counted"; «новые авто, не битые»
        return leads and self.kind(at + 1) not in {"commodity", "partner", "unknown"}

    def word(self, at: int) -> str:
        """The unknown word, whole."""
        start, end = self.span(at)
        return self.plain[start:end]

    def span(self, at: int) -> tuple[int, int]:
        """Where it begins and ends; a Japanese one ends where the language says."""
        token = self.tokens[at]
        if not JAPANESE.match(self.plain, token.start):
            return token.start, token.end
        words = self.inside(at)
        taken = [other for n, other in enumerate(self.tokens) if n != at and other.kind != "unknown"]
        start, end = min(w.start for w in words), max(w.end for w in words)
        start = max([start, *(other.end for other in taken if other.end <= token.start)])
        return start, min([end, *(other.start for other in taken if other.start >= token.end)])

    def inside(self, at: int) -> list[Morpheme]:
        """The words of Japanese that a token is of."""
        token = self.tokens[at]
        return [one for one in morphemes(self.plain) if one.start < token.end and one.end > token.start]

    def is_noun(self, at: int) -> bool:
        """Whether a Japanese word is, or holds, a noun."""
        return any(one.noun for one in self.inside(at))

    def is_adjective(self, at: int) -> bool:
        """Whether a Russian word is an adjective."""
        return self.vocabulary.morphology.is_adjective(self.text(at))

    def is_genitive(self, token: Token) -> bool:
        """Whether a phrase begins with a Russian word in the genitive."""
        return self.vocabulary.morphology.is_genitive(self.plain[token.start : token.end].split()[0])

    def kind(self, at: int) -> str:
        """The kind of a token; empty where there is none."""
        return self.tokens[at].kind if 0 <= at < len(self.tokens) else ""

    def text(self, at: int) -> str:
        """A token as it is written; empty before the first."""
        return self.plain[self.tokens[at].start : self.tokens[at].end] if at >= 0 else ""
