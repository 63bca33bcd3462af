"""Highs and lows of so many years: `a two-year high`, 2年ぶりの高水準, «максимум за два года»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.verify.said.numbers.firsts import RU
from bot.verify.said.numbers.runs import EN_MANY, EN_NUMBERS, UNITS, Run

if TYPE_CHECKING:
    from collections.abc import Iterator

WITHIN = (
    re.compile(rf"\b{EN_MANY}-(?P<unit>year|quarter|month)[ -](?:high|low)s?\b"),
    re.compile(
        rf"\b(?:highest|lowest|largest|smallest)(?: (?:level|figure|value|amount|total|reading))? (?:in|for) {EN_MANY}"
        r" (?P<unit>year|quarter|month)s\b"
    ),
    re.compile(
        r"(?<![\d.,])(?P<many>\d{1,2})(?P<unit>年度?|[かカヶケヵ]月|四半期)ぶりの?(?:高水準|低水準|高さ|低さ|大きさ|最高|最低)"
    ),
    re.compile(
        rf"\b(?:максим|миним|наибольш|наименьш)\w+(?: \w+)? за (?:последние )?(?P<many>{'|'.join(RU)}|\d{{1,2}})"
        r" (?P<unit>год|лет|квартал|месяц)\w*"
    ),
)


def records_within(plain: str) -> Iterator[Run]:
    """How many years, quarters or months long nothing was as high, or as low."""
    for pattern in WITHIN:
        for found in pattern.finditer(plain):
            many = found["many"]
            yield Run(EN_NUMBERS.get(many) or RU.get(many) or int(many), UNITS.get(found["unit"], "month"), *found.span())
