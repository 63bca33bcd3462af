"""A table for a phone: at most 38 columns of fixed-width text, a label and numbers to its right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.phrases.cells import Cells
from bot.words.numbers import fitted, width

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from bot.engine.row import Row

COLUMNS = 38
LEAST_LABEL = 8
SPACED_PERCENT = "\u00a0%"


def lines_of(groups: Sequence[tuple[str, Sequence[Row]]], label: Callable[[Row], str], columns: Sequence[Cells]) -> list[str]:
    """Heading, then for every group its own heading (unless empty) and rows. Columns that do not fit are left off, last first."""
    rows = [row for _, group in groups for row in group]
    longest_label = max(width(label(row)) for row in rows)
    widths = [_column_width(column.head, [column.cell(row) for row in rows]) for column in columns]
    if longest_label + sum(widths) + len(widths) > COLUMNS:
        columns = [Cells(column.short or column.head, _closed(column.cell)) for column in columns]
        widths = [_column_width(column.head, [column.cell(row) for row in rows]) for column in columns]
    while len(widths) > 1 and min(longest_label, LEAST_LABEL) + sum(widths) + len(widths) > COLUMNS:
        widths.pop()
    shown = columns[: len(widths)]
    gap = 2 if longest_label + sum(widths) + 2 * len(widths) <= COLUMNS else 1
    label_width = min(longest_label, COLUMNS - sum(widths) - gap * len(widths))

    def line(first: str, cells: Sequence[str]) -> str:
        numbers = "".join(" " * (gap + size - width(cell)) + cell for cell, size in zip(cells, widths, strict=True))
        text = fitted(first, label_width)
        return (text + " " * (label_width - width(text)) + numbers).rstrip()

    lines = [line("", [column.head for column in shown])] if any(column.head for column in shown) else []
    for heading, group in groups:
        lines += [fitted(heading, COLUMNS)] if heading else []
        lines += [line(label(row), [column.cell(row) for column in shown]) for row in group]
    return lines


def _column_width(head: str, cells: Sequence[str]) -> int:
    return max([width(head), *map(width, cells)])


def _closed(cell: Callable[[Row], str]) -> Callable[[Row], str]:
    """Without the space before a per cent sign, where a language has one and the table has no room for it."""
    return lambda row: cell(row).replace(SPACED_PERCENT, "%")
