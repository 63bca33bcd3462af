"""Lines over time: broken where figures are missing, dashed where they are estimates, a bar over a lump's months."""

from __future__ import annotations

from itertools import groupby, pairwise
from typing import TYPE_CHECKING

from bot.render.chart.plot.units import figure
from bot.render.chart.scene.axis import Scale, draw_grid
from bot.render.chart.scene.end_labels import End, Labels, draw_ends
from bot.render.chart.scene.shapes import Area, Box, Dot, Stroke
from bot.render.chart.scene.slots import Places, draw_slots

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from bot.render.chart.plot.picture import Picture, Point, Slot
    from bot.render.chart.scene.canvas import Canvas

THICK, THIN = 4.0, 2.5
MANY_POINTS = 100
LUMP = 9.0
FEW_POINTS = 16
RADIUS = 5.0
AIR = 12.0
NARROW = 0.5  # prices that lie above half of the highest need no zero under them


def draw_lines(canvas: Canvas, area: Area) -> None:
    """Grid, slots, every series as a line, and the names at their ends."""
    picture = canvas.picture
    numbers = range(len(picture.series))
    labels = labels_of(canvas, numbers, area.height)
    heights = [height_of(picture, point, slot) for one in picture.series for slot, point in enumerate(one.points) if point]
    inner = Area(area.left, area.top + AIR, area.right - labels.room, area.bottom)
    scale, places = Places.under(canvas, inner, heights, zero=needs_zero(picture))
    draw_grid(canvas, scale, area.left)
    draw_slots(canvas, scale.area, places)
    for number in reversed(numbers):
        draw_series(canvas, number, scale, places)
    draw_ends(canvas, [end_of(canvas, number, number, scale, places) for number in numbers], labels, scale.area)


def needs_zero(picture: Picture) -> bool:
    """Whether the axis begins at zero: always, but for prices that keep far away from it."""
    values = [value for series in picture.series for value in series.values]
    return picture.unit.amounts or min(values) < max(values) * NARROW


def height_of(picture: Picture, point: Point, slot: int) -> float:
    """How high a point stands, in the unit: a lump at the mean of its months."""
    return point.value / picture.unit.size / (picture.slots[slot].months if point.lump else 1)


def labels_of(canvas: Canvas, numbers: Sequence[int], height: float) -> Labels:
    """Names of series with their last figures; of a lone series the figure only."""
    picture = canvas.picture
    named = []
    for number in numbers:
        series = picture.series[number]
        point = series.points[_last(series.points)]
        value = figure(point.value, picture.unit) if point and not point.lump else ""
        named.append((series.name if len(picture.series) > 1 else "", value))
    return Labels.of(canvas, named, height)


def end_of(canvas: Canvas, number: int, label: int, scale: Scale, places: Places) -> End:
    """Where the last figure of a series stands."""
    series = canvas.picture.series[number]
    slot = _last(series.points)
    point = series.points[slot]
    y = scale.y(height_of(canvas.picture, point, slot)) if point else scale.area.bottom
    return End(places.center(slot), y, label, canvas.theme.series(number, series))


def _last(points: Sequence[Point | None]) -> int:
    return next((slot for slot in reversed(range(len(points))) if points[slot]), 0)


def draw_series(canvas: Canvas, number: int, scale: Scale, places: Places) -> None:
    """One line, with dots where points stand alone or are few."""
    picture = canvas.picture
    series = picture.series[number]
    color = canvas.theme.series(number, series)
    shown = len(series.values)
    width = THIN if series.role == "reference" or shown > MANY_POINTS else THICK
    for run in runs(picture.slots, series.points):
        at = {slot: (places.center(slot), scale.y(height_of(picture, point, slot))) for slot, point in run.items()}
        if any(point.lump for point in run.values()):
            (slot,) = run
            y = at[slot][1]
            canvas.add(Box(places.starts[slot], y - LUMP / 2, places.sizes[slot], LUMP, color, of=(number, slot)))
            continue
        _draw_run(canvas, number, at, color, width)
        if shown <= FEW_POINTS or len(run) == 1:
            canvas.add(*(Dot(*at[slot], RADIUS, color, hollow=p.estimate, of=(number, slot)) for slot, p in run.items()))


def _draw_run(canvas: Canvas, number: int, at: dict[int, tuple[float, float]], color: str, width: float) -> None:
    """Neighbours joined, in one stroke as long as they are all official or all estimates."""
    points = canvas.picture.series[number].points

    def estimated(pair: tuple[int, int]) -> bool:
        return any(point.estimate for slot in pair if (point := points[slot]))

    for dashed, group in groupby(pairwise(at), key=estimated):
        pairs = list(group)
        slots = [pairs[0][0], *(second for _, second in pairs)]
        figures = tuple((number, slot) for slot in slots)
        canvas.add(Stroke(tuple(at[slot] for slot in slots), color, width, dashed, figures))


def runs(slots: Sequence[Slot], points: Sequence[Point | None]) -> Iterator[dict[int, Point]]:
    """Points that follow each other in time, by slot; a lump stands alone."""
    run: dict[int, Point] = {}
    for slot, point in enumerate(points):
        if point is None:
            continue
        if run and not _follows(slots, run, slot, point):
            yield run
            run = {}
        run[slot] = point
    if run:
        yield run


def _follows(slots: Sequence[Slot], run: dict[int, Point], slot: int, point: Point) -> bool:
    before = next(reversed(run))
    lump = point.lump or run[before].lump
    return not lump and slots[before].first + slots[before].months == slots[slot].first
