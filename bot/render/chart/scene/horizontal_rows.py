"""Lying bars: the measures of their rows, the names before them and the columns of words behind them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.render.chart.plot.units import figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.render.chart.plot.picture import Picture
    from bot.render.chart.scene.canvas import Canvas
    from bot.render.chart.scene.shapes import Area

LARGEST, SMALLEST = 26.0, 13.0
TALLEST = 74.0
TEXT_OF_ROW = 0.52
MOST_NAME = 0.37
AIR = 10.0
COLUMN_GAP = 20.0
TWO_LINES = 2.3
LINE = 1.1
HEAD = 0.55  # of a row, for the heads of the columns
BASE = 0.34  # from the middle of a text down to its baseline, of its size


def row_count(picture: Picture) -> float:
    """Rows of a picture: its slots, and the headings over groups of them, and the head of the columns."""
    return len(picture.slots) + len(headings(picture)) + (HEAD if picture.aside_heads else 0.0)


def headings(picture: Picture) -> dict[int, str]:
    """The slots before which a heading stands, with its text."""
    groups = ["", *(slot.group for slot in picture.slots)]
    return {at: slot.group for at, slot in enumerate(picture.slots) if slot.group and slot.group != groups[at]}


@dataclass(frozen=True, slots=True)
class Rows:
    """Where every row begins, how high it is, the size of its text, and the scale from `low` to `high` between two edges."""

    tops: tuple[float, ...]
    height: float
    size: float
    left: float
    right: float
    low: float
    high: float

    def x(self, value: float) -> float:
        """Where a value, in the figures' own unit, ends."""
        return self.left + (value - self.low) / (self.high - self.low) * (self.right - self.left)

    def middle(self, slot: int) -> float:
        """The middle of a row."""
        return self.tops[slot] + self.height / 2


def lay_out(canvas: Canvas, area: Area, values: Sequence[float], *, ends: bool) -> Rows:
    """Measure the rows for values from zero on, and draw all of them that is no bar; `ends`: figures stand at the bars' ends."""
    picture = canvas.picture
    height = min(TALLEST, area.height / row_count(picture))
    size = _text_size(canvas, area, height)
    aside = _draw_aside(canvas, area, height, size)
    tops = _tops(picture, area.top + height * (HEAD if picture.aside_heads else 0.0), height)
    left = _draw_names(canvas, area, tops, height, size)
    low, high = min(0.0, *values), picture.whole or max(0.0, *values)
    if ends:
        texts = {value: canvas.width(figure(value, picture.unit), size, bold=True) + AIR for value in values}
        left += max((texts[value] for value in values if value < 0), default=0.0)
        aside += max(texts[value] for value in values)
    return Rows(tops, height, size, left, area.right - aside, low, high if high > low else low + 1.0)


def _text_size(canvas: Canvas, area: Area, height: float) -> float:
    """As large as rows allow; where a name needs two lines, so that both have place."""
    size = max(SMALLEST, min(LARGEST, height * TEXT_OF_ROW))
    fits = all(canvas.width(slot.label, size, bold=True) <= area.width * MOST_NAME for slot in canvas.picture.slots)
    return size if fits else max(SMALLEST, min(size, height / TWO_LINES))


def _tops(picture: Picture, y: float, height: float) -> tuple[float, ...]:
    found = headings(picture)
    tops = []
    for at in range(len(picture.slots)):
        y += height if at in found else 0.0
        tops.append(y)
        y += height
    return tuple(tops)


def _draw_aside(canvas: Canvas, area: Area, height: float, size: float) -> float:
    """The columns at the right, from the last one on; returns the pixels they take."""
    picture = canvas.picture
    points = picture.series[0].points
    tops = _tops(picture, area.top + height * (HEAD if picture.aside_heads else 0.0), height)
    taken = 0.0
    for column in reversed(range(len(picture.aside_heads))):
        head = picture.aside_heads[column]
        cells = [point.aside[column] if point else "" for point in points]
        right = area.right - taken
        canvas.write(right, area.top + size * 0.6, head, size * 0.86, anchor="right")
        for top, cell in zip(tops, cells, strict=True):
            canvas.write(right, top + height / 2 + size * BASE, cell, size, anchor="right")
        taken += COLUMN_GAP + max(canvas.width(head, size * 0.86), *(canvas.width(cell, size) for cell in cells))
    return taken


def _draw_names(canvas: Canvas, area: Area, tops: Sequence[float], height: float, size: float) -> float:
    """Headings, ranks and names; returns where the bars may begin."""
    picture = canvas.picture
    for at, text in headings(picture).items():
        shown = canvas.clipped(text, size, area.width, bold=True)
        canvas.write(area.left, tops[at] - height * 0.28, shown, size, color=canvas.theme.ink, bold=True)
    ranks = [str(slot.rank) if slot.rank else "" for slot in picture.slots]
    ranked = max(canvas.width(rank, size) for rank in ranks)
    left = area.left + ranked + (AIR if ranked else 0.0)
    room = area.width * MOST_NAME
    most = 2 if height >= TWO_LINES * size * 0.999 else 1
    widest = 0.0
    for slot, rank, top in zip(picture.slots, ranks, tops, strict=True):
        lines = canvas.wrapped(slot.label, size, room, most, bold=slot.marked)
        first = top + height / 2 + size * BASE - (len(lines) - 1) * size * LINE / 2
        canvas.write(left - AIR, first, rank, size, anchor="right")
        for n, line in enumerate(lines):
            canvas.write(left, first + n * size * LINE, line, size, color=canvas.theme.ink, bold=slot.marked)
            widest = max(widest, canvas.width(line, size, bold=slot.marked))
    return left + widest + AIR * 1.4
