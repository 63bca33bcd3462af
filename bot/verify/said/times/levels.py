"""What a year behind other words is: that of the same months as told before, or of a level: `below the 2021 level of ¥916 bn`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.period import YEAR, Period

if TYPE_CHECKING:
    from bot.verify.said.figures import Figure
    from bot.verify.said.sentences import Sentence, Time

SAME_OF = re.compile(
    r"\b(?:same|corresponding|equivalent|comparable) (?:\w+[ -])?(?:period|months?|quarter|half|stretch|span|time)(?: of| in)? $"
    r"|\b(?:аналогичн|соответствующ|т(?:от|ом|ого|ем|е|ех|ому) же|т(?:ой|у) же)\w* (?:период|месяц|квартал|полугод|отрез)\w* $"
)
SAME_BEHIND = re.compile("の?(?:同期|同月|同じ期間|同時期)")
# "Below the 2021 level of ¥915.6 billion", «ниже уровня 2021 года в 915,6 млрд».
LEVEL_OF = re.compile(
    r"(?:'s)? (?:level|figure|total|value|mark|peak|result|reading|record)s? of (?:about |some |nearly |just )?[¥$]?"
    r"|(?:-?го)?(?: года?| г\.?)? ?[,(–—-]?(?: в)? (?:размере )?"
)
OF_LEVEL = re.compile(r"\b(?:уровн|показател|значени|отметк|результат)\w* (?:за )?$|\b(?:the|its|their) $")


def of_same_months(sentence: Sentence, time: Time, period: Period, told: Period | None) -> Period:
    """`¥5.35 trillion in the same period of 2024`: the months of that year that were told of another one."""
    same = SAME_OF.search(sentence.plain, 0, time.start) or SAME_BEHIND.match(sentence.plain, time.end)
    if same is None or told is None or period.months != YEAR or told.months >= YEAR:
        return period
    back = (period.first // YEAR - told.first // YEAR) * YEAR
    return Period(told.first + back, told.last + back, told.kind)


def is_level_of(sentence: Sentence, time: Time, figure: Figure) -> bool:
    """Whether an amount is said to be the level of a period right before it."""
    between = time.end <= figure.start and LEVEL_OF.fullmatch(sentence.plain, time.end, figure.start)
    return bool(between) and OF_LEVEL.search(sentence.plain, 0, time.start) is not None
