"""Japanese goods named in two words that the tables have as one: 中古の乗用車 for 中古乗用車, スケトウの卵 for スケソウの卵."""

from __future__ import annotations

from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.lexicon.japanese import NO
from bot.question.lexicon.spelling import JAPANESE
from bot.question.lexicon.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.question.lexicon.tokens import Term

LOOSE = {"absent", "unknown"}  # what a part may seem by itself
GOODS = "commodity"


class Compounds:
    """The goods that are called by a name of others with a word before or behind it; made for the first such word."""

    def __init__(self, terms: Mapping[str, Term]) -> None:
        self._terms = terms

    @cached_property
    def _names(self) -> dict[str, list[str]]:
        """What goods are called in Japanese, by their code."""
        found: dict[str, list[str]] = {}
        for word, term in self._terms.items():
            if term.kind == GOODS and JAPANESE.match(word):
                found.setdefault(term.value, []).append(word)
        return found

    def joined(self, plain: str, tokens: Sequence[Token]) -> list[Token]:
        """The tokens of `plain`, with two that are one name as one."""
        found = list(tokens)
        if not any(token.kind in LOOSE for token in tokens):
            return found
        for at in range(len(found) - 2, -1, -1):
            second = at + 1 + (plain[found[at + 1].start : found[at + 1].end] == NO)
            inside = found[at : second + 1]
            code = self._meant(plain, inside[0], inside[-1]) if second < len(found) and _are_glued(inside) else ""
            if code:
                found[at : second + 1] = [Token(GOODS, code, inside[0].start, inside[-1].end)]
        return found

    def _meant(self, plain: str, one: Token, other: Token) -> str:
        """The code of what two words name together; empty where they do not, or may name several."""
        if {one.kind, other.kind} not in ({GOODS, loose} for loose in LOOSE):
            return ""
        first, second = plain[one.start : one.end], plain[other.start : other.end]
        if (code := self._code(first + second)) or (code := self._code(first + NO + second)):
            return code
        behind = one.kind == GOODS
        names = self._names.get(one.value if behind else other.value, ())
        pairs = [(name, second) if behind else (first, name) for name in names]
        codes = {code for before, after in pairs for joint in ("", NO) if (code := self._code(before + joint + after))}
        return codes.pop() if len(codes) == 1 else ""

    def _code(self, word: str) -> str:
        term = self._terms.get(word)
        return term.value if term is not None and term.kind == GOODS else ""


def _are_glued(tokens: Sequence[Token]) -> bool:
    return all(one.end == other.start for one, other in pairwise(tokens))
