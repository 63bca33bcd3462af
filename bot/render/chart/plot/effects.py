"""A change in value and the effects that it is the sum of: a bar for each, under the name of what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.row import COLUMNS
from bot.render.chart.plot.descriptions import Teller
from bot.render.chart.plot.frame import Body, framed
from bot.render.chart.plot.picture import Point, Series, Slot
from bot.render.chart.plot.units import change_unit
from bot.render.phrases.quantities.figures import number
from bot.speech import said, tr

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.row import Row
    from bot.render.chart.plot.names import Names
    from bot.render.chart.plot.picture import Picture

MOST = 8


def effects_of(answer: Answer) -> list[str]:
    """The columns of effects beside the figures."""
    return [name for name in answer.verb.header.beside if COLUMNS[name].kind == "effect"]


def effects(answer: Answer, names: Names) -> Picture:
    """The change first, then its effects, for every row."""
    columns = [names.figures.columns[0], *effects_of(answer)]
    known = [row for row in answer.rows if all(number(row, name) is not None for name in columns)]
    shown, teller = known[:MOST], Teller(answer, names)
    marks = [(row, name, said(COLUMNS[name].name) if at else tr("Change")) for row in shown for at, name in enumerate(columns)]
    points = tuple(_point(row, name, label, teller) for row, name, label in marks)
    body = Body(
        kind="horizontal",
        unit=change_unit([point.value for point in points], names.figures.currency),
        slots=tuple(Slot(label, group=_head(row, names)) for row, _, label in marks),
        series=(Series("", points),),
        cut=(len(shown), len(known)),
    )
    return framed(answer, names, body)


def _point(row: Row, name: str, label: str, teller: Teller) -> Point:
    value = number(row, name) or 0.0
    return Point(value, told=teller.effect(row, name, value, label))


def _head(row: Row, names: Names) -> str:
    """What changed, where the rows differ in it."""
    return " · ".join(names.label(row, dimension) for dimension in names.words.varying())
