"""Goods of which there are numbers only: used and new vehicles, which others counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.engine.row import VALUE
from bot.errors import AskError
from bot.question.request import Request
from bot.speech import tr

if TYPE_CHECKING:
    from bot.engine.resolving.resolve import Words
    from bot.engine.sql.verb import Verb


def in_number(request: Request, query: Verb, words: Words) -> Request:
    """The request with its numbers as the figures. Raises AskError(no_data) where the query works with values."""
    if query.header.measure == [VALUE]:
        return request.model_copy(update={"measure": "volume"})
    plain = Request(commodities=request.commodities, partners=request.partners, periods=request.periods)
    message = tr("Of used and new vehicles these data have the number only, no values.")
    raise AskError("no_data", message, (words(plain),))
