"""A conversation on a phone: a question, the reply under it, and its buttons; 390 points wide at two pixels a point."""

from __future__ import annotations

from itertools import accumulate, pairwise
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw

from tests.phone.letters import face
from tests.phone.message import TEXT, Line, lines_of

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDTH, MARGIN, INSIDE, ROUND = 780, 14, 22, 30
STEP = TEXT * 1.36
MOST = WIDTH - 2 * MARGIN
BLOCK, ROW, GAP = 14, 70, 6
TALL = 6000
GROUND, ASKED, ANSWERED, CODE, BAR, BUTTON, LABEL = "#d5dfe6", "#e3fdc9", "#ffffff", "#eef3f7", "#3a8fd0", "#9db0bd", "#ffffff"


def conversation(question: str, marked: str, buttons: Sequence[Sequence[str]]) -> Image.Image:
    """A picture of it, as high as it needs to be."""
    image = Image.new("RGB", (WIDTH, TALL), GROUND)
    draw = ImageDraw.Draw(image)
    y = bubble(draw, MARGIN, lines_of(escaped(question), MOST * 0.8 - 2 * INSIDE), ASKED, right=True)
    y = bubble(draw, y + MARGIN, lines_of(marked, MOST - 2 * INSIDE), ANSWERED)
    for row in buttons:
        keys(draw, y + GAP, row)
        y += GAP + ROW
    return image.crop((0, 0, WIDTH, round(y) + MARGIN))


def escaped(text: str) -> str:
    """Plain text for Telegram's HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;")


def bubble(draw: ImageDraw.ImageDraw, top: float, lines: Sequence[Line], colour: str, *, right: bool = False) -> float:
    """Draws it and returns where it ends."""
    widest = max(line.width + 2 * BLOCK * line.fixed for line in lines)
    left = WIDTH - MARGIN - 2 * INSIDE - widest if right else MARGIN
    ends = baselines(lines, top + INSIDE)
    end = ends[-1] + STEP - TEXT + INSIDE
    draw.rounded_rectangle((left, top, left + widest + 2 * INSIDE, end), ROUND, fill=colour)
    code(draw, [y for y, line in zip(ends, lines, strict=True) if line.fixed], left + INSIDE, widest)
    for y, line in zip(ends, lines, strict=True):
        x = left + INSIDE + BLOCK * line.fixed
        for piece in line.pieces:
            piece.face.write(draw, (x, y), piece.text, piece.colour)
            x += piece.width
    return end


def baselines(lines: Sequence[Line], top: float) -> list[float]:
    """Of each line; there is some room above a block of code, and below it."""
    steps = [BLOCK * (one.fixed != line.fixed) + STEP for one, line in pairwise(lines)]
    return list(accumulate(steps, initial=top + TEXT))


def code(draw: ImageDraw.ImageDraw, lines: Sequence[float], left: float, width: float) -> None:
    """What stands behind lines of code."""
    if lines:
        top, end = lines[0] - TEXT - BLOCK / 2, lines[-1] + STEP - TEXT + BLOCK / 2
        draw.rounded_rectangle((left, top, left + width, end), BLOCK, fill=CODE)
        draw.rectangle((left, top + BLOCK / 2, left + GAP, end - BLOCK / 2), fill=BAR)


def keys(draw: ImageDraw.ImageDraw, top: float, labels: Sequence[str]) -> None:
    """A row of buttons, which share its width."""
    wide = (MOST - GAP * (len(labels) - 1)) / len(labels)
    letters = face(25.0, bold=True)
    for number, label in enumerate(labels):
        left = MARGIN + number * (wide + GAP)
        draw.rounded_rectangle((left, top, left + wide, top + ROW), BLOCK, fill=BUTTON)
        shown = label
        while letters.width(shown) > wide - 2 * GAP:
            shown = shown.rstrip("…")[:-1] + "…"
        letters.write(draw, (left + (wide - letters.width(shown)) / 2, top + ROW * 0.62), shown, LABEL)
