"""Answer → Picture: which kind of chart an answer is drawn as.

The verb's file says what it is meant for; the rows decide the rest. Several periods stand along an axis of time, one
period has its rows side by side, lying, with their names before them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import ChartError
from bot.render.plot.lying import lying
from bot.render.plot.names import Names
from bot.render.plot.over_time import over_time
from bot.render.plot.points import value_of
from bot.render.plot.shares import BEFORE, share, shares

if TYPE_CHECKING:
    from bot.engine.answer import Answer
    from bot.engine.facts import Facts
    from bot.render.plot.picture import Picture


def plot(answer: Answer, facts: Facts, lang: str) -> Picture:
    """The picture of an answer, `lang` being en, ja or ru. Raises ChartError when there is nothing in it to draw."""
    chart = answer.verb.header.chart
    if chart == "none":
        raise ChartError(f"/{answer.verb.name} is answered in words: there is nothing to draw.")
    names = Names(answer, facts, lang)
    if chart == "stacked":
        if not any(share(row, column) is not None for row in answer.rows for column in BEFORE):
            raise ChartError("There is no share to draw: the whole is not known for the same months.")
        return shares(answer, names, facts)
    if not any(value_of(answer, row) is not None for row in answer.rows):
        raise ChartError("There is no figure to draw.")
    return lying(answer, names) if chart == "rank" or len(answer.question.periods) == 1 else over_time(answer, names)
