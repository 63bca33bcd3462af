"""What a change is set against where no period is named for it: `from the peak`, "pre-war levels", ピーク比, «от максимума»."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.question.period import Period
from bot.question.relative import Relative
from bot.question.request import TOTAL
from bot.verify.said.elements import FLOWING
from bot.verify.said.figures import RATES

if TYPE_CHECKING:
    from bot.verify.said.figures import Figure
    from bot.verify.said.sentences import Sentence, Time

AROUND = 70
EN = (
    r"(?:pre-[a-z]+ (?:levels?|times?|years?|days)|prewar levels?|peaks?|highs?|lows?|averages?|norms?|targets?|plans?"
    r"|forecasts?|trends?|records?)\b"
)
RU = r"(?:пик\w*|максимум\w*|минимум\w*|довоенн\w+|докризисн\w+|допандемийн\w+|средн\w+|рекорд\w*|планов\w+|норм\w*)(?: \w+)?"
JA = r"(?:ピーク|最盛期|侵攻前|コロナ前|戦前|危機前|平均|平年|過去最高)(?:時|の水準|水準)?(?:に比べ|と比べ|比|から|より|を|対比)"
# A year behind it names the period: "the level of 2021".
DATED = re.compile(r"(?<!levels)(?<!times)(?: \w+){0,2}? (?:19|20)\d\d")
NAMED = rf"(?:the |its |their |a )?(?:[\w'-]+ ){{0,2}}?{EN}"
BEHIND = re.compile(
    rf"\b(?:from|than|below|above|on(?! average| record)|off|against|versus|vs\.?|relative to) {NAMED}"
    rf"|\b(?:от|с|к|чем|ниже|выше|против|относительно) (?:\w+ ){{0,2}}?{RU}"
)
ANYWHERE = re.compile(rf"compared (?:with|to) {NAMED}|по сравнению со? (?:\w+ ){{0,2}}?{RU}|{JA}")
OF_DATE = re.compile(rf"(?:{BEHIND.pattern}|{ANYWHERE.pattern})(?: \w+){{0,2}}?$")
NEXT_FIGURE = re.compile(r"[;。]|[¥$]\s?\d|\d[.,]?\d*\s?%")
LEVEL = re.compile("の水準(?:を|より|から|に比べ|と比べ)")
# When something was told, not of when it is: "the ministry said last week".
TOLD_ON = re.compile(
    "last week|this week|yesterday|昨日|きのう|おととい|先週|今週|前日|прошл|этой недел|вчера|по дням|by day|日別|週別"
)
# 中国（1270億円）の約2倍.
OF_OTHER = re.compile("(?:[（(][^）)]*[）)])?(?:向け|から|産)?(?:を[^、。]{0,4})?の(?:約|およそ|ほぼ)?$")
LIKE = re.compile(
    r"\s?(?:(?:as (?:much|many|large|high|big) as )?(?:those|that|what)|as (?:much|many|large|high|big) as)"
    r" (?:from |to |of |in )?"
)
THAN = re.compile(r"[^.;\d]{0,40}?\b(?:than|чем) (?:the |those |that |к )?")
JAPANESE_PART = re.compile(r"\d+分の\d|半分")
OTHERS = {"partner", "commodity", *FLOWING}


def has_no_period(sentence: Sentence, figure: Figure) -> bool:
    """Whether a change is set against a standard that no period is named for."""
    behind = NEXT_FIGURE.split(sentence.plain[figure.end : figure.end + AROUND])[0]
    spots = [(behind, one) for one in BEHIND.finditer(behind)]
    spots += [(sentence.plain, one) for one in ANYWHERE.finditer(sentence.plain)]
    return any(DATED.match(said, one.end()) is None for said, one in spots)


def is_part_of_month(sentence: Sentence) -> bool:
    """`the first 20 days of March`, 上旬, `the first half of March`: less than a month."""
    half = any(
        one.periods[0].form == "half" and 0 <= other.start - one.end <= 1 and _is_month(other)
        for one, other in pairwise(sentence.times)
        if isinstance(one.periods[0], Relative)
    )
    told = [sentence.plain[one.start : one.end] for one in sentence.tokens if (one.kind, one.value) == ("decline", "days")]
    return half or any(mark.kind == "days" for mark in sentence.marks) or any(not TOLD_ON.search(one) for one in told)


def _is_month(time: Time) -> bool:
    when = time.periods[0]
    return (when.kind if isinstance(when, Period) else when.form) == "month"


def is_standard(sentence: Sentence, time: Time) -> bool:
    """`from the peak of 2008`, 2021年の水準を: whether a period is that of a standard."""
    before = sentence.plain[max(0, time.start - AROUND) : time.start].rstrip()
    return OF_DATE.search(before) is not None or LEVEL.match(sentence.plain, time.end) is not None


def is_of_others(sentence: Sentence, figure: Figure) -> bool:
    """`17.2% less than exports to China`: whether it is set against the trade with another country, or in other goods."""
    led = THAN.match(sentence.plain, figure.end)
    if figure.unit in RATES and any(
        one.kind in {"partner", "commodity"} and OF_OTHER.fullmatch(sentence.plain, one.end, figure.start)
        for one in sentence.tokens
        if one.end <= figure.start and (figure.unit == "times" or JAPANESE_PART.match(sentence.plain, figure.start))
    ):
        return True
    led = led or (LIKE.match(sentence.plain, figure.end) if figure.unit == "times" else None)
    after = [one for one in sentence.tokens if led is not None and one.start >= led.end() and one.kind != "function"]
    return bool(after) and after[0].kind in OTHERS and after[0].value != TOTAL
