"""What a person reads, and how long Telegram finds it."""

from __future__ import annotations

from dataclasses import dataclass

MOST_UNITS = 4096


@dataclass(frozen=True, slots=True)
class Text:
    """What a person reads: `html` for Telegram (valid, within its limits), `text` for a terminal; the same words."""

    html: str
    text: str


def units(text: str) -> int:
    """Length as Telegram counts it: UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
