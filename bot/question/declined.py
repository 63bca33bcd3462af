"""What is not computed here, said plainly, with the nearest figures that are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.errors import AskError
from bot.question.relative import Relative
from bot.question.request import TOTAL, Request
from bot.speech import tr, tr_later
from bot.verbs.header import DEFAULT_VERB

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.verbs.registry import Registry

    Nearest = Callable[[Request, Registry], tuple[Request, ...]]

LONG_RUN = Relative("last", months=36)


def declined(reason: str, request: Request, verbs: Registry, words: Callable[[Request], str]) -> AskError:
    """The refusal; `request` are the nouns of the question, `words` writes a request as a command."""
    message, nearest = REASONS[reason]
    return AskError("not_offered", tr(message), tuple(words(near) for near in nearest(request, verbs)))


def _plain(request: Request, verbs: Registry) -> tuple[Request, ...]:
    """The figures, and their months."""
    return tuple(request.model_copy(update={"verb": verb}) for verb in (DEFAULT_VERB, verbs.by_month))


def _months(request: Request, verbs: Registry) -> tuple[Request, ...]:
    """The months, and a chart of three years of them."""
    nearest = request.model_copy(update={"verb": verbs.by_month})
    return nearest, nearest.model_copy(update={"periods": (LONG_RUN,), "output": "chart"})


def _months_so_far(request: Request, verbs: Registry) -> tuple[Request, ...]:
    return _months(request.model_copy(update={"periods": ()}), verbs)


def _ranking(request: Request, verbs: Registry) -> tuple[Request, ...]:
    """A ranking, and the figures."""
    goods = request.commodities if request.commodities != (TOTAL,) else ()
    partners = () if goods else request.partners
    return request.model_copy(update={"verb": verbs.ranking, "commodities": goods, "partners": partners}), request


# Per reason: what is said, and what comes nearest.
REASONS: dict[str, tuple[str, Nearest]] = {
    "replaced": (
        tr_later("Who replaced whom is not in the statistics. The ranking of countries shows who gained and who lost."),
        _ranking,
    ),
    "cause": (tr_later("The statistics say how much, not why."), _plain),
    "forecast": (tr_later("I give published figures only, no forecasts."), _months_so_far),
    "alert": (
        tr_later("In Telegram this chat is told with each release: /watch and the question, or /alert and a condition."),
        _plain,
    ),
    "others_trade": (
        tr_later("These are Japan's statistics: they have what comes to Japan and what leaves it, not trade between others."),
        _plain,
    ),
    "days": (
        tr_later("The figures are monthly: there are none by day, by week or for a part of a month."),
        _plain,
    ),
    "measures": (
        tr_later(
            "I compute no medians, deviations or correlations, no annualised, real or per-head figures, "
            "and not how long a change took."
        ),
        _plain,
    ),
    "detail": (
        tr_later("The data are by country and commodity: there are no ports, companies, prefectures, models or contracts."),
        _plain,
    ),
}
