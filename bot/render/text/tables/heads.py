"""Heads over figures: where they have wide glyphs that the rows below have not, both end nearly in one column in any font."""

from __future__ import annotations

from itertools import accumulate, product
from typing import TYPE_CHECKING

from bot.render.text.tables.aligned import COLUMNS, WIDE_SPACE, Size, common

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    # A head, and its figures.
    Column: TypeAlias = tuple[Size, Sequence[Size]]

# So many wide glyphs more or less are not seen.
UNSEEN = 1


def least(columns: Sequence[Column], gap: int) -> list[Size]:
    """The least size of each column, with so many columns of a terminal before it."""
    return [_column(head, cells, gap, 0) for head, cells in columns]


def opened(label: Size, columns: Sequence[Column], gap: int) -> list[Size]:
    """Sizes with wide spaces before the figures where there is room for them, so that heads stand over their figures."""
    wider = [
        [_column(head, cells, gap, wide) for wide in range(one.wide, max(one.wide, head.wide) + 1)]
        for one, (head, cells) in zip(least(columns, gap), columns, strict=True)
    ]
    heads = [head for head, _ in columns]
    room = COLUMNS - label.columns
    fitting = ([*sizes] for sizes in product(*wider) if sum(size.columns for size in sizes) <= room)
    return min(fitting, key=lambda sizes: _cost(label, heads, sizes))


def head_line(label: Size, heads: Sequence[str], sizes: Sequence[Size]) -> str:
    """The line of the heads, the label's place before them."""
    measured = [Size.of(head) for head in heads]
    wide = _best_start(label, measured, sizes)
    cells = [_over(head, one, size) for head, one, size in zip(heads, measured, sizes, strict=True)]
    return (WIDE_SPACE * wide + " " * (label.columns - 2 * wide) + "".join(cells)).rstrip()


def _column(head: Size, cells: Sequence[Size], gap: int, wide: int) -> Size:
    size = common(cells, gap, wide)
    # A head with more wide glyphs than the figures takes the columns of narrow ones.
    short = head.columns + gap - size.columns if head.wide > size.wide else common([head], gap, size.wide).narrow - size.narrow
    return Size(size.wide, size.narrow + max(0, short))


def _over(head: str, measured: Size, size: Size) -> str:
    wide = max(0, size.wide - measured.wide)
    return WIDE_SPACE * wide + " " * (size.columns - 2 * wide - measured.columns) + head


def _best_start(label: Size, heads: Sequence[Size], sizes: Sequence[Size]) -> int:
    """With how many wide spaces the line of heads begins: it has as many wide glyphs as the rows up to the end of each head."""
    return min(range(label.wide, -1, -1), key=lambda start: _off(start - label.wide, heads, sizes))


def _cost(label: Size, heads: Sequence[Size], sizes: Sequence[Size]) -> tuple[int, int, int]:
    worst = min(_off(start - label.wide, heads, sizes) for start in range(label.wide + 1))
    return (*worst, sum(size.columns for size in sizes))


def _off(before: int, heads: Sequence[Size], sizes: Sequence[Size]) -> tuple[int, int]:
    """By how many wide glyphs the line of heads differs from a row: at most, and at its end."""
    more = (max(0, head.wide - size.wide) for head, size in zip(heads, sizes, strict=True))
    # Of no column at all the label alone is to line up.
    counts = [*accumulate(more, initial=before)][1:] or [before]
    return max(UNSEEN, *map(abs, counts)), abs(counts[-1])
