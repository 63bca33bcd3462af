"""Prices, each per one of what is counted: ¥86,590 per t, 86,590円/t."""

from __future__ import annotations

from bot.render.phrases.quantities.money import CURRENCIES, money, whole_money
from bot.render.phrases.quantities.myriads import MYRIAD, in_myriads
from bot.render.phrases.quantities.units import one_said, price_measure
from bot.speech import language, tr, trc, trn
from bot.words.numbers import decimal, not_available

WHOLE_PRICE, LARGE_PRICE = 1000, 10**6


def price_text(value: float | None, currency: str, unit: str | None = None) -> str:
    """`¥86,590 per t`, `$559.65`, `86,590円/t`, `n/a`."""
    if value is None:
        return not_available()
    # Of what costs a million, such as a car, a phone shows no more.
    text = money(value, currency) if value >= LARGE_PRICE else whole_money(value, currency, _price_places(value))
    return tr("{price} per {unit}").format(price=text, unit=one_said(unit)) if unit else text


def price_said(value: float | None, currency: str, unit: str | None) -> str:
    """The same in a sentence: 1トン当たり8万6,590円."""
    text = price_text(value, currency)
    if value is not None and language() == "ja" and currency == "jpy" and MYRIAD <= value < LARGE_PRICE:
        text = trn("¥{digits}", "¥{digits}", round(value)).format(digits=in_myriads(round(value)))
    return trc("in a sentence", "{price} per {unit}").format(price=text, unit=price_measure(unit)) if unit else text


def price_digits(value: float) -> str:
    """The same without currency and unit, for a column."""
    return decimal(value, _price_places(value))


def price_unit(currency: str, unit: str | None) -> str:
    """The head of such a column: `¥/t`, `円/t`."""
    sign = tr(CURRENCIES[currency])
    return tr("{currency}/{unit}").format(currency=sign, unit=price_measure(unit)) if unit else sign


def _price_places(value: float) -> int:
    return 0 if value >= WHOLE_PRICE else 2
