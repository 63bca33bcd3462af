"""Amounts in a text: `¥327 bn`, `8,600億円`, `1兆1,757億円`, `502 млрд иен`, `1.2 млн т`, `20 %`, `3割`.

A number is an amount where a scale, a unit or a sign of money stands with it: `2024` is a year, `12 m` are months.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from bot.question.places import Amount

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.question.places import AmountUnit

YEARS = range(1900, 2101)
NUMBER = r"\d{1,3}(?:[\u00a0\u202f ]\d{3})+,\d{1,2}(?!\d)|\d{1,3}(?:[,\u00a0\u202f ]\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?"
# Small numbers in words, where a scale or a unit follows: "nine trillion yen", «девяти трлн».
SPELT: dict[int, str] = {
    1: "one одного один одну", 2: "two два две двух", 3: "three три трех", 4: "four четыре четырех", 5: "five пять пяти",
    6: "six шесть шести", 7: "seven семь семи", 8: "eight восемь восьми", 9: "nine девять девяти", 10: "ten десять десяти",
    15: "fifteen пятнадцать пятнадцати", 20: "twenty двадцать двадцати", 30: "thirty тридцать тридцати",
    40: "forty сорок сорока", 50: "fifty пятьдесят пятидесяти", 60: "sixty шестьдесят шестидесяти",
    70: "seventy семьдесят семидесяти", 80: "eighty восемьдесят восьмидесяти", 90: "ninety девяносто девяноста",
    100: "hundred сто ста", 200: "двести двухсот", 300: "триста трехсот", 500: "пятьсот пятисот",
}  # fmt: skip
WORDS = {word: number for number, words in SPELT.items() for word in words.split()} | {"a hundred": 100}
SCALES: dict[str, int] = {
    "thousand": 10**3, "k": 10**3, "тыс": 10**3, "тыс.": 10**3, "тысяч": 10**3, "тысячи": 10**3,
    "million": 10**6, "mn": 10**6, "mln": 10**6, "млн": 10**6, "млн.": 10**6, "миллион": 10**6, "миллиона": 10**6,
    "миллионов": 10**6, "billion": 10**9, "bn": 10**9, "bln": 10**9, "b": 10**9, "млрд": 10**9, "млрд.": 10**9,
    "миллиард": 10**9, "миллиарда": 10**9, "миллиардов": 10**9, "trillion": 10**12, "trn": 10**12, "tn": 10**12,
    "ярд": 10**9, "ярда": 10**9, "ярдов": 10**9, "лям": 10**6, "ляма": 10**6, "лямов": 10**6,
    "trln": 10**12, "трлн": 10**12, "трлн.": 10**12, "триллион": 10**12, "триллиона": 10**12, "триллионов": 10**12,
    "千": 10**3, "万": 10**4, "百万": 10**6, "千万": 10**7, "億": 10**8, "十億": 10**9, "百億": 10**10,
    "千億": 10**11, "兆": 10**12,
}  # fmt: skip
PERCENTS = (
    "percentage points",
    "per cent",
    "percent",
    "pct",
    "%",
    "процентов",
    "процента",
    "процент",
    "проц.",
    "проц",
    "パーセント",
    "割",
)
MONEY = {
    "yen": "jpy", "jpy": "jpy", "円": "jpy", "иен": "jpy", "иены": "jpy", "иену": "jpy", "йен": "jpy",
    "us dollars": "usd", "dollars": "usd", "dollar": "usd", "usd": "usd", "米ドル": "usd", "ドル": "usd",
    "долларов": "usd", "доллара": "usd", "долл.": "usd", "долл": "usd",
    "euros": "eur", "euro": "eur", "eur": "eur", "ユーロ": "eur", "евро": "eur",
    "yuan": "cny", "cny": "cny", "rmb": "cny", "renminbi": "cny", "人民元": "cny", "元": "cny", "юаней": "cny", "юаня": "cny",
}  # fmt: skip
QUANTITIES: dict[str, tuple[AmountUnit, int]] = {
    "metric tons": ("t", 1), "tonnes": ("t", 1), "tonne": ("t", 1), "tons": ("t", 1), "ton": ("t", 1), "t": ("t", 1),
    "kt": ("t", 1000), "тонн": ("t", 1), "тонны": ("t", 1), "тонну": ("t", 1), "т": ("t", 1), "トン": ("t", 1),
    "kg": ("kg", 1), "kilograms": ("kg", 1), "кг": ("kg", 1), "キログラム": ("kg", 1), "キロ": ("kg", 1),
    "kilolitres": ("kl", 1), "kl": ("kl", 1), "キロリットル": ("kl", 1), "кл": ("kl", 1),
    "units": ("no", 1), "cars": ("no", 1), "vehicles": ("no", 1), "no": ("no", 1), "台": ("no", 1),
    "штук": ("no", 1), "шт.": ("no", 1), "шт": ("no", 1), "машин": ("no", 1),
}  # fmt: skip
SIGNS = {"¥": "jpy", "￥": "jpy", "$": "usd", "us$": "usd", "€": "eur"}
TENTHS = "割"


def _any(words: object) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))  # type: ignore[call-overload]


ONE = rf"(?P<sign>us\$|[¥$€])?\s?(?P<number>{NUMBER}|(?:{_any(WORDS)})(?=\s))\s?(?P<scale>{_any(SCALES)})?\.?"
UNIT = rf"(?P<unit>{_any([*PERCENTS, *MONEY, *QUANTITIES])})"
AMOUNT = re.compile(rf"(?<![\w.,])(?<!\w[-−/])(?P<minus>[-−])?{ONE}(?:\s?{UNIT})?(?![^\W\d_])", re.IGNORECASE)
# "Above a trillion yen", «больше чем на триллион».
BARE = re.compile(
    r"\b(?:превы[сш]\w+|достиг\w*|перевали\w+|на|в|за|чем|более|больше|менее|меньше|свыше|выше|ниже|over|above|below|under|than|topped|exceeded|hit|passed)\s+"
    rf"(?P<amount>(?:a\s)?(?P<scale>million|billion|trillion|(?:миллион|миллиард|триллион)а?))\b(?:\s?{UNIT})?"
)
# Nothing is an amount without a scale or a unit, where it is a limit.
ZERO = re.compile(
    r"\b(?:above|below|over|under|at least|at most)\s+(?P<amount>0|zero|nil)(?![\w.,%])(?!\s?(?:%|percent|per cent|pct))"
)
# "By more than half", «потеряли больше трети»: of a change; «меньше половины от 2024-го»: of what there was.
HALF, THIRD, QUARTER = Decimal(50), Decimal("33.3"), Decimal(25)
PARTS = {"half": HALF, "third": THIRD, "quarter": QUARTER, "половин": HALF, "трет": THIRD, "четверт": QUARTER}
FRACTION = re.compile(
    r"(?P<lost>\bby |\bчем на |\b(?:lost|shed|потерял[аи]?|лишил(?:ся|ась|ись|ось)|утратил[аи]?) )?"
    r"\b(?:(?:more|less) than |at least |over |(?:больше|более|меньше|менее|свыше|не менее)(?P<by> чем на)? |(?<=чем на ))"
    r"(?P<amount>(?:a |one )?(?P<part>half|third|quarter|половин|трет|четверт)(?:[уыи]|ь(?:ю)?|(?<=[a-z]))\b)"
    r"(?P<level> (?:of the (?:19|20)\d\d|of what|от (?:19|20)\d\d|прежн|прошлогодн|былого|того))?"
)
# Scripts without spaces have no end of a word: a scale and what it counts are enough.
WIDE_UNITS = (
    "円",
    "米ドル",
    "ドル",
    "ユーロ",
    "人民元",
    "元",
    "キロリットル",
    "トン",
    "キログラム",
    "キロ",
    "台",
    "パーセント",
    "%",
    "割",
)
LATIN_UNIT = "(?:t|kg|kl)(?![a-z])"
# 800億超: yen, where no word that may be another unit follows.
BARE_YEN = r"(?<=[億兆])(?=[超以未前後弱強突到を台もにへかくとのでほは、。?？)\s]|割[っれりるら]|$)"
WIDE_NUMBER = r"\d+(?:,\d{3})*(?:\.\d+)?"
WIDE_SCALE = "(?:十億|百億|千億|百万|千万|兆|億|万|千)"
# A scale stands between two numbers, so that digits can be read in one way only.
WIDE_PARTS = rf"(?:{WIDE_NUMBER}{WIDE_SCALE})+(?:{WIDE_NUMBER})?|{WIDE_NUMBER}"
# ▲50%: less than nothing, as accounts write it.
LESS = r"[▲△]\s?|(?:(?<![\w%])|(?<=比))[-−]"
WIDE = re.compile(
    rf"(?<![\d.])(?<!\d,)(?P<minus>{LESS})?(?P<parts>{WIDE_PARTS})(?P<unit>{_any(WIDE_UNITS)}|{LATIN_UNIT}|{BARE_YEN})(?!合|安|(?<=割)[っれりるら])"
)
PART = re.compile(rf"({WIDE_NUMBER})({WIDE_SCALE})?")


@dataclass(frozen=True, slots=True)
class FoundAmount:
    """An amount and where it stands; `currency` is a code (jpy) where the words say which, else empty."""

    amount: Amount
    currency: str
    start: int
    end: int


def amounts_in(text: str) -> list[FoundAmount]:
    """Every amount of a normalised text, from left to right; none lies in another."""
    found: list[FoundAmount] = []
    for one in sorted((*_wide(text), *_spaced(text), *_fractions(text)), key=lambda one: (one.start, -one.end)):
        if not found or one.start >= found[-1].end:
            found.append(one)
    return found


def _wide(text: str) -> Iterator[FoundAmount]:
    for match in WIDE.finditer(text):
        number = sum((_number(digits) * SCALES.get(scale, 1) for digits, scale in PART.findall(match["parts"])), Decimal(0))
        number = -number if match["minus"] else number
        sign = text[match.start() - 1 : match.start()]
        yield _found(number, match["unit"], "", match.start() - (sign in SIGNS), match.end())


def _fractions(text: str) -> Iterator[FoundAmount]:
    """`by more than half`; what is left of a level is less than it was: -50 %."""
    for match in FRACTION.finditer(text):
        percent = PARTS[match["part"]]
        if match["level"] or match["lost"] or match["by"]:
            number = percent - 100 if match["level"] else percent
            yield FoundAmount(Amount(number, "pct"), "", match.start("amount"), match.end("amount"))


def _spaced(text: str) -> Iterator[FoundAmount]:
    for match in BARE.finditer(text):
        yield _found(Decimal(SCALES[match["scale"]]), match["unit"] or "", "", match.start("amount"), match.end())
    for match in ZERO.finditer(text):
        yield FoundAmount(Amount(Decimal(0)), "", match.start("amount"), match.end("amount"))
    for match in AMOUNT.finditer(text):
        sign, scale, unit = match["sign"] or "", (match["scale"] or ""), match["unit"] or ""
        if not (sign or scale or unit) or _is_year(match["number"], scale, unit, sign):
            continue
        number = _number(match["number"]) * SCALES.get(scale, 1)
        yield _found(-number if match["minus"] else number, unit, sign, match.start(), match.end())


def _found(number: Decimal, unit: str, sign: str, start: int, end: int) -> FoundAmount:
    if unit in PERCENTS:
        return FoundAmount(Amount(number * 10 if unit == TENTHS else number, "pct"), "", start, end)
    if unit in QUANTITIES:
        name, size = QUANTITIES[unit]
        return FoundAmount(Amount(number * size, name), "", start, end)
    return FoundAmount(Amount(number), MONEY.get(unit) or SIGNS.get(sign, ""), start, end)


def _is_year(number: str, scale: str, unit: str, sign: str) -> bool:
    """Whether `2025 t` and `2025 usd` are a year before a unit: no thousands are marked, and no sign says that it is money."""
    return number.isdigit() and int(number) in YEARS and not scale and not sign and unit not in PERCENTS


def _number(digits: str) -> Decimal:
    """`1,234.5`, `1 234`, `8,6`: a comma before three digits marks thousands, else the decimals."""
    if digits in WORDS:
        return Decimal(WORDS[digits])
    bare = re.sub(r"[\s\u00a0\u202f]", "", digits)
    if "." in bare:  # "0,001 100.0": what stands before the decimals marks thousands
        return Decimal(bare.replace(",", ""))
    return Decimal(re.sub(r",(?=\d{3}(?:\D|$))", "", bare).replace(",", "."))
