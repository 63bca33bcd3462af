"""Rows of one period side by side, and rankings: a horizontal bar for each, with its name before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.render.chart.plot.descriptions import Teller
from bot.render.chart.plot.frame import Body, framed
from bot.render.chart.plot.key import key_of
from bot.render.chart.plot.picture import Series, Slot
from bot.render.chart.plot.points import columns_of, point_of, unit_of_figures
from bot.render.phrases.layout import groups_of
from bot.render.phrases.subject import MONTH_OF_YEAR
from bot.render.phrases.titles.lists import asked_in_list, by_country, sums_of_list

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.row import Row
    from bot.render.chart.plot.names import Names
    from bot.render.chart.plot.picture import Picture
    from bot.render.phrases.quantities.figures import Figures

MOST = 24
# Rows of a list that are no places in it.


def horizontal(answer: Answer, figures: Figures, names: Names) -> Picture:
    """Bars under headings, where the rows differ in more than one thing; `MOST` of them at the most, and as many under each."""
    label = _label_dimension(answer, names)
    columns = columns_of(answer, figures)
    teller = Teller(answer, names)
    drawn = {
        group: [(group, row, point) for row in rows if (point := point_of(figures, row, names, teller, columns))]
        for group, rows in groups_of(answer.rows, names.words, label, names.label)
    }
    each = max(1, MOST // len(drawn))
    shown = [one for rows in drawn.values() for one in rows[:each]][:MOST]
    series = (Series("", tuple(point for _, _, point in shown)),)
    compared = any(point.before is not None for point in series[0].points if point)
    body = Body(
        kind="horizontal",
        unit=unit_of_figures(answer, names, series),
        slots=tuple(_slot(answer, row, group, label, names) for group, row, _ in shown),
        series=series,
        cut=(len(shown), sum(map(len, drawn.values()))),
        key=key_of(answer) if compared else ("", ""),
        aside_heads=tuple(column.head for column in columns),
    )
    return framed(answer, names, body)


def _label_dimension(answer: Answer, names: Names) -> str:
    if answer.rows[0].rank is not None:
        return "partner" if by_country(answer) else "commodity"
    if answer.rows[0].calendar_month is not None:
        return MONTH_OF_YEAR
    varying = names.words.varying()
    return varying[-1] if varying else "period"


def _slot(answer: Answer, row: Row, group: str, label: str, names: Names) -> Slot:
    period = names.words.periods[row.period or ""]
    asked = asked_in_list(answer) if row.rank is not None else set()
    return Slot(
        label=names.label(row, label),
        first=period.first,
        months=period.months,
        group=group,
        rank=row.rank if getattr(row, label) not in sums_of_list(answer) else None,
        marked=getattr(row, label) in asked,
        partial=names.partial(row),
    )
