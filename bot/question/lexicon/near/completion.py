"""Goods and countries whose names begin with what is being typed, in any of the languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import normalise

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.question.lexicon.near.nearness import Nearness
    from bot.question.lexicon.tokens import Term


class Completion:
    """All phrases of one kind of term."""

    def __init__(self, terms: Mapping[str, Term], kind: str) -> None:
        self._terms = terms
        self._kind = kind
        self._phrases = [(phrase, f" {phrase}", term.value) for phrase, term in terms.items() if term.kind == kind]

    def codes(self, typed: str, most: int, nearness: Nearness) -> list[str]:
        """The codes: of a phrase that is it, that begins with it, that has a word which does; else of one near it."""
        text = normalise(typed).strip()
        if not text:
            return []
        inside = f" {text}"
        found = [
            (phrase != text, not phrase.startswith(text), len(phrase), code)
            for phrase, spaced, code in self._phrases
            if inside in spaced or (not text.isascii() and text in phrase)
        ]
        codes = list(dict.fromkeys(code for *_, code in sorted(found)))
        near = [] if codes else [self._terms[one] for one in nearness.near(text)]
        return [*codes, *(term.value for term in near if term.kind == self._kind)][:most]
