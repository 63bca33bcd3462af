"""Japanese counts in ten thousands: 5,361億, 1兆1,757億, 561万4,400."""

from __future__ import annotations

from bot.words.numbers import MINUS

HUNDRED, THOUSAND, MYRIAD, HUNDRED_MILLION = 10**2, 10**3, 10**4, 10**8


def in_myriads(value: int) -> str:
    """`561万4,400`, `1億1,606万8,237`: exact, as a Japanese text counts."""
    millions, rest = divmod(abs(value), HUNDRED_MILLION)
    high, low = divmod(rest, MYRIAD)
    parts = [f"{number:,}{name}" for number, name in ((millions, "億"), (high, "万"), (low, "")) if number]
    return (MINUS if value < 0 else "") + "".join(parts or ["0"])
