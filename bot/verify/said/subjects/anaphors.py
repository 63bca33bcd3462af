"""Goods told of once more by a wider word: `LNG … imports of this fuel`, «своего импорта этого топлива», この燃料."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.request import TOTAL

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence

POINTING = re.compile(
    r"(?:\b(?:this|that|these|those|such|the same|the said) |\b(?:эт(?:от|ого|ому|им|ом|а|ой|у|о|и|их|ими)|данн\w+|так\w+) "
    r"|(?:この|その|これらの|それらの|同))$"
)
# "Imports of the fuel": with an article alone only what the press calls goods by.
CALLED = re.compile(r"(?:fuel|metal|commodity|grain)$")
ARTICLE = re.compile(r"\bthe $")


def pointing_back(
    sentence: Sentence, elements: Sequence[Mark], told: tuple[str, ...], vocabulary: Vocabulary
) -> tuple[Mark, ...]:
    """The elements, where a pointing word and a wider line stand for the goods named last; `told`: those of earlier sentences."""
    found: list[Mark] = []
    last = told
    for one in elements:
        if one.kind == "commodity" and one.value != TOTAL:
            known = any(other.kind == "commodity" and other.value == one.value for other in found)
            wider = not known and len(last) == 1 and last[0] != one.value and vocabulary.is_part(last[0], one.value)
            one = replace(one, value=last[0]) if wider and _points(sentence, one) else one  # noqa: PLW2901 - what is meant by it
            last = (one.value,)
        found.append(one)
    return tuple(found)


def _points(sentence: Sentence, one: Mark) -> bool:
    called = CALLED.match(sentence.plain[one.start : one.end]) and ARTICLE.search(sentence.plain, 0, one.start)
    return POINTING.search(sentence.plain, 0, one.start) is not None or bool(called)
