"""Every word that means something: how a text is cut into them, what codes are called, what lies near an unknown word."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from bot.question.codes import above, is_code, written
from bot.question.lexicon.near.completion import Completion
from bot.question.lexicon.near.compounds import Compounds
from bot.question.lexicon.near.nearness import Nearness
from bot.question.lexicon.near.sounds import Sounds
from bot.question.lexicon.russian.morphology import Morphology
from bot.question.lexicon.spelling import phrase
from bot.question.lexicon.tables import Tables
from bot.question.lexicon.tokeniser import Tokeniser
from bot.question.lexicon.tokens import Term, Token
from bot.question.places import EU, EU_MEMBERS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from bot.speech import Lang


class Vocabulary:
    """All phrases, each with one meaning. `codes` are the HS headings and subheadings that there are.

    Raises DataError, with file and line, when two rows claim one phrase.
    """

    def __init__(self, data: Path, verbs: Iterable[str], codes: frozenset[str] = frozenset()) -> None:
        self._codes = codes
        self._tables = Tables(data, verbs)
        self.adjectives = self._tables.adjectives
        self.morphology = Morphology()
        self._tokeniser = Tokeniser(self._tables, codes, self.morphology)
        self._completions: dict[str, Completion] = {}

    def tokens(self, text: str, *, command: bool = False) -> list[Token]:
        """`text`, which is normalised, from left to right: known phrases, amounts, numbers, unknown words; no white space.

        In a `command` the words of commands come first.
        """
        return self._tokeniser.tokens(text, command=command)

    @cached_property
    def nearness(self) -> Nearness:
        """Known words near an unknown one; made for the first unknown word, since it takes as long as all other tables."""
        return Nearness(self._tables.terms, self._tokeniser.forms.by_lemmas, self.morphology)

    @cached_property
    def sounds(self) -> Sounds:
        """Known Japanese words by how they sound."""
        return Sounds(self._tables.terms)

    @cached_property
    def compounds(self) -> Compounds:
        """Japanese goods that are named in two words."""
        return Compounds(self._tables.terms)

    def completed(self, typed: str, kind: str, most: int) -> list[str]:
        """The codes of goods (`commodity`) or countries (`partner`) whose names begin with what is typed, the best first."""
        known = self._completions.get(kind) or self._completions.setdefault(kind, Completion(self._tables.terms, kind))
        return known.codes(typed, most, self.nearness)

    def prepare(self) -> None:
        """Make now what the first Russian or unknown word would wait for."""
        _ = self.nearness, self._tokeniser.forms.in_any_order

    def canonical(self, kind: str, code: str) -> str:
        """The word that a canonical command uses for a commodity or partner: its code, or its name where the code is taken."""
        return code if is_code(code) else self._tables.canonical[Term(kind, code)]

    def named(self, code: str) -> str:
        """The same for a code of either kind."""
        known = Term("commodity", code)
        if is_code(code):
            return code
        return self._tables.canonical[known if known in self._tables.canonical else Term("partner", code)]

    def country(self, token: Token) -> Token:
        """The country that the value of a token names, as a token in its place."""
        term = self._tables.terms[phrase(token.value)]
        return Token(term.kind, term.value, token.start, token.end)

    def is_part(self, code: str, of: str) -> bool:
        """Whether goods lie under others in the tree, or a country in a group."""
        if code in self._tables.members.get(of, ()) or (of == EU and code in EU_MEMBERS):
            return True
        parent = (above(code) or "") if is_code(code) else self._tables.parents.get(code, "")
        return bool(parent) and (parent == of or self.is_part(parent, of))

    def is_counted(self, code: str) -> bool:
        """Whether goods are counted by the piece, as motor vehicles are."""
        return code in self._tables.counted

    @property
    def groups(self) -> tuple[str, ...]:
        """The codes of the named groups of countries."""
        return tuple(self._tables.members)

    def holds_together(self, word: str) -> bool:
        """Whether a word, in its dictionary form, is a function word or a courtesy."""
        term = self._tables.terms.get(word)
        return term is not None and term.kind in {"function", "asks"}

    def knows(self, word: str) -> bool:
        """Whether a word is in the tables as it stands."""
        return word in self._tables.terms

    def running(self, code: str, lang: Lang) -> str:
        """A commodity inside a sentence of a language."""
        if is_code(code):
            return written(code)
        return self._tables.running.get((code, lang), "") or self.canonical("commodity", code).replace("_", " ")

    def is_heading(self, digits: str) -> bool:
        """Whether there is such an HS heading or subheading."""
        return digits in self._codes
