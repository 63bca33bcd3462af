"""Months behind the last value of which there are volumes, or quantities that are not reliable."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.speech import tr
from bot.words.periods import month_name, period_name, span_name

if TYPE_CHECKING:
    from bot.engine.facts import Facts
    from bot.engine.missing.gaps import Missing
    from bot.engine.resolving.asked import Words
    from bot.question.request import Request


def of_volumes(request: Request, missing: Missing, facts: Facts, words: Words) -> AskError | None:
    """Why a figure that is not published yet is not there; None where there is no more to say of it."""
    period, goods = missing.period, facts.commodities[missing.commodity].listed
    partner, left_out = facts.partners[missing.partner].label, _left_out(missing, facts)
    if request.measure == "volume" and left_out is not None:
        message = tr("{goods}, {partner}: the published quantities of {span} are not reliable and left out.")
        said = message.format(goods=goods, partner=partner, span=span_name(*left_out))
        return AskError("no_data", said)
    if (
        request.measure
        or request.as_of
        or period.first > facts.volumes_to.get((missing.flow, missing.partner, missing.commodity), 0)
    ):
        return None
    message = tr("{goods}, {partner}, {period}: there are volumes only; values go up to {month}.")
    said = message.format(goods=goods, partner=partner, period=period_name(period), month=month_name(facts.last))
    return AskError("not_published", said, (words(request.model_copy(update={"measure": "volume"})),))


def _left_out(missing: Missing, facts: Facts) -> tuple[int, int] | None:
    """The months whose quantities a source has, but not reliably."""
    period = missing.period
    for (partner, goods, first), last in facts.unreliable.items():
        if (partner, goods) == (missing.partner, missing.commodity) and first <= period.last and period.first <= last:
            return first, last
    return None
