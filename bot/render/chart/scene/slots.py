"""The axis of time: where every slot stands, and what it is called in the room there is."""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from bot.question.period import YEAR
from bot.render.chart.scene.axis import SPACE, TICK_SIZE, Scale, room_for_ticks
from bot.render.chart.scene.shapes import WIDTH, Area, Stroke
from bot.words.period_labels import month_of_year, year_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.render.chart.plot.picture import Slot
    from bot.render.chart.scene.canvas import Canvas

SMALL_SIZE = 18.0
LABEL_ROWS = 2
LINE = 1.36
LEAST_YEARS = 30  # months from which on only years are named
BETWEEN = 7.0  # the least space between two names
EDGE = 6.0


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

    @classmethod
    def under(cls, canvas: Canvas, area: Area, heights: Sequence[float], *, zero: bool = True) -> tuple[Scale, Places]:
        """The axis of values and the places under it, in an area that holds both with all their labels."""
        picture = canvas.picture
        left = room_for_ticks(canvas, Scale.around(heights, area, zero=zero))
        inner = Area(area.left + left, area.top, area.right, area.bottom)
        places = cls.of(picture.slots, inner, monthly=picture.monthly)
        lower = area.bottom - room_for_slots(canvas, places)
        scale = Scale.around(heights, Area(inner.left, area.top, area.right, lower), zero=zero)
        return scale, places

    def center(self, slot: int) -> float:
        """The middle of a slot."""
        return self.starts[slot] + self.sizes[slot] / 2


@dataclass(frozen=True, slots=True)
class Form:
    """How slots are named: the texts, their size, every how many of them, and whether their years stand under them."""

    texts: tuple[str, ...]
    size: float
    step: int = 1
    under: bool = False


def form_of(canvas: Canvas, places: Places) -> Form:
    """The longest names that all find place beside each other; where none do, full names of some."""
    slots = canvas.picture.slots
    most = min((len(slot.shorter) for slot in slots), default=0)
    room = min(places.sizes)
    for which in range(most + 1):
        texts = tuple(slot.shorter[which - 1] if which else slot.label for slot in slots)
        for size in (TICK_SIZE, SMALL_SIZE):
            if max(canvas.width(text, size) for text in texts) + BETWEEN <= room:
                return Form(texts, size, under=bool(which) and all(slot.under for slot in slots))
    texts = tuple(slot.label for slot in slots)
    widest = max(canvas.width(text, TICK_SIZE) for text in texts)
    return Form(texts, TICK_SIZE, max(1, math.ceil((widest + SPACE) / places.sizes[0])))


def room_for_slots(canvas: Canvas, places: Places) -> float:
    """Pixels that the labels of the slots need at the bottom: one line, or two."""
    picture = canvas.picture
    first, last = picture.slots[0], picture.slots[-1]
    if picture.monthly:
        two = last.first + last.months - first.first < LEAST_YEARS
    else:
        two = any(slot.partial for slot in picture.slots) or form_of(canvas, places).under
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
    slots, form = canvas.picture.slots, form_of(canvas, places)
    for at, slot in enumerate(slots):
        if (len(slots) - 1 - at) % form.step:
            continue
        x, y = places.center(at), area.bottom + TICK_SIZE * LINE
        room = places.sizes[at] * form.step
        label = canvas.clipped(form.texts[at], form.size, room)
        # The last one stands a little to the left where it would pass the edge.
        canvas.write(min(x, WIDTH - EDGE - canvas.width(label, form.size) / 2), y, label, form.size, anchor="center")
        room = min(room, 2 * (WIDTH - EDGE - x))
        if slot.partial and canvas.width(slot.partial, SMALL_SIZE) <= room:
            canvas.write(x, y + TICK_SIZE * 1.1, slot.partial, SMALL_SIZE, anchor="center")
    if form.under:
        _draw_under(canvas, area, places)


def _draw_under(canvas: Canvas, area: Area, places: Places) -> None:
    """The year of neighbouring slots under their middle, and a tick between two years."""
    numbered = list(enumerate(canvas.picture.slots))
    for year, group in groupby(numbered, key=lambda one: one[1].under):
        slots = [at for at, _ in group]
        left, right = places.starts[slots[0]], places.starts[slots[-1]] + places.sizes[slots[-1]]
        if slots[0]:
            canvas.add(Stroke(((left, area.bottom), (left, area.bottom + 8.0)), canvas.theme.grey, 1.0))
        if canvas.width(year, TICK_SIZE) <= right - left + SPACE:
            y = area.bottom + TICK_SIZE * LINE * LABEL_ROWS
            canvas.write((left + right) / 2, y, year, TICK_SIZE, anchor="center")
