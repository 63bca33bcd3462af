"""What a text says of a country's place among others, and of the lowest or highest since when: figures of their own kind."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.question.period import YEAR, Period
from bot.question.relative import Relative
from bot.verify.said.figures import Figure
from bot.verify.said.numbers.firsts import firsts_in
from bot.verify.said.numbers.ordinals import EN_ORDINAL, ORDINALS, RU_ORDINAL
from bot.verify.said.numbers.runs import records_ever, runs_in
from bot.verify.said.numbers.within import records_within

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.question.lexicon.tokens import Token
    from bot.question.request import Flow
    from bot.verify.said.sentences import Sentence, Time

ROLE = r"(?P<role>suppliers?|sources?|exporters?|sellers?|markets?|destinations?|buyers?|importers?|customers?|partners?)"
RU_ROLE = r"(?P<role>поставщик\w*|источник\w*|экспортер\w*|рын\w+|покупател\w+|импортер\w*|партнер\w*)"
JA_ROLE = r"(?P<role>供給国|調達先|輸入元|輸入先|輸入相手国|輸出先|輸出相手国|市場|貿易相手国?|相手国)"
MOST = r"(?P<most>largest|biggest|top|leading|main|no\.? ?(?P<no>\d+))"
RU_MOST = r"(?P<most>крупнейш\w+|главн\w+)"
PLACES = (
    re.compile(rf"(?:(?P<word>{EN_ORDINAL})|(?P<digits>\d+)(?:st|nd|rd|th))?[ -]?{MOST}(?:\s\w+){{0,3}}?\s{ROLE}\b"),
    re.compile(rf"(?:(?P<word>{RU_ORDINAL})\w*(?: по величине| по объему)? )?{RU_MOST} (?:\w+ ){{0,2}}?{RU_ROLE}"),
    re.compile(
        rf"(?:(?P<word>{RU_ORDINAL})\w*|(?P<digits>\d+)-[мйея]\w*) по (?:величине|об[ъь]ему|значимости) (?:\w+ ){{0,2}}?{RU_ROLE}"
    ),
    re.compile(
        rf"(?:ranked|ranks|was|is|came|placed|and) (?:(?P<word>{EN_ORDINAL})|(?P<digits>\d+)(?:st|nd|rd|th)) among"
        rf" (?:[a-z]+ ){{0,4}}?{ROLE}\b"
    ),
    re.compile(rf"{JA_ROLE}と?(?:して)?[はも]?[^。、\d]{{0,8}}?(?P<digits>\d+)位(?!以)"),
    re.compile(rf"(?:(?P<word>{RU_ORDINAL})\w*|(?P<digits>\d+)-е) место среди (?:\w+ ){{0,2}}?{RU_ROLE}"),
    re.compile(rf"(?:第?(?P<digits>\d+)位|(?P<most>最大))の(?:\w{{0,8}}?){JA_ROLE}"),
)
EN_GOODS = r"(?:items?|imports?|exports?|commodity|product|good|category)"
RU_GOODS = r"(?:стать\w+|товар\w*|позици\w+)"
AMONG_GOODS = (
    re.compile(rf"(?:(?P<word>{EN_ORDINAL})|(?P<digits>\d+)(?:st|nd|rd|th))?[ -]?{MOST}(?: [a-z-]+)?? {EN_GOODS}\b(?! since)"),
    re.compile(rf"(?:(?P<word>{RU_ORDINAL})\w*|(?P<digits>\d+)-[мйея]\w*) по (?:величине|об[ъь]ему) (?:\w+ ){{0,2}}?{RU_GOODS}"),
    re.compile(rf"(?:(?P<word>{RU_ORDINAL})\w* )?{RU_MOST} {RU_GOODS}"),
    re.compile(r"(?P<digits>\d+)番目に(?:大き|多)い?|(?P<most>最大)の(?:対[ロ日米中])?(?:輸[入出])?(?:品目?|商品)"),
)
# Places of which the words around say among whom.
BARE_PLACES = (
    re.compile(
        rf"(?:ranked|ranks|ranking|placed|came|comes|finished) (?:in )?(?:the )?"
        rf"(?:(?P<word>{EN_ORDINAL})|(?P<digits>\d+)(?:st|nd|rd|th)|no\.? ?(?P<no>\d+))\b(?: (?:place|spot|position))?"
    ),
    re.compile(rf"(?:(?P<word>{EN_ORDINAL})|(?P<digits>\d+)(?:st|nd|rd|th)) (?:place|spot|position)\b"),
    re.compile(
        r"\b(?:became|become|remained|stayed|was|is) the (?P<most>largest|biggest)(?= (?:in (?:fiscal |fy|20)|with|at)\b|[,.;]|$)"
    ),
    re.compile(r"(?<!第)(?P<digits>\d+)位(?!の|以)|(?P<most>首位|トップ(?=[でだにはの、。])|最大(?=[でだ、。]))"),
    re.compile(rf"\b(?:(?P<word>{RU_ORDINAL})\w{{1,3}}|(?P<digits>\d+)-(?:е|м|ое|ом|ее|ем|ье)) (?:мест|позици|строчк)\w+"),
    re.compile(rf"\b(?P<word>{RU_ORDINAL})(?:ье|ое|ее)(?= [–—-] )"),
    re.compile(rf"\bсреди (?:\w+ ){{2,6}}(?:[–—-] )?(?P<at>(?P<word>{RU_ORDINAL})(?:ая|ый|ой|ья|ий))(?=[.,;)]|$)"),
)
BOUGHT_FROM = ("supplier", "source", "exporter", "seller", "поставщик", "источник", "экспортер", "供給", "調達", "輸入")
SOLD_TO = ("market", "destination", "buyer", "importer", "customer", "рын", "покупател", "импортер", "輸出", "市場")
TRADED_WITH = ("partner", "партнер", "相手")
LOW = re.compile(
    r"lowest|smallest|narrowest|thinnest|weakest|least|fewest|low\b|минимал|минимум|наименьш|низк|худш|最低|最小|最少|低水準|少な|小さ|低い|低か",
)
HIGH = re.compile(
    r"highest|largest|widest|deepest|biggest|strongest|most\b|high\b|максимал|максимум|наибольш|рекорд|высок|最高|最大|最多|高水準|多い|多か|大き|高い|高か",
)
# The first time since when tells of no lowest or highest amount.
FIRST = re.compile(r"впервые|первы|for the first|初")
LEADS = re.compile(r" (?:с|со|since)$")
LED_WITHIN = re.compile(r" (?:с|со|since|за|of|in)$")  # «самым низким за 2024 год»
AROUND = 40
OF_ALL_TIMES = re.compile(r"\bon record\b|\bever\b|history|истори")
SIZES = {"month": 1, "quarter": 3, "year": YEAR}
EVER = 0.0  # of a record: of all times


def standing_in(sentence: Sentence) -> Iterator[Figure]:
    """Places among countries, and records."""
    named: list[Figure] = []
    for pattern in (*PLACES, *AMONG_GOODS, *BARE_PLACES):
        for found in pattern.finditer(sentence.plain):
            start = found.start("at") if "at" in pattern.groupindex else found.end() - len(found.group().lstrip(" -"))
            if any(time.start < found.end() and start < time.end for time in sentence.times if _is_part(time)):
                continue  # «за второе – 167 млрд»
            if not any(one.start < found.end() and start < one.end for one in named):
                named.append(Figure(float(_number(found.groupdict())), "place", 1.0, 0, start, found.end()))
    yield from named
    since = list(_records(sentence))
    yield from since
    for one in runs_in(sentence.plain):
        yield Figure(float(one.value), "run", 1.0, 0, one.start, one.end)
    for one in firsts_in(sentence.plain):
        yield Figure(float(one.value), "first", 1.0, 0, one.start, one.end)
    for one in records_within(sentence.plain):
        yield Figure(float(one.value * SIZES[one.unit]), "within", float(SIZES[one.unit]), 0, one.start, one.end)
    for one in records_ever(sentence.plain):
        if not any(other.start < one.end and one.start < other.end for other in (*named, *since)):
            yield Figure(EVER, "since", 1.0, 0, one.start, one.end)


def since_then(figure: Figure, period: Period | None) -> Figure:
    """A high of so many years as one since a month, counted back from its period: between that and a year before."""
    if figure.unit != "within" or period is None:
        return figure
    then = period.first - figure.value
    return replace(figure, unit="since", value=then, low=then - figure.step + 1, step=1.0)


def _is_part(time: Time) -> bool:
    """Whether a period is a quarter or a half, which an ordinal names."""
    when = time.periods[0]
    return (when.kind if isinstance(when, Period) else when.form) in {"quarter", "half"}


def flow_of_place(said: str) -> Flow | None:
    """Which trade a place is in: a supplier's is Japan's imports; None where only the words around it may tell."""
    among: tuple[tuple[Flow, tuple[str, ...]], ...] = (("import", BOUGHT_FROM), ("export", SOLD_TO), ("total", TRADED_WITH))
    return next((flow for flow, words in among if any(word in said for word in words)), None)


def is_low(sentence: Sentence, figure: Figure) -> bool:
    """Whether a record is a low one."""
    return LOW.search(sentence.plain[figure.start : figure.end]) is not None


def _number(found: dict[str, str | None]) -> int:
    if word := found.get("word"):
        return ORDINALS[word]
    return int(found.get("digits") or found.get("no") or 1)


def is_of_record(sentence: Sentence, time: Time) -> bool:
    """Whether a period is the one that a record is counted from: 2009年以来の低水準, «минимальный с 2009 года»."""
    led = _records_beside(sentence, time)
    within = any(LED_WITHIN.search(sentence.plain, one.start, one.end) for one in led)
    return bool(_record_behind(sentence, time.end)) or (
        within and not OF_ALL_TIMES.search(sentence.plain, led[0].start, led[0].end)
    )


def _record_behind(sentence: Sentence, at: int) -> int:
    """Where 以来の低水準, which is one word, ends behind a period; 0 where there is none."""
    return next((one.end for one in sentence.tokens if one.start == at and _is_record(one)), 0)


def _record_before(sentence: Sentence, time: Time) -> Token | None:
    """The word that leads to such a period."""
    return next((one for one in _records_beside(sentence, time) if LEADS.search(sentence.plain, one.start, one.end)), None)


def _records_beside(sentence: Sentence, time: Time) -> list[Token]:
    """Words of records right before a period."""
    return [one for one in sentence.tokens if _is_record(one) and 0 <= time.start - one.end <= 1]


def _is_record(one: Token) -> bool:
    return one.kind == "work" and one.value.startswith("record")


def _records(sentence: Sentence) -> Iterator[Figure]:
    """`the lowest since 2009`, 2009年以来の低水準: the period is the figure."""
    for time in sentence.times:
        since = time.periods[0]
        led = _record_before(sentence, time)
        if led is not None and isinstance(since, Period) and not FIRST.match(sentence.plain, led.start):
            yield Figure(float(since.first), "since", 1.0, 0, led.start, time.end)
        record = _record_behind(sentence, time.end)
        if record and isinstance(since, Period):
            yield Figure(float(since.first), "since", 1.0, 0, time.start, record)
        if not isinstance(since, Relative) or since.kind != "since" or not isinstance(since.start, Period):
            continue
        before = list(re.finditer(f"{LOW.pattern}|{HIGH.pattern}", sentence.plain[max(0, time.start - AROUND) : time.start]))
        behind = re.search(f"{LOW.pattern}|{HIGH.pattern}", sentence.plain[time.end : time.end + AROUND // 3])
        if before:
            start = max(0, time.start - AROUND) + before[-1].start()
            yield Figure(float(since.start.first), "since", 1.0, 0, start, time.end)
        elif behind:
            yield Figure(float(since.start.first), "since", 1.0, 0, time.start, time.end + behind.end())
