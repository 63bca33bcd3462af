"""HS codes as goods: `hs27`, `hs2711`, `hs271111`, `hs271111000`."""

from __future__ import annotations

import re

MARK = "hs"
# Chapters, headings, subheadings, and the ministry's own lines.
DIGITS = (2, 4, 6, 9)
CODE = re.compile(rf"{MARK}(?:\d{{2}}|\d{{4}}|\d{{6}}|\d{{9}})")


def is_code(commodity: str) -> bool:
    """Whether goods are named by an HS code."""
    return CODE.fullmatch(commodity) is not None


def above(code: str) -> str | None:
    """The code that a code lies under; None for a chapter."""
    size = len(code) - len(MARK)
    return code[: len(MARK) + DIGITS[DIGITS.index(size) - 1]] if size > DIGITS[0] else None


def written(code: str) -> str:
    """As people write it: `HS 2711`, `HS 2711.11`, `HS 271111000`."""
    digits = code.removeprefix(MARK)
    size = len(digits)
    return f"HS {digits[:4]}.{digits[4:]}" if size == DIGITS[2] else f"HS {digits}"
