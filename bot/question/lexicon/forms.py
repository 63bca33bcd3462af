"""Russian phrases by their dictionary forms: one row stands for all cases, and a name for any order of its words."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from bot.question.lexicon.spelling import RUSSIAN

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.question.lexicon.russian.morphology import Morphology
    from bot.question.lexicon.tokens import Term

NOUNS = {"commodity", "partner", "absent", "nowhere"}
EVERYWHERE = "WORLD"
LONGEST_NAME = 3  # words whose order is free


class Forms:
    """The phrases of a vocabulary, found by the dictionary forms of their words."""

    def __init__(self, terms: Mapping[str, Term], morphology: Morphology) -> None:
        self._terms = terms
        self._morphology = morphology

    def meant(self, lemmas: Sequence[str]) -> Term | None:
        """What a phrase of these dictionary forms means."""
        return self.by_lemmas.get(" ".join(lemmas)) or self.in_any_order.get(" ".join(sorted(lemmas)))

    @cached_property
    def by_lemmas(self) -> dict[str, Term]:
        """Dictionary forms → what the phrase means.

        Of two meanings with the same forms the one written so holds ("прибавить", not "прибавь"), else neither.
        """
        index: dict[str, Term | None] = {}
        written: dict[str, Term] = {}  # in its dictionary form
        for key, term in self._terms.items():
            # "Будет ли" is asked of the future only: a verb that says when keeps its form.
            timed = term.kind == "decline" and any(map(self._morphology.is_timed, re.split("[ -]", key)))
            if RUSSIAN.fullmatch(key) and not timed:
                named = term.kind in NOUNS
                form = (
                    self._morphology.name_of
                    if named
                    else lambda word: self._morphology.lemmas(word)[0] if len(word) > 1 else word
                )
                words = re.split("[ -]", key)
                lemmas = [form(word) for word in words]
                # "Лучший" is a form of "хороший", which says something else.
                if all(lemma[:1] == word[:1] for lemma, word in zip(lemmas, words, strict=True)):
                    found = " ".join(lemmas)
                    index[found] = term if index.get(found, term) == term else None
                    if found == key:
                        written[found] = term
        held = {found: known or written.get(found) for found, known in index.items()}
        return {found: known for found, known in held.items() if known is not None}

    @cached_property
    def in_any_order(self) -> dict[str, Term]:
        """Names of two or three words, by their sorted dictionary forms: `нефть сырая`, `газ сжиженный природный`.

        Groups of countries are left in their order: «страны Северной Европы» are not the northern countries, and «поставщики
        всего импорта» are not all suppliers.
        """
        sorted_forms: dict[str, set[Term]] = {}
        for form, term in self.by_lemmas.items():
            group = term.kind == "partner" and (not term.value.isupper() or term.value == EVERYWHERE)
            if term.kind in NOUNS and not group and 0 < form.count(" ") < LONGEST_NAME:
                sorted_forms.setdefault(" ".join(sorted(form.split())), set()).add(term)
        return {form: terms.pop() for form, terms in sorted_forms.items() if len(terms) == 1}
