"""The shapes of a scene. Pixels, x to the right and y downwards from the upper left corner.

`of` says which figure a shape stands for: the numbers of its series and slot. Shapes without it are frame.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from bot.render.chart.plot.picture import Told

Anchor = Literal["left", "center", "right"]
Figure = tuple[int, int]
# The width in pixels of a text of a size, bold or not.
Measure = Callable[[str, float, bool], float]

WIDTH, HEIGHT = 1080.0, 900.0
TALLEST_CANVAS = 1350.0  # for many horizontal bars
ASCENT, DESCENT = 0.76, 0.24


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle; `y` is its upper edge."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    edge: str = ""
    hatched: bool = False
    of: Figure | None = None


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points; `of` are the figures at them."""

    points: tuple[tuple[float, float], ...]
    color: str
    width: float
    dashed: bool = False
    of: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Dot:
    """A round mark; hollow ones show the background."""

    x: float
    y: float
    radius: float
    color: str
    hollow: bool = False
    of: Figure | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """One line of text on a baseline `y`, with the end or the middle at `x` that `anchor` says."""

    x: float
    y: float
    text: str
    size: float
    color: str
    bold: bool = False
    anchor: Anchor = "left"


Mark = Box | Stroke | Dot | Text


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything on the canvas, which is `WIDTH` wide, in the order in which it is drawn.

    `told` says in words and codes what the figures are that marks stand for, in reading order; `title` and `text` say what
    the whole is to who does not see it.
    """

    marks: tuple[Mark, ...]
    background: str
    height: float
    told: Mapping[Figure, Told]
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the canvas."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top


def extent(text: Text, measure: Measure) -> Area:
    """The part of the canvas that a text takes."""
    width = measure(text.text, text.size, text.bold)
    left = text.x - {"left": 0.0, "center": width / 2, "right": width}[text.anchor]
    return Area(left, text.y - ASCENT * text.size, left + width, text.y + DESCENT * text.size)
