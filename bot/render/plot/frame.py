"""What every picture has around its figures: title, period and unit, the marks explained, source and last month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot.render.plot.picture import Kind, Picture, Series, Slot, Unit
from bot.render.plot.words import word
from bot.render.stages import stages

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.render.plot.names import Names

MINISTRY = "mof_"


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
    lang = names.lang
    unit = word("unit", lang, unit=body.unit.name)
    return Picture(
        kind=body.kind,
        title=names.title(),
        subtitle=" · ".join(filter(None, [names.when(), unit])),
        unit=body.unit,
        slots=body.slots,
        series=body.series,
        notes=tuple(_notes(body, lang)),
        foot=_foot(answer, names),
        lang=lang,
        monthly=body.monthly,
        before=body.before,
        aside_heads=body.aside_heads,
        whole=body.whole,
    )


def _notes(body: Body, lang: str) -> list[str]:
    found = [point for series in body.series for point in series.points if point]
    notes = []
    shown, known = body.cut
    if shown < known:
        notes.append(word("first_of", lang, shown=shown, all=known))
    if any(point.estimate for point in found):
        notes.append(word("estimate_line" if body.kind == "line" else "estimate", lang))
    if any(point.lump for point in found):
        notes.append(word("lump", lang))
    if len({point.partial for point in found}) > 1:
        notes.append(word("partial", lang))
    return notes


def _foot(answer: Answer, names: Names) -> str:
    lang = names.lang
    keys = ["mof" if source.id.startswith(MINISTRY) else source.id for source in answer.sources]
    comma = "、" if lang == "ja" else ", "
    sources = comma.join(word(key, lang) for key in dict.fromkeys(keys))
    releases = comma.join(word("estimate_stage" if stage == "estimate" else stage, lang) for stage in stages(answer))
    return word("source", lang, sources=sources, stages=releases, month=names.month(answer.last_month))
