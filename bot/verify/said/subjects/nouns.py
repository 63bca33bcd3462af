"""The goods and countries that a piece of a sentence names: the last list of each, and what words around them make of it."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.request import TOTAL, WORLD
from bot.verify.said.elements import FLOWING, tokens_in
from bot.verify.said.leaving import KINDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.vocabulary import Vocabulary
    from bot.verify.said.elements import Segment
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence


# "Japan and its allies".
WITH_OTHERS = re.compile(
    r"\bjapan and (?:its|her|other|some)\b|\bяпони\w+ и (?:ее|её|други\w+|союзник\w+)\b|日本(?:と|や)(?:同盟|友好|他)"
)
EU = "EU"
PLACE = "place"  # what narrows countries, not goods


def last_goods(elements: Sequence[Mark]) -> tuple[str, ...]:
    """The last goods named, with those that are listed with them: coal and LNG; what a wider line is named with goes."""
    found: list[str] = []
    over = parts = False
    for at, one in enumerate(elements):
        if over and one.kind in FLOWING and [other.kind for other in elements[at + 1 : at + 3]] == ["origin", "partner"]:
            found = []  # «Из-за СПГ (−8,2 %) импорт из России снизился»
        parts = one.kind != "amount" and (parts or (one.kind == "each" and not one.value and bool(found)))
        if one.kind == "commodity" and parts:
            continue  # "machinery, including cars"
        if one.kind == "commodity":
            found = [one.value] if over else [*found, one.value]
            over = False
        elif one.kind in {"amount", "change"}:
            over = True
    if len(found) > 1:
        found = [code for code in found if code != TOTAL] or [TOTAL]
    return tuple(dict.fromkeys(found))


def without_parts(goods: tuple[str, ...], vocabulary: Vocabulary) -> tuple[str, ...]:
    """Without lines that others of them are a part of: 自動車（乗用車） are cars, and nothing is added up twice."""
    wider = {code for code in goods if any(part != code and vocabulary.is_part(part, code) for part in goods)}
    return tuple(code for code in goods if code not in wider)


def last_partners(elements: Sequence[Mark]) -> tuple[str, ...]:
    """The last country named, with those that are listed with it: `from Russia and Australia`."""
    if [one.kind for one in elements[:3]] == ["partner", "break", "partner"] and elements[0].value == EU:
        elements = elements[2:]  # "A member of the EU, Germany bought"
    found: list[str] = []
    for at, one in enumerate(elements):
        if one.kind != "partner":
            continue
        listed = at > 1 and elements[at - 1].kind == "break" and elements[at - 2].kind == "partner"
        found = [*found, one.value] if listed else [one.value]
    return tuple(dict.fromkeys(found))


def left_codes(elements: Sequence[Mark], kind: str) -> tuple[str, ...]:
    """The codes that are left out."""
    return tuple(dict.fromkeys(one.value for one in elements if one.kind == KINDS[kind]))


def are_several(sentence: Sentence, segment: Segment, partner: tuple[str, ...]) -> bool:
    """Whether each of several countries is meant, or more than are named: `respectively`, `such as`, 豪州など."""
    marks = [mark for mark in sentence.marks if mark.kind in {"each", "others"} and segment.start <= mark.start < segment.end]
    ends = {one.end for one in segment.elements if one.kind == "partner"}
    more = any(mark.kind == "others" and {mark.start, mark.start - 1, mark.start - 2} & ends for mark in marks)
    if _is_bought_together(sentence, segment.elements):
        return True
    return more or (len(partner) > 1 and (WORLD in partner or any(mark.kind == "each" for mark in marks)))


def _is_bought_together(sentence: Sentence, elements: Sequence[Mark]) -> bool:
    """`Japan and South Korea imported LNG from Russia`: whether Japan is named together with another country than the partner."""
    named = [one for one in elements if one.kind == "partner"]
    if len({one.value for one in named}) > 1 and any(sentence.plain.startswith("日本と", one.start) for one in named):
        return True  # 日本と韓国 is one word of a question
    if WITH_OTHERS.search(sentence.plain):
        return True
    for one, middle, last in zip(elements, elements[1:], elements[2:], strict=False):
        if middle.kind == "break" and {one.kind, last.kind} == {"home", "partner"}:
            other = one if one.kind == "partner" else last
            return any(mark.kind == "partner" and mark.value != other.value for mark in elements)
    return False


def narrows(mark: Mark, elements: Sequence[Mark]) -> bool:
    """Whether a word stands right before goods that it narrows, or a country: `used cars`, `eastern Russia`."""
    behind = [one for one in elements if one.start >= mark.end]
    narrowed = {"partner"} if mark.value == PLACE else {"commodity", *FLOWING}
    return bool(behind) and behind[0].kind in narrowed and behind[0].start - mark.end <= 1


def is_of_all(sentence: Sentence, segment: Segment) -> bool:
    """Whether "total" stands right before goods: `total iron ore imports` are those from all countries."""
    tokens = tokens_in(sentence, segment.start, segment.end)
    kinds = [(token.kind, token.value) for token in tokens]
    return any(one == ("commodity", TOTAL) and other[0] == "commodity" and other[1] != TOTAL for one, other in pairwise(kinds))
