"""HS codes by words of their names, in any of the languages."""

from __future__ import annotations

import csv
from functools import cached_property
from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.question.codes import DIGITS, MARK
from bot.question.lexicon.english import lemma
from bot.question.lexicon.spelling import RUSSIAN, normalise

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from bot.engine.sql.lines import Lines
    from bot.question.lexicon.russian.morphology import Morphology

MOST_FOUND = 10
# Of an inflected Russian word the ending is left out, and a short one is looked for whole.
STEM = 5
# So long is an English word by which a search is offered.
SHORTEST = 4
# The two kinds of kana lie beside each other.
HIRAGANA, APART = range(0x3041, 0x3097), 0x60
TO_KATAKANA = {code: code + APART for code in HIRAGANA}
TO_HIRAGANA = {code + APART: code for code in HIRAGANA}


class CodeSearch:
    """`code_words.csv` says what words mean that names of codes do not have: all Russian ones, and what people call goods."""

    def __init__(self, data: Path, lines: Lines, morphology: Morphology) -> None:
        self._lines = lines
        self._morphology = morphology
        with (data / "code_words.csv").open(encoding="utf-8", newline="") as file:
            self._words = [(row["word"], row["means"].split("|")) for row in csv.DictReader(file)]

    @cached_property
    def _means(self) -> dict[str, list[str]]:
        """By words in their dictionary form; made for the first search, since that needs a dictionary of every language."""
        means: dict[str, list[str]] = {}
        for words, meant in self._words:
            key = " ".join(self._lemmas(word)[0] for word in normalise(words).split())
            means.setdefault(key, []).extend(meant)
        return means

    def prepare(self) -> None:
        """Make now what the first search would wait for."""
        _ = self._means

    def found(self, words: Sequence[str]) -> list[str]:
        """The codes whose names have most of the words, the best first. Raises AskError(timeout) and AskError(memory)."""
        wanted = list(self._meant(words))
        return [f"{MARK}{code}" for code in self._lines.found(wanted, MOST_FOUND)] if wanted else []

    def inside(self, digits: str) -> list[str]:
        """The codes that begin with digits: these themselves, and those of the next length. Raises AskError as `found`."""
        longer = next((size for size in DIGITS if size > len(digits)), DIGITS[-1])
        whole = [f"{MARK}{digits}"] if len(digits) in DIGITS else []
        return [*(self._lines.all_called(whole)), *self._lines.inside([f"{MARK}{digits}"], longer)][:MOST_FOUND]

    def named(self, words: Sequence[str]) -> bool:
        """Whether there are codes that all of the words are in the name of, or stand for; short ones begin too many words."""
        if any(word.isascii() and len(word) < SHORTEST for word in words):
            return False
        wanted = list(self._meant(words))
        try:
            return bool(wanted) and self._lines.is_found(wanted)
        except AskError:  # a search that takes too long offers nothing
            return False

    def _meant(self, words: Sequence[str]) -> Iterator[list[str]]:
        """For each word, or two that mean something together, what may stand for it in a name."""
        at = 0
        while at < len(words):
            pair = " ".join(self._lemmas(word)[0] for word in words[at : at + 2])
            if at + 1 < len(words) and pair in self._means:
                yield self._means[pair]
                at += 2
                continue
            forms = self._lemmas(words[at])
            yield list(dict.fromkeys([*(text for form in forms for text in self._means.get(form, ())), *map(_stem, forms)]))
            at += 1

    def _lemmas(self, word: str) -> list[str]:
        """A word as dictionaries have it, and as it stands."""
        if RUSSIAN.fullmatch(word):
            return [*self._morphology.lemmas(word), word]
        if word.isascii():
            return list(dict.fromkeys([lemma(word), word]))
        return list(dict.fromkeys([word, word.translate(TO_HIRAGANA), word.translate(TO_KATAKANA)]))


def _stem(form: str) -> str:
    return form[:-1] if RUSSIAN.fullmatch(form) and len(form) > STEM else form
