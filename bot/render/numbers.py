"""Numbers as people read them: scaled money, signed percent, the minus sign, and widths of wide characters."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

MINUS = "\u2212"
NOT_AVAILABLE = "n/a"
SIGNS = {"jpy": "¥", "usd": "$"}
BIG_PERCENT = 1000


@dataclass(frozen=True, slots=True)
class Scale:
    """A unit for a column: `name` is how it is written (`bn`), `size` what it stands for, `places` how many decimals."""

    name: str
    size: int
    places: int = 0


# Billions from a billion on are the field's custom, for trillions too.
MONEY = (("bn", 10**9), ("mn", 10**6), ("k", 10**3))
FEW = 10
QUANTITY_NAMES = {("t", 10**3): "kt", ("kg", 10**6): "kt", ("kg", 10**3): "t"}


def money_scale(values: Iterable[float | None]) -> Scale:
    """The scale for figures shown together, with two decimals when all of them are small in it."""
    largest = max((abs(value) for value in values if value is not None), default=0)
    name, size = next((known for known in MONEY if largest >= known[1]), ("", 1))
    return Scale(name, size, _places(largest, size))


def quantity_scale(values: Iterable[float | None], unit: str) -> Scale:
    """Thousand tonnes, tonnes for kilograms, or the unit itself; `name` includes the unit."""
    largest = max((abs(value) for value in values if value is not None), default=0)
    for (of, size), name in QUANTITY_NAMES.items():
        if of == unit and largest >= FEW * size:
            return Scale(name, size, _places(largest, size))
    return Scale(unit, 1)


def _places(largest: float, size: int) -> int:
    if size == 1:
        return 0
    return 2 if largest < FEW * size else 1


def decimal(value: float, places: int) -> str:
    """`1,175.7` with a real minus sign. What is not zero is never written as zero: `<0.1`."""
    if value == 0:
        return "0"
    text = f"{abs(value):,.{places}f}"
    sign = MINUS if value < 0 else ""
    if not text.strip("0.,"):
        return f"{'>' if value < 0 else '<'}{sign}{10**-places:.{places}f}"
    return sign + text


def scaled(value: float | None, scale: Scale) -> str:
    """A value in a scale."""
    return NOT_AVAILABLE if value is None else decimal(value / scale.size, scale.places)


def money(value: float | None, currency: str) -> str:
    """One amount in a sentence: `¥536.1 bn`, `−$3.3 bn`."""
    if value is None:
        return NOT_AVAILABLE
    scale = money_scale([value])
    text = scaled(value, scale)
    sign, digits = (MINUS, text[1:]) if text.startswith(MINUS) else ("", text)
    name = f" {scale.name}" if scale.name else ""
    return f"{sign}{SIGNS[currency]}{digits}{name}"


def change(percent: float | None) -> str:
    """`+8.6%`, `−12.7%`, `0%`, `n/a`."""
    if percent is None:
        return NOT_AVAILABLE
    rounded = round(percent, 1)
    if percent and not rounded:
        return f"{'+' if percent > 0 else MINUS}0.0%"
    text = decimal(rounded, 1 if abs(percent) < BIG_PERCENT else 0)
    return f"{'+' if rounded > 0 else ''}{text}%"


def part(percent: float | None) -> str:
    """A share: `63.9%`; `<0.1%` when there is something but little."""
    return NOT_AVAILABLE if percent is None else f"{decimal(percent, 1)}%"


def width(text: str) -> int:
    """Columns in a fixed-width font: wide characters take two."""
    return sum(2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text if not unicodedata.combining(c))


def fitted(text: str, columns: int) -> str:
    """`text` cut to so many columns, with an ellipsis when something is lost."""
    if width(text) <= columns:
        return text
    cut = text
    while cut and width(cut) > columns - 1:
        cut = cut[:-1]
    return cut.rstrip() + "…"
