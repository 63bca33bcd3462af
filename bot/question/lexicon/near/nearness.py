"""Known words near an unknown one: to be offered for a command, or taken for what a slip of the pen meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bot.question.lexicon.english import is_word
from bot.question.lexicon.japanese import morphemes
from bot.question.lexicon.spelling import RUSSIAN, WIDE, phrase

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.question.lexicon.russian.morphology import Morphology
    from bot.question.lexicon.tokens import Term

SUGGESTED = {"commodity", "partner", "verb", "flow", "currency", "latest"}
NEAR_MOST = 4
LEAST_MENDED, LONG_MENDED = 5, 11
SHORTEST_NEAR, SHORT_WORD, LONG_WORD = 3, 7, 10
SOUND_ALIKE = [set(pair) for pair in ("ck", "cs", "sz", "qk", "fp", "iy", "ij", "vw", "оа", "еэ", "зс", "гк", "бп", "дт", "вф")]
# How a party to a trade is written: no name to ask with.
PARTY = "側"


class Nearness:
    """The phrases of the vocabulary, as they stand in its tables and in their dictionary forms, by how they are spelt."""

    def __init__(self, terms: Mapping[str, Term], by_lemmas: Mapping[str, Term], morphology: Morphology) -> None:
        self._terms = terms
        self._by_lemmas = by_lemmas
        self._morphology = morphology
        # Without spaces a phrase is a word; with them it is several.
        spelt = {word for key in terms for word in ([key] if ord(key[0]) >= WIDE else key.split())}
        self._words = _by_beginning(spelt | {word for lemmas in by_lemmas for word in lemmas.split()})
        self._suggestable = [
            key for key, term in terms.items() if term.kind in SUGGESTED and len(key) > 1 and not key.endswith(PARTY)
        ]

    def near(self, word: str) -> list[str]:
        """Known words near an unknown one, best first, one a meaning; empty when nothing is near enough.

        Near a word that the language has ("goal") is only its own singular or plural: it was meant, and is no slip.
        """
        key = phrase(word)
        if len(key) < SHORTEST_NEAR:
            return []
        right = self._is_word(key)
        most = 1 if len(key) < SHORT_WORD else 2 if len(key) < LONG_WORD else 3
        found = process.extract(key, self._suggestable, scorer=DamerauLevenshtein.distance, limit=12, score_cutoff=most)
        words: dict[Term, str] = {}
        for near, distance, _ in found:
            if (
                (_is_number_of(key, near) if right else _is_slip(key, near, distance))
                and distance <= found[0][1] + 1
                and len(near) >= SHORTEST_NEAR
            ):
                words.setdefault(self._terms[near], near)
        return list(words.values())[:NEAR_MOST]

    def meant(self, word: str, least: int = LEAST_MENDED) -> str:
        """The one known word that a slip of the pen makes this of; empty where there is none, or more than one.

        Another word that is as near must mean the same.
        """
        if len(word) < least:
            return ""
        found = self._nearest(word)
        if not found and RUSSIAN.fullmatch(word) and len(lemma := self._morphology.lemmas(word)[0]) >= least:
            found = self._nearest(lemma)
        return "" if found and self._is_word(word) and not self._is_country(found) else found

    def _is_word(self, word: str) -> bool:
        """Whether the language has it: what is right is no slip, though another word may be near."""
        if ord(word[0]) >= WIDE:
            inside = morphemes(word)
            return len(inside) == 1 and inside[0].known and inside[0].lemma not in self._terms
        return is_word(word) if word.isascii() else self._morphology.is_known(word)

    def _is_country(self, word: str) -> bool:
        term = self._terms.get(word) or self._by_lemmas.get(word)
        return term is not None and term.kind == "partner"

    def means(self, word: str) -> bool:
        """Whether a word names something: a mended "plaese" needs no mention."""
        term = self._terms.get(word)
        return term is not None and term.kind not in {"function", "asks"}

    def _nearest(self, word: str) -> str:
        most = 1 if len(word) < LONG_MENDED else 2
        # A slip leaves the first letter alone, and adds or drops a letter at the most.
        alike = [one for size in range(len(word) - most, len(word) + most + 1) for one in self._words.get((word[0], size), ())]
        near = process.extract(word, alike, scorer=DamerauLevenshtein.distance, limit=6, score_cutoff=most)
        best = {one: self._terms.get(one) or self._by_lemmas.get(one) for one, distance, _ in near if distance == near[0][1]}
        # What names something is likelier to be missed when it is left out: it is said how it was read.
        named = {one: term for one, term in best.items() if term is None or term.kind != "function"} or best
        countries = {one: term for one, term in named.items() if term is not None and term.kind == "partner"}
        likely = countries if None not in named.values() else named
        return next((next(iter(one)) for one in (named, likely) if len(set(one.values())) == 1), "")


def _is_slip(word: str, near: str, distance: int) -> bool:
    """A slip leaves the first letter alone or takes one that sounds the same ("koal"); "all" in "fall" only looks alike."""
    return near[0] == word[0] or (distance == 1 and len(near) == len(word) and {near[0], word[0]} in SOUND_ALIKE)


def _is_number_of(word: str, near: str) -> bool:
    """`metal` and `metals`."""
    return near in {f"{word}s", word.removesuffix("s")}


def _by_beginning(words: Iterable[str]) -> dict[tuple[str, int], list[str]]:
    """Words by their first letter and their length."""
    found: dict[tuple[str, int], list[str]] = {}
    for word in sorted(words):
        found.setdefault((word[0], len(word)), []).append(word)
    return found
