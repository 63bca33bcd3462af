"""Amounts of money as each language writes them: ¥536.1 bn, 5,361億円, 536,1 млрд иен."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.preferred import preferred
from bot.render.phrases.quantities.myriads import HUNDRED_MILLION, MYRIAD
from bot.render.phrases.quantities.scales import money_scale, scaled
from bot.speech import language, tr, tr_later, trc, trc_later, trn
from bot.words.numbers import MINUS, decimal, not_available

if TYPE_CHECKING:
    from bot.render.phrases.quantities.scales import Scale

CURRENCIES = {"jpy": tr_later("¥"), "usd": tr_later("$"), "eur": tr_later("€"), "cny": tr_later("CNY")}
SCALED = {
    "jpy": tr_later("¥{digits} {scale}"),
    "usd": tr_later("${digits} {scale}"),
    "eur": tr_later("€{digits} {scale}"),
    "cny": tr_later("CNY {digits} {scale}"),
}
# Over a chart.
ON_CHARTS = {
    "jpy": trc_later("on a chart", "¥ {scale}"),
    "usd": trc_later("on a chart", "$ {scale}"),
    "eur": trc_later("on a chart", "€ {scale}"),
    "cny": trc_later("on a chart", "CNY {scale}"),
}
# Yen and yuan have forms of their own for one and for many.
WHOLE = {"usd": tr_later("${digits}"), "eur": tr_later("€{digits}")}
# What a chat wants its yen counted in stands so in every language.
IN_OKU = "{digits}億円"
OKU = "億"


def money_unit(currency: str, scale: Scale) -> str:
    """Of figures in a scale: `¥ bn`, `億円`, `млрд иен`."""
    if scale.name == OKU and currency == "jpy":
        return IN_OKU.format(digits="")
    return tr("{currency} {scale}").format(currency=tr(CURRENCIES[currency]), scale=scale.name).strip()


def axis_unit(currency: str, scale: Scale) -> str:
    """The same over a chart, where there is room for the word: `¥ bn`, `億円`, `млрд иен`."""
    in_oku = scale.name == OKU and currency == "jpy"
    return money_unit(currency, scale) if in_oku else trc(*ON_CHARTS[currency]).format(scale=scale.name).strip()


def money(value: float | None, currency: str) -> str:
    """One amount in a sentence: `¥536.1 bn`, `¥1.18 trn`, `−$3.30 bn`, `1兆1,757億円`, `536,1 млрд иен`."""
    if value is None:
        return not_available()
    return amount_in(value, money_scale([value], currency), currency)


def amount_in(value: float, scale: Scale, currency: str) -> str:
    """The same in a scale that is given."""
    if not scale.name:
        return whole_money(value, currency, 0)
    sign, size = MINUS if value < 0 else "", abs(value)
    if preferred().yen == "oku" and scale.name == OKU and currency == "jpy":
        return sign + IN_OKU.format(digits=scaled(size, scale))
    composed = language() == "ja" and not scale.places
    digits, name = _in_myriads(size, scale) if composed else (scaled(size, scale), scale.name)
    return sign + tr(SCALED[currency]).format(digits=digits, scale=name)


def _in_myriads(size: float, scale: Scale) -> tuple[str, str]:
    """`1兆1,757` 億; `1兆` where nothing is left of it."""
    high, low = divmod(round(size / scale.size), MYRIAD)
    above = "兆" if scale.size == HUNDRED_MILLION else "億"
    if not high:
        return decimal(low, 0), scale.name
    return (f"{decimal(high, 0)}{above}{decimal(low, 0)}", scale.name) if low else (decimal(high, 0), above)


def whole_money(value: float, currency: str, places: int) -> str:
    """An amount in yen, dollars … themselves: `¥86,590`, `$559.65`, `86 590 иен`."""
    digits = decimal(value, places)
    sign, digits = (MINUS, digits[1:]) if digits.startswith(MINUS) else ("", digits)
    if currency in WHOLE:
        return sign + tr(WHOLE[currency]).format(digits=digits)
    # A fraction counts like two: 123,45 иены.
    number = 2 if places else round(abs(value))
    if currency == "cny":
        return sign + trn("CNY {digits}", "CNY {digits}", number).format(digits=digits)
    return sign + trn("¥{digits}", "¥{digits}", number).format(digits=digits)
