"""Axes: round ticks for values, and the place and label of every slot."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.question.period import YEAR
from bot.render.chart.scene.shapes import WIDTH, Area, Stroke
from bot.words.numbers import decimal
from bot.words.periods import month_of_year, year_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.render.chart.plot.picture import Picture, Slot
    from bot.render.chart.scene.canvas import Canvas

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
MOST_TICKS = 6
TICK_SIZE = 22.0
SMALL_SIZE = 18.0
LABEL_ROWS = 2
LINE = 1.36
LEAST_YEARS = 30  # months from which on only years are named
SPACE = 14.0
EDGE = 6.0


@dataclass(frozen=True, slots=True)
class Scale:
    """Values to pixels: `low` lies at the bottom of an area and `high` at its top, both in the unit of the picture."""

    ticks: tuple[float, ...]
    places: int
    area: Area

    @classmethod
    def around(cls, values: Sequence[float], area: Area, *, zero: bool = True) -> Scale:
        """Round ticks around all values, and around zero where bars stand on it."""
        low, high = min([*values, 0.0] if zero else values), max([*values, 0.0] if zero else values)
        if low == high:
            low, high = (low - 1, high + 1) if low else (0.0, 1.0)
        step = _round_step((high - low) / (MOST_TICKS - 1))
        first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
        places = max(0, -math.floor(math.log10(step) + 1e-9) + (1 if _has_half(step) else 0))
        return cls(tuple(n * step for n in range(first, last + 1)), places, area)

    def inside(self, left: float) -> Scale:
        """The same with so many pixels taken at the left, for the labels of the ticks."""
        area = self.area
        return Scale(self.ticks, self.places, Area(area.left + left, area.top, area.right, area.bottom))

    def y(self, value: float) -> float:
        """The height at which a value stands."""
        part = (value - self.ticks[0]) / (self.ticks[-1] - self.ticks[0])
        return self.area.bottom - part * self.area.height


def _round_step(least: float) -> float:
    power = 10.0 ** math.floor(math.log10(least))
    return next(step * power for step in STEPS if step * power >= least * (1 - 1e-9))


def _has_half(step: float) -> bool:
    """Whether the step is 2.5, which needs a decimal more than 2 and 5 do."""
    return abs(step / 10.0 ** math.floor(math.log10(step) + 1e-9) - STEPS[2]) < STEPS[0] / 10


def tick_texts(scale: Scale) -> list[str]:
    """The labels of the ticks."""
    return [decimal(round(tick, scale.places), scale.places) for tick in scale.ticks]


def room_for_ticks(canvas: Canvas, scale: Scale) -> float:
    """Pixels that the labels of the ticks need at the left."""
    return max(canvas.width(text, TICK_SIZE) for text in tick_texts(scale)) + SPACE


def draw_grid(canvas: Canvas, scale: Scale, left: float) -> None:
    """A light line with its value at every tick, a dark one at zero."""
    area = scale.area
    for tick, text in zip(scale.ticks, tick_texts(scale), strict=True):
        y = scale.y(tick)
        color = canvas.theme.grey if tick == 0 else canvas.theme.grid
        canvas.add(Stroke(((area.left, y), (area.right, y)), color, 1.5 if tick == 0 else 1.0))
        canvas.write(left, y + TICK_SIZE * 0.34, text, TICK_SIZE)


@dataclass(frozen=True, slots=True)
class Places:
    """Where slots stand: from `start` on, `size` pixels wide."""

    starts: tuple[float, ...]
    sizes: tuple[float, ...]

    @classmethod
    def of(cls, slots: Sequence[Slot], area: Area, *, monthly: bool) -> Places:
        """True to scale in time for months, else one beside the other."""
        if not monthly:
            size = area.width / len(slots)
            return cls(tuple(area.left + n * size for n in range(len(slots))), (size,) * len(slots))
        first, last = slots[0].first, max(slot.first + slot.months for slot in slots)
        month = area.width / (last - first)
        return cls(tuple(area.left + (s.first - first) * month for s in slots), tuple(s.months * month for s in slots))

    def center(self, slot: int) -> float:
        """The middle of a slot."""
        return self.starts[slot] + self.sizes[slot] / 2


def room_for_slots(picture: Picture) -> float:
    """Pixels that the labels of the slots need at the bottom: one line, or two."""
    first, last = picture.slots[0], picture.slots[-1]
    two = last.first + last.months - first.first < LEAST_YEARS if picture.monthly else any(s.partial for s in picture.slots)
    return TICK_SIZE * LINE * (LABEL_ROWS if two else 1) + SPACE / 2


def draw_slots(canvas: Canvas, area: Area, places: Places) -> None:
    """The names of slots under an area."""
    if canvas.picture.monthly:
        _draw_months(canvas, area)
    else:
        _draw_names(canvas, area, places)


def _draw_months(canvas: Canvas, area: Area) -> None:
    slots = canvas.picture.slots
    first, last = slots[0].first, max(slot.first + slot.months for slot in slots)
    if last - first < LEAST_YEARS:
        _draw_month_names(canvas, area, first, last)
    y = area.bottom + TICK_SIZE * LINE * (1 if last - first >= LEAST_YEARS else LABEL_ROWS)
    _draw_years(canvas, area, (first, last), y)


def _draw_years(canvas: Canvas, area: Area, months: tuple[int, int], y: float) -> None:
    """A tick where a year begins, and its number under the middle of its months; whole years have precedence over parts."""
    first, last = months
    month = area.width / (last - first)
    spans = [(max(first, year * YEAR), min(last, (year + 1) * YEAR)) for year in range(first // YEAR, (last - 1) // YEAR + 1)]
    for begin, _ in spans[1:]:
        x = area.left + (begin - first) * month
        canvas.add(Stroke(((x, area.bottom), (x, area.bottom + 8.0)), canvas.theme.grey, 1.0))
    taken: list[float] = []
    room = canvas.width(year_name(2024), TICK_SIZE) + SPACE
    for begin, end in sorted(spans, key=lambda span: (span[0] - span[1], -span[0])):
        middle = area.left + ((begin + end) / 2 - first) * month
        if all(abs(middle - other) >= room for other in taken):
            canvas.write(middle, y, year_name(begin // YEAR), TICK_SIZE, anchor="center")
            taken.append(middle)


def _draw_month_names(canvas: Canvas, area: Area, first: int, last: int) -> None:
    month = area.width / (last - first)
    widest = max(canvas.width(month_of_year(n), TICK_SIZE) for n in range(YEAR))
    step = max(1, math.ceil((widest + SPACE / 2) / month))
    step = next(size for size in (1, 2, 3, 6, 12) if size >= step or size == YEAR)
    for number_ in range(first, last):
        if (number_ - first) % step == 0:
            x = area.left + (number_ - first + 0.5) * month
            canvas.write(x, area.bottom + TICK_SIZE * LINE, month_of_year(number_), TICK_SIZE, anchor="center")


def _draw_names(canvas: Canvas, area: Area, places: Places) -> None:
    slots = canvas.picture.slots
    size = TICK_SIZE
    widest = max(canvas.width(slot.label, size) for slot in slots)
    step = max(1, math.ceil((widest + SPACE) / places.sizes[0]))
    for at, slot in enumerate(slots):
        if (len(slots) - 1 - at) % step:
            continue
        x, y = places.center(at), area.bottom + size * LINE
        room = places.sizes[at] * step
        label = canvas.clipped(slot.label, size, room)
        # The last one stands a little to the left where it would pass the edge.
        canvas.write(min(x, WIDTH - EDGE - canvas.width(label, size) / 2), y, label, size, anchor="center")
        room = min(room, 2 * (WIDTH - EDGE - x))
        if slot.partial and canvas.width(slot.partial, SMALL_SIZE) <= room:
            canvas.write(x, y + size * 1.1, slot.partial, SMALL_SIZE, anchor="center")
