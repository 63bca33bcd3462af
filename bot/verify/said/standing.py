"""What a text says of a country's place among others, and of the lowest or highest since when: figures of their own kind."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.period import Period, Relative
from bot.verify.said.figures import Figure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.question.request import Flow
    from bot.verify.said.sentences import Sentence

ORDINALS = {
    word: number
    for number, words in enumerate(
        (
            "first перв",
            "second втор",
            "third трет",
            "fourth четверт",
            "fifth пят",
            "sixth шест",
            "seventh седьм",
            "eighth восьм",
            "ninth девят",
            "tenth десят",
        ),
        start=1,
    )
    for word in words.split()
}
EN_ORDINAL = "|".join(word for word in ORDINALS if word.isascii())
RU_ORDINAL = "|".join(word for word in ORDINALS if not word.isascii())
ROLE = r"(?P<role>suppliers?|sources?|exporters?|sellers?|markets?|destinations?|buyers?|importers?|customers?|partners?)"
RU_ROLE = r"(?P<role>поставщик\w*|источник\w*|экспортер\w*|рын\w+|покупател\w+|импортер\w*|партнер\w*)"
JA_ROLE = r"(?P<role>供給国|調達先|輸入元|輸入先|輸入相手国|輸出先|輸出相手国|市場|貿易相手国?|相手国)"
MOST = r"(?P<most>largest|biggest|top|leading|main|no\.? ?(?P<no>\d+))"
RU_MOST = r"(?P<most>крупнейш\w+|главн\w+)"
PLACES = (
    re.compile(rf"(?:(?P<word>{EN_ORDINAL})|(?P<digits>\d+)(?:st|nd|rd|th))?[ -]?{MOST}(?:\s\w+){{0,3}}?\s{ROLE}\b"),
    re.compile(rf"(?:(?P<word>{RU_ORDINAL})\w*(?: по величине| по объему)? )?{RU_MOST} (?:\w+ ){{0,2}}?{RU_ROLE}"),
    re.compile(rf"(?:(?P<word>{RU_ORDINAL})\w*|(?P<digits>\d+)-е) место среди (?:\w+ ){{0,2}}?{RU_ROLE}"),
    re.compile(rf"(?:第?(?P<digits>\d+)位|(?P<most>最大))の(?:\w{{0,8}}?){JA_ROLE}"),
)
BOUGHT_FROM = ("supplier", "source", "exporter", "seller", "поставщик", "источник", "экспортер", "供給", "調達", "輸入")
SOLD_TO = ("market", "destination", "buyer", "importer", "customer", "рын", "покупател", "импортер", "輸出", "市場")
LOW = re.compile(
    r"lowest|smallest|weakest|least|fewest|low\b|минимал|минимум|наименьш|низк|худш|最低|最小|最少|低水準|少な",
)
HIGH = re.compile(
    r"highest|largest|biggest|strongest|most\b|high\b|максимал|максимум|наибольш|рекорд|высок|最高|最大|最多|高水準|多い",
)
AROUND = 40


def standing_in(sentence: Sentence) -> Iterator[Figure]:
    """Places among countries, and records."""
    for pattern in PLACES:
        for found in pattern.finditer(sentence.plain):
            start = found.end() - len(found.group().lstrip(" -"))
            yield Figure(float(_number(found.groupdict())), "place", 1.0, 0, start, found.end())
    yield from _records(sentence)


def flow_of_place(said: str) -> Flow:
    """Which trade a place is in: a supplier's is Japan's imports."""
    if any(word in said for word in BOUGHT_FROM):
        return "import"
    return "export" if any(word in said for word in SOLD_TO) else "total"


def is_low(said: str) -> bool:
    """Whether a record is a low one."""
    return LOW.search(said) is not None


def _number(found: dict[str, str | None]) -> int:
    if word := found.get("word"):
        return ORDINALS[word]
    return int(found.get("digits") or found.get("no") or 1)


def record_behind(sentence: Sentence, at: int) -> int:
    """Where 以来の低水準, which is one word, ends behind a period; 0 where there is none."""
    return next((one.end for one in sentence.tokens if (one.kind, one.value, one.start) == ("work", "record", at)), 0)


def _records(sentence: Sentence) -> Iterator[Figure]:
    """`the lowest since 2009`, 2009年以来の低水準: the period is the figure."""
    for time in sentence.times:
        since = time.periods[0]
        record = record_behind(sentence, time.end)
        if record and isinstance(since, Period):
            yield Figure(float(since.first), "since", 1.0, 0, time.start, record)
        if not isinstance(since, Relative) or since.kind != "since" or not isinstance(since.start, Period):
            continue
        before = list(re.finditer(f"{LOW.pattern}|{HIGH.pattern}", sentence.plain[max(0, time.start - AROUND) : time.start]))
        behind = re.search(f"{LOW.pattern}|{HIGH.pattern}", sentence.plain[time.end : time.end + AROUND // 4])
        if before:
            start = max(0, time.start - AROUND) + before[-1].start()
            yield Figure(float(since.start.first), "since", 1.0, 0, start, time.end)
        elif behind:
            yield Figure(float(since.start.first), "since", 1.0, 0, time.start, time.end + behind.end())
