"""Parts of a whole: every row is one bar up to the whole, and what is not among the parts is left pale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.chart.plot.units import figure
from bot.render.chart.scene.horizontal_rows import BASE, Rows, lay_out
from bot.render.chart.scene.shapes import Area, Box

if TYPE_CHECKING:
    from bot.render.chart.scene.canvas import Canvas

THICK = 0.66
AIR = 8.0


def draw_stacks(canvas: Canvas, area: Area) -> None:
    """A stack in every row, the parts in the order of the series."""
    picture = canvas.picture
    totals = [sum(point.value for series in picture.series if (point := series.points[n])) for n in range(len(picture.slots))]
    rows = lay_out(canvas, area, totals, ends=False)
    for slot in range(len(picture.slots)):
        _draw_stack(canvas, rows, slot)


def _draw_stack(canvas: Canvas, rows: Rows, slot: int) -> None:
    picture, theme = canvas.picture, canvas.theme
    height = rows.height * THICK
    top = rows.middle(slot) - height / 2
    canvas.add(Box(rows.left, top, rows.right - rows.left, height, theme.rest))
    begun = 0.0
    for number, series in enumerate(picture.series):
        point = series.points[slot]
        if point is None:
            continue
        left, right = rows.x(begun), rows.x(begun + point.value)
        begun += point.value
        color = theme.series(number, series)
        canvas.add(Box(left, top, right - left, height, color, of=(number, slot)))
        canvas.add(Box(right - 1.0, top, 2.0, height, theme.background))
        text = figure(point.value, picture.unit)
        if canvas.width(text, rows.size, bold=True) + AIR <= right - left:
            x, y = (left + right) / 2, rows.middle(slot) + rows.size * BASE
            canvas.write(x, y, text, rows.size, color=theme.on(color), bold=True, anchor="center")
