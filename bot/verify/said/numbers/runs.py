"""How often in a row, and records of all times: `third year in a row`, 3年連続, «третий год подряд», `a record high`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.verify.said.numbers.ordinals import EN_ORDINAL, ORDINALS, RU_ORDINAL

if TYPE_CHECKING:
    from collections.abc import Iterator

EN_NUMBERS = {word: n for n, word in enumerate(["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"], start=2)}
RU_NUMBERS = {"два": 2, "три": 3, "четыре": 4, "пять": 5, "шесть": 6, "семь": 7, "восемь": 8, "девять": 9, "десять": 10}
EN_NTH = rf"(?:(?P<word>{EN_ORDINAL})|(?P<digits>\d{{1,2}})(?:st|nd|rd|th))"
EN_MANY = rf"(?P<many>{'|'.join(EN_NUMBERS)}|\d{{1,2}})"
EN_UNIT = r"(?P<unit>year|quarter|month|annual|yearly|monthly|quarterly)s?"
RU_UNIT = r"(?P<unit>год|лет|квартал|месяц)\w*"
RUNS = (
    re.compile(
        rf"\b{EN_NTH}[ -](?:consecutive|straight|successive)[ -](?:fiscal |calendar |annual |yearly |monthly )?{EN_UNIT}\b"
    ),
    re.compile(rf"\b{EN_NTH}[ -](?:fiscal |calendar )?{EN_UNIT} (?:in a row|running|in succession|straight)\b"),
    re.compile(rf"\b{EN_MANY} (?:consecutive|straight|successive) (?:fiscal |calendar )?{EN_UNIT}\b"),
    re.compile(rf"\b{EN_MANY} (?:fiscal |calendar )?{EN_UNIT} (?:in a row|running|in succession|straight)\b"),
    re.compile(r"(?<![\d.,])(?P<many>\d{1,2})(?P<unit>年度?|[かカヶケヵ]月|四半期)(?:連続|続け|続いて|続きで)"),
    re.compile(rf"\b(?:(?P<word>{RU_ORDINAL})\w{{1,3}}|(?P<digits>\d{{1,2}})-[йем]\w*) (?:[а-я]+ый )?{RU_UNIT} подряд"),
    re.compile(rf"\b(?P<many>{'|'.join(RU_NUMBERS)}|\d{{1,2}}) (?:[а-я]+ых )?{RU_UNIT} подряд"),
)
UNITS = {"year": "year", "год": "year", "лет": "year", "年": "year", "年度": "year", "quarter": "quarter", "квартал": "quarter"}
UNITS |= {"四半期": "quarter", "annual": "year", "yearly": "year", "quarterly": "quarter"}
# What is a record of a change or of a pace, or one of so many years only.
OTHERS = r"fall|drop|decline|rise|increase|jump|growth|pace|rate|speed|heat|harvest|year|number"
CHANGED = rf"(?! (?:{OTHERS}|since|in \w+ (?:years|months|decades)|for (?:a|the) ))"
EXTREME = r"(?:highest|lowest|largest|smallest|biggest|widest)"
RU_EXTREME = r"(?:максимальн|наибольш|минимальн|наименьш)"
EVER = re.compile(
    r"\b(?:all-time|record)[ -](?:highs?|lows?)\b(?! since| in \w+ years)"
    rf"|\b{EXTREME} (?:ever|on record|in history|since records began|of all time|recorded)\b"
    rf"|\b(?:hits?|reach(?:ed|ing)?|set(?:s|ting)?|post(?:ed|ing)?|marked|at|to) (?P<said>a (?:new )?record)\b{CHANGED}"
    r"(?= ?(?:[,.;:)–—¥$\d]|$|of\b|in\b|at\b|with\b|last\b))"
    r"|\ba (?:new )?record(?= (?:[¥$]\s?\d|\d))"
    r"|(?:過去|史上)最(?:高|大|多|低|少|小)(?!(?:だった|であった)(?:\d|前|昨)|から|の\d{2,4}年|の(?:前|昨)年|の伸び|の減|の増|の下げ|の上げ)"
    rf"|\b(?:исторический|абсолютный) (?:максимум|минимум|рекорд)\w*|\b{RU_EXTREME}\w+ за всю историю"
    r"|\bрекордн(?:ые|ых|ым|ыми|ого|ую|ой|ый|ое)\b(?= (?:уровн|значени|отметк|величин|сумм|\d))"
    r"|\b(?:достиг|обновил|побил|установил|поставил)\w* (?:\w+ )?рекорд\w*"
)


# What is only told beside: what ended, and what something is less than.
SET_AGAINST = re.compile(
    r"\b(?:from|below|off|than|against|after|following|despite) (?:(?:an?|its|their|the|last|year's|previous) ){0,3}$"
    r"|\b(?:с|со|от|ниже|против|после|к) (?:[а-я]+(?:ого|его|их|ых|ым) )?$"
)
ENDED = re.compile(
    r"\b(?:after|following|end(?:s|ed|ing)?|snapp(?:ed|ing)|broke|breaking|halt(?:ed|ing)?|interrupt(?:ed|ing)) [^.;,]{0,20}$"
    r"|\b(?:после|прервал\w*|прервав|завершил\w*|остановил\w*) [^.;,]{0,20}$"
)
ENDED_BEHIND = re.compile(
    "[^。、]{0,10}(?:の後|のあと|から一転|に歯止め|が止ま|で止ま|に終止符|がストップ|でストップ|を経て|ののち)"
)


@dataclass(frozen=True, slots=True)
class Run:
    """So many of a unit in a row, and where that stands; of a record nothing but where."""

    value: int
    unit: str
    start: int
    end: int


def runs_in(plain: str) -> Iterator[Run]:
    """How often in a row something happened."""
    for pattern in RUNS:
        for found in pattern.finditer(plain):
            if ENDED.search(plain, 0, found.start()) or ENDED_BEHIND.match(plain, found.end()):
                continue
            said = found.groupdict()
            many = said.get("many") or said.get("digits") or ""
            value = EN_NUMBERS.get(many) or RU_NUMBERS.get(many) or (int(many) if many else ORDINALS[said["word"] or ""])
            yield Run(value, UNITS.get(found["unit"], "month"), *found.span())


def unit_of_run(said: str) -> str:
    """Of which unit a run is one: year, quarter or month."""
    return next((one.unit for one in runs_in(said)), "")


def records_ever(plain: str) -> Iterator[Run]:
    """Records that are said to be those of all times."""
    for found in EVER.finditer(plain):
        if SET_AGAINST.search(plain, 0, found.start()):
            continue  # "fell from a record high"
        yield Run(0, "", *found.span("said" if found["said"] else 0))
