"""A table for a phone: at most 38 columns of fixed-width text, a label and numbers to its right."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING

from bot.render.phrases.cells import Cells
from bot.render.text.tables.aligned import COLUMNS, Size, common, wrapped
from bot.render.text.tables.heads import head_line, least, opened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.engine.row import Row

    Label = Callable[[Row], str]

SPACED_PERCENT = "\u00a0%"


@dataclass(frozen=True, slots=True)
class _Layout:
    """How wide the labels are that stand beside their figures, and the columns."""

    label: Label
    columns: Sequence[Cells]
    labels: Size
    sizes: Sequence[Size]

    @property
    def width(self) -> int:
        return self.labels.columns + sum(size.columns for size in self.sizes)

    def line(self, row: Row) -> str:
        """A row, with a break in it where its label finds no room beside the figures."""
        cells = [column.cell(row) for column in self.columns]
        figures = "".join(size.fill(Size.of(cell)) + cell for cell, size in zip(cells, self.sizes, strict=True))
        text = self.label(row)
        if _fits(size := Size.of(text), self.labels):
            return (text + self.labels.fill(size) + figures).rstrip()
        return "\n".join([*wrapped(text), (self.labels.fill(Size()) + figures).rstrip()])


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
    for heading, group in groups:
        lines += ["\n".join(wrapped(heading))] if heading else []
        lines += [layout.line(row) for row in group]
    return lines


def _layout(rows: Sequence[Row], label: Label, narrow: Label, columns: Sequence[Cells]) -> _Layout:
    closed = [Cells(column.short or column.head, _closed(column.cell)) for column in columns]
    tried = ((label, columns, 2), (label, columns, 1), (narrow, columns, 2), (narrow, columns, 1), (narrow, closed, 1))
    for name, shown, gap in tried:
        labels = common(Size.of(name(row)) for row in rows)
        measured = [(Size.of(column.head), [Size.of(column.cell(row)) for row in rows]) for column in shown]
        layout = _Layout(name, shown, labels, least(measured, gap))
        if layout.width <= COLUMNS:
            return replace(layout, sizes=opened(labels, measured, gap))
    return _without_labels(layout, rows)


def _without_labels(layout: _Layout, rows: Sequence[Row]) -> _Layout:
    """The columns that fit, and the room that is left for labels: those that are longer stand above."""
    kept = list(layout.sizes)
    while len(kept) > 1 and sum(size.columns for size in kept) > COLUMNS:
        kept.pop()
    labels = _roomiest([Size.of(layout.label(row)) for row in rows], COLUMNS - sum(size.columns for size in kept))
    return _Layout(layout.label, layout.columns[: len(kept)], labels, kept)


def _roomiest(labels: Sequence[Size], columns: int) -> Size:
    """The size of so many columns that most of the labels fit in."""
    sizes = (Size(one.wide, other.narrow) for one, other in product({*labels}, {*labels}))
    fitting = [size for size in dict.fromkeys(sizes) if size.columns <= columns]
    return max(fitting, key=lambda room: (sum(_fits(label, room) for label in labels), -room.columns), default=Size())


def _fits(size: Size, room: Size) -> bool:
    return size.wide <= room.wide and size.narrow <= room.narrow


def _closed(cell: Callable[[Row], str]) -> Callable[[Row], str]:
    """Without the space before a per cent sign, where a language has one and the table has no room for it."""
    return lambda row: cell(row).replace(SPACED_PERCENT, "%")
