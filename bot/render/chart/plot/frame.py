"""What every picture has around its figures: title, period and unit, the marks explained, source and last month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.render.chart.plot.picture import Kind, Picture, Series, Slot, Unit
from bot.render.phrases.source_line import source_line
from bot.speech import language, tr
from bot.words.periods import sentence

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.render.chart.plot.names import Names


@dataclass(frozen=True, slots=True)
class Body:
    """The figures of a picture, as `Picture` holds them; `cut` are how many of its things are shown, of how many."""

    kind: Kind
    unit: Unit
    slots: tuple[Slot, ...]
    series: tuple[Series, ...]
    cut: tuple[int, int] = (0, 0)
    monthly: bool = False
    before: str = ""
    aside_heads: tuple[str, ...] = ()
    whole: float | None = None


def framed(answer: Answer, names: Names, body: Body) -> Picture:
    """The picture of a body."""
    unit = tr("{unit_name}").format(unit_name=body.unit.name)
    return Picture(
        kind=body.kind,
        title=names.title(),
        subtitle=tr(" · ").join(filter(None, [sentence(names.when()), unit])),
        unit=body.unit,
        slots=body.slots,
        series=body.series,
        notes=tuple(_notes(body)),
        foot=source_line(answer),
        lang=language(),
        monthly=body.monthly,
        before=body.before,
        aside_heads=body.aside_heads,
        whole=body.whole,
    )


def _notes(body: Body) -> list[str]:
    found = [point for series in body.series for point in series.points if point]
    notes = []
    shown, known = body.cut
    if shown < known:
        notes.append(tr("First {shown} of {all}").format(shown=shown, all=known))
    if any(point.estimate for point in found):
        notes.append(tr("Dashed: estimates") if body.kind == "line" else tr("Hatched: estimates"))
    if any(point.lump for point in found):
        notes.append(tr("Wide marks: months that exist only together, at their monthly average"))
    if len({point.partial for point in found}) > 1:
        notes.append(tr("Pale: months so far"))
    return notes
