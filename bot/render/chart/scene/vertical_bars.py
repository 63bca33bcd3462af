"""Upright bars: a group for every period, the year before in grey beside a lone series, totals and balances as lines."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.render.chart.plot.units import figure
from bot.render.chart.scene.axis import TICK_SIZE, Scale, draw_grid
from bot.render.chart.scene.end_labels import draw_ends
from bot.render.chart.scene.frame import over_bars
from bot.render.chart.scene.lines import draw_series, end_of, height_of, labels_of
from bot.render.chart.scene.shapes import Area, Box
from bot.render.chart.scene.slots import SMALL_SIZE, Places, draw_slots
from bot.words.numbers import not_available

if TYPE_CHECKING:
    from bot.render.chart.plot.picture import Point
    from bot.render.chart.scene.canvas import Canvas

FILLED = 0.74  # how much of a slot its bars take
VALUE_SIZES = (23.0, 20.0, 17.0)
WIDEST = 130.0
AIR = 6.0


@dataclass(frozen=True, slots=True)
class Bars:
    """How bars stand: the series among them, whether the year before stands first."""

    series: tuple[int, ...]
    compared: bool
    scale: Scale
    places: Places

    def width(self, slot: int) -> float:
        """Pixels of one bar."""
        return min(self.places.sizes[slot] * FILLED / (len(self.series) + self.compared), WIDEST)

    def left(self, slot: int, place: int) -> float:
        """Where a bar begins: the year before has the first place of a group."""
        width = self.width(slot)
        return self.places.center(slot) + width * (place - (len(self.series) + self.compared) / 2)


def draw_columns(canvas: Canvas, area: Area) -> None:
    """Grid, slots, bars with their figures where these fit, and lines over them."""
    picture = canvas.picture
    lines = [n for n, series in enumerate(picture.series) if over_bars(series.role)]
    labels = labels_of(canvas, lines, area.height)
    inner = Area(area.left, area.top + TICK_SIZE, area.right - labels.room, area.bottom)
    scale, places = Places.under(canvas, inner, _heights(canvas))
    draw_grid(canvas, scale, area.left)
    draw_slots(canvas, scale.area, places)
    bars = tuple(n for n in range(len(picture.series)) if n not in lines)
    _draw_bars(canvas, Bars(bars, bool(picture.before), scale, places))
    for number in lines:
        draw_series(canvas, number, scale, places)
    draw_ends(canvas, [end_of(canvas, n, label, scale, places) for label, n in enumerate(lines)], labels, scale.area)


def _heights(canvas: Canvas) -> list[float]:
    """Of all figures, those of the year before among them."""
    picture = canvas.picture
    found = []
    for series in picture.series:
        for slot, point in enumerate(series.points):
            if point:
                found.append(height_of(picture, point, slot))
                found += [_before(canvas, point, slot)] if point.before is not None else []
    return found


def _before(canvas: Canvas, point: Point, slot: int) -> float:
    months = canvas.picture.slots[slot].months if point.lump else 1
    return (point.before or 0.0) / canvas.picture.unit.size / months


def _draw_bars(canvas: Canvas, bars: Bars) -> None:
    size = _text_size(canvas, bars)
    highest = _highest(canvas, bars) if not size and len(bars.series) == 1 else None
    for slot in range(len(canvas.picture.slots)):
        for place, number in enumerate(bars.series, start=int(bars.compared)):
            point = canvas.picture.series[number].points[slot]
            left, width = bars.left(slot, place), bars.width(slot)
            if point is None:
                _draw_missing(canvas, left + width / 2, bars.scale.y(0.0), width)
                continue
            if point.before is not None:
                before = _bar(bars.scale, bars.left(slot, 0), width, _before(canvas, point, slot), canvas.theme.before)
                canvas.add(replace(before, of=(number, slot)))
            color = canvas.theme.series(number, canvas.picture.series[number])
            height = height_of(canvas.picture, point, slot)
            bar = _bar(bars.scale, left, width, height, color)
            canvas.add(canvas.styled(bar, point, (number, slot)))
            if size or slot == highest:
                _draw_value(canvas, left + width / 2, bars.scale.y(height), point, size or VALUE_SIZES[1])


def _bar(scale: Scale, x: float, width: float, height: float, color: str) -> Box:
    top, zero = sorted((scale.y(height), scale.y(0.0)))
    gap = min(2.0, width * 0.08)
    return Box(x + gap / 2, top, width - gap, zero - top, color)


def _text_size(canvas: Canvas, bars: Bars) -> float:
    """The size in which every figure fits over its bar; 0 when they do not."""
    picture = canvas.picture
    alone = len(bars.series) == 1 and not bars.compared
    rooms = bars.places.sizes if alone else [bars.width(slot) for slot in range(len(picture.slots))]
    texts = [figure(value, picture.unit) for number in bars.series for value in picture.series[number].values]
    fitting = (size for size in VALUE_SIZES if all(canvas.width(text, size) + AIR / 2 <= min(rooms) for text in texts))
    return next(fitting, 0.0)


def _highest(canvas: Canvas, bars: Bars) -> int | None:
    """The bar that is written at where not all can be: a lone one that stands out over its neighbours."""
    points = canvas.picture.series[bars.series[0]].points
    heights = {slot: height_of(canvas.picture, point, slot) for slot, point in enumerate(points) if point}
    before = [_before(canvas, point, slot) for slot, point in enumerate(points) if point]
    slot = max(heights, key=lambda one: heights[one], default=None)
    return slot if slot is not None and heights[slot] > max([0.0, *before]) else None


def _draw_value(canvas: Canvas, x: float, y: float, point: Point, size: float) -> None:
    """The exact figure over a bar, under one that hangs. A lump has none: its bar is as high as a mean."""
    if not point.lump:
        text = figure(point.value, canvas.picture.unit)
        base = y + size if point.value < 0 else y - AIR
        canvas.write(x, base, text, size, color=canvas.theme.ink, anchor="center")


def _draw_missing(canvas: Canvas, x: float, zero: float, room: float) -> None:
    text = not_available()
    if canvas.width(text, SMALL_SIZE) <= room:
        canvas.write(x, zero - AIR, text, SMALL_SIZE, anchor="center")
