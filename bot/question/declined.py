"""What is not computed here, said plainly, with the nearest figures that are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.question.period import Relative
from bot.question.request import MOST_TOP, TOTAL, Request
from bot.speech import tr, tr_later

if TYPE_CHECKING:
    from collections.abc import Callable

LONG_RUN = Relative("last", months=36)
# Per reason: what is said, and the verb that comes nearest.
REASONS = {
    "record": (
        tr_later("I do not search for records or look for when a level was last seen; the months themselves show it."),
        "months",
    ),
    "season": (tr_later("I do not work out seasonal patterns; the months side by side show them."), "months"),
    "replaced": (
        tr_later("Who replaced whom is not in the statistics. The ranking of countries shows who gained and who lost."),
        "rank",
    ),
    "cause": (tr_later("The statistics say how much, not why."), "trade"),
    "forecast": (tr_later("I give published figures only, no forecasts."), "months"),
    "alert": (tr_later("I cannot send anything by myself yet: ask when the month is out."), "trade"),
    "detail": (
        tr_later("The data are by country and commodity: there are no ports, companies, prefectures, models or contracts."),
        "trade",
    ),
    "average": (tr_later("I give sums and average prices, no monthly averages of values."), "months"),
    "deficits": (
        tr_later("I rank balances from the largest surplus down; the deficits stand at the end of the list."),
        "balance",
    ),
    "growth": (tr_later("I rank by value, not by growth; the ranking shows how each one changed."), "rank"),
    "except": (tr_later("I cannot leave something out of a total; its parts can be ranked."), "rank"),
}


def declined(reason: str, request: Request, words: Callable[[Request], str]) -> AskError:
    """The refusal; `request` are the nouns of the question, `words` writes a request as a command."""
    message, verb = REASONS[reason]
    nearest = request.model_copy(update={"verb": verb, "periods": () if reason == "forecast" else request.periods})
    if verb == "balance":
        ranked = Request(verb="rank", flows=("balance",), commodities=(TOTAL,), periods=request.periods, top=MOST_TOP)
        return AskError("not_offered", tr(message), (words(ranked),))
    if reason == "except":
        parts = Request(verb="rank", flows=request.flows, partners=request.partners, periods=request.periods)
        return AskError("not_offered", tr(message), (words(parts),))
    if verb == "months":
        chart = nearest.model_copy(update={"periods": (LONG_RUN,), "output": "chart"})
        return AskError("not_offered", tr(message), (words(nearest), words(chart)))
    if verb == "rank":
        goods = request.commodities if request.commodities != (TOTAL,) else ()
        ranked = nearest.model_copy(update={"commodities": goods, "partners": () if goods else request.partners})
        return AskError("not_offered", tr(message), (words(ranked), words(request)))
    return AskError("not_offered", tr(message), (words(nearest), words(nearest.model_copy(update={"verb": "months"}))))
