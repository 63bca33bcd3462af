"""Figures that are adjusted for prices or for the season: `seasonally adjusted, exports …`, 実質, «с поправкой на цены»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence

ADJUSTED = "adjusted"
DENIED_BEFORE = re.compile(r"\b(?:not|without|un|non|не|без) ?-?$")
DENIED_BEHIND = re.compile("(?:前|なし|して(?:い)?な|をして(?:い)?な)")
PLAIN = re.compile(r"\bnominal\w*|\bunadjusted\b|\bcurrent prices\b|\bв текущих ценах\b|\bноминальн\w+|名目|原数値|季節調整前")


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
