"""Goods told of once more by a wider word: `LNG … imports of this fuel`, «своего импорта этого топлива», この燃料."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.request import TOTAL
from bot.verify.said.prose import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.verify.said.sentences import Sentence

POINTING = re.compile(
    r"(?:\b(?:this|that|these|those|such|the same|the said) |\b(?:эт(?:от|ого|ому|им|ом|а|ой|у|о|и|их|ими)|данн\w+|так\w+) "
    r"|(?:この|その|これらの|それらの|同))$"
)
# "Imports of the fuel": with an article alone only what the press calls goods by.
CALLED = re.compile(r"(?:fuel|metal|commodity|grain)$")
BARE_PARTS = re.compile(r"(?<![一-鿿ァ-ヶー])部品(?=輸[出入]|も|は|が|の)")
VEHICLES, PARTS = "motor_vehicles", "car_parts"
ARTICLE = re.compile(r"\bthe $")


def pointing_back(
    sentence: Sentence, elements: Sequence[Mark], told: tuple[str, ...], vocabulary: Vocabulary
) -> tuple[Mark, ...]:
    """The elements, where a pointing word and a wider line stand for the goods named last; `told`: those of earlier sentences."""
    found: list[Mark] = []
    last = told
    for one in _with_parts(sentence, elements, told, vocabulary):
        if one.kind == "commodity" and one.value != TOTAL:
            known = any(other.kind == "commodity" and other.value == one.value for other in found)
            wider = not known and len(last) == 1 and last[0] != one.value and vocabulary.is_part(last[0], one.value)
            one = replace(one, value=last[0]) if wider and _points(sentence, one) else one  # noqa: PLW2901 - what is meant by it
            last = (one.value,)
        found.append(one)
    return tuple(found)


def _with_parts(sentence: Sentence, elements: Sequence[Mark], told: tuple[str, ...], vocabulary: Vocabulary) -> list[Mark]:
    """The elements with a mark for 部品, which are those of the vehicles that were named before."""
    found = list(elements)
    for bare in BARE_PARTS.finditer(sentence.plain):
        before = [one.value for one in elements if one.kind == "commodity" and one.end <= bare.start()] or list(told)
        if before and (before[-1] in {PARTS, VEHICLES} or vocabulary.is_part(before[-1], VEHICLES)):
            inside = [one for one in found if bare.start() <= one.start < bare.end()]
            found = [one for one in found if one not in inside]
            found.append(Mark("commodity", PARTS, bare.start(), bare.start() + len("部品")))
    return sorted(found, key=lambda one: (one.start, one.end))


def _points(sentence: Sentence, one: Mark) -> bool:
    called = CALLED.match(sentence.plain[one.start : one.end]) and ARTICLE.search(sentence.plain, 0, one.start)
    return POINTING.search(sentence.plain, 0, one.start) is not None or bool(called)
