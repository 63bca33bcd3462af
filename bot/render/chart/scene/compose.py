"""Picture → Scene: the frame, and in it the drawing of the picture's kind."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from bot.render.chart.scene.canvas import Canvas
from bot.render.chart.scene.frame import draw_frame
from bot.render.chart.scene.horizontal_rows import TALLEST, row_count
from bot.render.chart.scene.lines import draw_lines
from bot.render.chart.scene.ranks import draw_ranks
from bot.render.chart.scene.shapes import Scene
from bot.render.chart.scene.stacks import draw_stacks
from bot.render.chart.scene.vertical_bars import draw_columns
from bot.speech import speaking, tr

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.render.chart.plot.picture import Kind, Picture, Told
    from bot.render.chart.scene.shapes import Area, Figure, Measure
    from bot.render.chart.scene.theme import Theme

DRAWN: dict[Kind, Callable[[Canvas, Area], None]] = {
    "line": draw_lines,
    "bar": draw_columns,
    "horizontal": draw_ranks,
    "stacked": draw_stacks,
}
HORIZONTAL = {"horizontal", "stacked"}


def compose(picture: Picture, theme: Theme, measure: Measure) -> Scene:
    """Where everything stands. `measure` gives widths in the fonts that will be drawn with."""
    canvas = Canvas(picture, theme, measure)
    wanted = row_count(picture) * TALLEST if picture.kind in HORIZONTAL else None
    with speaking(picture.lang):
        DRAWN[picture.kind](canvas, draw_frame(canvas, wanted))
        text = tr(" · ").join(filter(None, [picture.subtitle, *picture.notes, picture.foot]))
        return Scene(tuple(canvas.marks), theme.background, canvas.height, _told(picture), picture.title, text)


def _told(picture: Picture) -> dict[Figure, Told]:
    """What every figure is, in one line: with the one a year before, for which its mark stands as well, and with its stage."""
    return {
        (number, slot): replace(point.told, text=_line(point.told, compared=bool(picture.before)))
        for number, series in enumerate(picture.series)
        for slot, point in enumerate(series.points)
        if point and point.told
    }


def _line(told: Told, *, compared: bool) -> str:
    return tr("; ").join(filter(None, [told.text, told.before if compared else "", told.stage]))
