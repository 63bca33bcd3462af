"""Rankings and figures side by side: one horizontal bar for each, its figure at its end, the year before thin under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.chart.plot.units import figure
from bot.render.chart.scene.horizontal_rows import AIR, BASE, Rows, lay_out
from bot.render.chart.scene.shapes import Area, Box, Stroke

if TYPE_CHECKING:
    from bot.render.chart.plot.picture import Point
    from bot.render.chart.scene.canvas import Canvas

ALONE, BESIDE, BEFORE = 0.66, 0.46, 0.2


def draw_ranks(canvas: Canvas, area: Area) -> None:
    """A bar in every row."""
    points = canvas.picture.series[0].points
    values = [point.value for point in points if point]
    before = [point.before for point in points if point and point.before is not None]
    rows = lay_out(canvas, area, [*values, *before], ends=True)
    marked = any(slot.marked for slot in canvas.picture.slots)
    for slot, point in enumerate(points):
        if point is not None:
            color = canvas.theme.palette[1 if marked and canvas.picture.slots[slot].marked else 0]
            _draw_bar(canvas, rows, slot, point, color)
    zero = rows.x(0.0)
    canvas.add(Stroke(((zero, rows.tops[0]), (zero, rows.tops[-1] + rows.height)), canvas.theme.grey, 1.5))


def _draw_bar(canvas: Canvas, rows: Rows, slot: int, point: Point, color: str) -> None:
    picture, theme = canvas.picture, canvas.theme
    share = ALONE if not picture.before else BESIDE
    height = rows.height * share
    top = rows.middle(slot) - rows.height * (share + (BEFORE if picture.before else 0.0)) / 2
    left, right = sorted((rows.x(0.0), rows.x(point.value)))
    if picture.whole is not None:
        canvas.add(Box(rows.left, top, rows.right - rows.left, height, theme.rest))
    canvas.add(canvas.styled(Box(left, top, right - left, height, color), point, (0, slot)))
    if point.before is not None:
        start, end = sorted((rows.x(0.0), rows.x(point.before)))
        canvas.add(Box(start, top + height + 2.0, end - start, rows.height * BEFORE - 2.0, theme.before, of=(0, slot)))
    _draw_figure(canvas, rows, point, top + height / 2 + rows.size * BASE)


def _draw_figure(canvas: Canvas, rows: Rows, point: Point, baseline: float) -> None:
    text = figure(point.value, canvas.picture.unit)
    x, ink = rows.x(point.value), canvas.theme.ink
    if point.value < 0:
        canvas.write(x - AIR * 0.6, baseline, text, rows.size, color=ink, bold=True, anchor="right")
    else:
        canvas.write(x + AIR * 0.6, baseline, text, rows.size, color=ink, bold=True)
