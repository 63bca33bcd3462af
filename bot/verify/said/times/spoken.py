"""Years that other words tell of: "over the year", `two years ago …, he said in January 2026`, «меньше, чем в 2024 году»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.period import YEAR, Period
from bot.verify.said.times.bases import is_behind_than, is_compared
from bot.verify.said.times.near import is_inside

if TYPE_CHECKING:
    from bot.verify.said.elements import Segment
    from bot.verify.said.figures import Figure
    from bot.verify.said.sentences import Sentence, Time

AGO = re.compile(r"\bago\b|назад|年前")
SAID = re.compile(r"\b(?:said|says|told|recalled|noted|added|remarked|explained)\b|(?:сказал|заявил|отметил|вспомнил|сообщил)")

LOOKED_BACK = re.compile(r"\b(?:back in|as recently as(?: in)?|as late as|only in|еще в|только в|как в)(?: fiscal)? ?$")
NOW = re.compile(
    r"(?:^|[;,.–—-] ?|\b(?:but|and|а|но) )(?:now|today|these days|теперь|сейчас|ныне|сегодня)\b(?! at\b)"
    r"|(?:現在|今|今や|足元|直近)(?:は|では|、)"
)


def is_spoken(sentence: Sentence, segment: Segment, time: Time) -> bool:
    """`"Two years ago it came to …," he said in January 2026`: whether a month behind is the one that is counted back from."""
    ago = any(AGO.search(sentence.plain, one.start, one.end) for one in sentence.times if is_inside([segment], one))
    when = time.periods[0]
    return ago and SAID.search(sentence.plain, segment.end - 1, time.start) is not None and getattr(when, "kind", "") == "month"


def is_looked_back_to(sentence: Sentence, time: Time) -> bool:
    """`Back in 2022`, «ещё в 2022 году»: whether a period is one that the text only looks back to."""
    return LOOKED_BACK.search(sentence.plain, 0, time.start) is not None


def is_back_now(sentence: Sentence, time: Time, figure: Figure) -> bool:
    """`¥476 billion in 2022; now it is ¥24 billion`: whether a word leads back from a period to that of the text."""
    return NOW.search(sentence.plain, time.end, figure.start) is not None


def year_after(sentence: Sentence) -> Period | None:
    """«на 10,8% меньше, чем в 2024 году»: the year behind the one that figures are set against, where no other is told of."""
    years = [one.periods[0] for one in sentence.times if is_compared(sentence, one) or is_behind_than(sentence, one)]
    known = [one for one in years if isinstance(one, Period) and one.kind in {"year", "fiscal"}]
    return Period(known[0].first + YEAR, known[0].last + YEAR, known[0].kind) if len(known) == len(sentence.times) == 1 else None


def is_annual(sentence: Sentence, segment: Segment) -> bool:
    """Whether "over the year" is said in a piece, or before it with no period behind: 年間では240億円で、国別では6位."""
    marks = [one for one in sentence.marks if one.kind == "annual" and one.start < segment.end]
    return bool(marks) and not any(marks[-1].end <= time.start < segment.start for time in sentence.times)
