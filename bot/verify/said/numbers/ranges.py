"""Numbers that share one unit: `between 3 and 4 percent`, 11〜12%, «от 800 до 850 млрд иен», `327.7 and 366.5 billion yen`.

A range becomes one amount of the tokens, numbers in a row become an amount each.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.question.lexicon.tokens import Token
from bot.question.phrases.work import amount_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.question.lexicon.vocabulary import Vocabulary

NUMBER = r"(?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:[.,]\d+)?)"
UNIT = (
    r"(?:\s?(?:%|per ?cent|percent|процент\w*|трлн|млрд|млн|тыс\.?|trillion|billion|million|thousand|trn|bn|mn|兆|億|万|千|円"
    r"|yen|иен|йен|dollars?|долл\w*\.?|ドル|トン|台|tons?|tonnes?|тонн\w*|割)){0,3}"
)
LOW = rf"(?<![\d.,-])(?P<cur>[¥$])?(?P<low>{NUMBER})(?P<unit>{UNIT})"
HIGH = rf"(?P<cur2>[¥$])?(?P<high>{NUMBER})"
RANGES = (
    re.compile(rf"{LOW}\s?[-–—〜~]\s?{HIGH}"),
    re.compile(rf"(?:(?<=between )|(?<=between about )|(?<=между )){LOW},? (?:and|и) {HIGH}"),
    re.compile(rf"(?<=от ){LOW},? до {HIGH}"),
    re.compile(rf"(?:(?<=\bby )|(?<=\bof )|(?<=range from )|(?<=around )|(?<=about )){LOW} to {HIGH}"),
    re.compile(rf"{LOW}(?:から|と){HIGH}(?=[^、。\d]{{0,6}}の(?:間|範囲))"),
)
ROW = re.compile(rf"(?<![\d.,¥$%-])(?P<low>{NUMBER})(?:,? (?:and|и|to|до|а|but) |、|,\s(?=\d)|と|から){HIGH}")
STARTS = re.compile(r"(?<![\d.,])\d")
BEHIND = 40  # of the words that a number's unit stands in
MOST_APART = 3  # a range is not as wide as "17 to 366"
YEARS = range(1900, 2101)


@dataclass(frozen=True, slots=True)
class Ends:
    """The lower end of a range over its upper one, by the place where the range begins."""

    start: int
    part: float


def with_rows(plain: str, tokens: Sequence[Token], vocabulary: Vocabulary) -> tuple[list[Token], tuple[Ends, ...]]:
    """The tokens, ranges as one amount each, and their ends."""
    found, ends = list(tokens), []
    if not any(one.isdigit() for one in plain):
        return found, ()
    for match in _ranges(plain):
        amount = _amount(plain, match, vocabulary)
        low, high = _number(match["low"]), _number(match["high"])
        if amount is not None and _is_range(match, low, high, amount, vocabulary):
            found = _placed(found, Token("amount", amount.value, match.start(), amount.end))
            ends.append(Ends(match.start(), low / high))
    tails: dict[int, str] = {}  # the unit of a number that stands behind a later one: "502.0, 143.2 and 101.6 billion yen"
    for match in reversed([one for start in STARTS.finditer(plain) if (one := ROW.match(plain, start.start()))]):
        amount = next((one for one in found if one.kind == "amount" and one.start == match.start("high")), None)
        if amount is None or match["cur2"] or _is_year(match["low"]):
            continue
        tail = tails.get(amount.start) or plain[match.end("high") : amount.end]
        tails[match.start("low")] = tail
        [*first] = vocabulary.tokens(match["low"] + tail)
        if first and first[0].kind == "amount":
            found = _placed(found, Token("amount", first[0].value, match.start("low"), match.end("low")))
    return found, tuple(ends)


def _ranges(plain: str) -> Iterator[re.Match[str]]:
    for pattern in RANGES:
        yield from pattern.finditer(plain)


def _amount(plain: str, match: re.Match[str], vocabulary: Vocabulary) -> Token | None:
    """The upper end with its unit, as a token at its place."""
    sign = match["cur2"] or match["cur"] or ""
    said = sign + plain[match.start("high") : match.end() + BEHIND]
    first = next(iter(vocabulary.tokens(said)), None)
    if first is None or first.kind != "amount" or first.start or first.end <= len(sign) + len(match["high"]) - (not sign):
        return None
    return Token("amount", first.value, match.start(), match.start("high") + first.end - len(sign))


def _is_range(match: re.Match[str], low: float, high: float, amount: Token, vocabulary: Vocabulary) -> bool:
    if not low < high <= low * MOST_APART or (_is_year(match["low"]) and _is_year(match["high"])):
        return False
    if not match["unit"]:
        return True
    first = next(iter(vocabulary.tokens((match["cur"] or "") + match["low"] + match["unit"])), None)
    return first is not None and first.kind == "amount" and amount_of(first)[0].unit == amount_of(amount)[0].unit


def _placed(tokens: Sequence[Token], amount: Token) -> list[Token]:
    """The tokens with an amount in the place of those that it covers."""
    kept = [one for one in tokens if one.end <= amount.start or one.start >= amount.end]
    return sorted([*kept, amount], key=lambda one: one.start)


def _number(said: str) -> float:
    """A printed number; a comma that three digits follow parts thousands."""
    plain = re.sub(r",(?=\d{3}(?:\D|$))", "", said)
    return float(plain.replace(",", "."))


def _is_year(said: str) -> bool:
    return said.isdecimal() and int(said) in YEARS
