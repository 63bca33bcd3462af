"""The shapes of a scene, at the places that they have in the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from bot.render.chart.scene.shapes import WIDTH, Box, Dot, Stroke, Text, extent
from bot.render.chart.svg.attributes import filled, pixels, placed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.render.chart.scene.shapes import Area, Measure, Scene

ANCHORS = {"left": "start", "center": "middle", "right": "end"}
EDGE = 1.5
HATCH_STEP, HATCH_WIDTH = 8.5, 2.0
DASHES = (2.2, 1.4)  # of the width of a line
WIDER = 0.2  # how much wider letters of another font may be


def drawn(scene: Scene, measure: Measure) -> Iterator[str]:
    """Every shape as an element, in the order in which they are drawn."""
    tight = crowded([mark for mark in scene.marks if isinstance(mark, Text) and mark.text], measure)
    for mark in scene.marks:
        match mark:
            case Box():
                yield from _box(mark)
            case Stroke():
                yield _stroke(mark)
            case Dot():
                fill = scene.background if mark.hollow else mark.color
                at = f'cx="{pixels(mark.x)}" cy="{pixels(mark.y)}" r="{pixels(mark.radius)}"'
                yield f'<circle {at} fill="{fill}" stroke="{mark.color}" stroke-width="2"/>'
            case Text():
                yield _text(mark, measure(mark.text, mark.size, mark.bold) if mark in tight else 0.0)


def _box(box: Box) -> Iterator[str]:
    edge = f' stroke="{box.edge}" stroke-width="{EDGE:g}"' if box.edge else ""
    yield f"<rect {placed(box.x, box.y, box.width, box.height)}{filled(box.fill)}{edge}/>"
    if box.hatched:
        lines = "".join(f"M{pixels(x)} {pixels(y)}L{pixels(to_x)} {pixels(to_y)}" for x, y, to_x, to_y in hatches(box))
        yield f'<path d="{lines}" stroke="{box.edge}" stroke-width="{HATCH_WIDTH:g}"/>'


def hatches(box: Box) -> Iterator[tuple[float, float, float, float]]:
    """Rising lines inside a box, cut at its edges; they are at the same places in neighbouring boxes."""
    low, high = box.x + box.y, box.x + box.width + box.y + box.height
    step = int(low // HATCH_STEP) + 1
    while (both := step * HATCH_STEP) < high:
        left, right = max(box.x, both - box.y - box.height), min(box.x + box.width, both - box.y)
        yield left, both - left, right, both - right
        step += 1


def _stroke(stroke: Stroke) -> str:
    points = " ".join(f"{pixels(x)},{pixels(y)}" for x, y in stroke.points)
    dashes = " ".join(pixels(part * stroke.width) for part in DASHES)
    ends = f'stroke-dasharray="{dashes}"' if stroke.dashed else 'stroke-linecap="round"'
    line = f'stroke="{stroke.color}" stroke-width="{stroke.width:g}" stroke-linejoin="round" {ends}'
    return f'<polyline points="{points}" fill="none" {line}/>'


def _text(text: Text, width: float) -> str:
    """A line of text, held to a width where its place is tight."""
    at = f'x="{pixels(text.x)}" y="{pixels(text.y)}" font-size="{text.size:g}" fill="{text.color}"'
    anchor = f' text-anchor="{ANCHORS[text.anchor]}"' if text.anchor != "left" else ""
    weight = ' font-weight="bold"' if text.bold else ""
    held = f' textLength="{pixels(width)}" lengthAdjust="spacingAndGlyphs"' if width else ""
    return f"<text {at}{anchor}{weight}{held}>{escape(text.text)}</text>"


def crowded(texts: list[Text], measure: Measure) -> set[Text]:
    """Those that would meet another one, or the edge, in a font with wider letters."""
    placed = [(text, _widened(extent(text, measure), text)) for text in texts]
    found = {text for text, area in placed if area.left < 0 or area.right > WIDTH}
    for at, (one, first) in enumerate(placed):
        for other, second in placed[at + 1 :]:
            if (
                first.top < second.bottom
                and second.top < first.bottom
                and first.left < second.right
                and second.left < first.right
            ):
                found |= {one, other}
    return found


def _widened(area: Area, text: Text) -> Area:
    more = area.width * WIDER
    left, right = {"left": (0.0, more), "center": (more / 2, more / 2), "right": (more, 0.0)}[text.anchor]
    return type(area)(area.left - left, area.top, area.right + right, area.bottom)
