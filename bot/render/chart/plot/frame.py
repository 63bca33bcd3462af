"""What every picture has around its figures: title, period and unit, the marks explained, source and last month."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.render.chart.plot.picture import Kind, Picture, Series, Slot, Unit
from bot.render.phrases.compared import base_of_ranking
from bot.render.phrases.source_line import source_line
from bot.render.phrases.worked import worked_of
from bot.speech import language, tr
from bot.words.periods import sentence, span_name

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.engine.answer import Answer
    from bot.render.chart.plot.key import Key
    from bot.render.chart.plot.names import Names

# So many periods without a figure are named.
MOST_GAPS = 4


@dataclass(frozen=True, slots=True)
class Body:
    """The figures of a picture, as `Picture` holds them; `cut` are how many of its things are shown, of how many.

    `key` names the figures and their companions, both empty where they have none.
    """

    kind: Kind
    unit: Unit
    slots: tuple[Slot, ...]
    series: tuple[Series, ...]
    cut: tuple[int, int] = (0, 0)
    monthly: bool = False
    key: Key = ("", "")
    aside_heads: tuple[str, ...] = ()
    whole: float | None = None


def framed(answer: Answer, names: Names, body: Body) -> Picture:
    """The picture of a body."""
    unit = tr("{unit_name}").format(unit_name=body.unit.name)
    now, before = body.key
    return Picture(
        kind=body.kind,
        title=names.title(),
        subtitle=tr(" · ").join(filter(None, [sentence(names.when()), _worked(answer, names), unit])),
        unit=body.unit,
        slots=body.slots,
        series=body.series,
        notes=(*_notes(body), *_base(answer, body)),
        foot=source_line(answer),
        lang=language(),
        monthly=body.monthly,
        now=now,
        before=before,
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
        notes.append(tr("Dashed: estimates") if body.kind == "line" else tr("Hatched or dashed: estimates"))
    if any(point.lump for point in found):
        notes.append(tr("Wide marks: months that exist only together, at their monthly average"))
    if len({point.partial for point in found}) > 1:
        notes.append(tr("Pale: months so far"))
    return [*notes, *_gaps(body)]


def _worked(answer: Answer, names: Names) -> str:
    """What was worked out, where it is true of all that is drawn."""
    header = answer.verb.header
    return (
        worked_of(answer, names.words) if len(answer.rows) == 1 or header.answers == "some" or header.looks == "rolling" else ""
    )


def _base(answer: Answer, body: Body) -> Iterator[str]:
    """The one period that changes are on, where the key does not name it."""
    named = base_of_ranking(answer)
    if named and not any(body.key) and len(set(answer.question.bases)) == 1:
        yield sentence(named)


def _gaps(body: Body) -> Iterator[str]:
    """The periods that have no figure, and those that lack some of them."""
    drawn = [series for series in body.series if series.role != "reference"]
    points = [[series.points[n] for series in drawn] for n in range(len(body.slots))] if body.kind in {"line", "bar"} else []
    holes = [slot.label for slot, found in zip(body.slots, points, strict=False) if not any(found)]
    if body.monthly:
        ends = ((one.first + one.months, other.first - 1) for one, other in pairwise(body.slots))
        holes += [span_name(first, last) for first, last in ends if first <= last]
    some = [slot.label for slot, found in zip(body.slots, points, strict=False) if any(found) and not all(found)]
    if len(holes) + len(some) > MOST_GAPS:
        yield tr("Gaps: no figure")
        return
    if holes:
        yield tr("No figure: {periods}").format(periods=tr(", ").join(holes))
    if some:
        yield tr("Some figures missing: {periods}").format(periods=tr(", ").join(some))
