"""Figures without a value: of goods of which there are numbers only, and volumes of months behind the last value."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.row import VALUE, VOLUMES_ONLY
from bot.errors import AskError
from bot.question.request import Request
from bot.speech import tr

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.engine.facts import Facts
    from bot.engine.resolving.asked import Words
    from bot.engine.row import Row
    from bot.engine.sql.verb import Verb


def with_values(rows: Iterable[Row], request: Request) -> tuple[Row, ...]:
    """The rows without those of volumes alone, which are for questions on these only."""
    asked = request.measure == "volume" and request.as_of is None
    return tuple(row for row in rows if asked or row.series != VOLUMES_ONLY)


def in_number(request: Request, query: Verb, words: Words) -> Request:
    """The request with its numbers as the figures. Raises AskError(no_data) where the query works with values."""
    if query.header.measure == [VALUE]:
        return request.model_copy(update={"measure": "volume"})
    raise _no_values(request, words, [request.commodities])


def refuse_mixed(request: Request, facts: Facts, words: Words) -> None:
    """Refuse to add numbers to values. Raises AskError(no_data); offered are both apart."""
    numbers = tuple(code for code in request.commodities if code in facts.counted)
    values = tuple(code for code in request.commodities if code not in facts.counted)
    if numbers and values and "commodities" in request.together:
        raise _no_values(request, words, [numbers, values])


def _no_values(request: Request, words: Words, apart: list[tuple[str, ...]]) -> AskError:
    plain = (Request(commodities=goods, partners=request.partners, periods=request.periods) for goods in apart)
    message = tr("Of used and new vehicles these data have the number only, no values.")
    return AskError("no_data", message, tuple(words(one) for one in plain))
