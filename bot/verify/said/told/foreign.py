"""Whether a figure is of something else than trade (a firm's sales, output, the GDP), or adjusted for prices or the season."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence

TRADING = {"flow", "flow_goods", "commodity", "trade_verb", "absent"}
ADJUSTED = "adjusted"
DENIED_BEFORE = re.compile(r"\b(?:not|without|un|non|не|без) ?-?$")
DENIED_BEHIND = re.compile("(?:前|なし|して(?:い)?な|をして(?:い)?な)")
PLAIN = re.compile(r"\bnominal\w*|\bunadjusted\b|\bcurrent prices\b|\bв текущих ценах\b|\bноминальн\w+|名目|原数値|季節調整前")
COMPANY = "company"  # what one firm sells is no trade of a country


def nearest_is_foreign(segment: Segment, figure: Figure) -> bool:
    """Whether the noun nearest before a figure, or right behind it, is not of trade."""
    nouns = [one for one in segment.elements if one.kind in TRADING or one.kind == "foreign"]
    before = [one for one in nouns if one.end <= figure.start]
    after = [one for one in nouns if one.start >= figure.end]
    heads = [one for one in before if one.kind != "commodity"]  # "sales of cars"
    company = any(one.kind == "foreign" and one.value == COMPANY for one in before)
    if company or (heads and heads[-1].kind == "foreign"):
        return True
    if after and after[0].kind == "foreign" and after[0].start - figure.end <= 1:
        return True
    return (bool(before) and before[-1].kind == "foreign") or (not before and bool(after) and after[0].kind == "foreign")


def is_part_of_foreign(sentence: Sentence, segment: Segment, figure: Figure) -> bool:
    """`0.3% of Japan's GDP`, «0,3% ВВП»: whether the first noun behind a share is not of trade."""
    behind = [one for one in segment.elements if one.start >= figure.end and one.kind in {*TRADING, "foreign", "partner"}]
    of = sentence.plain[figure.end :].lstrip().startswith("of ") or not behind or behind[0].start - figure.end <= 1
    return any(one.kind == "foreign" for one in behind[:2]) and of


def is_of_company(before: Sequence[Segment], segment: Segment, figure: Figure) -> bool:
    """`Sakhalin-2 volumes slipped 1.3%; the yen value was off 11.4%`: whether a firm is told of before, and nobody since."""
    if any(one.kind in {*TRADING, "partner", "home"} for one in segment.elements if one.end <= figure.start):
        return False
    for one in reversed([one for other in before for one in other.elements]):
        if one.kind == "foreign" and one.value == COMPANY:
            return True
        if one.kind in {*TRADING, "partner", "home"}:
            return False
    return False


def is_adjusted(sentence: Sentence, segments: Sequence[Segment], at: int, figure: Figure) -> bool:
    """Whether a word for it stands in the figure's piece, before all figures, or behind all of them with none beside it."""
    return any(_is_of(sentence, segments, at, figure, one) for one in sentence.marks if one.kind == ADJUSTED)


def _is_of(sentence: Sentence, segments: Sequence[Segment], at: int, figure: Figure, mark: Mark) -> bool:
    plain, segment = sentence.plain, segments[at]
    if DENIED_BEFORE.search(plain, 0, mark.start) or DENIED_BEHIND.match(plain, mark.end):
        return False
    if PLAIN.search(plain, mark.end, max(mark.end, figure.start)) or PLAIN.search(plain, segment.start, segment.end):
        return False
    if segment.start <= mark.start < segment.end:
        return True
    amounts = [one for other in segments for one in other.elements if one.kind == "amount"]
    if mark.start < figure.start:
        return not any(one.end <= mark.start for one in amounts)
    own = next((one for one in segments if one.start <= mark.start < one.end), segment)
    return not any(one.kind == "amount" for one in own.elements) and not any(one.start >= mark.end for one in amounts)
