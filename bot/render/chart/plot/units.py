"""The unit of a chart, and its figures in it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.preferred import preferred
from bot.render.chart.plot.picture import Unit
from bot.render.phrases.quantities.money import axis_unit
from bot.render.phrases.quantities.scales import LEAST_TRILLIONS, TRILLION, Scale, money_scale, quantity_scale
from bot.render.phrases.quantities.units import price_measure
from bot.speech import tr, trc, trc_later
from bot.words.numbers import decimal

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.preferred import Preferred
    from bot.speech import Lang

WHOLE_PRICE = 1000


def drawable(wanted: Preferred, lang: Lang) -> Preferred:
    """With a unit of yen that the fonts of a language have letters for: 億 stands in the Japanese one only."""
    return replace(wanted, yen="") if wanted.yen == "oku" and lang != "ja" else wanted


# As they stand over a chart, where there is room for the word.
PRICES_ON_CHARTS = {
    "jpy": trc_later("on a chart", "¥ per {unit}"),
    "usd": trc_later("on a chart", "$ per {unit}"),
    "eur": trc_later("on a chart", "€ per {unit}"),
    "cny": trc_later("on a chart", "CNY per {unit}"),
}


def money_unit(values: Iterable[float], currency: str) -> Unit:
    """The unit for amounts shown together, after the largest of them."""
    figures = list(values)
    scale = money_scale(figures, currency)
    # An axis of tens of trillions is read in them, however small the least figure.
    if not preferred().yen and max(map(abs, figures), default=0) >= LEAST_TRILLIONS:
        scale = Scale(tr("trn"), TRILLION, 1)
    return Unit(axis_unit(currency, scale), scale.size, scale.places)


def change_unit(values: Iterable[float], currency: str) -> Unit:
    """The same for changes of amounts."""
    return replace(money_unit(values, currency), signed=True)


def price_unit(values: Iterable[float], currency: str, unit: str) -> Unit:
    """The unit of prices; whole yen from a thousand on."""
    name = trc(*PRICES_ON_CHARTS[currency]).format(unit=price_measure(unit))
    return Unit(name, 1, 0 if max(values, default=0) >= WHOLE_PRICE else 2, amounts=False)


def quantity_unit(values: Iterable[float], unit: str) -> Unit:
    """The unit of volumes shown together: `kt`, `t`."""
    scale = quantity_scale(list(values), unit)
    return Unit(scale.name, scale.size, scale.places, amounts=False)


def figure(value: float, unit: Unit) -> str:
    """A figure in its unit, without the unit's name."""
    text = decimal(value / unit.size, unit.places)
    return f"+{text}" if unit.signed and value > 0 else text
