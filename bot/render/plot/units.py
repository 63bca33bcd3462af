"""The unit of a chart and its numbers, as each language writes them: ¥ bn, 億円, млрд ¥."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.numbers import NOT_AVAILABLE, SIGNS, decimal, money_scale
from bot.render.plot.picture import Unit
from bot.render.plot.words import CURRENCY_JA, word

if TYPE_CHECKING:
    from collections.abc import Iterable

OKU, MAN, CHO = 10**8, 10**4, 10**12
JA_SCALES = ((CHO, "兆"), (OKU, "億"), (MAN, "万"), (1, ""))
LEAST_CHO = 10 * CHO  # up to ten trillion yen the field counts in 億円
RU_NAMES = {"bn": "млрд ", "mn": "млн ", "k": "тыс. ", "": ""}
FEW, SOME = 10, 100
NO_BREAK = "\u00a0"


def money_unit(values: Iterable[float], currency: str, lang: str) -> Unit:
    """The unit for amounts shown together, after the largest of them."""
    figures = list(values)
    if lang == "ja":
        return _japanese(max(map(abs, figures), default=0), currency)
    scale = money_scale(figures)
    sign = SIGNS[currency]
    return Unit(f"{RU_NAMES[scale.name]}{sign}" if lang == "ru" else f"{sign} {scale.name}".strip(), scale.size, scale.places)


def _japanese(largest: float, currency: str) -> Unit:
    size, name = next(
        ((size, name) for size, name in JA_SCALES if largest >= (LEAST_CHO if size == CHO else size)), JA_SCALES[-1]
    )
    places = 0 if size == 1 or largest >= SOME * size else 1 if largest >= FEW * size else 2
    return Unit(f"{name}{CURRENCY_JA[currency]}", size, places)


def price_unit(values: Iterable[float], name: str) -> Unit:
    """The unit of prices; whole yen from a thousand on."""
    return Unit(name, 1, 0 if max(values, default=0) >= FEW * SOME else 2, amounts=False)


def number(value: float, places: int, lang: str) -> str:
    """`1,175.7`; Russian writes `1 175,7`."""
    return localized(decimal(value, places), lang)


def localized(text: str, lang: str) -> str:
    """A number as it is written in English, in the language's own way."""
    if text == NOT_AVAILABLE:
        return word("missing", lang)
    return text.replace(",", NO_BREAK).replace(".", ",") if lang == "ru" else text


def figure(value: float, unit: Unit, lang: str) -> str:
    """A figure in its unit, without the unit's name."""
    return number(value / unit.size, unit.places, lang)
