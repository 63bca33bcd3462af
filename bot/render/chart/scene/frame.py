"""Title, subtitle and key above the figures; notes and source below them. What is between is for the figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.chart.scene.shapes import HEIGHT, TALLEST_CANVAS, WIDTH, Area, Box
from bot.speech import tr

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.render.chart.scene.canvas import Canvas

MARGIN = 44.0
ONE_LINE_SIZES = (40.0, 36.0)
LONGER_FORMS = ((38.0, 2), (34.0, 2), (30.0, 3), (27.0, 4))  # sizes, and how many lines a title may take in each
MANY = 9
BALANCING = 0.96
LEAST_LINE = 0.4  # of the width: a last line that is shorter is evened out
SUBTITLE_SIZE, KEY_SIZE, NOTE_SIZE, FOOT_SIZE = 26.0, 24.0, 21.0, 19.0
LINE = 1.28
SQUARE = 20.0
GAP = 26.0
AIR = 22.0
MOST_KEY_LINES = 3
# Sizes of the key's text, and which part of the width a name may take in each.
KEY_FORMS = ((24.0, 1.0), (21.0, 1.0), (21.0, 1 / 3))


def draw_frame(canvas: Canvas, wanted: float | None) -> Area:
    """Draw what is around the figures; the area left for them. Where they want a height, the canvas gets as high as it may."""
    top = _draw_key(canvas, _draw_head(canvas)) + AIR
    foot = _foot(canvas)
    below = sum(size * LINE for _, size in foot) + MARGIN * 0.6 + AIR
    canvas.height = HEIGHT if wanted is None else min(TALLEST_CANVAS, top + wanted + below)
    _draw_foot(canvas, foot)
    return Area(MARGIN, top, WIDTH - MARGIN, canvas.height - below)


def _draw_head(canvas: Canvas) -> float:
    """The title in bold and the subtitle in grey; returns how far down they reach."""
    size, lines = _title(canvas)
    y = MARGIN * 0.6
    for line in lines:
        y += size * 1.18
        canvas.write(MARGIN, y, line, size, color=canvas.theme.ink, bold=True)
    y += size * 0.2
    for line in _even(canvas, canvas.picture.subtitle, SUBTITLE_SIZE, 2):
        y += SUBTITLE_SIZE * LINE
        canvas.write(MARGIN, y, line, SUBTITLE_SIZE)
    return y


def _title(canvas: Canvas) -> tuple[float, list[str]]:
    """The size and the lines of the title: one line, if need be smaller, or else a few of like length."""
    title, room = canvas.picture.title, WIDTH - 2 * MARGIN
    for size in ONE_LINE_SIZES:
        if canvas.width(title, size, bold=True) <= room:
            return size, [title]
    for size, most in LONGER_FORMS:
        if len(canvas.wrapped(title, size, room, MANY, bold=True)) <= most:
            break
    return size, _even(canvas, title, size, most, bold=True)


def key_entries(canvas: Canvas) -> list[tuple[str, str]]:
    """Colours with names, where direct labels would not fit: several bars in a group, parts of a whole, the year before."""
    picture, theme = canvas.picture, canvas.theme
    several = len(picture.series) > 1
    entries = []
    if picture.kind == "stacked" or (picture.kind == "bar" and several):
        entries = [
            (theme.series(n, series), series.name)
            for n, series in enumerate(picture.series)
            if picture.kind == "stacked" or not over_bars(series.role)
        ]
    if picture.kind == "stacked":
        entries.append((theme.rest, tr("Other")))
    if picture.before:
        entries += [(theme.series(0, picture.series[0]), picture.now), (theme.before, picture.before)]
    return entries


def over_bars(role: str) -> bool:
    """Whether a series is drawn as a line over the bars of the others."""
    return role in {"total", "balance"}


def _draw_key(canvas: Canvas, y: float) -> float:
    """Squares with names, in a few lines; returns how far down they reach."""
    entries = key_entries(canvas)
    if not entries:
        return y
    for size, room in KEY_FORMS:
        places = _key_places(canvas, [name for _, name in entries], size, room)
        if places[-1][1] < MOST_KEY_LINES:
            break
    y += KEY_SIZE * LINE + 10.0
    for (color, _), (x, line, text) in zip(entries, places, strict=True):
        base = y + line * size * LINE
        canvas.add(Box(x, base - SQUARE + 2.0, SQUARE, SQUARE, color))
        canvas.write(x + SQUARE + 8.0, base, text, size, color=canvas.theme.ink)
    return y + places[-1][1] * size * LINE


def _key_places(canvas: Canvas, names: Sequence[str], size: float, most: float) -> list[tuple[float, int, str]]:
    """Where each entry begins, on which line, and its name, which takes at most a part of the width."""
    room = WIDTH - 2 * MARGIN
    places: list[tuple[float, int, str]] = []
    x, line = MARGIN, 0
    for name in names:
        text = canvas.clipped(name, size, room * most - SQUARE - 8.0 - GAP)
        width = SQUARE + 8.0 + canvas.width(text, size)
        if x > MARGIN and x + width > MARGIN + room:
            x, line = MARGIN, line + 1
        places.append((x, line, text))
        x += width + GAP
    return places


def _foot(canvas: Canvas) -> list[tuple[str, float]]:
    """Notes, then the source: lines with their sizes."""
    notes = tr(" · ").join(canvas.picture.notes)
    lines = [(line, NOTE_SIZE) for line in _even(canvas, notes, NOTE_SIZE, 2)] if notes else []
    return lines + [(line, FOOT_SIZE) for line in _even(canvas, canvas.picture.foot, FOOT_SIZE, 3)]


def _even(canvas: Canvas, text: str, size: float, most: int, *, bold: bool = False) -> list[str]:
    """The text in as few lines as it needs, of like length, so that no word stands alone on the last one."""
    room = WIDTH - 2 * MARGIN
    lines = canvas.wrapped(text, size, room, MANY, bold=bold)
    needed = min(most, len(lines))
    if canvas.width(lines[-1], size, bold=bold) > room * LEAST_LINE:
        return canvas.wrapped(text, size, room, most, bold=bold)
    narrower = room * BALANCING
    while needed > 1 and len(canvas.wrapped(text, size, narrower, MANY, bold=bold)) <= needed:
        room, narrower = narrower, narrower * BALANCING
    return canvas.wrapped(text, size, room, most, bold=bold)


def _draw_foot(canvas: Canvas, lines: list[tuple[str, float]]) -> None:
    y = canvas.height - MARGIN * 0.6
    for line, size in reversed(lines):
        canvas.write(MARGIN, y, line, size)
        y -= size * LINE
