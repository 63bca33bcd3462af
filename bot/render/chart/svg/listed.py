"""What is pointed at: over the shapes, unseen, one thing for each figure, with what it is in words and in codes."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from bot.render.chart.scene.shapes import Box, Dot, Stroke
from bot.render.chart.svg.attributes import pixels, placed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from bot.render.chart.plot.picture import Told
    from bot.render.chart.scene.shapes import Figure, Mark, Scene

NEAR, LEAST = 14.0, 12.0  # pixels around a point, and of a bar, that are pointed at


def listed(scene: Scene) -> Iterator[str]:
    """Each figure once; the first can be reached with the keyboard, from there a page's script leads on."""
    places: dict[Figure, list[str]] = {}
    for mark in scene.marks:
        for figure, place in _places(mark):
            places.setdefault(figure, []).append(place)
    for at, (figure, told) in enumerate((figure, told) for figure, told in scene.told.items() if figure in places):
        shapes = "".join(dict.fromkeys(places[figure]))
        reached = f'role="listitem" tabindex="{-1 if at else 0}"'
        yield f"<g {reached}{_data(figure, told)}><title>{escape(told.text)}</title>{shapes}</g>"


def _places(mark: Mark) -> Iterable[tuple[Figure, str]]:
    match mark:
        case Box(of=figure) if figure:
            x, y = mark.x - max(0.0, LEAST - mark.width) / 2, mark.y - max(0.0, LEAST - mark.height) / 2
            yield figure, f"<rect {placed(x, y, max(mark.width, LEAST), max(mark.height, LEAST))}/>"
        case Dot(of=figure) if figure:
            yield figure, _circle((mark.x, mark.y))
        case Stroke(points=points, of=figures):
            yield from ((figure, _circle(at)) for at, figure in zip(points, figures, strict=False))


def _circle(at: tuple[float, float]) -> str:
    return f'<circle cx="{pixels(at[0])}" cy="{pixels(at[1])}" r="{NEAR:g}"/>'


def _data(figure: Figure, told: Told) -> str:
    number, slot = figure
    values = {"line": number, "slot": slot, "value": told.value, "unit": told.unit, **told.codes}
    return "".join(f" data-{key}={quoteattr(str(value))}" for key, value in values.items())
