"""Parts in words: `three-fifths of`, `by two-thirds`, «на две трети», 半分強, 3分の2: percentages that are told roughly."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

EN_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4}
EN_PARTS = {"half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "tenth": 10}
RU_NUMBERS = {"две": 2, "три": 3, "четыре": 4}
RU_PARTS = {"половин": 2, "трет": 3, "четверт": 4, "пят": 5, "десят": 10}
OF = (
    r"of (?:all |the |its |their |that |those |what |it |this |them |these |japan|japanese |russia|imports|exports|total "
    r"|overall )"
)
EN = re.compile(
    r"\b(?:(?P<number>a|an|one|two|three|four)[ -](?P<part>third|quarter|fourth|fifth|sixth|tenth)s?"
    r"|(?P<half>(?<!first )(?<!second )half))"
    r"\b"
)
BY = re.compile(
    r"\b(?:by|fell|rose|dropped|shrank|grew|declined|lost|shed)"
    r"(?: (?:more than|less than|about|almost|nearly|over|some|roughly))?$"
)
RU = re.compile(
    r"\b(?:(?P<number>две|три|четыре) )?(?P<part>половин[аыуе]|(?:трет|четверт)(?:ь|и|ью|ей)"
    r"|пят(?:ая|ую|ые|ых|ой)|десят(?:ая|ую))\b"
)
RU_LED = re.compile(r"\b(?:на|более|менее|почти|около|примерно|составил\w*|пришл\w+|занима\w+)(?: чем)?(?: на)?$")
RU_AHEAD = re.compile(r"\s(?:квартал|полугоди|год|месяц|мест|по величине|раз)")
JA = re.compile(
    r"(?:(?P<of>[2-9]|10)分の(?P<number>\d)|(?P<half>半分|過半))(?P<more>強|弱|以上|以下|超|未満)?(?=[をがにはだの、。]|だ|$|近)"
)
HALF = 50.0


def fractions_in(plain: str) -> Iterator[tuple[float, int, int]]:
    """The percentage, and where each stands."""
    for found in EN.finditer(plain):
        of, led = re.match(rf" {OF}", plain[found.end() :]), BY.search(plain[: found.start()].rstrip())
        if of or led:
            number = EN_NUMBERS[found["number"]] if found["number"] else 1
            yield 100 * number / EN_PARTS[found["part"] or "half"], found.start(), found.end()
    for found in RU.finditer(plain):
        if RU_LED.search(plain[: found.start()].rstrip()) and not RU_AHEAD.match(plain, found.end()):
            part = next(size for word, size in RU_PARTS.items() if found["part"].startswith(word))
            yield 100 * RU_NUMBERS.get(found["number"] or "", 1) / part, found.start(), found.end()
    for found in JA.finditer(plain):
        value = HALF if found["half"] else 100 * int(found["number"]) / int(found["of"])
        yield value, found.start(), found.end()
