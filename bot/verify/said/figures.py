"""Tokens → figures: each amount, percentage and multiple of a sentence, as exactly as it is printed."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from bot.question.lexicon.amounts import SCALES, TENTHS
from bot.question.phrases.work import amount_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.question.lexicon.tokens import Token
    from bot.verify.said.sentences import Sentence

Unit = Literal["pct", "points", "times", "jpy", "usd", "t", "kg", "kl", "no", "place", "since"]
TIMES = re.compile(r"(?<![\d.,])(?P<number>\d+(?:[.,]\d+)?)[\s-]?(?:倍|times\b|fold\b|раза?\b)")
POINTS = re.compile(r"\s?(?:percentage points?|points?|pp\b|п\.\s?п|процентн\w+ пункт|пункт|ポイント)")
DECIMALS = re.compile(r"\d[.,](\d{1,2}|\d{4,})(?!\d)|\d\.(\d{3})(?!\d)")
OTHER_COUNTED = re.compile(
    r"\s?(?:barrels?|people|persons|companies|rubles?|roubles?|euros?|yuan|won|пассажир|человек|руб|евро|юан|баррел)"
)
WIDE_SCALE = re.compile("十億|百億|百万|千万|兆|億|万|千")
# Currencies that a text's figures are not checked in.
OTHERS = {"eur", "cny"}
LEAST_ROUND = 10_000
KEPT_DIGITS = 2


@dataclass(frozen=True, slots=True)
class Figure:
    """What is printed.

    `value` is in the unit itself, of `since` the number of the month; `step` is the size of its last digit; `sign` is −1, 1,
    or 0 where none is printed.
    `start` and `end` are places in the plain text of the sentence.
    """

    value: float
    unit: Unit
    step: float
    sign: int
    start: int
    end: int


def figures_in(sentence: Sentence) -> list[Figure]:
    """From left to right."""
    found = [*_amounts(sentence), *_multiples(sentence)]
    return sorted(found, key=lambda figure: figure.start)


def _amounts(sentence: Sentence) -> Iterator[Figure]:
    # What names no currency has that of the amount before it, or else of the one behind: "from 476 to 24 billion yen".
    currencies = [named for token in sentence.tokens if token.kind == "amount" and (named := amount_of(token)[1])]
    currency = currencies[0] if currencies else ""
    for token in sentence.tokens:
        if token.kind != "amount":
            continue
        amount, named = amount_of(token)
        unit = _unit(sentence, token, amount.unit, named or currency)
        if named:
            currency = named
        if unit is None:
            continue
        printed = sentence.plain[token.start : token.end]
        sign = -1 if amount.number < 0 else _sign(sentence.plain[: token.start])
        value = abs(float(amount.number))
        yield Figure(value, unit, _step(printed, value, unit), sign, token.start, token.end)


def _sign(before: str) -> int:
    """The sign that is printed or written out right before a figure."""
    if before.rstrip().endswith(("-", "−", "▲", "△", "minus", "минус", "マイナス")):
        return -1
    return 1 if before.rstrip().endswith(("+", "plus", "плюс", "プラス")) else 0


def _unit(sentence: Sentence, token: Token, unit: str, currency: str) -> Unit | None:
    """The unit of an amount; None where it counts something that is in no trade statistics."""
    after = sentence.plain[token.end :]
    printed = sentence.plain[token.start : token.end]
    if unit == "pct":
        return "points" if "point" in printed or POINTS.match(after) else "pct"
    if unit != "money":
        return unit if unit in {"t", "kg", "kl", "no"} else None  # type: ignore[return-value]
    if currency in OTHERS:
        return None
    own = any(sign in printed for sign in ("¥", "$", "円", "ドル", "yen", "иен", "йен", "dollar", "долл", "usd", "jpy"))
    if not own and (OTHER_COUNTED.match(after) or not currency or _counts(sentence, token)):
        return None
    return "usd" if currency == "usd" else "jpy"


def _counts(sentence: Sentence, token: Token) -> bool:
    """Whether a number without a currency has a noun behind it: `2 million tourists`."""
    following = next((one for one in sentence.tokens if one.start >= token.end), None)
    return following is not None and following.kind in {"unknown", "commodity"} and following.start - token.end <= 1


def _step(printed: str, value: float, unit: Unit) -> float:
    """The size of the last digit that is printed."""
    scale = _last_scale(printed)
    if unit in {"t", "kg", "kl"} and value and scale == 1:
        scale = _quantity_size(printed)
    decimals = DECIMALS.search(printed)
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


def _multiples(sentence: Sentence) -> Iterator[Figure]:
    for found in TIMES.finditer(sentence.plain):
        number = found["number"].replace(",", ".")
        decimals = len(number.partition(".")[2])
        yield Figure(float(number), "times", 10.0**-decimals, 0, *found.span())
    for mark in sentence.marks:
        if mark.kind == "multiple":
            yield Figure(float(mark.value), "times", 0.2 if float(mark.value) > 1 else 0.1, 0, mark.start, mark.end)
