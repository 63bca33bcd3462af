"""Countries, and goods, that are only named beside what is told: `led by Australia`, 豪州を筆頭に, «во главе с Австралией»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.verify.said.prose import Mark

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.lexicon.tokens import Token
    from bot.verify.said.sentences import Sentence

ASIDE = "aside"
# Of the marks: what leads to the countries, or stands behind them; `led`: a figure right behind is theirs, or behind a comma.
# `mostly`: goods as well, where a comma or a bracket parts them; `past`: goods as well, as what was overtaken.
LED, AFTER, MOSTLY, PAST = "led", "after", "mostly", "past"
IN_BRACKETS = re.compile(r"[（(][^）)]{1,20}[）)]")
PASSED = re.compile(r"(?:[(（][^)）]{1,20}[)）](?:、?と?や?[^、。\d()（）]{2,12})?)+(?:に次|を追)")
PARTED = (",", "(", "、", "（", "—", "–")
NAMED, LEADING = {"partner"}, {"range", "origin", "into", "since", "toward", "over", "soft_verb", "function"}


def without_asides(sentence: Sentence, elements: Sequence[Mark]) -> list[Mark]:
    """The elements without such countries, and with `but` for a word behind which a figure of theirs is told."""
    found = list(elements)
    for mark in (one for one in sentence.marks if one.kind == ASIDE):
        if mark.value == MOSTLY and not sentence.plain[: mark.start].rstrip().endswith(PARTED):
            continue
        run = _before(sentence, found, mark) if mark.value == AFTER else _behind(found, mark)
        if not run:
            continue
        start, end = min(mark.start, run[0].start), max(mark.end, run[-1].end)
        others = any(one.kind == "partner" and one.end <= start and not is_passed(sentence, one) for one in found)
        told = [one.end for one in found if one.kind == "amount" and start < one.start < mark.start]
        if mark.value == AFTER and told and not others:
            kept = [one for one in found if one.end <= told[-1] or one.start >= end]
            found = sorted([*kept, Mark(ASIDE, "", told[-1], end)], key=lambda one: one.start)
            continue  # 豪州（2兆2676億円）に次ぐ: the amount is theirs
        kept = [one for one in found if one.end <= start or one.start >= end]
        if mark.value != AFTER and _tells_of_them(found, run[-1], led=mark.value in {LED, PAST}):
            found = sorted([*found, Mark("but", "", mark.start, mark.end)], key=lambda one: (one.start, one.end))
        else:
            found = sorted([*kept, Mark(ASIDE, "", start, end)], key=lambda one: one.start)
    return found


def is_passed(sentence: Sentence, partner: Mark | Token) -> bool:
    """豪州（2兆2676億円）、マレーシア（8264億円）に次ぐ3位: whether a country with a figure in brackets is one of those ahead."""
    return PASSED.match(sentence.plain, partner.end) is not None


def _behind(elements: Sequence[Mark], mark: Mark) -> list[Mark]:
    """The countries listed right behind a word."""
    run: list[Mark] = []
    joined = True
    named = {*NAMED, "commodity"} if mark.value in {MOSTLY, PAST} else NAMED
    for one in (other for other in elements if other.start >= mark.end):
        if one.kind in named and joined:
            run.append(one)
            joined = mark.value == MOSTLY  # «вслед за Австралией Россия»
        elif run and one.kind == "break":
            joined = True
        elif run or one.kind not in LEADING:
            break
    return run


def _before(sentence: Sentence, elements: Sequence[Mark], mark: Mark) -> list[Mark]:
    """The countries listed right before a word."""
    run: list[Mark] = []
    for one in reversed([other for other in elements if other.end <= mark.start]):
        near = mark.start - one.end <= 1 or IN_BRACKETS.fullmatch(sentence.plain, one.end, mark.start) is not None
        if one.kind in NAMED and (run or near):
            run.insert(0, one)
        elif one.kind == "amount" and not run and sentence.plain[one.end : mark.start] in {")", "）"}:
            continue  # 中国（46.9%）に次ぐ
        elif not run or one.kind != "break":
            break
    return run


def _tells_of_them(elements: Sequence[Mark], last: Mark, *, led: bool) -> bool:
    """Whether the figure that follows is that of the last country: `behind Malaysia (14.5%)`, `led by Australia, up 8%`."""
    tail = [one.kind for one in elements if one.start >= last.end]
    if tail[:1] == ["break"] and led:
        tail = tail[1:]
    return tail[:1] in (["amount"], ["change"])
