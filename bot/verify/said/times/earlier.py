"""Figures of an earlier time than their sentence: "from ¥9 bn", "2.4 Mt a year earlier", 前年の."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.period import YEAR, Period
from bot.question.relative import Relative
from bot.verify.said.elements import is_base_word
from bot.verify.said.figures import RATES

if TYPE_CHECKING:
    from bot.verify.said.claims import When
    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence


EARLIER = ("earlier", "before", "ago", "last year", "previous year", "ранее", "назад", "раньше", "прошл", "предыдущ")
OF = {"の", "は", "は約", "の約"}


def goes_on(segment: Segment, figure: Figure) -> bool:
    """Whether a figure is what another one is set against: "from 8.9%"."""
    first = segment.elements[0] if segment.elements else None
    return first is not None and is_base_word(first) and 0 <= figure.start - first.end <= len(" about ")


def a_year_before(sentence: Sentence, segment: Segment, when: When) -> When:
    """The period of such a figure: the year before, where none is named with it."""
    named = any(segment.start <= time.start < segment.end for time in sentence.times)
    if named or when.period is None:
        return when
    return replace(when, period=Period(when.period.first - YEAR, when.period.last - YEAR, when.period.kind))


def months_away(sentence: Sentence, segment: Segment, figure: Figure) -> int:
    """How many months an amount is away from the period of its sentence: "from ¥9 bn", "2.4 Mt a year earlier", 前年の."""
    if figure.unit in RATES:
        return 0
    later = [mark for mark in sentence.marks if mark.kind == "later" and segment.start <= mark.start < segment.end]
    if later:
        return int(later[0].value)
    before = [one for one in segment.elements if one.end <= figure.start]
    after = [one for one in segment.elements if one.start >= figure.end]
    if after and after[0].kind in {"yoy", "ago", "previous", "back"} and _says_earlier(sentence, after[0]):
        return -YEAR
    if after and (after[0].kind, after[0].value) == ("range", "from") and after[0].start == figure.end:
        return -YEAR
    if before and before[-1].kind == "yoy" and sentence.plain[before[-1].end : figure.start].strip() in OF:
        return -YEAR
    return -YEAR if is_led(segment, figure) else 0


def is_led(segment: Segment, figure: Figure) -> bool:
    """Whether "from" or "against" stands right before an amount."""
    return figure.unit not in RATES and goes_on(segment, figure)


def since_when(sentence: Sentence) -> Period | None:
    """The period that the sentence counts from: "since 2022"."""
    for time in sentence.times:
        when = time.periods[0]
        if isinstance(when, Relative) and when.kind == "since":
            return when.start
    return None


def _says_earlier(sentence: Sentence, one: Mark) -> bool:
    text = sentence.plain[one.start : one.end]
    return any(word in text for word in EARLIER)
