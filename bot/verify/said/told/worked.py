"""How a figure is worked out: an average of months, a change in dollars, a condition that it hangs on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from bot.question.period import YEAR
from bot.question.request import CUT_WORDS
from bot.verify.said.elements import is_base_word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.question.period import Period
    from bot.question.request import Cut
    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.prose import Mark
    from bot.verify.said.sentences import Sentence

AVERAGE = "average"
EACH: tuple[tuple[Cut, re.Pattern[str]], ...] = (
    (
        "month",
        re.compile(r"\b(?:a|per|each|every|the average) month\b|\bmonthly\b|(?:в|за) месяц\b|ежемесячн|月に|ひと月|[1一]か月当"),
    ),
    ("quarter", re.compile(r"\b(?:a|per|each|every) quarter\b|\bquarterly\b|в квартал\b|ежеквартальн|四半期に")),
    ("year", re.compile(r"\b(?:a|per|each|every) year\b|\bannual(?:ly)?\b|в год\b|ежегодн|年に|[1一]年当")),
)
EARLIER = r"(?! (?:earlier|ago|before|on|later|after)\b)"
RATE_BEHIND = re.compile(
    rf"\s?(?:a|per|each|every) (?:day|week|month|quarter|year)\b{EARLIER}|\s?в (?:день|сутки|неделю|месяц|квартал)\b"
)
RATE_BEFORE = re.compile(r"(?:[1一](?:日|週間|か月|カ月|ヶ月|年)(?:当|あ)たり|日量|(?<![\d一二三四五六七八九十])月|毎月)$")
EVERY = re.compile(r"\b(?:every|each) (?:month|quarter|year)\b|\bежемесячно\b|\bежеквартально\b|毎月")
RATE_OF = re.compile(
    r"\b(?:daily|weekly|monthly|quarterly|half-yearly|half-year|six-month) $"
    r"|\b(?:ежедневн|еженедельн|ежемесячн|месячн|суточн|квартальн)\w* $|(?:月間|週間|1日の)$"
)
PARTS: dict[Cut, tuple[str, ...]] = {
    "month": ("month", "месяц", "месячн", "月"),
    "quarter": ("quarter", "квартал"),
    "year": ("year", "年"),
}
SIZES_OF: dict[Cut, int] = {"": 0, "month": 1, "quarter": 3, "half": 6, "year": YEAR, "fiscal": YEAR}
# What the first clause of such a sentence says is so: «если в 2023 году … составлял, то в 2024 …».
CONTRASTING = re.compile(r"если (?:в|за|на|раньше|ранее|прежде|год|годом|еще|ещё)\b")
EXCESS_BEFORE = re.compile(
    r"(?P<more>imports|exports)\b[^.;]{0,60}?\b(?:exceed|outstrip|outpac|surpass|topp)\w*[^.;]{0,30}\b(?:imports|exports)\b[^.;]{0,30}"
    r" by (?:about |some |nearly )?$"
    r"|(?P<more2>импорт|экспорт)\b[^.;]{0,60}?превы\w+ (?:\w+ ){0,2}?(?:импорт|экспорт)\w*[^.;]{0,30} на (?:почти |около )?$"
)
EXCESS_BEHIND = re.compile("の?(?P<more>輸入超過|入超|輸出超過|出超)")
OVER_BEFORE = re.compile("(?P<more>輸入|輸出)[^。、]{0,6}が(?:輸入|輸出)[^。、]{0,4}を約?$")
EXPORTS = {"exports", "экспорт", "輸出", "輸出超過", "出超"}
PAUSE = re.compile(r"[\s,、—–-]*")


def average_of(sentence: Sentence, segments: Sequence[Segment], at: int, figure: Figure, period: Period | None) -> Cut | None:
    """What an amount is the average of; "" for one that is none, None where the words do not tell, or of days.

    What is told a month of one month is the amount of that month.
    """
    found = _averaged(sentence, segments, at)
    found = _rated(sentence, segments[at], figure) if found == "" else found
    return "" if found and period is not None and period.months == SIZES_OF[found] else found


def _rated(sentence: Sentence, segment: Segment, figure: Figure) -> Cut | None:
    """`¥30.5 billion a month`, `monthly exports`, 月305億円: amounts of a part of the period, without a word for an average."""
    flow = next((one for one in segment.elements if one.kind in {"flow", "flow_goods", "commodity"}), None)
    spots = [RATE_BEHIND.match(sentence.plain, figure.end), RATE_BEFORE.search(sentence.plain, 0, figure.start)]
    every = EVERY.search(sentence.plain, 0, figure.start)
    spots += [every] if every is not None else []
    spots += [RATE_OF.search(sentence.plain, 0, flow.start)] if flow is not None else []
    said = next((spot.group() for spot in spots if spot is not None), None)
    if said is None:
        return ""
    if said.startswith(("half", "six")):
        return None
    return next((cut for cut, words in PARTS.items() if any(word in said for word in words)), None)


def _averaged(sentence: Sentence, segments: Sequence[Segment], at: int) -> Cut | None:
    segment = segments[at]
    marks = [one for one in segment.elements if is_average(one)]
    before = [n for n in range(at) if segments[n].elements]
    if not marks and before and segment.elements and is_base_word(segment.elements[0]):
        return _averaged(sentence, segments, before[-1])  # "up from ¥27.3 billion in 2024"
    start = segment.start
    if not marks and before and _only_leads(segments[before[-1]]):
        start, marks = segments[before[-1]].start, list(segments[before[-1]].elements)  # "On average, Japan spent …"
    if not marks:
        return ""
    told = marks[-1].value.removeprefix(AVERAGE).strip()
    if told in CUT_WORDS and told:
        return cast("Cut", told)
    said = sentence.plain[start : segment.end]
    return next((cut for cut, words in EACH if words.search(said)), None)


def _only_leads(segment: Segment) -> bool:
    """Whether a segment says nothing but that what follows is an average."""
    marks = [one for one in segment.elements if one.kind not in {"break", "year"}]
    return bool(marks) and all(is_average(one) for one in marks)


def is_average(one: Mark) -> bool:
    """Whether a word makes a figure an average of months or years."""
    return one.kind == AVERAGE or (one.kind == "work" and one.value.startswith(AVERAGE))


def currency_of(segments: Sequence[Segment], at: int) -> str:
    """The currency of the amounts that changes are those of, as the words up to their segment say; "" where none do."""
    named = [one.value for segment in segments[: at + 1] for one in segment.elements if one.kind == "currency"]
    return named[-1] if named else ""


def excess_of(sentence: Sentence, figure: Figure) -> int:
    """`imports exceeded exports by ¥462 bn`, 輸入超過: 1 where exports are more, −1 where imports are; 0 for other figures."""
    before, after = sentence.plain[: figure.start], sentence.plain[figure.end :]
    found = EXCESS_BEFORE.search(before) or EXCESS_BEHIND.match(after)
    if found is None and after.lstrip().startswith("上回"):
        found = OVER_BEFORE.search(before)
    said = {one for one in found.groupdict().values() if one} if found is not None else set()
    return 0 if found is None else 1 if said & EXPORTS else -1


def is_conditional(sentence: Sentence, segment: Segment, figure: Figure) -> bool:
    """Whether a figure stands behind "if", or right before it: what is said so is said to be so by nobody."""
    for mark in sentence.marks:
        summed = any(token.kind in {"without", "together"} and token.start <= mark.start < token.end for token in sentence.tokens)
        if mark.kind != "condition" or summed or CONTRASTING.match(sentence.plain, mark.start):
            continue
        if mark.value == "after":  # 減れば: the words before it
            return True
        led = PAUSE.fullmatch(sentence.plain[max(segment.end - 1, figure.end) : mark.start]) is not None
        if mark.start < figure.start or led or segment.start <= mark.start < segment.end:
            return True
    return False
