"""Figures that are shown together stand in one scale: billions, thousand tonnes, 億."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.preferred import preferred
from bot.render.phrases.quantities.myriads import HUNDRED, HUNDRED_MILLION, MYRIAD
from bot.render.phrases.quantities.units import MEASURED, unit_name
from bot.speech import language, tr, tr_later
from bot.words.numbers import decimal, not_available

if TYPE_CHECKING:
    from collections.abc import Iterable

MILLION, BILLION, TRILLION = 10**6, 10**9, 10**12
TRILLIONS = tr_later("trn")
THOUSANDS = ((TRILLIONS, TRILLION), (tr_later("bn"), BILLION), (tr_later("mn"), 10**6), (tr_later("k"), 10**3))
# Figures shown together are in trillions where none of them would lose what it says.
LEAST_TRILLIONS, LEAST_OF_TRILLIONS = 10 * TRILLION, TRILLION // 10
# Japanese counts in ten thousands: by which size of the largest figure, and never less exactly than in billions. Its tables
# of amounts below a billion are in millions, as the ministry's are.
MYRIADS = ((10**9, "億", 10**8), (10**6, "万", 10**4))
# As exact as billions.
PLACES_OF_TRILLIONS = 3
FEW = 10
QUANTITY_NAMES = {
    ("t", 10**3): tr_later("kt"),
    ("kg", 10**6): tr_later("kt"),
    ("kg", 10**3): tr_later("t"),
    ("kl", 10**3): tr_later("thousand kl"),
    ("pieces", 10**6): tr_later("mn pcs"),
}


@dataclass(frozen=True, slots=True)
class Scale:
    """A unit for a column: `name` is how its size is written (`bn`), `size` what it stands for, `places` how many decimals."""

    name: str
    size: int
    places: int = 0


def money_scale(values: Iterable[float | None], currency: str = "jpy") -> Scale:
    """The scale for figures shown together, with more decimals when all of them are small in it.

    Large amounts in yen are counted in the unit that is preferred, where the largest of them fills it.
    """
    sizes = [abs(value) for value in values if value]
    largest, several = max(sizes, default=0), len(sizes) > 1
    unit = preferred().yen if currency == "jpy" else ""
    if unit == "trn" and largest >= TRILLION:
        return Scale(tr(TRILLIONS), TRILLION, PLACES_OF_TRILLIONS)
    if not unit and several and largest >= LEAST_TRILLIONS and min(sizes) >= LEAST_OF_TRILLIONS:
        return Scale(tr(TRILLIONS), TRILLION, 2)
    in_myriads = (unit == "oku" and largest >= BILLION) or (language() == "ja" and not (unit == "bn" and largest >= BILLION))
    if in_myriads and several and MILLION <= largest < BILLION:
        return Scale("百万", MILLION, _places(largest, MILLION))
    return _scale_of_myriads(largest) if in_myriads else scale_of_thousands(largest, BILLION if several or unit else TRILLION)


def _scale_of_myriads(largest: float) -> Scale:
    name, size = next(((name, size) for least, name, size in MYRIADS if largest >= least), ("", 1))
    return Scale(name, size, 1 if size == HUNDRED_MILLION and largest < FEW * FEW * size else 0)


def scale_of_thousands(largest: float, most: int = TRILLION) -> Scale:
    """Trillions, billions, millions or thousands, and no more than `most`: what a spreadsheet's number formats can do."""
    name, size = next((known for known in THOUSANDS if largest >= known[1] and most >= known[1]), ("", 1))
    return Scale(tr(name) if name else "", size, _places(largest, size))


def quantity_scale(values: Iterable[float | None], unit: str) -> Scale:
    """Thousand tonnes, tonnes for kilograms, or the unit itself; `name` includes the unit."""
    largest = max((abs(value) for value in values if value is not None), default=0)
    if language() == "ja" and unit in MEASURED and largest >= FEW * MYRIAD:
        return Scale(f"万{unit_name(unit)}", MYRIAD, 2 if largest < HUNDRED * MYRIAD else 1)
    for (of, size), name in QUANTITY_NAMES.items():
        if of == unit and largest >= FEW * size:
            return Scale(tr(name), size, _places(largest, size))
    return Scale(unit_name(unit), 1)


def _places(largest: float, size: int) -> int:
    if size == 1:
        return 0
    return 2 if largest < (FEW * FEW if size == TRILLION else FEW) * size else 1


def scaled(value: float | None, scale: Scale) -> str:
    """A value in a scale."""
    return not_available() if value is None else decimal(value / scale.size, scale.places)
