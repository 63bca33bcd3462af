"""A scene in the making: marks are put on it, and texts are measured, wrapped and clipped to the room there is."""

from __future__ import annotations

from bisect import bisect
from dataclasses import replace
from typing import TYPE_CHECKING, TypedDict, Unpack

from bot.render.chart.scene.shapes import HEIGHT, Anchor, Box, Figure, Mark, Measure, Text
from bot.words.cutting import whole_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.render.chart.plot.picture import Picture, Point
    from bot.render.chart.scene.theme import Theme

ELLIPSIS = "…"
PALE = "55"  # the transparency of what is not complete
HIRAGANA = frozenset(map(chr, range(0x3041, 0x3097)))
WIDE = "\u2e80"  # from here on scripts are written without spaces
BREAK_BEHIND = frozenset("、。」）／・：％")


class Style(TypedDict, total=False):
    """How a text is written, where it is not grey, thin and to the right of its place."""

    color: str
    bold: bool
    anchor: Anchor


class Canvas:
    """The marks so far, with the picture and the colours they are made for."""

    def __init__(self, picture: Picture, theme: Theme, measure: Measure) -> None:
        self.height = HEIGHT
        self.picture = picture
        self.theme = theme
        self.measure = measure
        self.marks: list[Mark] = []

    def add(self, *marks: Mark) -> None:
        """Put marks over what is there."""
        self.marks += marks

    def styled(self, bar: Box, point: Point, of: Figure) -> Box:
        """The bar of a figure: hatched where it is an estimate, pale where its period has not ended, both with an edge."""
        pale = point.partial and self.picture.has_whole
        fill = self.theme.background if point.estimate else bar.fill + PALE if pale else bar.fill
        return replace(bar, fill=fill, edge=bar.fill if point.estimate or pale else "", hatched=point.estimate, of=of)

    def write(self, x: float, y: float, text: str, size: float, **style: Unpack[Style]) -> None:
        """Put a line of text with its baseline at `y`; in grey, unless `style` says another colour."""
        style.setdefault("color", self.theme.grey)
        self.add(Text(x, y, text, size, **style))

    def width(self, text: str, size: float, *, bold: bool = False) -> float:
        """In pixels."""
        return self.measure(text, size, bold)

    def clipped(self, text: str, size: float, room: float, *, bold: bool = False) -> str:
        """The text, or as many whole words of it as fit, with an ellipsis."""
        if self.width(text, size, bold=bold) <= room:
            return text
        letters = bisect(range(1, len(text)), room, key=lambda end: self.width(text[:end] + ELLIPSIS, size, bold=bold))
        return whole_words(text, letters).rstrip(" ,·、・—") + ELLIPSIS

    def wrapped(self, text: str, size: float, room: float, most: int, *, bold: bool = False) -> list[str]:
        """The text in at most so many lines; what does not fit is clipped."""
        lines = [""]
        for piece in pieces(text):
            if lines[-1] and len(lines) < most and self.width((lines[-1] + piece).rstrip(), size, bold=bold) > room:
                lines[-1] = lines[-1].rstrip()
                lines.append("")
            lines[-1] += piece
        return [self.clipped(line.strip(), size, room, bold=bold) for line in lines]


def pieces(text: str) -> Sequence[str]:
    """Where a line may break: behind spaces, and in Japanese behind a particle or a mark, never inside a word."""
    found: list[str] = []
    for letter in text:
        if found and not _may_break(found[-1][-1], letter):
            found[-1] += letter
        else:
            found.append(letter)
    return found


def _may_break(before: str, letter: str) -> bool:
    if before == " " or before in BREAK_BEHIND:
        return letter != " " and letter not in BREAK_BEHIND
    return before in HIRAGANA and letter >= WIDE and letter not in HIRAGANA and letter not in BREAK_BEHIND
