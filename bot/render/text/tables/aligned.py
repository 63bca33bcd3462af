"""Texts that end in one column in any font: every line of a table has as many wide glyphs, and as many narrow ones.

A wide glyph is two columns in a terminal; a phone takes it from another font than the narrow ones, where it is about 1.66.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from bot.words.numbers import width

if TYPE_CHECKING:
    from collections.abc import Iterable

# What a phone shows in a line of a fixed-width block.
COLUMNS = 38
WIDE_SPACE = "\u3000"


@dataclass(frozen=True, slots=True)
class Size:
    """How many wide glyphs, and how many narrow ones."""

    wide: int = 0
    narrow: int = 0

    @staticmethod
    def of(text: str) -> Size:
        """That of a text."""
        return _size_of(text)

    @property
    def columns(self) -> int:
        """Those of a terminal."""
        return 2 * self.wide + self.narrow

    def fill(self, text: Size) -> str:
        """What a text of another size lacks to have this one."""
        return WIDE_SPACE * (self.wide - text.wide) + " " * (self.narrow - text.narrow)


@lru_cache(maxsize=4096)
def _size_of(text: str) -> Size:
    wide = 0 if text.isascii() else sum(unicodedata.east_asian_width(c) in "WF" for c in text)
    return Size(wide, width(text) - 2 * wide)


def common(sizes: Iterable[Size], gap: int = 0, wide: int = 0) -> Size:
    """The least size that each can be filled up to, with at least `gap` columns to fill, and at least so many wide glyphs."""
    known = set(sizes)
    most = max((size.wide for size in known), default=0)
    most = max(most, wide)
    return Size(most, max((size.narrow + max(0, gap - 2 * (most - size.wide)) for size in known), default=0))


def wrapped(text: str, columns: int = COLUMNS) -> list[str]:
    """Lines of at most so many columns, broken between words; a word that is longer is broken where the line ends."""
    lines: list[str] = []
    rest = text.rstrip()
    while width(rest) > columns:
        end = next(end for end in range(len(rest), 0, -1) if width(rest[:end]) <= columns)
        space = rest.rfind(" ", 0, end + 1)
        end = space if space > 0 and rest[:space].strip() else end
        lines.append(rest[:end].rstrip())
        rest = rest[end:].lstrip()
    return [*lines, rest]
