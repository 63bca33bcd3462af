"""What a change is set against: "compared with 2021", 2021年比, "than in the same period of 2024"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.period import YEAR, Period
from bot.question.relative import Relative
from bot.verify.said.times.standards import is_standard

if TYPE_CHECKING:
    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.sentences import Sentence, Time


THAN = ("than", "than in", "than the", "чем в", "чем во", "чем за", "чем")
# «на 25,8 % к ноябрю», «упал к марту 2025-го», «относительно мая».
TO_BASE = re.compile(
    r"(?:%|раза?|\b(?:упал|вырос|снизил|сократил|увеличил|подскочил|прибавил|потерял|уменьшил|возрос|рост|падени|снижени)\w*)"
    r" ко?$"
    r"|\b(?:относительно|против|по отношению к)$"
)
SAME_OF = re.compile(
    r"\b(?:than|above|below|on|from|over) [^,;.]{0,16}same (?:period|months?|quarter|half|time)(?: of| in)?$"
    r"|(?:чем|с|к) (?:в |за )?(?:аналогичн\w+|тому же|тем же|том же) (?:период\w*|месяц\w*|квартал\w*)$"
)
SAME = re.compile(r"same (?:period|months?|quarter|half|time)|同期|同月|аналогичн|таком же|том же")
THAN_BEFORE = re.compile(
    r"\b(?:than|below|above|under)(?: those| that| it was| they were| the)?(?: levels?| figures?| values?)?(?: in| of| for)?"
    r"(?: the)?$"
    r"|\bas (?:much|many|high|large|low)(?: as)?(?: in| during)?(?: the)?$"
    r"|(?:%|percent|\b(?:increase|rise|fall|drop|decline|decrease|gain|growth|up|down|improvement)) on$"
    r"|чем(?: было| была)?(?: во?| за)?$|(?:ниже|выше) (?:уровня|показателя|значения)(?: за)?$"
)
# What only a multiple is of.
PART_BEFORE = re.compile(
    r"\b(?:times|half|twice|double) (?:that|those|the (?:level|figure|value|volume|amount)s?|as much as"
    r"|(?:of )?what (?:it|they) (?:was|were|had been))(?: of| in)?$|половин\w+ (?:от )?уровня(?: за)?$"
)
# "Fiscal 2025, which ended in March".
ENDED = (
    "ended in",
    "ended",
    "ending in",
    "ending",
    "ends in",
    "завершившийся в",
    "завершившемся в",
    "закончившемся в",
    "истекшем в",
)


IN_BRACKETS = r"(?:[（(][^）)]{1,20}[）)])?"
OF_MULTIPLE = re.compile(
    rf"{IN_BRACKETS}(?:の約?[\d兆億万円,.]+)?{IN_BRACKETS}の(?:約|およそ|ほぼ)?(?:100%以上|\d+分の\d|\d+(?:\.\d+)?倍|半分|\d+(?:\.\d+)?割)"
)


def same_months(base: Period | None, period: Period | None, sentence: Sentence) -> Period | None:
    """`than in the same period of 2024`: the months of that year; None for the year before, against which changes are anyway."""
    if base is None or period is None or base.months != YEAR or period.months == YEAR or not SAME.search(sentence.plain):
        return base
    back = (base.first // YEAR - period.first // YEAR) * YEAR
    return None if back == -YEAR else Period(period.first + back, period.last + back, period.kind)


def is_base(segment: Segment, time: Time) -> bool:
    """Whether a period is what something is set against: "compared with" stands before it, or 比 behind it."""
    before = [one for one in segment.elements if one.start < time.start]
    after = [one for one in segment.elements if one.start >= time.end]
    amounts = any(one.kind == "amount" for one in segment.elements if one.start < time.start)
    led = bool(before) and any(one.kind == "vs" for one in before[-1:])
    marked = bool(after) and after[0].kind == "vs" and after[0].value == "after" and after[0].start == time.end
    return (led and not amounts) or marked


def is_marked(sentence: Sentence, time: Time) -> bool:
    """2022年比: whether what compares stands right behind a period."""
    return any(token.kind == "vs" and token.value == "after" and token.start == time.end for token in sentence.tokens)


def is_of_multiple(sentence: Sentence, time: Time) -> bool:
    """2014年（2兆6185億円）の3分の1: whether a part or a multiple is one of what a period had."""
    return OF_MULTIPLE.match(sentence.plain, time.end) is not None


def is_multiple_of(sentence: Sentence, time: Time, figure: Figure) -> bool:
    """2013年（1兆693億円）の約3分の1にすぎない: whether a figure is such a part."""
    found = OF_MULTIPLE.match(sentence.plain, time.end)
    return found is not None and found.start() <= figure.start < found.end()


def is_behind_than(sentence: Sentence, time: Time) -> bool:
    """`17.2% lower than in 2021`, `below the level of 2021`: whether a period is what something is more or less than."""
    before = sentence.plain[: time.start].rstrip()
    return (
        is_standard(sentence, time)
        or bool(TO_BASE.search(before) and len(sentence.times) > 1)
        or PART_BEFORE.search(before) is not None
        or (THAN_BEFORE.search(before) is not None and SAME_OF.search(before) is None)
    )


def is_part_of(sentence: Sentence, time: Time) -> bool:
    """`half the level of 2021`: whether a period is what a part or a multiple in words is of."""
    return PART_BEFORE.search(sentence.plain[: time.start].rstrip()) is not None


def is_from(sentence: Sentence, time: Time) -> bool:
    """`rose 3% in March from February`: whether a month beside another one is what that is set against."""
    before = [token for token in sentence.tokens if token.end <= time.start and token.kind not in {"function", "unknown"}]
    when = time.periods[0]
    month = (isinstance(when, Period) and when.kind == "month") or (isinstance(when, Relative) and when.form == "month")
    return month and len(sentence.times) > 1 and bool(before) and before[-1].kind == "origin"


def is_compared(sentence: Sentence, time: Time) -> bool:
    """Whether "compared with" or "than in" stands right before a period, or it only says when a fiscal year ended."""
    before = sentence.plain[: time.start].rstrip()
    if (
        before.endswith(THAN)
        or SAME_OF.search(before)
        or (before.endswith(ENDED) and any(other.end <= time.start for other in sentence.times))
    ):
        return True
    if TO_BASE.search(before) and len(sentence.times) > 1:
        return True
    if is_marked(sentence, time) or is_from(sentence, time) or is_behind_than(sentence, time):
        return True
    said = [token for token in sentence.tokens if token.end <= time.start and token.kind not in {"function", "unknown"}]
    return bool(said) and said[-1].kind == "vs"
