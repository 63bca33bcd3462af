"""The first time in so many years: `for the first time in four years`, 4年ぶりのプラス, «впервые за четыре года»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.verify.said.numbers.runs import EN_MANY, EN_NUMBERS, RU_NUMBERS, UNITS, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

GENITIVE = {"двух": 2, "трех": 3, "четырех": 4, "пяти": 5, "шести": 6, "семи": 7, "восьми": 8, "девяти": 9, "десяти": 10}
RU = {**RU_NUMBERS, **GENITIVE}
EN_WAY = r"(?:annual |yearly |monthly |quarterly |such )?(?:increase|rise|gain|growth|advance|fall|drop|decline|decrease)"
FIRSTS = (
    re.compile(rf"\bfor the first time in {EN_MANY} (?P<unit>year|quarter|month)s\b"),
    re.compile(rf"\bfirst {EN_WAY} in {EN_MANY} (?P<unit>year|quarter|month)s\b"),
    re.compile(
        r"(?<![\d.,])(?P<many>\d{1,2})(?P<unit>年度?|[かカヶケヵ]月|四半期)ぶり"
        r"(?!の?[^、。]{0,3}(?:水準|最高|最低|最大|最小|高さ|低さ|大きさ|大台|規模))"
    ),
    re.compile(rf"\bвпервые за (?P<many>{'|'.join(RU)}|\d{{1,2}}) (?P<unit>год|лет|квартал|месяц)\w*"),
)
LEAST = 2


def firsts_in(plain: str) -> Iterator[Run]:
    """How many years, quarters or months ago it was last so."""
    for pattern in FIRSTS:
        for found in pattern.finditer(plain):
            many = found["many"]
            value = EN_NUMBERS.get(many) or RU.get(many) or int(many)
            if value >= LEAST:
                yield Run(value, UNITS.get(found["unit"], "month"), *found.span())


def unit_of_first(said: str) -> str:
    """What a first time is counted in: year, quarter or month."""
    return next((one.unit for one in firsts_in(said)), "")
