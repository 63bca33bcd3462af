"""A table for a phone: at most 38 columns of fixed-width text, a label and numbers to its right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count, product
from typing import TYPE_CHECKING

from bot.render.text.tables.aligned import COLUMNS, Size, common, wrapped
from bot.render.text.tables.heads import head_line, least, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.engine.row import Row
    from bot.render.phrases.cells import Cells

    Label = Callable[[Row], str]

SPACED_PERCENT = "\u00a0%"


@dataclass(frozen=True, slots=True)
class _Column:
    """The texts of a column, top to bottom, under a head."""

    head: str
    cells: Sequence[str]

    @property
    def measured(self) -> tuple[Size, Sequence[Size]]:
        return Size.of(self.head), [Size.of(cell) for cell in self.cells]


@dataclass(frozen=True, slots=True)
class _Layout:
    """Labels and columns of all rows; how wide the labels are that stand beside their figures, and the columns."""

    names: Sequence[str]
    columns: Sequence[_Column]
    labels: Size
    sizes: Sequence[Size]

    @property
    def width(self) -> int:
        return self.labels.columns + sum(size.columns for size in self.sizes)

    def line(self, at: int) -> str:
        """A row, with a break in it where its label finds no room beside the figures."""
        cells = [column.cells[at] for column in self.columns]
        figures = "".join(size.fill(Size.of(cell)) + cell for cell, size in zip(cells, self.sizes, strict=True))
        name = self.names[at]
        if _fits(size := Size.of(name), self.labels):
            return (name + self.labels.fill(size) + figures).rstrip()
        return "\n".join([*wrapped(name), (self.labels.fill(Size()) + figures).rstrip()])


def lines_of(
    groups: Sequence[tuple[str, Sequence[Row]]], label: Label, columns: Sequence[Cells], narrow: Label | None = None
) -> list[str]:
    """Heading, then for every group its own heading (unless empty) and rows; what is too long for a line has breaks in it.

    What does not fit is made narrower in turn: the gaps, the labels (which `narrow` writes), the heads. A label for which
    there still is no room stands above its figures. Columns that do not fit without labels are left off, last first.
    """
    rows = [row for _, group in groups for row in group]
    layout = _layout(rows, label, narrow or label, columns)
    heads = [column.head for column in layout.columns]
    lines = [head_line(layout.labels, heads, layout.sizes)] if any(heads) else []
    at = count()
    for heading, group in groups:
        lines += ["\n".join(wrapped(heading))] if heading else []
        lines += [layout.line(next(at)) for _ in group]
    return lines


def _layout(rows: Sequence[Row], label: Label, narrow: Label, columns: Sequence[Cells]) -> _Layout:
    full = [_Column(column.head, [column.cell(row) for row in rows]) for column in columns]
    closed = [
        _Column(shown.short or one.head, [_closed(cell) for cell in one.cells]) for one, shown in zip(full, columns, strict=True)
    ]
    for write, shown, gap in ((label, full, 2), (label, full, 1), (narrow, full, 2), (narrow, full, 1), (narrow, closed, 1)):
        names = [write(row) for row in rows]
        measured = [column.measured for column in shown]
        layout = _Layout(names, shown, common(map(Size.of, names)), least(measured, gap))
        if layout.width <= COLUMNS:
            return replace(layout, sizes=opened(layout.labels, measured, gap))
    return _without_labels(layout)


def _without_labels(layout: _Layout) -> _Layout:
    """The columns that fit, and the room that is left for labels: those that are longer stand above."""
    kept = list(layout.sizes)
    while len(kept) > 1 and sum(size.columns for size in kept) > COLUMNS:
        kept.pop()
    labels = _roomiest([*map(Size.of, layout.names)], COLUMNS - sum(size.columns for size in kept))
    return _Layout(layout.names, layout.columns[: len(kept)], labels, kept)


def _roomiest(labels: Sequence[Size], columns: int) -> Size:
    """The size of so many columns that most of the labels fit in."""
    sizes = (Size(one.wide, other.narrow) for one, other in product({*labels}, {*labels}))
    fitting = [size for size in dict.fromkeys(sizes) if size.columns <= columns]
    return max(fitting, key=lambda room: (sum(_fits(label, room) for label in labels), -room.columns), default=Size())


def _fits(size: Size, room: Size) -> bool:
    return size.wide <= room.wide and size.narrow <= room.narrow


def _closed(cell: str) -> str:
    """Without the space before a per cent sign, where a language has one and the table has no room for it."""
    return cell.replace(SPACED_PERCENT, "%")
