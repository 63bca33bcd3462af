"""Quantities of goods: 496,675 t, 5.61 million tonnes, 561万4,400トン."""

from __future__ import annotations

from bot.render.phrases.quantities.myriads import MYRIAD, THOUSAND, in_myriads
from bot.render.phrases.quantities.units import MEASURED, unit_name
from bot.speech import language, tr, tr_later
from bot.words.numbers import decimal

# From so many kilograms on a quantity is said in tonnes, from so many in whole ones.
SAID_IN_TONNES, SAID_IN_WHOLE_TONNES = 10**4, 10**6
# Sizes in a sentence; Japanese counts in ten thousands, exactly.
SAID_SIZES = ((10**6, tr_later("{number} million {unit}")), (10**4, tr_later("{number} thousand {unit}")))
SAID_UNITS = {"t": tr_later("tonnes")}


def quantity(value: int, unit: str | None) -> str:
    """`496,675 t`; many kilograms in tonnes."""
    if unit == "kg" and abs(value) >= SAID_IN_TONNES:
        places = 0 if abs(value) >= SAID_IN_WHOLE_TONNES else 1
        return tr("{number} {unit}").format(number=decimal(value / 1000, places), unit=unit_name("t"))
    number = in_myriads(value) if language() == "ja" and unit in MEASURED and abs(value) >= MYRIAD else decimal(value, 0)
    return tr("{number} {unit}").format(number=number, unit=unit_name(unit))


def quantity_said(value: int, unit: str | None) -> str:
    """A quantity in a sentence: `5.61 million tonnes`, 561万4,400トン; what is counted one by one as it is."""
    if unit == "kg" and abs(value) >= SAID_IN_WHOLE_TONNES:
        value, unit = round(value / 1000), "t"
    if language() == "ja" and abs(value) >= MYRIAD:
        return tr("{number} {unit}").format(number=in_myriads(value), unit=unit_name(unit))
    if unit not in MEASURED or abs(value) < SAID_SIZES[-1][0]:
        return quantity(value, unit)
    name = tr(SAID_UNITS[unit]) if unit in SAID_UNITS else unit_name(unit)
    size, message = next(known for known in SAID_SIZES if abs(value) >= known[0])
    places = 2 if size > MYRIAD else 1
    shown = value / (size if size > MYRIAD else THOUSAND)
    return tr(message).format(number=decimal(shown, places), unit=name)
