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
THOUSAND = 1000
BIG_PERCENT = 1000


@dataclass(frozen=True, slots=True)
class Scale:
    """A unit for a column: `name` is how it is written (`bn`), `size` what it stands for."""

    name: str
    size: int


SCALES = (Scale("tn", 10**12), Scale("bn", 10**9), Scale("mn", 10**6), Scale("k", 10**3), Scale("", 1))
QUANTITY_NAMES = {("t", 10**3): "kt", ("kg", 10**6): "kt", ("kg", 10**3): "t"}
LEAST_SCALED = 10


def money_scale(values: Iterable[float | None]) -> Scale:
    """The scale for figures shown together: billions from a billion on (the field's custom), millions below, and so on."""
    largest = max((abs(value) for value in values if value is not None), default=0)
    fitting = (scale for scale in SCALES[1:] if largest >= scale.size)
    return next(fitting, SCALES[-1])


def quantity_scale(values: Iterable[float | None], unit: str) -> Scale:
    """Thousand tonnes, tonnes for kilograms, or the unit itself; `name` includes the unit."""
    largest = max((abs(value) for value in values if value is not None), default=0)
    for (of, size), name in QUANTITY_NAMES.items():
        if of == unit and largest >= LEAST_SCALED * size:
            return Scale(name, size)
    return Scale(unit, 1)


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
    """A value in a scale: one decimal, none for whole units."""
    if value is None:
        return NOT_AVAILABLE
    return decimal(value / scale.size, 1 if scale.size > 1 else 0)


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
