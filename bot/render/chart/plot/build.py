"""Answer → Picture: which kind of chart an answer is drawn as.

The verb's file says what it is meant for; the rows decide the rest. Several periods stand along an axis of time, one
period has its rows side by side, horizontal, with their names before them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import ChartError
from bot.preferred import preferred, preferring
from bot.render.chart.plot.effects import effects, effects_of
from bot.render.chart.plot.horizontal import horizontal
from bot.render.chart.plot.names import Names
from bot.render.chart.plot.over_time import over_time
from bot.render.chart.plot.shares import BEFORE, share, shares
from bot.render.chart.plot.units import drawable
from bot.render.phrases.cells import unit_of
from bot.render.phrases.quantities.figures import Figures
from bot.speech import speaking, tr

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.render.chart.plot.picture import Picture
    from bot.speech import Lang

PER_UNIT = {"price", "quantity"}


def plot(answer: Answer, facts: Facts, lang: Lang) -> Picture:
    """The picture of an answer, in words of a language. Raises ChartError when there is nothing in it to draw."""
    with speaking(lang), preferring(drawable(preferred(), lang)):
        return _plot(answer, facts)


def _plot(answer: Answer, facts: Facts) -> Picture:
    chart = answer.verb.header.chart
    if chart == "none":
        raise ChartError(tr("This is answered in words: there is nothing to draw."))
    figures = Figures(answer, one_unit=True)
    names = Names(answer, facts, figures)
    if chart == "parts":
        if not any(share(row, column) is not None for row in answer.rows for column in BEFORE):
            raise ChartError(tr("There is no share to draw: the whole is not known for the same months."))
        return shares(answer, names, facts)
    if not any(figures.of(row) is not None for row in answer.rows):
        raise ChartError(tr("There is no figure to draw."))
    if figures.column.kind in PER_UNIT and not unit_of(answer.rows):
        raise ChartError(tr("These figures are in different units, which have no place on one axis: ask for them one by one."))
    # What a query picks is set side by side, too: the periods between are no gaps.
    picked = answer.verb.header.answers == "some"
    lying = answer.verb.header.ranks or picked or len(answer.question.periods) == 1
    if effects_of(answer):
        return effects(answer, names)
    return horizontal(answer, figures, names) if lying else over_time(answer, figures, names)
