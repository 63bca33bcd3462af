"""The axis of values: round ticks, and a light line at each."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.render.chart.scene.shapes import Area, Stroke
from bot.words.numbers import decimal

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.render.chart.scene.canvas import Canvas

STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)
MOST_TICKS = 6
TICK_SIZE = 22.0
SPACE = 14.0


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
