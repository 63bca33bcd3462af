"""The names at the right ends of lines: in the colour of the line, apart from each other, near where it ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.render.chart.scene.canvas import ELLIPSIS
from bot.render.chart.scene.shapes import WIDTH, Area, Stroke

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.render.chart.scene.canvas import Canvas

# Sizes of text, how many lines a name may take in each, and whether it may be clipped.
FORMS = ((23.0, 1, False), (23.0, 2, False), (20.0, 2, False), (18.0, 3, False), (18.0, 2, True), (18.0, 1, True))
LINE = 1.14
MOST_ROOM = 0.29 * WIDTH
LEADER = 18.0
PAD = 8.0
NEAR = 5.0

# A name, and the last figure or nothing.
Named = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Labels:
    """What stands at the ends, a few lines for each, in one size; `room` are the pixels needed at the right."""

    lines: tuple[tuple[str, ...], ...]
    size: float
    room: float

    @classmethod
    def of(cls, canvas: Canvas, named: Sequence[Named], height: float) -> Labels:
        """The largest form in which all names can be read whole and find place in a height; else clipped ones."""
        for size, most, clipped in FORMS:
            lines = tuple(_lines(canvas, name, value, size, most) for name, value in named)
            whole = clipped or not any(line.endswith(ELLIPSIS) for label in lines for line in label)
            if whole and sum(map(len, lines)) * size * LINE + len(lines) * PAD <= height:
                break
        widest = max((canvas.width(line, size, bold=True) for label in lines for line in label), default=0.0)
        return cls(lines, size, widest + LEADER if widest else 0.0)

    def height(self, number: int) -> float:
        """Pixels that a label takes, with a little air."""
        return len(self.lines[number]) * self.size * LINE + PAD / 2


def _lines(canvas: Canvas, name: str, value: str, size: float, most: int) -> tuple[str, ...]:
    whole = f"{name} {value}".strip()
    if canvas.width(whole, size, bold=True) <= MOST_ROOM:
        return (whole,)
    names = canvas.wrapped(name, size, MOST_ROOM, most, bold=True)
    return (*names, value) if value else tuple(names)


@dataclass(frozen=True, slots=True)
class End:
    """Where a line ends, the number of its label, and its colour."""

    x: float
    y: float
    label: int
    color: str


def draw_ends(canvas: Canvas, ends: Sequence[End], labels: Labels, area: Area) -> None:
    """Write the labels to the right of an area, and tie each that had to move to its line."""
    ordered = sorted(ends, key=lambda end: end.y)
    wanted = [(end.y - labels.height(end.label) / 2, labels.height(end.label)) for end in ordered]
    tops = spread(wanted, area.top - labels.size / 2, area.bottom + labels.size / 2)
    for end, top in zip(ordered, tops, strict=True):
        middle = top + labels.height(end.label) / 2
        if abs(middle - end.y) > NEAR or area.right - end.x > NEAR:
            tie = ((end.x + PAD, end.y), (area.right + 1.0, end.y), (area.right + LEADER - 4.0, middle))
            canvas.add(Stroke(tie if end.x + PAD < area.right else tie[1:], canvas.theme.grid, 1.5))
        for n, line in enumerate(labels.lines[end.label]):
            y = top + PAD / 4 + labels.size * (0.86 + n * LINE)
            canvas.write(area.right + LEADER, y, line, labels.size, color=end.color, bold=True)


def spread(wanted: Sequence[tuple[float, float]], top: float, bottom: float) -> list[float]:
    """Upper edges as near the wanted ones as may be, in their order, so that nothing overlaps or leaves the range.

    `wanted` are edges in rising order, each with a height. Neighbours that would overlap become one block, which is put
    where the mean of its members wants to be.
    """
    blocks: list[tuple[float, list[tuple[float, float]]]] = []
    for one in wanted:
        members = [one]
        while True:
            start = _start(members, top, bottom)
            if not blocks or blocks[-1][0] + _total(blocks[-1][1]) <= start:
                break
            members = [*blocks.pop()[1], *members]
        blocks.append((start, members))
    return [start + _total(members[:n]) for start, members in blocks for n in range(len(members))]


def _start(members: list[tuple[float, float]], top: float, bottom: float) -> float:
    wanted = [edge - _total(members[:n]) for n, (edge, _) in enumerate(members)]
    return max(top, min(sum(wanted) / len(wanted), bottom - _total(members)))


def _total(members: list[tuple[float, float]]) -> float:
    return sum(height for _, height in members)
