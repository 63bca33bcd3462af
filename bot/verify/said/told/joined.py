"""A change that is joined with an amount: `fell 16% to ¥5.26 trn`, 207億円で6.5%減, «до 5,26 трлн иен, на 16 % меньше»."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from bot.question.phrases.work import amount_of
from bot.verify.said.elements import FLOWING
from bot.verify.said.figures import QUANTITIES, RATES

if TYPE_CHECKING:
    from bot.question.lexicon.tokens import Token
    from bot.verify.said.figures import Figure
    from bot.verify.said.sentences import Sentence

# Between a change and the amount behind it, and between an amount and the change behind it.
TO = re.compile(
    r"(?: (?:by|in) value)?,? (?:to|до)(?: (?:about|some|around|nearly|just|около|почти|примерно|\$|¥))?\s?[¥$]?"
    r"|(?:の?(?:減|増|減少|増加|減った|増えた|減って|増えて))(?:の|し、?|で、?)?"
)
AFTER = re.compile(
    r"(?: in (?:the )?(?:fiscal |calendar )?(?:[a-z]+ )?20\d\d)?,? ?\(?(?:likewise |also |again )?(?:up|down|\+|-|−)? ?"
    r"(?:(?:an? )?(?:rise|increase|gain|jump|drop|fall|decline|decrease|slump) of )?"
    r"|(?: в 20\d\d(?:-м| году| г\.)?)?,? ?\(?(?:на|\+|-|−)? ?"
    r"|(?:とな[りっ]て?|と|で)?、?[（(]?(?:前年(?:同月|同期|度)?(?:比|の|より|を|から|に比べ(?:て)?)|同)?[+−-]?"
)
MOST = 60


def is_beside_money(sentence: Sentence, figure: Figure) -> bool:
    """Whether the amount is one of money: the change is that of the value."""
    return _joined(sentence, figure, money=True)


def is_beside_quantity(sentence: Sentence, figure: Figure) -> bool:
    """Whether the amount is a quantity."""
    return _joined(sentence, figure, money=False)


def is_of_quantity(sentence: Sentence, figure: Figure, before: Figure | None) -> bool:
    """Whether a figure is a quantity, or is told of one: `119,000, a rise of 52.6%`, `5.8 million tonnes, worth ¥502 billion`."""
    if figure.unit in QUANTITIES or (figure.unit == "pct" and is_beside_quantity(sentence, figure)):
        return True
    if before is None or before.unit not in QUANTITIES or before.end > figure.start:
        return False
    if figure.unit == "pct" and AFTER.fullmatch(sentence.plain, before.end, figure.start):
        return True
    between = {one.kind for one in sentence.tokens if before.end <= one.start < figure.start}
    if figure.unit == "pct":  # "130,300 tons, where the fall was 45.7%"
        return not between & {"partner", "verb", "trade_verb", "commodity", "amount", *FLOWING}
    return figure.unit in {"jpy", "usd"} and not between & {"partner", "verb", *FLOWING}


def _joined(sentence: Sentence, figure: Figure, *, money: bool) -> bool:
    if figure.unit not in RATES:
        return False
    amounts = [one for one in sentence.tokens if one.kind == "amount" and (one.end <= figure.start or one.start >= figure.end)]
    before = next((one for one in reversed(amounts) if one.end <= figure.start), None)
    after = next((one for one in amounts if one.start >= figure.end), None)
    led = before is not None and figure.start - before.end <= MOST and AFTER.fullmatch(sentence.plain, before.end, figure.start)
    goes_on = after is not None and after.start - figure.end <= MOST and TO.fullmatch(sentence.plain, figure.end, after.start)
    beside = [one for one, joined in ((before, led), (after, goes_on)) if joined and one is not None]
    return any(_is_money(one) == money for one in beside if amount_of(one)[0].unit != "pct")


def _is_money(one: Token) -> bool:
    return amount_of(one)[0].unit == "money"
