"""Tokens → figures: each amount, percentage and multiple of a sentence, as exactly as it is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

from bot.question.lexicon.amounts import SCALES, TENTHS
from bot.question.phrases.work import amount_of
from bot.verify.said.numbers.counted import cars_in, tons_in
from bot.verify.said.numbers.fractions import fractions_in
from bot.verify.said.numbers.multiples import multiples_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.question.lexicon.tokens import Token
    from bot.verify.said.sentences import Sentence

Unit = Literal["pct", "points", "times", "jpy", "usd", "t", "kg", "kl", "no", "place", "since", "within", "run", "first"]
PERCENTAGE_POINTS = r"percentage[ -]points?\b|p\.?p\.?t?\b|п\.\s?п\b\.?|п\.п|пп\b|процентн\w+ пункт\w*"
CHEAPER = re.compile(r"(?<![\d.,])(?P<number>\d+(?:\.\d+)?)%(?=安)")
POINTS = re.compile(rf"[\s-]?(?:{PERCENTAGE_POINTS}|points?\b|пункт\w*|ポイント)")
OF_PERCENT = re.compile(PERCENTAGE_POINTS)
COUNTED_POINTS = re.compile(rf"(?<![\d.,])(?P<number>\d+(?:[.,]\d+)?){POINTS.pattern}")
RUSSIAN_DECIMALS = re.compile(r"[^\d]?\d{1,3},(\d{3})\s?(?:трлн|млрд|млн|триллион|миллиард|миллион)")
DECIMALS = re.compile(r"\d[.,](\d{1,2}|\d{4,})(?!\d)|\d\.(\d{3})(?!\d)")
OTHER_COUNTED = re.compile(
    r"\s?(?:barrels?|people|persons|companies|rubles?|roubles?|euros?|yuan|won|пассажир|человек|руб|евро|юан|баррел)"
)
TOLD_UNIT = re.compile(r"\b(?:in (?:metric )?ton(?:ne)?s|in tonnage|в тоннах)\b[^.;]{0,60}?(?:\bto |\bдо |, )$")
DASHED = re.compile(r"(?:^|[\s(（,:;])[–—]$")  # "(–6.3%)"
SPACED_END = re.compile(r"\s?[,.;)]")
KILOLITRES = re.compile(r"\s?(?:килолитр|kilolit)")
BARE = re.compile(r"\d+(?:[.,](?P<decimals>\d{1,2}))?")
WIDE_SCALE = re.compile("十億|百億|百万|千万|兆|億|万|千")
QUANTITIES: tuple[Unit, ...] = ("t", "kg", "kl", "no")
RATES: tuple[Unit, ...] = ("pct", "points", "times")
PAIRED = re.compile(
    r"\b(?:from|against|with|than|vs\.?|versus|с|со|против) "
    r"(?P<whole>\d{1,3}(?:[, ]\d{3})+|\d+(?=[.,]\d{1,2} (?:тыс|млн|million|thousand)))"
    r"(?:[.,](?P<decimals>\d{1,2})(?!\d))?(?: ?(?P<scale>тыс\.?|млн\.?|million|thousand))?(?![\w%])(?![.,]?\d| ?[%¥$])"
    r"(?! (?!a\b|in\b|the\b|one\b|during\b|for\b|годом|год\b|в\b|за\b|на\b|и\b)[^\W\d])"
)
# Currencies that a text's figures are not checked in.
OTHERS = {"eur", "cny", "rub", "gbp", "krw"}
# What has numbers only.
COUNTED = {"used_vehicles", "used_passenger_cars", "new_vehicles"}
LEAST_MONEY = 10**9  # what is so large without a currency is money of the text's
LEAST_ROUND = 10_000
KEPT_DIGITS = 2
ROUGHLY = 5.0  # points that a part in words leaves open


@dataclass(frozen=True, slots=True)
class Figure:
    """What is printed.

    `value` is in the unit itself, of `since` the number of the month; `step` is the size of its last digit; `sign` is −1, 1,
    or 0 where none is printed.
    `low` is the lower end of a range, of which `value` is the upper one. `start` and `end` are places in the plain text of the
    sentence.
    """

    value: float
    unit: Unit
    step: float
    sign: int
    start: int
    end: int
    low: float | None = None


def currency_in(sentence: Sentence) -> str:
    """The last currency that amounts of a sentence name; "" where none do."""
    named = [amount_of(token)[1] for token in sentence.tokens if token.kind == "amount"]
    return next((one for one in reversed(named) if one), "")


def figures_in(sentence: Sentence, told: str = "") -> list[Figure]:
    """From left to right; `told`: the currency of the sentences before."""
    found = [*_amounts(sentence, told), *_multiples(sentence)]
    found += [one for one in _paired(sentence, found) if not any(other.start <= one.start < other.end for other in found)]
    parts = [Figure(value, "pct", ROUGHLY, 0, start, end) for value, start, end in fractions_in(sentence.plain)]
    found += [one for one in parts if not any(other.start < one.end and one.start < other.end for other in found)]
    counted = cars_in(sentence.plain, counted=_is_counted(sentence))
    cars = [Figure(one.value, "no", one.step, 0, one.start, one.end) for one in counted]
    found += [one for one in cars if not any(other.start < one.end and one.start < other.end for other in found)]
    found += [Figure(one.value, "t", one.step, 0, one.start, one.end) for one in tons_in(sentence.plain)]
    found += [replace(_counted(one, "pct", one.end()), sign=-1) for one in CHEAPER.finditer(sentence.plain)]
    found += [one for one in _points(sentence) if not any(other.start <= one.start < other.end for other in found)]
    return sorted(found, key=lambda figure: figure.start)


def _is_counted(sentence: Sentence) -> bool:
    return any(one.kind == "commodity" and one.value in COUNTED for one in sentence.tokens)


def _amounts(sentence: Sentence, told: str) -> Iterator[Figure]:
    # What names no currency has that of the amount before it, or else of the one behind: "from 476 to 24 billion yen".
    currencies = [named for token in sentence.tokens if token.kind == "amount" and (named := amount_of(token)[1])]
    currency = currencies[0] if currencies else ""
    said = [(one.kind, one.value) for one in sentence.tokens] + [(one.kind, one.value) for one in sentence.marks]
    told = "usd" if ("currency", "usd") in said else told  # «в долларах импорт упал с 15,2 млрд до 5,5 млрд»
    counted: Unit | None = None
    for token in sentence.tokens:
        if token.kind != "amount":
            continue
        amount, named = amount_of(token)
        large = abs(amount.number) >= LEAST_MONEY and not currencies
        unit = _unit(sentence, token, amount.unit, named or currency or (told if large else ""))
        if unit is None and counted and amount.unit == "money" and not currencies and not _counts(sentence, token):
            unit = counted  # «5,80 млн тонн, у Австралии – 28,5 млн»
        if unit is None and amount.unit == "money" and not named and not _counts(sentence, token):
            unit = _told_unit(sentence, token)
        counted = next((one for one in QUANTITIES if one == unit), counted)
        if named:
            currency = named
        if unit is None:
            continue
        printed = sentence.plain[token.start : token.end]
        spaced = sentence.plain[token.start].isspace()  # «прирост — 18,1%»
        sign = -1 if amount.number < 0 else 0 if spaced else _sign(sentence.plain[: token.start])
        value = abs(float(amount.number))
        if RUSSIAN_DECIMALS.match(printed):
            value /= 1000  # «1,215 трлн»
        part = next((one.part for one in sentence.ends if one.start == token.start), None)
        low = value * part if part is not None else None
        yield Figure(value, unit, _step(printed, value, unit), sign, token.start, token.end, low)


def _told_unit(sentence: Sentence, token: Token) -> Unit | None:
    """«в тоннах … до 4,42 млн», `in tonnes, to 4.42 million`: what a number counts that has no unit of its own."""
    before = sentence.plain[: token.start]
    led = (
        TOLD_UNIT.search(before)
        if token.end == len(sentence.plain.rstrip(" .")) or SPACED_END.match(sentence.plain, token.end)
        else None
    )
    return "t" if led is not None else None


def _sign(before: str) -> int:
    """The sign that is printed or written out right before a figure."""
    if DASHED.search(before) or before.rstrip().endswith(("-", "−", "▲", "△", "minus", "минус", "マイナス")):
        return -1
    return 1 if before.rstrip().endswith(("+", "plus", "плюс", "プラス")) else 0


def _unit(sentence: Sentence, token: Token, unit: str, currency: str) -> Unit | None:
    """The unit of an amount; None where it counts something that is in no trade statistics."""
    after = sentence.plain[token.end :]
    printed = sentence.plain[token.start : token.end]
    if unit == "pct":
        return "points" if "point" in printed or POINTS.match(after) else "pct"
    if unit == "money" and not _has_currency(printed) and KILOLITRES.match(after):
        return "kl"
    if unit != "money":
        return next((one for one in QUANTITIES if one == unit), None)
    if currency in OTHERS:
        return None
    if not _has_currency(printed) and (OTHER_COUNTED.match(after) or not currency or _counts(sentence, token)):
        return None
    return "usd" if currency == "usd" else "jpy"


def _has_currency(printed: str) -> bool:
    """Whether an amount names its currency itself."""
    return any(sign in printed for sign in ("¥", "$", "円", "ドル", "yen", "иен", "йен", "dollar", "долл", "usd", "jpy"))


def _counts(sentence: Sentence, token: Token) -> bool:
    """Whether a number without a currency has a noun behind it: `2 million tourists`."""
    following = next((one for one in sentence.tokens if one.start >= token.end), None)
    return following is not None and following.kind in {"unknown", "commodity"} and following.start - token.end <= 1


def _step(printed: str, value: float, unit: Unit) -> float:
    """The size of the last digit that is printed."""
    if value and (bare := BARE.fullmatch(printed)) is not None and unit != "no":
        # Its unit stands behind the next number.
        return value / float(printed.replace(",", ".")) * 10.0 ** -len(bare["decimals"] or "")
    scale = _last_scale(printed)
    if unit in {"t", "kg", "kl"} and value and scale == 1:
        scale = _quantity_size(printed)
    decimals = RUSSIAN_DECIMALS.match(printed) or DECIMALS.search(printed)
    digits = next((part for part in decimals.groups() if part), "") if decimals else ""
    if digits:
        return scale * 10.0 ** -len(digits)
    if unit == "pct":
        return 10.0 if TENTHS in printed else 1.0
    if scale == 1 and value >= LEAST_ROUND:
        whole = str(round(value))
        zeros = min(len(whole) - len(whole.rstrip("0")), len(whole) - KEPT_DIGITS)
        return 10.0**zeros
    return float(scale)


def _last_scale(printed: str) -> int:
    """What the last number in an amount is counted in."""
    wide = WIDE_SCALE.findall(printed)
    if wide:
        return 1 if re.search(r"(?:兆|億|万|千)\d+(?=\D*$)", printed) else SCALES[wide[-1]]
    words = re.findall(r"[^\W\d_]+\.?", printed)
    return next((SCALES[word] for word in words if word in SCALES and word not in {"t", "т"}), 1)


def _quantity_size(printed: str) -> int:
    return 1000 if re.search(r"\dkt|\d kt", printed) else 1


def _paired(sentence: Sentence, found: Sequence[Figure]) -> Iterator[Figure]:
    """`from 199,098` beside `186,583 units`: a number without a unit counts what the one it is set against does."""
    counted = [one for one in found if one.unit in QUANTITIES]
    for bare in PAIRED.finditer(sentence.plain):
        beside = [one for one in counted if one.end <= bare.start() or bare.end() <= one.start]
        if beside and re.match(r"\s?(?:%|[^\W\d]*[¥$円])", sentence.plain[bare.end() :]) is None:
            nearest = min(beside, key=lambda one: abs(one.start - bare.start()))
            scale = SCALES.get((bare["scale"] or "").rstrip("."), 1)
            decimals = len(bare["decimals"] or "")
            value = float(re.sub(r"\D", "", bare["whole"]) + f".{bare['decimals'] or '0'}") * scale
            yield Figure(value, nearest.unit, scale * 10.0**-decimals, 0, bare.start("whole"), bare.end())


def is_of_percent(sentence: Sentence, figure: Figure) -> bool:
    """Whether points are said to be those of a percentage."""
    return OF_PERCENT.search(sentence.plain, figure.start, figure.end + len(" процентных пунктов")) is not None


def _points(sentence: Sentence) -> Iterator[Figure]:
    """`1.4 points`, 3.0ポイント, «на 3 п.п.»."""
    for found in COUNTED_POINTS.finditer(sentence.plain):
        yield _counted(found, "points", found.end())


def _counted(found: re.Match[str], unit: Unit, end: int) -> Figure:
    number = found["number"].replace(",", ".")
    decimals = len(number.partition(".")[2])
    return Figure(float(number), unit, 10.0**-decimals, 0, found.start(), end)


def _multiples(sentence: Sentence) -> Iterator[Figure]:
    words = [(float(mark.value), mark.start, mark.end) for mark in sentence.marks if mark.kind == "multiple"]
    for value, step, start, end in multiples_in(sentence.plain, words):
        yield Figure(value, "times", step, 0, start, end)
