"""A noun that stands with one of several words and is that of all: `чёрные и цветные металлы`, `king and snow crab`.

So is the noun of a time, behind or before: «в прошлом и позапрошлом году», «прошлый год с этим».
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.lexicon.tokens import Token

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from bot.question.lexicon.vocabulary import Vocabulary

LOOSE = {"unknown", "function", "top", "number"}  # what a word may seem without its noun
NAMED = {"commodity", "absent", "quarter", "half"}
PARTS = {"quarter", "half"}
JOINING = "break"
# Which time is meant, and of what it is one.
THIS = "этот"
BEFORE = {"прошлый", "предыдущий", "минувший"}
WHICH = {THIS, "позапрошлый", "предпоследний", "нынешний", "текущий", *BEFORE}
POINTING = re.compile(r"прошл|предыдущ|предпоследн|минувш|нынешн|текущ")
OF_TIME = re.compile(
    r"\w+ (?P<noun>(?:(?:финансов|календарн|фин)\w* )?(?:год|фингод|месяц|квартал|полугоди)(?:[аеуя]|о[мв]|ах|ы|и|ями?|ом)?)$"
)
TIMES = {"back", "todate", "latest", "recent", "previous", "yoy"}
JOINTS = {"break", "vs", "dash", "since", "range", "slash"}
PREPOSITIONS = {"into", "function"}
PARTS_OF_YEAR = {"month", "quarter", "half"}  # «в феврале нынешнего и феврале прошлого года»
COMPARING = {"vs", "over", "change", "bigger"}
TOWARD = "к"
SET_AGAINST = re.compile(
    r" (?:(?:к|против|относительно|чем|или) \w+|со? перв(?:ым|ой))$"
)  # «сравни второй с первым»; not «с первого»
MOST_SPACES = 3  # in the name of a time


def with_shared_nouns(plain: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """The tokens of `plain`; a word that is a name with the noun of the name behind it is that name."""
    found = list(tokens)
    nouns = {at: words[-1] for at, token in enumerate(found) if len(words := plain[token.start : token.end].split()) > 1}
    for at in range(len(found) - 3, -1, -1):
        behind = at + 1
        while behind < len(found) and found[behind].kind == JOINING:
            behind += 1
        noun = nouns.get(behind, "")
        if found[at].kind not in LOOSE or behind == at + 1 or not noun or found[behind].kind not in NAMED:
            continue
        named = vocabulary.tokens(f"{plain[found[at].start : found[at].end]} {noun}")
        if len(named) == 1 and named[0].kind == found[behind].kind:
            found[at] = replace(found[at], kind=named[0].kind, value=named[0].value)
            nouns[at] = noun
    return _parts_behind(plain, found, nouns, vocabulary)


def _parts_behind(plain: str, tokens: list[Token], nouns: Mapping[int, str], vocabulary: Vocabulary) -> list[Token]:
    """`четвёртый квартал 2025 сравни с третьим`: with the noun of the quarter or half that stands before."""
    for at, token in enumerate(tokens):
        alone = token.kind == "unknown" or (token.kind == "top" and SET_AGAINST.search(plain[: token.end]) is not None)
        before = [place for place in nouns if place < at and tokens[place].kind in PARTS] if alone else []
        if before:
            named = vocabulary.tokens(f"{plain[token.start : token.end]} {nouns[before[-1]]}")
            if len(named) == 1 and named[0].kind == tokens[before[-1]].kind:
                tokens[at] = replace(token, kind=named[0].kind, value=named[0].value)
    return tokens


def with_shared_times(plain: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> list[Token]:
    """The tokens of `plain`; «прошлом» is «прошлом году» where the year is named with another: «в прошлом и этом году»."""
    if POINTING.search(plain) is None:
        return list(tokens)
    return _Times(plain, tokens, vocabulary).shared()


class _Times:
    """The times of one text: `nouns` are those that are named, by the place of their token."""

    def __init__(self, plain: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> None:
        self._plain = plain
        self._tokens = list(tokens)
        self._vocabulary = vocabulary
        said = ((at, OF_TIME.search(plain[token.start : token.end])) for at, token in enumerate(tokens) if token.kind in TIMES)
        self._nouns = {at: named["noun"] for at, named in said if named is not None}
        for at, (one, part) in enumerate(pairwise(tokens), start=1):
            if one.kind == "last" and part.kind in PARTS and not part.value:
                self._nouns[at] = plain[part.start : part.end]  # «последний квартал и предпоследний»

    def shared(self) -> list[Token]:
        """The tokens, each time with its noun; what is set against the time before is set against it."""
        gone: set[int] = set()
        for at in range(len(self._tokens) - 1, -1, -1):
            which = self._which(at)
            noun = self._noun_for(at, which) if which and at not in self._nouns else ""
            if noun:
                gone |= self._named(at, noun)
            elif which in BEFORE and self._tokens[at].kind == "unknown" and self._is_base(at):
                self._tokens[at] = replace(self._tokens[at], kind="previous", value="")
        return [token for at, token in enumerate(self._tokens) if at not in gone]

    def _which(self, at: int) -> str:
        """Which time a token says, in its dictionary form; empty where it says none, or a noun that fits stands behind."""
        token = self._tokens[at]
        if token.kind not in {"unknown", "function", "back"}:
            return ""
        word = self._plain[token.start : token.end].split()[-1]
        if word.isascii() or not (named := WHICH.intersection(self._vocabulary.morphology.lemmas(word))):
            return ""
        behind = self._plain[token.end :].split(maxsplit=1)
        alone = not behind or not behind[0][0].isalpha() or self._plain[token.end] != " "
        return named.pop() if alone or not self._vocabulary.morphology.agree(word, behind[0].rstrip(",.;:?!")) else ""

    def _noun_for(self, at: int, which: str) -> str:
        """The noun that stands with the time behind, or else with one before; «этот» needs it close by."""
        behind = self._across(at, 1)
        if behind in self._nouns:
            return self._nouns[behind]
        before = self._across(at, -1)
        if before not in self._nouns and which != THIS:
            before = max((place for place in self._nouns if place < at), default=-1)
        return self._nouns.get(before, "")

    def _across(self, at: int, step: int) -> int:
        """The place on the other side of a joint; -1 where there is none."""
        joined, place = False, at + step
        while 0 <= place < len(self._tokens) and self._is_between(place, joined=joined) and not self._which(place):
            joined = joined or self._tokens[place].kind in JOINTS
            place += step
        return place if joined else -1

    def _is_between(self, place: int, *, joined: bool) -> bool:
        """Whether a token only stands between two times: what joins them, and behind that the month that one is the year of."""
        kind = self._tokens[place].kind
        return kind in JOINTS | PREPOSITIONS or (joined and kind in PARTS_OF_YEAR)

    def _named(self, at: int, noun: str) -> set[int]:
        """Put the time in its place, with the word before it where they are one phrase; the place of what is gone."""
        token = self._tokens[at]
        for first in (at - 1, at):
            start = self._tokens[first].start if first >= 0 else token.start
            named = self._vocabulary.tokens(f"{self._plain[start : token.end]} {noun}")
            short = self._plain[start : token.end].count(" ") <= MOST_SPACES
            if first >= 0 and len(named) == 1 and named[0].kind in TIMES and short:
                self._tokens[at] = Token(named[0].kind, named[0].value, start, token.end)
                self._nouns[at] = noun
                return {first} - {at}
        return set()

    def _is_base(self, at: int) -> bool:
        """Whether a figure is set against what a token says: «к прошлому», «больше прошлого»."""
        before = self._tokens[at - 1] if at else None
        return before is not None and (before.kind in COMPARING or self._plain[before.start : before.end] == TOWARD)
