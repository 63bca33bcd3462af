"""The dictionary forms of Russian words: one row of the vocabulary stands for all cases of a name."""

from __future__ import annotations

import re
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from bot.question.lexicon.russian.mapped import analyzer

if TYPE_CHECKING:
    from pymorphy3.analyzer import MorphAnalyzer, Parse

RUSSIAN_WORD = re.compile("[а-я]+")
MOST_FORMS = 3
KEPT = 16_384
LONGEST_ABBREVIATION = 3
LIKELY = 0.1  # of how a word can be read: rarer readings are not looked at
# Prepositions, conjunctions, particles, interjections and pronouns: closed classes that name nothing. What of them means
# something here (кроме, без) is in the vocabulary, which is looked at first.
GRAMMAR = {"PREP", "CONJ", "PRCL", "INTJ", "NPRO"}
PRONOUN = "Apro"  # какой, этот, каждый
ADJECTIVES = {"ADJF", "ADJS"}
PARTICIPLE = "PRTF"  # замороженный
SUPERLATIVE, MASCULINE = "Supr", {"masc", "sing", "nomn"}
PLURAL = "plur"
NAMING = {"NOUN", *ADJECTIVES}


class Morphology:
    """Looks words up; what was looked up lately is kept."""

    def __init__(self) -> None:
        self.lemmas = lru_cache(KEPT)(self._lemmas)

    @cached_property
    def _analyzer(self) -> MorphAnalyzer:
        return analyzer()

    def name_of(self, word: str) -> str:
        """The dictionary form of a word that stands in a name: a noun or an adjective where it can be one."""
        parses = self._parses(word)
        names = [parse for parse in parses if str(parse.tag.POS) in NAMING]
        return next((str(parse.normal_form).replace("ё", "е") for parse in names or parses), word)

    def is_known(self, word: str) -> bool:
        """Whether the dictionary has a Russian word, in any of its forms."""
        return RUSSIAN_WORD.fullmatch(word) is not None and self._analyzer.word_is_known(word)

    def is_noun(self, word: str) -> bool:
        """Whether a word is likeliest a noun, or none that the dictionary has."""
        readings = self._readings(word)
        return not readings or str(readings[0].tag.POS) == "NOUN"

    def is_adjective(self, word: str) -> bool:
        """Whether a word is one: `российский`, not `россия`."""
        return any(str(parse.tag.POS) in {*ADJECTIVES, PARTICIPLE} for parse in self._readings(word))

    def is_timed(self, word: str) -> bool:
        """Whether a word is a verb in one of its tenses."""
        return any(str(parse.tag.POS) == "VERB" for parse in self._readings(word))

    def is_future(self, word: str) -> bool:
        """Whether a Russian word is a verb of what is to come: `вырастет`."""
        readings = self._readings(word) if RUSSIAN_WORD.fullmatch(word) else []
        return bool(readings) and all("futr" in parse.tag for parse in readings)

    def is_grammar(self, word: str) -> bool:
        """Whether a word of the dictionary only holds others together, whatever it is read as."""
        readings = self._readings(word)
        return bool(readings) and all(
            parse.is_known and (str(parse.tag.POS) in GRAMMAR or PRONOUN in parse.tag) for parse in readings
        )

    def is_genitive(self, word: str) -> bool:
        """Whether a Russian word stands for whose something is: `России`, not `Россия`."""
        cases = {str(parse.tag.case) for parse in self._readings(word) if parse.is_known}
        return len(word) > LONGEST_ABBREVIATION and "gent" in cases and "nomn" not in cases

    def is_receiver(self, word: str) -> bool:
        """Whether a Russian word behind a verb is to whom something is given: `Японии`, not `Япония` nor `японцами`.

        The dative of a country is as its genitive, and too rare to be looked at.
        """
        cases = {str(parse.tag.case) for parse in self._readings(word)}
        return bool(cases & {"datv", "gent"}) and "nomn" not in cases

    def is_dative(self, word: str) -> bool:
        """Whether a Russian word says to whom, and not whose: `русским`, `китайцам`."""
        cases = {str(parse.tag.case) for parse in self._readings(word) if parse.is_known}
        return "datv" in cases and not cases & {"gent", "nomn"}

    def is_doer(self, word: str) -> bool:
        """Whether a Russian word can only stand in the instrumental: `Европой`, `Китаем`."""
        return {str(parse.tag.case) for parse in self._readings(word) if parse.is_known} == {"ablt"}

    def is_goal(self, word: str) -> bool:
        """Whether a noun after "в" or "на" is where something goes (`Россию`), not where it is (`России`)."""
        cases = {str(parse.tag.case) for parse in self._readings(word)}
        return "accs" in cases and not cases & {"loct", "loc2"}

    def agree(self, one: str, noun: str) -> bool:
        """Whether an adjective may be that of a noun: «этом экспорте», not «этом экспорт»."""
        nouns = [parse.tag for parse in self._readings(noun) if str(parse.tag.POS) in NAMING]
        adjectives = [parse.tag for parse in self._readings(one)]
        return any(
            a.case == n.case and a.number == n.number and (a.gender == n.gender or str(a.number) == PLURAL)
            for a in adjectives
            for n in nouns
        )

    def is_without_cases(self, word: str) -> bool:
        """Whether a noun is the same in all cases: `РФ`, `США`, `Чили`."""
        return any("Fixd" in parse.tag for parse in self._readings(word))

    def _lemmas(self, word: str) -> tuple[str, ...]:
        """Its dictionary forms, the likeliest first, with е for ё."""
        found = dict.fromkeys(_dictionary_form(parse).replace("ё", "е") for parse in self._readings(word))
        return tuple(found)[:MOST_FORMS] or (word,)

    def _readings(self, word: str) -> list[Parse]:
        return [parse for parse in self._parses(word) if parse.score >= LIKELY]

    def _parses(self, word: str) -> list[Parse]:
        """All that a word can be; nothing where it has a letter without a name (Tangut, half an emoji)."""
        try:
            return list(self._analyzer.parse(word))
        except ValueError:
            return []


def _dictionary_form(parse: Parse) -> str:
    """The newest is not the new: a superlative stays one."""
    superlative = parse.inflect(MASCULINE) if SUPERLATIVE in parse.tag else None
    return str(superlative.word if superlative is not None else parse.normal_form)
